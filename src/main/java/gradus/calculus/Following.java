package gradus.calculus;

import gradus.graph.ComputationGraph;
import gradus.graph.WireNames;
import java.util.Optional;
import java.util.function.Supplier;

/// Which wires a derivation follows.
public final class Following {
  private Following() {}

  /// The chain along the wires that the text names; where none of these lies on the way, along all.
  ///
  /// @param given what wires without a name are called, empty where that is not known
  public static Chain.Sought of(
      ComputationGraph graph, Variable wrt, Supplier<Optional<WireNames>> given) {
    Chain.Sought named = Chain.of(graph, wrt);
    boolean done =
        switch (named) {
          case Chain.Sought.Found found -> !found.chain().isOneFactor();
          case Chain.Sought.Missing missing -> missing.large();
        };
    if (done) return named;
    Optional<Chain.Sought> all = given.get().map(names -> Chain.ofAllWires(graph, wrt, names));
    boolean longer = all.flatMap(Chain.Sought::found).filter(c -> !c.isOneFactor()).isPresent();
    return longer || named.found().isEmpty() ? all.orElse(named) : named;
  }
}
