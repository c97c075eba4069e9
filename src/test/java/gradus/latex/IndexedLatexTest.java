package gradus.latex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Blackboard;
import gradus.lang.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Formulas with indices, comparisons and choices as LaTeX.
class IndexedLatexTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(i=1..n, x[i]*y[i]) | \\sum_{i=1}^{n} x_{i} \\ast y_{i}",
        "sum(i, x[i]^2) + b | \\sum_{i} x_{i}^{2} + b",
        "sum(i, x[i])*c | \\left(\\sum_{i} x_{i}\\right) \\ast c",
        "prod(i in {1, 3}, x[i]) | \\prod_{i \\in \\{1, 3\\}} x_{i}",
        "sum(i, j if i < j, x[i]) | \\sum_{i} \\sum_{j,\\, i < j} x_{i}",
        "max(t=2..n, x[t - 1]) | \\max_{t=2}^{n} x_{t - 1}",
        "min(k, b[k]*c) | \\min_{k} \\left(b_{k} \\ast c\\right)",
        "h[i] = sum(j, W[i, j]) | h_{i} = \\sum_{j} W_{ij}",
        "s[1] | s[1]",
        "where(x > 0, a, b) | \\begin{cases} a & x > 0 \\\\ b & \\text{otherwise} \\end{cases}",
        "where(m, a, b) | \\begin{cases} a & m \\ne 0 \\\\ b & \\text{otherwise} \\end{cases}",
        "2*(x >= 1) | 2 \\ast \\mathbf{1}[x \\ge 1]"
      })
  void areTypesetAsOnPaper(String text, String latex) {
    Program program = Blackboard.parse(text);
    assertEquals(latex, LatexProgram.text(program));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w[0]*x[0] + w[2] | w_{0} \\, x_{0} + w_{2}",
        "W[0, 1] + s[y] | W_{0, 1} + s_{y}",
        "s[-1] + s[i + 1] | s[-1] + s[i + 1]",
        "x1 + x[1] | x_{1} + x[1]",
        "sum(j if j != y, s[j] - s[y]) | \\sum_{j \\ne y} \\left(s_{j} - s_{y}\\right)",
        "sum(j=0..n if j != y, s[j]) | \\sum_{j=0,\\, j \\ne y}^{n} s_{j}",
        "1/(1 + e^(-x[0])) | \\frac{1}{1 + e^{-x_{0}}}"
      })
  void haveLoweredEntriesWhereTheyAreLookedAtAndClear(String text, String latex) {
    Program program = Blackboard.parse(text);
    assertEquals(
        latex, LatexProgram.shown(program, Signs.TEXTBOOK, e -> LatexPrinter.Product.PLAIN));
  }

  @Test
  void anEOfTheProgramHasBracketsBelowAPower() {
    Program program = Blackboard.parse("e = 3\ny = (e)^x");
    String shown = LatexProgram.shown(program, Signs.TEXTBOOK, e -> LatexPrinter.Product.PLAIN);
    assertTrue(shown.contains("y &= \\left(e\\right)^{x}"), shown);
  }
}
