package gradus.op;

import static gradus.op.Gradients.gradient;
import static gradus.op.Gradients.op;
import static gradus.op.Gradients.value;
import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.op.catalogue.Ops;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The conventions where a function has no derivative; PyTorch's, but for the reductions over ties.
class KinkTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  private static boolean kink(Op op, Tensor... in) {
    return op.atKink(List.of(in));
  }

  @Test
  void rectifiersAndSignsHaveGradientZeroAtZero() {
    for (String name : List.of("relu", "step", "abs", "sign")) {
      assertEquals(0, gradient(op(name, 1), 0, 0.0), name);
      assertTrue(kink(op(name, 1), scalar(0)), name);
      assertTrue(kink(op(name, 1), vector(1, 0)), name);
      assertFalse(kink(op(name, 1), vector(1, -1e-300)), name);
    }
  }

  @Test
  void leakyReluLeaksAtZeroAndEluIsSmoothThere() {
    assertEquals(0.01, gradient(op("leaky_relu", 1), 0, 0.0));
    assertTrue(kink(op("leaky_relu", 1), scalar(0)));
    assertEquals(1, gradient(op("elu", 1), 0, 0.0));
    assertFalse(kink(op("elu", 1), scalar(0)));
  }

  @Test
  void equalOperandsOfMaxAndMinShareByHalves() {
    for (String name : List.of("max", "min")) {
      Op op = op(name, 2);
      assertEquals(2, value(op, 2.0, 2.0));
      assertEquals(0.5, gradient(op, 0, 2.0, 2.0));
      assertEquals(0.5, gradient(op, 1, 2.0, 2.0));
      assertEquals(0.5, gradient(op, 0, 0.0, -0.0));
      assertTrue(kink(op, vector(1, 2), scalar(2)));
      assertFalse(kink(op, vector(1, 2), scalar(3)));
    }
  }

  @Test
  void equalEntriesOfAReductionShareByTheirNumber() {
    Tensor third = vector(1 / 3.0, 0, 1 / 3.0, 1 / 3.0);
    assertEquals(third, gradient(op("max", 1), 0, vector(5, 1, 5, 5)));
    assertEquals(third, gradient(op("min", 1), 0, vector(-5, 1, -5, -5)));
    assertTrue(kink(op("max", 1), vector(5, 1, 5)));
    assertFalse(kink(op("max", 1), vector(1, 1, 5)));
    assertFalse(kink(op("max", 1), scalar(5)));
    assertTrue(kink(op("min", 1), vector(1, 1, 5)));
  }

  @Test
  void normOfZeroHasGradientZero() {
    assertEquals(0, value(op("norm", 1), vector(0, 0)).item());
    assertEquals(vector(0, 0), gradient(op("norm", 1), 0, vector(0, 0)));
    assertTrue(kink(op("norm", 1), vector(0, 0)));
    assertFalse(kink(op("norm", 1), vector(0, 1)));
    Tensor oneEmptyRow = matrix(new double[] {0, 0}, new double[] {1, 2});
    assertFalse(kink(op("norm", 1), oneEmptyRow));
    assertTrue(op("norm", 1).atKink(List.of(oneEmptyRow), 1));
    assertFalse(op("norm", 1).atKink(List.of(oneEmptyRow), 0));
  }

  @Test
  void edgesOfTheDomainAreInfinitelySteep() {
    assertEquals(INF, gradient(op("sqrt", 1), 0, 0.0));
    assertEquals(-INF, value(op("log", 1), 0.0));
    assertEquals(INF, gradient(op("log", 1), 0, 0.0));
    assertEquals(INF, value(Ops.DIVIDE, 1.0, 0.0));
    assertEquals(INF, gradient(Ops.DIVIDE, 0, 1.0, 0.0));
    assertEquals(-INF, gradient(Ops.DIVIDE, 1, 1.0, 0.0));
    assertEquals(Double.NaN, value(Ops.DIVIDE, 0.0, 0.0));
    assertFalse(kink(op("sqrt", 1), scalar(0)));
  }

  @Test
  void rootOfASquareAtZeroIsNotANumber() {
    double steep = gradient(op("sqrt", 1), 0, 0.0);
    assertEquals(Double.NaN, steep * gradient(op("square", 1), 0, 0.0));
  }

  @Test
  void powerOfZeroHasGradientZeroInItsExponent() {
    assertEquals(0, gradient(Ops.POWER, 0, 0.0, 2.0));
    assertEquals(0, gradient(Ops.POWER, 1, 0.0, 2.0));
    assertEquals(1, value(Ops.POWER, 0.0, 0.0));
    assertEquals(0, gradient(Ops.POWER, 0, 0.0, 0.0));
    assertEquals(0, gradient(Ops.POWER, 1, 0.0, 0.0));
    assertEquals(1, gradient(Ops.POWER, 0, 0.0, 1.0));
    assertEquals(INF, gradient(Ops.POWER, 0, 0.0, 0.5));
    assertFalse(kink(Ops.POWER, scalar(0), scalar(2)));
    assertTrue(kink(Ops.POWER, scalar(0), scalar(0)));
    assertTrue(kink(Ops.POWER, vector(3, 0), scalar(-1)));
  }

  @Test
  void powerOfANegativeBaseHasNoGradientInItsExponent() {
    assertEquals(-8, value(Ops.POWER, -2.0, 3.0));
    assertEquals(12, gradient(Ops.POWER, 0, -2.0, 3.0));
    assertEquals(Double.NaN, gradient(Ops.POWER, 1, -2.0, 3.0));
    assertEquals(1, value(Ops.POWER, 1.0, Double.NaN));
    assertEquals(1, value(Ops.POWER, -1.0, INF));
  }

  @Test
  void notANumberPassesThroughChoices() {
    double nan = Double.NaN;
    assertEquals(nan, value(op("relu", 1), nan));
    assertEquals(nan, value(op("max", 2), nan, 1.0));
    assertEquals(nan, value(op("min", 2), 1.0, nan));
    assertEquals(nan, value(op("max", 1), vector(1, nan, 3)).item());
    assertEquals(nan, value(op("step", 1), nan));
    assertEquals(nan, value(op("sign", 1), nan));
    assertEquals(nan, value(op("norm", 1), vector(1, nan)).item());
    assertEquals(nan, value(op("logsumexp", 1), vector(nan, 1, 2)).item());
    assertEquals(nan, value(op("softmax", 1), vector(1, nan)).get(0));
  }

  @Test
  void productKnowsTheOthersWhenSomeAreZero() {
    assertEquals(vector(6, 3, 2), gradient(op("prod", 1), 0, vector(1, 2, 3)));
    assertEquals(vector(0, 3, 0), gradient(op("prod", 1), 0, vector(1, 0, 3)));
    assertEquals(vector(0, 0, 0), gradient(op("prod", 1), 0, vector(0, 0, 3)));
  }

  @Test
  void hingeAtItsMarginTakesHalfAsMaxDoes() {
    Op hinge = op("hinge", 2);
    assertEquals(vector(0.5, 1, -1.5), gradient(hinge, 0, vector(1, 1.5, 2), scalar(2)));
    assertTrue(kink(hinge, vector(1, 1.5, 2), scalar(2)));
    assertFalse(kink(hinge, vector(1.2, 1.5, 2), scalar(2)));
    Tensor rows = matrix(new double[] {0, 3}, new double[] {5, 4});
    assertTrue(kink(hinge, rows, vector(0, 0)));
    assertFalse(kink(hinge, rows, vector(0, 1)));
  }

  @Test
  void equalEntriesOfAWindowShare() {
    Op pool = op("maxpool", 2);
    Tensor x = matrix(new double[] {1, 2, 9}, new double[] {2, 0, 9});
    Tensor out = pool.value(List.of(x), 2);
    assertEquals(matrix(new double[] {2}), out);
    Local l = new Local(List.of(x), out, matrix(new double[] {10}), new int[] {2});
    Tensor expected = matrix(new double[] {0, 5, 0}, new double[] {5, 0, 0});
    assertEquals(expected, pool.pull(0, l));
    assertTrue(pool.atKink(List.of(x), 2));
    assertFalse(pool.atKink(List.of(x), 1));
  }
}
