package gradus.ui.network;

import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.network.LookingThrough;
import gradus.network.Network;
import gradus.network.NetworkReading;
import gradus.tensor.Tensor;
import gradus.trace.Steps;
import gradus.trace.Trace;
import gradus.ui.work.Resumption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// The network of neurons that a program is, at the step at which its picture stands.
///
/// @param steps those of the network's own gates: where functions of the program are looked through
///   there are more of them
/// @param step the one that does what the picture's does
public record NetworkShown(Network network, Steps steps, int step) {
  /// As it is drawn; empty where its gates, as they stand, make no network.
  public static Optional<NetworkShown> asDrawn(Steps steps, int step) {
    return read(steps.trace().graph()).map(network -> new NetworkShown(network, steps, step));
  }

  /// With the program's own functions looked through, which lowers it anew; empty where there are
  /// none or that makes no network either.
  ///
  /// @throws java.util.concurrent.CancellationException when `obsolete` says so
  public static Optional<NetworkShown> through(Steps steps, int step, BooleanSupplier obsolete) {
    ComputationGraph drawn = steps.trace().graph();
    Map<String, Tensor> values = new HashMap<>();
    for (Gate input : drawn.inputs()) {
      if (input.literal() != null) values.put(input.name(), input.literal());
    }
    Function<Folding, Lowering> lowering =
        folding -> GraphBuilder.build(drawn.program(), values, null, folding, obsolete);
    Lowering whole = lowering.apply(Folding.FOLDED);
    if (whole.hasErrors()) return Optional.empty();
    Folding open = LookingThrough.of(whole.graph(), Folding.FOLDED, lowering);
    ComputationGraph plain =
        open.equals(Folding.FOLDED) ? whole.graph() : lowering.apply(open).graph();
    ComputationGraph graph = drawn.seed().map(plain::seeded).orElse(plain).keeping(drawn.given());
    return read(graph)
        .map(network -> {
          Steps own = Steps.of(Trace.of(graph, obsolete), steps.grain());
          return new NetworkShown(network, own, Resumption.alike(steps, step, own));
        });
  }

  private static Optional<Network> read(ComputationGraph graph) {
    return NetworkReading.of(graph) instanceof Network network
        ? Optional.of(network)
        : Optional.empty();
  }
}
