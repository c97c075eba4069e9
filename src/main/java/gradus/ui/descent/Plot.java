package gradus.ui.descent;

import gradus.descent.Breakdown;
import gradus.descent.Iterate;
import gradus.descent.Parameters;
import gradus.descent.Recall;
import gradus.descent.Stride;
import java.util.List;
import java.util.Optional;

/// A descent as far as it has gone.
///
/// @param serving the examples that it looks at
/// @param points from the start on
/// @param recall what the rule remembered before the last step
/// @param breakdown why it cannot go on
public record Plot(
    Stride stride,
    Parameters parameters,
    Serving serving,
    List<Iterate> points,
    Recall recall,
    Optional<Breakdown> breakdown) {
  public Plot {
    points = List.copyOf(points);
  }

  /// Where it stands.
  public Iterate last() {
    return points.getLast();
  }
}
