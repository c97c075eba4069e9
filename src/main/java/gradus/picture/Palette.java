package gradus.picture;

/// The pair of colours for values and gradients.
public enum Palette {
  /// Green and red, as on the lecture's slides.
  CLASSIC,
  /// Blue and orange after Okabe and Ito, told apart by every eye.
  SAFE
}
