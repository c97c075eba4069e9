package gradus.descent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a rule remembered of each number before the last step of a descent.
public final class Recall {
  private final Optimiser optimiser;
  private final double[] kept;

  Recall(Optimiser optimiser, double[] kept) {
    this.optimiser = optimiser;
    this.kept = kept;
  }

  /// All that the lines of the rule take for one number, by symbol: w and its gradient g before the
  /// step, what is remembered, and what was chosen.
  ///
  /// @param before where the descent stood before the step
  public Map<String, Double> numbers(Iterate before, int entry, Stride stride) {
    Map<String, Double> numbers = new HashMap<>();
    numbers.put(RuleLine.MOVED, before.value(entry));
    numbers.put("g", before.gradient(entry));
    numbers.put("η", stride.rate());
    numbers.put("μ", stride.momentum());
    numbers.put("t", before.step() + 1.0);
    List<RuleLine> lines = optimiser.lines();
    for (int i = 0; i < optimiser.kept(); i++) {
      // what is remembered is what the first lines compute anew
      numbers.put(lines.get(i).symbol().text(), kept[entry * optimiser.kept() + i]);
    }
    return numbers;
  }
}
