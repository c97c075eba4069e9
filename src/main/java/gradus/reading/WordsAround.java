package gradus.reading;

import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.latex.LatexSigns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of a sentence around its formulas, `The loss is $L = x^2$ where $x = 3$`: they are
/// left out with a notice, and with them a name that the sentence only speaks of.
final class WordsAround {
  private static final Pattern PIECE = Pattern.compile("\\${1,2}([^$]*)\\${1,2}");

  /// Letters and the signs of sentences: with any other sign it may be a formula.
  private static final Pattern WORDS =
      Pattern.compile("(?:[\\p{L}\\p{M}\\s,.:;!?'\"’“”()，。、：；]|\\*\\*|(?<=\\p{L})-(?=\\p{L}))*");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  private static final Pattern NAME =
      Pattern.compile("\\s*\\\\?\\p{L}+(?:[_^](?:\\{[^{}]*\\}|\\w))*\\s*");

  private static final Set<String> SHORT =
      Set.of("is", "be", "we", "to", "in", "of", "by", "or", "an", "as", "so", "it", "on");

  private static final Pattern SHORTENED = Pattern.compile("(?i)(?<!\\p{L})(?:e\\. ?g|i\\. ?e)\\.");

  private static final Set<String> MORE = Set.of("여기서", "단", "그리고", "이때");

  /// Words that say what to compute, in place of a sign.
  private static final Pattern OPERATION =
      Pattern.compile("(?i)plus|minus|times|divided|multiplied|not|(?:더하|빼|곱하|나누).*");

  /// It gives the name before it a value; behind other words it only leads to a formula.
  private static final String EQUALS = "equals";

  private static final Pattern POWER = Pattern.compile("(?i)squared|cubed|제곱.*");

  private static final int MOST_SHOWN = 60;

  private final String text;
  private final StringBuilder rest;
  private final List<Span> left = new ArrayList<>();

  /// Whether the last piece was a name alone.
  private boolean named;

  /// Brackets that words opened and none has closed: `(e.g. $x = 2$)`.
  private long opened;

  /// Words that say what to compute with the formulas around them.
  private final List<Problem> refused = new ArrayList<>();

  private WordsAround(String text) {
    this.text = text;
    rest = new StringBuilder(text);
    long dollars = text.chars().filter(c -> c == '$').count();
    if (dollars > 1 && dollars % 2 == 0 && !text.contains("\\$")) leaveOut();
  }

  static WordsAround of(String text) {
    return new WordsAround(text);
  }

  /// The text, with blanks where words stood.
  String rest() {
    return rest.toString();
  }

  /// What was read of the rest, as what the whole text says.
  Program whole(Program read) {
    if (left.isEmpty() && refused.isEmpty()) return read;
    List<Problem> all = new ArrayList<>(refused);
    if (!left.isEmpty()) all.add(told());
    all.addAll(read.problems());
    return read.in(text, all);
  }

  private Problem told() {
    Span first = left.getFirst();
    String shown =
        left.stream()
            .map(s -> text.substring(s.start(), s.end()).replaceAll("\\s+", " "))
            .collect(Collectors.joining(" … "));
    String cut = shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "…" : shown;
    return Problem.notice(first, "notice.words", cut);
  }

  private void leaveOut() {
    List<Span> names = new ArrayList<>();
    Matcher piece = PIECE.matcher(text);
    int formulas = 0;
    int at = 0;
    while (piece.find()) {
      stretch(at, piece.start());
      at = piece.end();
      named = NAME.matcher(piece.group(1)).matches();
      if (named) {
        names.add(new Span(piece.start(1), piece.end(1)));
      } else {
        formulas++;
      }
    }
    stretch(at, text.length());
    if (!left.isEmpty() && formulas > 0) names.forEach(this::blank);
  }

  private void stretch(int from, int to) {
    String part = text.substring(from, to);
    if (part.isBlank() || !WORDS.matcher(part).matches()) return;
    if (opened > 0 && part.strip().startsWith(")")) {
      int close = from + part.indexOf(')');
      blank(new Span(close, close + 1));
      opened--;
    }
    List<MatchResult> words = WORD.matcher(part).results().toList();
    boolean sentence = SHORTENED.matcher(part).find();
    boolean joins = true;
    for (int i = 0; i < words.size(); i++) {
      String one = words.get(i).group();
      boolean behind = from > 0 && i <= (words.getFirst().group().length() == 1 ? 1 : 0);
      boolean before = to < text.length() && i == words.size() - 1;
      boolean gives = one.equalsIgnoreCase(EQUALS) && (behind || named || !before);
      if (gives || computes(one, behind || before)) {
        Span operation = new Span(from + words.get(i).start(), from + words.get(i).end());
        refused.add(Problem.error(operation, "syntax.sentence", one));
        return;
      }
      boolean foreign = one.codePointAt(0) > 0x2E7F;
      sentence |= foreign || one.length() > 2 || SHORT.contains(one);
      joins &= LatexSigns.CONNECTIVES.contains(one.toLowerCase(Locale.ROOT)) || MORE.contains(one);
    }
    if (!sentence || joins) return;
    int start = from + part.length() - part.stripLeading().length();
    Span span = new Span(start, start + part.strip().length());
    left.add(span);
    blank(span);
    opened += count(part, '(') - count(part, ')');
  }

  private static long count(String part, int sign) {
    return part.chars().filter(c -> c == sign).count();
  }

  /// Whether a word says what to compute: `squared` does beside a formula only, `the squared error`
  /// is a thing of that name.
  private static boolean computes(String word, boolean beside) {
    return OPERATION.matcher(word).matches() || beside && POWER.matcher(word).matches();
  }

  private void blank(Span span) {
    for (int i = span.start(); i < span.end(); i++) {
      if (text.charAt(i) != '\n' && text.charAt(i) != '\r') rest.setCharAt(i, ' ');
    }
  }
}
