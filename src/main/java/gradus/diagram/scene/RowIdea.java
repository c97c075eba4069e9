package gradus.diagram.scene;

import gradus.layout.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Breaks into rows, not yet laid out.
///
/// @param cuts the depths behind which a row ends
/// @param text how high the numbers seem to become
/// @param worth how much of that the breaks leave, to those who read
/// @param whole whether each frame stays in one row
/// @param few whether the breaks are where few values pass rather than where rows become equal
/// @param fewest how many gates each row has at the least
public record RowIdea(
    List<Integer> cuts, double text, double worth, boolean whole, boolean few, int fewest) {
  /// How near to the goal rows are to seem to come.
  public static final double HOPE = 0.95;

  public RowIdea {
    cuts = List.copyOf(cuts);
  }

  /// Ways to break a picture of one row, the most promising first: the fewest rows that seem to
  /// meet the goal, those that leave frames whole before others and then those of enough gates, and
  /// then those worth most.
  ///
  /// @param most how many rows there may be
  /// @param margin around the picture
  public static List<RowIdea> all(
      Cuts cuts, Depths depths, Sight sight, double goal, int most, double margin) {
    List<RowIdea> ideas = new ArrayList<>();
    Set<List<Integer>> known = new HashSet<>();
    // A large tangle becomes a worse one where many values pass.
    boolean[] ways = sight.isLarge() ? new boolean[] {true} : new boolean[] {true, false};
    for (boolean few : ways) {
      for (boolean whole : new boolean[] {true, false}) {
        for (int fewest : new int[] {Cuts.WANTED, Cuts.FEWEST}) {
          for (List<Integer> way : cuts.into(most, fewest, whole, few, depths.widths())) {
            List<Integer> at = depths.evened(way, cuts);
            if (!known.add(at)) continue;
            Box size = depths.size(at, margin);
            double text = sight.text(size.width(), size.height());
            ideas.add(new RowIdea(at, text, cuts.worth(at), whole, few, fewest));
          }
        }
      }
    }
    ideas.sort(
        Comparator.comparing((RowIdea idea) -> !idea.meets(goal))
            .thenComparing(idea -> idea.meets(goal) && !idea.whole)
            .thenComparing(idea -> idea.meets(goal) && !idea.few)
            .thenComparingDouble(idea -> idea.meets(goal) ? -idea.fewest : -idea.text * idea.worth)
            .thenComparingInt(idea -> idea.cuts.size()));
    return ideas;
  }

  private boolean meets(double goal) {
    return text >= HOPE * goal;
  }
}
