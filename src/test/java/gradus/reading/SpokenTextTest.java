package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.blanks.Blanks;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts as people say them: labels, sentences that give values, layers with their number, and what
/// stands beside formulas in notebooks. The numbers are worked out by hand.
class SpokenTextTest {
  private static void assertComplete(String text) {
    assertEquals(
        List.of(), Blanks.lacks(ProgramReader.read(text), Texts.build(text).graph()), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Forward: z = x*y; x = 2; y = 3              | 6 | Forward:",
        "softplus: f = ln(1 + e^x) - ln 2; x = 0     | 0 | softplus:",
        "Loss of it: L = x^2; x = 3                  | 9 | Loss of it:",
        "출력: y = x^2; x = 3                         | 9 | 출력:",
      })
  void aLabelBeforeAFormulaIsLeftOutAndTold(String text, String value, String label) {
    Outcomes.assertGives(text, value);
    List<Problem> told = Texts.build(text).notices();
    assertEquals(List.of("notice.words"), told.stream().map(Problem::key).toList());
    assertEquals(label, told.getFirst().args().getFirst());
  }

  @Test
  void aLabelMayHaveALineOfItsOwn() {
    Outcomes.assertGives("Inputs:\nx = 2\nForward pass:\ny = x^2", "4");
    Outcomes.assertGives("\\text{Huber: } L = x^2, x = 3", "9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x: 3; y = x^2", "x: y = 3", "loss = 2; loss: y = loss + 1", "ab: 3"})
  void whatMayGiveANameItsValueIsNoLabel(String text) {
    List<String> keys = Texts.build(text).errors().stream().map(Problem::key).toList();
    assertTrue(keys.contains("syntax.colon"), text + keys);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "If x = 2 and y = 3, then z = x y + x     | 8",
        "With w = 2 and x = 3, compute y = w x    | 6",
        "Assume x = 2. Then y = x^2.              | 4",
        "Set x = 2, y = x^2                       | 4",
        "Compute f(x) = x² + 3x at x = 2          | 10",
        "Let f(x, y, z) = (x + y)z. Compute the gradient at x = -2, y = 5, z = -4. | -12",
        "Find the gradient of f(x) = x^2 for x = 3 | 9",
        "x = 2라 하자. y = x^2                     | 4",
        "x = 2라고 하면 y = x^2                     | 4",
        "x = 2, w = 3 이라고 하면 y = w x           | 6",
        "x = 3, y = 4 일 때 f = √(x²+y²)를 구하라  | 5",
        "x=2のとき、y=x²+1を求めよ                  | 5",
        "令 x = 2, y = 3, 求 f = x y                | 6",
        "f = \\frac{x}{2} (x = 6)                 | 3",
        "f = \\frac{x}{y} (x = 6, y = 3)          | 2",
        "f = \\frac{x}{2} \\hspace{0.5in} x = 6   | 3",
      })
  void theWordsOfASentenceAreNoNames(String text, String value) {
    Outcomes.assertGives(text, value);
    assertComplete(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "find = 3; y = 3 find",
        "If = 9; y = If",
        "求 = 9; y = 求",
        "y = 라 + 1; 라 = 8",
        "f = x (y + 6)\\frac{1}{1}, x = 1, y = 3",
      })
  void whatTheProgramDefinesIsNoWord(String text) {
    Outcomes.assertGives(text, "9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "z^(1) = W^(1) x + b^(1); W^(1) = 2; x = 3; b^(1) = 1                        # 7",
        "z^[1] = W^[1] x + b^[1]; W^[1] = 2; x = 3; b^[1] = 1                        # 7",
        "a^(1) = 2; a^(2) = 3; y = a^(1) a^(2)                                       # 6",
        "x = 3; y = x^(2)                                                            # 9",
        "C = -\\ln a^L_3, a^L_j = \\frac{z_j}{\\sum_k z_k}, z = [1, 2, 3]            # 0.693147",
        "y = log_{10}(x), x = 100                                                    # 2",
        "N(x|μ,s) = x + μ + s; x = 1; μ = 2; s = 3                                   # 6",
        "KL(p||q) = sum(p*q); p = [1, 2]; q = [3, 4]                                 # 11",
      })
  void layersAndConditionsStandInNames(String text, String value) {
    Outcomes.assertGives(text, value);
    assertComplete(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from torch import tensor\\nx = tensor(2.0, requires_grad=True)\\ny = x^2\\ny.backward() |"
            + " 4",
        "x = tensor(2.0, requires_grad=True)\\ny = x**2\\ny.backward()                     | 4",
        "x = torch.arange(4.0)\\ny = 2 * torch.dot(x, x)\\ny.backward()                    | 28",
      })
  void aNotebooksLinesAreReadOrLeftOutByTheirEdits(String written, String value) {
    String text = written.translateEscapes();
    for (int i = 0; i < 3 && Texts.build(text).hasErrors(); i++) {
      text = Texts.mended(text, Texts.build(text).errors().getFirst());
    }
    Outcomes.assertGives(text, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = [1, 2, 3]; y = x[::2].sum()  | syntax.slice.step",
        "x = torch.arange(4.5)            | syntax.python.array",
        "x = 1; y = exp -x                | syntax.function.brackets",
        "x = 5; y = x//2                  | syntax.function.steps",
      })
  void whatIsNotReadSaysWhatToWrite(String text, String key) {
    List<String> keys = Texts.build(text).errors().stream().map(Problem::key).toList();
    assertEquals(List.of(key), keys, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "L = λ/2 ||w||² + 1; λ = 2; w = [1, 2]",
        "L = \\lambda/2 \\|w\\|^2, \\lambda = 2, w = [1, 2]",
      })
  void nobodyDividesByTheNormOfAPenalty(String text) {
    assertEquals(List.of(), Texts.build(text).problems(), text);
  }
}
