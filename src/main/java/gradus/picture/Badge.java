package gradus.picture;

/// The small round signs that stand at gates.
public final class Badge {
  private static final double WARNING = 8;
  private static final TextStyle BOLD = new TextStyle(11, true, false);
  private static final TextStyle PLAIN = TextStyle.plain(11);

  private Badge() {}

  /// A gate that made or handed back what is no number.
  public static Figure broken(double x, double y) {
    return warning(x, y, "!", Ink.WARN, Ink.BACKGROUND, Ink.BACKGROUND);
  }

  /// A gate at a point without a derivative.
  public static Figure kink(double x, double y) {
    // On white paper its ground alone would not be seen.
    return warning(x, y, "∠", Ink.BADGE_FILL, Ink.BADGE_TEXT, Ink.GATE_EDGE);
  }

  private static Figure warning(double x, double y, String sign, Ink fill, Ink ink, Ink edge) {
    return new Figure.Several(
        new Figure.Disc(x, y, WARNING, fill, edge, edge == Ink.BACKGROUND ? 1.5 : 0.8),
        new Figure.Text(x, y + 4, sign, BOLD, ink, Figure.Anchor.CENTRE));
  }

  /// What a gate does with gradients, as one sign.
  public static Figure pattern(String glyph, double x, double y, double radius) {
    double baseline = y + Lettering.drop(glyph, PLAIN);
    return new Figure.Several(
        new Figure.Disc(x, y, radius, Ink.BADGE_FILL, Ink.GATE_EDGE, 0.8),
        new Figure.Text(x, baseline, glyph, PLAIN, Ink.BADGE_TEXT, Figure.Anchor.CENTRE));
  }
}
