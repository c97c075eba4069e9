package gradus.explain.passage;

/// What a piece of a formula is, so that it can wear its wire's colour.
public enum Role {
  PLAIN,
  /// A forward value.
  VALUE,
  UPSTREAM,
  LOCAL,
  DOWNSTREAM,
  /// What goes along with a value in forward mode.
  TANGENT;

  /// Whether it is a gradient that flows along a wire.
  public boolean isGradient() {
    return this == UPSTREAM || this == DOWNSTREAM;
  }
}
