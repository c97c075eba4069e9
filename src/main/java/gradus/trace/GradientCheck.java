package gradus.trace;

import gradus.graph.ComputationGraph;
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
  /// @param ok whether the backward pass is right: equal to rounding, or between the two slopes
  public record Entry(
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
      boolean ok) {
    /// The index in the input: none for a scalar, one for a vector, row and column for a matrix.
    public int[] index() {
      int columns = input.shape().cols();
      if (input.shape().isScalar()) return new int[0];
      return input.shape().isVector()
          ? new int[] {position}
          : new int[] {position / columns, position % columns};
    }
  }

  /// The error of one step size.
  public record Sample(double h, double error) {}

  private final Evaluator evaluator;
  private final Gate output;
  private final List<Entry> entries = new ArrayList<>();
  private final BooleanSupplier cancelled;
  private boolean objected;
  private long evaluations;
  private long numericNanos;
  private long analyticNanos;

  private GradientCheck(ComputationGraph graph, BooleanSupplier cancelled) {
    this.cancelled = cancelled;
    evaluator = new Evaluator(graph);
    output = graph.output();
  }

  /// Checks every entry of every input that has a value. The output must have one.
  ///
  /// @throws CancellationException when `cancelled` says so
  public static GradientCheck of(ComputationGraph graph, BooleanSupplier cancelled) {
    GradientCheck check = new GradientCheck(graph, cancelled);
    check.run(graph);
    return check;
  }

  /// How the error of the central difference depends on h, from 0.1 down to 1e-15: truncation at
  /// one end, rounding at the other.
  public static List<Sample> curve(ComputationGraph graph, Gate input, int position) {
    GradientCheck check = new GradientCheck(graph, () -> false);
    double analytic = check.analytic().gradient(input).orElseThrow().get(position);
    List<Sample> samples = new ArrayList<>();
    for (int tenths = 2; tenths <= 30; tenths++) {
      double h = Math.pow(10, -tenths / 2.0);
      double numeric = check.central(input, position, h);
      samples.add(new Sample(h, relative(analytic, numeric)));
    }
    return samples;
  }

  /// The central difference with one step size.
  public static double difference(ComputationGraph graph, Gate input, int position, double h) {
    GradientCheck check = new GradientCheck(graph, () -> false);
    check.analytic();
    return check.central(input, position, h);
  }

  private Evaluator analytic() {
    long start = System.nanoTime();
    evaluator.forward(cancelled);
    evaluator.backward(cancelled);
    analyticNanos = System.nanoTime() - start;
    return evaluator;
  }

  private void run(ComputationGraph graph) {
    analytic();
    List<Gate> inputs = graph.inputs().stream().filter(g -> g.literal() != null).toList();
    List<Tensor> gradients = inputs.stream().map(g -> evaluator.gradient(g).orElseThrow()).toList();
    long start = System.nanoTime();
    for (int i = 0; i < inputs.size(); i++) {
      Gate input = inputs.get(i);
      for (int k = 0; k < input.literal().size(); k++) {
        if (cancelled.getAsBoolean()) throw new CancellationException();
        entries.add(entry(input, k, gradients.get(i).get(k)));
      }
      evaluator.set(input, input.literal());
    }
    numericNanos = System.nanoTime() - start;
  }

  private Entry entry(Gate input, int position, double analytic) {
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
      if (n > 3 && doubt <= SURE * Math.abs(numeric) && relative(analytic, numeric) <= SURE) break;
    }
    Sides sides = sides(input, position, x, scale, middle);
    double left = sides.left;
    double right = sides.right;
    boolean label = objected && !Double.isNaN(middle) && Double.isNaN(numeric);
    boolean valueless = !Double.isFinite(middle) || Double.isNaN(left) && Double.isNaN(right);
    boolean singular = !label && valueless;
    boolean kink = !label && !singular && sides.apart;
    double error = label ? 0 : relative(analytic, numeric);
    boolean near =
        error <= TOLERANCE
            || Double.isFinite(doubt)
                && Math.abs(analytic - numeric) <= 1e3 * rounding(middle, FIRST * scale) + 2 * doubt
            || Double.isNaN(numeric) && analytic == 0;
    double slack = BEND * (1 + Math.abs(left) + Math.abs(right));
    boolean between =
        kink
            && (!Double.isFinite(left)
                || !Double.isFinite(right)
                || analytic >= Math.min(left, right) - slack
                    && analytic <= Math.max(left, right) + slack);
    boolean ok = singular || near || between;
    return new Entry(
        input, position, analytic, numeric, error, left, right, kink, singular, label, ok);
  }

  /// The slopes from both sides, infinite where they keep growing, and whether they stay apart.
  private record Sides(double left, double right, boolean apart) {}

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

  private static double relative(double a, double b) {
    double size = Math.max(Math.abs(a), Math.abs(b));
    return size == 0 ? 0 : Math.abs(a - b) / size;
  }

  private double central(Gate input, int position, double h) {
    double x = input.literal().get(position);
    double above = at(input, position, x + h);
    double below = at(input, position, x - h);
    // What was added is what the sum came to, which is not always h.
    return (above - below) / ((x + h) - (x - h));
  }

  /// The output, entries summed, with one entry of an input changed.
  private double at(Gate input, int position, double x) {
    double[] entries = new double[input.literal().size()];
    for (int i = 0; i < entries.length; i++) entries[i] = input.literal().get(i);
    entries[position] = x;
    evaluator.set(input, Tensor.of(input.shape(), entries));
    evaluator.forward(cancelled);
    evaluations++;
    if (!evaluator.problems().isEmpty()) {
      objected = true;
      return Double.NaN;
    }
    Tensor value = evaluator.value(output).orElseThrow();
    double sum = 0;
    for (int i = 0; i < value.size(); i++) sum += value.get(i);
    return sum;
  }

  /// One for each entry of each input, in the order of the program.
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// Whether the backward pass is right everywhere.
  public boolean ok() {
    return entries.stream().allMatch(Entry::ok);
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
