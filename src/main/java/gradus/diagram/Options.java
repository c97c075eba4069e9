package gradus.diagram;

import gradus.picture.Look;

/// How a diagram is drawn.
///
/// @param digits decimals shown
/// @param badges whether kinks and NaN are badged
/// @param patterns whether every gate and fork wears the badge of what it does with gradients
public record Options(int digits, Look look, boolean badges, boolean patterns) {
  public static final Options DEFAULT = new Options(2, Look.DEFAULT, true, false);

  public Options withDigits(int decimals) {
    return new Options(decimals, look, badges, patterns);
  }

  public Options withLook(Look other) {
    return new Options(digits, other, badges, patterns);
  }

  public Options withBadges(boolean shown) {
    return new Options(digits, look, shown, patterns);
  }

  public Options withPatterns(boolean shown) {
    return new Options(digits, look, badges, shown);
  }
}
