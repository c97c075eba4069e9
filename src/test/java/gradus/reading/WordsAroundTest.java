package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.blanks.Blanks;
import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Formulas between dollar signs in a sentence, and conditions beside formulas.
class WordsAroundTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The loss is $L = (y-t)^2$ where $y = wx$ with $w=2$, $x=3$ and $t=1$.  | 25 | The loss is",
        "Let $x = 2$ and $y = 3$. Then $f = xy$ is the product.    | 6 | is the product.",
        "손실은 $L = (y-t)^2$이고 $y = 2$, $t = 1$이다.               | 1 | 손실은 … 이고 … 이다.",
        "The squared error is $L = (y - t)^2$ with $y = 2$, $t = 1$  | 1 | The squared error is",
        "제곱 오차 $L = (y-t)^2$, $y = 3$, $t = 1$                     | 4 | 제곱 오차",
        "**Loss**: $L = x^2$, $x = 3$                              | 9 | **Loss**:",
        "We minimise $L = x^2$ in $x$, from $x = 3$ on.            | 9 | We minimise … in … , from"
            + " … on.",
        "$f = (x+y)z$, e.g. $x = -2, y = 5, z = -4$                | -12 | , e.g.",
        "$f = (x+y)z$ (e.g. $x = -2, y = 5, z = -4$)               | -12 | (e.g.",
        "$f = xy$ (for example $x = 2$, $y = 3$), as above         | 6 | (for example … ), as"
            + " above",
        "The well-known $$L = x^2$$ of $L$ at $x = 3$              | 9 | The well-known … of",
      })
  void theWordsOfASentenceAreLeftOutAndToldOnce(String text, String value, String words) {
    Outcomes.assertGives(text, value);
    assertEquals(List.of(), Blanks.lacks(ProgramReader.read(text), Texts.build(text).graph()));
    List<Problem> told =
        Texts.build(text).notices().stream().filter(p -> p.key().equals("notice.words")).toList();
    assertEquals(List.of(words), told.stream().map(p -> p.args().getFirst()).toList());
    Span span = told.getFirst().span();
    assertEquals(words.split(" … ")[0], text.substring(span.start(), span.end()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$y = x^2$ where x = 3            | 9",
        "$y = a b$, $a = 2$ and $b = 3$   | 6",
        "$x = 2$, $y = 3$, f = x y        | 6",
      })
  void whatMayBeAFormulaIsRead(String text, String value) {
    Outcomes.assertGives(text, value);
    assertTrue(
        Texts.build(text).notices().stream().noneMatch(p -> p.key().equals("notice.words")), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The value $f = 2 x$ plus $x^2$ with $x = 3$ | plus",
        "minus $x$ where $x = 3$                     | minus",
        "$x = 2$ squared                             | squared",
        "the squared $x = 2$                         | squared",
        "$x = 2$의 제곱                               | 제곱",
        "The product $x = 2$ is multiplied by $3$    | multiplied",
        "$y = x$ minus $3$, $x = 5$                  | minus",
        "$f = x y$ not $x + y$, $x = 2$, $y = 3$     | not",
        "$x = 2$ 더하기 $3$                           | 더하기",
      })
  void aWordThatSaysWhatToComputeIsRefused(String text, String word) {
    List<Problem> errors =
        Texts.build(text).errors().stream().filter(p -> p.key().equals("syntax.sentence")).toList();
    assertEquals(List.of(word), errors.stream().map(p -> p.args().getFirst()).toList());
    Span span = errors.getFirst().span();
    assertEquals(word, text.substring(span.start(), span.end()));
  }

  @Test
  void productsOfLettersBesideFormulasAreNoWords() {
    Outcomes.assertGives("$x = 2$, $y = 3$, x y", "6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x = 3; x > 2", "x = 3; y = 4; x <= y"})
  void aComparisonOfInputsIsAProgram(String text) {
    Outcomes.assertGives(text, "1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = x^2, x > 0, x = 3                 | ', x > 0'              | y = x^2, x = 3",
        "y = x^2, x = 3, x != 0                | ', x != 0'             | y = x^2, x = 3",
        "f = x^2, (0 < x)*(x < 1), x = 3       | ', (0 < x)*(x < 1)'    | f = x^2, x = 3",
      })
  void aConditionBesideAFormulaIsRefused(String text, String place, String edited) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("syntax.condition"), errors.stream().map(Problem::key).toList(), text);
    Span span = errors.getFirst().span();
    assertEquals(place, text.substring(span.start(), span.end()));
    assertEquals(edited, Texts.mended(text, errors.getFirst()));
    Outcomes.assertGives(edited, "9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q = x + y\n(q*z)\nx = 1\ny = 2\nz = 3",
        "x = 4\ny = 2\n(x + y) + 3",
        "q = 3\n\n(4 + 5)",
        "z = x + y\n\n(x*9)\nx = 1\ny = 1",
      })
  void aLineInBracketsThatCannotGoOnIsAFormula(String text) {
    Outcomes.assertGives(text, "9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\theta = 2, y = theta^2                     | 4",
        "alpha = 2, y = \\alpha^2                     | 4",
        "λ = 3, y = lambda w^{2}, w = 2               | 12",
      })
  void aWordThatSpellsALetterOfTheTextIsThatLetter(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @Test
  void aWordThatSpellsNoLetterOfTheTextIsItsOwnLetters() {
    Outcomes.assertGives("y = \\frac{mu}{2}, m = 2, u = 3", "3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f = \\sum_i y^{(i)}+(1-y^{(i)}), y = [0, 1]",
        "f(x) = \\sum_{i=1}^m y^{(i)}\\log x+(1-y^{(i)})\\log(1-x), y = [0, 1], x = 0.5",
      })
  void anEntryOutsideOfItsSumIsRefusedWithTheBracketAroundBoth(String text) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("latex.outside"), errors.stream().map(Problem::key).toList(), text);
    String value = text.contains("log") ? "-1.386294" : "2";
    Outcomes.assertGives(Texts.mended(text, errors.getFirst()), value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "f = 2|w|; w = [3, -4]           # 6 8 # 10",
        "f = \\lambda |w|, w = [3, -4], \\lambda = 2 # 6 8 # 10",
        "f = |a - b|; a = [3, 4]; b = [0, 0] # 3 4 # 5",
      })
  void barsAroundAVectorAreToldWithTheLength(String text, String value, String length) {
    Outcomes.assertGives(text, value);
    List<Problem> told =
        Texts.build(text).notices().stream().filter(p -> p.key().equals("notice.sizes")).toList();
    assertEquals(1, told.size());
    Outcomes.assertGives(Texts.mended(text, told.getFirst()), length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f = sum(|w|); w = [3, -4]",
        "f = mean(2|w - 1|); w = [3, -4]",
        "f = |w|; w = -3",
        "f = \\sum_i |w_i|, w = [3, -4]",
        "f = sum(abs(w)) + abs(w[0]); w = [3, -4]",
      })
  void barsThatAreSummedAreClear(String text) {
    assertTrue(
        Texts.build(text).notices().stream().noneMatch(p -> p.key().equals("notice.sizes")), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f(x) = x (x > 0), 0 (x ≤ 0), x = 2",
        "f = x (x > 0); -x (x < 0); x = 2",
        "y = -x (x < 0), x (x ≥ 0), x = -3"
      })
  void aFurtherCaseOfAFormulaIsNoOutput(String text) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("syntax.cases"), errors.stream().map(Problem::key).toList(), text);
    Problem error = errors.getFirst();
    assertEquals(error.args().getFirst(), text.substring(error.span().start(), error.span().end()));
  }

  @Test
  void oneConditionInBracketsIsAFactor() {
    Outcomes.assertGives("f = 3 x (x > 0); x = 2", "6", "x", "3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f = \\begin{cases} 3x & (x > 0) \\\\ 0 & (x \\le 0) \\end{cases}, x = 2",
        "f = \\begin{cases} 3x & \\text{if } (x > 0), \\\\ 0 & \\text{otherwise} \\end{cases}, x ="
            + " 2",
        "f = \\left\\{ \\begin{array}{ll} 3x & (x > 0) \\\\ 0 & (x \\le 0) \\end{array} \\right., x"
            + " = 2",
      })
  void theConditionsOfCasesMayStandInBrackets(String text) {
    Outcomes.assertGives(text, "6", "x", "3");
    Outcomes.assertGives(text.replace("x = 2", "x = -2"), "0", "x", "0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x > 1 & 2x; -1 \\le x \\le 1 & x; x < -1 & 3x             | -2 0.5 4 | -6 0.5 8",
        "x < a & a; a \\le x < b & x; \\text{if } x \\ge b & b       | -2 0.5 4 | 0 0.5 1",
        "0 < x & x; x < 0 & -x; x = 0 & 5                            | -2 0 4   | 2 5 4",
        "x \\le a & 1; b < x & 2; a < x \\le b & 3                    | -2 0.5 4 | 1 3 2",
      })
  void conditionsThatLeaveNothingNeedNoOtherwise(String rows, String points, String values) {
    StringBuilder cases = new StringBuilder();
    for (String row : rows.strip().split("; ")) {
      String[] cells = row.split(" & ");
      cases.append(cells[1]).append(" & ").append(cells[0]).append(" \\\\ ");
    }
    String[] at = points.strip().split(" ");
    String[] worth = values.strip().split(" ");
    for (int i = 0; i < at.length; i++) {
      String text = "f = \\begin{cases} " + cases + "\\end{cases}, a = 0, b = 1, x = " + at[i];
      Outcomes.assertGives(text, worth[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return 3*x; x = 2",
        "return x*z; x = 2; z = 3",
        "return (x + z)*z; x = -1; z = 3",
        "y = 3x; return y; x = 2",
      })
  void returnBeforeAFormulaIsLeftOutWithANotice(String text) {
    Outcomes.assertGives(text, "6");
    List<Problem> notices = Texts.build(text).notices();
    assertEquals(List.of("notice.words"), notices.stream().map(Problem::key).toList());
    assertEquals(List.of("return"), notices.getFirst().args());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The loss equals $(y-t)^2$ with $y = 4$, $t = 2$.",
        "For $y = 4$ and $t = 2$ the loss equals $\\frac{2}{2}(y-t)^2$.",
      })
  void equalsBehindWordsLeadsToAFormula(String text) {
    Outcomes.assertGives(text, "4", "y", "4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The loss $L$ equals $(y-t)^2$ with $y = 4$, $t = 2$.",
        "$L$ always equals $(y-t)^2$ with $y = 4$, $t = 2$.",
        "$y = 4$ equals $t + 2$ with $t = 2$.",
      })
  void equalsBehindAPieceIsRefused(String text) {
    Problem problem = Texts.build(text).errors().getFirst();
    assertEquals("syntax.sentence", problem.key());
    assertEquals(List.of("equals"), problem.args());
  }

  @ParameterizedTest
  @ValueSource(strings = {"y = 3x while x = 2", "while x = 2 we have y = 3x"})
  void whileStandsBetweenFormulas(String text) {
    Outcomes.assertGives(text, "6", "x", "3");
  }

  @Test
  void returnMayBeAName() {
    Outcomes.assertGives("return = 3; y = 2*return", "6", "return", "2");
    assertEquals(List.of(), Texts.build("return = 3; y = 2*return").notices());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\sigma(0) \\approx 0.5 | y = \\sigma | 0.5",
        "\\tanh(0) = 0          | y = \\tanh  | 0",
      })
  void theValueOfAKnownFunctionIsCheckedWithOneEdit(String text, String edit, String value) {
    Problem problem = Texts.build(text).errors().getFirst();
    assertEquals("syntax.header.value", problem.key());
    assertEquals(edit, problem.fix());
    Outcomes.assertGives(edit + text.substring(problem.span().end()), value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = \\operatorname{where}(x > 0, 3x, 0), x = 2               | 6 | x | 3",
        "y = where(x > 0, 3x, 0), x = \\frac{1}{2}                    | 1.5 | x | 3",
        "y = \\mathrm{where}(0 < x < 1, 3x, x^2), x = 2               | 4 | x | 4",
        "y = \\text{where}(x > 0, 3x, x) + 1, x = -\\frac{1}{2}       | 0.5 | x | 1",
        "y = \\operatorname{where}(m, a, 0), m = 1, a = 3             | 3 | a | 1",
        "y = \\sum_i \\operatorname{where}(x_i > 0, x_i, 0), x = [1, -2, 3] | 4 | x | 1 0 1",
        "y = \\frac{a}{b} \\text{ where } (a, b) = (4, 2)             | 2 | a | 0.5",
        "y = \\frac{a}{b c} \\text{where}(a, b, c) = (4, 2, 1)        | 2 | a | 0.5",
      })
  void whereIsAFunctionBeforeACondition(String text, String value, String name, String gradient) {
    Outcomes.assertGives(text, value, name, gradient);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x & x > 0 \\\\ -x & x < 0",
        "x & x > 1 \\\\ 0 & 0 \\le x \\le 1",
        "x & x > 1 \\\\ 0 & x < 1 \\\\ 2 & x = 0",
        "x & x > 1 \\\\ 0 & y \\le 1",
        "x & x > 1 \\\\ 0 & x \\ne 1 \\\\ 3 & x < 1",
      })
  void conditionsThatLeaveAValueOutAreRefused(String cases) {
    String text = "f = \\begin{cases} " + cases + " \\end{cases}, y = 1, x = 2";
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("latex.cases"), errors.stream().map(Problem::key).toList(), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"f(x) = x^2 if x > 0\nx = 3", "f(x) = x if x > 0, 0 otherwise, x = 2"})
  void wordsOfCasesAreNoInputs(String text) {
    List<Problem> errors = Texts.build(text).errors();
    assertTrue(errors.stream().anyMatch(e -> e.key().equals("syntax.cases")), errors.toString());
    assertEquals("if", errors.getFirst().args().getFirst());
  }

  @Test
  void aNameOfTheProgramIsNoWordOfCases() {
    Outcomes.assertGives("when = 3; f = when x; x = 2", "6", "x", "3");
  }
}
