package gradus.ui.piece;

import gradus.picture.Ink;
import gradus.picture.Look;
import java.awt.Color;
import java.util.List;
import java.util.Locale;

/// The colours of the picture for the controls around it.
public final class InkStyle {
  private static final List<Ink> INKS =
      List.of(Ink.VALUE, Ink.GRADIENT, Ink.TANGENT, Ink.BACKGROUND, Ink.LIT_FILL, Ink.LIT_EDGE);

  /// Signs on buttons and beside texts, in sizes of the letters.
  private static final double ICON = 20.0 / 14;

  private static final double SMALL_ICON = 17.0 / 14;

  private InkStyle() {}

  /// As CSS: each ink by its name, and how large texts are, px.
  public static String of(Look look, double size) {
    StringBuilder style = new StringBuilder();
    for (Ink ink : INKS) {
      style.append("-gradus-").append(ink.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      style.append(": ").append(css(look.colour(ink))).append("; ");
    }
    style.append("-gradus-icon: ").append(ICON * size).append("px; ");
    style.append("-gradus-icon-small: ").append(SMALL_ICON * size).append("px; ");
    return style.append("-fx-font-size: ").append(size).append("px;").toString();
  }

  /// A colour as style sheets and formulas write it, `#rrggbb`.
  public static String css(Color colour) {
    return String.format("#%02x%02x%02x", colour.getRed(), colour.getGreen(), colour.getBlue());
  }
}
