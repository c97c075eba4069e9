package gradus.ui.piece;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.picture.Look;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/// What is left to typeset when a formula is laid out.
class FormulaLineTest extends ApplicationTest {
  private static final Passage.Line LONG =
      new Passage.Line(
          List.of(
              Piece.of("\\frac{\\partial L}{\\partial w}", Role.LOCAL),
              Piece.of("= a b + c d + e f + g h + u v + p q + r s + x y z", Role.LOCAL),
              Piece.of("= 1.00 + 2.00 + 3.00 + 4.00 + 5.00 + 6.00", Role.LOCAL)),
          "");

  private final Typesetter typesetter = new Typesetter();

  private FormulaLine line(double room) {
    return new FormulaLine(FormulaLine.typeset(LONG, typesetter, Look.DEFAULT, 17, room), "");
  }

  @Test
  void whatIsMadeForAWidthIsReadyInIt() {
    FormulaLine line = line(200);
    int made = typesetter.made();
    double whole = line.prefHeight(-1);
    line.fit(200);
    assertTrue(line.prefHeight(-1) > 2 * whole, "not broken");
    assertEquals(made, typesetter.made());
    line.fit(120);
    assertTrue(typesetter.made() > made, "nothing else is made in another width");
  }

  @Test
  void whatHasRoomIsReadyWithoutAWidth() {
    FormulaLine line = line(0);
    int made = typesetter.made();
    assertTrue(line.prefHeight(-1) > 0);
    assertEquals(made, typesetter.made());
  }

  @Test
  void aPageThatIsTooNarrowIsReadyToo() {
    FormulaLine line = line(20);
    int made = typesetter.made();
    line.fit(20);
    assertEquals(made, typesetter.made());
  }
}
