package gradus.op;

import static gradus.op.Gradients.assertClose;
import static gradus.op.Gradients.gradient;
import static gradus.op.Gradients.op;
import static gradus.op.Gradients.value;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.op.catalogue.Normal;
import gradus.op.catalogue.Ops;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Far from 0, where formulas written carelessly lose digits. True values computed with 40 digits.
class ExtremesTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double TIGHT = 4e-16;
  private static final double FEW_ULPS = 1.5e-15;

  private static void assertCurve(String name, double x, double y, double slope) {
    assertClose(y, value(op(name, 1), x), TIGHT, name + "(" + x + ")");
    assertClose(slope, gradient(op(name, 1), 0, x), FEW_ULPS, name + " slope at " + x);
  }

  @Test
  void sigmoidKeepsItsTails() {
    assertCurve("sigmoid", 800, 1, 0);
    assertCurve("sigmoid", -800, 0, 0);
    assertCurve("sigmoid", 40, 1, 4.248354255291589e-18);
    assertCurve("sigmoid", -40, 4.248354255291589e-18, 4.248354255291589e-18);
    assertEquals(5e-324, value(op("sigmoid", 1), -745.0));
  }

  @Test
  void softplusKeepsItsTails() {
    assertCurve("softplus", 800, 800, 1);
    assertCurve("softplus", 25, 25.000000000013888, 0.9999999999861121);
    assertCurve("softplus", -40, 4.248354255291589e-18, 4.248354255291589e-18);
    assertEquals(INF, value(op("softplus", 1), INF));
    assertEquals(0, value(op("softplus", 1), -INF));
  }

  @Test
  void tanhKeepsItsTails() {
    assertCurve("tanh", 20, 1, 1.6993417021166355e-17);
    assertCurve("tanh", -20, -1, 1.6993417021166355e-17);
    assertCurve("tanh", 800, 1, 0);
  }

  @Test
  void geluIsExactIntoItsTails() {
    double[][] truth = {
      {-30, -1.472014178144456e-196, -4.416031690708495e-195},
      {-10, -7.619853024160526e-23, -7.618400096464814e-22},
      {-5, -1.4332578593959695e-06, -7.146946001792295e-06},
      {-1, -0.15865525393145705, -0.0833154705876863},
      {-0.25, -0.10032341857926907, 0.30462664511636395},
      {0.5, 0.34573123063700656, 0.8674951246561629},
      {3, 2.99595030590511, 1.011945647204184},
      {8, 7.999999999999995, 1.0000000000000397},
      {800, 800, 1},
      {0, 0, 0.5},
      {INF, INF, 1},
      {-INF, 0, 0}
    };
    for (double[] row : truth) {
      assertClose(row[1], value(op("gelu", 1), row[0]), FEW_ULPS, "gelu(" + row[0] + ")");
      assertClose(row[2], gradient(op("gelu", 1), 0, row[0]), FEW_ULPS, "slope at " + row[0]);
    }
  }

  @Test
  void normalDistributionIsExactIntoItsTails() {
    double[][] truth = {
      {-37, 5.725571222524577e-300},
      {-20, 2.7536241186062337e-89},
      {-8, 6.220960574271784e-16},
      {-2, 0.02275013194817921},
      {-1, 0.15865525393145705},
      {-0.1, 0.460172162722971},
      {0.7, 0.758036347776927},
      {2.5, 0.9937903346742238}
    };
    for (double[] row : truth) {
      assertClose(row[1], Normal.below(row[0]), 1e-15, "Φ(" + row[0] + ")");
    }
  }

  @Test
  void eluIsExactNearZero() {
    assertCurve("elu", -1e-12, -9.999999999995e-13, 0.999999999999);
    assertCurve("elu", -800, -1, 0);
  }

  @Test
  void logSumExpIsShifted() {
    Tensor z = vector(1000, 1001, 1002);
    Tensor p = vector(0.09003057317038046, 0.24472847105479764, 0.6652409557748219);
    assertClose(1002.4076059644444, value(op("logsumexp", 1), z).item(), TIGHT, "value");
    assertClose(p, gradient(op("logsumexp", 1), 0, z), FEW_ULPS);
    assertClose(p, value(op("softmax", 1), z), FEW_ULPS);
    assertClose(p.map(Math::log), value(op("log_softmax", 1), z), FEW_ULPS);
  }

  @Test
  void softmaxGradientIsExactForLargeScores() {
    Op softmax = op("softmax", 1);
    Tensor z = vector(1000, 1001, 1002);
    Tensor p = value(softmax, z);
    Local l = new Local(List.of(z), p, vector(1, 2, 3), new int[0]);
    Tensor truth = vector(-0.14181709360981215, -0.14077035746963013, 0.2825874510794423);
    assertClose(truth, softmax.pull(0, l), 4e-15);
  }

  @Test
  void infiniteScoresAreTheLimit() {
    assertEquals(vector(0, 1), value(op("softmax", 1), vector(1, INF)));
    assertEquals(vector(1, 0), value(op("softmax", 1), vector(1, -INF)));
    assertEquals(vector(0, -INF), value(op("log_softmax", 1), vector(1, -INF)));
    assertEquals(INF, value(op("logsumexp", 1), vector(1, INF)).item());
    assertEquals(-INF, value(op("logsumexp", 1), vector(-INF, -INF)).item());
    assertEquals(vector(0, 1), gradient(op("logsumexp", 1), 0, vector(1, INF)));
  }

  @Test
  void normNeitherOverflowsNorVanishes() {
    Op norm = op("norm", 1);
    double huge = 4.9999999999999995e200;
    assertEquals(huge, value(norm, vector(3e200, 4e200)).item(), Math.ulp(huge));
    assertClose(vector(0.6, 0.8), gradient(norm, 0, vector(3e200, 4e200)), TIGHT);
    assertEquals(5e-200, value(norm, vector(3e-200, -4e-200)).item(), Math.ulp(5e-200));
    assertClose(vector(0.6, -0.8), gradient(norm, 0, vector(3e-200, -4e-200)), TIGHT);
    assertClose(vector(0.6, 0.8), gradient(norm, 0, vector(3e-320, 4e-320)), 1e-3);
    assertClose(
        vector(Math.sqrt(0.5), Math.sqrt(0.5)), gradient(norm, 0, vector(1.7e308, 1.7e308)), TIGHT);
    assertEquals(INF, value(norm, vector(INF, 1)).item());
    assertEquals(Double.MIN_VALUE, value(norm, scalar(-Double.MIN_VALUE)).item());
  }

  @Test
  void crossEntropyOfASureClassKeepsItsDigits() {
    Op loss = op("cross_entropy", 2);
    Tensor s = vector(50, 0);
    assertClose(1.9287498479639178e-22, value(loss, s, scalar(0)).item(), TIGHT, "value");
    Tensor truth = vector(-1.9287498479639178e-22, 1.9287498479639178e-22);
    assertClose(truth, gradient(loss, 0, s, scalar(0)), FEW_ULPS);
    assertEquals(1000, value(loss, vector(1000, 0), scalar(1)).item());
    assertEquals(vector(1, -1), gradient(loss, 0, vector(1000, 0), scalar(1)));
  }

  @Test
  void integerPowersAreExact() {
    assertEquals(1e22, value(Ops.POWER, 10.0, 22.0));
    assertEquals(0x1p1000, value(Ops.POWER, 2.0, 1000.0));
    assertEquals(-243, value(Ops.POWER, -3.0, 5.0));
    assertEquals(405, gradient(Ops.POWER, 0, -3.0, 5.0));
  }
}
