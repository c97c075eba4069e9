package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import gradus.lang.Reading;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sums without an index below them, over the one that their terms have. The numbers are worked out
/// by hand; those with many digits are plain Python's.
class SummedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "MSE = (1/N) Σ (y_i - t_i)^2, y = [1, 2], t = [2, 4]  # 2.5      # y # -1 -2  # Σ_{i}",
        "MAE = 1/n Σ |y_i - p_i|, y = [1, 2], p = [2, 4]      # 1.5      # y # -0.5 -0.5 # Σ_{i}",
        "E = -Σ t_k log y_k, t = [0, 1], y = [0.2, 0.8]       # 0.223144 # y # 0 -1.25 # Σ_{k}",
        "R = λΣ|w_i|, w = [1, -2], λ = 3                      # 9        # w # 3 -3   # ' Σ_{i}'",
        "E = Σ 1/2 (t_k - o_k)², t = [1, 2], o = [2, 4]       # 2.5      # o # 1 2    # Σ_{k}",
        "f = ∑ x_i², x = [1, 2]                               # 5        # x # 2 4    # ∑_{i}",
        "y = b + \\sum w_i x_i, w = [1, 2], x = [3, 4], b = 1 # 12       # w # 3 4    # \\sum_{i}",
        "f = \\sum x_1 x_i, x = [1, 2]                        # 3        # x # 4 1    # \\sum_{i}",
        "f = \\sum_j \\sum x_i y_j, x = [1, 2], y = [1, 2]    # 9        # x # 3 3    # \\sum_{i}",
        "f = \\prod x_k + 1, x = [2, 3]                       # 7        # x # 3 2    # \\prod_{k}",
        "f = ∏ x_i, x = [2, 3]                                # 6        # x # 3 2    # ∏_{i}",
        "J = -1/m Σ [t_i log y_i + (1-t_i) log(1-y_i)], t = [0, 1], y = [0.2, 0.8] # 0.223144 # y #"
            + " 0.625 -0.625 # Σ_{i}",
        "J = Σ[y_i - 1]^2, y = [1, 3]                         # 4        # y # 0 4    # Σ_{i}",
        "J = \\sum (2x^{(i)} - y^{(i)})^2, x = [1, 2], y = [1, 1] # 10   # x # 4 12   # \\sum_{i}",
        "f = sum(w_i * x_i), w = [1, 2], x = [3, 4] # 11 # w # 3 4 # sum(i, w[i] * x[i])",
        "f = 1 + sum((wᵢ - 1)²)/2, w = [1, 3]       # 3  # w # 0 2 # sum(i, (w[i] - 1)²)",
      })
  void aSumRunsOverTheOneIndexOfItsTerms(
      String text, String value, String name, String gradient, String edit) {
    Outcomes.assertGives(text, value, name, gradient);
    boolean product = text.contains("prod") || text.contains("∏");
    List<Problem> told =
        Texts.build(text).notices().stream()
            .filter(p -> p.key().equals((product ? Reading.MULTIPLIED : Reading.SUMMED).key()))
            .toList();
    assertEquals(List.of(edit), told.stream().map(Problem::fix).toList(), text);
    Outcomes.assertGives(Texts.mended(text, told.getFirst()), value, name, gradient);
  }

  // below a big sign the dot product and the sum of the products are one number
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "L = -Σ y log(p), y = [0, 1], p = [0.2, 0.5]     # 0.693147 # p # 0 -2 # sum(y*log(p))",
        "L = -Σ y log p, y = [0, 1], p = [0.2, 0.5]      # 0.693147 # p # 0 -2 # sum(y*log p)",
        "-∑ y ln(p) + 1, y = [0, 1], p = [0.2, 0.5]      # 1.693147 # p # 0 -2 # sum(y*ln(p))",
        "f = 2Σ x y²/4, x = [1, 2], y = [3, 4]           # 20.5 # x # 4.5 8    # sum(x*y²/4)",
        "f = Σ 3x y + 0.5 Σ x², x = [1, 2], y = [3, 4]   # 35.5 # x # 10 14    # sum(3*x*y)",
      })
  void twoVectorsBesideEachOtherBelowASignAreMultipliedEntryByEntry(
      String text, String value, String name, String gradient, String edit) {
    Outcomes.assertGives(text, value, name, gradient);
    Problem told =
        Texts.build(text).notices().stream()
            .filter(p -> p.key().equals(Reading.SPELLING.key()))
            .findFirst()
            .orElseThrow();
    assertEquals(edit, told.fix());
    Outcomes.assertGives(Texts.mended(text, told), value, name, gradient);
  }

  // Pearson's r of (1, 2, 3) and (2, 5, 5), the line's slope, a weighted mean.
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "r = \\frac{\\sum (x_i-2)(y_i-4)}{\\sqrt{\\sum(x_i-2)^2 \\sum(y_i-4)^2}} # 0.866025 #"
            + " \\sum_{i}",
        "b = \\frac{n\\sum x_iy_i - \\sum x_i\\sum y_i}{n\\sum x_i^2 - (\\sum x_i)^2}, n = 3 # 1.5"
            + " # ' \\sum_{i}'",
        "b = Σ(xᵢyᵢ)/Σxᵢ² # 1.928571 # (Σ_{i}(xᵢyᵢ))",
        "m = Σyᵢxᵢ/Σyᵢ # 2.25 # (Σ_{i}yᵢxᵢ)",
        "s = \\sum x_i \\sum y_j # 72 # (\\sum_{i} x_i)",
        "s = \\sum x_i \\sum_j y_j # 72 # (\\sum_{i} x_i)",
        "s = \\prod x_i \\sum y_i - 1 # 71 # (\\prod_{i} x_i)",
      })
  void aSumWithoutAnIndexReachesToTheNextWithoutOne(String formula, String value, String edit) {
    String text = formula + ", x = [1, 2, 3], y = [2, 5, 5]";
    Outcomes.assertGives(text, value);
    List<Problem> told = Texts.build(text).notices();
    assertEquals(edit, told.getFirst().fix(), text);
    for (Problem notice : told) {
      Outcomes.assertGives(Texts.mended(text, notice), value);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "s = \\sum_i \\sum_j x_i w_{ij}   # 29",
        "s = \\sum_i x_i \\sum_j w_{ij}   # 29",
        "s = \\sum_j \\sum x_i w_{ij}     # 29",
        "s = \\sum_j x_j \\sum x_i w_{ij} # 73",
      })
  void aSumWithAnIndexReachesOverTheNext(String formula, String value) {
    Outcomes.assertGives(formula + ", x = [1, 3], w = [[1, 1], [2, 7]]", value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "p = e^f / Σ e^f, f = [0, 0]                     # 0.5 0.5  # f # 0 0   # sum(e^f)",
        "E = Σ 1/2 (t - o)², t = [1, 2], o = [2, 4]      # 2.5      # o # 1 2   # sum(1/2 (t -"
            + " o)²)",
        "f = 1 + Σ(x - 1)^2, x = [1, 3]                  # 5        # x # 0 4   # sum((x - 1)^2)",
        "f = Σ e^-x + 1, x = [0, 0]                      # 3        # x # -1 -1 # sum(e^-x)",
        "f = ∏ x, x = [2, 3]                             # 6        # x # 3 2   # prod(x)",
        "E = \\sum \\frac12 (t - o)^2, t = [1, 2], o = [2, 4] # 2.5 # o # 1 2 #"
            + " \\operatorname{sum}\\left(\\frac12 (t - o)^2\\right)",
      })
  void whereNothingHasAnIndexAllEntriesAreSummed(
      String text, String value, String name, String gradient, String edit) {
    Outcomes.assertGives(text, value, name, gradient);
    List<Problem> told =
        Texts.build(text).notices().stream()
            .filter(p -> p.key().equals(Reading.SPELLING.key()))
            .toList();
    assertEquals(List.of(edit), told.stream().map(Problem::fix).toList(), text);
    Outcomes.assertGives(Texts.mended(text, told.getFirst()), value, name, gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "z_j = \\sum w_{ji} x_i, w = [[1, 2], [3, 4]], x = [1, 2] | 5 11",
        "y = sum_i w_i x_i, w = [1, 2], x = [3, 4]                | 11",
        "y = sum_i(w_i x_i) + 1, w = [1, 2], x = [3, 4]           | 12",
      })
  void theIndexOnTheLeftIsAnother(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = \\sum x_i y_j, x = [1, 2], y = [1, 2]        | latex.sum.indices",
        "f = \\sum x_i + y_i, x = [1, 2], y = [3, 4]      | latex.outside",
        "f = \\sum x_i y, x = [1, 2], y = [3, 4]          | indices.whole",
        "f = \\sum x^2, x = 3                             | latex.sum",
        "y = x^T Σ x, x = [1, 2]                          | syntax.sum.matrix",
        "y = xᵀ Σ x, x = [1, 2]                           | syntax.sum.matrix",
        "y = U Σ x, x = [1, 2], U = [[1, 0], [0, 1]]      | syntax.sum.matrix",
        "f = Σ x, x = 3                                   | syntax.sum",
        "f = Σ(x) y, x = [1, 2], y = 3                    | syntax.sum",
        "f = Σ x y, x = [1, 2], y = 2x                    | graph.product.reduced",
        "f = Π x y, x = [1, 2], y = [3, 4]                | graph.product.reduced",
        "f = sum(x y), x = [1, 2], y = [3, 4]             | graph.product.reduced",
        "f = Σ x y z, x = [1, 2], y = [3, 4], z = [1, 1]  | graph.product.vectors",
        "f = Σ x y + (1-x) (1-y), x = [1, 2], y = [3, 4]  | graph.product.reduced",
        "f = \\sum x y, x = [1, 2], y = [3, 4]            | graph.product.reduced",
        "x_i = 3, f = \\sum x_i                           | latex.sum.single",
        "f = sum(w_i * x_j), w = [1, 2], x = [3, 4]       | syntax.index",
        "f = sum(i * x_i), x = [3, 4]                     | syntax.index",
        "f = sum(w_i * x), w = [1, 2], x = [3, 4]         | syntax.index",
        "f_j = Σ_i w_ij x_i, w = [[1, 2]], x = [3, 4]     | syntax.sum.braces",
        "f = x_n - x_1, x = [3, 4]                        | syntax.index.last",
      })
  void whereSeveralAreMeantOrNoneItIsRefused(String text, String key) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of(key), errors.stream().map(Problem::key).toList(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = w_0 + \\sum_{i=1}^{2} w_i x_i, w = [1, 2, 3], x = [4, 5]       | 24 | w | 1 4 5",
        "f = \\sum_{i=1}^{2} w_i x_i + w_0 + x_1, w = [1, 2, 3], x = [4, 5] | 28 | x | 3 3",
        "f = w_0 + \\sum_{i=1}^{2} w_i x_i, w = [1, 2, 3], x = [1, 4, 5]    | 24 | x | 0 2 3",
      })
  void theBiasAmongTheWeightsIsNumberedZeroAlone(
      String text, String value, String name, String gradient) {
    Outcomes.assertGives(text, value, name, gradient);
  }
}
