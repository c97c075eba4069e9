package gradus.diagram;

import gradus.op.Signs;
import gradus.picture.Look;

/// How a diagram is drawn.
///
/// @param digits decimals shown
/// @param badges whether kinks and NaN are badged
/// @param signs which signs stand in the gates
/// @param patterns whether every gate and fork wears the badge of what it does with gradients
public record Options(int digits, Look look, Signs signs, boolean badges, boolean patterns) {
  public static final Options DEFAULT = new Options(2, Look.DEFAULT, Signs.TEXTBOOK, true, false);

  public Options withDigits(int decimals) {
    return new Options(decimals, look, signs, badges, patterns);
  }

  public Options withLook(Look other) {
    return new Options(digits, other, signs, badges, patterns);
  }

  public Options withBadges(boolean shown) {
    return new Options(digits, look, signs, shown, patterns);
  }

  public Options withPatterns(boolean shown) {
    return new Options(digits, look, signs, badges, shown);
  }

  public Options withSigns(Signs other) {
    return new Options(digits, look, other, badges, patterns);
  }
}
