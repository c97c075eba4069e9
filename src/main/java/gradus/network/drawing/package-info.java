/// The picture of a network at any step, from the same trace as the picture of its gates, and what
/// its neurons and lines say when they are asked. Knows no toolkit. May import `tensor`, `lang`,
/// `op`, `op.catalogue`, `latex`, `graph`, `trace`, `explain.term`, `explain.passage`, `explain`,
/// `explain.entry`, `picture`, `diagram` and `network`.
package gradus.network.drawing;
