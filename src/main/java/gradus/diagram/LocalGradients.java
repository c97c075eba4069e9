package gradus.diagram;

/// Whether the local gradients stand at a gate's operands, as the lecture writes them (CS231n,
/// lecture 4).
public enum LocalGradients {
  NONE,
  /// ∂q/∂x.
  SYMBOLS,
  /// The number; ∂q/∂W where it is more than one.
  NUMBERS
}
