package gradus.diagram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A row of `slides.md`, which lists what the lectures show: everything that is asked of the
/// program is read from there.
///
/// @param name how the row begins
/// @param gates from input to output
/// @param values what stands above the wires
/// @param gradients what stands below them
record Slide(String name, String gates, String values, String gradients) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:,\\d{3})*(?:\\.\\d+)?");

  /// A number by itself, not a factor of a formula as in 2q.
  private static final Pattern PRINTED = Pattern.compile(NUMBER.pattern() + "(?![\\d.]*\\p{L})");

  /// What stands before the first number of what is said of one wire: `W [[`, `q = 2q [`.
  private static final Pattern LABEL = Pattern.compile("\\s*(\\S+)(?: =.*)? \\[*");

  private static final Pattern ALSO = Pattern.compile("\\(also as the one gate ([^)]+)\\)");
  private static final Pattern COUNT = Pattern.compile(", (\\w+) gates");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final List<String> WORDS = List.of("no", "one", "two", "three", "four");

  /// What a row says of the gates of one picture.
  sealed interface Form {
    /// Signs in their order; `…` stands for any, and what comes in beside them is a branch.
    record Signs(List<String> signs, Optional<Branch> branch) implements Form {}

    /// The gates that a formula has.
    record Formula(String text) implements Form {}

    /// One gate, by what it is called.
    record Gate(String called) implements Form {}

    /// The layers of a net, each by its wires and what they are made of, where that is said.
    record Layers(List<String> definitions) implements Form {}
  }

  /// A function of the program whose result comes in at the last gate.
  record Branch(String function) {}

  /// A number as it is printed, and the wire that the row names before it.
  record Printed(String number, Optional<String> label) {}

  static List<Slide> all() {
    try (InputStream in = Slide.class.getResourceAsStream("/lecture/slides.md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
          .skip(1)
          .map(Slide::of)
          .toList();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private static Slide of(String line) {
    String[] cells = line.replace("**", "").split("\\|");
    return new Slide(cells[1].strip(), cells[2].strip(), minus(cells[3]), minus(cells[4]));
  }

  private static String minus(String cell) {
    return cell.strip().replace('−', '-');
  }

  /// The pictures that it asks for, one or several.
  List<Form> forms() {
    if (gates.equals("as in the notes")) {
      return List.of(new Form.Formula(name.substring(name.indexOf(' ') + 1)));
    }
    if (gates.contains("=") && !gates.contains("`")) {
      String layers = gates.substring(0, gates.indexOf(';'));
      return List.of(new Form.Layers(List.of(layers.split(", "))));
    }
    if (gates.contains("; ")) {
      return Stream.of(gates.split("; ")).map(f -> (Form) new Form.Formula(f)).toList();
    }
    List<Form> forms = new ArrayList<>();
    if (gates.contains(" or ")) {
      // a layer stands behind others
      Stream.of(gates.split(" or ")).forEach(part -> forms.add(signs("… " + part)));
      return forms;
    }
    forms.add(signs(gates.split(", ")[0]));
    ALSO.matcher(gates).results().forEach(m -> forms.add(new Form.Gate(m.group(1))));
    return forms;
  }

  private static Form signs(String sequence) {
    String[] sides = sequence.split(" ← ");
    Optional<Branch> branch =
        sides.length > 1
            ? Optional.of(new Branch(sides[1].substring(0, sides[1].indexOf('('))))
            : Optional.empty();
    List<String> signs = Stream.of(sides[0].split(" ")).filter(s -> !s.equals("·")).toList();
    return new Form.Signs(signs, branch);
  }

  /// How many gates there are, where the row says so.
  Optional<Integer> count() {
    Matcher said = COUNT.matcher(gates);
    return said.find() ? Optional.of(WORDS.indexOf(said.group(1))) : Optional.empty();
  }

  /// A function of the program as it is defined, where the row says so.
  Optional<String> function() {
    Matcher code = CODE.matcher(gates);
    return code.find() ? Optional.of(code.group(1)) : Optional.empty();
  }

  static List<MatchResult> numbers(String cell) {
    return PRINTED.matcher(cell).results().toList();
  }

  static List<Printed> printed(String cell) {
    List<Printed> all = new ArrayList<>();
    for (MatchResult number : numbers(cell)) {
      Matcher label = LABEL.matcher(before(cell, number.start()));
      all.add(
          new Printed(
              number.group(), label.matches() ? Optional.of(label.group(1)) : Optional.empty()));
    }
    return all;
  }

  /// From the last comma or semicolon outside of brackets.
  private static String before(String cell, int end) {
    int depth = 0;
    int start = 0;
    for (int i = 0; i < end; i++) {
      char c = cell.charAt(i);
      if (c == '[') depth++;
      if (c == ']') depth--;
      if (c == ';' || c == ',' && depth == 0) start = i + 1;
    }
    return cell.substring(start, end);
  }

  Slide withGates(String other) {
    return new Slide(name, other, values, gradients);
  }

  Slide withValues(String other) {
    return new Slide(name, gates, other, gradients);
  }

  Slide withGradients(String other) {
    return new Slide(name, gates, values, other);
  }
}
