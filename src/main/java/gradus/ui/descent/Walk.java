package gradus.ui.descent;

import gradus.data.Data;
import gradus.descent.Breakdown;
import gradus.descent.Classifier;
import gradus.descent.Descent;
import gradus.descent.Iterate;
import gradus.descent.Parameters;
import gradus.descent.Stride;
import gradus.descent.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A descent under way, and all its steps so far; of the thread that walks alone, but for the
/// stride.
final class Walk {
  /// Numbers that are remembered of one descent, those of all its steps together.
  private static final int MOST_NUMBERS = 4_000_000;

  private static final int MOST_STEPS = 100_000;

  /// What is under way is shown this often.
  private static final long GLIMPSE = TimeUnit.MILLISECONDS.toNanos(50);

  private final Ground ground;
  private final Parameters parameters;
  private final Serving serving;
  private final double[] first;
  private final List<Iterate> points = new ArrayList<>();
  private volatile Stride stride;
  private Descent descent;
  private Optional<Classifier> classifier = Optional.empty();
  private Optional<Verdict> judged = Optional.empty();

  /// How well it does with these numbers.
  private Optional<Verdict> latest = Optional.empty();

  private double[] at;

  /// @param first the numbers to begin with; null for those of the text
  Walk(Ground ground, Parameters parameters, Stride stride, Serving serving, double[] first) {
    this.ground = ground;
    this.parameters = parameters;
    this.stride = stride;
    this.serving = serving;
    this.first = first;
  }

  /// Goes on at another rate or momentum.
  void at(Stride next) {
    stride = next;
  }

  private Descent descent() {
    if (descent == null) {
      double[] from = first == null ? parameters.start() : first;
      descent =
          Descent.from(ground.tape(), parameters, stride, from, serving.data(), serving.batches());
      points.add(descent.now());
      classifier = Classifier.of(ground.tape(), parameters, serving.data());
      judged = verdict();
    }
    return descent;
  }

  /// Takes steps, until it is obsolete or ends.
  ///
  /// @param glimpse is shown now and then how far it is
  Plot go(int count, BooleanSupplier obsolete, Consumer<Plot> glimpse) {
    Descent now = descent();
    now.go(stride);
    long last = System.nanoTime();
    int most = Math.min(MOST_STEPS, MOST_NUMBERS / (2 * parameters.size()));
    for (int i = 0; i < count && points.size() <= most; i++) {
      if (obsolete.getAsBoolean()) break;
      now.step();
      if (now.breakdown().isPresent()) break;
      points.add(now.now());
      if (System.nanoTime() - last > GLIMPSE) {
        glimpse.accept(plot());
        last = System.nanoTime();
      }
    }
    return plot();
  }

  /// Where no number has moved it is not asked again what is answered at each place of the plane.
  private Optional<Verdict> verdict() {
    double[] values = descent.now().values();
    if (at != null && Arrays.equals(values, at)) return latest;
    at = values.clone();
    Data.Split examples = new Data.Split(serving.data(), serving.held());
    latest = classifier.map(c -> Verdict.of(c, values, examples));
    return latest;
  }

  /// How far it is.
  Plot plot() {
    Descent now = descent();
    Optional<Breakdown> breakdown = now.breakdown();
    return new Plot(
        now.stride(), parameters, serving, points, now.recall(), judged, verdict(), breakdown);
  }
}
