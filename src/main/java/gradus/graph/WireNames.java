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
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Names for the wires that a program leaves without one, the same wherever they are spoken of: q,
/// p, u, v, r, t, then q_1, q_2, … What a gate opened into is called by its place, q₁, and two
/// numbers multiplied by both, W₁₀ x₀. None looks like a name that the text uses: q₁, q1 and q_1
/// are typeset alike.
public final class WireNames {
  private static final List<String> LETTERS = List.of("q", "p", "u", "v", "r", "t");

  /// What is lent to a vector after those, whose entries are numbered.
  private static final String MORE = "sczabdghkmny";

  /// No names at all.
  public static final WireNames NONE = new WireNames(Map.of(), Map.of(), Set.of());

  /// A letter with a number behind it.
  private static final Pattern NUMBERED = Pattern.compile("(\\p{L})([0-9]|[₀-₉])");

  private final Map<String, String> byKey;

  /// What was given to gates that are not drawn now: they may be opened, or folded away. Such a
  /// name is given to no other gate, so that it means the same when they are seen again.
  private final Map<String, String> resting;

  /// What the text that they were given for uses as a name.
  private final Set<String> used;

  private WireNames(Map<String, String> byKey, Map<String, String> resting, Set<String> used) {
    this.byKey = Collections.unmodifiableMap(byKey);
    this.resting = Collections.unmodifiableMap(resting);
    this.used = used;
  }

  /// Of these gates, operands first.
  ///
  /// @param used what the text uses as a name
  /// @param before names that were given already, by the keys of the gates
  static WireNames of(
      List<Gate> gates, Function<Gate, List<Gate>> operands, Set<String> used, WireNames before) {
    Map<Group, Gate> results = results(gates);
    Map<Gate, List<String>> nameless = new LinkedHashMap<>();
    byDepth(gates, results).forEach(gate -> nameless.put(gate, keys(gate, results)));
    // As many times a second as a number is dragged.
    if (before.serves(nameless.values(), used)) return before;
    Set<String> taken = new HashSet<>();
    used.forEach(name -> taken.add(TypesetName.shown(name)));
    Map<String, String> names = new HashMap<>();
    Map<Gate, List<String>> waiting = new LinkedHashMap<>();
    nameless.forEach((gate, keys) -> {
      Optional<String> known =
          keys.stream().map(before::known).filter(Objects::nonNull).findFirst();
      boolean kept = known.isPresent() && !gate.isPart();
      if (kept && taken.add(TypesetName.shown(known.get()))) {
        keys.forEach(key -> names.put(key, known.get()));
      } else {
        waiting.put(gate, keys);
      }
    });
    Map<String, String> resting = before.resting(nameless.values(), names, taken);
    Letters letters = new Letters(taken, numbered(gates, used));
    Parts parts = new Parts(gates, resting, letters, names);
    Map<Gate, String> told = new HashMap<>();
    for (Gate gate : waiting.keySet()) {
      if (gate.isPicked()) continue;
      parts.entry(gate).filter(letters::take).ifPresent(n -> told.put(gate, n));
    }
    for (Gate gate : waiting.keySet()) {
      if (!gate.isPicked()) continue;
      List<String> wishes = new ArrayList<>();
      if (!parts.isOpen(gate)) entry(gate).ifPresent(wishes::add);
      bracketed(gate).ifPresent(wishes::add);
      wishes.stream().filter(letters::take).findFirst().ifPresent(n -> told.put(gate, n));
    }
    for (Gate gate : waiting.keySet()) {
      if (told.containsKey(gate)) continue;
      parts.lettered(gate).filter(letters::take).ifPresent(n -> told.put(gate, n));
    }
    waiting.forEach((gate, keys) -> {
      String name = told.get(gate);
      if (name == null) {
        Function<Gate, Optional<String>> called =
            of ->
                Optional.ofNullable(of.name())
                    .or(() -> Optional.ofNullable(told.getOrDefault(of, names.get(of.key()))));
        name = parts.product(gate, operands, called).filter(letters::take).orElse(null);
      }
      if (name == null) name = letters.next();
      for (String key : keys) {
        names.put(key, name);
      }
    });
    return new WireNames(names, resting, used);
  }

  private String known(String key) {
    String name = byKey.get(key);
    return name == null ? resting.get(key) : name;
  }

  /// What was given to gates that are not among these, so far as it is still free.
  private Map<String, String> resting(
      Collection<List<String>> gates, Map<String, String> names, Set<String> taken) {
    Set<String> present = new HashSet<>(names.keySet());
    gates.forEach(present::addAll);
    Map<String, String> away = new HashMap<>(resting);
    byKey.forEach((key, name) -> {
      if (!Picks.isInside(key)) away.put(key, name);
    });
    away.keySet().removeAll(present);
    Set<String> free = new HashSet<>(away.values());
    free.removeIf(name -> !taken.add(TypesetName.shown(name)));
    away.values().retainAll(free);
    return away;
  }

  /// The letter that is numbered once all were given: not that of a vector, whose entries are.
  private static String numbered(List<Gate> gates, Set<String> used) {
    boolean tensor =
        gates.stream()
            .anyMatch(g -> "q".equals(g.name()) && g.shape() != null && g.shape().rank() > 0);
    boolean opened = gates.stream().anyMatch(Gate::isPart);
    if (!tensor && !opened) return "q";
    return Stream.concat(LETTERS.stream().skip(opened ? LETTERS.size() : 0), more())
        .filter(letter -> !used.contains(letter))
        .findFirst()
        .orElse("q");
  }

  private static Stream<String> more() {
    return MORE.chars().mapToObj(Character::toString);
  }

