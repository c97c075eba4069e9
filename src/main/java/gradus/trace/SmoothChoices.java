package gradus.trace;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.op.catalogue.Ops;
import gradus.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/// Comparisons that stand at a tie and do nothing but choose between two branches. Where the
/// branches have one value and one slope there, the choice makes no kink.
final class SmoothChoices {
  /// The most ties of one comparison whose slopes are compared.
  private static final int MOST_TIES = 16;

  private static final double NEAR = 1e-9;

  private final Run run;
  private final ComputationGraph graph;
  private final Map<Gate, Boolean> known = new HashMap<>();

  SmoothChoices(Run run) {
    this.run = run;
    graph = run.tape().graph();
  }

  /// Whether a gate that stands at a kink or tie is such a choice.
  boolean isSmooth(Gate gate) {
    return known.computeIfAbsent(gate, g -> !g.equals(graph.output()) && meets(g));
  }

  private boolean meets(Gate comparison) {
    if (graph.consumers(comparison).isEmpty()) return false;
    for (Wire wire : graph.consumers(comparison)) {
      boolean chooses = wire.target().op() == Ops.WHERE && wire.index() == 0;
      if (!chooses || !meets(comparison, wire.target())) return false;
    }
    return true;
  }

  private boolean meets(Gate comparison, Gate choice) {
    Gate first = graph.operands(choice).get(1).source();
    Gate second = graph.operands(choice).get(2).source();
    Tensor a = value(first).broadcastTo(choice.shape());
    Tensor b = value(second).broadcastTo(choice.shape());
    Tensor ties = ties(comparison).broadcastTo(choice.shape());
    int found = 0;
    for (int i = 0; i < ties.size(); i++) {
      if (ties.get(i) == 0) continue;
      if (++found > MOST_TIES || a.get(i) != b.get(i)) return false;
      if (!alike(slopes(first, choice, i), slopes(second, choice, i))) return false;
    }
    return true;
  }

  /// 1 where both sides of a comparison are the same.
  private Tensor ties(Gate comparison) {
    Tensor left = value(graph.operands(comparison).get(0).source());
    Tensor right = value(graph.operands(comparison).get(1).source());
    return left.broadcastTo(comparison.shape())
        .zip(right.broadcastTo(comparison.shape()), (l, r) -> l == r ? 1 : 0);
  }

  private Tensor value(Gate gate) {
    return run.value(gate).orElseThrow();
  }

  /// The gradients of one entry of a branch with respect to the inputs.
  private Map<Gate, Tensor> slopes(Gate branch, Gate choice, int entry) {
    Map<Gate, Tensor> inputs = new HashMap<>();
    if (branch.isConstant()) return inputs;
    Tensor one = Tensor.generate(choice.shape(), i -> i == entry ? 1 : 0);
    Tensor[] gradients = new Tensor[branch.id() + 1];
    gradients[branch.id()] = one.sumTo(branch.shape());
    for (int g = branch.id(); g >= 0; g--) {
      if (gradients[g] == null) continue;
      Gate gate = graph.gates().get(g);
      if (gate.isInput()) inputs.put(gate, gradients[g]);
      if (!gate.isOperation()) continue;
      for (Wire wire : graph.operands(gate)) {
        if (wire.source().isConstant()) continue;
        Tensor share = run.pulled(wire, gradients[g]);
        int s = wire.source().id();
        gradients[s] = gradients[s] == null ? share : gradients[s].plus(share);
      }
    }
    return inputs;
  }

  private static boolean alike(Map<Gate, Tensor> a, Map<Gate, Tensor> b) {
    return covers(a, b) && covers(b, a);
  }

  private static double apart(double x, double y) {
    return Math.abs(x - y) <= NEAR * Math.max(1, Math.abs(x)) ? 0 : 1;
  }

  private static boolean covers(Map<Gate, Tensor> a, Map<Gate, Tensor> b) {
    return a.entrySet().stream()
        .allMatch(e -> {
          Tensor other = b.getOrDefault(e.getKey(), Tensor.zeros(e.getKey().shape()));
          return e.getValue().zip(other, SmoothChoices::apart).sum() == 0;
        });
  }
}
