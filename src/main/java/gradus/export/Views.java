package gradus.export;

/// As what a program is drawn.
public enum Views {
  /// Gates and wires.
  GRAPH,
  /// Layers of neurons.
  NETWORK,
  /// How one number moves with another, and its slope.
  CURVE
}
