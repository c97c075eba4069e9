package gradus.latex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.reading.ProgramReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One expression in the signs of the textbook and in those of the notes, as a line and as LaTeX.
class SignsTest {
  private static Expr expr(String text) {
    Program program = ProgramReader.read(text);
    assertTrue(program.problems().isEmpty(), text + program.problems());
    return ((Statement.Bare) program.statements().getFirst()).body();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "w0*x0 + w_2 ; w₀ x₀ + w₂ ; w₀ ∗ x₀ + w₂",
        "3x - 2·y ; 3 x − 2 y ; 3 ∗ x − 2 ∗ y",
        "x·2 ; x · 2 ; x ∗ 2",
        "(x + y)(x - 1) ; (x + y) · (x − 1) ; (x + y) ∗ (x − 1)",
        "W1 @ x + b1 ; W₁ x + b₁ ; W₁ ∗ x + b₁",
        "x^2 + y^-1 ; x² + y⁻¹ ; x^2 + y^(−1)",
        "2^n*z1^0.5 ; 2ⁿ z₁^0.5 ; 2^n ∗ z₁^0.5",
        "x^(n + 1) ; x^(n + 1) ; x^(n + 1)",
        "(x + 1)^2 ; (x + 1)² ; (x + 1)^2",
        "h⁽¹⁾^2 ; (h⁽¹⁾)² ; (h⁽¹⁾)^2",
        "x/y/2*z ; x/y/2 · z ; x/y/2 ∗ z",
        "x/2 y ; x/2 · y ; x/2 ∗ y",
        "x/(y*z) ; x/(y z) ; x/(y ∗ z)",
        "-x*-y ; −x · (−y) ; −x ∗ (−y)",
        "x + -y*2 ; x + (−y · 2) ; x + (−y ∗ 2)",
        "-(-x) ; −(−x) ; −(−x)",
        "a - (b - c) ; a − (b − c) ; a − (b − c)",
        "transpose(W) @ x ; Wᵀ x ; Wᵀ ∗ x",
        "transpose(A + B) ; (A + B)ᵀ ; (A + B)ᵀ",
        "|x| + ‖w‖ ; |x| + ‖w‖ ; |x| + ‖w‖",
        "sigmoid(-z2) ; σ(−z₂) ; σ(−z₂)",
        "max(x1, -2.50) ; max(x₁, −2.50) ; max(x₁, −2.50)",
        "W[0, 1]·[1, -2] ; W[0, 1] · [1, −2] ; W[0, 1] ∗ [1, −2]",
        "2*3*x ; 2 × 3 x ; 2 ∗ 3 ∗ x",
        "exp(-2x) + exp(r)^2 ; e^(−2 x) + (eʳ)² ; e^(−2 ∗ x) + (e^r)^2",
        "exp(x)*e ; exp(x) e ; exp(x) ∗ e",
        "tax·apples ; tax × apples ; tax ∗ apples",
        "2·den^2·x·theta·w_1 ; 2 × den² × x θ w₁ ; 2 ∗ den^2 ∗ x ∗ θ ∗ w₁",
        "transpose(weights) @ q @ x ; weightsᵀ × q x ; weightsᵀ ∗ q ∗ x",
        "1e-3*x ; 1·10⁻³ x ; 1·10⁻³ ∗ x",
      })
  void aLineOfTextIsWrittenInTheSignsChosen(String text, String textbook, String notes) {
    assertEquals(textbook, LinePrinter.text(expr(text), Signs.TEXTBOOK));
    assertEquals(notes, LinePrinter.text(expr(text), Signs.NOTES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "w0*x0 ; w_{0} \\, x_{0} ; w_{0} \\ast x_{0}",
        "3x·2 ; 3 \\, x \\cdot 2 ; 3 \\ast x \\ast 2",
        "W @ x ; W \\, x ; W \\ast x",
        "x^2/y ; \\frac{x^{2}}{y} ; \\frac{x^{2}}{y}",
        "-x ; -x ; -x",
        "-(-y) ; -\\left(-y\\right) ; -\\left(-y\\right)",
        "x0*exp(-z) ; x_{0} \\, e^{-z} ; x_{0} \\ast e^{-z}",
        "x + -y*2 ; x + \\left(-y \\cdot 2\\right) ; x + \\left(-y \\ast 2\\right)",
        "2e-3*x ; 2\\mathord{\\cdot}10^{-3} \\, x ; 2\\mathord{\\cdot}10^{-3} \\ast x",
      })
  void aFormulaIsTypesetInTheSignsChosen(String text, String textbook, String notes) {
    assertEquals(
        textbook, LatexPrinter.shown(expr(text), Signs.TEXTBOOK, e -> LatexPrinter.Product.PLAIN));
    assertEquals(
        notes, LatexPrinter.shown(expr(text), Signs.NOTES, e -> LatexPrinter.Product.PLAIN));
  }

  /// Derivatives have negative numbers, which nobody types.
  @Test
  void aNegativeNumberStandsInBracketsBehindASign() {
    Span nowhere = new Span(0, 0);
    Expr minusTwo = new Expr.Num(nowhere, -2, "-2");
    Expr x = new Expr.Name(nowhere, "x");
    Expr product = new Expr.Binary(nowhere, Operator.PRODUCT, minusTwo, x);
    assertEquals("−2 x", LinePrinter.text(product, Signs.TEXTBOOK));
    Expr sum = new Expr.Binary(nowhere, Operator.ADD, x, product);
    assertEquals("x + (−2 x)", LinePrinter.text(sum, Signs.TEXTBOOK));
    assertEquals("x + (−2 ∗ x)", LinePrinter.text(sum, Signs.NOTES));
    Expr square = new Expr.Binary(nowhere, Operator.POWER, minusTwo, x);
    assertEquals("(−2)ˣ", LinePrinter.text(square, Signs.TEXTBOOK));
    assertEquals("(−2)^x", LinePrinter.text(square, Signs.NOTES));
  }

  @Test
  void whatIsToBeReadBackHasItsOwnSigns() {
    assertEquals("W \\mathbin{@} x \\ast y \\, z", LatexPrinter.text(expr("W @ x * y z")));
  }

  @Test
  void aLongLineEndsInAnEllipsis() {
    String sum = "x0 + x1 + x2 + x3 + x4 + x5";
    assertEquals("x₀ + x₁ + x₂ …", LinePrinter.text(expr(sum), Signs.TEXTBOOK, 11));
    assertEquals("x₀ + x₁ + x₂ + x₃ + x₄ + x₅", LinePrinter.text(expr(sum), Signs.NOTES, 27));
  }

  @Test
  void thousandsAreSpacedWhereTheyAreReadAndNotInATextOfLatex() {
    Expr large = expr("x + 12000.5");
    assertEquals("x + 12\u2009000.5", LinePrinter.text(large, Signs.TEXTBOOK));
    assertEquals(
        "x + 12\\,000.5",
        LatexPrinter.shown(large, Signs.TEXTBOOK, e -> LatexPrinter.Product.PLAIN));
    assertEquals("x + 12000.5", LatexPrinter.text(large));
  }
}
