package gradus.op;

import gradus.lang.Messages;
import java.util.Locale;

/// A sentence of an op: in English and Korean it stands in its entry, in a further language under
/// its key in that language's messages.
///
/// @param op what the op's words are filed under
/// @param what `doc`, `back` or `called`
record Wording(String op, String what, String english, String korean) {
  /// `op.sigmoid.doc`.
  String key() {
    return "op." + op + "." + what;
  }

  /// In English where a language has no words for it.
  String in(Locale locale) {
    return switch (locale.getLanguage()) {
      case "en" -> english;
      case "ko" -> korean;
      default -> Messages.own(locale, key()).orElse(english);
    };
  }
}
