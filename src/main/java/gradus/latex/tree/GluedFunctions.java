package gradus.latex.tree;

import gradus.lang.OtherFunctions;
import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Functions typed without a backslash and close to what they apply to, `sinx` and `xlny`: to LaTeX
/// they are letters side by side, so that both are offered where those letters have no values.
final class GluedFunctions {
  private static final String FUNCTION =
      "(?:arcsin|arccos|arctan|sinh|cosh|tanh|sin|cos|tan|sec|csc|cot|ln|log|exp)";

  private static final Pattern GLUED =
      Pattern.compile(
          "(" + FUNCTION + ")(\\d*[A-Za-zΑ-Ωα-ω])(?=" + FUNCTION + "|(?![\\p{L}\\p{N}]))");

  /// Longer ones do not occur.
  private static final int LONGEST = 20;

  /// Words of English that a function and a letter would make.
  private static final Set<String> WORDS =
      Set.of("cost", "tank", "tang", "sink", "sins", "sint", "logs", "logo", "expo");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_{\\\\])([a-z])\\h*+&?\\h*+=|[(,]\\h*+([a-z])(?=\\h*+[,)])");

  private final TreeReader reader;

  /// Null until it is asked for.
  private Set<Character> named;

  GluedFunctions(TreeReader reader) {
    this.reader = reader;
  }

  /// The function and its argument that begin here, which cannot be told from letters; null where
  /// there are none.
  ///
  /// @param raised whether this is a part of a power, where a word may be a mark
  LatexTree read(boolean raised) {
    TexWord first = reader.word();
    String text = reader.text();
    int at = first.start();
    if (first.end() - at != 1) return null;
    Matcher matcher = GLUED.matcher(text).region(at, Math.min(text.length(), at + LONGEST));
    matcher.useTransparentBounds(true);
    if (!matcher.lookingAt() || !isLetters(matcher.end())) return null;
    String function = matcher.group(1);
    String argument = matcher.group(2);
    String shown = matcher.group();
    boolean word = WORDS.contains(shown);
    boolean numbered = argument.length() > 1 && (function.equals("log") || function.equals("exp"));
    if (numbered || word && raised || OtherFunctions.isKnown(shown)) return null;
    if (function.chars().allMatch(c -> named().contains((char) c))) return null;
    Span span = new Span(at, matcher.end());
    while (!reader.isOver() && reader.word().start() < span.end()) {
      reader.step(1);
    }
    // `\sin x y` would be the sine of both
    String edit = "\\" + function + (isFactor() ? "(" + argument + ")" : " " + argument);
    boolean inverse = at > 0 && text.charAt(at - 1) == 'a' && function.matches("sin|cos|tan");
    Problem problem =
        inverse
            ? inverse(span, shown, edit)
            : Problem.error(span, "syntax.glued", shown, edit, String.join(" ", shown.split("")));
    return new LatexTree.Unread(span, word || inverse ? problem : problem.withFix(edit));
  }

  /// `asinx`, the arc sine or a product with an a.
  private static Problem inverse(Span span, String shown, String edit) {
    Span whole = new Span(span.start() - 1, span.end());
    String product = "a" + edit;
    String inverse = "\\arc" + edit.substring(1);
    return Problem.error(whole, "syntax.glued", "a" + shown, product, inverse)
        .withEdits(product, inverse);
  }

  /// Whether something follows that would be taken into a function without brackets.
  private boolean isFactor() {
    TexWord next = reader.word();
    return switch (next.kind()) {
      case LETTER, NUMBER, VULGAR, FUNCTION -> true;
      case COMMAND -> reader.commands().startsOperand(next);
      case SIGN -> "([{".contains(next.text());
      case RAISED, LOWERED, PROSE, NEWLINE, WRONG, BROKEN, END -> false;
    };
  }

  /// Whether no word on the way to a place is more than a letter or a number.
  private boolean isLetters(int end) {
    for (int i = 0; reader.word(i).start() < end; i++) {
      TexWord word = reader.word(i);
      boolean letter = word.kind() == TexKind.LETTER && word.end() - word.start() == 1;
      if (!letter && word.kind() != TexKind.NUMBER || word.end() > end) return false;
    }
    return true;
  }

  /// The letters that the text gives a value, or has as parameters.
  private Set<Character> named() {
    if (named == null) {
      named =
          NAMED
              .matcher(reader.text())
              .results()
              .map(m -> (m.group(1) == null ? m.group(2) : m.group(1)).charAt(0))
              .collect(Collectors.toSet());
    }
    return named;
  }
}
