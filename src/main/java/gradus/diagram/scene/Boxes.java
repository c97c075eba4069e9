package gradus.diagram.scene;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which gates are drawn as one: those of a sum or product of many terms. One of very many stands
/// in several boxes side by side, each of which goes on from what the one before has come to.
final class Boxes {
  private final ComputationGraph graph;

  /// By each of the gates that are not drawn alone.
  private final Map<Gate, List<Gate>> together = new HashMap<>();

  /// @param most how many operands a box has at the most
  Boxes(ComputationGraph graph, int most) {
    this.graph = graph;
    for (Gate gate : graph.gates()) {
      graph.series(gate).filter(s -> s.result() == gate).ifPresent(s -> split(s, most));
    }
  }

  private void split(Series series, int most) {
    int gates = series.gates().size();
    int boxes = Math.ceilDiv(gates, most - 1);
    for (int i = 0; i < boxes; i++) {
      List<Gate> box = series.gates().subList(gates * i / boxes, gates * (i + 1) / boxes);
      box.forEach(gate -> together.put(gate, box));
    }
  }

  /// The gates drawn as one with a gate, itself among them; the last one's value leaves the box.
  List<Gate> of(Gate gate) {
    return together.getOrDefault(gate, List.of(gate));
  }

  /// Whether a gate's value stays inside its box.
  boolean isInside(Gate gate) {
    return of(gate).getLast() != gate;
  }

  /// What comes into the box of a gate, from the top on.
  List<Wire> operands(Gate gate) {
    List<Gate> box = of(gate);
    if (box.size() == 1) return graph.operands(gate);
    List<Wire> terms = new ArrayList<>(box.stream().map(g -> graph.operands(g).getLast()).toList());
    Wire first = graph.operands(box.getFirst()).getFirst();
    // What the box before has come to arrives between the terms, in line with it.
    boolean goesOn = graph.series(first.source()).equals(graph.series(gate));
    terms.add(goesOn ? terms.size() / 2 : 0, first);
    return terms;
  }
}
