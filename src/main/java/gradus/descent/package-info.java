/// Descents over a graph: which numbers move, by which rule, and what became of them. May import
/// `tensor`, `lang`, `latex`, `op`, `op.catalogue`, `reading`, `graph`, `trace` and `data`.
package gradus.descent;
