package gradus.diagram.scene;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.graph.place.Group;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How wide the numbers are that stand at the same place of the rounds of a `repeat`. Where all
/// take the room of the widest, rows of rounds have their gates below each other.
public final class RoundWidths {
  /// A gate of each round, by what the rounds stand in and the gate's index in its own, or one of
  /// its operands; −1 for the gate itself.
  private record Place(Optional<Group> around, int index, int operand) {
    Place operand(int index) {
      return new Place(around, this.index, index);
    }
  }

  private static final int ITSELF = -1;

  private final Map<Gate, Place> places = new HashMap<>();
  private final Map<Place, Double> widths = new HashMap<>();

  public RoundWidths(ComputationGraph graph) {
    Map<Group, Integer> counts = new HashMap<>();
    for (Gate gate : graph.gates()) {
      Group round = gate.group();
      while (round != null && round.bond() != Group.Bond.ROUND) {
        round = round.parent();
      }
      if (round == null || !gate.isOperation()) continue;
      int index = counts.merge(round, 1, Integer::sum);
      Optional<Group> around = Optional.ofNullable(round.parent());
      places.put(gate, new Place(around, index, ITSELF));
    }
  }

  /// Tells how wide the numbers of a gate's value are.
  public void measure(Gate gate, double width) {
    measure(place(gate), width);
  }

  /// Tells how wide the numbers of an operand are.
  public void measure(Wire wire, double width) {
    measure(place(wire), width);
  }

  private void measure(Optional<Place> at, double width) {
    at.ifPresent(place -> widths.merge(place, width, Math::max));
  }

  /// What the widest of a gate's place take; 0 where none was measured.
  public double width(Gate gate) {
    return place(gate).map(widths::get).orElse(0.0);
  }

  /// What the widest of an operand's place take; 0 where none was measured.
  public double width(Wire wire) {
    return place(wire).map(widths::get).orElse(0.0);
  }

  private Optional<Place> place(Gate gate) {
    return Optional.ofNullable(places.get(gate));
  }

  private Optional<Place> place(Wire wire) {
    return place(wire.target()).map(at -> at.operand(wire.index()));
  }
}
