package gradus.explain;

import gradus.explain.term.AmountWriter;
import gradus.explain.term.Excerpt;
import gradus.latex.Signs;
import gradus.tensor.Numbers;
import java.util.Locale;

/// In which language, with which digits and with which signs things are told.
///
/// @param excerpt how much of a tensor stands in a formula
/// @param bold whether formulas have bold names of vectors and matrices, as the picture has
public record Manner(Locale locale, Numbers numbers, Signs signs, Excerpt excerpt, boolean bold) {
  /// With all that can be written of a tensor, and light names.
  public Manner(Locale locale, Numbers numbers, Signs signs) {
    this(locale, numbers, signs, Excerpt.WHOLE, false);
  }

  /// In the signs of the textbook.
  public Manner(Locale locale, Numbers numbers) {
    this(locale, numbers, Signs.TEXTBOOK);
  }

  /// With less of each tensor.
  public Manner within(Excerpt less) {
    return new Manner(locale, numbers, signs, less, bold);
  }

  /// As in the panel beside a picture.
  public Manner inBold() {
    return new Manner(locale, numbers, signs, excerpt, true);
  }

  /// What writes amounts so, with digits of their own.
  AmountWriter amounts(Numbers digits) {
    return new AmountWriter(digits, excerpt);
  }
}
