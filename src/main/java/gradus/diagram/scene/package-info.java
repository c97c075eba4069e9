/// What a picture shows before anything is measured or placed: its parts and lines, the rows they
/// stand in and the inputs drawn more than once, and what a step is about. May import `tensor`,
/// `graph.place`, `graph`, `trace`, `op.catalogue`, `explain.term`, `layout.split` and `layout`.
package gradus.diagram.scene;
