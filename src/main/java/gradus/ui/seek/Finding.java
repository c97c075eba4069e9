package gradus.ui.seek;

import gradus.graph.Gate;
import gradus.ui.work.Subject.Question;
import java.util.Optional;

/// A gate that was found, or the fork of one.
///
/// @param gate in the picture: the gate itself, or the one that is drawn instead of its parts
/// @param part which part of that one was found; empty where the gate itself was
/// @param sign what stands in the gate of the picture
/// @param fork whether it is where the gradients of the gate are added up
public record Finding(Gate gate, Optional<Hidden> part, String sign, boolean fork) {
  Finding(Gate gate, Optional<Hidden> part, String sign) {
    this(gate, part, sign, false);
  }

  /// What is asked about once it is looked at.
  public Question question() {
    return fork ? Question.aboutFork(gate) : Question.about(gate);
  }

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
    return fork == other.fork && place().equals(other.place());
  }

  private Hidden place() {
    return part.orElseGet(() -> Hidden.of(gate));
  }
}
