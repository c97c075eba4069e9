package gradus.diagram;

import gradus.picture.Look;

/// How a diagram is drawn: decimals shown, theme and palette, whether kinks and NaN are badged.
public record Options(int digits, Look look, boolean badges) {
  public static final Options DEFAULT = new Options(2, Look.DEFAULT, true);

  public Options withDigits(int decimals) {
    return new Options(decimals, look, badges);
  }

  public Options withLook(Look other) {
    return new Options(digits, other, badges);
  }

  public Options withBadges(boolean shown) {
    return new Options(digits, look, shown);
  }
}
