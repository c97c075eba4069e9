package gradus.graph;

import gradus.latex.TypesetName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Names for the wires that a program leaves without one, the same wherever they are spoken of: q,
/// p, u, v, r, t, then q_1, q_2, … None looks like a name that the text uses: q₁, q1 and q_1 are
/// typeset alike.
public final class WireNames {
  private static final List<String> LETTERS = List.of("q", "p", "u", "v", "r", "t");

  /// No names at all.
  public static final WireNames NONE = new WireNames(Map.of());

  private final Map<String, String> byKey;

  private WireNames(Map<String, String> byKey) {
    this.byKey = Collections.unmodifiableMap(byKey);
  }

  /// Of these gates, operands first.
  ///
  /// @param used what the text uses as a name
  /// @param before names that were given already, by the keys of the gates
  static WireNames of(List<Gate> gates, Set<String> used, WireNames before) {
    Set<String> taken = new HashSet<>();
    used.forEach(name -> taken.add(TypesetName.shown(name)));
    Map<String, String> names = new HashMap<>();
    List<String> waiting = new ArrayList<>();
    for (Gate gate : gates) {
      if (!gate.isOperation() || gate.name() != null) continue;
      String known = before.byKey.get(gate.key());
      if (known != null && taken.add(TypesetName.shown(known))) {
        names.put(gate.key(), known);
      } else {
        waiting.add(gate.key());
      }
    }
    int number = 0;
    for (String key : waiting) {
      String name;
      do {
        name = number < LETTERS.size() ? LETTERS.get(number) : "q_" + (number + 1 - LETTERS.size());
        number++;
      } while (!taken.add(TypesetName.shown(name)));
      names.put(key, name);
    }
    return new WireNames(names);
  }

  /// The name given to the wire of the gate with this key.
  public Optional<String> of(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /// The same names for the same parts of an edited text.
  public WireNames carried(CarriedKeys keys) {
    Map<String, String> now = new HashMap<>();
    byKey.forEach((key, name) -> keys.key(key).ifPresent(k -> now.put(k, name)));
    return new WireNames(now);
  }
}
