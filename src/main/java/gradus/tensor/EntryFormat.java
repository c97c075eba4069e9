package gradus.tensor;

import java.math.BigDecimal;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// How all entries of one tensor are written: with the same number of decimals, and where those
/// would hide them with a common power of ten before the bracket, or with one of its own for each.
///
/// @param exponent of the common power; 0 where there is none
/// @param each whether every entry but 0 has a power of its own
public record EntryFormat(Numbers numbers, int exponent, boolean each) {
  /// Most decimals of entries beside others that need none of them.
  private static final int MOST = 4;

  /// A number from here on does not get more decimals for the sake of its neighbours.
  private static final double LARGE = 1000;

  /// The usual format where it tells every entry; else more decimals, a common power, or, where
  /// entries lie too far apart for either, each with its power.
  public static EntryFormat of(Tensor tensor, Numbers asked) {
    // The entries of one tensor have as many decimals each: as many as the largest needs.
    Numbers usual = tensor.shape().isScalar() ? asked : asked.small(false).even(largest(tensor));
    EntryFormat plain = new EntryFormat(usual, 0, false);
    boolean told =
        tensor.shape().isScalar()
            || !tensor.isFinite()
            || entries(tensor).noneMatch(d -> usual.numeral(d) instanceof Numeral.Scientific);
    if (told) return plain;
    double most = largest(tensor);
    double least = entries(tensor).map(Math::abs).filter(d -> d > 0).min().orElse(0);
    for (int more = usual.digits() + 1; more <= MOST && 0.1 <= most && most < LARGE; more++) {
      if (least >= 0.5 * Math.pow(10, -more)) {
        return new EntryFormat(usual.withDigits(more), 0, false);
      }
    }
    int power = (int) Math.floor(Math.log10(most));
    int decimals = Math.max(1, usual.digits());
    boolean visible = least >= 0.5 * Math.pow(10, power - decimals);
    return visible
        ? new EntryFormat(usual.withDigits(decimals), power, false)
        : new EntryFormat(usual, 0, true);
  }

  private static double largest(Tensor tensor) {
    return entries(tensor).map(Math::abs).filter(Double::isFinite).max().orElse(0);
  }

  private static DoubleStream entries(Tensor tensor) {
    return IntStream.range(0, tensor.size()).mapToDouble(tensor::get);
  }

  /// Whether a power of ten stands before the bracket.
  public boolean hasFactor() {
    return exponent != 0;
  }

  /// An entry as it is written behind that power.
  public Numeral numeral(double entry) {
    if (each && entry != 0) return numbers.raised(entry);
    if (!hasFactor()) return numbers.numeral(entry);
    double moved = new BigDecimal(Double.toString(entry)).movePointLeft(exponent).doubleValue();
    return numbers.numeral(moved);
  }

  /// An entry as people are shown it.
  public String show(double entry) {
    return numeral(entry).text();
  }

  /// What is written of an entry, the power included.
  public double written(double entry) {
    double digits = numeral(entry).written();
    boolean plain = !hasFactor() || !Double.isFinite(digits);
    return plain ? digits : new BigDecimal(digits + "").movePointRight(exponent).doubleValue();
  }

  /// `10⁻³`.
  public String power() {
    return new Numeral.Scientific(BigDecimal.ONE, exponent).text();
  }
}
