package gradus.lang;

import java.util.List;
import java.util.Locale;

/// A mistake or a remark, with its place in the text.
///
/// @param span the text it is about
/// @param key the key of its sentence in the message bundle
/// @param args what the sentence's `{0}`, `{1}` … stand for: strings or integers
/// @param fix text that would put `span` right, or null when there is no single such text
public record Problem(Severity severity, Span span, String key, List<Object> args, String fix) {
  /// An error leaves the program without a meaning; a notice only says how it was read.
  public enum Severity {
    ERROR,
    NOTICE
  }

  public Problem {
    args = List.copyOf(args);
  }

  /// A mistake.
  public static Problem error(Span span, String key, Object... args) {
    return new Problem(Severity.ERROR, span, key, List.of(args), null);
  }

  /// A remark.
  public static Problem notice(Span span, String key, Object... args) {
    return new Problem(Severity.NOTICE, span, key, List.of(args), null);
  }

  /// The same problem, with the text that would put it right.
  public Problem withFix(String text) {
    return new Problem(severity, span, key, args, text);
  }

  /// The sentence for people.
  public String message(Locale locale) {
    return Messages.text(locale, key, args.toArray());
  }
}
