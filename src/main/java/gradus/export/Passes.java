package gradus.export;

/// Which passes a picture is about.
public enum Passes {
  BOTH,
  /// The forward pass alone, without room for gradients.
  FORWARD
}
