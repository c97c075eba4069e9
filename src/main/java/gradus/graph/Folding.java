package gradus.graph;

import java.util.Set;

/// Which function calls are drawn by their parts rather than as one gate. Names are a function's,
/// or that of the wire a call makes.
///
/// @param all every function, but those in `closed`
public record Folding(boolean all, Set<String> open, Set<String> closed) {
  /// Every call is one gate.
  public static final Folding FOLDED = new Folding(false, Set.of(), Set.of());

  /// Every call is drawn by its parts.
  public static final Folding UNFOLDED = new Folding(true, Set.of(), Set.of());

  public Folding {
    open = Set.copyOf(open);
    closed = Set.copyOf(closed);
  }

  /// Whether a call of `function` is drawn by its parts; `wire` is the name it makes, or null.
  boolean unfolds(String function, String wire) {
    if (closed.contains(function) || wire != null && closed.contains(wire)) return false;
    return all || open.contains(function) || wire != null && open.contains(wire);
  }
}
