package gradus.trace;

import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.op.Blend;
import gradus.op.Curve;
import gradus.op.EntryTerm;
import gradus.op.EntryTerm.OperandCell;
import gradus.op.JacobianEntry;
import gradus.op.Local;
import gradus.op.MadeEntry;
import gradus.op.Op;
import gradus.op.Origin;
import gradus.op.Unchosen;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// What one entry of a value or of a gradient is the sum of, and which entries read it. Nothing is
/// formed that is as large as a Jacobian.
public final class EntryParts {
  /// Of a gate with more terms than this in all entries nobody is told which of them read one.
  private static final int MOST_TERMS = 1 << 17;

  /// A function of a program with a larger result has no local gradient entry by entry.
  private static final int MOST_PULLED = 256;

  /// Of more terms one that was found is looked at first.
  private static final int MANY = 64;

  private final Trace trace;

  /// Which term it was.
  private int nth;

  public EntryParts(Trace trace) {
    this.trace = trace;
  }

  /// One entry of a gate's value, counted row by row.
  public record GateEntry(Gate gate, int place) {}

  /// A term of an entry of a value.
  ///
  /// @param cells what it is made of, in the order of its formula
  /// @param together of how many of them, from the first on, the formula makes one sum or product
  /// @param formula as in [EntryTerm]; empty where it is the gate's own
  public record ValuePart(double value, List<GateEntry> cells, int together, String formula) {
    public ValuePart {
      cells = List.copyOf(cells);
    }
  }

  /// A term of an entry of a gradient: what comes to an entry of the result of a gate, times what
  /// that changes with the entry of its operand.
  ///
  /// @param from the entry of the result; empty where the gate is a function whose result is too
  ///   large to be told entry by entry, and all of what it hands back is one term with the local
  ///   gradient 1
  public record GradientPart(Wire wire, Optional<GateEntry> from, double upstream, double local) {
    public double value() {
      return upstream * local;
    }
  }

  /// What an entry of a gate's value is the sum of; nothing of an input, and of a gate without a
  /// value.
  public List<ValuePart> ofValue(Gate gate, int place) {
    if (!gate.isOperation() || trace.value(gate).isEmpty()) return List.of();
    Optional<Series> series = trace.graph().series(gate).filter(s -> s.result() == gate);
    return series.map(s -> ofSeries(s, place)).orElseGet(() -> ofGate(gate, place));
  }

  private List<ValuePart> ofGate(Gate gate, int place) {
    List<Wire> wires = trace.graph().operands(gate);
    List<ValuePart> parts = new ArrayList<>();
    for (EntryTerm term : gate.op().terms(made(gate, place))) {
      List<GateEntry> cells =
          term.cells().stream()
              .map(c -> new GateEntry(wires.get(c.operand()).source(), c.entry()))
              .toList();
      int first = (int) term.cells().stream().filter(c -> c.operand() == 0).count();
      parts.add(new ValuePart(term.value(), cells, first, term.formula()));
    }
    return parts;
  }

  /// The terms of a sum each by itself, the factors of a product together.
  private List<ValuePart> ofSeries(Series series, int place) {
    List<ValuePart> parts = new ArrayList<>();
    List<GateEntry> cells = new ArrayList<>();
    for (Series.Element term : series.terms()) {
      Gate source = term.wire().source();
      GateEntry cell = new GateEntry(source, source.shape().isScalar() ? 0 : place);
      cells.add(cell);
      double value = (term.isNegative() ? -1 : 1) * value(cell);
      String formula = term.isNegative() ? "-#0" : MadeEntry.ITSELF;
      parts.add(new ValuePart(value, List.of(cell), 1, formula));
    }
    if (!series.isProduct()) return parts;
    double value = value(new GateEntry(series.result(), place));
    return List.of(new ValuePart(value, cells, cells.size(), "#product{#c}"));
  }

  /// The number that an entry is.
  public double value(GateEntry entry) {
    return trace.value(entry.gate).orElseThrow().get(entry.place);
  }

