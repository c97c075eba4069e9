package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.blanks.Blanks;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sums of whole vectors with a divisor.
class WholeSumsTest {
  private static final String VALUES = "; y = [1, 2, 4]; p = [1.5, 2.5, 3]; m = 3; k = 2";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "R² = 1 − Σ(y-p)²/Σ(y-k)²            | 0.7",
        "R = 1 - Σ (y - p)^2 / Σ (y - k)^2   | 0.7",
        "R = Σ(y-p)²/m                       | 0.5",
        "R = Σ(y - p)^2/(2k)                 | 0.375",
        "R = Σ(y-p)²/(m-1)                   | 0.75",
        "R = Σ(y)/m                          | 2.333333",
        "R = Σy²/Σy                          | 3",
        "R = Σ(y)/3                          | 2.333333",
      })
  void aDivisorThatIsOneNumberStandsOutsideOfTheSum(String formula, String value) {
    Outcomes.assertGives(formula + VALUES, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a = \\sum_i x_i y_i / \\sum_i x_i^2                   | 2.2",
        "a = \\sum_{i=1}^n x_i y_i / \\sum_{i=1}^n x_i^2       | 2.2",
        "a = Σᵢ xᵢ yᵢ / Σᵢ xᵢ²                                 | 2.2",
        "기울기는 $a = \\sum_i x_i y_i / \\sum_i x_i^2$이다 | 2.2",
      })
  void aSumLikeItBelowTheLineIsADivisor(String formula, String value) {
    String dollar = formula.contains("$") ? "$" : "";
    Outcomes.assertGives(formula + ", $x = [1, 2]$, $y = [3, 4]$".replace("$", dollar), value);
  }

  @Test
  void aSumOverAnotherIndexBelowTheLineMayHaveTheFirst() {
    // 1/3 + 2/7
    Outcomes.assertGives(
        "a = \\sum_i x_i / \\sum_j w_{ij}, x = [1, 2], w = [[1, 2], [3, 4]]", "0.619048");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"R = Σ(y)²/q; q = [1, 2, 4]", "R = ∏(y)/m", "R = Σ(y-p)²/m y", "R = Σ(y-p)²/2k"})
  void aDivisorThatMayBelongToTheTermsIsRefused(String formula) {
    List<String> keys = Texts.build(formula + VALUES).errors().stream().map(Problem::key).toList();
    assertEquals(List.of("syntax.sum"), keys, formula);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "L = 1/n Σ(y-x)²                                      | 6.5  | -2 -3",
        "L = (1/n) Σ (y - x)^2                                | 6.5  | -2 -3",
        "L = 1/(2N) * sum((y - x)**2)                         | 3.25 | -1 -1.5",
        "L = sum((y - x)^2)/n                                 | 6.5  | -2 -3",
        "L = Σ(y-x)²/m                                        | 6.5  | -2 -3",
        "L = ‖y - x‖²/(2m)                                    | 3.25 | -1 -1.5",
        "L = sum((y-x)^2)/(n-1)                               | 13   | -4 -6",
        "L = \\frac{1}{n} \\sum (y - x)^2                     | 6.5  | -2 -3",
        "손실은 $L = \\frac{1}{2m} \\lVert y - x\\rVert^2$이다          | 3.25 | -1 -1.5",
        "損失は $L = \\frac{1}{N} \\sum (y - x)^2$ です        | 6.5  | -2 -3",
      })
  void nBesideTheSumOfAVectorIsHowManyEntriesItHas(String formula, String value, String gradient) {
    String dollar = formula.contains("$") ? "$" : "";
    String text = formula + "; $y = [1, 2]$; $x = [3, 5]$".replace("$", dollar);
    Outcomes.assertGives(text, value, "y", gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "L = sum(y)/k; y = [1, 2]                            | k",
        "L = sum(A)/n; A = [[1, 2], [3, 4]]                  | n",
        "L = λ/(2m) ‖w‖²; w = [1, 2]; λ = 1                  | m",
        "L = λ/(2m) * sum(w^2); w = [1, 2]; λ = 1            | m",
        "L = ‖w‖²/m; w = [1, 2]                              | m",
        "L = n*sum(y); y = [1, 2]                            | n",
        "L = sum(y)/n + sum(x)/n; y = [1, 2]; x = [1, 2, 3]  | n",
        "L = sum(n*y); y = [1, 2]                            | n",
        "L = 1/n + sum(y); y = [1, 2]                        | n",
      })
  void anyOtherNameIsAskedFor(String text, String name) {
    List<Problem> lacks = Blanks.lacks(ProgramReader.read(text), Texts.build(text).graph());
    assertEquals(List.of(name), lacks.stream().map(p -> p.args().getFirst()).toList(), text);
  }

  @Test
  void aValueOfItsOwnIsKept() {
    Outcomes.assertGives("n = 3; y = [1, 2]; L = sum(y)/n", "1");
  }
}
