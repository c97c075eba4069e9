package gradus.descent;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.tensor.Tensor;
import gradus.trace.Run;
import gradus.trace.Tape;
import java.util.List;
import java.util.Optional;

/// How well numbers that move do on examples.
///
/// @param loss the mean over the examples
/// @param tally how many are put into the right class; empty where the program chooses none
public record Score(double loss, Optional<Tally> tally) {
  /// How many of some examples are right.
  public record Tally(int right, int of) {
    /// `98.7 %`; only all of them are 100 %, and only none 0 %.
    public String percent() {
      long thousandths = right == of ? 1000 : Math.min(999, Math.round(1000.0 * right / of));
      if (right > 0) thousandths = Math.max(1, thousandths);
      String whole = Long.toString(thousandths / 10);
      return whole + (thousandths % 10 == 0 ? "" : "." + thousandths % 10) + " %";
    }

    Tally and(Tally others) {
      return new Tally(right + others.right, of + others.of);
    }
  }

  /// @param values one for each entry of the parameters
  public static Score of(Tape tape, Parameters parameters, double[] values, Data data) {
    Objective objective = new Objective(tape, parameters, data);
    objective.set(values);
    Optional<Classifier> classifier = Classifier.of(tape.graph());
    double[] loss = new double[1];
    Tally[] tally = {new Tally(0, 0)};
    objective.visit(run -> {
      loss[0] += run.total();
      classifier.ifPresent(c -> tally[0] = tally[0].and(c.tally(run)));
    });
    return new Score(loss[0] / data.size(), classifier.map(c -> tally[0]));
  }

  /// What of a program chooses a class: the scores that its loss takes, of which the greatest says
  /// which, and the label that says which is right.
  private static final class Classifier {
    private final Gate scores;
    private final Gate label;

    private Classifier(Gate scores, Gate label) {
      this.scores = scores;
      this.label = label;
    }

    /// The one of a program; empty where no gate or more than one takes a label.
    static Optional<Classifier> of(ComputationGraph graph) {
      List<Gate> takers =
          graph.gates().stream()
              .filter(Gate::isOperation)
              .filter(g -> graph.operands(g).size() == 2 && g.op().operand(1).isLabel())
              .toList();
      if (takers.size() != 1) return Optional.empty();
      Gate scores = graph.operands(takers.getFirst()).getFirst().source();
      Gate label = graph.operands(takers.getFirst()).getLast().source();
      boolean each =
          scores.shape() != null
              && label.shape() != null
              && scores.shape().rank() == label.shape().rank() + 1;
      return each ? Optional.of(new Classifier(scores, label)) : Optional.empty();
    }

    /// How many examples of one forward pass are right: of a batch several. A class that shares its
    /// score with another is not chosen.
    Tally tally(Run run) {
      Tensor given = run.value(scores).orElseThrow();
      Tensor rightOnes = run.value(label).orElseThrow();
      int classes = given.shape().cols();
      int right = 0;
      for (int row = 0; row < rightOnes.size(); row++) {
        if (isChosen(given, row * classes, classes, (int) rightOnes.get(row))) right++;
      }
      return new Tally(right, rightOnes.size());
    }

    private static boolean isChosen(Tensor scores, int from, int classes, int one) {
      for (int j = 0; j < classes; j++) {
        if (j != one && !(scores.get(from + j) < scores.get(from + one))) return false;
      }
      return true;
    }
  }
}
