package gradus.diagram.scene;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which inputs are drawn once more beside their uses: a parameter that gates far apart use, as w
/// in every layer of a deep net. Its first use keeps the input itself.
final class Ghosts {
  static final int FEWEST = 3;

  /// How many gates, one behind the other, the uses must be spread over.
  private static final int SPREAD = 5;

  private final Set<Wire> apart = new HashSet<>();

  Ghosts(List<Gate> inputs, ComputationGraph graph, Cuts depths) {
    for (Gate input : inputs) {
      List<Wire> uses = graph.consumers(input);
      if (uses.size() < FEWEST) continue;
      int least = uses.stream().mapToInt(w -> depths.depth(w.target())).min().orElseThrow();
      int most = uses.stream().mapToInt(w -> depths.depth(w.target())).max().orElseThrow();
      if (most - least < SPREAD) continue;
      Wire first = null;
      for (Wire use : uses) {
        if (first == null || depths.depth(use.target()) < depths.depth(first.target())) first = use;
      }
      apart.addAll(uses);
      apart.remove(first);
    }
  }

  boolean isApart(Wire wire) {
    return apart.contains(wire);
  }
}
