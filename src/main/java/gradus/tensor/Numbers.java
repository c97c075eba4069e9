package gradus.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.IntStream;

/// How numbers are written: exactly for files, rounded for people. Rounding is for the eye only;
/// nothing is ever computed from a rounded number.
///
/// @param digits decimals shown, 0 to 15
/// @param integers write whole numbers without decimals, for pictures in which every number is one
/// @param finest most decimals of a number that has fewer than four significant digits without them
/// @param small write numbers below 0.1 with two significant digits, beside some that the decimals
///   would not show at all
public record Numbers(int digits, boolean integers, int finest, boolean small) {
  /// Two decimals, as on the slides: `−2.00`, `0.73`.
  public static final Numbers SLIDES = new Numbers(2, false);

  /// From here on decimals say nothing and the scientific form is shorter.
  private static final double LARGE = 1e7;

  /// Below this, of the last decimal, a difference comes from binary fractions only.
  private static final double DUST = 1e-6;

  /// Last digits that a few roundings change, in units of the last place.
  private static final int LAST = 4;

  /// From here on two significant digits are shorter without a power of ten: 0.0041. Below,
  /// decimals that were added for an equation would be zeros more than digits.
  private static final double SHORT = 1e-3;

  /// What the logarithm of a power of ten may lack.
  private static final double ROUND = 1e-9;

  private static final int MOST = 15;
  private static final int SIGNIFICANT = 4;

  /// Significant digits of a table.
  private static final int READ = 6;

  /// More than six digits with what follows them lack when they are made by a product.
  private static final double TIE = 1e-6;

  /// Smaller powers of ten are written as such where digits are few.
  private static final int PLAIN = -2;

  public Numbers {
    if (digits < 0 || digits > MOST) throw new IllegalArgumentException("digits: 0 to 15");
    finest = Math.clamp(finest, digits, MOST);
  }

  /// As many decimals for a small number as for others.
  public Numbers(int digits, boolean integers, int finest) {
    this(digits, integers, finest, false);
  }

  /// The same number of decimals for all.
  public Numbers(int digits, boolean integers) {
    this(digits, integers, digits);
  }

  /// With so many more decimals where they are needed for four significant digits.
  public Numbers finer(int more) {
    return new Numbers(digits, integers, finest + more, small);
  }

  /// With no decimals behind whole numbers.
  public Numbers whole() {
    return new Numbers(digits, true, finest, small);
  }

  /// With two significant digits of numbers below 0.1, or without regard to them.
  public Numbers small(boolean regarded) {
    return new Numbers(digits, integers, finest, regarded);
  }

  /// With another number of decimals for all.
  public Numbers withDigits(int decimals) {
    return new Numbers(decimals, integers, decimals, small);
  }

  /// With one number of decimals for all, as many as a number of this size has.
  Numbers even(double size) {
    return finest == digits || size >= LARGE ? this : withDigits(decimals(size));
  }

  /// Whether the decimals would show 0 for what is not.
  public boolean hides(double value) {
    return value != 0 && Math.abs(value) < 0.5 * Math.pow(10, -digits);
  }

  /// Whether the decimals show no whole number for what is none: 1.00 for 0.999.
  public boolean tells(double value) {
    double unit = Math.pow(10, digits);
    double written = Math.rint(value * unit) / unit;
    boolean whole = written != 0 && written == Math.rint(written) && Math.abs(value) < LARGE;
    return !whole || isWhole(value);
  }

  /// Whether a number that is not 0 has a power of ten where there are no finer decimals.
  private boolean needsPower(double size) {
    return hides(size) && !(small && isShort(size));
  }

  /// Whether two significant digits need no power of ten: also where they are rounded up to 0.0010.
  private static boolean isShort(double size) {
    return size >= SHORT || size < 0.1 && inTwo(size) >= SHORT;
  }

  /// With two significant digits.
  private static double inTwo(double size) {
    double unit = Math.pow(10, 1 - (int) Math.floor(Math.log10(size)));
    return Math.rint(size * unit) / unit;
  }

  /// How many decimals a number has.
  private int decimals(double size) {
    if (size == 0) return digits;
    int lead = (int) Math.floor(Math.log10(size));
    boolean two = small && size < 0.1 && !needsPower(size);
    // 0.0996 is 0.10 and has no digit more than 0.11.
    int least =
        two ? Math.max(digits, 1 - (int) Math.floor(Math.log10(inTwo(size)) + ROUND)) : digits;
    return Math.clamp(SIGNIFICANT - 1 - lead, least, Math.max(least, finest));
  }

