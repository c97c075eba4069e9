package gradus.ui.chart;

import gradus.lang.Scripts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// The number beside a tick of an axis, short: 2500, 0.25, 3·10²⁷³.
final class Tick {
  /// From 10000 on, and below 0.001, a power of ten is shorter.
  private static final int PLAIN = 4;

  private static final int SMALL = -3;

  /// Digits of the greatest number of an axis; what lies behind comes from adding up.
  private static final int DIGITS = 12;

  /// Digits of a number between two powers of ten on an axis of powers.
  private static final int BETWEEN = 3;

  /// Digits of the end of a side, where there is no other tick to tell it from.
  private static final int AT_AN_END = 4;

  private Tick() {}

  /// A number at the end of a side, never long: 27.98, −1.578·10⁵.
  static String end(double number) {
    if (!Double.isFinite(number)) return "";
    return written(new BigDecimal(number, new MathContext(AT_AN_END)));
  }

  /// A number on a linear axis.
  ///
  /// @param greatest the greatest size of what is drawn; beside it a tiny rest of a sum is 0
  static String linear(double number, double greatest) {
    if (!Double.isFinite(number)) return "";
    BigDecimal exact = BigDecimal.valueOf(number);
    if (greatest > 0 && Double.isFinite(greatest)) {
      int last = DIGITS - 1 - (int) Math.floor(Math.log10(greatest));
      exact = exact.setScale(last, RoundingMode.HALF_EVEN);
    }
    return written(exact);
  }

  /// A number on an axis of powers of ten, on which its exponent stands.
  static String power(double exponent) {
    if (!Double.isFinite(exponent)) return "";
    double whole = Math.rint(exponent);
    if (Math.abs(exponent - whole) < 1e-9) {
      return written(BigDecimal.ONE.scaleByPowerOfTen((int) whole));
    }
    int below = (int) Math.floor(exponent);
    BigDecimal lead = new BigDecimal(Math.pow(10, exponent - below), new MathContext(BETWEEN));
    return written(lead.scaleByPowerOfTen(below));
  }

  private static String written(BigDecimal number) {
    if (number.signum() == 0) return "0";
    BigDecimal bare = number.stripTrailingZeros();
    int exponent = bare.precision() - bare.scale() - 1;
    String sign = bare.signum() < 0 ? "−" : "";
    BigDecimal size = bare.abs();
    if (exponent >= SMALL && exponent < PLAIN) return sign + size.toPlainString();
    String power = "10" + (exponent == 1 ? "" : Scripts.raised("" + exponent));
    String lead = size.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return sign + (lead.equals("1") ? power : lead + "·" + power);
  }
}
