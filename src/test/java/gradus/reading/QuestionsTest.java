package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sentences of Korean exercises around formulas. The numbers are worked out by hand.
class QuestionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f(x)=x^2+3x 를 x = 2 에서 미분하시오                     | 10 | x | 7",
        "f(x)=x^2+3x를 x=2에서 미분하시오.                        | 10 | x | 7",
        "f(x) = x^2+3x 의 x = 2 에서의 미분계수를 구하시오.       | 10 | x | 7",
        "함수 f(x) = x^2+3x의 x=2에서의 접선의 기울기를 구하라.   | 10 | x | 7",
        "f(x)=x^2+3x 를 x 에 대하여 미분하시오. x = 2             | 10 | x | 7",
        "x = 2일 때 f(x) = x^2+3x의 미분계수를 구하라             | 10 | x | 7",
        "f = x^2 + 1일 때, x = 3에서의 기울기를 구하시오.         | 10 | x | 6",
        "f(x,y)=x^2 y 에 대하여 f(3,4) 를 구하라                  | 36 | x | 24",
        "f(x,y)=x^2 y에 대해 f(3, 4)의 값을 구하시오.             | 36 | y | 9",
        "f(x)=x^2+3x 일 때 f(2) 은 얼마인가?                      | 10 | x | 7",
        "f(x)=x^2+3x일 때 f(-2)는 얼마인가?                       | -2 | x | -1",
        "함수 f(x)=x^2+3x 에서 f(2)의 값은?                       | 10 | x | 7",
        "f(x)=x^2+3x. f(2)의 값을 구하시오.                       | 10 | x | 7",
        "f(x)=x^2+3x 이면 f(-2) 는?                               | -2 | x | -1",
        "z = x^2 y 에서 x=2, y=3 이면 z 는 얼마인가?              | 12 | x | 12",
        "z = x y, x = 3, y = 4 일 때 z를 x에 대해 편미분하시오.    | 12 | x | 4",
        "y = 2x + 1 에서 x = 3 이면 y의 값은?                     | 7 | x | 2",
        "L = (y - t)^2 에서 y = 3, t = 1 일 때 L 을 y 로 미분하면? | 4 | y | 4",
        "가격 = 단가*개수를 단가 = 3, 개수 = 4 에서 미분하시오    | 12 | 단가 | 4",
        "y = wx+b 이고 w=2, x=3, b=1 이다.                        | 7  | w | 3",
      })
  void whatAnExerciseAsksIsComputed(String text, String value, String name, String gradient) {
    Outcomes.assertGives(text, value, name, gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f(x)=x^2+3x 의 최솟값을 구하시오, x = 2        | syntax.sentence | 의 최솟값을 구하시오",
        "f(x)=x^2+3x를 적분하시오                       | syntax.sentence | 를 적분하시오",
        "f(x,y)=x^2 y 에 대하여 f(3) 를 구하라          | graph.arguments | f(3)",
        "f(x)=x^2 일 때 f'(2) 를 구하시오               | syntax.derivative | f'",
      })
  void whatIsNotComputedHereIsRefused(String text, String key, String place) {
    Problem problem = Texts.build(text).errors().getFirst();
    assertEquals(key, problem.key(), text);
    assertEquals(place, text.substring(problem.span().start(), problem.span().end()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "의 = 2; y = 3 의            | 6",
        "에서 = 2; y = 3*에서 + 에서 | 8",
      })
  void aWordThatHasAValueIsAName(String text, String value) {
    Outcomes.assertGives(text, value);
    assertEquals(List.of(), Texts.build(text).notices());
  }
}
