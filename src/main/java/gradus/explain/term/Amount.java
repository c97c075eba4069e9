package gradus.explain.term;

import gradus.tensor.Numbers;
import gradus.tensor.Numeral;
import gradus.tensor.Tensor;

/// What has a value in a formula or sentence about a gate. It is written at the very end, by an
/// [AmountWriter], as LaTeX or as text.
public sealed interface Amount {
  /// A number, shown with the digits of the picture.
  record Number(double value) implements Amount {}

  /// A number of the program or the catalogue: all its digits, or if they are many as on the
  /// slides.
  record Literal(double value) implements Amount {
    private static final int LONGEST = 8;

    /// The digits, with a hyphen for a minus.
    public String digits() {
      return isShort() ? Numbers.exact(value) : Numbers.SLIDES.numeral(value).hyphened();
    }

    /// The digits, with a real minus sign.
    public String text() {
      return isShort() ? Numbers.inFull(value) : Numbers.SLIDES.show(value);
    }

    private boolean isShort() {
      return Numbers.exact(value).length() <= LONGEST;
    }

    /// The value of the digits.
    public double written() {
      if (isShort()) return value;
      return switch (Numbers.SLIDES.numeral(value)) {
        case Numeral.Decimal d -> d.value().doubleValue();
        case Numeral.Scientific s -> value;
        case Numeral.Infinite i -> value;
        case Numeral.NotANumber n -> value;
      };
    }
  }

  /// Entries in brackets.
  ///
  /// @param lying whether a vector is a row rather than a column
  record Entries(Tensor tensor, boolean lying) implements Amount {}

  /// What has not arrived yet: an empty box.
  record Open() implements Amount {}

  static Amount of(Tensor tensor, boolean lying) {
    return tensor.shape().isScalar() ? new Number(tensor.item()) : new Entries(tensor, lying);
  }
}
