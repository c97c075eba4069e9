package gradus.explain;

import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Messages;
import gradus.latex.Signs;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Breakage;
import gradus.trace.Moment;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Every gate of a graph in a row: what it is, its value, its gradient, and what went wrong there.
public final class ValueTable {
  /// One gate. Value and gradient are empty while they are not known.
  ///
  /// @param typed its name as the text has it, for a spreadsheet
  /// @param size the length of the gradient, which says whether it vanishes; NaN while unknown
  /// @param note what went wrong here first; empty for nothing
  public record Row(
      Gate gate,
      String name,
      String typed,
      String op,
      String shape,
      Optional<Tensor> value,
      Optional<Tensor> gradient,
      double size,
      String note) {}

  private static final int MOST_TYPED = 72;

  private ValueTable() {}

  /// Of all gates that are no constants, as far as they are known at a moment.
  public static List<Row> of(Trace shown, Moment now, Locale locale, Signs signs) {
    Trace trace = shown.exact();
    GateNames names = new GateNames(trace.graph(), signs);
    List<Row> rows = new ArrayList<>();
    for (Gate gate : trace.graph().gates()) {
      if (gate.isConstant()) continue;
      boolean label = trace.graph().isLabel(gate);
      Optional<Tensor> gradient = label ? Optional.empty() : trace.gradient(gate, now);
      rows.add(
          new Row(
              gate,
              names.introduced(gate),
              typed(trace, gate),
              gate.isInput() ? Messages.text(locale, "values.input") : names.sign(gate),
              shape(gate, locale),
              trace.value(gate, now),
              gradient,
              gradient.map(ValueTable::length).orElse(Double.NaN),
              note(trace, gate, now, names, locale)));
    }
    return rows;
  }

  /// `w0`; of a wire without a name `q = w0*x0`.
  private static String typed(Trace trace, Gate gate) {
    if (gate.name() != null) return gate.name();
    String text = trace.graph().text(gate, MOST_TYPED).strip().replaceAll("\\s+", " ");
    return trace.graph().called(gate).map(name -> name + " = " + text).orElse(text);
  }

  private static String shape(Gate gate, Locale locale) {
    if (gate.shape() == null) return "";
    return gate.shape().isScalar()
        ? Messages.text(locale, "explain.scalar")
        : gate.shape().toString();
  }

  private static double length(Tensor t) {
    double sum = 0;
    for (int i = 0; i < t.size(); i++) {
      sum = Math.hypot(sum, t.get(i));
    }
    return sum;
  }

  private static String note(Trace trace, Gate gate, Moment now, GateNames names, Locale locale) {
    if (!trace.isComputed(gate, now) || !trace.breaks(gate)) return "";
    String culprits =
        Breakage.culprits(trace, gate).stream()
            .map(Wire::source)
            .distinct()
            .map(g -> named(g, trace, names))
            .collect(Collectors.joining(", "));
    boolean nan = trace.value(gate).orElseThrow().hasNaN();
    return Messages.text(locale, nan ? "values.nan" : "values.infinite", culprits);
  }

  private static String named(Gate gate, Trace trace, GateNames names) {
    String value = trace.value(gate).map(t -> t.size() > 6 ? "…" : Numbers.inFull(t)).orElse("");
    return gate.isConstant() ? value : names.of(gate) + " = " + value;
  }

  /// The rows with exact numbers under their headings, cell by cell, for a spreadsheet.
  public static List<List<String>> cells(List<Row> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("name", "op", "shape", "value", "gradient"));
    for (Row row : rows) {
      cells.add(
          List.of(
              row.typed,
              row.gate.isInput() ? "input" : row.gate.op().name(),
              row.gate.shape() == null ? "" : row.gate.shape().toString(),
              row.value.map(Numbers::exact).orElse(""),
              row.gradient.map(Numbers::exact).orElse("")));
    }
    return cells;
  }
}
