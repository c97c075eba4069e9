package gradus.lang;

import java.util.List;
import java.util.Locale;

/// A mistake or a remark, with its place in the text.
///
/// @param span the text it is about
/// @param key the key of its sentence in the message bundle
/// @param args what the sentence's `{0}`, `{1}` … stand for: strings or integers
/// @param edits texts of which each would put `span` right, the likeliest first: one for each
///   reading that the sentence names; none where a person has to think
public record Problem(
    Severity severity, Span span, String key, List<Object> args, List<String> edits) {
  /// An error leaves the program without a meaning; a notice only says how it was read.
  public enum Severity {
    ERROR,
    NOTICE
  }

  /// Characters of one argument that a sentence quotes.
  static final int MOST_QUOTED = 160;

  public Problem {
    args = List.copyOf(args);
    edits = List.copyOf(edits);
  }

  /// A mistake.
  public static Problem error(Span span, String key, Object... args) {
    return new Problem(Severity.ERROR, span, key, List.of(args), List.of());
  }

  /// A remark.
  public static Problem notice(Span span, String key, Object... args) {
    return new Problem(Severity.NOTICE, span, key, List.of(args), List.of());
  }

  /// The likeliest text that would put it right; null where there is none.
  public String fix() {
    return edits.isEmpty() ? null : edits.getFirst();
  }

  /// The same problem, with the text that would put it right.
  public Problem withFix(String text) {
    return withEdits(text);
  }

  /// The same problem, with a text for each thing that can be meant, the likeliest first.
  public Problem withEdits(String... texts) {
    return new Problem(severity, span, key, args, List.of(texts));
  }

  /// The sentence for people; what it quotes at length is shortened, so that a name of a million
  /// letters is neither laid out nor read.
  public String message(Locale locale) {
    return Messages.text(
        locale, key, args.stream().map(a -> a instanceof String s ? shortened(s) : a).toArray());
  }

  /// Whether the sentence begins with what a person wrote, whose letters are theirs.
  public boolean beginsWithQuote(Locale locale) {
    return Messages.text(locale, key).startsWith("{");
  }

  /// The beginning and the end of what would be long to quote.
  public static String shortened(String quoted) {
    int length = quoted.codePointCount(0, quoted.length());
    if (length <= MOST_QUOTED) return quoted;
    int head = quoted.offsetByCodePoints(0, MOST_QUOTED / 2);
    int tail = quoted.offsetByCodePoints(quoted.length(), 1 - MOST_QUOTED / 2);
    return quoted.substring(0, head) + "…" + quoted.substring(tail);
  }
}
