package gradus.descent;

import gradus.data.Data;
import java.util.Optional;

/// How well a classifier does where a descent stands.
///
/// @param learnt of the examples that it looks at
/// @param held of those that are held back; empty where none are
/// @param boundary where it changes its answer; empty where it takes other than two numbers
public record Verdict(Score.Tally learnt, Optional<Score.Tally> held, Optional<Boundary> boundary) {
  /// With these numbers for what moves.
  public static Verdict of(Classifier classifier, double[] values, Data.Split examples) {
    Data held = examples.held();
    return new Verdict(
        classifier.tally(values, examples.taken()),
        held.size() == 0 ? Optional.empty() : Optional.of(classifier.tally(values, held)),
        Boundary.of(classifier, values, examples.taken(), held));
  }
}
