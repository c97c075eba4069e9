package gradus.document;

import gradus.lang.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Why a file could not be read or written.
///
/// @param key the key of its sentence in the message bundle
/// @param args what the sentence's `{0}`, `{1}` … stand for
public record Failure(String key, List<Object> args) {
  public Failure {
    args = List.copyOf(args);
  }

  static Failure of(String key, Object... args) {
    return new Failure(key, List.of(args));
  }

  /// The same of the file that it is about, called by a shorter name.
  public Failure calling(String name) {
    List<Object> named = new ArrayList<>(args);
    named.set(0, name);
    return new Failure(key, named);
  }

  /// The sentence for people.
  public String message(Locale locale) {
    return Messages.text(locale, key, args.toArray());
  }
}
