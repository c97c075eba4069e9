package gradus.explain.term;

import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Series.Element;
import gradus.graph.Wire;
import gradus.op.GatePattern;
import gradus.op.Local;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The equations that are printed of a trace, with the digits that make them hold as printed.
public final class Equations {
  /// More than this are not printed beside each other.
  private static final int MOST_TOGETHER = 12;

  private Equations() {}

  /// A gate's operands, its sign, and its value.
  public static Equation forward(Trace trace, Gate gate, Numbers usual) {
    return Equation.uneven(
        usual,
        new Equation.Side(
            operands(trace, gate),
            printed -> gate.op().value(asWritten(trace, gate, printed), gate.attributes()),
            trace.value(gate).orElseThrow()));
  }

  /// The terms of a long sum or product, its sign, and its value.
  public static Equation forward(Trace trace, Series series, Numbers usual) {
    return Equation.of(
        usual,
        values(trace, series.terms()),
        printed -> together(series, series.terms(), printed),
        trace.value(series.result()).orElseThrow());
  }

  /// The local gradient of such a product along a factor: all others multiplied.
  public static Equation others(Trace trace, Series series, Element term, Numbers usual) {
    List<Element> others = series.terms().stream().filter(t -> t != term).toList();
    return Equation.of(
        usual,
        values(trace, others),
        printed -> together(series, others, printed),
        trace.local(series, term));
  }

  /// Upstream times local is downstream, along a term between numbers.
  public static Equation product(Trace trace, Series series, Element term, Numbers usual) {
    return Equation.of(
        usual,
        List.of(trace.gradient(series.result()).orElseThrow(), trace.local(series, term)),
        printed -> printed.get(0).times(printed.get(1)),
        trace.contribution(term.wire()));
  }

  private static List<Tensor> values(Trace trace, List<Element> terms) {
    return terms.stream().map(t -> trace.value(t.wire().source()).orElseThrow()).toList();
  }

  private static Tensor together(Series series, List<Element> terms, List<Tensor> printed) {
    Tensor whole = null;
    for (int i = 0; i < terms.size(); i++) {
      Wire wire = terms.get(i).wire();
      Tensor next = isNumber(wire) ? number(wire) : printed.get(i);
      if (whole == null) {
        whole = next;
      } else if (series.isProduct()) {
        whole = whole.times(next);
      } else {
        whole = whole.plus(terms.get(i).isNegative() ? next.times(-1) : next);
      }
    }
    return whole;
  }

  /// Upstream times local is downstream, between numbers; in all that a gate hands on the upstream
  /// is written alike.
  public static Equation product(Trace trace, Wire wire, Numbers usual) {
    List<Equation.Side> others =
        together(trace, wire).stream()
            .filter(w -> w != wire)
            .map(w -> multiplied(trace, w))
            .toList();
    return Equation.beside(usual, multiplied(trace, wire), others);
  }

  /// What is handed on beside a wire's share, and that itself, unless it is too much to be
  /// compared.
  private static List<Wire> together(Trace trace, Wire wire) {
    List<Wire> all = trace.pulls(wire.target()).stream().filter(Equations::isMultiplied).toList();
    return all.size() > MOST_TOGETHER ? List.of(wire) : all;
  }

  private static boolean isMultiplied(Wire wire) {
    return wire.source().shape().isScalar()
        && wire.target().shape().isScalar()
        && !wire.target().op().operand(wire.index()).isLabel()
        && wire.target().op().pattern() != GatePattern.STOPPER;
  }

  private static Equation.Side multiplied(Trace trace, Wire wire) {
    Tensor upstream = trace.gradient(wire.target()).orElseThrow();
    Tensor local = Tensor.scalar(trace.local(wire));
    return new Equation.Side(
        List.of(upstream, local),
        printed -> printed.get(0).times(printed.get(1).item()),
        trace.contribution(wire));
  }

  /// That, and then what had arrived at the operand with it added, in the same digits.
  public static Equation productAdded(Trace trace, Wire wire, Tensor before, Numbers usual) {
    Tensor total = trace.gradient(wire.source(), trace.after(wire)).orElseThrow();
    Equation.Side sum =
        new Equation.Side(
            List.of(before, trace.contribution(wire)),
            printed -> printed.get(0).plus(printed.get(1)),
            total);
    return Equation.of(usual, List.of(multiplied(trace, wire), sum));
  }

