package gradus.ui.descent;

import gradus.descent.Breakdown;
import gradus.descent.Growth;
import gradus.descent.Iterate;
import gradus.descent.Parameters;
import gradus.descent.Recall;
import gradus.descent.Stride;
import gradus.descent.Verdict;
import java.util.List;
import java.util.Optional;

/// A descent as far as it has gone.
///
/// @param serving the examples that it looks at
/// @param points from the start on
/// @param recall what the rule remembered before the last step
/// @param first how well it did at the start; empty where it tells no classes
/// @param verdict how well it does now
/// @param breakdown why it cannot go on
public record Plot(
    Stride stride,
    Parameters parameters,
    Serving serving,
    List<Iterate> points,
    Recall recall,
    Optional<Verdict> first,
    Optional<Verdict> verdict,
    Optional<Breakdown> breakdown) {
  public Plot {
    points = List.copyOf(points);
  }

  /// What has grown far, although it should become smaller.
  public Optional<Growth> growth() {
    return Growth.of(points);
  }

  /// Whether it went somewhere where a plain step changes no number, not in its last digit.
  public boolean isStuck() {
    if (points.size() < 2 || breakdown.isPresent()) return false;
    Iterate last = last();
    for (int i = 0; i < parameters.size(); i++) {
      double moved = last.value(i) - stride.rate() * last.gradient(i);
      if (moved != last.value(i)) return false;
    }
    return true;
  }

  /// The entry that is farthest from where it began; the first of several.
  public int farthest() {
    Iterate first = points.getFirst();
    int farthest = 0;
    double most = 0;
    for (int i = 0; i < parameters.size(); i++) {
      double way = Math.abs(last().value(i) - first.value(i));
      if (way > most) {
        farthest = i;
        most = way;
      }
    }
    return farthest;
  }

  /// Where it stands.
  public Iterate last() {
    return points.getLast();
  }
}
