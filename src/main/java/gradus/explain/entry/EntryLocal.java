package gradus.explain.entry;

import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.op.EntryTerm.OperandCell;
import gradus.op.JacobianEntry;
import gradus.op.Local;
import gradus.op.Op;
import gradus.op.Origin;
import gradus.op.Slot;
import gradus.op.Stencil;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.EntryParts;
import gradus.trace.EntryParts.GateEntry;
import gradus.trace.EntryParts.GradientPart;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The local gradient between an entry of a result and one of an operand as the formula that its
/// rule is, in entries: `2 q₀`, `1 − h₀²`, `x₁`.
///
/// @param formula as in [gradus.op.EntryTerm]
/// @param cells that it is made of, in the order of its numbers
/// @param isSum whether it needs brackets as a factor
/// @param value what it comes to for these numbers in place of its cells
record EntryLocal(
    String formula, List<GateEntry> cells, boolean isSum, ToDoubleFunction<List<Double>> value) {
  /// Of larger operands no formula is computed anew.
  private static final int MOST_COMPUTED = 10_000;

  /// They multiply an entry by one other.
  private static final Set<Op> PRODUCTS =
      Set.of(
          Ops.MATMUL,
          Ops.STACKED_MATMUL,
          Ops.DOT,
          Ops.OUTER,
          Ops.CONV2D,
          Ops.CHANNELS_CONV2D,
          Ops.BIASED_CONV2D);

  /// What is 1 wherever the local gradient is not 0.
  private static final String INDICATOR = "^\\\\mathbf\\{1}\\[[^\\]]*] *#by *";

  /// Braces that hold an operand together with its indices, which are filled with it.
  private static final String GROUP = "(?<![}A-Za-z^_])\\{(#\\d+)}";

  EntryLocal {
    cells = List.copyOf(cells);
  }

  /// Empty where it is a number, or its rule has no short form for one entry.
  ///
  /// @param result the entry of the gate that the wire leads to
  /// @param place the entry of the gate that it comes from
  static Optional<EntryLocal> of(Trace trace, Wire wire, int result, int place) {
    Gate gate = wire.target();
    Optional<Series> series = trace.graph().series(gate);
    if (series.isPresent()) return factors(trace, wire, series.get(), result, place);
    if (!(gate.op().origin() instanceof Origin.Catalogue)) return Optional.empty();
    if (PRODUCTS.contains(gate.op())) return factor(trace, wire, result, place);
    List<Shape> shapes =
        trace.graph().operands(gate).stream().map(w -> w.source().shape()).toList();
    if (shapes.stream().mapToInt(Shape::size).sum() > MOST_COMPUTED) return Optional.empty();
    Filling filling = new Filling(trace, wire, result, place);
    if (gate.op().isElementwise()) {
      var rule = gate.op().typesetting().backward(shapes, wire.index(), gate.attributes());
      return filling.of(rule.getFirst().rule(), filling::entrywise);
    }
    return gate.op()
        .partial(wire.index(), shapes, gate.attributes())
        .flatMap(p ->
            filling
                .told(p)
                .or(() -> filling.of(p.formula(), numbers -> filling.partial(p, numbers))));
  }

  private static Optional<EntryLocal> factors(
      Trace trace, Wire wire, Series series, int result, int place) {
    if (!series.isProduct()) return Optional.empty();
    List<GateEntry> cells = beside(trace, wire, result, place);
    if (cells.isEmpty()) return Optional.empty();
    String formula =
        String.join(" #by ", IntStream.range(0, cells.size()).mapToObj(i -> "#" + i).toList());
    return cells.size() > EntryFormula.MOST
        ? Optional.empty()
        : Optional.of(
            new EntryLocal(
                formula, cells, false, all -> all.stream().reduce(1.0, (a, b) -> a * b)));
  }

  private static Optional<EntryLocal> factor(Trace trace, Wire wire, int result, int place) {
    List<GateEntry> cells = beside(trace, wire, result, place);
    return cells.size() == 1
        ? Optional.of(new EntryLocal("#0", cells, false, List::getFirst))
        : Optional.empty();
  }

  private static List<GateEntry> beside(Trace trace, Wire wire, int result, int place) {
    GateEntry from = new GateEntry(shown(trace, wire), result);
    return new EntryParts(trace).beside(new GradientPart(wire, Optional.of(from), 1, 1), place);
  }

  private static Gate shown(Trace trace, Wire wire) {
    return trace.graph().series(wire.target()).map(Series::result).orElse(wire.target());
  }

  /// Fills a rule for one entry.
  private static final class Filling {
    private final Trace trace;
    private final Wire wire;
    private final Gate gate;
    private final int result;
    private final int place;
    private final List<Gate> operands;
    private final List<GateEntry> cells = new ArrayList<>();

    Filling(Trace trace, Wire wire, int result, int place) {
      this.trace = trace;
      this.wire = wire;
      this.result = result;
      this.place = place;
      gate = wire.target();
      operands = trace.graph().operands(gate).stream().map(Wire::source).toList();
    }

    /// As the op itself tells it for this place.
    Optional<EntryLocal> told(JacobianEntry rule) {
      List<Tensor> in = operands.stream().map(g -> trace.value(g).orElseThrow()).toList();
      Tensor out = trace.value(gate).orElseThrow();
      Local local = new Local(in, out, Tensor.ones(out.shape()), gate.attributes());
      return rule.told(local, wire.index(), result, place)
          .map(told -> {
            for (OperandCell cell : told.cells()) {
              Gate of = cell.isOfResult() ? gate : operands.get(cell.operand());
              cells.add(new GateEntry(of, cell.entry()));
            }
            String formula = told.formula();
            return new EntryLocal(
                formula, cells, isSum(formula), numbers -> partial(rule, numbers));
          });
    }

    /// Whether a plus or minus sign stands in it outside of brackets and braces.
    private static boolean isSum(String formula) {
      int depth = 0;
      for (int i = 0; i < formula.length(); i++) {
        char c = formula.charAt(i);
        if ("({[".indexOf(c) >= 0) depth++;
        if (")}]".indexOf(c) >= 0) depth--;
        if (depth == 0 && i > 0 && (c == '+' || c == '-')) return true;
      }
      return false;
    }

    Optional<EntryLocal> of(Stencil rule, ToDoubleFunction<List<Double>> value) {
      StringBuilder out = new StringBuilder();
      for (Stencil.Section section : rule.at(false).sections()) {
        switch (section) {
          case Stencil.Text text -> out.append(text.latex());
          case Stencil.Whole whole -> {
            return Optional.empty();
          }
          case Slot slot -> {
            Optional<String> filled = filled(slot);
            if (filled.isEmpty()) return Optional.empty();
            out.append(filled.get());
          }
        }
      }
      String formula = out.toString().replaceAll(INDICATOR, "").replaceAll(GROUP, "$1");
      boolean plain =
          !cells.isEmpty()
              && !formula.contains("[")
              && !formula.contains("_")
              && !formula.contains("\\sum")
              && !formula.contains("\\begin");
      return plain
          ? Optional.of(new EntryLocal(formula, cells, rule.at(false).isSum(), value))
          : Optional.empty();
    }

    private Optional<String> filled(Slot slot) {
      return switch (slot) {
        case Slot.Value value -> cell(index(value.operand()));
        case Slot.LessOne less -> lessOne(operands.get(index(less.operand())));
        case Slot.Sign sign -> Optional.of("#by");
        case Slot.Common.RESULT -> Optional.of(cell(new GateEntry(gate, result)));
        case Slot.Common.BY -> Optional.of("#by");
        case Slot.Common.OPERAND_INDEX, Slot.Common.RESULT_INDEX -> Optional.of("");
        case Slot.Common.LANE -> Optional.of("i");
        case Slot.Common.LOGARITHM -> Optional.of("\\" + trace.graph().logarithm());
        case Slot.Common common -> Optional.empty();
      };
    }

    private int index(String operand) {
      List<String> names = gate.op().operands().stream().map(Op.Operand::name).toList();
      return names.indexOf(operand);
    }

    /// Where an operand is met: of what works entry by entry where broadcasting copies it to.
    private Optional<String> cell(int operand) {
      Gate source = operands.get(operand);
      int at = gate.op().isElementwise() ? source.shape().stretched(gate.shape(), result) : place;
      boolean alike = source.shape().equals(wire.source().shape());
      return gate.op().isElementwise() || alike
          ? Optional.of(cell(new GateEntry(source, at)))
          : Optional.empty();
    }

    private String cell(GateEntry entry) {
      if (!cells.contains(entry)) cells.add(entry);
      return "#" + cells.indexOf(entry);
    }

    private static Optional<String> lessOne(Gate exponent) {
      if (!exponent.isConstant() || !exponent.shape().isScalar()) return Optional.empty();
      double left = exponent.literal().item() - 1;
      if (left == 1) return Optional.of("");
      return left == Math.rint(left) && Math.abs(left) < 100
          ? Optional.of("^{" + (int) left + "}")
          : Optional.empty();
    }

    private double number(GateEntry entry, List<Double> numbers) {
      int known = cells.indexOf(entry);
      return known >= 0
          ? numbers.get(known)
          : trace.value(entry.gate()).orElseThrow().get(entry.place());
    }

    double entrywise(List<Double> numbers) {
      List<Tensor> in =
          operands.stream()
              .map(g -> new GateEntry(g, g.shape().stretched(gate.shape(), result)))
              .map(e -> Tensor.scalar(number(e, numbers)))
              .toList();
      Tensor out = Tensor.scalar(number(new GateEntry(gate, result), numbers));
      Local local = new Local(in, out, Tensor.scalar(1), gate.attributes());
      return gate.op().printed(wire.index(), local).item();
    }

    double partial(JacobianEntry rule, List<Double> numbers) {
      List<Tensor> in = operands.stream().map(g -> with(g, numbers)).toList();
      Tensor out = with(gate, numbers);
      Local local = new Local(in, out, Tensor.ones(out.shape()), gate.attributes());
      return rule.at(local, wire.index(), result, place);
    }

    private Tensor with(Gate source, List<Double> numbers) {
      Tensor whole = trace.value(source).orElseThrow();
      double[] entries = whole.toArray();
      for (int i = 0; i < cells.size(); i++) {
        if (cells.get(i).gate() == source) entries[cells.get(i).place()] = numbers.get(i);
      }
      return Tensor.of(whole.shape(), entries);
    }
  }
}
