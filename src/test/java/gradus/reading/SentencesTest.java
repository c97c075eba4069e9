package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import gradus.Texts;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How people say what is given, in one sentence with the formula.
class SentencesTest {
  private static List<Problem> errors(String text) {
    return GraphBuilder.build(ProgramReader.read(text)).errors();
  }

  // ln 2 + 10 − sin 5 = 11.652071…; 1/2 + 5.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 2; f = 3! x                                  | 12   | x  | 6",
        "f = 10% x; x = 50                                | 5    | x  | 0.1",
        "f = 50% (x + 1); x = 3                           | 2    | x  | 0.5",
        "f = 1{,}000x; x = 2                              | 2000 | x  | 1000",
        "f = x*y; (x, y) = (2, 5)                         | 10   | x  | 5",
        "f = x*y, (x, y) = (2, [5, 1])                    | 10 2 | x  | 6",
        "f = \\ln(x_1) + x_1x_2 - \\sin(x_2), (x_1, x_2) = (2, 5) | 11.652071 | x₁ | 5.5",
        "[a, b] = [2, 5], f = \\frac{b}{a}                | 2.5  | b  | 0.5",
        "f = x + 2y (단, x = 2, y = 3)                    | 8    | y  | 2",
        "f = x*y (where x = 2, y = -3)                    | -6   | x  | -3",
        "f = x*y (x = 2, y = [3, 4])                      | 6 8  | x  | 7",
        "x=2일 때 y=x^2                                   | 4    | x  | 4",
        "w=3, x=2, b = 1일 때 y = wx + b                  | 7    | x  | 3",
        "x=2이고 y=3이면 f = x*y                          | 6    | x  | 3",
        "x = torch.tensor(2.0, requires_grad=True); f = x^3 | 8  | x  | 12",
        "x = torch.tensor([1.0, 2.0], dtype=torch.float64, requires_grad=True); f = sum(x^2) | 5 |"
            + " x | 2 4",
      })
  void whatIsGivenInTheSentenceIsRead(String text, String value, String name, String gradient) {
    Outcomes.assertGives(text, value, name, gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f(x,y) = x^2 + y where (x, y) = (2, 1) | 5",
        "f = x^2 + y where (x, y) = (2, 1)      | 5",
        "f = x^2 + y at (x, y) = (2, 1)         | 5",
        "f = x^2 + y for (x,y) = (2, 1)         | 5",
        "f = where(x, y, 3) ; (x, y) = (2, 1)   | 1",
      })
  void severalNamesAreGivenValuesBehindAWord(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "질량 m = 3, 속도 v = 2, E = ½mv²        | 6 | 질량 / 속도",
        "점수 s = [3, 1]; L = sum(s^2)          | 10 | 점수",
        "처음 값 x = 4; y = 2x                   | 8 | 처음 값",
      })
  void wordsOfKoreanBeforeALetterSayWhatItIs(String text, String value, String words) {
    Outcomes.assertGives(text, value);
    List<Object> told =
        Texts.build(text).notices().stream()
            .filter(p -> p.key().equals("notice.words"))
            .map(p -> p.args().getFirst())
            .toList();
    assertEquals(List.of(words.split(" / ")), told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "z = x if x > 0 else 0.1*x; x = -2   | syntax.python.if | z = where(x > 0, x, 0.1*x); x ="
            + " -2 | -0.2 | x | 0.1",
        "test s = [3, 1]; L = sum(s^2)       | syntax.words     | test s = [3, 1]; L = sum(test"
            + " s^2)  | 10 | test_s | 6 2",
        "철수 s = [3, 1]; 영희 s = 1; L = sum(2s) | syntax.words | 철수 s = [3, 1]; 영희 s = 1; L = sum(2"
            + " 철수 s) | 8 | 철수_s | 2 2",
        "x = 3; y = x^2의 미분값             | syntax.particle  | x = 3; y = x^2                     |"
            + " 9  | x | 6",
        "f = Σ(y)*p; y = [1, 2]; p = [3, 4]  | syntax.sum       | f = sum((y)*p); y = [1, 2]; p ="
            + " [3, 4] | 11 | y | 3 4",
      })
  void whatIsRefusedIsMendedByItsEdit(
      String text, String key, String expected, String value, String name, String gradient) {
    Problem problem = errors(text).getFirst();
    assertEquals(key, problem.key(), text);
    assertNotNull(problem.fix(), text);
    String mended =
        text.substring(0, problem.span().start())
            + problem.fix()
            + text.substring(problem.span().end());
    assertEquals(expected, mended);
    Outcomes.assertGives(mended, value, name, gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = 10 % x; x = 3               | syntax.percent",
        "f = 10%x; x = 3                 | syntax.percent",
        "f = 171! x; x = 3               | syntax.factorial",
        "f = n! x; x = 3; n = 2          | syntax.factorial",
        "f = x*y; (x, y) = (2, 5, 3)     | syntax.left",
        "f = ∛x; x = 8                   | syntax.function.other",
        "f = a ⊗ b; a = [1]; b = [2]     | syntax.function.other",
        "f: x ↦ x^2                      | syntax.function.other",
        "x = 3; b = 5일                  | syntax.unit",
        "x = torch.tensor(2.0, requires_grad=False); f = x^3 | syntax.equals.inside",
        "x = 2, f = \\arg\\max x         | syntax.function.steps",
        "x = 2, f = \\lim_{t \\to 0} x   | syntax.function.none",
      })
  void whatIsNotSurelyUnderstoodIsRefused(String text, String key) {
    assertEquals(key, errors(text).getFirst().key(), text);
  }

  @Test
  void theEditOfAListWithItsSignOfATransposeKeepsTheSign() {
    Lowering lowering = Texts.build("f = (1.5, -1.5)^T x; x = [1, 2]");
    assertEquals("(1.5, -1.5)^T * x", lowering.notices().getFirst().fix());
  }

  @Test
  void barsAroundAnEntryNeedNoNotice() {
    String text = "f = \\max_j \\sum_i |A_{ij}|, A = [[1, -2], [3, 4]]";
    assertEquals(List.of(), Texts.build(text).notices());
    Outcomes.assertGives(text, "6", "A", "0 -1 0 1");
  }

  @Test
  void entriesWithTwoShiftedIndicesAreEntries() {
    String given = ", I = [[1, 2, 3], [4, 5, 6], [7, 8, 9]], K = [[1, 0], [0, 1]]";
    String sums = "\\sum_{i=0}^{1} \\sum_{j=0}^{1} \\sum_{m=0}^{1} \\sum_{n=0}^{1}";
    Outcomes.assertGives(
        "f = " + sums + " I_{i+m,j+n} K_{m,n}" + given, "40", "I", "1 1 0 1 2 1 0 1 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "N(x|m, v) = (x - m)^2/v; y = N(z|1, 4); z = 3             # 1 # z # 1",
        "N(x|m, v) = \\frac{(x - m)^2}{v}, y = N(z|1, 4), z = 3   # 1 # z # 1",
        "N(x|m, v) = (x - m)^2/v; y = N(z | 1, 4) + |z|; z = 3     # 4 # z # 2",
        "f(x) = x^2; y = f(2|z|); z = -3                           # 36 # z # -24",
      })
  void theBarOfACallPartsItsArgumentsWhereTheFunctionIsOfTheText(
      String text, String value, String name, String gradient) {
    Outcomes.assertGives(text, value, name, gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = x^2 s.t. x = 3                    | 9 | x | 6",
        "f = \\frac{x^2}{2} \\text{ s.t. } x = 3 | 4.5 | x | 3",
        "minimize = 2; f = minimize x; x = 3   | 6 | x | 2",
      })
  void aValueUnderACustomaryWordIsOne(String text, String value, String name, String gradient) {
    Outcomes.assertGives(text, value, name, gradient);
  }
}
