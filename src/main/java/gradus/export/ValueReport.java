package gradus.export;

import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Place;
import gradus.lang.Problem;
import gradus.tally.LayerSize;
import gradus.tally.NetSize;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// All values and gradients of a trace as one JSON object: by name, and gate by gate.
public final class ValueReport {
  private ValueReport() {}

  /// The object `gradus eval --json` prints. Blank values and gradients are null, and so is the
  /// gradient of a class label, which has none.
  public static Map<String, Object> of(Trace shown, List<Problem> notices, Locale locale) {
    Trace trace = shown.exact();
    Gate output = trace.graph().output();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("output", output.name());
    all.put("value", Json.of(trace.value(output).orElse(null)));
    all.put("shape", Json.of(output.shape()));
    trace.graph().seed().ifPresent(s -> all.put("seed", Json.of(s)));
    Map<String, Object> names = new LinkedHashMap<>();
    trace.graph().names().forEach((name, gate) -> names.put(name, named(trace, gate)));
    all.put("names", names);
    all.put(
        "gates",
        trace.graph().gates().stream()
            .filter(Gate::isOperation)
            .map(g -> operation(trace, g))
            .toList());
    if (trace.graph().isOfShapes()) {
      NetSize.of(trace.graph().program(), output.name()).ifPresent(t -> all.putAll(sizes(t)));
    }
    all.put("notices", notices.stream().map(p -> p.message(locale)).toList());
    return all;
  }

  /// What a net that is given by shapes is made of.
  private static Map<String, Object> sizes(NetSize tally) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("data", tally.data().size() == 1 ? tally.data().getFirst() : null);
    all.put("layers", tally.layers().stream().map(ValueReport::size).toList());
    all.put("parameters", counted(tally.parameters()));
    all.put("multiplications", tally.multiplications());
    return all;
  }

  private static Object counted(OptionalLong count) {
    return count.isPresent() ? (Object) count.getAsLong() : null;
  }

  private static Map<String, Object> size(LayerSize layer) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", layer.name());
    all.put("shape", Json.of(layer.shape()));
    all.put("parameters", counted(layer.parameters()));
    all.put("multiplications", layer.multiplications());
    return all;
  }

  private static Map<String, Object> named(Trace trace, Gate gate) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("kind", gate.isInput() ? "input" : "gate");
    if (gate.isOperation()) entry.put("op", gate.op().name());
    numbers(entry, trace, gate);
    return entry;
  }

  private static Map<String, Object> operation(Trace trace, Gate gate) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", gate.key());
    entry.put("op", gate.op().name());
    List<String> operands = new ArrayList<>();
    for (Wire wire : trace.graph().operands(gate)) {
      operands.add(reference(wire.source()));
    }
    entry.put("operands", operands);
    numbers(entry, trace, gate);
    entry.put("span", List.of(gate.span().start(), gate.span().end()));
    return entry;
  }

  /// A gate's id, or a constant as it is written.
  private static String reference(Gate gate) {
    return gate.isConstant() ? Numbers.exact(gate.literal()) : gate.key();
  }

  private static void numbers(Map<String, Object> entry, Trace trace, Gate gate) {
    entry.put("shape", Json.of(gate.shape()));
    Tensor value = trace.value(gate).orElse(null);
    entry.put("value", Json.of(value));
    boolean label = trace.graph().isLabel(gate);
    entry.put("grad", label ? null : Json.of(trace.gradient(gate).orElse(null)));
  }

  /// Problems as `gradus eval --batch` prints them, with their places in the text.
  public static List<Map<String, Object>> of(List<Problem> problems, String text, Locale locale) {
    List<Map<String, Object>> out = new ArrayList<>();
    for (Problem p : problems) {
      Place place = Place.of(text, p.span().start());
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("line", place.line());
      entry.put("column", place.column());
      entry.put("length", p.span().end() - p.span().start());
      entry.put("message", p.message(locale));
      out.add(entry);
    }
    return out;
  }
}
