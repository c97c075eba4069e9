package gradus.op.catalogue;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Printer;
import gradus.op.Operands;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every reduction over all entries and along each axis of a lopsided matrix.
class ReductionsTest {
  private static final Tensor A = matrix(new double[] {1, 2, 4}, new double[] {3, 5, 6});
  private static final Tensor DOWN = vector(10, 20, 30);
  private static final Tensor ACROSS = vector(10, 100);
  private static final double NAN = Double.NaN;

  @Test
  void aSumGivesItsGradientToEveryEntryOfItsLine() {
    assertEquals(scalar(21), Pulling.of("sum", 1).value(A));
    assertEquals(vector(4, 7, 10), Pulling.of("sum", 1, -2).value(A));
    assertEquals(vector(7, 14), Pulling.of("sum", 1, 1).value(A));
    assertEquals(Tensor.full(A.shape(), 7), Pulling.of("sum", 1).pull(0, scalar(7), A));
    assertEquals(
        matrix(new double[] {10, 20, 30}, new double[] {10, 20, 30}),
        Pulling.of("sum", 1, 0).pull(0, DOWN, A));
    assertEquals(
        matrix(new double[] {10, 10, 10}, new double[] {100, 100, 100}),
        Pulling.of("sum", 1, -1).pull(0, ACROSS, A));
  }

  @Test
  void aMeanSharesItsGradientOut() {
    assertEquals(scalar(3.5), Pulling.of("mean", 1).value(A));
    assertEquals(vector(2, 3.5, 5), Pulling.of("mean", 1, 0).value(A));
    assertEquals(Tensor.full(A.shape(), 2), Pulling.of("mean", 1).pull(0, scalar(12), A));
    assertEquals(
        matrix(new double[] {5, 10, 15}, new double[] {5, 10, 15}),
        Pulling.of("mean", 1, 0).pull(0, DOWN, A));
    assertEquals(scalar(6), Pulling.of("mean", 1, 0).value(vector(4, 8)));
  }

  @Test
  void aProductHandsEachEntryTheOthers() {
    assertEquals(scalar(720), Pulling.of("prod", 1).value(A));
    assertEquals(vector(8, 90), Pulling.of("prod", 1, 1).value(A));
    assertEquals(
        matrix(new double[] {80, 40, 20}, new double[] {3000, 1800, 1500}),
        Pulling.of("prod", 1, 1).pull(0, ACROSS, A));
    assertEquals(
        matrix(new double[] {30, 100, 180}, new double[] {10, 40, 120}),
        Pulling.of("prod", 1, 0).pull(0, DOWN, A));
  }

  @Test
  void onlyTheExtremeEntryReceivesAndEqualOnesShare() {
    Tensor ties = matrix(new double[] {7, 2, 7}, new double[] {2, 7, 3});
    Pulling max = Pulling.of("max", 1);
    Pulling min = Pulling.of("min", 1);
    assertEquals(scalar(7), max.value(ties));
    assertEquals(scalar(2), min.value(ties));
    assertEquals(
        matrix(new double[] {4, 0, 4}, new double[] {0, 4, 0}), max.pull(0, scalar(12), ties));
    assertEquals(
        matrix(new double[] {0, 6, 0}, new double[] {6, 0, 0}), min.pull(0, scalar(12), ties));
    assertEquals(scalar(-5), max.value(vector(-5, -9)));
    assertEquals(scalar(9), min.value(vector(12, 9)));
    assertTrue(max.op().atKink(List.of(ties)) && min.op().atKink(List.of(ties)));
    assertFalse(max.op().atKink(List.of(vector(2, 2, 7))));
    assertFalse(min.op().atKink(List.of(vector(2, 7, 7))));
  }

