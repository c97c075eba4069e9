package gradus.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.latex.LatexPrinter;
import gradus.latex.LatexProgram;
import gradus.latex.Signs;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormulaTest {
  /// Around a formula of one line, which a broken one has not.
  private static final double MARGINS = 8;

  static List<Example> examples() {
    assertTrue(Examples.all().size() >= 14, "examples: " + Examples.all().size());
    return Examples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsTypeset(Example example) {
    String latex =
        LatexProgram.shown(
            ProgramReader.read(example.program()), Signs.TEXTBOOK, e -> LatexPrinter.Product.PLAIN);
    Formula formula = Formula.of(latex, 17).orElseThrow();
    assertTrue(formula.width() > 30 && formula.height() > 10);
    assertTrue(inked(formula.image(Color.BLACK, 2)) > 200);
  }

  /// The typesetter has one sign for all formulas: one that stands closer in a number would do so
  /// from then on wherever factors have it between them.
  @Test
  void thePointOfAPowerOfTenLeavesTheOneOfFactorsItsRoom() {
    String factors = "\\vphantom{x} \\cdot \\vphantom{x}";
    double before = Formula.of(factors, 20).orElseThrow().width();
    String program =
        LatexProgram.shown(
            ProgramReader.read("f = 2.8e-7*x, x = 1"),
            Signs.TEXTBOOK,
            e -> LatexPrinter.Product.PLAIN);
    assertTrue(program.contains("2.8\\mathord{\\cdot}10^{-7}"), program);
    assertTrue(Formula.of(program, 20).isPresent());
    assertEquals(before, Formula.of(factors, 20).orElseThrow().width());
  }

  @Test
  void hangulAndRepeatsAreTypeset() {
    String text = "repeat 3 { 은닉 = tanh(w*은닉 + b) }\n손실 = (은닉 - w_11)^2/2, f(x) = ŷ + ‖x‖";
    Formula formula =
        Formula.of(
                LatexProgram.shown(
                    ProgramReader.read(text), Signs.TEXTBOOK, e -> LatexPrinter.Product.PLAIN),
                17)
            .orElseThrow();
    assertTrue(formula.width() > 100);
  }

  @Test
  void aFormulaWiderThanTheRoomIsBrokenIntoLines() {
    String latex = "a = b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q";
    Formula one = Formula.of(latex, 18).orElseThrow();
    Formula lines = Formula.within(latex, 18, 200).orElseThrow();
    assertTrue(one.width() > 200, "" + one.width());
    assertTrue(lines.width() <= 201, "" + lines.width());
    assertTrue(lines.height() > 2 * one.height(), "" + lines.height());
    assertEquals(one.ascent(), lines.ascent(), 4);
    Formula roomy = Formula.within(latex, 18, one.width() + 1).orElseThrow();
    assertEquals(one.height(), roomy.height(), 7);
  }

  @Test
  void whatStandsInBracketsIsBrokenAndAMatrixIsNot() {
    String sum =
        "\\left[\\sum_{j \\ne y} \\left( \\mathbf{1}[s_j + 1 > s_y] + \\tfrac12 \\cdot"
            + " \\mathbf{1}[s_j + 1 = s_y] \\right) \\cdot \\left( \\mathbf{1}[i = j] -"
            + " \\mathbf{1}[i = y] \\right)\\right]_i";
    assertTrue(Formula.of(sum, 18).orElseThrow().width() > 350);
    // a little too wide at most, so that it is made smaller
    assertTrue(Formula.within(sum, 18, 250).orElseThrow().width() < 250 / Lines.SMALLEST);
    String matrix = "\\begin{bmatrix} a + b + c + d & e + f \\\\ g & h + i + j \\end{bmatrix}";
    Formula whole = Formula.of(matrix, 18).orElseThrow();
    assertEquals(whole.height(), Formula.within(matrix, 18, 60).orElseThrow().height(), 7);
  }

  @Test
  void aBracketWithWhatStandsBeforeItIsNotTorn() {
    String factor = "\\mathrm{diag}\\left(\\mathbf{1}[h > 0] + x \\cdot \\mathbf{1}[h = 0]\\right)";
    String latex = "W \\, " + factor + " \\, V \\, " + factor;
    double height = Formula.of(latex, 18).orElseThrow().height();
    // the line that goes on stands a letter further in and begins with a sign
    double room = Formula.of("\\cdot V \\, " + factor, 18).orElseThrow().width() + 24;
    Formula lines = Formula.within(latex, 18, room).orElseThrow();
    assertTrue(lines.width() <= room + 1, lines.width() + " in " + room);
    assertTrue(lines.height() > 1.5 * height && lines.height() < 2.7 * height, "" + lines.height());
    // a little less room tears nothing, and what holds the bracket is a little too wide
    Formula narrow = Formula.within(latex, 18, room * 0.75).orElseThrow();
    double bracket = Formula.of(factor, 18).orElseThrow().width();
    assertTrue(narrow.width() >= bracket - MARGINS, narrow.width() + " of " + bracket);
  }

  @Test
  void aNumberIsNotTornAndALineEndsBeforeNone() {
    double number = Formula.of("1234567.25", 18).orElseThrow().width();
    Formula alone = Formula.within("1234567.25", 18, number / 3).orElseThrow();
    assertEquals(number, alone.width(), MARGINS);
    double height = Formula.of("x 2 y", 18).orElseThrow().height();
    assertEquals(height, Formula.within("x 2 y", 18, 12).orElseThrow().height(), MARGINS);
    // a script and a command's argument stay what they are
    Formula scripts = Formula.of("w_1^2 + \\tfrac12", 18).orElseThrow();
    Formula broken = Formula.within("w_1^2 + \\tfrac12", 18, 500).orElseThrow();
    int ink = inked(scripts.image(Color.RED, 8));
    assertEquals(ink, inked(broken.image(Color.RED, 8)), 0.02 * ink);
  }

  @Test
  void whatTheTypesetterDoesNotKnowIsEmpty() {
    assertTrue(Formula.of("\\nosuchcommand{x}", 17).isEmpty());
  }

  @Test
  void theImageIsAsLargeAsAsked() {
    Formula formula = Formula.of("\\frac{1}{x}", 20).orElseThrow();
    BufferedImage image = formula.image(Color.RED, 3);
    assertEquals(Math.ceil(formula.width() * 3), image.getWidth());
  }

  private static int inked(BufferedImage image) {
    int count = 0;
    for (int rgb :
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
      count += (rgb >>> 24) > 128 ? 1 : 0;
    }
    return count;
  }

  @Test
  void theGroundOfAPartGrowsOnlyAsFarAsNothingStandsBesideIt() {
    String part = "\\bgcolor{#ffee00}{w_1x_1}";
    Formula wide = Formula.of("a\\quad " + part + "\\quad b", 40).orElseThrow();
    double own = wide.ground().orElseThrow().getWidth();
    assertEquals(own + 12, wide.ground(6).orElseThrow().getWidth(), 0.6);
    Formula tight = Formula.of("\\frac{1}{1+e^{-(w_0x_0+" + part + "+w_2)}}", 40).orElseThrow();
    Rectangle2D bare = tight.ground().orElseThrow();
    Rectangle2D grown = tight.ground(6).orElseThrow();
    assertTrue(grown.getWidth() < bare.getWidth() + 5, grown + " around " + bare);
    // What stands beside it in the exponent is not under it.
    BufferedImage all = tight.image(Color.BLACK, 4);
    for (double x : List.of(grown.getMinX(), grown.getMaxX() - 0.25)) {
      if (x >= bare.getMinX() && x <= bare.getMaxX()) continue;
      for (int y = (int) (4 * bare.getMinY()) + 1; y < 4 * bare.getMaxY() - 1; y++) {
        assertEquals(0, all.getRGB((int) (4 * x), y) >>> 24, "ink at " + x);
      }
    }
  }

  /// Strokes are higher than the typesetter's boxes: of x the round ends.
  @Test
  void theGroundOfAPartHoldsItsLettersToTheirTops() {
    String part = "\\bgcolor{#ffee00}{x\\,x}";
    for (String latex : List.of(part + "+x", "\\frac{1}{1+e^{-(" + part + "+w_2)}}")) {
      Formula formula = Formula.of(latex, 40).orElseThrow();
      Rectangle2D bare = formula.ground().orElseThrow();
      Rectangle2D grown = formula.ground(6).orElseThrow();
      assertTrue(grown.getMinY() <= bare.getMinY() - 5, grown + " around " + bare);
      assertTrue(grown.getMaxY() >= bare.getMaxY() + 5, grown + " around " + bare);
    }
  }

  /// What holds and when stand apart, as LaTeX sets them; the columns of a matrix inside stay.
  @Test
  void casesLeaveRoomBeforeTheirConditions() {
    double apart = width("\\begin{cases} a & b \\\\ a & b \\end{cases}");
    assertTrue(apart > width("\\begin{cases} a b \\\\ a b \\end{cases}") + 18, "" + apart);
    String matrix = "\\begin{bmatrix} a & b \\end{bmatrix}";
    double inside = width("\\begin{cases} " + matrix + " \\\\ c \\end{cases}");
    double plain = width("\\left\\{ " + matrix + " \\right.");
    assertTrue(inside < plain + 18, inside + " and " + plain);
  }

  private static double width(String latex) {
    return Formula.of(latex, 20).orElseThrow().width();
  }
}
