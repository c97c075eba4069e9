package gradus.tensor;

import java.math.BigDecimal;

/// A number as people are shown it: rounded, in one of four forms. Whoever writes it decides with
/// what signs.
public sealed interface Numeral {
  /// Between thousands.
  String THIN = "\u2009";

  /// `-2.00`; its scale is the number of decimals shown.
  ///
  /// @param spaced whether four digits before the point have a space already, as beside a number of
  ///   more
  record Decimal(BigDecimal value, boolean spaced) implements Numeral {
    /// So many digits before the point are read at a glance.
    private static final int GLANCE = 4;

    /// By itself.
    public Decimal(BigDecimal value) {
      this(value, false);
    }

    /// Whether so large a number has a space by itself.
    static boolean isLong(double size) {
      return size >= Math.pow(10, GLANCE);
    }

    /// Its digits with a space between thousands where there are many: `12 345.60`.
    public String digits(String space) {
      String plain = value.toPlainString();
      int sign = value.signum() < 0 ? 1 : 0;
      int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
      if (point - sign <= (spaced ? GLANCE - 1 : GLANCE)) return plain;
      StringBuilder spaced = new StringBuilder(plain);
      for (int at = point - 3; at > sign; at -= 3) {
        spaced.insert(at, space);
      }
      return spaced.toString();
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
