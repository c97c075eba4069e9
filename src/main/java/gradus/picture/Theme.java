package gradus.picture;

/// The surroundings a picture is looked at in.
public enum Theme {
  LIGHT,
  DARK,
  /// Black on white paper; gradients are underlined.
  PRINT
}
