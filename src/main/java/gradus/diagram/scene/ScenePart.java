package gradus.diagram.scene;

import gradus.graph.Gate;
import gradus.graph.place.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Something drawn once, whose value leaves it on the right.
///
/// @param index its place among the parts of the scene
/// @param gate whose value leaves it
/// @param gates all that are drawn in it, `gate` the last of them
/// @param copies what only gives its value one more name, as `f = x` does where nothing else reads
///   x: no gate of their own, but names of its wire
/// @param home the innermost group around it; null outside all
/// @param wireHome the innermost group around the numbers on its wire, which stand beyond every
///   group that it is the result of
/// @param row from 0 at the top
public record ScenePart(
    int index,
    Gate gate,
    List<Gate> gates,
    List<Gate> copies,
    Group home,
    Group wireHome,
    int row) {
  public ScenePart {
    gates = List.copyOf(gates);
    copies = List.copyOf(copies);
  }

  /// The gate whose value the end of its wire bears: its last copy, where it has one.
  public Gate carried() {
    return copies.isEmpty() ? gate : copies.getLast();
  }

  /// Whether its wire begins with a name, where others come out of a gate.
  public boolean isStart() {
    return gate.isInput() || gate.isTakenOut();
  }

  /// Whether it stands for several gates, so that it has an operand for each of them and one more.
  public boolean isSeries() {
    return gates.size() > 1;
  }

  /// Whether one of these is it or a copy of it; what a value inside it is does not count.
  public boolean isAmong(Collection<Gate> others) {
    return Stream.concat(Stream.of(gate), copies.stream()).anyMatch(others::contains);
  }

  /// The names the text gives its wire, along it: an input's own stands before it.
  public List<String> names() {
    List<Gate> named = new ArrayList<>(copies);
    if (gate.isOperation()) named.addFirst(gate);
    return named.stream()
        .flatMap(g -> Optional.ofNullable(g.name()).stream())
        .collect(Collectors.toList());
  }
}
