package gradus.descent;

/// How a descent goes.
///
/// @param rate η, above 0
/// @param momentum μ from 0 to below 1, which only some rules look at
public record Stride(Optimiser optimiser, double rate, double momentum) {
  /// Where nothing is said (CS231n notes, Neural Networks part 3: 0.9 is usual).
  public static final double MOMENTUM = 0.9;

  /// Where nothing is said.
  public static final double RATE = 0.1;

  public Stride {
    if (!isRate(rate)) throw new IllegalArgumentException("rate " + rate);
    if (!isMomentum(momentum)) throw new IllegalArgumentException("momentum " + momentum);
  }

  /// The plain step of the notes.
  public static Stride plain(double rate) {
    return new Stride(Optimiser.SGD, rate, 0);
  }

  public static boolean isRate(double rate) {
    return rate > 0 && rate < Double.POSITIVE_INFINITY;
  }

  public static boolean isMomentum(double momentum) {
    return momentum >= 0 && momentum < 1;
  }
}
