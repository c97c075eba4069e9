package gradus.latex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Blackboard;
import gradus.lang.MessagesTest;
import gradus.lang.Printer;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Formulas that are not understood, each with its sentence and its place.
class LatexMistakesTest {
  /// A mistake, the key of its sentence, and the words it is about.
  private record Mistake(String latex, String key, String about) {}

  private static final List<Mistake> MISTAKES =
      List.of(
          new Mistake("f = x + \\oint y", "syntax.command", "\\oint"),
          new Mistake("f = 2 \\alhpa", "latex.command", "\\alhpa"),
          new Mistake(
              "\\frac{\\partial f}{\\partial x} = y",
              "latex.derivative",
              "\\frac{\\partial f}{\\partial x}"),
          new Mistake("\\frac{df}{dx} = 2", "latex.derivative", "\\frac{df}{dx}"),
          new Mistake("w \\leftarrow w - \\eta g", "latex.update", "\\leftarrow"),
          new Mistake("W ← 2 W", "latex.update", "←"),
          new Mistake("x_1 + \\dots + x_n", "latex.dots", "\\dots"),
          new Mistake("f = \\frac{1}{2} x^10", "latex.digits", "10"),
          new Mistake("f = \\frac{1}{x} e^-2x", "latex.exponent", "-2x"),
          new Mistake("f = \\sum_{i=1}^10 i", "latex.digits", "10"),
          new Mistake("f = \\sum_{i=1}^n-1 x_i", "latex.digits", "n-1"),
          new Mistake("f = \\begin{cases} 1 & x \\end{cases}", "latex.cases", "\\begin{cases}"),
          new Mistake("f = \\begin{foo} 1 \\end{foo}", "latex.environment", "\\begin{foo}"),
          new Mistake("f = \\frac", "latex.argument", "\\frac"),
          new Mistake("f = \\sqrt", "latex.argument", "\\sqrt"),
          new Mistake("f = \\|x\\|_3", "latex.norm", "\\|x\\|_3"),
          new Mistake("f = \\|x\\|_{2,1}", "latex.norm.other", "\\|x\\|_{2,1}"),
          new Mistake("f = \\sum_{i=1}^{5000} w_i", "latex.sum.range", "\\sum"),
          new Mistake("f = x + y \\in S", "latex.in", "\\in"),
          new Mistake("f = {}_1 + \\,x", "latex.script", "_"),
          new Mistake("f = \\frac{a}{b", "latex.unclosed", "{b"),
          new Mistake("f = \\frac{x+1}{y, x = 1, y = 2", "latex.unclosed", "{y"),
          new Mistake("f = e^{\\frac{1}{x, x = 1", "latex.unclosed", "{x"),
          new Mistake("f = x^{", "syntax.unclosed", "{"),
          new Mistake("f = x^{ + 1", "syntax.unclosed", "{"),
          new Mistake("f = \\left( a + b", "syntax.unclosed", "("),
          new Mistake("f = a_{1} }", "syntax.unmatched", "}"),
          new Mistake("f = \\int x", "latex.integral", "\\int"),
          new Mistake("f = \\sum_{i=1}^{\\infty} x_i", "latex.infinity", "\\infty"),
          new Mistake("f = \\mathbf 1^\\top (a + b)", "latex.ones", "\\mathbf 1^\\top (a + b)"),
          new Mistake("f = \\sum_i \\sum_i x_i", "latex.bound", "\\sum_i x_i"),
          new Mistake(
              "f = \\sum_{i \\neq j} A_{ij}, A = [[1, 2], [3, 4]]", "latex.unequal", "i \\neq j"),
          new Mistake(
              "f = \\sum_{i \\neq j \\neq k} A_{ij}, A = [[1, 2], [3, 4]]",
              "latex.unequal.many",
              "i \\neq j \\neq k"),
          new Mistake("H_i' = \\frac{H_j}{2}, H = [1, 2]", "latex.free", "H_i'"),
          new Mistake(
              "f = \\sum_i x_i + (1 - x_i), x = [1, 2]", "latex.outside", "x_i + (1 - x_i)"),
          new Mistake("f = \\lfloor x \\rfloor", "syntax.function.steps", "\\lfloor x \\rfloor"),
          new Mistake("f = \\lceil x \\rceil", "syntax.function.steps", "\\lceil x \\rceil"),
          new Mistake("f = x \\bmod 3", "syntax.function.steps", "\\bmod"),
          new Mistake("f = x \\pm \\sqrt{y}", "syntax.function.other", "\\pm"),
          new Mistake("f = \\langle x \\rangle", "latex.bracket", "\\langle x \\rangle"),
          new Mistake("f = \\alpha < 1", "latex.comparison", "<"),
          new Mistake("f = x \\land 3", "latex.joined", "\\land"),
          new Mistake("f = \\frac{1}{|x|} \\sum_i x_i", "latex.count", "\\frac{1}{|x|}"),
          new Mistake("f = \\operatorname{gelu}'(x)", "latex.derived", "\\operatorname{gelu}'"),
          new Mistake("f = n! + \\alpha", "latex.factorial", "n!"),
          new Mistake("C_{ij} = \\sum_k A_{ik} x_k", "latex.free", "C_{ij}"),
          new Mistake(
              "\\sum_l A_{il} B_{jl} C_{kl}", "latex.free.many", "\\sum_l A_{il} B_{jl} C_{kl}"),
          new Mistake("f = \\log x (1 - y)", "latex.function", "\\log x"),
          new Mistake("x_{\\frac{1}{2}} + 1", "latex.index", "{\\frac{1}{2}}"),
          new Mistake("f = \\sum_i w_i + w_{11}", "latex.index.two", "11"),
          new Mistake("f = \\mathbb{1} + x", "latex.indicator", "\\mathbb{1}"),
          new Mistake("f = \\max^{-1}(x, 2)", "latex.inverse", "\\max^{-1}"),
          new Mistake("\\sum_{i=1}^{n, m} x_i", "latex.comma", ","),
          new Mistake("\\sum_i \\sum_{j=1}^{i} x_j", "latex.sum.length", "i"),
          new Mistake("y_i = \\sum_i a_i", "latex.bound.left", "y_i"),
          new Mistake("A_{ij} = x_i, x = [1, 2]", "latex.free", "A_{ij}"),
          new Mistake("f = \\log^{-1} x + 1", "latex.inverse.doubt", "\\log^{-1} x"),
          new Mistake("f = x\\%", "latex.percent", "x\\%"),
          new Mistake("f = \\cos 30^\\circ", "syntax.function.other", "30^\\circ"),
          new Mistake("T = 25^\\circ C", "syntax.unit", "25^\\circ"),
          new Mistake("m = \\mathbb{E}[x^2]", "syntax.expectation", "\\mathbb{E}[x^2]"),
          new Mistake(
              "f = x^2 \\text{ for } x > 0", "syntax.condition.behind", " \\text{ for } x > 0"),
          new Mistake("h = g(2z) = \\frac{z}{2}", "syntax.chain", "g(2z) = "),
          new Mistake("f = \\min_w (w - 1)^2, w = 2", "indices.extreme", "w"),
          new Mistake("f = \\max_i x_i, i = 2", "indices.extreme", "i"),
          new Mistake("f = x^T \\cdot 1, T = 3", "latex.power.T", "T"),
          new Mistake("f = e^{-x}, e = 2", "latex.power.e", "e^{-x}"),
          new Mistake("f = x^{2}^{3}", "latex.powers", "x^{2}^{3}"),
          new Mistake("f = \\sum_{k=0}^{1} r[k+1]", "latex.index.bracket", "r[k+1]"),
          new Mistake("f = \\sum x_i y_j", "latex.sum.indices", "\\sum"),
          new Mistake("f = \\sum x, x = 3", "latex.sum", "\\sum"),
          new Mistake("f = x_{n-1}, x = [1, 2]", "latex.free.length", "f"),
          new Mistake("\\frac{x_n}{2}, x = [1, 2]", "latex.free.length", "\\frac{x_n}{2}"),
          new Mistake("f = \\Sigma_{i=1}^{n} x_i", "latex.sum.letter", "\\Sigma"),
          new Mistake("P(A) = 0.3, P(B) = \\frac{1}{2}", "syntax.defined.event", "P"),
          new Mistake("y = N(1|0, \\frac{1}{2})", "syntax.given", "|"),
          new Mistake("\\min_x x^2", "syntax.extreme", "\\min_x"),
          new Mistake("\\text{maximize } x^2", "syntax.extreme", "\\text{maximize }"),
          new Mistake("f = x^2 \\text{ s.t. } x > 1", "syntax.constraint", "\\text{ s.t. } x > 1"),
          new Mistake("g = \\nabla_\\theta J", "latex.derivative", "\\nabla_\\theta"),
          new Mistake("g = \\partial_{x} J", "latex.derivative", "\\partial_{x}"),
          new Mistake("f = \\sum^{n} x_i", "latex.range", "\\sum"),
          new Mistake("f = \\sum_{i, i \\text{ odd}} x_i", "latex.range", "{i, i \\text{ odd}}"),
          new Mistake("f = \\sum_{i \\text{ where}} x_i", "latex.range", "{i \\text{ where}}"),
          new Mistake(
              "f = \\sum_i (x - y), x = [1, 2], y = 1", "latex.sum.unused", "\\sum_i (x - y)"),
          new Mistake(
              "s_j = \\sum_{i=1}^2 w_{ij} x_i, L = \\sum_j s_j^2, x = (1, 2)",
              "latex.sum.single",
              "j"),
          new Mistake("f = \\alpha [1 - x]_+", "latex.positive", "[1 - x]_+"),
          new Mistake("f = \\alpha(x)_+", "latex.positive", "(x)_+"),
          new Mistake(
              "h(x) = 2x, X = [[1,2]], f = \\sum_{i=1}^{m} h(x^{(i)})", "latex.row", "x^{(i)}"),
          new Mistake("h_t = \\tanh(h_{t-1}), h_0 = 1", "latex.sequence", "h_t"),
          new Mistake("f = \\text{two words} + 1", "latex.words", "\\text{two words}"));

