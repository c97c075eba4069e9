package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names with numbers, x₁ and x₂, under a sum that writes them with an index: its terms where the
/// range is in numbers, and never a new input x.
class NumberedPartsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = \\frac{x_n}{x_1}, n = 2, x = [2, 4, 8]              | x_{2} | x[2]",
        "f = x_N - \\sum_{i=1}^2 x_i, N = 3, x = [2, 4, 8]       | x_{3} | x[3]",
        "f = x_n/x_1; n = 2; x = [2, 4, 8]                        | x_2   | x[2]",
      })
  void anEntryNumberedByAnInputBesideOthersFromOneMayBeEither(
      String text, String one, String label) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("indices.numbered"), errors.stream().map(Problem::key).toList(), text);
    String shown = text.contains("N") ? "x_N" : "x_n";
    assertEquals(List.of(shown, one, label), errors.getFirst().args());
    assertEquals(one, errors.getFirst().fix());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s = [5, 7, 9], y = 2, f = 1 \\cdot s_y - s_2      | 2",
        "f = \\frac{x_n}{x_0}, n = 2, x = [2, 4, 8]        | 4",
        "f = \\frac{x_n}{2}, n = 2, x = [2, 4, 8]          | 4",
        "f = x[n]/x_1; n = 2; x = [2, 4, 8]                 | 4",
        "f = y_n \\cdot x_1, n = 2, x = [2, 4], y = [1, 2, 3] | 6",
      })
  void aLabelOrAnEntryAloneIsRead(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w = 3, L_1 = (w - 1)^2, L_2 = w^2, L = \\sum_{k=1}^2 L_k        | 13 | 10",
        "w = 3, E_1 = w, E_2 = w^2, E = \\prod_{k=1}^2 E_k               | 27 | 27",
        "w = 3, x^{(1)} = w, x^{(2)} = 2w, f = \\sum_{i=1}^2 (x^{(i)})^2 | 45 | 30",
        "w = 3, x_1 = w, x_2 = 2w, f = \\sum_{i=1}^2 x_i^2               | 45 | 30",
      })
  void theyAreTheTermsWhereTheRangeIsInNumbers(String text, String value, String gradient) {
    Outcomes.assertGives(text, value, "w", gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x_1 = 1, x_2 = 2, f = (1/n) Σᵢ₌₁ⁿ xᵢ                         | xᵢ",
        "x_1 = 1, x_2 = 2, f = \\frac{1}{n}\\sum_{i=1}^n x_i         | x_i",
        "x^{(1)} = 1, x^{(2)} = 2, f = \\sum_i (x^{(i)})^2           | x^{(i)}",
        "x_1 = 1, x_3 = 2, f = \\sum_i x_i^2                         | x_i",
        "x_1 = 1, x_2 = 2, f = \\sum_i i x_i                         | x_i",
        "x1 = 1; x3 = 2; f = Σ xᵢ                                     | xᵢ",
      })
  void withoutNumbersTheRangeIsAskedForAndNoNewInput(String text, String place) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("indices.parts"), errors.stream().map(Problem::key).toList(), text);
    Problem problem = errors.getFirst();
    assertEquals(place, text.substring(problem.span().start(), problem.span().end()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x_1 = 1, x_2 = 2, f = \\sum_i x_i^2 | \\sum_i x_i^2 | (x_1^2 + x_2^2) | 5",
        "x_1 = 1, x_2 = 2, f = Σᵢ xᵢ² | Σᵢ xᵢ² | (x_1² + x_2²) | 5",
        "x₁ = 1; x₂ = 2; f = sum(i, x[i]) | sum(i, x[i]) | ((x₁) + (x₂)) | 3",
        "x1 = 1; w1 = 2; x2 = 3; w2 = 4; f = Σ wᵢxᵢ | Σ wᵢxᵢ | (w1 x1 + w2 x2) | 14",
        "x1 = 1; x2 = 3; f = 2 Σ (xᵢ - 1) | Σ (xᵢ - 1) | ((x1 - 1) + (x2 - 1)) | 4",
      })
  void whereAllPartsAreKnownTheTermsAreWritten(
      String text, String sum, String terms, String value) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(
        List.of("indices.terms.written"), errors.stream().map(Problem::key).toList(), text);
    Problem problem = errors.getFirst();
    assertEquals(sum, text.substring(problem.span().start(), problem.span().end()));
    assertEquals(terms, problem.fix());
    Outcomes.assertGives(Texts.mended(text, problem), value);
  }

  @Test
  void theSentenceNamesThePartsAsTheyAreWritten() {
    String text = "x_{1} = 1, x_2 = 2, f = \\sum_i i x_i";
    String sentence = Texts.build(text).errors().getFirst().message(Locale.ENGLISH);
    assertTrue(sentence.startsWith("'x' has no value of its own, while 'x_{1}, x_2' "), sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x_1 = 1, x_2 = 2, x = [x_1, x_2], f = \\sum_{i=1}^2 x_i^2 | 5",
        "x₁ = 1; x₂ = 2; x = [x₁, x₂]; f = sum(i, x[i]^2)           | 5",
        "x_1 = 3, x_2 = 4, f(x) = \\sum_{i=1}^2 x_i^2, y = f([1, 2]) | 5",
      })
  void aVectorOfThemIsTheirTensor(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x_1 = 1, x_2 = 2, x = [x_2, x_1], f = \\sum_{i=1}^2 x_i",
        "x_1 = 1, x_2 = 2, x = [x_1, 2], f = \\sum_{i=1}^2 x_i",
        "x_1 = 1, x_2 = 2, x_3 = 4, x = [x_1, x_3], f = \\sum_{i=1}^2 x_i",
      })
  void aVectorOfOthersIsRefusedBesideThem(String text) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("indices.members"), errors.stream().map(Problem::key).toList(), text);
  }
}