  /// The entries of other gates that read an entry of a gate's value. A sum or product of many
  /// terms reads as the one gate that it is drawn as.
  public List<GateEntry> readersOf(Gate gate, int place) {
    List<GateEntry> readers = new ArrayList<>();
    for (Wire wire : trace.graph().consumers(gate)) {
      Gate target = wire.target();
      if (trace.value(target).isEmpty()) continue;
      Optional<Series> series = trace.graph().series(target);
      Gate shown = series.map(Series::result).orElse(target);
      reading(wire, place)
          .mapToObj(i -> new GateEntry(shown, i))
          .filter(e -> !readers.contains(e))
          .forEach(readers::add);
    }
    return readers;
  }

  private IntStream reading(Wire wire, int place) {
    Gate target = wire.target();
    int size = target.shape().size();
    if (target.op().isElementwise()) {
      // What loses a comparison is no part, though it is met.
      return meeting(wire, place).filter(i -> reads(wire, place, i));
    }
    long terms = (long) size * target.op().terms(made(target, 0)).size();
    boolean many =
        terms > MOST_TERMS || target.op().origin() instanceof Origin.Own && size > MOST_PULLED;
    return many ? IntStream.empty() : IntStream.range(0, size).filter(i -> reads(wire, place, i));
  }

  /// Whether an entry of a gate's result reads an entry of one operand.
  private boolean reads(Wire wire, int place, int result) {
    return wire.target().op().terms(made(wire.target(), result)).stream()
        .flatMap(t -> t.cells().stream())
        .anyMatch(c -> c.operand() == wire.index() && c.entry() == place);
  }

  /// The entries of a result to which broadcasting copies one of an operand.
  private static IntStream meeting(Wire wire, int place) {
    Shape to = wire.target().shape();
    Shape from = wire.source().shape();
    return IntStream.range(0, to.size()).filter(i -> from.stretched(to, i) == place);
  }

  /// What an entry of a gate's gradient is the sum of, over all that comes back to it; nothing of
  /// the output, whose gradient is the seed.
  public List<GradientPart> ofGradient(Gate gate, int place) {
    return ofGradient(gate, place, trace.end());
  }

  /// The same of what has come back at a moment.
  public List<GradientPart> ofGradient(Gate gate, int place, Moment at) {
    List<GradientPart> parts = new ArrayList<>();
    for (Wire wire : trace.branches(gate)) {
      if (trace.isAdded(wire, at)) add(wire, place, parts);
    }
    return parts;
  }

  private void add(Wire wire, int place, List<GradientPart> parts) {
    Gate target = wire.target();
    Op op = target.op();
    Unchosen unread = trace.unread(target);
    Tensor upstream = trace.gradient(target).orElse(null);
    if (upstream == null || unread.isEverything() || op.operand(wire.index()).isLabel()) return;
    Optional<Series> series = trace.graph().series(target);
    Optional<Series.Element> term = series.flatMap(s -> s.term(wire));
    if (term.isPresent()) {
      add(series.get(), term.get(), place, parts);
      return;
    }
    if (op.isElementwise()) {
      IntToDoubleFunction slope = slope(wire, place);
      add(wire, upstream, meeting(wire, place).filter(i -> !unread.holds(i)), slope, parts);
      return;
    }
    List<Shape> shapes = in(target).stream().map(Tensor::shape).toList();
    Optional<JacobianEntry> partial = op.partial(wire.index(), shapes, target.attributes());
    Local local = local(target, upstream, unread);
    IntStream all = IntStream.range(0, upstream.size()).filter(i -> !unread.holds(i));
    if (partial.isPresent()) {
      add(wire, upstream, all, i -> partial.get().at(local, wire.index(), i, place), parts);
    } else if (upstream.size() <= MOST_PULLED) {
      add(wire, upstream, all, i -> pulled(wire, place, i, unread), parts);
    } else {
      double whole = trace.contribution(wire).get(place);
      if (whole != 0) parts.add(new GradientPart(wire, Optional.empty(), whole, 1));
    }
  }

  /// Of a sum or product of many terms, which are of one shape.
  private void add(Series series, Series.Element term, int place, List<GradientPart> parts) {
    double local = trace.local(series, term).get(place);
    if (local == 0 || trace.unread(series.result()).holds(place)) return;
    GateEntry from = new GateEntry(series.result(), place);
    double upstream = trace.gradient(series.result()).orElseThrow().get(place);
    parts.add(new GradientPart(term.wire(), Optional.of(from), upstream, local));
  }

