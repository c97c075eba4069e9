package gradus.network;

import gradus.graph.Gate;
import java.util.List;

/// What stands behind the last neurons: a softmax, a loss, or another wire with a name.
///
/// @param gate whose value it shows
/// @param depth how many stages stand before it, 0 right behind the neurons
/// @param from the gates of the last neurons and of the stages that it is made of
/// @param gates that make it of those, its own among them
public record Stage(Gate gate, int depth, List<Gate> from, List<Gate> gates) {
  public Stage {
    from = List.copyOf(from);
    gates = List.copyOf(gates);
  }
}