  @TestFactory
  Stream<DynamicTest> whatIsNotUnderstoodIsNamedWithItsPlace() {
    assertTrue(MISTAKES.size() >= 38, "mistakes: " + MISTAKES.size());
    return MISTAKES.stream()
        .map(m -> DynamicTest.dynamicTest(m.latex(), () -> assertEquals(m, only(m.latex()))));
  }

  private static Mistake only(String latex) {
    List<Problem> problems = Blackboard.parse(latex).problems();
    assertEquals(1, problems.size(), () -> latex + problems);
    Problem problem = problems.getFirst();
    String korean = problem.message(Locale.KOREAN);
    assertTrue(korean.codePoints().anyMatch(c -> c >= '가' && c <= '힣'), korean);
    Span span = problem.span();
    return new Mistake(latex, problem.key(), latex.substring(span.start(), span.end()));
  }

  @Test
  void everySentenceAboutLatexIsSaidBySomeMistake() {
    Set<String> said = new TreeSet<>();
    MISTAKES.stream().map(Mistake::key).filter(k -> k.startsWith("latex.")).forEach(said::add);
    Set<String> known = new TreeSet<>(MessagesTest.keys("messages.properties"));
    known.removeIf(key -> !key.startsWith("latex."));
    assertEquals(known, said);
  }

  @Test
  void aMistakeLeavesTheOtherStatementsStanding() {
    Program program =
        Blackboard.parse("q = x \\oint y \\\\ f = \\frac{x}{y} + \\foo \\\\ g = x^{2}");
    assertEquals(2, program.problems().size());
    assertEquals("g = x^2\n", Printer.text(program));
  }
}
