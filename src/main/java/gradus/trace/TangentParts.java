package gradus.trace;

import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.tensor.Tensor;
import gradus.trace.EntryParts.GateEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// What an entry of a tangent is the sum of: of every entry of an operand that moves, the local
/// gradient times its tangent.
public final class TangentParts {
  private final Trace trace;
  private final Tangents tangents;

  public TangentParts(Trace trace, Tangents tangents) {
    this.trace = trace;
    this.tangents = tangents;
  }

  /// A term of it.
  ///
  /// @param from the entry of the operand
  public record TangentPart(Wire wire, GateEntry from, double local, double tangent) {
    public double value() {
      return local * tangent;
    }
  }

  /// Its terms that are not 0; none of an input, and of a gate without a value.
  public List<TangentPart> of(Gate gate, int place) {
    List<TangentPart> parts = new ArrayList<>();
    if (!gate.isOperation() || trace.value(gate).isEmpty()) return parts;
    Optional<Series> series = trace.graph().series(gate).filter(s -> s.result() == gate);
    if (series.isPresent()) {
      for (Series.Element term : series.get().terms()) {
        Gate source = term.wire().source();
        int own = source.shape().isScalar() ? 0 : place;
        Tensor local = trace.local(series.get(), term);
        add(term.wire(), IntStream.of(own), local::get, parts);
      }
      return parts;
    }
    for (Wire wire : trace.graph().operands(gate)) {
      if (!tangents.reaches(wire.source()) || gate.op().operand(wire.index()).isLabel()) continue;
      if (gate.op().isElementwise()) {
        int met = wire.source().shape().stretched(gate.shape(), place);
        add(wire, IntStream.of(met), i -> trace.slopes(wire).get(place), parts);
      } else {
        Tensor row = trace.row(wire, place);
        add(wire, IntStream.range(0, row.size()), row::get, parts);
      }
    }
    return parts;
  }

  private void add(
      Wire wire, IntStream entries, IntToDoubleFunction local, List<TangentPart> parts) {
    Tensor moves = tangents.of(wire.source()).orElseThrow();
    entries
        .filter(i -> moves.get(i) != 0)
        .mapToObj(i ->
            new TangentPart(
                wire, new GateEntry(wire.source(), i), local.applyAsDouble(i), moves.get(i)))
        .filter(p -> p.local != 0)
        .forEach(parts::add);
  }
}
