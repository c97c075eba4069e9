package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs of Python as they are pasted: lines that only run them, and spellings of formulas.
class PythonLinesTest {
  private static List<String> told(String text) {
    return Texts.build(text).notices().stream()
        .filter(p -> p.key().equals("notice.python.run"))
        .map(p -> p.args().getFirst().toString())
        .toList();
  }

  // Values by NumPy and PyTorch.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "import numpy as np; x = np.array([1, 2]); f = x.sum()                    | 3   | import"
            + " numpy as np",
        "from math import exp, sin; x = 0; f = exp(x) + sin(x)                    | 1   | from math"
            + " import exp, s…",
        "import torch, math; x = 2; y = x**3; y.backward(); print(x.grad)         | 8   | import"
            + " torch, math",
        "x = 2; y = x**3; y.backward()                                            | 8   |"
            + " y.backward()",
        "x = 2; y = x**3; y.backward(retain_graph=True)                           | -   | -",
        "x = 2; y = x**3; print(y)                                                | 8   | print(y)",
        "x = 2; y = x**3; print('y = x', y.item())                                | 8   | print('y"
            + " = x', y.item())",
        "x = 2; y = x**3; print(f\"y: {y:.2f}, 2*x\")                             | 8   |"
            + " print(f\"y: {y:.2f}, 2*x…",
        "np.random.seed(0); x = 2; y = 3*x                                        | 6   |"
            + " np.random.seed(0)",
        "x = 2; y = 3*x; opt.zero_grad(); y.backward(); opt.step()                | 6   |"
            + " opt.zero_grad()",
        "a = Value(2.0, label='a'); b = Value(-3.0); c = a*b; c.label = 'c'; c.backward() | -6 |"
            + " c.label = 'c'",
        "x = tf.Variable(3.0); with tf.GradientTape() as t:;   y = x**2; dy = t.gradient(y, x) | 9"
            + " | with tf.GradientTape() …",
        "x = 3; with tf.GradientTape(persistent=True) as tape:;   tape.watch(x);   y = 2*x; d ="
            + " tape.gradient(y, x); print(d) | 6 | with tf.GradientTape(pe…",
        "x = 2; x.retain_grad(); y = 3*x                                          | 6   |"
            + " x.retain_grad()",
      })
  void linesThatOnlyRunAProgramAreLeftOutAndToldOnce(String lines, String value, String run) {
    String text = lines.replace("; ", "\n");
    if (value.equals("-")) {
      assertEquals(false, Texts.build(text).errors().isEmpty(), text);
      return;
    }
    Outcomes.assertGives(text, value);
    assertEquals(List.of(run), told(text), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 2; y = x**3; y.backward(); z = 2*y   | syntax.python.backward",
        "x = 2; y = x**3; x.backward()            | syntax.python.backward",
        "x = 2; print(x**2)                       | syntax.python.print",
        "f(x) = x^2; print(f(3))                  | syntax.python.print",
        "x = 2; print(x, 2*x)                     | syntax.python.print",
        "x = 2; y = 3*x; optimizer.run()          | syntax.python.name",
        "x = 2; y = 3*x; dy = other.gradient(y, x) | syntax.python.name",
        "x = 2; y = 3*x; y.label = x               | syntax.python.name",
      })
  void whatMayChangeWhatIsMeantIsRefused(String lines, String key) {
    String text = lines.replace("; ", "\n");
    List<String> keys = Texts.build(text).errors().stream().map(Problem::key).toList();
    assertEquals(List.of(key), keys, text);
  }

  @Test
  void namesOfTheTextAreNoLinesOfPython() {
    Outcomes.assertGives("from = 2\nimport = 3\nf = from*import", "6");
    Outcomes.assertGives("print(a) = 2a\nf = print(4)", "8");
    assertEquals(List.of(), told("print(a) = 2a\nf = print(4)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A = [[1, 2], [3, 4]]; f = A / A.sum(axis=1, keepdims=True)    | 0.333333 0.666667 0.428571"
            + " 0.571429",
        "A = [[1, 2], [3, 4]]; f = A / np.sum(A, 1, keepdims=True)     | 0.333333 0.666667 0.428571"
            + " 0.571429",
        "A = [[1, 2], [3, 4]]; f = A / A.sum(0, keepdim=True)          | 0.25 0.333333 0.75"
            + " 0.666667",
        "A = [[1, 2], [3, 4]]; f = A - np.max(A, axis=1, keepdims=True) | -1 0 -1 0",
        "A = [[1, 2], [3, 4]]; f = A - A.mean(dim=-1, keepdim=True)    | -0.5 0.5 -0.5 0.5",
        "A = [[1, 2], [3, 4]]; f = A - A.mean(dim=-2, keepdim=True)    | -1 -1 1 1",
        "A = [[1, 2], [3, 4]]; f = A - mean(A, axis=1, keepdims=False) | -0.5 -1.5 1.5 0.5",
        "A = [[0, 0], [0, 0]]; f = np.exp(A)/np.exp(A).sum(axis=1, keepdims=True) | 0.5 0.5 0.5"
            + " 0.5",
        "A = [[1, 2], [3, 4]]; f = (2*A).sum(axis=1, keepdims=True)    | 6 14",
        "x = [1, 2]; f = tf.reduce_mean(tf.square(x - 3))              | 2.5",
        "x = [1, 2]; f = tf.reduce_sum(x) + tf.reduce_max(x)           | 5",
        "A = [[1, 2], [3, 4]]; f = tf.reduce_sum(A, axis=0)            | 4 6",
        "x = torch.arange(4.0).view(2, 2); f = x[1, 0]                 | 2",
        "x = [1, 2]; f = x.sum().item() + 1                            | 4",
        "f = lambda x: x**2 + 1; x = 3                                 | 10",
        "g = lambda a, b: a*b; x = 3; y = g(x, 2)                      | 6",
      })
  void spellingsOfFormulasAreRead(String lines, String value) {
    Outcomes.assertGives(lines.replace("; ", "\n"), value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 1.; y = x^2 + 3             | 1",
        "x = 1; y = x^2 + 3.             | 3",
        "x = 2; y = 8./x                 | 8",
      })
  void aPointBehindWhichNoDigitStandsIsTold(String lines, String own) {
    String text = lines.replace("; ", "\n");
    Problem notice = Texts.build(text).notices().getFirst();
    assertEquals("'" + own + ".' is written " + own + " here.", notice.message(Locale.ENGLISH));
    String mended = Texts.mended(text, notice);
    Outcomes.assertGives(text, "4");
    Outcomes.assertGives(mended, "4");
    assertEquals(List.of(), Texts.build(mended).notices());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x = 1. y = x + 3", "x = 1.0\ny = x + 3", "x = .5\ny = 8x"})
  void aPointWithDigitsOrBeforeAnotherSentenceIsNotTold(String text) {
    Outcomes.assertGives(text, "4");
    assertEquals(List.of(), Texts.build(text).notices());
  }

  @Test
  void theFirstNumberOfAListTellsOfAllItsPoints() {
    List<Problem> notices = Texts.build("x = [0.5, 1., -2., 3.5, 4.]\ny = sum(x)").notices();
    assertEquals(
        List.of("'1.' is written 1 here."),
        notices.stream().map(p -> p.message(Locale.ENGLISH)).toList());
  }

  @Test
  void keptAxesAreColumnsAndRows() {
    String text = "A = [[1, 2], [3, 4]]\nf = A.sum(axis=1, keepdims=True)";
    Problem notice =
        Texts.build(text).notices().stream()
            .filter(p -> p.key().equals("notice.spelling"))
            .findFirst()
            .orElseThrow();
    assertEquals("outer(A.sum(axis=1), [1])", notice.fix());
    Outcomes.assertGives(Texts.mended(text, notice), "3 7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A = [[1, 2]]; f = sum(A, keepdims=True)              | syntax.python.keepdims",
        "A = [[1, 2]]; f = A.sum(axis=2, keepdims=True)       | syntax.python.keepdims",
        "x = 3; f = lambda x: x**2, 3                         | syntax.vector",
      })
  void whatKeepsNoAxisOfAMatrixIsRefused(String lines, String key) {
    String text = lines.replace("; ", "\n");
    List<String> keys = Texts.build(text).errors().stream().map(Problem::key).toList();
    assertEquals(List.of(key), keys, text);
  }

  @Test
  void aFunctionOfTwoLinesIsRefusedWithItsFormula() {
    String text = "def f(x):\n    return x**2 + 1\ny = f(3)";
    Problem problem = Texts.build(text).errors().getFirst();
    assertEquals("syntax.python.def", problem.key());
    Outcomes.assertGives(Texts.mended(text, problem), "10");
  }
}
