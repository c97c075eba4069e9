package gradus.descent;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.op.catalogue.Ops;
import gradus.tensor.Tensor;
import gradus.trace.Moment;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// The layers of a traced program, and how much of the gradient comes through each: activations one
/// behind the other (CS231n notes, Neural Networks part 1, Commonly used activation functions).
public final class Layers {
  /// A unit whose slope is smaller passes next to nothing back: it is saturated.
  public static final double SATURATED = 0.01;

  /// The activations that have the same number of others before them.
  ///
  /// @param number from 1 at the inputs
  public record Layer(int number, List<Gate> gates) {
    public Layer {
      gates = List.copyOf(gates);
    }
  }

  private final Trace trace;
  private final List<Layer> layers = new ArrayList<>();

  private Layers(Trace trace) {
    this.trace = trace;
    ComputationGraph graph = trace.graph();
    int[] depth = new int[graph.gates().size()];
    TreeMap<Integer, List<Gate>> found = new TreeMap<>();
    for (Gate gate : graph.gates()) {
      for (Wire wire : graph.operands(gate)) {
        depth[gate.id()] = Math.max(depth[gate.id()], depth[wire.source().id()]);
      }
      if (bent(graph, gate).isEmpty() || !trace.tape().isReached(gate)) continue;
      int number = ++depth[gate.id()];
      found.computeIfAbsent(number, n -> new ArrayList<>()).add(gate);
    }
    found.forEach((number, gates) -> layers.add(new Layer(number, gates)));
  }

  public static Layers of(Trace trace) {
    return new Layers(trace);
  }

  /// From the inputs to the output.
  public List<Layer> all() {
    return List.copyOf(layers);
  }

  /// The wire that an activation bends: its operand, of `max(0, x)` the one that is no number of
  /// the text.
  private static Optional<Wire> bent(ComputationGraph graph, Gate gate) {
    if (!gate.isOperation()) return Optional.empty();
    List<Wire> operands = graph.operands(gate);
    if (operands.size() == 1 && Ops.isActivation(gate.op())) {
      return Optional.of(operands.getFirst());
    }
    if (gate.op() != Ops.LARGER || operands.size() != 2) return Optional.empty();
    List<Wire> others = operands.stream().filter(w -> !isZero(w.source())).toList();
    return others.size() == 1 ? Optional.of(others.getFirst()) : Optional.empty();
  }

  private static boolean isZero(Gate gate) {
    Tensor literal = gate.isConstant() ? gate.literal() : null;
    return literal != null && literal.shape().isScalar() && literal.item() == 0;
  }

  private Wire bent(Gate gate) {
    return bent(trace.graph(), gate).orElseThrow();
  }

  /// The root mean square of what a layer hands back to each number before it; empty until all of
  /// it has at a moment.
  public OptionalDouble handedBack(Layer layer, Moment at) {
    double squares = 0;
    int count = 0;
    for (Gate gate : layer.gates()) {
      Optional<Tensor> back = trace.contribution(bent(gate), at);
      if (back.isEmpty()) return OptionalDouble.empty();
      for (int k = 0; k < back.get().size(); k++) {
        squares += back.get().get(k) * back.get().get(k);
      }
      count += back.get().size();
    }
    return OptionalDouble.of(Math.sqrt(squares / count));
  }

  /// The slopes of the units of a layer; empty where a value is missing.
  public List<Double> slopes(Layer layer) {
    List<Double> slopes = new ArrayList<>();
    for (Gate gate : layer.gates()) {
      Optional<Tensor> local = trace.localGradient(bent(gate));
      if (local.isEmpty()) return List.of();
      for (int k = 0; k < local.get().size(); k++) {
        slopes.add(local.get().get(k));
      }
    }
    return slopes;
  }

  /// The share of the units of a layer that are saturated, from 0 to 1.
  public double saturated(Layer layer) {
    List<Double> slopes = slopes(layer);
    long flat = slopes.stream().filter(s -> Math.abs(s) < SATURATED).count();
    return slopes.isEmpty() ? 0 : (double) flat / slopes.size();
  }

  /// One factor of the gradient at the first layer.
  ///
  /// @param wire along which the gradient comes back
  /// @param local the local gradient there
  /// @param product of all factors from the output to here
  public record Multiplier(Wire wire, double local, double product) {}

  /// The local gradients from the output back to what the first layer bends, where one way leads
  /// there and all on it are single numbers: their product is the gradient there. Empty where there
  /// is no such way, or no value.
  public List<Multiplier> factors() {
    if (layers.isEmpty() || layers.getFirst().gates().size() != 1) return List.of();
    Wire first = bent(layers.getFirst().gates().getFirst());
    boolean[] leads = leading(first.target());
    List<Multiplier> factors = new ArrayList<>();
    double product = 1;
    Gate gate = trace.graph().output();
    if (trace.value(gate).isEmpty() || !gate.shape().isScalar()) return List.of();
    while (true) {
      Wire next = first;
      if (gate != first.target()) {
        List<Wire> ways =
            trace.graph().operands(gate).stream().filter(w -> leads[w.source().id()]).toList();
        if (ways.size() != 1) return List.of();
        next = ways.getFirst();
      }
      if (!next.source().shape().isScalar()) return List.of();
      double local = trace.local(next);
      product *= local;
      factors.add(new Multiplier(next, local, product));
      if (next == first) return factors;
      gate = next.source();
    }
  }

  /// What depends on a gate, itself among them.
  private boolean[] leading(Gate from) {
    boolean[] leads = new boolean[trace.graph().gates().size()];
    leads[from.id()] = true;
    for (Gate gate : trace.graph().gates()) {
      for (Wire wire : trace.graph().operands(gate)) {
        leads[gate.id()] |= leads[wire.source().id()];
      }
    }
    return leads;
  }
}
