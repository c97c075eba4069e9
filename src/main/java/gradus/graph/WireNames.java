package gradus.graph;

import static java.util.stream.Collectors.joining;

import gradus.graph.place.Group;
import gradus.lang.Expr;
import gradus.lang.Scripts;
import gradus.latex.TypesetName;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Names for the wires that a program leaves without one, the same wherever they are spoken of: q,
/// p, u, v, r, t, then q_1, q_2, … None looks like a name that the text uses: q₁, q1 and q_1 are
/// typeset alike.
public final class WireNames {
  private static final List<String> LETTERS = List.of("q", "p", "u", "v", "r", "t");

  /// No names at all.
  public static final WireNames NONE = new WireNames(Map.of(), Set.of());

  /// A letter with a number behind it.
  private static final Pattern NUMBERED = Pattern.compile("(\\p{L})([0-9]|[₀-₉])");

  private final Map<String, String> byKey;

  /// What the text that they were given for uses as a name.
  private final Set<String> used;

  private WireNames(Map<String, String> byKey, Set<String> used) {
    this.byKey = Collections.unmodifiableMap(byKey);
    this.used = used;
  }

  /// Of these gates, operands first.
  ///
  /// @param used what the text uses as a name
  /// @param before names that were given already, by the keys of the gates
  static WireNames of(List<Gate> gates, Set<String> used, WireNames before) {
    Map<Group, Gate> results = results(gates);
    Map<Gate, List<String>> nameless = new LinkedHashMap<>();
    byDepth(gates, results).forEach(gate -> nameless.put(gate, keys(gate, results)));
    // As many times a second as a number is dragged.
    if (before.serves(nameless.values(), used)) return before;
    Map<String, String> own = new HashMap<>();
    nameless.forEach((gate, keys) -> entry(gate).ifPresent(n -> own.put(keys.getLast(), n)));
    Set<String> taken = new HashSet<>();
    used.forEach(name -> taken.add(TypesetName.shown(name)));
    Map<String, String> names = new HashMap<>();
    Map<Gate, List<String>> waiting = new LinkedHashMap<>();
    nameless.forEach((gate, keys) -> {
      Optional<String> known =
          keys.stream().map(before.byKey::get).filter(Objects::nonNull).findFirst();
      if (known.isPresent() && taken.add(TypesetName.shown(known.get()))) {
        keys.forEach(key -> names.put(key, known.get()));
      } else {
        waiting.put(gate, keys);
      }
    });
    int number = 0;
    for (List<String> keys : waiting.values()) {
      String name = own.get(keys.getLast());
      if (name != null && taken.add(TypesetName.shown(name))) {
        keys.forEach(key -> names.put(key, own.get(keys.getLast())));
        continue;
      }
      do {
        name = number < LETTERS.size() ? LETTERS.get(number) : "q_" + (number + 1 - LETTERS.size());
        number++;
      } while (!taken.add(TypesetName.shown(name)));
      for (String key : keys) {
        names.put(key, name);
      }
    }
    return new WireNames(names, used);
  }

  /// What lectures call an entry or a row that is taken out of something with a name: w₀₁, and of
  /// W1 w₀₁⁽¹⁾. Rows have brackets as in a program: W[2:8].
  private static Optional<String> entry(Gate gate) {
    if (gate.isPicked() && gate.op() == Ops.STRETCH) {
      int[] at = gate.attributes();
      return gate.written().parts().getFirst() instanceof Expr.Name all
          ? Optional.of(all.name() + "[" + at[0] + ":" + at[1] + "]")
          : Optional.empty();
    }
    boolean named =
        gate.isPicked()
            && gate.written() instanceof Expr.Index i
            && i.target() instanceof Expr.Name
            && IntStream.of(gate.attributes())
                .allMatch(at -> at < 10 || gate.attributes().length < 2);
    if (!named) return Optional.empty();
    String of = ((Expr.Name) ((Expr.Index) gate.written()).target()).name();
    String at = IntStream.of(gate.attributes()).mapToObj(Integer::toString).collect(joining());
    Matcher numbered = NUMBERED.matcher(of);
    if (!numbered.matches()) return Optional.of(of + "_" + at);
    char digit = numbered.group(2).charAt(0);
    boolean low = Scripts.isLowered(digit);
    String number = Scripts.raised("" + (low ? Scripts.plainOfLowered(digit) : digit));
    return Optional.of(numbered.group(1) + Scripts.lowered(at) + "⁽" + number + "⁾");
  }

  /// Whether they are the names of all these gates, and of no other, beside the same names.
  private boolean serves(Collection<List<String>> gates, Set<String> others) {
    Set<String> keys = new HashSet<>();
    gates.forEach(keys::addAll);
    return others.equals(used) && keys.equals(byKey.keySet());
  }

  /// The gate whose wire leaves each group that can be folded: the last one.
  private static Map<Group, Gate> results(List<Gate> gates) {
    Map<Group, Gate> results = new HashMap<>();
    for (Gate gate : gates) {
      for (Group group = gate.group(); group != null; group = group.parent()) {
        if (group.bond() != Group.Bond.ROUND) results.put(group, gate);
      }
    }
    return results;
  }

  /// Those without a name: what is seen with all groups folded first, so that unfolding one names
  /// nothing else anew.
  private static List<Gate> byDepth(List<Gate> gates, Map<Group, Gate> results) {
    return gates.stream()
        .filter(gate -> gate.isOperation() && gate.name() == null)
        .sorted(Comparator.comparingInt(gate -> within(gate, results)))
        .toList();
  }

  /// How many groups have to be unfolded for it to be seen.
  private static int within(Gate gate, Map<Group, Gate> results) {
    Group group = gate.group();
    while (group != null && (results.get(group) == gate || group.bond() == Group.Bond.ROUND)) {
      group = group.parent();
    }
    int depth = 0;
    for (; group != null; group = group.parent()) {
      if (group.bond() != Group.Bond.ROUND) depth++;
    }
    return depth;
  }

  /// What it is known by, last the groups whose result it is: folded it has their key.
  private static List<String> keys(Gate gate, Map<Group, Gate> results) {
    List<String> keys = new ArrayList<>(List.of(gate.key()));
    for (Group group = gate.group(); group != null; group = group.parent()) {
      if (results.get(group) == gate) keys.add(group.key());
    }
    return keys.reversed();
  }

  /// The name given to the wire of the gate with this key.
  public Optional<String> of(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /// The same names for the same parts of an edited text.
  public WireNames carried(CarriedKeys keys) {
    Map<String, String> now = new HashMap<>();
    byKey.forEach((key, name) -> keys.key(key).ifPresent(k -> now.put(k, name)));
    return now.equals(byKey) ? this : new WireNames(now, Set.of());
  }
}
