package gradus.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
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