  /// Whether the scientific form tells more of a number that is too small for the usual decimals:
  /// no finer writing has fewer significant digits than the usual one.
  private boolean isTooCoarse(double size) {
    if (!needsPower(size)) return false;
    int lead = (int) Math.floor(Math.log10(size));
    return decimals(size) + lead < Math.max(digits, 1);
  }

  /// For people, with a real minus sign. Scientific where the decimals would show 0 for what is
  /// not.
  public String show(double value) {
    return numeral(value).text();
  }

  /// What is shown of a number, before it is written.
  public Numeral numeral(double value) {
    if (Double.isNaN(value)) return new Numeral.NotANumber();
    if (Double.isInfinite(value)) return new Numeral.Infinite(value < 0);
    double size = Math.abs(value);
    // What is nothing at all has no decimals, so that it is told from what rounds to 0.00.
    if (size == 0) return new Numeral.Decimal(BigDecimal.ZERO);
    if (integers && isWhole(value) && size < LARGE) {
      return new Numeral.Decimal(BigDecimal.valueOf((long) Math.rint(value)));
    }
    if (size >= LARGE || isTooCoarse(size)) return scientific(value);
    return fixed(value);
  }

  /// With a power of ten in any case, and as many decimals before it as are asked for.
  Numeral raised(double value) {
    return new Numbers(Math.min(digits + 1, MOST), false, finest).scientific(value);
  }

  /// But for the last digits of a binary fraction: 1.1 · 200 is 220.00000000000003.
  private static boolean isWhole(double value) {
    return Math.abs(value - Math.rint(value)) <= LAST * Math.ulp(value);
  }

  private Numeral fixed(double value) {
    int decimals = decimals(Math.abs(value));
    BigDecimal decimal = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    boolean reached = small && decimal.abs().doubleValue() >= SHORT;
    boolean tiny = decimals > digits && value != 0 && Math.abs(value) < SHORT && !reached;
    return tiny ? scientific(decimal) : new Numeral.Decimal(decimal);
  }

  /// The same digits with a power of ten, where most decimals are zeros.
  private static Numeral scientific(BigDecimal decimal) {
    int exponent = decimal.precision() - decimal.scale() - 1;
    return new Numeral.Scientific(decimal.movePointLeft(exponent), exponent);
  }

  /// As many significant digits as decimals, two at least.
  private Numeral scientific(double value) {
    int mantissa = Math.max(digits - 1, Math.min(finest - 1, SIGNIFICANT - 1));
    String text = String.format(Locale.ROOT, "%." + Math.max(mantissa, 1) + "e", value);
    int e = text.indexOf('e');
    BigDecimal digits = new BigDecimal(text.substring(0, e));
    int exponent = Integer.parseInt(text.substring(e + 1));
    // Among whole numbers 6·10⁹ is whole too, and as such it has no decimals.
    boolean told =
        integers && new BigDecimal(value).compareTo(digits.scaleByPowerOfTen(exponent)) == 0;
    return new Numeral.Scientific(told ? digits.stripTrailingZeros() : digits, exponent);
  }

  /// For people, in a narrow place: so many significant digits, and a power of ten where a number
  /// has more before its point: `0.333`, `1.66·10⁵`.
  public static String narrow(double value, int digits) {
    if (value == 0 || !Double.isFinite(value)) return SLIDES.show(value);
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
    int exponent = rounded.precision() - rounded.scale() - 1;
    // Zeros that stand for digits left out would be read as such.
    boolean plain = exponent >= PLAIN && exponent < digits;
    Numeral shown =
        plain
            ? new Numeral.Decimal(rounded.setScale(digits - 1 - exponent, RoundingMode.HALF_UP))
            : new Numeral.Scientific(rounded.movePointLeft(exponent), exponent);
    return shown.text();
  }

  /// Whether every entry is a whole number.
  public static boolean allIntegers(Tensor tensor) {
    return IntStream.range(0, tensor.size())
        .mapToDouble(tensor::get)
        .allMatch(d -> d == Math.rint(d) && Double.isFinite(d));
  }

  /// Whether so many decimals tell every entry exactly, but for the dust of binary fractions.
  public static boolean allEnd(Tensor tensor, int decimals) {
    double unit = Math.pow(10, decimals);
    return IntStream.range(0, tensor.size())
        .mapToDouble(i -> tensor.get(i) * unit)
        .allMatch(d -> Math.abs(d) < LARGE && Math.abs(d - Math.rint(d)) < DUST);
  }

