package gradus.tensor;

import java.math.BigDecimal;

/// A number as people are shown it: rounded, in one of four forms. Whoever writes it decides with
/// what signs.
public sealed interface Numeral {
  /// Between thousands.
  String THIN = "\u2009";

  /// `-2.00`; its scale is the number of decimals shown.
  record Decimal(BigDecimal value) implements Numeral {
    /// Its digits with a space between thousands: `12 345.60`, and alike `1 234.50`.
    public String digits(String space) {
      return grouped(value.toPlainString(), space);
    }

    @Override
    public boolean isNegative() {
      return value.signum() < 0;
    }
  }

  /// `1.50 · 10⁻⁹`.
  record Scientific(BigDecimal mantissa, int exponent) implements Numeral {
    /// Whether it is a power of ten exactly, which needs no digits: `10⁻⁹`.
    public boolean isPower() {
      return mantissa.equals(BigDecimal.ONE);
    }

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

  /// The digits of a number, with or without a sign and decimals, with a space between thousands.
  static String grouped(String digits, String space) {
    int first = 0;
    while (first < digits.length() && !isDigit(digits.charAt(first))) {
      first++;
    }
    int point = first;
    while (point < digits.length() && isDigit(digits.charAt(point))) {
      point++;
    }
    StringBuilder out = new StringBuilder(digits);
    for (int at = point - 3; at > first; at -= 3) {
      out.insert(at, space);
    }
    return out.toString();
  }

  private static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }

  /// The number that is written.
  default double written() {
    return switch (this) {
      case Decimal d -> d.value.doubleValue();
      case Scientific s -> s.mantissa.scaleByPowerOfTen(s.exponent).doubleValue();
      case Infinite i -> i.isNegative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      case NotANumber n -> Double.NaN;
    };
  }

  /// As text with a real minus sign: `−2.00`, `12 345.60`, `1.50·10⁻⁹`, `−∞`, `NaN`.
  default String text() {
    return switch (this) {
      case Decimal d -> Numbers.withMinus(d.digits(THIN));
      case Scientific s ->
          (s.isPower() ? "" : Numbers.withMinus(s.mantissa.toPlainString()) + "·")
              + "10"
              + raised(s.exponent);
      case Infinite i -> i.isNegative ? "−∞" : "∞";
      case NotANumber n -> "NaN";
    };
  }

  private static String raised(int exponent) {
    StringBuilder out = new StringBuilder();
    for (char c : Integer.toString(exponent).toCharArray()) {
      out.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
    }
    return out.toString();
  }
}
