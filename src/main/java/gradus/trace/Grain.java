package gradus.trace;

/// How much one step does.
public enum Grain {
  /// The whole forward pass, the whole backward pass.
  PASS,
  /// One gate: its value, or the gradients of all its operands.
  GATE,
  /// One wire: one operand's gradient; at a fork, its addition is a step of its own.
  WIRE,
  /// Upstream, local, product, accumulate.
  PART
}
