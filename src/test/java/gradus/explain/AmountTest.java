package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.CopiedAxis;
import gradus.explain.term.Spoken;
import gradus.graph.Gate;
import gradus.lang.IndexLetters;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AmountTest {
  private static final CopiedAxis FIRST = new CopiedAxis(List.of(0), false);
  private static final CopiedAxis SECOND = new CopiedAxis(List.of(1), false);
  private static final CopiedAxis BOTH = new CopiedAxis(List.of(0), true);
  private static final IndexLetters PLAIN = IndexLetters.beside(Set.of());

  private final AmountWriter two = new AmountWriter(new Numbers(2, false));
  private final AmountWriter whole = new AmountWriter(new Numbers(2, true));

  private void written(String latex, String text, Amount amount) {
    assertEquals(latex, two.latex(amount));
    assertEquals(text, two.text(amount));
  }

  @Test
  void numbersAreWrittenTwice() {
    written("-2.00", "−2.00", new Amount.Number(-2));
    written("0", "0", new Amount.Number(-0.0));
    written("-1.5\\mathord{\\cdot}10^{-9}", "−1.5·10⁻⁹", new Amount.Number(-1.5e-9));
    written("2.0\\mathord{\\cdot}10^{12}", "2.0·10¹²", new Amount.Number(2e12));
    written("-\\infty", "−∞", new Amount.Number(Double.NEGATIVE_INFINITY));
    written("\\infty", "∞", new Amount.Number(Double.POSITIVE_INFINITY));
    written("\\mathrm{NaN}", "NaN", new Amount.Number(Double.NaN));
    written("\\cdots", "…", new Amount.Open());
    assertEquals("-3", whole.latex(new Amount.Number(-3)));
    assertEquals("0", whole.text(new Amount.Number(0)));
  }

  @Test
  void literalsKeepTheirDigitsUnlessTheyAreMany() {
    written("-2", "−2", new Amount.Literal(-2));
    written("0.123456", "0.123456", new Amount.Literal(0.123456));
    written("0.1235", "0.1235", new Amount.Literal(0.123456789));
    written("1.414", "1.414", new Amount.Literal(Math.sqrt(2)));
    written("-0.01234", "−0.01234", new Amount.Literal(-0.0123432123));
    written("10^{-9}", "10⁻⁹", new Amount.Literal(1e-9));
    written("-2.5\\mathord{\\cdot}10^{12}", "−2.5·10¹²", new Amount.Literal(-2.5e12));
    written("3.333\\mathord{\\cdot}10^{-10}", "3.333·10⁻¹⁰", new Amount.Literal(1e-9 / 3));
    written("\\infty", "∞", new Amount.Literal(Double.POSITIVE_INFINITY));
    assertEquals(0.123456, new Amount.Literal(0.123456).written());
    assertEquals(0.1235, new Amount.Literal(0.123456789).written());
    assertEquals(1e-9, new Amount.Literal(1e-9).written());
  }

  @Test
  void digitsThatTheTextHasAreShownOrDotsForThem() {
    written("3.14159265", "3.14159265", constant("3.14159265"));
    written("0.953", "0.953", constant("0.953"));
    written("123\\,456.789", "123\u2009456.789", constant("123456.789"));
    written("1.23456789\\mathord{\\cdot}10^{-4}", "1.23456789·10⁻⁴", constant("0.000123456789"));
    assertEquals(3.14159265, constant("3.14159265").written());
    // What ends in dots is not rounded: the digits go on so.
    written("1.41421\\ldots", "1.41421…", constant("1.41421356237"));
    written("0.123456\\ldots", "0.123456…", constant("0.1234567890123"));
    written("-2.71828\\ldots", "−2.71828…", constant("(-2.718281828459)"));
    assertEquals(1.41421, constant("1.41421356237").written());
  }

  private static Amount.Literal constant(String formula) {
    Gate gate =
        Texts.build("x = 2; f = x*" + formula).graph().gates().stream()
            .filter(Gate::isConstant)
            .findFirst()
            .orElseThrow();
    return Amount.Literal.of(gate);
  }

  @Test
  void literalsThatNoFewDigitsTellAreWrittenAsTheTextHasThem() {
    written("\\sqrt{2}", "√2", constant("sqrt(2)"));
    written("-\\sqrt{2}", "−√2", constant("(-sqrt(2))"));
    written("\\sqrt{\\pi}", "√π", constant("sqrt(pi)"));
    written("\\sqrt{2 \\, \\pi}", "√(2 π)", constant("sqrt(2*pi)"));
    written("\\pi", "π", constant("pi"));
    written("\\frac{1}{3}", "(1/3)", constant("(1/3)"));
    written("\\frac{\\pi}{4}", "(π/4)", constant("(pi/4)"));
    written("e^{2}", "e²", constant("(e^2)"));
    written("2^{0.3}", "(2^0.3)", constant("(2^0.3)"));
    // What has few digits is a number, and so is what is a sum or long.
    written("10^{-7}", "10⁻⁷", constant("10^-7"));
    written("0.5", "0.5", constant("(1/2)"));
    written("2", "2", constant("sqrt(4)"));
    written("2.414", "2.414", constant("(1 + sqrt(2))"));
    written("0.03235", "0.03235", constant("(exp(-3)/(1 + exp(-2/3)*(1 + exp(-3))))"));
    assertEquals(Math.sqrt(2), constant("sqrt(2)").written());
    assertEquals(2.414, constant("(1 + sqrt(2))").written());
    assertTrue(constant("(1/3)").isCompound());
    assertFalse(constant("sqrt(2)").isCompound());
    assertFalse(constant("(1/2)").isCompound());
  }

  @Test
  void aCommonPowerOfTenStandsBeforeTheBracket() {
    written(
        "10^{-3} \\times \\begin{bmatrix} 1.20 \\\\ 0 \\\\ -4.00 \\end{bmatrix}",
        "10⁻³ × [1.20, 0, −4.00]",
        Amount.of(Tensor.vector(0.0012, 0, -0.004), false));
    assertTrue(two.isRaised(Amount.of(Tensor.vector(0.0012, 0.001), false)));
    assertFalse(two.isRaised(Amount.of(Tensor.vector(0.12, 0.001), false)));
    written("12\\,345.00", "12 345.00", new Amount.Number(12345));
  }

  @Test
  void vectorsStandOrLieAndLargeTensorsAreTheirShape() {
    Tensor v = Tensor.vector(1, -2, 3);
    written(
        "\\begin{bmatrix} 1.00 \\\\ -2.00 \\\\ 3.00 \\end{bmatrix}",
        "[1.00, −2.00, 3.00]",
        Amount.of(v, false));
    assertEquals(
        "\\begin{bmatrix} 1.00 & -2.00 & 3.00 \\end{bmatrix}", two.latex(Amount.of(v, true)));
    assertEquals(
        "\\begin{bmatrix} 1.00 & 1.00 & 1.00 \\\\ 1.00 & 1.00 & 1.00 \\end{bmatrix}",
        two.latex(Amount.of(Tensor.ones(Shape.matrix(2, 3)), false)));
    assertEquals(
        "\\left[ 2 \\times 9 \\right]",
        two.latex(Amount.of(Tensor.ones(Shape.matrix(2, 9)), false)));
    assertEquals("\\left[ 9 \\right]", two.latex(Amount.of(Tensor.ones(Shape.vector(9)), false)));
    assertEquals(new Amount.Number(4), Amount.of(Tensor.scalar(4), true));
  }

  @Test
  void whatBeginsWithASignIsBracketedAfterAnother() {
    assertEquals("(-4.00)", two.bracketed(new Amount.Number(-4)));
    assertEquals("4.00", two.bracketed(new Amount.Number(4)));
    assertEquals("(-\\infty)", two.bracketed(new Amount.Number(Double.NEGATIVE_INFINITY)));
    assertEquals("\\mathrm{NaN}", two.bracketed(new Amount.Number(Double.NaN)));
    assertEquals("(-2)", two.bracketed(new Amount.Literal(-2)));
    assertFalse(two.isNegative(Amount.of(Tensor.vector(-1, 2), false)));
    assertEquals("(−3)", Spoken.exact(Tensor.scalar(-3)).bracketed().text());
    assertEquals("(−0)", Spoken.exact(Tensor.scalar(-0.0)).bracketed().text());
    assertEquals("3", Spoken.exact(Tensor.scalar(3)).bracketed().text());
    assertEquals("ℝ⁵ˣ⁵", Spoken.of(Tensor.ones(Shape.matrix(5, 5)), Numbers.SLIDES).text());
    // No vector with a number in it.
    assertEquals("ℝ³⁰", Spoken.of(Tensor.ones(Shape.vector(30)), Numbers.SLIDES).text());
  }

  @Test
  void theAxisOfACopyIsNamed() {
    Shape wide = Shape.matrix(2, 3);
    assertEquals(FIRST, CopiedAxis.of(Shape.matrix(1, 3), wide));
    assertEquals(FIRST, CopiedAxis.of(Shape.vector(3), wide));
    assertEquals(SECOND, CopiedAxis.of(Shape.matrix(2, 1), wide));
    assertEquals(BOTH, CopiedAxis.of(Shape.matrix(1, 1), wide));
    assertEquals(BOTH, CopiedAxis.of(Shape.SCALAR, wide));
    assertEquals(FIRST, CopiedAxis.of(Shape.SCALAR, Shape.vector(3)));
    assertEquals("i, j", BOTH.latex(wide, PLAIN));
    assertEquals("j", SECOND.latex(wide, PLAIN));
    assertEquals("i", FIRST.latex(wide, PLAIN));
    assertEquals("i", FIRST.latex(Shape.vector(3), PLAIN));
    assertEquals(FIRST, CopiedAxis.of(Shape.vector(3), Shape.matrix(1, 3)));
    assertEquals("explain.axis.both", BOTH.key(wide));
    Shape deep = Shape.of(2, 3, 4);
    CopiedAxis outer = CopiedAxis.of(Shape.matrix(1, 4), deep);
    assertEquals("i, j", outer.latex(deep, PLAIN));
    assertEquals("explain.axes.numbered", outer.key(deep));
    assertEquals("0, 1", outer.numbers());
    CopiedAxis middle = CopiedAxis.of(Shape.of(2, 1, 4), deep);
    assertEquals("j", middle.latex(deep, PLAIN));
    assertEquals("explain.copied.axis", middle.sum(deep));
    assertEquals("i, j, p", CopiedAxis.of(Shape.SCALAR, deep).latex(deep, PLAIN));
    assertEquals("explain.axis.0.vector", FIRST.key(Shape.vector(3)));
  }

  private static List<String> read(String program) {
    Trace trace = Trace.of(Texts.build(program).graph());
    Steps steps = Steps.of(trace, Grain.GATE);
    Explanation last =
        Explanation.of(steps, steps.last(), new Manner(Locale.ENGLISH, trace.numbers(2)));
    return last.blocks().stream()
        .filter(Passage.Line.class::isInstance)
        .map(b -> ((Passage.Line) b).text())
        .toList();
  }

  @Test
  void smallNumbersAndWhatIsNoneAreReadAloudAsTextNotLatex() {
    List<String> small = read("x = 2, y = 3e-9\nf = x*y");
    assertTrue(small.contains("local gradient 3.0·10⁻⁹"), "" + small);
    assertTrue(small.contains("to x: upstream 1.00 · local 3.0·10⁻⁹ = 3.0·10⁻⁹"), "" + small);
    List<String> nan = read("x = 0\nf = x*log(x)");
    assertTrue(nan.stream().noneMatch(t -> t.contains("\\") || t.contains("{")), "" + nan);
  }

  @Test
  void aFunctionOfTheProgramIsExplainedWhileItsInputIsBlank() {
    Trace blank = Trace.of(Texts.build("swish(x) = x*sigmoid(x)\nf = swish(z)*2").graph());
    int told = 0;
    for (Gate gate : blank.graph().gates()) {
      Explanation e =
          Explanation.of(blank, gate, blank.end(), new Manner(Locale.ENGLISH, Numbers.SLIDES));
      assertFalse(e.blocks().isEmpty());
      told++;
    }
    assertEquals(4, told);
  }
}
