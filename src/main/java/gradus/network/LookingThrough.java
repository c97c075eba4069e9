package gradus.network;

import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.op.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Looks through the functions of a program, so that layers are found which it calls by a name of
/// its own, as in `h = layer(W, x, b)`.
public final class LookingThrough {
  private final Folding asked;
  private final Function<Folding, Lowering> lowering;

  private LookingThrough(Folding asked, Function<Folding, Lowering> lowering) {
    this.asked = asked;
    this.lowering = lowering;
  }

  /// The folding under which a program is read as a network: the one asked for where that makes
  /// one, or where no function has to do with it.
  ///
  /// @param graph as it is lowered under the folding asked for
  /// @param lowering lowers the same program under another one
  public static Folding of(
      ComputationGraph graph, Folding asked, Function<Folding, Lowering> lowering) {
    Folding found = seen(graph, asked, lowering);
    if (asked.open().isEmpty()) return found;
    LookingThrough all = new LookingThrough(asked, lowering);
    if (all.reads(found)) return found;
    // A curve that was opened among the gates is none of the gates of a neuron.
    Folding plain = Folding.FOLDED.at(asked.level(), asked.row());
    Lowering whole = lowering.apply(plain);
    if (whole.hasErrors()) return found;
    Folding other = seen(whole.graph(), plain, lowering);
    return all.reads(other) ? other : found;
  }

  private static Folding seen(
      ComputationGraph graph, Folding asked, Function<Folding, Lowering> lowering) {
    if (graph.gates().stream().noneMatch(LookingThrough::hides)) return asked;
    return new LookingThrough(asked, lowering).through(graph);
  }

  private Folding through(ComputationGraph graph) {
    Folding all = opened(graph, false);
    if (reads(all)) return all;
    // What compares the output with its label may be more than a network has behind it.
    Folding layers = opened(graph, true);
    if (reads(layers)) return layers;
    // As nothing helps, what is inside says why.
    return NetworkReading.of(graph) instanceof Network ? asked : all;
  }

  private boolean reads(Folding folding) {
    Lowering made = lowering.apply(folding);
    return !made.hasErrors() && NetworkReading.of(made.graph()) instanceof Network;
  }

  /// With calls by their parts, and those within them; none where that would be too many gates.
  ///
  /// @param weighted only those that take what can be a weight
  private Folding opened(ComputationGraph graph, boolean weighted) {
    Folding folding = asked;
    ComputationGraph within = graph;
    while (true) {
      List<Gate> calls = new ArrayList<>();
      for (Gate gate : within.gates()) {
        boolean wanted = hides(gate) && (!weighted || takesWeight(within, gate));
        if (wanted && !folding.open().contains(gate.handle())) calls.add(gate);
      }
      if (calls.isEmpty()) return folding;
      for (Gate call : calls) {
        folding = folding.unfold(within, call);
      }
      Lowering made = lowering.apply(folding);
      if (made.hasErrors() || Folding.drawn(made.graph()) > Folding.MOST_OPENED) return asked;
      within = made.graph();
    }
  }

  /// Whether a gate is a call that can hold more than a curve, which bends the sum of a neuron.
  private static boolean hides(Gate gate) {
    return gate.isOperation()
        && gate.op().origin() instanceof Origin.Function
        && !Activation.isOwnCurve(gate);
  }

  private static boolean takesWeight(ComputationGraph graph, Gate call) {
    Lineage kin = new Lineage(graph);
    return kin.operands(call).stream()
        .filter(kin::isGiven)
        .anyMatch(g -> g.name() == null || !WeightNames.isTarget(g.name()));
  }
}
