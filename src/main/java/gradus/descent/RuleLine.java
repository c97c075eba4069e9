package gradus.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of a rule: a number that it computes of others, w of w and g, which are known by then.
///
/// @param symbol what comes out
/// @param formula what it comes out of
/// @param numbers the same with a place for each number, `<g>`, and `<.>` for the sign of a product
/// @param compute of the numbers by their symbols as text
public record RuleLine(
    TwoForms symbol,
    TwoForms formula,
    TwoForms numbers,
    ToDoubleFunction<Map<String, Double>> compute) {
  /// One formula, typeset and in a line of text.
  public record TwoForms(String latex, String text) {}

  /// What somebody chose and nobody computed: it is written out in full.
  private static final List<String> CHOSEN = List.of("η", "μ", "t");

  /// A place for a number.
  public static final Pattern PLACE = Pattern.compile("<([^<>.]+)>");

  /// The symbol of the number that moves.
  public static final String MOVED = "w";

  /// A momentum v rolls on and takes the gradient up.
  static RuleLine rolling() {
    return new RuleLine(
        new TwoForms("v", "v"),
        new TwoForms("\\mu v + g", "μ v + g"),
        new TwoForms("<μ> <.> <v> + <g>", "<μ> <.> <v> + <g>"),
        n -> n.get("μ") * n.get("v") + n.get("g"));
  }

  /// What moves by a rule's last line.
  static RuleLine moving(
      TwoForms formula, TwoForms numbers, ToDoubleFunction<Map<String, Double>> compute) {
    return new RuleLine(new TwoForms(MOVED, MOVED), formula, numbers, compute);
  }

  /// The symbols of the numbers that it takes and that are rounded for the eye, each once.
  public List<String> operands() {
    List<String> found = new ArrayList<>();
    Matcher place = PLACE.matcher(numbers.text);
    while (place.find()) {
      String symbol = place.group(1);
      if (!isChosen(symbol) && !found.contains(symbol)) found.add(symbol);
    }
    return found;
  }

  /// Whether a number was chosen, as the rate was.
  public static boolean isChosen(String symbol) {
    return CHOSEN.contains(symbol);
  }

  /// The whole line as LaTeX.
  String latex() {
    return symbol.latex + " \\leftarrow " + formula.latex;
  }

  /// The whole line as text.
  String text() {
    return symbol.text + " ← " + formula.text;
  }
}
