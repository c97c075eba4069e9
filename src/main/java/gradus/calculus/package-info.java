/// Derivatives as formulas: which textbook rule was applied to which part, and what comes out when
/// it is simplified. May import `tensor`, `lang`, `latex`, `op`, `op.catalogue`, `reading`,
/// `graph.place`, `graph` and `trace`.
package gradus.calculus;
