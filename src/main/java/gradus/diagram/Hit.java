package gradus.diagram;

import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.layout.Box;

/// What stands at a place of the picture. `wire` is the branch of a [Aspect#BRANCH], else null.
public record Hit(Gate gate, Wire wire, Aspect part, Box box) {
  /// The part of a gate or of the wire that leaves it.
  public enum Aspect {
    GATE,
    NAME,
    VALUE,
    GRADIENT,
    BRANCH,
    /// Where the wire parts, and the wire itself where nothing else stands.
    FORK
  }
}