  /// Names that nothing has yet.
  private static final class Letters {
    private final Set<String> taken;
    private final String numbered;
    private int number;

    Letters(Set<String> taken, String numbered) {
      this.taken = taken;
      this.numbered = numbered;
    }

    /// Whether a name was free; now it is not.
    boolean take(String name) {
      return taken.add(TypesetName.shown(name));
    }

    /// One without a number, where there is such.
    String plain() {
      for (String letter : LETTERS) {
        if (take(letter)) return letter;
      }
      return more().filter(this::take).findFirst().orElseGet(this::next);
    }

    String next() {
      String name;
      do {
        name =
            number < LETTERS.size()
                ? LETTERS.get(number)
                : numbered + "_" + (number + 1 - LETTERS.size());
        number++;
      } while (!take(name));
      return name;
    }
  }

  /// What the entries and rows are called that gates were opened into.
  private static final class Parts {
    /// Behind the key of what opened: the number of an entry or a row, or several rows.
    private static final Pattern PLACE =
        Pattern.compile("(.*)/" + Picks.INSIDE + "/(\\d+(?:[,:]\\d+)?)(?:/" + Picks.INSIDE + ")?");

    private static final Pattern TOGETHER =
        Pattern.compile("(.*)/" + Picks.INSIDE + "/(?:" + Picks.ALL + "|" + Picks.ROW + "/(\\d+))");

    private final Map<String, String> wholes = new HashMap<>();

    /// The keys of what has a gate for each entry or row.
    private final Set<String> open = new HashSet<>();

    private final Map<String, String> resting;
    private final Letters letters;
    private final Map<String, String> names;

    /// @param resting what gates are called that are not drawn; one that is opened joins them
    Parts(
        List<Gate> gates, Map<String, String> resting, Letters letters, Map<String, String> names) {
      for (Gate gate : gates) {
        if (gate.name() != null) wholes.put(gate.key(), gate.name());
        place(gate).ifPresent(at -> open.add(at.group(1)));
      }
      this.resting = resting;
      this.letters = letters;
      this.names = names;
    }

    private static Optional<Matcher> place(Gate gate) {
      Matcher place = PLACE.matcher(gate.isPart() ? gate.key() : "");
      return place.matches() ? Optional.of(place) : Optional.empty();
    }

    /// Of what has a name of its own: q₁; of all of it put together again x[0:2].
    Optional<String> entry(Gate gate) {
      Matcher whole = TOGETHER.matcher(gate.isPart() ? gate.key() : "");
      if (whole.matches() && wholes.containsKey(whole.group(1))) {
        String row = whole.group(2);
        String at = row == null ? "0:" + gate.shape().length(0) : row;
        return Optional.of(wholes.get(whole.group(1)) + "[" + at + "]");
      }
      return place(gate).map(at -> called(wholes.get(at.group(1)), at.group(2)));
    }

    /// Whether something is taken out of what opened, whose entries have their names.
    boolean isOpen(Gate picked) {
      int end = picked.key().indexOf(Picks.PICKED);
      return end > 0 && open.contains(picked.key().substring(0, end));
    }

    /// Of what has none: a letter is lent to all of it.
    Optional<String> lettered(Gate gate) {
      return place(gate)
          .filter(at -> !wholes.containsKey(at.group(1)))
          .map(at -> {
            String of = at.group(1);
            String letter = names.get(of);
            if (letter == null) letter = resting.computeIfAbsent(of, key -> letters.plain());
            wholes.put(of, letter);
            return called(letter, at.group(2));
          })
          .or(() -> place(gate).map(at -> called(wholes.get(at.group(1)), at.group(2))));
    }

    /// Two numbers multiplied: W₁₀ x₀.
    Optional<String> product(
        Gate gate, Function<Gate, List<Gate>> operands, Function<Gate, Optional<String>> called) {
      if (!gate.isPart() || gate.op() != Ops.MULTIPLY || place(gate).isPresent()) {
        return Optional.empty();
      }
      List<String> factors =
          operands.apply(gate).stream().flatMap(of -> called.apply(of).stream()).toList();
      boolean plain = factors.size() == 2 && factors.stream().noneMatch(TypesetName::isProduct);
      return plain ? Optional.of(String.join(TypesetName.TIMES, factors)) : Optional.empty();
    }

    private static String called(String whole, String at) {
      if (whole == null) return null;
      return at.matches("\\d+|\\d,\\d") ? at(whole, at.replace(",", "")) : whole + "[" + at + "]";
    }
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
    return Optional.of(at(of, at));
  }

  /// The same where that name is an entry's already: q[0].
  private static Optional<String> bracketed(Gate gate) {
    if (!(gate.written() instanceof Expr.Index i && i.target() instanceof Expr.Name of)) {
      return Optional.empty();
    }
    String at = IntStream.of(gate.attributes()).mapToObj(Integer::toString).collect(joining(","));
    return Optional.of(of.name() + "[" + at + "]");
  }

  private static String at(String of, String at) {
    Matcher numbered = NUMBERED.matcher(of);
    if (!numbered.matches()) return of + "_" + at;
    char digit = numbered.group(2).charAt(0);
    boolean low = Scripts.isLowered(digit);
    String number = Scripts.raised("" + (low ? Scripts.plainOfLowered(digit) : digit));
    return numbered.group(1) + Scripts.lowered(at) + "⁽" + number + "⁾";
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
    Map<String, String> away = new HashMap<>();
    resting.forEach((key, name) -> keys.key(key).ifPresent(k -> away.put(k, name)));
    boolean same = now.equals(byKey) && away.equals(resting);
    return same ? this : new WireNames(now, away, Set.of());
  }
}
