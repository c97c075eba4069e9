package gradus.descent;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.tensor.Tensor;
import gradus.trace.InputEntry;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A weighted sum in a traced program: w₁ x₁ + w₂ x₂ + b, or a row of W x. The gradient of each
/// weight is ∂L/∂sum · its input: inputs of one sign give all weights gradients of one sign (CS231n
/// notes, Neural Networks part 1, Sigmoid: outputs are not zero-centered).
///
/// @param sum the gate of the sum
/// @param row which of its numbers; 0 of a single one
/// @param upstream its gradient
public record Neuron(Gate sum, int row, double upstream, List<Synapse> synapses) {
  private static final int FEWEST = 2;

  public Neuron {
    synapses = List.copyOf(synapses);
  }

  /// A weight and what it is multiplied by.
  ///
  /// @param input the number it is multiplied by
  /// @param gradient what comes back to it from this sum
  public record Synapse(InputEntry weight, double input, double gradient) {}

  /// Whether all inputs are positive, or all negative, but for those that are 0: these move
  /// nothing.
  public boolean hasInputsOfOneSign() {
    return isOneSign(Synapse::input);
  }

  /// Whether all weight gradients are positive, or all negative, but for those that are 0.
  public boolean hasGradientsOfOneSign() {
    return isOneSign(Synapse::gradient);
  }

  /// Whether some inputs are positive and others negative.
  public boolean hasInputsOfBothSigns() {
    return synapses.stream().anyMatch(s -> s.input() > 0)
        && synapses.stream().anyMatch(s -> s.input() < 0);
  }

  /// Whether all inputs are 0: no weight gets a gradient.
  public boolean hasNoInput() {
    return synapses.stream().allMatch(s -> s.input() == 0);
  }

  /// Whether an input or a weight gradient is 0.
  public boolean hasZero() {
    return synapses.stream().anyMatch(s -> s.input() == 0 || s.gradient() == 0);
  }

  private boolean isOneSign(ToDoubleFunction<Synapse> number) {
    double[] others = synapses.stream().mapToDouble(number).filter(v -> v != 0).toArray();
    return others.length > 0
        && Arrays.stream(others).allMatch(v -> Math.signum(v) == Math.signum(others[0]));
  }

  /// All of a program with at least two weights, in its order; none where a number is missing.
  public static List<Neuron> of(Trace trace) {
    List<Neuron> neurons = new ArrayList<>();
    if (trace.isSymbolic()) return neurons;
    ComputationGraph graph = trace.graph();
    for (Gate gate : graph.gates()) {
      if (!gate.isOperation() || !trace.tape().isReached(gate)) continue;
      if (trace.value(gate).isEmpty() || trace.gradient(gate).isEmpty()) continue;
      switch (gate.op().name()) {
        case "+" -> {
          if (gate.shape().isScalar() && !isPartOfASum(graph, gate)) sum(trace, gate, neurons);
        }
        case "@", "dot" -> product(trace, gate, neurons);
        default -> {}
      }
    }
    return neurons;
  }

  private static boolean isSum(Gate gate) {
    return gate.isOperation() && gate.op().name().equals("+") && gate.shape().isScalar();
  }

  /// Whether a sum is only added to another.
  private static boolean isPartOfASum(ComputationGraph graph, Gate gate) {
    List<Wire> consumers = graph.consumers(gate);
    return consumers.size() == 1 && isSum(consumers.getFirst().target());
  }

  private static void sum(Trace trace, Gate sum, List<Neuron> neurons) {
    List<Synapse> synapses = new ArrayList<>();
    collect(trace, sum, synapses);
    if (synapses.size() < FEWEST) return;
    double upstream = trace.gradient(sum).orElseThrow().item();
    neurons.add(new Neuron(sum, 0, upstream, synapses));
  }

  private static void collect(Trace trace, Gate sum, List<Synapse> synapses) {
    ComputationGraph graph = trace.graph();
    for (Wire wire : graph.operands(sum)) {
      Gate term = wire.source();
      if (isSum(term) && isPartOfASum(graph, term)) {
        collect(trace, term, synapses);
      } else if (term.isOperation() && term.op().name().equals("*")) {
        List<Wire> factors = graph.operands(term);
        int weight = weight(factors);
        if (weight < 0 || !term.shape().isScalar()) continue;
        Wire own = factors.get(weight);
        double input = trace.value(factors.get(1 - weight).source()).orElseThrow().item();
        double gradient = trace.contribution(own).item();
        synapses.add(new Synapse(new InputEntry(own.source(), 0), input, gradient));
      }
    }
  }

  /// Which of two factors is the weight: an input beside what is none, or the one that is called as
  /// a parameter; -1 where neither is.
  private static int weight(List<Wire> factors) {
    if (factors.size() != 2) return -1;
    boolean first = isGiven(factors.getFirst().source());
    boolean second = isGiven(factors.get(1).source());
    if (first && second) {
      first = Parameters.isUsual(factors.getFirst().source().name());
      second = Parameters.isUsual(factors.get(1).source().name());
    }
    return first == second ? -1 : first ? 0 : 1;
  }

  private static boolean isGiven(Gate gate) {
    return gate.isInput() && gate.literal() != null;
  }

  /// The rows of W x, or w · x.
  private static void product(Trace trace, Gate product, List<Neuron> neurons) {
    List<Wire> factors = trace.graph().operands(product);
    int weight = product.op().name().equals("@") ? 0 : weight(factors);
    if (weight < 0) return;
    Wire own = factors.get(weight);
    Gate other = factors.get(1 - weight).source();
    if (!isGiven(own.source()) || other.shape().rank() != 1) return;
    Tensor inputs = trace.value(other).orElseThrow();
    Tensor upstream = trace.gradient(product).orElseThrow();
    Tensor back = trace.contribution(own);
    int count = inputs.size();
    if (count < FEWEST || back.size() != upstream.size() * count) return;
    for (int row = 0; row < upstream.size(); row++) {
      List<Synapse> synapses = new ArrayList<>();
      for (int j = 0; j < count; j++) {
        int entry = row * count + j;
        synapses.add(
            new Synapse(new InputEntry(own.source(), entry), inputs.get(j), back.get(entry)));
      }
      neurons.add(new Neuron(product, row, upstream.get(row), synapses));
    }
  }
}
