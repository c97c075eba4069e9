package gradus.trace;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.tensor.Shape;
import java.util.List;

/// What the derivatives of one graph cost, in products of a local gradient with what arrives: by
/// one pass of forward mode, by as many as there are numbers in its inputs, and by one backward
/// pass.
///
/// @param numbers how many numbers the inputs hold, which is how many passes forward mode takes
/// @param once products of the one pass of forward mode at hand
/// @param forward products of all of them
/// @param backward products of the backward pass, which finds the gradients of one output
public record ModeCost(int numbers, long once, long forward, long backward) {
  public static ModeCost of(Tangents tangents) {
    ComputationGraph graph = tangents.trace().graph();
    List<Gate> inputs = Tangents.inputs(graph);
    long all = 0;
    int numbers = 0;
    for (Gate input : inputs) {
      numbers += input.shape().size();
      all += input.shape().size() * products(graph, input);
    }
    long once = products(graph, tangents.entry().input());
    return new ModeCost(numbers, once, all, backward(tangents.trace()));
  }

  /// Along all wires that an input reaches.
  private static long products(ComputationGraph graph, Gate input) {
    boolean[] reached = new boolean[graph.gates().size()];
    reached[input.id()] = true;
    long products = 0;
    for (Gate gate : graph.gates()) {
      for (Wire wire : graph.operands(gate)) {
        boolean label = gate.op().operand(wire.index()).isLabel();
        if (label || !reached[wire.source().id()]) continue;
        reached[gate.id()] = true;
        products += products(graph, wire);
      }
    }
    return products;
  }

  /// Along all wires between an input and the output.
  private static long backward(Trace trace) {
    ComputationGraph graph = trace.graph();
    boolean[] fed = new boolean[graph.gates().size()];
    Tangents.inputs(graph).forEach(input -> fed[input.id()] = true);
    long products = 0;
    for (Gate gate : graph.gates()) {
      for (Wire wire : graph.operands(gate)) {
        boolean label = gate.op().operand(wire.index()).isLabel();
        if (label || !fed[wire.source().id()]) continue;
        fed[gate.id()] = true;
        if (trace.tape().isReached(gate)) products += products(graph, wire);
      }
    }
    return products;
  }

  /// Of one wire.
  static long products(ComputationGraph graph, Wire wire) {
    Gate gate = wire.target();
    List<Shape> shapes = graph.operands(gate).stream().map(w -> w.source().shape()).toList();
    return gate.op().products(shapes, wire.index(), gate.shape());
  }
}
