package gradus.network;

import gradus.graph.Gate;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The units whose numbers one gate makes.
///
/// @param sum how they come about; empty of numbers that are given
record Bundle(
    Gate shown, Optional<WeightedSum.Weighted> sum, Optional<Activation> activation, Lane lane) {

  static Bundle given(Gate gate, Lane lane) {
    return new Bundle(gate, Optional.empty(), Optional.empty(), lane);
  }

  int size() {
    return lane.size(shown.shape());
  }

  /// Every gate that works on them.
  List<Gate> gates() {
    List<Gate> gates = new ArrayList<>();
    sum.ifPresent(s -> gates.addAll(s.gates()));
    activation.ifPresent(a -> gates.addAll(a.gates()));
    return gates;
  }

  WireEntry number(int i, UnaryOperator<WireEntry> plain) {
    return plain.apply(new WireEntry(shown, lane.entry(shown.shape(), i)));
  }

  /// @param from which unit of the column before is the first of a gate
  /// @param plain what an entry is that a gate picks from an input
  Unit unit(int i, Map<Gate, Integer> from, UnaryOperator<WireEntry> plain) {
    WireEntry own = number(i, plain);
    if (sum.isEmpty()) return Unit.input(own);
    WeightedSum.Weighted made = sum.get();
    List<Connection> connections = new ArrayList<>();
    for (WeightedTerm product : made.products()) {
      int first = from.get(product.data());
      for (int j = 0; j < product.width(lane); j++) {
        WireEntry weight = plain.apply(new WireEntry(product.weight(), product.entry(i, j)));
        connections.add(new Connection(first + j, weight, product.isNegative()));
      }
    }
    WireEntry root = new WireEntry(made.root(), lane.entry(made.root().shape(), i));
    Optional<Bias> bias =
        made.offset()
            .map(gate ->
                new Bias(
                    plain.apply(new WireEntry(gate, isOne(gate.shape()) ? 0 : i)),
                    made.isTakenAway()));
    return new Unit(own, Optional.of(root), connections, bias, activation);
  }

  private static boolean isOne(Shape shape) {
    return shape.size() == 1;
  }
}
