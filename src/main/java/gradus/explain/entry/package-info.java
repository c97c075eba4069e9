/// One entry of a tensor in words and in a formula: what it is made of. May import `tensor`,
/// `lang`, `latex`, `op`, `op.catalogue`, `graph`, `trace`, `explain.term`, `explain.passage` and
/// `explain`.
package gradus.explain.entry;
