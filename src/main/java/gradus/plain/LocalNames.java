package gradus.plain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// The names that have a value inside an expression only: the parameters of a function, and the
/// indices of the bodies that are open.
final class LocalNames {
  /// For each body with indices that is open, the names outside it.
  private final Deque<Set<String>> outside = new ArrayDeque<>();

  private Set<String> names = Set.of();

  /// Begins an expression that these names have a value in.
  void begin(Set<String> parameters) {
    outside.clear();
    names = parameters;
  }

  Set<String> names() {
    return names;
  }

  /// With the indices of a range too.
  Set<String> with(Set<String> indices) {
    Set<String> all = new HashSet<>(names);
    all.addAll(indices);
    return all;
  }

  /// A body with indices begins.
  void enter(Set<String> indices) {
    outside.push(names);
    names = with(indices);
  }

  /// A body with indices ends.
  void leave() {
    names = outside.pop();
  }
}