  /// For people: a scalar, `[1.00, 2.00]`, or rows in brackets, with a common power of ten before
  /// them where there is one; long ones end in `…`.
  public String show(Tensor tensor) {
    EntryFormat format = EntryFormat.of(tensor, this);
    String entries = write(tensor, format::show, 24);
    return format.hasFactor() ? format.power() + " × " + entries : entries;
  }

  /// The shortest text that reads back as the same 64-bit float; plain where that is natural.
  public static String exact(double value) {
    if (value == Math.rint(value) && Math.abs(value) < LARGE) {
      return value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value);
    }
    return Double.toString(value).replace("E", "e");
  }

  /// A literal of the language: reading it back gives the same tensor.
  public static String exact(Tensor tensor) {
    return write(tensor, Numbers::exact, Integer.MAX_VALUE);
  }

  /// For tables of a terminal: as [#exact], but a zero has no sign.
  public static String tabled(double value) {
    return exact(value + 0.0);
  }

  /// For tables of a terminal, all entries.
  public static String tabled(Tensor tensor) {
    return write(tensor, Numbers::tabled, Integer.MAX_VALUE);
  }

  /// For a table that is read rather than computed with: six significant digits, and all before the
  /// point of a larger number.
  public static String rounded(double value) {
    if (!Double.isFinite(value) || value == Math.rint(value)) return tabled(value);
    double plain = ordinary(value);
    if (!Double.isNaN(plain)) return tabled(plain);
    BigDecimal whole = new BigDecimal(value);
    int before = Math.abs(value) < LARGE ? whole.precision() - whole.scale() : 0;
    return tabled(whole.round(new MathContext(Math.max(READ, before))).doubleValue());
  }

  /// A number with so many significant digits where that needs no longer arithmetic, else not a
  /// number: a whole number of six digits and a power of ten up to 9 are exact, so that their
  /// quotient is the nearest there is, and only close to a tie could the product mislead.
  private static double ordinary(double value) {
    double size = Math.abs(value);
    if (size < 1e-4 || size >= 1e6) return Double.NaN;
    double scale = 1;
    while (size * scale < 1e5) {
      scale *= 10;
    }
    double digits = size * scale;
    boolean tie = Math.abs(digits - Math.floor(digits) - 0.5) < TIE;
    return tie ? Double.NaN : Math.copySign(Math.rint(digits) / scale, value);
  }

  /// The same of all entries.
  public static String rounded(Tensor tensor) {
    return write(tensor, Numbers::rounded, Integer.MAX_VALUE);
  }

  /// For people, with all digits: as [#exact], but with a real minus sign and a raised power.
  public static String inFull(double value) {
    String exact = exact(value);
    int e = exact.indexOf('e');
    if (e < 0) return withMinus(Numeral.grouped(exact, Numeral.THIN));
    BigDecimal mantissa = new BigDecimal(exact.substring(0, e)).stripTrailingZeros();
    return new Numeral.Scientific(mantissa, Integer.parseInt(exact.substring(e + 1))).text();
  }

  /// For people, with so many significant digits at most, and without zeros behind them: what
  /// stands in a published computation is found again, and no number is wider than it need be.
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value)) return SLIDES.show(value);
    return inFull(new BigDecimal(value).round(new MathContext(digits)).doubleValue());
  }

  /// For people, with all digits of all entries.
  public static String inFull(Tensor tensor) {
    return write(tensor, Numbers::inFull, Integer.MAX_VALUE);
  }

  /// A number's text with a real minus sign for each hyphen.
  static String withMinus(String hyphened) {
    return hyphened.replace('-', '−');
  }

  private interface Writer {
    String write(double value);
  }

  private static String write(Tensor t, Writer writer, int most) {
    if (t.shape().isScalar()) return writer.write(t.get(0));
    StringBuilder out = new StringBuilder();
    write(t, 0, 0, writer, most, out);
    return out.toString();
  }

  /// What begins at a place, so many axes deep; of what begins beyond `most` nothing but dots.
  private static void write(
      Tensor t, int axis, int from, Writer writer, int most, StringBuilder out) {
    Shape s = t.shape();
    int step = s.step(axis);
    boolean last = axis == s.rank() - 1;
    out.append('[');
    for (int i = 0; i < s.length(axis); i++) {
      int at = from + i * step;
      if (i > 0) out.append(", ");
      if (i > 0 && (last ? i : at) >= most || last && i >= most) {
        out.append("…");
        break;
      }
      if (last) {
        out.append(writer.write(t.get(at)));
      } else {
        write(t, axis + 1, at, writer, most, out);
      }
    }
    out.append(']');
  }
}
