package gradus.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetteringTest {
  private static final TextStyle STYLE = TextStyle.plain(16);

  @Test
  void theFontHasEveryLetterTheLectureUses() {
    String needed =
        "αβγδεθλμσφωΓΔΣΩ∂∇‖²³₀₁₂₃₄₅₆₇₈₉ᵀ⁽⁾¹ⁿ×−·√⊙Σ→←÷∞≈≤≥∈ȳ…abcXYZ0123456789+*/^()[]{}|,.";
    for (boolean bold : new boolean[] {false, true}) {
      for (boolean italic : new boolean[] {false, true}) {
        var font = Lettering.font(new TextStyle(16, bold, italic));
        assertEquals(-1, font.canDisplayUpTo(needed));
        assertTrue(font.getFamily().startsWith("DejaVu Sans"));
      }
    }
  }

  @Test
  void facesAreFourFilesOfTheDependency() {
    assertEquals(4, Lettering.faces().stream().distinct().count());
  }

  @Test
  void digitsAreAllOfOneWidth() {
    for (char digit = '0'; digit <= '9'; digit++) {
      assertEquals(
          Lettering.width("0", STYLE), Lettering.width(String.valueOf(digit), STYLE), 1e-6);
    }
  }

  @Test
  void widthGrowsInProportionToTheSize() {
    double one = Lettering.width("−2.00 w₀", STYLE);
    assertEquals(2 * one, Lettering.width("−2.00 w₀", STYLE.sized(32)), 0.01 * one);
  }

  @Test
  void hangulHasAWidthOnEveryMachine() {
    assertTrue(Lettering.width("가중치", STYLE) > 16);
    double apart = Lettering.width("w", STYLE) + Lettering.width("가", STYLE);
    assertEquals(apart, Lettering.width("w가", STYLE), 1e-3);
  }

  @Test
  void aCombiningBarAddsNoWidth() {
    assertEquals(Lettering.width("x", STYLE), Lettering.width("x̄", STYLE), 0.5);
  }

  @Test
  void aRaisedMarkStandsAboveTheIndexBeforeIt() {
    assertEquals(Lettering.width("w⁽¹⁾", STYLE), Lettering.width("w₁⁽¹⁾", STYLE), 1e-6);
    assertEquals(Lettering.width("w₁₁₁₁", STYLE), Lettering.width("w₁₁₁₁²", STYLE), 1e-6);
    assertEquals(Lettering.width("L_data", STYLE), Lettering.width("L_dataᵀ", STYLE), 1e-6);
    double apart = Lettering.width("w₁", STYLE) + Lettering.width("x²", STYLE);
    assertEquals(apart, Lettering.width("w₁x²", STYLE), 1e-3);
  }

  @Test
  void anIndexAndTheMarkAboveItDoNotTouch() {
    List<Stretch.Placed> placed = Stretch.placed("w₁₁⁽¹⁾ᵀ x₂", STYLE);
    assertEquals(
        List.of("w", "₁₁", "⁽¹⁾ᵀ", " x", "₂"), placed.stream().map(Stretch.Placed::text).toList());
    assertEquals(
        List.of(false, false, true, false, false),
        placed.stream().map(Stretch.Placed::above).toList());
    double low = Lettering.outline("₁₁", STYLE).getBounds2D().getMinY() + placed.get(1).drop();
    double high = Lettering.outline("⁽¹⁾ᵀ", STYLE).getBounds2D().getMaxY() + placed.get(2).drop();
    assertTrue(high < low, high + " above " + low);
    assertEquals(0, placed.get(4).drop());
  }

  @Test
  void anIndexOfABoldNameIsLight() {
    TextStyle bold = TextStyle.name(16).inBold();
    double index = Lettering.width("L_data", TextStyle.name(16)) - width(TextStyle.name(16));
    assertEquals(index, Lettering.width("L_data", bold) - width(bold), 1e-6);
    assertTrue(width(bold) > width(TextStyle.name(16)));
  }

  private static double width(TextStyle style) {
    return Lettering.width("L", style);
  }

  @Test
  void emptyTextHasNoWidth() {
    assertEquals(0, Lettering.width("", STYLE));
  }

  @Test
  void bracketsAndTailsStayWithinAscentAndDescent() {
    Rectangle2D ink = Lettering.outline("[(|dgjy0)]", STYLE).getBounds2D();
    assertTrue(-ink.getMinY() <= Lettering.ascent(STYLE), () -> "above " + -ink.getMinY());
    assertTrue(ink.getMaxY() <= Lettering.descent(STYLE), () -> "below " + ink.getMaxY());
  }

  @Test
  void aSignIsCentredByItsInk() {
    Rectangle2D ink = Lettering.outline("+", STYLE).getBounds2D();
    assertEquals(0, ink.getCenterY() + Lettering.drop("+", STYLE), 1e-6);
  }
}
