package gradus.descent;

import gradus.data.Data;
import gradus.data.Destination;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.op.catalogue.Ops;
import gradus.tensor.Tensor;
import gradus.trace.Run;
import gradus.trace.Tape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A program that tells classes apart: it has one number a class, of which the largest is its
/// answer, before a `hinge` or `cross_entropy` whose label is data; or one sigmoid, beside targets
/// of 0 and 1, whose answer is 1 from ½ on. For one thread at a time.
public final class Classifier {
  /// No class.
  public static final int NONE = -1;

  private static final double HALF = 0.5;

  private final Tape tape;
  private final Parameters parameters;
  private final Data data;
  private final Judged judged;
  private final Run run;
  private final RowGraphs stack;
  private final Map<ComputationGraph, Gate> answers = new IdentityHashMap<>();

  /// What is asked, by what, and of how many classes.
  private record Judged(Gate answer, Gate label, int classes, boolean sigmoid) {}

  private Classifier(Tape tape, Parameters parameters, Data data, Judged judged) {
    this.tape = tape;
    this.parameters = parameters;
    this.data = data;
    this.judged = judged;
    run = data.isByRow() ? null : tape.run(parameters.gates());
    stack = data.isByRow() ? new RowGraphs(tape.graph(), parameters.gates(), data) : null;
  }

  /// The classifier that a program surely is; empty for all others.
  public static Optional<Classifier> of(Tape tape, Parameters parameters, Data data) {
    return judged(tape.graph(), data).map(j -> new Classifier(tape, parameters, data, j));
  }

  private static Optional<Judged> judged(ComputationGraph graph, Data data) {
    List<Judged> found = new ArrayList<>();
    for (Gate gate : graph.gates()) {
      if (gate.op() == Ops.CROSS_ENTROPY || gate.op() == Ops.HINGE) {
        List<Wire> in = graph.operands(gate);
        Gate scores = in.getFirst().source();
        Gate label = origin(graph, in.getLast().source());
        int classes = scores.shape().isScalar() ? 0 : scores.shape().cols();
        if (data.inputs().contains(label) && graph.isLabel(label) && data.isNumber(label)) {
          found.add(new Judged(scores, label, classes, false));
        }
      }
    }
    if (found.isEmpty()) found.addAll(sigmoids(graph, data));
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /// The last sigmoids before targets of 0 and 1.
  private static List<Judged> sigmoids(ComputationGraph graph, Data data) {
    List<Judged> found = new ArrayList<>();
    for (Gate gate : graph.gates()) {
      if (gate.op() != Ops.SIGMOID) continue;
      Set<Gate> before = before(graph, gate);
      List<Gate> targets =
          data.inputs().stream()
              .filter(g -> !before.contains(g) && g.shape().equals(gate.shape()))
              .filter(g -> data.isNumber(g) && data.isBinary(g))
              .toList();
      boolean learns = data.inputs().stream().anyMatch(before::contains);
      if (targets.size() != 1 || !learns) continue;
      found.removeIf(earlier -> before.contains(earlier.answer()));
      found.add(new Judged(gate, targets.getFirst(), 2, true));
    }
    return found;
  }

  private static Gate origin(ComputationGraph graph, Gate gate) {
    Gate at = gate;
    while (at.op() == Ops.COPY) {
      at = graph.operands(at).getFirst().source();
    }
    return at;
  }

  private static Set<Gate> before(ComputationGraph graph, Gate gate) {
    Set<Gate> before = new HashSet<>();
    List<Gate> open = new ArrayList<>(List.of(gate));
    while (!open.isEmpty()) {
      for (Wire wire : graph.operands(open.removeLast())) {
        if (before.add(wire.source())) open.add(wire.source());
      }
    }
    return before;
  }

  /// How many classes it tells apart.
  public int classes() {
    return judged.classes();
  }

  /// What the examples have their class in.
  public Destination label() {
    return data.columns().get(labelColumn());
  }

  private int labelColumn() {
    List<Destination> columns = data.columns();
    for (int c = 0; c < columns.size(); c++) {
      if (columns.get(c).input() == judged.label()) return c;
    }
    throw new IllegalStateException(judged.label().key());
  }

  /// The class that an example has in its table.
  public int given(Data of, int row) {
    return (int) of.get(row, labelColumn());
  }

  /// The columns that the answer depends on.
  public List<Integer> features() {
    Set<Gate> before = before(tape.graph(), judged.answer());
    List<Integer> features = new ArrayList<>();
    for (int c = 0; c < data.columns().size(); c++) {
      if (before.contains(data.columns().get(c).input())) features.add(c);
    }
    return features;
  }

  /// How many of these examples are answered right, with these numbers for what moves.
  public Score.Tally tally(double[] values, Data of) {
    int[] answers = answers(values, of);
    int right = 0;
    for (int row = 0; row < answers.length; row++) {
      if (answers[row] == given(of, row)) right++;
    }
    return new Score.Tally(right, answers.length);
  }

  /// The class that each of these examples is answered with; [#NONE] where several have the largest
  /// score, or one is no number.
  public int[] answers(double[] values, Data of) {
    int[] answers = new int[of.size()];
    if (stack == null) {
      parameters.set(run, values);
      for (int row = 0; row < answers.length; row++) {
        for (Gate input : of.inputs()) {
          run.set(input, of.value(input, row));
        }
        run.forward(() -> false);
        answers[row] = answer(run.value(judged.answer()).orElseThrow(), 0);
      }
      return answers;
    }
    RowGraphs.RowRun layer = stack.forward(parameters, values, of, of.all());
    Tensor all = layer.run().value(answer(layer.graph())).orElseThrow();
    for (int row = 0; row < answers.length; row++) {
      answers[row] = answer(all, row);
    }
    return answers;
  }

  private Gate answer(ComputationGraph graph) {
    return answers.computeIfAbsent(graph, g -> judged(g, data.in(g)).orElseThrow().answer());
  }

  private int answer(Tensor all, int row) {
    if (judged.sigmoid()) {
      double p = all.get(row);
      return Double.isNaN(p) ? NONE : p >= HALF ? 1 : 0;
    }
    int best = NONE;
    int from = row * judged.classes();
    for (int k = 0; k < judged.classes(); k++) {
      double score = all.get(from + k);
      if (Double.isNaN(score)) return NONE;
      if (best < 0 || score > all.get(from + best)) best = k;
    }
    for (int k = 0; k < judged.classes(); k++) {
      if (k != best && all.get(from + k) == all.get(from + best)) return NONE;
    }
    return best;
  }
}
