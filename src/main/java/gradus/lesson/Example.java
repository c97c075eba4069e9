package gradus.lesson;

import gradus.tensor.Decimals;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A built-in program.
///
/// @param name short, for the command line
/// @param group what it stands under in the menu, whose words are the message `ui.examples.GROUP`
/// @param titles the title by language, `en` and `ko`
/// @param notes one sentence on what to look at, by language
/// @param program the text, which begins with its title as a comment
/// @param editions the text with comments in another language, and where a course has them its
///   names, by language
/// @param digits decimals of its picture, as its source prints them
/// @param expected the numbers it must give, by the name of the wire
public record Example(
    String name,
    String group,
    Map<String, String> titles,
    Map<String, String> notes,
    String program,
    Map<String, String> editions,
    Decimals digits,
    Map<String, Expected> expected) {
  public Example {
    titles = Map.copyOf(titles);
    notes = Map.copyOf(notes);
    editions = Map.copyOf(editions);
    expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
  }

  /// The text with its comments, and where it has its own names, in a language.
  public String program(Locale locale) {
    return editions.getOrDefault(locale.getLanguage(), program);
  }

  public String title(Locale locale) {
    return in(locale, titles);
  }

  /// One sentence on what to look at.
  public String note(Locale locale) {
    return in(locale, notes);
  }

  private static String in(Locale locale, Map<String, String> texts) {
    String text = texts.get(locale.getLanguage());
    return text == null ? texts.get("en") : text;
  }
}
