package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `\sum_k W_k^2` of a matrix, where notes mean all weights, and rows that are vectors.
class SquaredRowsTest {
  private static final String W = "; W = [[1, 2], [3, 4]]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "R(W) = \\sum_k W_k^2                       @ R(W) = \\sum_k \\sum_l W_{kl}^2             @"
            + " 30",
        "R = Σ_k W_k²                               @ R = Σ_k Σ_l W_{kl}²                         @"
            + " 30",
        "R = \\frac12 \\sum_{i=1}^{2} 3 W_i^2       @ R = \\frac12 \\sum_{i=1}^{2} \\sum_j 3"
            + " W_{ij}^2 @ 45",
        "R = sum(k, W[k]^2)                         @ R = sum(W^2)                                @"
            + " 30",
      })
  void theEditSumsAllEntries(String text, String expected, String value) {
    List<Problem> errors = Texts.build(text + W).errors();
    assertEquals(List.of("indices.row"), errors.stream().map(Problem::key).toList());
    assertEquals(expected + W, Texts.mended(text + W, errors.getFirst()));
    Outcomes.assertGives(expected + W, value);
  }

  @Test
  void bothReadingsStandInTheSentence() {
    Problem doubt = Texts.build("R(W) = \\sum_k W_k^2" + W).errors().getFirst();
    assertEquals(
        "'W_k' is a row of the matrix W, so this sum has an entry for each column: write \\sum_k"
            + " \\sum_l W_{kl}^2 where all entries of W are meant, and sum(W^2, 0) for one sum a"
            + " column.",
        doubt.message(Locale.ENGLISH));
    assertEquals(
        "'W_k'은(는) 행렬 W의 한 행이라서 이 합은 수 하나가 아니라 열마다 하나씩 나옵니다. W의 모든 원소를 뜻하면 \\sum_k \\sum_l"
            + " W_{kl}^2, 열마다 더하려면 sum(W^2, 0)(으)로 적어 주세요.",
        doubt.message(Locale.KOREAN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "R = \\sum_k \\|W_k\\|^2                                           @ 30",
        "R = \\sum_k W_k \\cdot x, x = [1, 1]                              @ 10",
        "R = \\sum_k (W_k \\cdot x)^2, x = [1, 1]                          @ 58",
        "R = \\sum_k (w_k^T x)^2, w = W, x = [1, 1]                        @ 58",
        "L = \\|m\\|^2, m = \\frac12 \\sum_k W_k                           @ 13",
        "L = \\|v\\|^2, v = \\sum_k (W_k - m)^2, m = \\frac12 \\sum_k W_k  @ 8",
        "R = \\sum_k w_k^2, w = [1, 2]                                     @ 5",
        "R = \\sum_k \\sum_l W_{kl}^2                                      @ 30",
      })
  void rowsThatAreVectorsAreReadAsBefore(String text, String value) {
    Outcomes.assertGives(text + W, value);
  }
}
