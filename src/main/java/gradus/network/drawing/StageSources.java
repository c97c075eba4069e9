package gradus.network.drawing;

import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.network.Stage;
import gradus.network.WireEntry;
import gradus.op.GatePattern;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.trace.EntryParts;
import gradus.trace.Trace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/// Which numbers of the last neurons and of earlier stages one number of a stage is made of: of
/// what works entry by entry its own alone, of a softmax all.
final class StageSources {
  private final Trace trace;
  private final Stage stage;
  private final EntryParts parts;
  private final Set<WireEntry> found = new HashSet<>();
  private final Set<WireEntry> seen = new HashSet<>();
  private final Deque<WireEntry> open = new ArrayDeque<>();

  StageSources(Trace trace, Stage stage) {
    this.trace = trace;
    this.stage = stage;
    parts = new EntryParts(trace);
  }

  Set<WireEntry> of(WireEntry number) {
    follow(number);
    while (!open.isEmpty()) {
      WireEntry next = open.pop();
      boolean within = stage.gates().contains(next.gate()) || next.gate().op() == Ops.COPY;
      if (stage.from().contains(next.gate()) && !next.equals(number)) {
        found.add(next);
      } else if (within && next.gate().isOperation()) {
        step(next);
      }
    }
    return found;
  }

  private void follow(WireEntry number) {
    if (seen.add(number)) open.push(number);
  }

  private void step(WireEntry number) {
    Gate gate = number.gate();
    if (!gate.op().isElementwise() && !chooses(gate)) {
      parts.ofValue(gate, number.entry()).stream()
          .flatMap(t -> t.cells().stream())
          .forEach(c -> follow(new WireEntry(c.gate(), c.place())));
      return;
    }
    for (Wire wire : trace.graph().operands(gate)) {
      Shape from = wire.source().shape();
      IntStream met =
          gate.op().isElementwise()
              ? IntStream.of(from.stretched(gate.shape(), number.entry()))
              : IntStream.range(0, from.size());
      met.forEach(i -> follow(new WireEntry(wire.source(), i)));
    }
  }

  /// Whether its value is one of several, which all could be.
  private static boolean chooses(Gate gate) {
    return gate.op().pattern() == GatePattern.ROUTER;
  }
}
