package gradus.tensor;

import java.math.BigDecimal;

/// A number as people are shown it: rounded, in one of four forms. Whoever writes it decides with
/// what signs.
public sealed interface Numeral {
  /// `-2.00`; its scale is the number of decimals shown.
  record Decimal(BigDecimal value) implements Numeral {
    @Override
    public boolean isNegative() {
      return value.signum() < 0;
    }
  }

  /// `1.50 · 10⁻⁹`.
  record Scientific(BigDecimal mantissa, int exponent) implements Numeral {
    @Override
    public boolean isNegative() {
      return mantissa.signum() < 0;
    }
  }

  record Infinite(boolean isNegative) implements Numeral {}

  record NotANumber() implements Numeral {
    @Override
    public boolean isNegative() {
      return false;
    }
  }

  /// Whether it begins with a minus sign.
  boolean isNegative();

  /// The number that is written.
  default double written() {
    return switch (this) {
      case Decimal d -> d.value.doubleValue();
      case Scientific s -> s.mantissa.scaleByPowerOfTen(s.exponent).doubleValue();
      case Infinite i -> i.isNegative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      case NotANumber n -> Double.NaN;
    };
  }

  /// As text with a real minus sign: `−2.00`, `1.50e−9`, `−∞`, `NaN`.
  default String text() {
    return Numbers.withMinus(hyphened());
  }

  /// As text with a hyphen for a minus: `-2.00`.
  default String hyphened() {
    return switch (this) {
      case Decimal d -> d.value.toPlainString();
      case Scientific s -> s.mantissa.toPlainString() + "e" + s.exponent;
      case Infinite i -> i.isNegative ? "-∞" : "∞";
      case NotANumber n -> "NaN";
    };
  }
}
