package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Dots between terms are refused in one sentence, however they are spelled.
class LeftOutTermsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "f = ‖q‖² = q_1² + ... + q_n²                   ! ...",
        "f = ‖q‖² = q_1² + … + q_n²                     ! …",
        "f = ‖q‖² = q_1² + ⋯ + q_n²                     ! ⋯",
        "f = ‖q‖² = q_1² + ··· + q_n²                   ! ···",
        "f(q) = ‖q‖² = q_1² + \\cdots + q_n²            ! \\cdots",
        "f(q) = \\|q\\|^2 = q_1^2 + \\cdots + q_n^2     ! \\cdots",
        "f(q) = \\|q\\|^2 = q_1^2 + \\ldots + q_n^2     ! \\ldots",
      })
  void dotsSayThatTermsWereLeftOut(String text, String dots) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("latex.dots"), errors.stream().map(Problem::key).toList(), text);
    assertEquals(text.indexOf(dots), errors.getFirst().span().start(), text);
    assertEquals(dots.length(), errors.getFirst().span().length(), text);
  }
}
