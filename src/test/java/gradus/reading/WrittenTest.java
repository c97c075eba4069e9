package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.trace.Agreement;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How people write down values, checks, names, vectors of wires and steps of descent, in both
/// notations: the value of the output, a gradient, and what is said.
class WrittenTest {
  /// All keys said about a text, its checks included, but for the shape of the output.
  private static List<String> said(String text) {
    Program program = ProgramReader.read(text);
    Lowering lowering = GraphBuilder.build(program);
    List<Problem> all = new ArrayList<>(lowering.problems());
    if (!lowering.hasErrors()) {
      all.addAll(Agreement.of(program, Map.of(), Trace.of(lowering.graph()), () -> false));
    }
    for (Problem p : all) {
      String korean = p.message(Locale.KOREAN);
      assertTrue(korean.codePoints().anyMatch(c -> c >= '가' && c <= '힣'), korean);
    }
    return all.stream().map(Problem::key).filter(key -> !key.equals("notice.seed")).toList();
  }

  private static void assertReads(
      String text, String value, String name, String gradient, String keys) {
    Outcomes.assertGives(text, value, name, gradient);
    assertEquals(keys, String.join(" ", said(text)), text);
  }

  // e² = 7.38905609893065…
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "J = 3v = 33; v = 11                              | 33       | v | 3        |"
            + " notice.form.agrees",
        "J = 3v = 34; v = 11                              | 33       | v | 3        |"
            + " notice.form.differs",
        "J = 3v = 33, v = 11, \\alpha = 0                 | 33       | v | 3        | notice.unused"
            + " notice.form.agrees",
        "x = 2; a = e^x = 7.39                            | 7.389056 | x | 7.389056 |"
            + " notice.form.digits",
        "x = 2; a = e^x = 7.4                             | 7.389056 | x | 7.389056 |"
            + " notice.form.digits",
        "x = 2; a = e^x = 7                               | 7.389056 | x | 7.389056 |"
            + " notice.form.digits",
        "x = 2; a = e^x = 7.390                           | 7.389056 | x | 7.389056 |"
            + " notice.form.differs",
        "x = 2; a = e^x = 7.38                            | 7.389056 | x | 7.389056 |"
            + " notice.form.differs",
        "x = 2, a = e^{x} = 7.39                          | 7.389056 | x | 7.389056 |"
            + " notice.form.digits",
        "x = 2, a = e^{x} \\approx 7.39                   | 7.389056 | x | 7.389056 |"
            + " notice.form.digits",
        "x = -2; a = x = -2.0                             | -2       | x | 1        |"
            + " notice.form.agrees",
        "y = v_5 = 11.652; v_5 = v_4 - 1; v_4 = 12.652    | 11.652   | v_4 | 1      |"
            + " notice.form.agrees",
        "y = v_5 = 11.65; v_5 = v_4 - 1; v_4 = 12.652     | 11.652   | v_4 | 1      |"
            + " notice.form.digits",
        "y = v_5 = 11.6; v_5 = v_4 - 1; v_4 = 12.652      | 11.652   | v_4 | 1      |"
            + " notice.form.differs",
        "x = [1, 3]; q = x/3 = [0.33, 1.00]; f = sum(q)   | 1.333333 | x | 0.333333 0.333333 |"
            + " notice.form.digits",
        "x = [1, 3]; q = x/3 = [0.34, 1.00]; f = sum(q)   | 1.333333 | x | 0.333333 0.333333 |"
            + " notice.form.differs",
      })
  void aNumberInAChainIsACheckToItsDigits(
      String text, String value, String name, String gradient, String keys) {
    assertReads(text, value, name, gradient, keys);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f(x, y) = x*y + 1; f(3, 4) = 13         | 13 | x | 4   | notice.form.agrees",
        "f(3, 4) = 42; f(x, y) = x*y + 1         | 13 | y | 3   | notice.form.differs",
        "f(x, y) = x y + 1 \\\\ f(3, -4) = -11   | -11 | x | -4 | notice.form.agrees",
        "f(x; θ) = x^2; x = 3                    | 9  | x | 6   | notice.parameter",
        "f(x; \\theta) = x^{2}, x = 3            | 9  | x | 6   | notice.parameter",
        "f(x; θ) = x^2; x = 3; θ = 2             | 9  | θ | 0   | ''",
        "f(x, y) = x^2; f(3, 4) = 9              | 9  | y | 0   | notice.form.agrees",
        "f(w) = \\sum_i w_i^2, f([1, 2]) = 5     | 5  | w | 2 4 | notice.form.agrees",
        "v = x = 2; y = v^2                      | 4  | x | 4   | ''",
        "a = b = c = 2; y = a + b + c            | 6  | c | 3   | ''",
        "v_{-1} = x_1 = 2, y = 3 v_{-1}          | 6  | x₁ | 3  | ''",
      })
  void valuesAreGivenUnderAHeaderAndInAChain(
      String text, String value, String name, String gradient, String keys) {
    assertReads(text, value, name, gradient, keys);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f(x, y) = x*y; f(3, 4) = 12; x = 3        | syntax.defined.twice",
        "x = 3; x^2 = 9                            | syntax.left",
        "z^1.5 = 9                                 | syntax.left",
        "sin² = 9                                  | syntax.left",
        "z⁻¹ = 9                                   | syntax.left",
        "f(x) = x^2; y = f(3); f(3) = 9            | syntax.parameter",
        "f(x, y) = x*y; f(3) = 9                   | syntax.parameter",
        "f(3, 4) = 12                              | syntax.parameter",
        "x = 1 y = 2                               | syntax.separator",
        "a, b, c = 1, 2, f = \\frac{a}{b}          | syntax.vector",
        "a, b = 1, 2, 3, f = \\frac{a}{b}          | syntax.vector syntax.vector",
        "x = [1, 2]; f = [x, 1]                    | array.entry",
        "x = [[1, 2]]; f = sum(x, axis=2, keepdim=True) | syntax.python.keepdims",
        "x = [1, 2]; f = sum(x xᵀ)                 | graph.product.outer",
        "x = [1, 2], f = x x^{\\top}               | graph.product.outer",
        "A = [[1, 2], [3, 4]]; s = A[i, j]*A[j, l] | indices.many",
        "s = [1, 2]; f = s[y]                      | graph.index",
        "w = 1; L = w^2; g = grad(L, w)            | latex.derivative",
        "w = 1; L = w^2; v = 0.9v - 0.1*grad(L, w) | latex.derivative",
        "w = 1, L = w^2, \\delta = \\frac{\\partial L}{\\partial w} | latex.derivative",
      })
  void whatIsNotSurelyUnderstoodIsRefused(String text, String keys) {
    assertEquals(keys, String.join(" ", said(text)), text);
  }

  // The rotation by 1 of [1, 2]: cos 1 − 2 sin 1 + sin 1 + 2 cos 1 and its derivative.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x1 = 2; x2 = 3; v = [x1, x2]; f = sum(v^2)        | 13 | x1 | 4   | ''",
        "x1 = 2; x2 = 3; v = [x1, 2x2, 1]; f = v·v         | 41 | x2 | 24  | ''",
        "x1 = 2; f = [x1]                                  | 2  | x1 | 1   | ''",
        "x = 2; y = 3; f = [[x, y], [1, x*y]]; g = sum(f@f) | 78 | x | 56  | ''",
        "x = 2; f = [[x, 1]]@[3, 4]                        | 10 | x | 3    | ''",
        "t = 1; A = [[cos(t), -sin(t)], [sin(t), cos(t)]]; f = sum(A@[1, 2]) | 0.779436 | t |"
            + " -3.064715 | ''",
        "x_1 = 2, x_2 = 3, v = \\begin{bmatrix} x_1 \\\\ x_2 \\end{bmatrix}, f = v^{\\top} v | 13 |"
            + " x₁ | 4 | ''",
        "x = [1, 2]; f = x^Tx                              | 5  | x | 2 4  | ''",
        "w = [1, 2]; x = [3, 4]; f = w^Tx + 1              | 12 | w | 3 4  | ''",
        "x = [1, 2]; A = [[1, 2], [3, 4]]; f = x^TAx       | 27 | x | 12 21 | notice.split",
        "x = [1, 2]; y = [3, 4]; f = x[i]*y[i]             | 3 8 | x | 3 4 | notice.free",
        "A = [[1, 2], [3, 4]]; x = [1, 2]; f = A[i, j]*x[j] | 1 4 3 8 | x | 4 6 | notice.free",
        "p = [0.5, 0.25], L = -\\log p_i                   | 0.693147 1.386294 | p | -2 -4 |"
            + " notice.free",
      })
  void wiresSideBySideAreAVectorAndFreeIndicesItsEntries(
      String text, String value, String name, String gradient, String keys) {
    assertReads(text, value, name, gradient, keys);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a, b = 1, 2, f = a b^{2}                                             | 4   | b | 4        "
            + "   | ''",
        "a, b, c = 1, -2, [3, 4]; f = a b \\cdot \\operatorname{sum}(c)       | -14 | c | -2 -2    "
            + "   | ''",
        "\\text{apple count} = 2, p = 100, f = \\text{apple count} \\cdot p   | 200 | apple_count |"
            + " 100 | ''",
        "\\text{사과 개수} = 2 \\\\ p = 100 \\\\ f = \\text{사과 개수} \\times p | 200 | 사과_개수 | 100 | ''",
        "x = [1, 2, 3], f = \\sum_{\\substack{i=1 \\\\ i \\neq 2}}^{3} x_i     | 4   | x | 1 0 1   "
            + "    | ''",
        "x = [1, 2, 3], f = \\sum_{\\substack{i<j}} x_i x_j                    | 11  | x | 5 4 3   "
            + "    | ''",
        "x = [1, 2, 3], f = \\sum_{i \\text{ where } i \\ne 2} x_i^2            | 10  | x | 2 0 6  "
            + "     | notice.count",
        "x = [1, 2, 3], f = \\sum_{i, \\text{ with } i > 1} x_i^2             | 13  | x | 0 4 6    "
            + "   | notice.count",
        "x = [1, 2, 3], f = \\sum_{i=1 \\text{ such that } i \\neq 2}^{3} x_i  | 4   | x | 1 0 1   "
            + "    | ''",
        "x = [1, 2, 3], f = \\sum_{i,j \\text{ s.t. } i<j \\text{ and } j<3} x_i x_j | 2 | x | 2 1"
            + " 0    | notice.count",
        "x = [1, 2, 3], f = \\sum_{\\text{all } i} x_i                         | 6   | x | 1 1 1   "
            + "    | ''",
        "x = [1, 2, 3], f = \\sum_{i; \\, i \\ne 2} x_i                        | 4   | x | 1 0 1   "
            + "    | notice.count",
        "x = [1, 2, 3], f = \\max_{j \\text{ where } j \\ne 3} x_j             | 2   | x | 0 1 0   "
            + "    | notice.count",
        "x = [1, 2, 3], f = \\sum_{i \\text{ where } x_i > 1} x_i             | 5   | x | 0 1 1    "
            + "   | ''",
      })
  void latexHasListsNamesOfSeveralWordsAndLinesBelowASum(
      String text, String value, String name, String gradient, String keys) {
    assertReads(text, value, name, gradient, keys);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "z^1 = 3; z^2 = 2z^1; f = z^1*z^2         | 18  | z⁽¹⁾     | 12    | ''",
        "σ² = 2; f = 3/σ²                         | 1.5 | σ²       | -0.75 | ''",
        "σ^2 = 4; f = 3σ²                         | 12  | σ²       | 3     | ''",
        "$\\sigma^2 = 4$, $f = 3\\sigma^{2}$       | 12  | σ²       | 3     | ''",
        "\\sigma_1^2 = 4, \\sigma_2^2 = 1, f = \\sigma_1^2 / \\sigma_2^2 | 4 | σ₂² | -4 | ''",
        "R² = 3; f = R²^2                         | 9   | R²       | 6     | ''",
        "R^{2} = 3, f = (R^2)^2                   | 9   | R²       | 6     | ''",
        "z^{1} = 3, z^{2} = 2 z^{1}, f = z^{1} z^{2} | 18 | z⁽¹⁾  | 12    | ''",
        "z^{2} = 3, z^{(1)} = 2, f = z^{(1)} z^{2} | 6  | z⁽²⁾     | 2     | ''",
        "σ^(2) = 4; f = 3σ^(2)                    | 12  | σ⁽²⁾     | 3     | ''",
        "w = 1; w^* = 2; x = 3; f = w^* * w^*x    | 12  | w⁽ˢᵗᵃʳ⁾  | 12    | notice.unused",
        "z^1 = 3; z^12 = 5; f = z^1 + 2z^12       | 13  | z⁽¹²⁾    | 2     | ''",
        "f(a) = a^2; a^1 = 3; y = 2a^1            | 6   | a⁽¹⁾     | 2     | notice.ends",
      })
  void aNameWithSomethingRaisedIsOneWhereItStandsOnTheLeft(
      String text, String value, String name, String gradient, String keys) {
    assertReads(text, value, name, gradient, keys);
  }

  /// A written number below all formulas is not what is asked for, unless there is nothing else.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = x^2; x = 3; h = 1/3                  | 9    | x | 6 | notice.ends",
        "L = (y-1)^2, y = 2w, w = 3, \\delta = 10^{-7} | 25 | w | 20 | notice.ends",
        "f = x^2; x = 3; h = 100*2                | 200  | x | 0 | notice.ends",
        "h = 2/4; g = 1/4                         | 0.25 | g | 1 | notice.ends",
      })
  void aNumberBelowTheFormulasIsNoOutput(
      String text, String value, String name, String gradient, String keys) {
    assertReads(text, value, name, gradient, keys);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "w := w - eta*grad(L, w)",
        "w <- w - eta*∇L",
        "w ← w − eta ∇L",
        "w ← w − eta∇_w L",
        "w = w - eta*grad(L, w)",
        "w = w - eta·∂L/∂w",
        "w = w + -eta*∇L(w)",
        "g = ∇L; w = w + -eta*g",
        "w \\leftarrow w - eta \\nabla L",
        "w := w - eta \\cdot \\nabla_w L",
        "w = w - eta \\frac{\\partial L}{\\partial w}",
        "w^{+} = w - eta \\nabla L(w)",
        "g = \\nabla L; w = w + -eta g",
        "w' = w - eta*grad(L, w)",
        "w_new = w - eta*∇L",
        "w^+ = w - eta*grad(L, w)",
        "w* = w - eta*∇L",
        "w^* = w - eta*∇L",
        "w = w - eta * dL/dw",
        "w' = w - eta \\nabla L",
        "w_{new} = w - eta \\frac{dL}{dw}",
        "w -= eta * grad(L, w)",
        "w −= eta*∇L",
        "w += -eta*∂L/∂w",
        "g = ∇L; w -= eta*g",
        "w -= eta \\frac{\\partial L}{\\partial w}",
        "w += -eta \\nabla L",
      })
  void aStepOfDescentIsLeftOutWithItsParameterLossAndRate(String rule) {
    String text = "w = 2; x = 3; eta = 0.1; L = (w*x - 1)^2; " + rule;
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors());
    Problem notice = lowering.notices().getFirst();
    assertEquals("notice.update", notice.key());
    assertEquals(List.of("w", "L", "eta"), notice.args());
    assertReads(text, "25", "w", "30", "notice.update");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w := w + 0.1*grad(L, w)         | w := w - 0.1*grad(L, w)",
        "w += 0.1*grad(L, w)             | w -= 0.1*grad(L, w)",
        "w2 = w + ∇L                     | w2 = w - ∇L",
        "w \\leftarrow w + 0.1 \\nabla L | w \\leftarrow w - 0.1 \\nabla L",
        "w += 0.1 \\nabla L              | w -= 0.1 \\nabla L",
      })
  void aStepUphillIsRefusedAndTurnedRound(String rule, String mended) {
    String text = "w = 2; L = (3*w - 1)^2; ";
    Lowering lowering = Texts.build(text + rule);
    Problem climbs = lowering.errors().getFirst();
    assertEquals(1, lowering.errors().size());
    assertEquals("descent.rule.ascent", climbs.key());
    assertEquals(List.of("w", "L"), climbs.args());
    assertEquals(mended, climbs.fix());
    assertReads(text + mended, "25", "w", "30", "notice.update");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "w' = w - 0.1*∇L; y = w' + L",
        "v = 3; v = w - 0.1*∇L",
        "w' = w - 0.1 \\nabla L, y = w' + L",
        "w* = 2*w - ∇L",
        "v = w - 0.1*∇K",
        "v = w - 0.1 \\nabla K",
      })
  void aNameThatIsSpokenOfElsewhereIsNoStep(String rule) {
    Lowering lowering = Texts.build("w = 2; L = (3*w - 1)^2; " + rule);
    assertTrue(lowering.hasErrors(), rule);
    assertTrue(lowering.notices().stream().noneMatch(n -> n.key().equals("notice.update")), rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"w' = w - 0.1*∇L(w)", "w' = w - 0.1 \\nabla L(w)"})
  void aLossMayHaveItsParameterInBrackets(String rule) {
    assertReads("w = 2; L(w) = (3*w - 1)^2; " + rule, "25", "w", "30", "notice.update");
  }

  @Test
  void aQuotientOfNamesThatAreGivenIsNoGradient() {
    assertReads("L = 2*w; w = 2; dL = 6; dw = 3; y = L - dL/dw", "2", "w", "2", "");
  }
}
