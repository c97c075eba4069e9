package gradus.diagram.scene;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The uses beside which an input is drawn once more. Its first use keeps the input itself.
final class Ghosts {
  private final Set<Wire> apart = new HashSet<>();

  /// @param inputs all that there are
  Ghosts(List<Gate> inputs, Repeats repeats, ComputationGraph graph, Cuts depths) {
    for (Gate input : inputs) {
      List<Wire> uses = graph.consumers(input);
      if (uses.size() < repeats.fewest) continue;
      int least = uses.stream().mapToInt(w -> depths.depth(w.target())).min().orElseThrow();
      int most = uses.stream().mapToInt(w -> depths.depth(w.target())).max().orElseThrow();
      if (most - least < repeats.spread) continue;
      // What all neurons of a layer take belongs to the layer, not to any of them.
      if (repeats.spread == 0 && isOneKind(uses)) continue;
      Wire first = uses.getFirst();
      for (Wire use : uses) {
        // Uses beside each other are in the order of the text.
        if (repeats.spread == 0) break;
        if (depths.depth(use.target()) < depths.depth(first.target())) first = use;
      }
      apart.addAll(uses);
      apart.remove(first);
    }
  }

  private static boolean isOneKind(List<Wire> uses) {
    return uses.stream().map(use -> use.target().op()).distinct().count() == 1;
  }

  boolean isApart(Wire wire) {
    return apart.contains(wire);
  }
}
