package gradus.explain;

import gradus.latex.Signs;
import gradus.tensor.Numbers;
import java.util.Locale;

/// In which language, with which digits and with which signs things are told.
public record Manner(Locale locale, Numbers numbers, Signs signs) {
  /// In the signs of the textbook.
  public Manner(Locale locale, Numbers numbers) {
    this(locale, numbers, Signs.TEXTBOOK);
  }
}
