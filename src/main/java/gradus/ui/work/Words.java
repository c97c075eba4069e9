package gradus.ui.work;

import gradus.lang.Messages;
import gradus.lang.Problem;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Texts in the chosen language, and texts that follow when another is chosen.
public final class Words {
  private final ObservableValue<Locale> locale;

  Words(ObservableValue<Locale> locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale.getValue();
  }

  /// The chosen language as it changes.
  public ObservableValue<Locale> language() {
    return locale;
  }

  public String say(String key, Object... args) {
    return Messages.text(locale(), key, args);
  }

  /// A problem's sentence, which begins in lower case after the `error:` of the command line, as a
  /// sentence that stands alone.
  public String alone(Problem problem) {
    String sentence = problem.message(locale());
    return sentence.matches("(?s)[a-z]+[ ,].*") && !problem.beginsWithQuote(locale())
        ? Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1)
        : sentence;
  }

  /// What a key says, now and after every change of language.
  public ObservableValue<String> saying(String key, Object... args) {
    return Bindings.createStringBinding(() -> say(key, args), locale);
  }

  /// Lets a text follow the language.
  public void follow(StringProperty text, Function<Locale, String> says) {
    text.bind(Bindings.createStringBinding(() -> says.apply(locale()), locale));
  }
}
