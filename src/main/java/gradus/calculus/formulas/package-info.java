/// Formulas of whole tensors, before they are derived: products and sums of them, how people read
/// them and how a program has them. May import `tensor`, `lang`, `latex`, `op`, `op.catalogue`,
/// `graph` and `calculus`.
package gradus.calculus.formulas;
