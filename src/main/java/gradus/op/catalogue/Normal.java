package gradus.op.catalogue;

/// The standard normal distribution to full double accuracy, tails included; Java has none.
///
/// Below −z it is density(z)·M(z) with Mills' ratio M(z) = e^(z²/2) ∫ e^(−t²/2) dt from z on. M is
/// smooth: (1+z)·M(z) is a Chebyshev series in (z−5)/(z+5), computed once with 60 digits from the
/// definition.
public final class Normal {
  private static final double[] CHEBYSHEV = {
    1.1579976221305188,
    -0.1633449388451398,
    -0.013683136055781576,
    0.03082200019810004,
    -0.016220073012046806,
    0.005616691016460094,
    -0.0014133933783549216,
    0.0002502625460725661,
    -2.468907239728387E-05,
    -1.0107964061837592E-06,
    7.495419179740573E-07,
    -7.600274268728337E-08,
    -1.1574771441328644E-08,
    3.333386472599843E-09,
    7.538039628171347E-11,
    -1.1104247263727494E-10,
    3.509243776551059E-12,
    3.6894953861750955E-12,
    -2.3376697776383095E-13,
    -1.3271797523541405E-13,
    9.921706995888276E-15,
    5.276004995455379E-15,
    -3.373097694187922E-16,
    -2.2804338776379946E-16,
    7.496330565808626E-18,
    1.0328041877290668E-17,
  };
  private static final double ROOT_TWO_PI = 2.5066282746310002;

  private Normal() {}

  /// φ(x), the bell curve.
  static double density(double x) {
    if (Math.abs(x) > 40) return 0;
    double square = x * x;
    // What rounding took from x² would cost e^(−x²/2) its last digits.
    double rest = Math.fma(x, x, -square);
    return Math.exp(-square / 2) * (1 - rest / 2) / ROOT_TWO_PI;
  }

  /// Φ(x), the probability of a value below x.
  public static double below(double x) {
    if (Double.isNaN(x)) return x;
    return x < 0 ? tail(-x) : 1 - tail(x);
  }

  private static double tail(double z) {
    double density = density(z);
    return density == 0 ? 0 : density * mills(z);
  }

  /// Clenshaw's summation of the series.
  private static double mills(double z) {
    double t = 2 * (z - 5) / (z + 5);
    double b1 = 0;
    double b2 = 0;
    for (int k = CHEBYSHEV.length - 1; k > 0; k--) {
      double b0 = Math.fma(t, b1, CHEBYSHEV[k] - b2);
      b2 = b1;
      b1 = b0;
    }
    return (t / 2 * b1 + (CHEBYSHEV[0] - b2)) / (1 + z);
  }
}
