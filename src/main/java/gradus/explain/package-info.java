/// A step in words: what happened, with the numbers in it, in English and Korean. May import
/// `tensor`, `lang`, `latex`, `op`, `op.catalogue`, `reading`, `graph`, `trace`, `calculus`,
/// `calculus.tensors`, `graph.doubt`, `explain.term` and `explain.passage`.
package gradus.explain;
