package gradus.trace;

import gradus.graph.Gate;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// The backward pass against central differences, entry by entry of every input: slow, approximate
/// and easy against fast and exact (CS231n notes, Neural Networks part 3, Gradient checks). A
/// tensor output counts as the sum of its entries, as its seed of ones does.
public final class GradientCheck {
  /// Relative error up to which the two agree.
  public static final double TOLERANCE = 1e-6;

  /// A gradient at a kink may lie beyond the slopes of both sides by this part of them.
  private static final double BEND = 1e-3;

  /// One entry of one input.
  ///
  /// @param position its place in row-major order
  /// @param numeric the central difference; NaN where the function has no value beside the entry
  /// @param error relative error of the two; 0 where both are 0
  /// @param left the slope from below
  /// @param right the slope from above
  /// @param kink whether those two differ, so that the gradient is a convention
  /// @param singular whether there is no finite value here, or on neither side
  /// @param label whether the entry may only be a whole number, so that there is nothing to compare
  /// @param detached whether something between the entry and the output stops gradients; what that
  ///   passes on is held still for the difference, save inside a function
  /// @param ok whether the backward pass is right: equal to rounding, or between the two slopes
  public record Compared(
      Gate input,
      int position,
      double analytic,
      double numeric,
      double error,
      double left,
      double right,
      boolean kink,
      boolean singular,
      boolean label,
      boolean detached,
      boolean ok) {
    /// The index in the input: none for a scalar, one for a vector, row and column for a matrix, of
    /// more axes one an axis.
    public int[] index() {
      return input.shape().indices(position);
    }

    /// Whether the two differ, but by no more than the rounding of a difference.
    public boolean isWithinRounding() {
      boolean plain = ok && !kink && !singular && !label && !detached;
      return plain && !(error <= TOLERANCE);
    }

    /// Whether the gradient is so small that a difference shows nothing of it.
    public boolean isUnseen() {
      return isWithinRounding() && numeric == 0;
    }
  }

  /// The error of one step size.
  public record Measurement(double h, double error) {}

  private final List<Compared> entries = new ArrayList<>();
  private final long evaluations;
  private final long numericNanos;
  private final long analyticNanos;

  private GradientCheck(Trace trace, BooleanSupplier cancelled) {
    Tape tape = trace.tape();
    List<Gate> inputs = tape.graph().inputs().stream().filter(g -> g.literal() != null).toList();
    long start = System.nanoTime();
    Run run = tape.run(inputs);
    run.forward(cancelled);
    run.backward(cancelled);
    analyticNanos = System.nanoTime() - start;
    Differences differences = new Differences(tape, cancelled);
    start = System.nanoTime();
    for (Gate input : inputs) {
      Tensor gradient = run.gradient(input).orElseThrow();
      for (int k = 0; k < input.literal().size(); k++) {
        if (cancelled.getAsBoolean()) throw new CancellationException();
        entries.add(entry(differences, input, k, gradient.get(k)));
      }
    }
    numericNanos = System.nanoTime() - start;
    evaluations = differences.evaluations();
  }

  /// Checks every entry of every input that has a value. The output must have one.
  ///
  /// @throws CancellationException when `cancelled` says so
  public static GradientCheck of(Trace trace, BooleanSupplier cancelled) {
    return new GradientCheck(trace, cancelled);
  }

  /// How the error of the central difference depends on h, from 0.1 down to 1e-15: truncation at
  /// one end, rounding at the other.
  public static List<Measurement> curve(Trace trace, Gate input, int position) {
    double analytic = trace.gradient(input).orElseThrow().get(position);
    Differences differences = new Differences(trace.tape(), () -> false);
    List<Measurement> measurements = new ArrayList<>();
    for (int tenths = 2; tenths <= 30; tenths++) {
      double h = Math.pow(10, -tenths / 2.0);
      measurements.add(
          new Measurement(h, relative(analytic, differences.central(input, position, h))));
    }
    return measurements;
  }

  /// The central difference with one step size.
  public static double difference(Trace trace, Gate input, int position, double h) {
    return new Differences(trace.tape(), () -> false).central(input, position, h);
  }

  /// What is to be said of a gradient that a backward pass gave for one entry.
  static Compared entry(Differences differences, Gate input, int position, double analytic) {
    Differences.Estimate e = differences.estimate(input, position, analytic);
    double numeric = e.numeric();
    double left = e.left();
    double right = e.right();
    boolean objected = e.objected() && !Double.isNaN(e.middle()) && Double.isNaN(numeric);
    boolean label = objected || differences.isLabel(input);
    boolean valueless = !Double.isFinite(e.middle()) || Double.isNaN(left) && Double.isNaN(right);
    boolean singular = !label && valueless;
    boolean kink = !label && !singular && e.apart();
    double error = label ? 0 : relative(analytic, numeric);
    boolean near =
        error <= TOLERANCE
            || Double.isFinite(e.doubt())
                && Math.abs(analytic - numeric) <= 1e3 * e.rounding() + 2 * e.doubt()
            || Double.isNaN(numeric) && analytic == 0;
    double slack = BEND * (1 + Math.abs(left) + Math.abs(right));
    boolean between =
        kink
            && (!Double.isFinite(left)
                || !Double.isFinite(right)
                || analytic >= Math.min(left, right) - slack
                    && analytic <= Math.max(left, right) + slack);
    Detached detached = differences.detached(input);
    boolean ok = singular || near || between || detached == Detached.INSIDE;
    return new Compared(
        input,
        position,
        analytic,
        numeric,
        error,
        left,
        right,
        kink,
        singular,
        label,
        detached != Detached.NOWHERE,
        ok);
  }

  /// How far apart two numbers are, as a part of the larger; 0 where both are 0.
  static double relative(double a, double b) {
    double size = Math.max(Math.abs(a), Math.abs(b));
    return size == 0 ? 0 : Math.abs(a - b) / size;
  }

  /// One for each entry of each input, in the order of the program.
  public List<Compared> entries() {
    return List.copyOf(entries);
  }

  /// Whether the backward pass is right everywhere.
  public boolean ok() {
    return entries.stream().allMatch(Compared::ok);
  }

  /// How often the program was evaluated to get the differences.
  public long evaluations() {
    return evaluations;
  }

  /// Time of all differences, in nanoseconds.
  public long numericNanos() {
    return numericNanos;
  }

  /// Time of one forward and one backward pass, in nanoseconds.
  public long analyticNanos() {
    return analyticNanos;
  }
}
