package gradus.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LookTest {
  static List<Look> looks() {
    List<Look> all = new ArrayList<>();
    for (Theme theme : Theme.values()) {
      for (Palette palette : Palette.values()) {
        all.add(new Look(theme, palette));
      }
    }
    assertTrue(all.size() >= 3 * 2, "looks: " + all.size());
    return all;
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyTextCanBeReadOnWhatItStandsOn(Look look) {
    List<Ink> surfaces =
        List.of(Ink.BACKGROUND, Ink.FRAME_FILL, Ink.GATE_FILL, Ink.INPUT_FILL, Ink.LIT_FILL);
    for (Ink surface : surfaces) {
      readable(look, Ink.TEXT, surface);
    }
    for (Ink surface : List.of(Ink.BACKGROUND, Ink.FRAME_FILL)) {
      readable(look, Ink.VALUE, surface);
      readable(look, Ink.GRADIENT, surface);
      readable(look, Ink.MUTED, surface);
      readable(look, Ink.WARN, surface);
    }
    readable(look, Ink.VALUE, Ink.VALUE_TINT);
    readable(look, Ink.GRADIENT, Ink.GRADIENT_TINT);
    readable(look, Ink.VALUE, Ink.LIT_FILL);
    readable(look, Ink.GRADIENT, Ink.LIT_FILL);
    readable(look, Ink.BADGE_TEXT, Ink.BADGE_FILL);
    readable(look, Ink.BACKGROUND, Ink.WARN);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void linesStandOutFromTheBackground(Look look) {
    for (Ink line : List.of(Ink.WIRE, Ink.GATE_EDGE, Ink.LIT_EDGE)) {
      double contrast = contrast(look.colour(line), look.colour(Ink.BACKGROUND));
      assertTrue(contrast >= 3, () -> look + " " + line + " " + contrast);
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void valuesAndGradientsAreToldApart(Look look) {
    boolean byColour = !look.colour(Ink.VALUE).equals(look.colour(Ink.GRADIENT));
    assertTrue(byColour || look.underlines(Ink.GRADIENT));
    assertEquals(0, look.colour(Ink.NONE).getAlpha());
  }

  /// ∂L/∂x says what it is: under each of its parts a line would look like another fraction bar.
  @ParameterizedTest
  @MethodSource("looks")
  void gradientsInSymbolsHaveTheirColourAndNoLineBelow(Look look) {
    assertEquals(look.colour(Ink.GRADIENT), look.colour(Ink.DERIVATIVE));
    assertFalse(look.underlines(Ink.DERIVATIVE));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void heatIsMixedFromItsThreeColours(Look look) {
    assertEquals(look.colour(Ink.HEAT_LOW), look.heat(-1));
    assertEquals(look.colour(Ink.HEAT_MID), look.heat(0));
    assertEquals(look.colour(Ink.HEAT_HIGH), look.heat(Double.POSITIVE_INFINITY));
    assertEquals(look.colour(Ink.WARN), look.heat(Double.NaN));
  }

  @Test
  void thePalettesDiffer() {
    Color classic = new Look(Theme.LIGHT, Palette.CLASSIC).colour(Ink.VALUE);
    assertNotEquals(classic, new Look(Theme.LIGHT, Palette.SAFE).colour(Ink.VALUE));
  }

  private static void readable(Look look, Ink text, Ink surface) {
    double contrast = contrast(look.colour(text), look.colour(surface));
    assertTrue(contrast >= 4.5, () -> look + ": " + text + " on " + surface + " " + contrast);
  }

  /// The contrast ratio of WCAG 2.
  private static double contrast(Color a, Color b) {
    double la = luminance(a);
    double lb = luminance(b);
    return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
  }

  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  private static double linear(int channel) {
    double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }
}