  /// What an entry of an operand stands beside in the terms of an entry of the result: what it is
  /// multiplied by there, or compared with.
  public List<GateEntry> beside(GradientPart part, int place) {
    if (part.from.isEmpty()) return List.of();
    Wire wire = part.wire;
    GateEntry own = new GateEntry(wire.source(), place);
    Optional<Series> series = trace.graph().series(wire.target());
    if (series.isPresent()) {
      List<GateEntry> factors = new ArrayList<>();
      if (series.get().isProduct()) {
        factors.addAll(ofSeries(series.get(), part.from.get().place).getFirst().cells);
      }
      factors.remove(own);
      return factors;
    }
    List<EntryTerm> terms = wire.target().op().terms(made(wire.target(), part.from.get().place));
    OperandCell cell = new OperandCell(wire.index(), place);
    // In a product of matrices an entry stands in the same term of every sum.
    boolean again = terms.size() > MANY && nth >= 0 && nth < terms.size();
    if (!again || !terms.get(nth).cells().contains(cell)) nth = first(terms, cell);
    if (nth < 0) return List.of();
    List<EntryTerm> its =
        terms.size() > MANY
            ? List.of(terms.get(nth))
            : terms.stream().filter(t -> t.cells().contains(cell)).toList();
    List<Wire> operands = trace.graph().operands(wire.target());
    return its.stream()
        .flatMap(t -> t.cells().stream())
        .filter(c -> !c.equals(cell))
        .distinct()
        .map(c -> new GateEntry(operands.get(c.operand()).source(), c.entry()))
        .toList();
  }

  private static int first(List<EntryTerm> terms, OperandCell cell) {
    for (int i = 0; i < terms.size(); i++) {
      if (terms.get(i).cells().contains(cell)) return i;
    }
    return -1;
  }

  private static void add(
      Wire wire,
      Tensor upstream,
      IntStream places,
      IntToDoubleFunction local,
      List<GradientPart> parts) {
    places.forEach(i -> {
      double slope = local.applyAsDouble(i);
      if (slope == 0) return;
      Optional<GateEntry> from = Optional.of(new GateEntry(wire.target(), i));
      parts.add(new GradientPart(wire, from, upstream.get(i), slope));
    });
  }

  /// Of a gate that works entry by entry, at an entry of its result.
  private IntToDoubleFunction slope(Wire wire, int place) {
    Gate target = wire.target();
    Tensor out = trace.value(target).orElseThrow();
    Optional<Curve> curve = target.op().curve();
    if (curve.isPresent()) {
      double x = in(target).getFirst().get(place);
      return i -> curve.get().slope().at(x, out.get(i));
    }
    Blend blend = target.op().blend().orElseThrow();
    Blend.Slope slope = wire.index() == 0 ? blend.first() : blend.second();
    return i -> {
      MadeEntry at = made(target, i);
      double a = at.in(0).get(at.met(0).entry());
      double b = at.in(1).get(at.met(1).entry());
      return slope.at(a, b, out.get(i));
    };
  }

  private double pulled(Wire wire, int place, int result, Unchosen unread) {
    double[] unit = new double[wire.target().shape().size()];
    unit[result] = 1;
    Tensor seed = Tensor.of(wire.target().shape(), unit);
    return wire.target().op().pull(wire.index(), local(wire.target(), seed, unread)).get(place);
  }

  private Local local(Gate gate, Tensor upstream, Unchosen unread) {
    Tensor out = trace.value(gate).orElseThrow();
    return new Local(in(gate), out, upstream, gate.attributes(), unread);
  }

  private MadeEntry made(Gate gate, int place) {
    return new MadeEntry(in(gate), trace.value(gate).orElseThrow(), gate.attributes(), place);
  }

  private List<Tensor> in(Gate gate) {
    return trace.graph().operands(gate).stream()
        .map(w -> trace.value(w.source()).orElseThrow())
        .toList();
  }
}
