package gradus.op.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.op.Op;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values and slopes at 0.3, from Python's `math` by the textbook's formulas.
class AnglesTest {
  @ParameterizedTest
  @CsvSource({
    "asin, 0.3046926540153975, 1.0482848367219182",
    "acos, 1.2661036727794992, -1.0482848367219182",
    "atan, 0.2914567944778671, 0.9174311926605504",
    "sinh, 0.3045202934471426, 1.0453385141288605",
    "cosh, 1.0453385141288605, 0.3045202934471426",
    "sec, 1.0467516015380856, 0.3237982146926582",
    "csc, 3.383863361824123, -10.93911032442689",
    "cot, 3.2327281437658275, -11.450531251495654",
    "arcsin, 0.3046926540153975, 1.0482848367219182",
    "arccos, 1.2661036727794992, -1.0482848367219182",
    "arctan, 0.2914567944778671, 0.9174311926605504",
  })
  void valueAndSlope(String name, double value, double slope) {
    ComputationGraph graph = Texts.build("x = 0.3; f = " + name + "(x)").graph();
    Trace trace = Trace.of(graph);
    assertEquals(value, trace.value(graph.output()).orElseThrow().item(), 1e-15 * Math.abs(value));
    assertEquals(
        slope,
        trace.gradient(graph.names().get("x")).orElseThrow().item(),
        1e-14 * Math.abs(slope));
  }

  @Test
  void theArcSineEndsAtOne() {
    Op asin = Ops.find("asin", 1).orElseThrow();
    assertTrue(Double.isNaN(asin.value(List.of(Tensor.scalar(1.5))).item()));
    assertEquals(Math.PI / 2, asin.value(List.of(Tensor.scalar(1))).item());
  }
}
