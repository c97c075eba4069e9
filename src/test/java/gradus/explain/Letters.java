package gradus.explain;

import gradus.lang.GreekLetters;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The letters of a formula that mean nothing in it: no name, and no index that it declares. An
/// index is declared below a sum from there on, by the entries on the left of the first equals
/// sign, by those of a derivative anywhere, and for what stands in brackets by the index of these.
final class Letters {
  private static final Pattern WORDS =
      Pattern.compile(
          "\\\\(?:text|operatorname|mathrm|begin|end)\\{[^{}]*\\}|\\\\mathbf\\{1\\}|\\\\([a-zA-Z]+)");

  /// Commands that say something of indices.
  private static final Set<String> KEPT = Set.of("sum", "prod", "max", "min", "partial", "frac");

  /// Commands that stand right before a bracket.
  private static final Set<String> AROUND =
      Set.of("left", "right", "big", "bigl", "bigr", "Big", "Bigl", "Bigr");

  private static final Pattern SCRIPTED =
      Pattern.compile("_\\{((?:[^{}]|\\{[^{}]*\\})*)\\}|_([a-z]+)");
  private static final Pattern BRACKETED =
      Pattern.compile("[\\])]_(?:\\{([a-z]{1,4})\\}|([a-z]{1,4})(?![a-z]))");
  private static final Pattern BINDER =
      Pattern.compile("(?:\\\\(?:sum|prod|max|min)|[ΣΠ])_(?:\\{([a-z ,]+)|([a-z]+))");
  private static final Pattern DERIVATIVE =
      Pattern.compile(
          "\\\\frac\\{\\\\partial ((?:[^{}]|\\{[^{}]*\\})*)\\}\\{\\\\partial"
              + " ((?:[^{}]|\\{[^{}]*\\})*)\\}");
  private static final Pattern DERIVATIVE_IN_TEXT = Pattern.compile("∂([^\\s/]+)/∂([^\\s)]+)");

  private static final Pattern GREEK = Pattern.compile("\\\\([a-zA-Z]+)");

  /// A letter by itself in a line of text, where words stand beside formulas.
  private static final Pattern SINGLE =
      Pattern.compile(
          "(?<![LETTER])(?<!')[A-Za-zȳα-ρτ-ωΑ-ΟΡΤ-Ω](?![LETTER])(?![0-9])"
              .replace("LETTER", "\\p{IsLatin}\\p{IsGreek}\\p{M}&&[^\\p{Lm}]"));

  private static final Pattern WORD =
      Pattern.compile(
          "(?<![\\p{L}_])[Aa] (?=[\\p{L}-]{2})|(?<=[0-9])"
              + " B(?![\\p{IsLatin}])|(?<=[\\p{L}])'s(?![\\p{L}])");

  /// An index that a sentence speaks of.
  private static final Pattern INTRODUCED =
      Pattern.compile(
          "(?:Entry |Σ over )([a-z](?:, [a-z])*)(?![a-z])|([a-z](?:, [a-z])*)(?:번째 원소|에 대한 Σ)");

  private final Set<String> strange = new TreeSet<>();

  private Letters() {}

  /// Of a typeset formula.
  ///
  /// @param names the letters that mean something everywhere
  static Set<String> strange(String latex, Set<String> names) {
    String bare =
        WORDS
            .matcher(greek(latex))
            .replaceAll(m -> {
              boolean kept = m.group(1) != null && KEPT.contains(m.group(1));
              boolean around = m.group(1) != null && AROUND.contains(m.group(1));
              if (m.group().equals("\\ne")) return "≠";
              return kept ? Matcher.quoteReplacement(m.group()) : around ? "" : " ";
            });
    Letters letters = new Letters();
    Set<String> known = new HashSet<>(names);
    declare(bare, known);
    for (MatchResult derivative : DERIVATIVE.matcher(bare).results().toList()) {
      scripts(derivative.group(1), known);
      scripts(derivative.group(2), known);
    }
    letters.read(bare, known);
    return letters.strange;
  }

  /// With the Greek letters of names as letters. A σ is an operation and a Σ or Π a sum or product.
  static String greek(String latex) {
    return GREEK
        .matcher(latex)
        .replaceAll(m -> {
          String letter = GreekLetters.BY_WORD.get(m.group(1));
          return letter == null || "σΣΠ".contains(letter)
              ? Matcher.quoteReplacement(m.group())
              : letter;
        });
  }

  /// Of a line of text, without the English article and the sign of bytes.
  static Set<String> strangeInText(String said, Set<String> names) {
    String line = WORD.matcher(said).replaceAll(" ");
    Letters letters = new Letters();
    Set<String> known = new HashSet<>(names);
    INTRODUCED
        .matcher(line)
        .results()
        .forEach(index -> all(index.group(1) != null ? index.group(1) : index.group(2), known));
    declare(line, known);
    for (MatchResult derivative : DERIVATIVE_IN_TEXT.matcher(line).results().toList()) {
      scripts(derivative.group(1), known);
      scripts(derivative.group(2), known);
    }
    letters.read(line, known);
    return letters.strange;
  }

  private static void declare(String formula, Set<String> known) {
    int equals = formula.indexOf(" = ");
    if (equals < 0) equals = formula.indexOf(" =");
    if (equals > 0) scripts(formula.substring(0, equals), known);
    for (MatchResult index : BRACKETED.matcher(formula).results().toList()) {
      all(index.group(1) == null ? index.group(2) : index.group(1), known);
    }
  }

  private static void scripts(String part, Set<String> known) {
    for (MatchResult script : SCRIPTED.matcher(part).results().toList()) {
      all(script.group(1) == null ? script.group(2) : script.group(1), known);
    }
  }

  private static void all(String letters, Set<String> known) {
    letters.chars().filter(Character::isLetter).forEach(c -> known.add("" + (char) c));
  }

  private void read(String formula, Set<String> outside) {
    Set<String> known = new HashSet<>(outside);
    Matcher binder = BINDER.matcher(formula);
    int from = 0;
    while (binder.find()) {
      use(formula.substring(from, binder.start()), known);
      all(binder.group(1) == null ? binder.group(2) : binder.group(1), known);
      from = binder.end();
    }
    use(formula.substring(from), known);
  }

  private void use(String part, Set<String> known) {
    String bare = GREEK.matcher(part).replaceAll(" ");
    StringBuilder apart = new StringBuilder(bare);
    // indices stand close: W_ij
    Matcher scripts = SCRIPTED.matcher(bare);
    while (scripts.find()) {
      String inside = scripts.group(1) == null ? scripts.group(2) : scripts.group(1);
      if (inside.matches("[a-z]{1,3}")) {
        for (char c : inside.toCharArray()) {
          if (!known.contains("" + c)) strange.add("" + c);
        }
        for (int i = scripts.start(); i < scripts.end(); i++) {
          apart.setCharAt(i, ' ');
        }
      }
    }
    SINGLE
        .matcher(apart)
        .results()
        .map(MatchResult::group)
        .filter(letter -> !known.contains(letter))
        .forEach(strange::add);
  }
}
