package gradus.document;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Two versions of a program, line beside line.
public record Comparison(List<LinePair> rows) {
  public Comparison {
    rows = List.copyOf(rows);
  }

  /// A line of both versions, or of one; lines that were rewritten stand beside each other.
  ///
  /// @param mine empty where only the other version has a line
  /// @param theirs empty where only mine has one
  public record LinePair(Optional<String> mine, Optional<String> theirs) {
    /// Whether both versions say the same here.
    public boolean isSame() {
      return mine.equals(theirs);
    }
  }

  /// What is in the window, and what the file holds.
  public static Comparison of(String mine, String theirs) {
    List<String> left = mine.lines().toList();
    List<String> right = theirs.lines().toList();
    List<LinePair> rows = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
      same(left.subList(at, delta.getSource().getPosition()), rows);
      List<String> old = delta.getSource().getLines();
      List<String> now = delta.getTarget().getLines();
      for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
        rows.add(new LinePair(line(old, i), line(now, i)));
      }
      at = delta.getSource().getPosition() + old.size();
    }
    same(left.subList(at, left.size()), rows);
    return new Comparison(rows);
  }

  private static void same(List<String> lines, List<LinePair> rows) {
    lines.forEach(line -> rows.add(new LinePair(Optional.of(line), Optional.of(line))));
  }

  private static Optional<String> line(List<String> lines, int i) {
    return i < lines.size() ? Optional.of(lines.get(i)) : Optional.empty();
  }
}
