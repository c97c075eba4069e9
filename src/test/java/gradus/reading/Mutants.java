package gradus.reading;

import gradus.lang.LatexMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Changes a formula at one place: a sign, a number, a comparison, an index, an end of a range, a
/// script.
final class Mutants {
  /// One changed text.
  ///
  /// @param change what became what, with what stands before it
  record Mutant(String text, String change) {}

  private static final Pattern PLACE =
      Pattern.compile(
          "\\\\(?:neq|ne|leq|le|geq|ge)(?![A-Za-z])" // comparisons
              + "|(?<=_|_\\{|,|[ij])[a-zA-Z](?=[_^} ,=<+-]|$|\\\\|[a-z]\\})" // an index
              + "|(?<=\\^|\\^\\{)[a-zA-Z](?=[} ]|\\\\)" // an end of a range
              + "|[_^](?:\\{[^{}]*\\}|[0-9A-Za-z])" // a script
              + "|\\^T|\\^\\\\top"
              + "|[0-9]+|[+<>-]|[²³]");

  private static final Pattern COMMAND = Pattern.compile("\\\\[A-Za-z]+");

  private Mutants() {}

  /// All changes of the formulas of a text; its last lines, which are inputs, stay.
  ///
  /// @param inputs how many these are
  static List<Mutant> of(String text, int inputs) {
    int end = text.length();
    for (int i = 0; i < inputs; i++) {
      end = text.lastIndexOf('\n', end - 1);
    }
    List<Mutant> mutants = new ArrayList<>();
    int from = 0;
    for (String line : text.substring(0, end).split("\n")) {
      int equals = line.indexOf('=');
      // a name on the left may be any
      int start = equals > 0 && line.lastIndexOf("sum", equals) < 0 ? equals + 1 : 0;
      line(text, from + start, from + line.length(), mutants);
      from += line.length() + 1;
    }
    return mutants;
  }

  private static void line(String text, int from, int to, List<Mutant> mutants) {
    Matcher place = PLACE.matcher(text).region(from, to).useTransparentBounds(true);
    for (int at = from; at < to && place.find(at); at = place.start() + 1) {
      if (place.end() > to) break;
      if (isInCommand(text, place.start()) && !place.group().startsWith("\\")) continue;
      for (String other : others(place.group(), text)) {
        String changed = text.substring(0, place.start()) + other + text.substring(place.end());
        String before = text.substring(Math.max(from, place.start() - 12), place.start());
        String change = before.replace('\n', ' ') + " [" + place.group() + " > " + other + "]";
        mutants.add(new Mutant(changed, change));
      }
    }
  }

  private static boolean isInCommand(String text, int at) {
    Matcher command = COMMAND.matcher(text);
    for (int from = 0; command.find(from) && command.start() <= at; from = command.end()) {
      if (at < command.end()) return true;
    }
    return false;
  }

  private static List<String> others(String part, String text) {
    char first = part.charAt(0);
    if (part.startsWith("^T") || part.startsWith("^\\top")) return List.of();
    if (first == '\\') {
      return List.of(part.startsWith("\\n") ? "=" : part.startsWith("\\l") ? ">" : "<");
    }
    if (first == '_' || first == '^') return List.of("");
    if (Character.isDigit(first) && part.length() < 10) {
      return List.of(Integer.toString(Integer.parseInt(part) + 1));
    }
    if (Character.isLetter(first)) {
      if (first == 'T') return List.of();
      boolean latex = LatexMarks.in(text);
      return List.of(first == 'j' ? "i" : "j", latex ? "{" + part + "-1}" : part + "-1", "1");
    }
    return switch (first) {
      case '+' -> List.of("-");
      case '-' -> List.of("+");
      case '<' -> List.of(">");
      case '>' -> List.of("<");
      case '²' -> List.of("³", "");
      case '³' -> List.of("²", "");
      default -> List.of();
    };
  }
}