  @Test
  void withoutANumberNoEntryIsExtreme() {
    Tensor x = vector(1, NAN, 3);
    assertEquals(vector(NAN, NAN, NAN), Pulling.of("max", 1).pull(0, scalar(1), x));
    assertEquals(vector(NAN, NAN, NAN), Pulling.of("min", 1).pull(0, scalar(1), x));
  }

  @Test
  void aLengthPointsAlongItsLine() {
    Tensor x = matrix(new double[] {3, 0, 0}, new double[] {-4, 2, 0});
    Pulling down = Pulling.of("norm", 1, 0);
    assertEquals(vector(5, 2, 0), down.value(x));
    assertEquals(matrix(new double[] {6, 0, 0}, new double[] {-8, 20, 0}), down.pull(0, DOWN, x));
    assertTrue(down.op().atKink(List.of(x), 0));
    assertFalse(down.op().atKink(List.of(x), 1));
    assertFalse(down.op().atKink(List.of(x)));
    assertTrue(down.op().atKink(List.of(Tensor.zeros(x.shape()))));
  }

  @Test
  void aSoftMaximumDividesItsGradientBySoftmax() {
    double two = Math.log(2);
    double three = Math.log(3);
    Tensor x = matrix(new double[] {0, two, 0}, new double[] {three, two, 0});
    Pulling across = Pulling.of("logsumexp", 1, 1);
    Tensor value = across.value(x);
    assertEquals(Math.log(4), value.get(0), 1e-15);
    assertEquals(Math.log(6), value.get(1), 1e-15);
    double[] expected = {2.5, 5, 2.5, 50, 100 / 3.0, 100 / 6.0};
    Tensor pulled = across.pull(0, ACROSS, x);
    for (int i = 0; i < 6; i++) {
      assertEquals(expected[i], pulled.get(i), 1e-13);
    }
  }

  @Test
  void eachRowOfScoresIsASoftmaxOfItsOwn() {
    Tensor scores = matrix(new double[] {0, 0}, new double[] {5, 5}, new double[] {-1, -1});
    Tensor up = matrix(new double[] {1, 3}, new double[] {10, 0}, new double[] {2, 2});
    assertEquals(
        matrix(new double[] {-0.5, 0.5}, new double[] {2.5, -2.5}, new double[] {0, 0}),
        Pulling.of("softmax", 1).pull(0, up, scores));
    assertEquals(
        matrix(new double[] {-1, 1}, new double[] {5, -5}, new double[] {0, 0}),
        Pulling.of("log_softmax", 1).pull(0, up, scores));
  }

  private static String unfolded(String name, Tensor in, int... axis) {
    Pulling op = Pulling.of(name, 1, axis);
    Operands operands = Operands.of(op.op(), List.of(in));
    return Printer.text(op.op().unfolding(operands, axis).orElseThrow());
  }

  @Test
  void formulasNameTheAxisThatIsAskedFor() {
    assertEquals("sum(x)/6", unfolded("mean", A));
    assertEquals("sum(x, -1)/3", unfolded("mean", A, -1));
    assertEquals("sum(x, -2)/2", unfolded("mean", A, -2));
    assertEquals("sum(x)/4", unfolded("mean", vector(1, 2, 3, 4)));
    assertEquals("sqrt(sum(square(x)))", unfolded("norm", A));
    assertEquals("sqrt(sum(square(x), 1))", unfolded("norm", A, 1));
    assertEquals("log(sum(exp(x)))", unfolded("logsumexp", A));
    assertEquals("log(sum(exp(x), 0))", unfolded("logsumexp", A, 0));
    assertEquals("exp(x)/sum(exp(x))", unfolded("softmax", vector(1, 2)));
    assertEquals("exp(x)/reshape(sum(exp(x), 1), 2, 1)", unfolded("softmax", A));
    assertEquals("x - logsumexp(x)", unfolded("log_softmax", vector(1, 2)));
    assertEquals("x - reshape(logsumexp(x, 1), 3, 1)", unfolded("log_softmax", A.transpose()));
  }
}
