package gradus.lesson;

import gradus.lang.Spelling;
import gradus.tensor.Decimals;
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
    return isPlain(name) ? ExampleReader.program(name) : Optional.empty();
  }

  /// The same in the edition of a language, where there is one.
  public static Optional<String> program(String name, Locale locale) {
    return isPlain(name) ? ExampleReader.program(name, locale) : Optional.empty();
  }

  private static boolean isPlain(String name) {
    return name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == '-');
  }

  /// The decimals that the source of the example of this name prints.
  public static Decimals decimals(String name) {
    return ExampleReader.decimals(name);
  }

  /// The name that was perhaps meant by `name`; empty when none is near.
  public static Optional<String> suggest(String name) {
    String typed = name.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    List<String> names = all().stream().map(Example::name).toList();
    return Spelling.nearest(typed, names).or(() -> beginning(typed, names));
  }

  /// The name that `typed` begins, or that begins it.
  private static Optional<String> beginning(String typed, List<String> names) {
    if (typed.length() <= 2 || typed.length() > 40) return Optional.empty();
    return names.stream().filter(n -> n.startsWith(typed) || typed.startsWith(n)).findFirst();
  }
}
