package gradus.diagram;

/// Which wires bear their names in the picture.
public enum WireNaming {
  /// Those that the text names.
  TEXT,
  /// Those too that a name was given, while the step speaks of them.
  SPOKEN,
  /// All of them.
  ALWAYS;

  /// Those that a sentence below the picture may speak of, which a picture without emphasis cannot
  /// tell from the others.
  public static WireNaming besides(boolean emphasised) {
    return emphasised ? SPOKEN : ALWAYS;
  }
}
