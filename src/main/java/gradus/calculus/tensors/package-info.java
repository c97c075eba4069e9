/// Derivatives of tensors as a whole: ∂f/∂W = 2 q xᵀ, wire by wire, and how the entries come to
/// that. May import `tensor`, `lang`, `latex`, `op`, `op.catalogue`, `graph`, `trace`, `calculus`
/// and `calculus.formulas`.
package gradus.calculus.tensors;
