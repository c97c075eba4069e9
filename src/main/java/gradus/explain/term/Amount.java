package gradus.explain.term;

import gradus.tensor.Numbers;
import gradus.tensor.Numeral;
import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.util.Locale;

/// What has a value in a formula or sentence about a gate. It is written at the very end, by an
/// [AmountWriter], as LaTeX or as text.
public sealed interface Amount {
  /// A number, shown with the digits of the picture.
  record Number(double value) implements Amount {}

  /// A number of the program or the catalogue: all its digits, or if they are many four that say
  /// something.
  record Literal(double value) implements Amount {
    private static final int LONGEST = 8;

    private static final Numbers FEW = new Numbers(2, true).finer(4);

    /// Below this four digits that say something are written with a power of ten.
    private static final double SMALL = 1e-3;

    /// What is written: one digit and a power of ten where the plain number would be long.
    public Numeral numeral() {
      if (Double.isFinite(value)) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal plain = digits.scale() < 0 ? digits.setScale(0) : digits;
        if (Numbers.exact(value).indexOf('e') < 0) {
          if (plain.toPlainString().length() <= LONGEST) return new Numeral.Decimal(plain);
        } else if (digits.precision() <= LONGEST / 2) {
          int exponent = digits.precision() - digits.scale() - 1;
          return new Numeral.Scientific(digits.movePointLeft(exponent), exponent);
        }
      }
      return Math.abs(value) < SMALL ? small() : FEW.numeral(value);
    }

    private Numeral small() {
      String text = String.format(Locale.ROOT, "%.3e", value);
      int e = text.indexOf('e');
      BigDecimal mantissa = new BigDecimal(text.substring(0, e));
      return new Numeral.Scientific(mantissa, Integer.parseInt(text.substring(e + 1)));
    }

    /// The digits, with a real minus sign.
    public String text() {
      return isNegative() && value == 0 ? "−0" : numeral().text();
    }

    /// −0 too, which is written with its sign.
    public boolean isNegative() {
      return Double.compare(value, 0) < 0;
    }

    /// The value of the digits.
    public double written() {
      return numeral().written();
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
