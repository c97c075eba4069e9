package gradus.grid;

import gradus.lang.Problem;
import java.util.List;

/// What came from the clipboard.
public sealed interface Pasting {
  /// Rows of equally many numbers.
  record NumberTable(List<List<String>> cells) implements Pasting {
    public NumberTable {
      cells = cells.stream().map(List::copyOf).toList();
    }
  }

  /// What cannot be taken, and why.
  record NoTable(Problem why) implements Pasting {}
}
