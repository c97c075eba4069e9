package gradus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.export.SlopeCurve.CurvePoint;
import gradus.picture.Figure;
import gradus.tensor.Numbers;
import gradus.trace.InputEntry;
import gradus.trace.Trace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlopeCurveTest {
  private static final Trace NET =
      Trace.of(Texts.build("x = [-1, 0.5, 2]; h = tanh(x); k = h^3 / 2; L = sum(k)").graph());

  private static SlopeCurve along(String entry) {
    return SlopeCurve.along(NET, InputEntry.written(NET.graph(), entry).orElseThrow());
  }

  private static Optional<SlopeCurve> of(String gate) {
    return SlopeCurve.of(NET, NET.graph().named(gate).orElseThrow());
  }

  /// What is drawn beside a point is what the curve does there.
  private static void agrees(SlopeCurve curve) {
    for (CurvePoint point : curve.points()) {
      int at = 1;
      while (curve.xs().get(at) < point.x()) {
        at++;
      }
      double x0 = curve.xs().get(at - 1);
      double x1 = curve.xs().get(at);
      double y0 = curve.ys().get(at - 1);
      double y1 = curve.ys().get(at);
      assertEquals((y1 - y0) / (x1 - x0), point.slope(), 0.02, point.toString());
      double between = y0 + (y1 - y0) * (point.x() - x0) / (x1 - x0);
      assertEquals(between, point.y(), 1e-3, point.toString());
    }
  }

  @Test
  void theOutputAlongANumberHasTheGradientForItsSlope() {
    SlopeCurve curve = along("x[1]");
    assertEquals("x₁", curve.across());
    assertEquals("L", curve.up());
    double gradient = NET.gradient(NET.graph().named("x").orElseThrow()).orElseThrow().get(1);
    double output = NET.value(NET.graph().output()).orElseThrow().item();
    assertEquals(List.of(new CurvePoint(0.5, output, gradient)), curve.points());
    agrees(curve);
  }

  @Test
  void theEntriesOfAGateLieOnOneCurve() {
    SlopeCurve curve = of("h").orElseThrow();
    assertEquals(3, curve.points().size());
    CurvePoint second = curve.points().get(1);
    assertEquals(0.5, second.x());
    assertEquals(Math.tanh(0.5), second.y());
    assertEquals(1 - second.y() * second.y(), second.slope(), 1e-15);
    assertEquals("x", curve.across());
    assertEquals("h", curve.up());
    agrees(curve);
    assertEquals(Optional.empty(), of("L"));
    assertEquals(Optional.empty(), of("x"));
  }

  @Test
  void whatIsNoNumberIsLeftOutOfThePicture() {
    Trace log = Trace.of(Texts.build("x = 0.5; f = log(x)").graph());
    SlopeCurve curve = SlopeCurve.along(log, InputEntry.written(log.graph(), "x").orElseThrow());
    assertTrue(curve.ys().stream().anyMatch(y -> y.isNaN()));
    Figure.Several drawn = (Figure.Several) SlopePicture.of(curve, Numbers.SLIDES);
    assertTrue(
        drawn.area().width() < SlopePicture.WIDTH && drawn.area().height() < SlopePicture.HEIGHT,
        drawn.area().toString());
    List<String> told =
        drawn.parts().stream()
            .filter(f -> f instanceof Figure.Text)
            .map(f -> ((Figure.Text) f).text())
            .toList();
    assertTrue(told.contains("∂f/∂x = 2.00"), told.toString());
  }
}
