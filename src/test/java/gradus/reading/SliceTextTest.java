package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Slices as NumPy writes them: what they read, how they are written back, and what of them is
/// refused and where.
class SliceTextTest {
  private static final String TENSORS =
      "x = [1, 2, 3, 5]; A = [[1, 2, 3], [4, 5, 7]]; C = [[[1, 2], [3, 4]], [[5, 6], [7, 9]]]; ";

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "sum(x[1:3])       => 5  => sum(x[1:3])",
        "sum(x[ -2 : ])    => 8  => sum(x[-2:])",
        "sum(x[0:-1])      => 6  => sum(x[:-1])",
        "sum(-x[2:]^2)     => -34 => sum(-x[2:]^2)",
        "sum(A[:, 1])      => 7  => sum(A[:, 1])",
        "sum(A[1:, :2])    => 9  => sum(A[1:, :2])",
        "sum(A[-1, 1:])    => 12 => sum(A[-1, 1:])",
        "sum(C[:, 0, 1])   => 8  => sum(C[:, 0, 1])",
        "sum(C[:1])        => 10 => sum(C[:1])",
        "sum((A + 1)[:, 0]) => 7 => sum((A + 1)[:, 0])",
        "A[:, 0:2][1, 1]   => 5  => A[:, :2][1, 1]"
      })
  void aSliceIsReadAndWrittenBack(String formula, double value, String written) {
    WrittenBack.assertIs(TENSORS + "f = " + formula, value, written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "x[1:7]     => shape.slice       => 1:7",
        "x[-5:]     => shape.slice       => -5:",
        "A[:, 1:4]  => shape.slice       => 1:4",
        "A[0, 2:2]  => shape.slice.empty => 2:2",
        "A[1:, 3]   => shape.index       => 3",
        "x[1:, 0]   => shape.index.many  => x[1:, 0]",
        "x[::2]     => syntax.slice.step => ::2",
        "x[0:4:2]   => syntax.slice.step => 0:4:2",
        "C[..., 0]  => syntax.slice.dots => ...",
        "x[1.5:]    => syntax.slice      => 1.5:",
        "A[x[0]:, 1] => syntax.slice     => x[0]:",
        "A[:, ]     => syntax.slice      => ]"
      })
  void whatIsNoSliceIsRefusedAtItsPlace(String formula, String key, String place) {
    String text = TENSORS + "f = sum(" + formula + ")";
    Problem problem = Texts.build(text).errors().getFirst();
    assertEquals(key, problem.key());
    String told = text.substring(problem.span().start(), problem.span().end());
    assertEquals(place, told.strip());
  }
}
