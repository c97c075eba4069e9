package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/// What a text comes to, entry by entry to six digits.
final class Outcomes {
  private Outcomes() {}

  private static String entries(Tensor tensor) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < tensor.size(); i++) {
      double rounded = Math.round(tensor.get(i) * 1e6) / 1e6;
      numbers.add(rounded == Math.rint(rounded) ? "" + (long) rounded : "" + rounded);
    }
    return String.join(" ", numbers);
  }

  /// That a text is read without a mistake, with the value of its output.
  static void assertGives(String text, String value) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors(), text);
    Trace trace = Trace.of(lowering.graph());
    assertEquals(value, entries(trace.value(lowering.graph().output()).orElseThrow()), text);
  }

  /// That a text is read without a mistake, with the value of its output and the gradient of one of
  /// its wires.
  static void assertGives(String text, String value, String name, String gradient) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors(), text);
    Trace trace = Trace.of(lowering.graph());
    assertEquals(value, entries(trace.value(lowering.graph().output()).orElseThrow()), text);
    Tensor found = trace.gradient(lowering.graph().named(name).orElseThrow()).orElseThrow();
    assertEquals(gradient, entries(found), text);
  }
}
