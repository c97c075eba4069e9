package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of formulas, remarks behind values and formulas of several lines.
class ListMarksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- x = 2; - y = x^2                              | 4  | - -",
        "* x = 2; * y = x^2                              | 4  | * *",
        "• x = 2; • y = x²                               | 4  | • •",
        "Inputs:; - x = 2; - w = 3; Forward:; - y = w*x  | 6  | - - -",
        "1. x = 2; 2. y = x^2                            | 4  | 1. 2.",
        "1) x = 2; 2) y = x^2                            | 4  | 1) 2)",
        "a) x = 2; b) y = x²                             | 4  | a) b)",
        "i) x = 2; ii) y = x²                            | 4  | i) ii)",
        "x = 2; (a) z = 3*x; (b) y = z + 1               | 7  | (a) (b)",
        "x = 2; Step 1: z = 3*x; Step 2: y = z + 1       | 7  | Step 1: Step 2:",
        "x = 2; 1단계: z = 3*x; 2단계: y = z + 1         | 7  | 1단계: 2단계:",
        "x = 2; ステップ 1: z = 3*x; ステップ 2: y = z+1 | 7  | ステップ 1: ステップ 2:",
        "1. \\hat{y} = w x; 2. w = 2, x = 3              | 6  | 1. 2.",
        "- w = 2; - x = 3; - \\hat{y} = w x              | 6  | - - -",
      })
  void marksOfAListAreLeftOutAndToldOnce(String lines, String value, String marks) {
    String text = lines.replace("; ", "\n");
    Outcomes.assertGives(text, value);
    assertEquals(List.of(marks), told(text, "notice.listed"), text);
  }

  private static List<String> told(String text, String key) {
    return Texts.build(text).notices().stream()
        .filter(p -> p.key().equals(key))
        .map(p -> p.args().getFirst().toString())
        .toList();
  }

  @Test
  void aSignThatBelongsToAFormulaIsNoMark() {
    Outcomes.assertGives("x = 2\n- x", "-2");
    Outcomes.assertGives("a = 3\nf = (a) b\nb = 2", "6");
    Outcomes.assertGives("x = 3\nf = x + 1.\ng = 2*f", "8");
    assertEquals(List.of(), told("x = 2\n- x", "notice.listed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x = 3\nf = x\n- y = 2", "x = 3\nf = x\n* y = 2", "f(1) y = 2\nx = 3", "x: y = 2"})
  void whatMayBeAFormulaIsNoMark(String text) {
    assertFalse(Texts.build(text).errors().isEmpty(), text);
    assertEquals(List.of(), told(text, "notice.listed"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 2 (input); w = -3  (weight); y = w*x            | -6 | (input) (weight)",
        "x = [1, 2] (입력값); w = -3 (학습률 아님); y = sum(w*x) | -9 | (입력값) (학습률 아님)",
        "x = 2 (入力); y = x²                                | 4  | (入力)",
        "x = 5 (주어진 값); y = x²                           | 25 | (주어진 값)",
        "x = 5 (given), y = x^2                              | 25 | (given)",
        "t = 1 (정답), o = 3 (출력), E = (t − o)²            | 4  | (정답) (출력)",
        "x = 5 (given); w = 3 (given); y = w x               | 15 | (given) (given)",
        "x = 5 (a constant); y = x²                          | 25 | (a constant)",
        "x = 2 (the first input); y = \\frac{x}{4}           | 0.5 | (the first input)",
      })
  void aRemarkBehindAValueIsLeftOut(String lines, String value, String remarks) {
    String text = lines.replace("; ", "\n");
    Outcomes.assertGives(text, value);
    assertEquals(remarks, String.join(" ", told(text, "notice.remark")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p = 0.5 (50%); y = 2p             | 1    | (50%)",
        "lr = 0.1 (10%), y = 2*lr          | 0.2  | (10%)",
        "x = 0.5 (1/2); y = 2x             | 1    | (1/2)",
        "x = -0.25 (-1/4); y = 2x          | -0.5 | (-1/4)",
        "x = 0.33 (1/3); y = x             | 0.33 | (1/3)",
        "x = 0.3 (30%), w = 0.25 (1/4); y = x*w | 0.075 | (30%) (1/4)",
        "\\eta = 0.1 (10\\%); y = 2\\eta | 0.2 | (10\\%)",
        "p = 0.5 (50\\%), y = \\frac{p}{2} | 0.25 | (50\\%)",
      })
  void aValueThatIsSaidOnceMoreIsARemark(String lines, String value, String remarks) {
    String text = lines.replace("; ", "\n");
    Outcomes.assertGives(text, value);
    assertEquals(remarks, String.join(" ", told(text, "notice.remark")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = 0.5 (5%)\ny = 2x",
        "x = 3 (1/4)\ny = 2x",
        "x = 0.25 (-1/4), y = 2x",
        "x = 0.34 (1/3), y = 2x",
        "w = 2 (w1)\ny = w^2",
      })
  void anotherValueIsARemarkOrAFactor(String text) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("syntax.restated"), errors.stream().map(Problem::key).toList(), text);
    assertEquals("", errors.getFirst().fix());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 0.5(1/2); y = 2x              | 0.5",
        "x = 0.5*(1/2); y = 2x             | 0.5",
        "a = 4; y = a (1/4)                | 1",
        "a = 4; y = 2 a (1/4)              | 2",
        "y = 8 (x/4); x = 2                | 4",
      })
  void aFactorBehindANumberStaysOne(String lines, String value) {
    String text = lines.replace("; ", "\n");
    Outcomes.assertGives(text, value);
    assertEquals(List.of(), told(text, "notice.remark"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 3, y = \\frac{x}{2} = ?          | 1.5",
        "$x = 3$, $y = \\frac{x}{2} = ?$      | 1.5",
        "x = 3 \\\\ y = \\frac{x}{2} = ? \\\\ w = 2 y | 3",
        "x = 3; y = x^2 = ?                 | 9",
      })
  void aQuestionMarkAsksForTheValue(String text, String value) {
    Outcomes.assertGives(text, value);
    assertEquals(List.of("= ?"), told(text, "notice.words"));
  }

  @Test
  void theProductIsOneClickAway() {
    String text = "x = 2 (input)\ny = 3*x";
    Problem told =
        Texts.build(text).notices().stream()
            .filter(p -> p.key().equals("notice.remark"))
            .findFirst()
            .orElseThrow();
    assertEquals("*(input)", told.fix());
    assertEquals("(input)", text.substring(told.span().start(), told.span().end()));
  }

  @Test
  void aFactorInBracketsIsNoRemark() {
    Outcomes.assertGives("c = 2 (apple)\napple = 3", "6");
    Outcomes.assertGives("apple = 3\nc = 2 (apple)\nd = c*apple", "18");
    for (String text :
        List.of("f = 2 (alpha)", "f = 2 (x)", "f = 2(apple)", "f = x (apple)\nx = 2")) {
      assertEquals(List.of(), told(text, "notice.remark"), text);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = a +;  b                  | 5",
        "f = a * # the product;  b    | 6",
        "f = a/;b                     | 0.666667",
        "f = a −;  b                  | -1",
        "f = 1 + a·;  b +;  a         | 9",
      })
  void aFormulaGoesOnBelowTheSignItWasBrokenAt(String lines, String value) {
    String text = lines.replace(";", "\n") + "\na = 2\nb = 3";
    Outcomes.assertGives(text, value);
    Outcomes.assertGives(text.replace("\n", "\r\n"), value);
    assertTrue(Texts.build(text).notices().isEmpty(), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"f = a +\nb = 2\na = 1", "f = a +\n\n3\na = 1", "f =\n3", "f = a +\n*3"})
  void aFormulaThatIsBrokenOffIsRefused(String text) {
    assertFalse(Texts.build(text).errors().isEmpty(), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = 2\nf = $x^2$",
        "x = $2$\nf = x^2",
        "x = 2, f = $x^2$",
        "f = $\\frac{x^2}{1}$, x = 2",
      })
  void dollarsAroundTheRightSideAreNoStatement(String text) {
    Outcomes.assertGives(text, "4");
  }
}
