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

  /// A matrix has no place to break at: in large letters it is made as small as in usual ones.
  @Test
  void aMatrixInLargeLettersIsNotCutByANarrowPage() {
    String entries = "1.00 & 0.20 & -0.50 & 0.70 \\\\ 0.20 & -1.00 & 1.00 & -0.30";
    Passage.Line matrix =
        new Passage.Line(
            List.of(
                Piece.of("K"),
                Piece.of("="),
                Piece.of("\\begin{bmatrix} " + entries + " \\end{bmatrix}", Role.VALUE)),
            "");
    FormulaLine line =
        new FormulaLine(FormulaLine.typeset(matrix, typesetter, Look.DEFAULT, 34, 0), "");
    double whole = line.prefWidth(-1);
    double room = Math.ceil(0.6 * whole);
    line.fit(room);
    assertTrue(line.prefWidth(-1) <= room, line.prefWidth(-1) + " in " + room);
    line.fit(0.2 * whole);
    assertTrue(line.prefWidth(-1) > 0.25 * whole, "still legible");
  }
}
