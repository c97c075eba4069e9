/// What stands in formulas and sentences about a gate, numbers and symbols as values, and what
/// writes them. May import `tensor`, `lang`, `latex`, `op`, `op.catalogue`, `reading`, `graph` and
/// `trace`.
package gradus.explain.term;
