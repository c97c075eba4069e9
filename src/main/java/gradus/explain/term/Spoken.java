package gradus.explain.term;

import gradus.tensor.EntryFormat;
import gradus.tensor.Numbers;
import gradus.tensor.Numeral;
import gradus.tensor.Tensor;

/// An operand as it stands in a sentence: its name, its formula or its number.
///
/// @param signed whether it begins with a minus sign, before which another needs brackets
/// @param product whether it ends in a power of ten or is a formula of numbers, so that behind ÷ or
///   before an exponent it needs brackets
public record Spoken(String text, boolean signed, boolean product) {
  private static final int MOST_ENTRIES = 24;

  public Spoken(String text, boolean signed) {
    this(text, signed, false);
  }

  /// A number or entries, with the digits of the picture; of many entries their shape.
  public static Spoken of(Tensor tensor, Numbers numbers) {
    if (tensor.size() > MOST_ENTRIES) return new Spoken(tensor.shape().space(), false);
    if (!tensor.shape().isScalar()) {
      boolean product = EntryFormat.of(tensor, numbers).hasFactor();
      return new Spoken(numbers.show(tensor), false, product);
    }
    Numeral numeral = numbers.numeral(tensor.item());
    boolean product = numeral instanceof Numeral.Scientific;
    return new Spoken(numeral.text(), numeral.isNegative(), product);
  }

  /// A number or entries with all digits.
  public static Spoken exact(Tensor tensor) {
    boolean negative = tensor.shape().isScalar() && isNegative(tensor.item());
    String text = Numbers.inFull(tensor);
    boolean power = text.codePoints().anyMatch(c -> "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c) >= 0);
    return new Spoken(text, negative, power && tensor.shape().isScalar());
  }

  /// −0 too, which is written with its sign.
  public static boolean isNegative(double value) {
    return Double.compare(value, 0) < 0;
  }

  /// Too much to be written.
  public static Spoken omitted() {
    return new Spoken("…", false);
  }

  /// As one thing.
  public Spoken whole() {
    return signed || product ? new Spoken("(" + text + ")", false) : this;
  }

  public Spoken bracketed() {
    return signed ? new Spoken("(" + text + ")", false) : this;
  }
}
