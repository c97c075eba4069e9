package gradus.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// The built-in examples, in the order in which a course meets them. The first one is what the
/// window opens with.
public final class Examples {
  /// Read when first asked for.
  private static final class Shelf {
    static final List<Example> ALL = ExampleReader.readAll();
  }

  private Examples() {}

  public static List<Example> all() {
    return Shelf.ALL;
  }

  /// The examples by their groups, each group where its first example stands.
  public static SequencedMap<String, List<Example>> byGroup() {
    SequencedMap<String, List<Example>> groups = new LinkedHashMap<>();
    for (Example example : all()) {
      groups.computeIfAbsent(example.group(), g -> new ArrayList<>()).add(example);
    }
    return groups;
  }

  /// The example of this name.
  public static Optional<Example> named(String name) {
    return all().stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /// The program of the example of this name, read without the rest of the catalogue: a start that
  /// shows one example need not wait for all.
  public static Optional<String> program(String name) {
    boolean plain = name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == '-');
    return plain ? ExampleReader.program(name) : Optional.empty();
  }

  /// The name that was perhaps meant by `name`; empty when none is near.
  public static Optional<String> suggest(String name) {
    String typed = name.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    if (typed.isEmpty() || typed.length() > 40) return Optional.empty();
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (Example e : all()) {
      int distance = distance(typed, e.name());
      if (distance < least) {
        least = distance;
        nearest = e.name();
      }
    }
    if (least <= Math.max(1, typed.length() / 3)) return Optional.ofNullable(nearest);
    return all().stream()
        .map(Example::name)
        .filter(n -> typed.length() > 2 && (n.startsWith(typed) || typed.startsWith(n)))
        .findFirst();
  }

  /// Letters inserted, left out, replaced, or exchanged with their neighbour.
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] next = new int[b.length() + 1];
      next[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(replace, 1 + Math.min(row[j], next[j - 1]));
        boolean exchanged =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (exchanged) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
    }
    return row[b.length()];
  }
}
