package gradus.network.drawing;

import gradus.graph.Gate;
import gradus.network.Unit;
import gradus.network.WireEntry;
import java.util.List;
import java.util.Optional;

/// A circle of the picture, or a square behind the last neurons, about a point.
///
/// @param column from the left, from 0
/// @param index which of its column's, counted with those that are not drawn
/// @param unit the neuron; empty behind the last ones
/// @param number what it shows
/// @param name as a picture has it
/// @param gates that work on it
public record NetworkNode(
    int column,
    int index,
    Optional<Unit> unit,
    WireEntry number,
    String name,
    List<Gate> gates,
    double x,
    double y) {
  public NetworkNode {
    gates = List.copyOf(gates);
  }

  NetworkNode at(double left, double top) {
    return new NetworkNode(column, index, unit, number, name, gates, left, top);
  }
}
