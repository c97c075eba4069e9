package gradus.trace;

import gradus.graph.Gate;
import java.util.function.BooleanSupplier;

/// The derivative of the output's sum by one entry of an input, measured: the program is run with
/// the entry moved, again and again on one tape.
final class Differences {
  /// First step, as a part of the size of the number it changes.
  private static final double FIRST = 1.0 / 64;

  /// Each next step is this much smaller; powers of two keep x + h exact.
  private static final double SHRINK = 2;

  /// Enough to come down from a large number to the size at which the function moves.
  private static final int STEPS = 27;

  /// Agreement this close needs no smaller steps.
  private static final double SURE = 1e-10;

  /// Steps at which the slopes of both sides are taken, as parts of the number.
  private static final double[] PROBES = {0x1p-14, 0x1p-20, 0x1p-30};

  /// One-sided slopes that differ by more than this part of themselves, and do not approach each
  /// other, are those of a kink.
  private static final double BEND = 1e-3;

  private static final double EPSILON = Math.ulp(1.0);

  /// What is found out about one entry.
  ///
  /// @param middle the output where the entry is
  /// @param numeric the central difference; NaN where the function has no value beside the entry
  /// @param doubt how wrong that may be; infinite where nothing was measured
  /// @param rounding what rounding alone makes of a difference with the first step
  /// @param left the slope from below, infinite where it keeps growing
  /// @param right the slope from above
  /// @param apart whether those two stay apart however near they are taken
  /// @param objected whether some gate had no value for an entry tried
  record Estimate(
      double middle,
      double numeric,
      double doubt,
      double rounding,
      double left,
      double right,
      boolean apart,
      boolean objected) {}

  private record Sides(double left, double right, boolean apart) {}

  private final Run run;
  private final BooleanSupplier cancelled;
  private boolean objected;
  private long evaluations;

  /// The output must have a value.
  ///
  /// @param cancelled asked in every evaluation, which then ends in a
  ///   [java.util.concurrent.CancellationException]
  Differences(Tape tape, BooleanSupplier cancelled) {
    this.run = tape.forwardRun();
    this.cancelled = cancelled;
    run.forward(cancelled);
    run.hold();
  }

  /// Whether gradients are stopped on purpose between an input and the output.
  Detached detached(Gate input) {
    return Detached.between(input, run.tape());
  }

  /// Whether the input only says which entries others take.
  boolean isLabel(Gate input) {
    return run.tape().graph().isLabel(input);
  }

  /// How often the program has been evaluated.
  long evaluations() {
    return evaluations;
  }

  /// The central difference with one step size.
  double central(Gate input, int position, double h) {
    double x = input.literal().get(position);
    double above = at(input, position, x + h);
    double below = at(input, position, x - h);
    run.set(input, input.literal());
    // What was added is what the sum came to, which is not always h.
    return (above - below) / ((x + h) - (x - h));
  }

  /// Measures an entry until it is sure of the `expected` derivative, or as well as it can.
  Estimate estimate(Gate input, int position, double expected) {
    double x = input.literal().get(position);
    double scale = x == 0 ? 1 : Math.abs(x);
    objected = false;
    double middle = at(input, position, x);
    double numeric = Double.NaN;
    double doubt = Double.POSITIVE_INFINITY;
    double[] before = new double[STEPS];
    for (int n = 0; n < STEPS; n++) {
      double h = FIRST * scale / Math.pow(SHRINK, n);
      double[] now = new double[STEPS];
      now[0] = central(input, position, h);
      double power = SHRINK * SHRINK;
      // Richardson's extrapolation: each column takes the next even power of h away.
      for (int k = 1; k <= n; k++) {
        now[k] = (power * now[k - 1] - before[k - 1]) / (power - 1);
        power *= SHRINK * SHRINK;
        double change = Math.max(Math.abs(now[k] - now[k - 1]), Math.abs(now[k] - before[k - 1]));
        double better = change + rounding(middle, h);
        if (better <= doubt && Double.isFinite(now[k])) {
          doubt = better;
          numeric = now[k];
        }
      }
      before = now;
      boolean sure = doubt <= SURE * Math.abs(numeric);
      if (n > 3 && sure && GradientCheck.relative(expected, numeric) <= SURE) break;
    }
    Sides sides = sides(input, position, x, scale, middle);
    run.set(input, input.literal());
    return new Estimate(
        middle,
        numeric,
        doubt,
        rounding(middle, FIRST * scale),
        sides.left,
        sides.right,
        sides.apart,
        objected);
  }

  /// Takes the slopes ever nearer: at a kink they stay apart, in a bend they come together as fast
  /// as the steps get smaller.
  private Sides sides(Gate input, int position, double x, double scale, double middle) {
    double[] left = new double[PROBES.length];
    double[] right = new double[PROBES.length];
    boolean apart = true;
    for (int i = 0; i < PROBES.length; i++) {
      double above = x + scale * PROBES[i];
      double below = x - scale * PROBES[i];
      right[i] = (at(input, position, above) - middle) / (above - x);
      left[i] = (middle - at(input, position, below)) / (x - below);
      double gap = Math.abs(right[i] - left[i]);
      double size = Math.max(Math.abs(left[i]), Math.abs(right[i]));
      double noise =
          8 * rounding(Math.max(Math.abs(middle), size * scale * PROBES[i]), scale * PROBES[i]);
      boolean here = Double.isNaN(gap) || gap > noise && gap > BEND * size;
      boolean stays = i == 0 || !(gap <= Math.abs(right[i - 1] - left[i - 1]) / 2);
      if (i > 0) apart &= here && stays;
    }
    int last = PROBES.length - 1;
    return new Sides(limit(left[last - 1], left[last]), limit(right[last - 1], right[last]), apart);
  }

  /// A slope that grows with every step is infinite in the end.
  private static double limit(double wide, double narrow) {
    boolean grows = Math.abs(narrow) > 4 * Math.abs(wide) && Math.abs(narrow) > 100;
    if (Double.isNaN(narrow) || !grows) return narrow;
    return narrow > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }

  private static double rounding(double f, double h) {
    return EPSILON * Math.abs(f) / h;
  }

  /// The output, entries summed, with one entry of an input changed.
  private double at(Gate input, int position, double x) {
    run.set(input, position, x);
    run.forward(cancelled);
    evaluations++;
    if (run.problems().isEmpty()) return run.total();
    objected = true;
    return Double.NaN;
  }
}
