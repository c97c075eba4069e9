package gradus.descent;

import gradus.data.Batches;
import gradus.data.Data;
import gradus.graph.ComputationGraph;
import gradus.trace.InputEntry;
import gradus.trace.Tape;
import java.util.List;
import java.util.Optional;

/// One descent of the output of a graph, step by step: w = w − η g (CS231n notes, Optimization).
/// Other descents may go on the same tape at the same time. For one thread at a time.
public final class Descent {
  private final ComputationGraph graph;
  private final Objective objective;
  private final Batches batches;
  private final Parameters parameters;
  private final List<InputEntry> entries;
  private final double[] kept;
  private double[] recalled;
  private Stride stride;
  private Iterate now;
  private Breakdown breakdown;

  private Descent(
      Tape tape, Parameters parameters, Stride stride, double[] from, Data data, Batches batches) {
    graph = tape.graph();
    this.batches = batches;
    this.parameters = parameters;
    this.stride = stride;
    entries = parameters.entries();
    kept = new double[parameters.size() * stride.optimiser().kept()];
    recalled = kept.clone();
    objective = Objective.of(tape, parameters, data);
    now = at(0, from);
  }

  /// A descent from the numbers of the program.
  ///
  /// @throws IllegalArgumentException where the output is not one number
  public static Descent of(Tape tape, Parameters parameters, Stride stride) {
    return from(tape, parameters, stride, parameters.start());
  }

  /// A descent of the mean over examples, from the numbers of the program.
  ///
  /// @throws IllegalArgumentException where the output is not one number
  public static Descent of(
      Tape tape, Parameters parameters, Stride stride, Data data, Batches batches) {
    requireNumber(tape);
    return new Descent(tape, parameters, stride, parameters.start(), data, batches);
  }

  /// A descent from other numbers.
  ///
  /// @param start one for each entry of the parameters
  /// @throws IllegalArgumentException where the output is not one number
  public static Descent from(Tape tape, Parameters parameters, Stride stride, double[] start) {
    return from(tape, parameters, stride, start, Data.NONE, Batches.whole(Data.NONE));
  }

  /// A descent of the mean over examples, from other numbers.
  ///
  /// @param start one for each entry of the parameters
  /// @throws IllegalArgumentException where the output is not one number
  public static Descent from(
      Tape tape, Parameters parameters, Stride stride, double[] start, Data data, Batches batches) {
    requireNumber(tape);
    if (start.length != parameters.size()) throw new IllegalArgumentException("start");
    return new Descent(tape, parameters, stride, start.clone(), data, batches);
  }

  private static void requireNumber(Tape tape) {
    if (!tape.graph().output().shape().isScalar()) throw new IllegalArgumentException("no number");
  }

  public Parameters parameters() {
    return parameters;
  }

  public Stride stride() {
    return stride;
  }

  /// Goes on at another rate or momentum, from where it stands.
  ///
  /// @throws IllegalArgumentException for another rule, whose memory would be missing
  public void go(Stride next) {
    if (next.optimiser() != stride.optimiser()) throw new IllegalArgumentException("rule");
    stride = next;
  }

  /// Where it stands; after a breakdown, where it stood last with finite numbers, or at the start.
  public Iterate now() {
    return now;
  }

  /// What the rule remembered before the last step.
  public Recall recall() {
    return new Recall(stride.optimiser(), recalled.clone());
  }

  /// Why it cannot go on; empty while it can.
  public Optional<Breakdown> breakdown() {
    return Optional.ofNullable(breakdown);
  }

  /// Takes one step. Does nothing after a breakdown.
  public void step() {
    if (breakdown != null) return;
    int step = now.step() + 1;
    int each = stride.optimiser().kept();
    double[] next = now.values();
    double[] before = kept.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] -=
          stride.rate()
              * stride
                  .optimiser()
                  .direction(now.gradient(i), kept, i * each, step, stride.momentum());
      if (!Double.isFinite(next[i])) {
        breakdown = new Breakdown(step, Breakdown.What.PARAMETER, entries.get(i).name(), next[i]);
        return;
      }
    }
    Iterate point = at(step, next);
    if (breakdown == null) {
      now = point;
      recalled = before;
    }
  }

  private String lossName() {
    return graph.called(graph.output()).orElse(graph.output().key());
  }

  private Iterate at(int step, double[] values) {
    objective.set(values);
    double loss = objective.loss();
    if (!Double.isFinite(loss)) {
      breakdown = new Breakdown(step, Breakdown.What.LOSS, lossName(), loss);
      return new Iterate(step, loss, loss, values, new double[values.length]);
    }
    Objective.BatchSlope slope = objective.slope(batches.next());
    double[] gradients = slope.gradient();
    for (int i = 0; i < gradients.length && breakdown == null; i++) {
      if (Double.isFinite(gradients[i])) continue;
      String name = entries.get(i).name();
      breakdown = new Breakdown(step, Breakdown.What.GRADIENT, name, gradients[i]);
    }
    return new Iterate(step, loss, slope.loss(), values, gradients);
  }
}
