package gradus.ui.seek;

import gradus.graph.Gate;
import java.util.Optional;

/// A gate that was found.
///
/// @param gate in the picture: the gate itself, or the one that is drawn instead of its parts
/// @param part which part of that one was found; empty where the gate itself was
/// @param sign what stands in the gate of the picture
public record Finding(Gate gate, Optional<Hidden> part, String sign) {
  /// A gate that is not drawn.
  ///
  /// @param key what it has once it is drawn
  /// @param operation the name of its operation; empty for an input
  public record Hidden(String key, String operation) {
    static Hidden of(Gate gate) {
      return new Hidden(gate.key(), gate.isOperation() ? gate.op().name() : "");
    }
  }

  /// Whether both are about the same place of the program, drawn one way or the other.
  boolean isSame(Finding other) {
    return place().equals(other.place());
  }

  private Hidden place() {
    return part.orElseGet(() -> Hidden.of(gate));
  }
}
