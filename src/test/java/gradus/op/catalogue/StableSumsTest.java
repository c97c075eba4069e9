package gradus.op.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.op.entry.Kinks;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Lengths, sums of exponentials and the normal distribution, entry by entry. True values computed
/// with 40 digits.
class StableSumsTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  private static double[] of(double... x) {
    return x;
  }

  @Test
  void theFirstGreatestEntryIsTakenOutAndNotANumberGoesFirst() {
    assertEquals(0, Softness.greatest(of(5)));
    assertEquals(1, Softness.greatest(of(1, 3, 3, 2)));
    assertEquals(3, Softness.greatest(of(1, 3, 3, 4)));
    assertEquals(2, Softness.greatest(of(1, 3, Double.NaN)));
    assertEquals(1, Softness.greatest(of(1, Double.NaN, 9)));
  }

  @Test
  void equalEntriesAreNothingApart() {
    assertEquals(0, Softness.apart(of(INF, 2, INF), 2, 0));
    assertEquals(-INF, Softness.apart(of(INF, 2, INF), 1, 0));
    assertEquals(-3, Softness.apart(of(5, 2), 1, 0));
  }

  @Test
  void scoresInTheRatioOneTwoFive() {
    double[] x = of(0, Math.log(2), Math.log(5));
    assertArrayEquals(of(0.125, 0.25, 0.625), Softness.softmax(x), 1e-15);
    assertEquals(Math.log(8), Softness.logSumExp(x), 1e-15);
    assertEquals(Math.log(8.0 / 5), Softness.logOfRest(x, 2), 1e-15);
    assertArrayEquals(
        of(-Math.log(8), -Math.log(4), -Math.log(1.6)), Softness.logSoftmax(x), 1e-15);
    assertEquals(Math.log(8), Softness.crossEntropy(x, 0), 1e-15);
    assertEquals(Math.log(4), Softness.crossEntropy(x, 1), 1e-15);
    assertEquals(Math.log(1.6), Softness.crossEntropy(x, 2), 1e-15);
    assertArrayEquals(of(0.125, -0.75, 0.625), Softness.crossEntropySlope(x, 1), 1e-15);
    assertArrayEquals(of(-0.875, 0.25, 0.625), Softness.crossEntropySlope(x, 0), 1e-15);
  }

  @Test
  void aLengthIsScaledAndADirectionHasLengthOne() {
    assertEquals(7, Length.of(of(2, -3, 6)));
    assertEquals(0, Length.of(of(0, 0)));
    assertEquals(0, Length.of(of()));
    assertArrayEquals(of(2 / 7.0, -3 / 7.0, 6 / 7.0), Length.direction(of(2, -3, 6)), 1e-16);
    assertArrayEquals(of(0, 0), Length.direction(of(0, 0)));
    assertArrayEquals(of(0.6, -0.8), Length.direction(of(3e-200, -4e-200)), 1e-15);
    assertEquals(INF, Length.of(of(1, -INF)));
    assertTrue(Double.isNaN(Length.of(of(1, Double.NaN))));
    assertArrayEquals(of(0, Double.NaN), Length.direction(of(1, INF)));
  }

  @Test
  void theNormalDistributionKeepsItsDigits() {
    double[][] below = {
      {-38, 2.8854283600687843e-316},
      {-30, 4.906713927148187e-198},
      {-6.5, 4.016000583859118e-11},
      {-3, 0.0013498980316300945},
      {-0.5, 0.3085375387259869},
      {0, 0.5},
      {0.3, 0.6179114221889526},
      {1.96, 0.9750021048517795},
      {5, 0.9999997133484281}
    };
    for (double[] row : below) {
      double near = Math.max(1e-15 * row[1], 2 * Double.MIN_VALUE);
      assertEquals(row[1], Normal.below(row[0]), near, "Φ(" + row[0] + ")");
    }
    double[][] density = {
      {0, 0.3989422804014327},
      {-30, 1.473646134878547e-196},
      {6.5, 2.6695566147628519e-10},
      {-0.5, 0.35206532676429948},
      {1.96, 0.058440944333451464}
    };
    for (double[] row : density) {
      assertEquals(row[1], Normal.density(row[0]), 1e-15 * row[1], "φ(" + row[0] + ")");
    }
    assertTrue(Double.isNaN(Normal.below(Double.NaN)));
    assertEquals(0, Normal.below(-INF));
    assertEquals(1, Normal.below(INF));
    assertEquals(0, Normal.density(-1e200));
  }

  @Test
  void aKinkIsWhereSomeEntryIsAtIt() {
    List<Tensor> column = List.of(Tensor.matrix(of(1), of(2)), Tensor.vector(3, 2, 5));
    assertTrue(Kinks.AT_TIE.test(column));
    assertFalse(Kinks.AT_TIE.test(List.of(column.get(0), Tensor.vector(3, 4))));
    assertTrue(Kinks.pair((a, b) -> a == 2 && b == 5).test(column));
    assertFalse(Kinks.pair((a, b) -> a == 5 && b == 2).test(column));
    assertTrue(Kinks.AT_ZERO.test(List.of(Tensor.vector(1, 2, -0.0))));
    assertFalse(Kinks.AT_ZERO.test(List.of(Tensor.vector(1, 2), Tensor.vector(0))));
    assertTrue(Kinks.any(Tensor.vector(4, 7), x -> x == 7));
    assertTrue(Kinks.any(Tensor.vector(4, 7), x -> x == 4));
    assertFalse(Kinks.any(Tensor.vector(4, 7), x -> x == 5));
  }
}
