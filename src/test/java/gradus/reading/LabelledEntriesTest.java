package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Labels that a vector holds, one for each row of scores, and other entries as the lecture writes
/// them: `s_{iy_i}`, `w_0x_0`, `zᵢ`.
class LabelledEntriesTest {
  private static final String BATCH = "; s = [[3.2, 5.1, -1.7], [1.3, 4.9, 2.0]]; y = [0, 1]";

  // NumPy: the mean over the rows of the hinge and of the cross entropy, gradients by differences.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "L = \\frac1N\\sum_i\\sum_{j\\neq y_i}\\max(0,s_{ij}-s_{iy_i}+1)|1.45|-0.5 0.5 0 0 0 0",
        "L = -\\frac{1}{N}\\sum_{i=1}^N \\log\\frac{e^{s_{i,y_i}}}{\\sum_j e^{s_{i,j}}}|1.059743|"
            + "-0.435009 0.434525 4.84E-4 0.012622 -0.038041 0.025418",
        "L = sum(i, s[i, y[i]])|8.1|1 0 0 0 1 0",
      })
  void labelsOfRowsCountFromZero(String formula, String value, String gradient) {
    Outcomes.assertGives(formula + BATCH, value, "s", gradient);
  }

  @Test
  void aLengthMayBeOneOfManyThatAnInputHolds() {
    // 1 + 2 + 4
    Outcomes.assertGives(
        "f = \\sum_i\\sum_{j=1}^{n_i} a_{ij}; a = [[1,2,3],[4,5,6]]; n = [2,1]",
        "7",
        "a",
        "1 1 0 1 0 0");
  }

  @Test
  void aLabelThatIsComparedOnlyIsRefused() {
    Lowering lowering = Texts.build("f_i = \\sum_{j\\neq y_i} x_j; x = [1,2,3]; y = [0,1]");
    assertEquals(List.of("indices.label"), keys(lowering.errors()));
  }

  @Test
  void aLabelInAnIndicatorIsNoOtherThanInAnEntry() {
    Lowering lowering =
        Texts.build("L = \\sum_i\\sum_{j} \\mathbb 1[j \\neq y_i] (s_{ij}-s_{iy_i})" + BATCH);
    assertEquals(List.of("indices.indicator"), keys(lowering.errors()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f = \\sum_j \\mathbb 1[j \\neq y] s_j, s = [1, 2, 3], y = 1",
        "f = \\sum_j \\mathbb 1[j \\neq y] s_j, s = [1, 2, 3], y = 0",
        "f = sum(j, where(j == y, s[j], 0)); s = [1, 2, 3]; y = 2",
      })
  void aLabelInAnIndicatorThatPicksNothingIsRefused(String text) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of("indices.label"), keys(lowering.errors()), text);
    Problem problem = lowering.errors().getFirst();
    assertEquals("y", text.substring(problem.span().start(), problem.span().end()));
  }

  @Test
  void aNumberInAnIndicatorIsCountedLikeTheIndex() {
    Outcomes.assertGives("f = \\sum_j \\mathbb 1[j \\neq 2] s_j, s = [1, 2, 4]", "5", "s", "1 0 1");
    Outcomes.assertGives(
        "f = \\sum_{j=0}^{2} \\mathbb 1[j \\neq y] s_j, s = [1, 2, 4], y = 0", "6", "s", "0 1 1");
  }

  @Test
  void theSentenceOnAnIndicatorSaysHowToWriteTheSum() {
    String text = "f = \\sum_j \\mathbb 1[j \\neq y] (s_j - s_y), s = [1, 2, 3], y = 1";
    String said = Texts.build(text).errors().getFirst().message(Locale.ENGLISH);
    assertTrue(said.contains("as in \\sum_{j \\neq y} or sum(j if j != y, …)"), said);
  }

  @Test
  void eachEntryMayBeLeftOutOnce() {
    Outcomes.assertGives(
        "f_i = \\sum_{j\\neq i} x_j; L = f_1 f_1 + f_3; x = [1,2,3]", "28", "x", "1 11 10");
  }

  // 2·(-1) + (-3)·(-2) - 3 = 1 is the lecture's own; 1·1 + 2·2 = 5.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = w_0x_0 + w_1x_1 + w_2; w = [2,-3,-3]; x = [-1,-2] | 1 | 2 -3",
        "f = w_0*x_0 + w_1*x_1 + w_2; w = [2,-3,-3]; x = [-1,-2] | 1 | 2 -3",
        "f = w₁₁x₁ + w₁₂x₂; w = [[1,2],[3,4]]; x = [1,2] | 5 | 1 2",
        "g = w_00; f = w_10x_1 + g; w = [[1,2],[3,4]]; x = [1,2] | 4 | 3 0",
        "zᵢ = ∑ⱼ Wᵢⱼ xⱼ + bᵢ; f = ∑ᵢ zᵢ²; W = [[1,2],[3,4]]; x = [1,2]; b = [0,1] | 169 | 82 116",
        "f = max_i x_i; x = [1,2] | 2 | 0 1",
        "f = 3 minᵢ xᵢ; x = [1,2] | 3 | 3 0",
      })
  void entriesAreReadAsTheLectureWritesThem(String text, String value, String gradient) {
    Outcomes.assertGives(text, value, "x", gradient);
  }

  /// A name that the text gives a value is that name.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = [5, 7]; w = [2, 3]; w_0x_0 = 4; f = w_0x_0 + 0 x[0]",
        "max_i = 4; x = [5, 7]; x_i = 2; f = max_i + 0 x[0] + 0 x_i",
      })
  void aNameOfTheTextIsNoEntry(String text) {
    Outcomes.assertGives(text, "4", "x", "0 0");
  }

  private static List<String> keys(List<Problem> problems) {
    return problems.stream().map(Problem::key).toList();
  }
}
