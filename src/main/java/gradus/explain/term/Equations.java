package gradus.explain.term;

import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.op.Local;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The equations that are printed of a trace, with the digits that make them hold as printed.
public final class Equations {
  private Equations() {}

  /// A gate's operands, its sign, and its value.
  public static Equation forward(Trace trace, Gate gate, Numbers usual) {
    List<Tensor> operands = operands(trace, gate);
    return Equation.of(
        usual,
        operands,
        printed -> gate.op().value(asWritten(trace, gate, printed), gate.attributes()),
        trace.value(gate).orElseThrow());
  }

  /// Upstream times local is downstream, between numbers.
  public static Equation product(Trace trace, Wire wire, Numbers usual) {
    Tensor upstream = trace.gradient(wire.target()).orElseThrow();
    Tensor local = Tensor.scalar(trace.local(wire));
    return Equation.of(
        usual,
        List.of(upstream, local),
        printed -> printed.get(0).times(printed.get(1).item()),
        trace.contribution(wire));
  }

  /// What a rule hands on to an operand, between tensors.
  public static Equation pulled(Trace trace, Wire wire, Numbers usual) {
    Tensor upstream = trace.gradient(wire.target()).orElseThrow();
    return pulled(trace, wire, upstream, trace.contribution(wire), usual);
  }

  /// The local gradient between numbers.
  public static Equation local(Trace trace, Wire wire, Numbers usual) {
    return pulled(trace, wire, Tensor.scalar(1), Tensor.scalar(trace.local(wire)), usual);
  }

  private static Equation pulled(
      Trace trace, Wire wire, Tensor upstream, Tensor result, Numbers usual) {
    Gate gate = wire.target();
    List<Tensor> left = new ArrayList<>(operands(trace, gate));
    left.add(trace.value(gate).orElseThrow());
    left.add(upstream);
    int count = left.size() - 2;
    return Equation.of(
        usual,
        left,
        printed -> {
          List<Tensor> in = asWritten(trace, gate, printed.subList(0, count));
          Local local =
              new Local(in, printed.get(count), printed.get(count + 1), gate.attributes());
          return gate.op().pull(wire.index(), local);
        },
        result);
  }

  /// What had arrived at a fork, and what a branch adds to it.
  public static Equation sum(List<Tensor> shares, Tensor total, Numbers usual) {
    return Equation.of(
        usual, shares, printed -> printed.stream().reduce(Tensor::plus).orElseThrow(), total);
  }

  /// Numbers one after the other and their product.
  public static Equation product(List<Double> factors, Tensor total, Numbers usual) {
    return Equation.of(
        usual,
        factors.stream().map(Tensor::scalar).toList(),
        printed ->
            Tensor.scalar(printed.stream().mapToDouble(Tensor::item).reduce(1, (a, b) -> a * b)),
        total);
  }

  private static List<Tensor> operands(Trace trace, Gate gate) {
    return trace.graph().operands(gate).stream()
        .map(w -> trace.value(w.source()).orElseThrow())
        .toList();
  }

  /// Constants stand with all their digits.
  private static List<Tensor> asWritten(Trace trace, Gate gate, List<Tensor> printed) {
    List<Wire> wires = trace.graph().operands(gate);
    return Stream.iterate(0, i -> i < printed.size(), i -> i + 1)
        .map(i ->
            wires.get(i).source().isConstant() ? wires.get(i).source().literal() : printed.get(i))
        .toList();
  }
}
