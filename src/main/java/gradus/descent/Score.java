package gradus.descent;

import gradus.data.Data;
import gradus.trace.Tape;
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
  }

  /// @param values one for each entry of the parameters
  public static Score of(Tape tape, Parameters parameters, double[] values, Data data) {
    Objective objective = Objective.of(tape, parameters, data);
    objective.set(values);
    Optional<Tally> tally = Classifier.of(tape, parameters, data).map(c -> c.tally(values, data));
    return new Score(objective.loss(), tally);
  }
}
