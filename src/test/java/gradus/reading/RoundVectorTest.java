package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Vectors in round brackets, and functions whose parameters stand behind a semicolon: as textbooks
/// write both.
class RoundVectorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "w = (-1.2, 0.5); x = [1, 2]; f = w·x         @ -0.2",
        "w = (−1.2, 0.5), x = [1, 2], f = w·x         @ -0.2",
        "w = (1, 2); f = sum(w)                       @ 3",
        "w = (1,2,3); f = sum(w)                      @ 6",
        "w = (1.5,2); f = sum(w)                      @ 3.5",
        "w = (1,-2); f = sum(w)                       @ -1",
        "$w = (1, 2)$, $f = \\|w\\|^2$                @ 5",
        "$w = (-1.2, 0.5)$, $f = \\|w\\|^2$           @ 1.69",
        "$w = (-1,2,3)$, $f = \\|w\\|^2$              @ 14",
        "(x, y) = (1, 2); f = x*y                     @ 2",
        "x = (1 + 2); f = x                           @ 3",
      })
  void numbersInRoundBracketsThatAreAllOfAValueAreAVector(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "f = sum((1, 2))                   @ syntax.tuple",
        "x = (1, 2)*3; f = sum(x)          @ syntax.tuple",
        "w = (0.5, t); t = 2; f = sum(w)   @ syntax.tuple",
        "x = [3, 4], f = x \\cdot (1, 2)   @ syntax.tuple",
        "w = (1,2); f = 2w                 @ syntax.tuple.decimal",
        "$w = (1,2)$, $f = 2w$             @ syntax.tuple.decimal",
      })
  void elsewhereAListInRoundBracketsIsRefused(String text, String key) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of(key), errors.stream().map(Problem::key).toList());
  }

  @Test
  void oneCommaBetweenWholeNumbersMayBeADecimalPoint() {
    for (String text : List.of("w = (-1,2); f = 2w", "$w = (-1,2)$, $f = 2w$")) {
      Problem doubt = Texts.build(text).errors().getFirst();
      assertEquals(
          "this may be a vector of two numbers, or one number with a decimal comma: write [-1, 2]"
              + " for the vector, -1.2 for the number.",
          doubt.message(Locale.ENGLISH));
      assertEquals(
          "두 수로 된 벡터인지, 소수점을 쉼표로 적은 수 하나인지 알 수 없습니다. 벡터이면 [-1, 2], 수이면 -1.2로 적어 주세요.",
          doubt.message(Locale.KOREAN));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "s = f(x; W) = W x; W = [[1, 2], [3, 4]]; x = [1, 2]; L = sum(s)               @ 16",
        "s = f(x; W) = Wx; W = [[1, 2], [3, 4]]; x = [1, 2]; L = sum(s)                @ 16",
        "s = f(x, W) = W x; W = [[1, 2], [3, 4]]; x = [1, 2]; L = sum(s)               @ 16",
        "s = f(x; W, b) = W x + b; W = 3; x = 2; b = 1                                 @ 7",
        "f(x_i; W, b) = W x_i + b; W = 3; x_i = 2; b = 1                               @ 7",
        "s = f(x; W) = W x, W = 2, x = (1, 2), L = \\|s\\|^2                           @ 20",
      })
  void parametersBehindASemicolonAreArguments(String text, String value) {
    Outcomes.assertGives(text, value);
  }
}