  /// In which the shares of a gate stand that are multiplied and added: as usual where they are not
  /// added to anything, or no digits make both hold.
  public static Numbers shared(Trace trace, Wire wire, Numbers usual) {
    if (!isMultiplied(wire)) return usual;
    return together(trace, wire).stream()
        .map(w -> added(trace, w, usual))
        .max(Comparator.comparingInt(Numbers::finest))
        .orElse(usual);
  }

  private static Numbers added(Trace trace, Wire wire, Numbers usual) {
    return trace
        .gradient(wire.source(), trace.before(wire))
        .map(b -> productAdded(trace, wire, b, usual))
        .filter(Equation::holds)
        .map(Equation::numbers)
        .orElse(usual);
  }

  /// The local gradient between numbers, by the formula that is printed.
  public static Equation local(Trace trace, Wire wire, Numbers usual) {
    Gate gate = wire.target();
    List<Tensor> left = new ArrayList<>(operands(trace, gate));
    left.add(trace.value(gate).orElseThrow());
    int count = left.size() - 1;
    return Equation.of(
        usual,
        left,
        printed -> {
          List<Tensor> in = asWritten(trace, gate, printed.subList(0, count));
          Local local = new Local(in, printed.get(count), Tensor.scalar(1), gate.attributes());
          return gate.op().printed(wire.index(), local);
        },
        Tensor.scalar(trace.local(wire)));
  }

  /// What a rule hands on to an operand, between tensors.
  public static Equation pulled(Trace trace, Wire wire, Numbers usual) {
    return Equation.of(usual, List.of(handed(trace, wire)));
  }

  /// What a gate hands on to several operands, with the same digits for all.
  public static Equation pulled(Trace trace, List<Wire> wires, Numbers usual) {
    return Equation.of(usual, wires.stream().map(w -> handed(trace, w)).toList());
  }

  private static Equation.Side handed(Trace trace, Wire wire) {
    Gate gate = wire.target();
    List<Tensor> left = new ArrayList<>(operands(trace, gate));
    left.add(trace.value(gate).orElseThrow());
    left.add(trace.gradient(gate).orElseThrow());
    int count = left.size() - 2;
    return new Equation.Side(
        left,
        printed -> {
          List<Tensor> in = asWritten(trace, gate, printed.subList(0, count));
          Local local =
              new Local(in, printed.get(count), printed.get(count + 1), gate.attributes());
          return gate.op().pull(wire.index(), local);
        },
        trace.contribution(wire));
  }

  /// What had arrived at a fork, and what a branch adds to it.
  public static Equation sum(List<Tensor> shares, Tensor total, Numbers usual) {
    return Equation.of(
        usual, shares, printed -> printed.stream().reduce(Tensor::plus).orElseThrow(), total);
  }

  /// Numbers one after the other and their product.
  public static Equation product(List<Double> factors, Tensor total, Numbers usual) {
    return Equation.uneven(
        usual,
        new Equation.Side(
            factors.stream().map(Tensor::scalar).toList(),
            printed ->
                Tensor.scalar(
                    printed.stream().mapToDouble(Tensor::item).reduce(1, (a, b) -> a * b)),
            total));
  }

  private static List<Tensor> operands(Trace trace, Gate gate) {
    return trace.graph().operands(gate).stream()
        .map(w -> trace.value(w.source()).orElseThrow())
        .toList();
  }

  /// Numbers of the program stand with the digits of their own.
  private static List<Tensor> asWritten(Trace trace, Gate gate, List<Tensor> printed) {
    List<Wire> wires = trace.graph().operands(gate);
    return Stream.iterate(0, i -> i < printed.size(), i -> i + 1)
        .map(i -> isNumber(wires.get(i)) ? number(wires.get(i)) : printed.get(i))
        .toList();
  }

  private static boolean isNumber(Wire wire) {
    return wire.source().isConstant() && wire.source().shape().isScalar();
  }

  private static Tensor number(Wire wire) {
    return Tensor.scalar(Amount.Literal.of(wire.source()).written());
  }
}
