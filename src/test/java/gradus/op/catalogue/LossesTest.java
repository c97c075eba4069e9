package gradus.op.catalogue;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.lang.Printer;
import gradus.op.Fit;
import gradus.op.Op;
import gradus.op.Operands;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Losses of lopsided scores, and labels at and outside their range.
class LossesTest {
  private static final Tensor SCORES = matrix(new double[] {3, 1, 2.5}, new double[] {0, 2, 9});
  private static final Pulling HINGE = Pulling.of("hinge", 2);
  private static final Pulling CROSS_ENTROPY = Pulling.of("cross_entropy", 2);
  private static final Pulling MSE = Pulling.of("mse", 2);

  @Test
  void hingeCountsTheClassesInsideTheMargin() {
    assertEquals(scalar(0.5), HINGE.value(vector(3, 1, 2.5), scalar(0)));
    assertEquals(scalar(3 + 2.5), HINGE.value(vector(3, 1, 2.5), scalar(1)));
    assertEquals(scalar((0.5 + 8) / 2), HINGE.value(SCORES, vector(0, 1)));
    assertEquals(vector(-7, 0, 7), HINGE.pull(0, scalar(7), vector(3, 1, 2.5), scalar(0)));
    assertEquals(vector(7, -14, 7), HINGE.pull(0, scalar(7), vector(3, 1, 2.5), scalar(1)));
    assertEquals(
        matrix(new double[] {-3, 0, 3}, new double[] {0, -3, 3}),
        HINGE.pull(0, scalar(6), SCORES, vector(0, 1)));
    assertEquals(vector(0, 0), HINGE.pull(1, scalar(6), SCORES, vector(0, 1)));
  }

  @Test
  void crossEntropyPullsEachRowToItsLabel() {
    Tensor even =
        matrix(new double[] {4, 4}, new double[] {1, 1}, new double[] {0, 0}, new double[] {7, 7});
    assertEquals(
        matrix(
            new double[] {-1, 1}, new double[] {1, -1}, new double[] {1, -1}, new double[] {-1, 1}),
        CROSS_ENTROPY.pull(0, scalar(8), even, vector(0, 1, 1, 0)));
    assertEquals(Math.log(2), CROSS_ENTROPY.value(even, vector(0, 1, 1, 0)).item(), 1e-16);
    assertEquals(vector(1.5, -1.5), CROSS_ENTROPY.pull(0, scalar(3), vector(2, 2), scalar(1)));
  }

  @Test
  void meanSquaresPullTheTwoTogether() {
    Tensor a = matrix(new double[] {1, 2}, new double[] {3, 6});
    assertEquals(scalar((0 + 1 + 4 + 25) / 4.0), MSE.value(a, scalar(1)));
    assertEquals(
        matrix(new double[] {0, 2}, new double[] {4, 10}), MSE.pull(0, scalar(4), a, scalar(1)));
    assertEquals(scalar(-16), MSE.pull(1, scalar(4), a, scalar(1)));
    assertEquals(
        Fit.misfit("shape.broadcast", "mse", "2", "3"), MSE.fit(Shape.vector(2), Shape.vector(3)));
    assertEquals(Fit.of(Shape.SCALAR), MSE.fit(Shape.matrix(2, 1), Shape.vector(3)));
  }

  @Test
  void scoresNeedAsManyLabelsAsRows() {
    for (Pulling loss : List.of(HINGE, CROSS_ENTROPY)) {
      String name = loss.op().name();
      Shape m23 = Shape.matrix(2, 3);
      Shape v3 = Shape.vector(3);
      assertEquals(Fit.of(Shape.SCALAR), loss.fit(v3, Shape.SCALAR));
      assertEquals(Fit.of(Shape.SCALAR), loss.fit(m23, Shape.vector(2)));
      assertEquals(Fit.misfit("shape.labels", name, "2×3", "3"), loss.fit(m23, v3));
      assertEquals(Fit.misfit("shape.labels", name, "2×3", "scalar"), loss.fit(m23, Shape.SCALAR));
      assertEquals(Fit.misfit("shape.labels", name, "3", "3"), loss.fit(v3, v3));
      assertEquals(
          Fit.misfit("shape.labels", name, "scalar", "scalar"),
          loss.fit(Shape.SCALAR, Shape.SCALAR));
    }
  }

  private static Optional<Fit.Misfit> objection(Op loss, Tensor scores, Tensor labels) {
    return loss.objection(List.of(scores, labels));
  }

  @Test
  void theFirstLabelThatIsNoClassIsNamed() {
    Op loss = CROSS_ENTROPY.op();
    Tensor v = vector(1, 2, 3);
    for (double label : new double[] {0, -0.0, 1, 2}) {
      assertEquals(Optional.empty(), objection(loss, v, scalar(label)));
    }
    assertEquals(wrong("0.5", "3", "scalar"), objection(loss, v, scalar(0.5)));
    assertEquals(wrong("3", "3", "scalar"), objection(loss, v, scalar(3)));
    assertEquals(wrong("-1", "3", "scalar"), objection(loss, v, scalar(-1)));
    assertEquals(wrong("1.5", "2×3", "2"), objection(loss, SCORES, vector(2, 1.5)));
    assertEquals(wrong("-2", "2×3", "2"), objection(loss, SCORES, vector(-2, 7)));
    assertEquals(Optional.empty(), objection(loss, SCORES, vector(2, 0)));
  }

  private static Optional<Fit.Misfit> wrong(String label, String scores, String labels) {
    return Optional.of(
        new Fit.Misfit("shape.label", List.of("cross_entropy", label, 2, scores, labels)));
  }

  @Test
  void aWrongLabelMakesAllOfItNotANumber() {
    for (Pulling loss : List.of(HINGE, CROSS_ENTROPY)) {
      Tensor labels = vector(0, 3);
      assertEquals(scalar(Double.NaN), loss.value(SCORES, labels));
      assertEquals(
          Tensor.full(SCORES.shape(), Double.NaN), loss.pull(0, scalar(1), SCORES, labels));
      assertFalse(loss.op().atKink(List.of(vector(1, 2), scalar(2))));
    }
  }

  private static Optional<String> unfolded(Pulling loss, Tensor scores, Tensor labels) {
    Operands operands = Operands.of(loss.op(), List.of(scores, labels));
    return loss.op().unfolding(operands).map(Printer::text);
  }

  @Test
  void aFormulaNamesEveryRowUpToSixteen() {
    assertEquals(
        Optional.of("logsumexp(s) - s[k]"), unfolded(CROSS_ENTROPY, vector(1, 2, 3), scalar(2)));
    assertEquals(
        Optional.of("(logsumexp(s[0]) - s[0, k[0]] + (logsumexp(s[1]) - s[1, k[1]]))/2"),
        unfolded(CROSS_ENTROPY, SCORES, vector(2, 0)));
    Tensor sixteen = Tensor.zeros(Shape.matrix(16, 2));
    String formula = unfolded(CROSS_ENTROPY, sixteen, Tensor.ones(Shape.vector(16))).orElseThrow();
    assertEquals(
        " (logsumexp(s[15]) - s[15, k[15]]))/16", formula.substring(formula.lastIndexOf('+') + 1));
    Tensor seventeen = Tensor.zeros(Shape.matrix(17, 2));
    assertEquals(
        Optional.empty(), unfolded(CROSS_ENTROPY, seventeen, Tensor.ones(Shape.vector(17))));
    assertEquals(Optional.empty(), unfolded(CROSS_ENTROPY, SCORES, vector(2, 3)));
  }
}
