package gradus.lang;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// How far a mistyped name is from those there are.
public final class Spelling {
  /// Longer than any name that somebody mistypes.
  private static final int LONGEST = 40;

  private Spelling() {}

  /// The name that was perhaps meant, in small letters as the names are; empty when none is near.
  /// Of several as near it is the first.
  public static Optional<String> nearest(String typed, Collection<String> names) {
    if (typed.isEmpty() || typed.length() > LONGEST) return Optional.empty();
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .filter(name -> distance(typed, name) <= Math.max(1, typed.length() / 3));
  }

  /// Letters inserted, left out, replaced, or exchanged with their neighbour.
  public static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] next = new int[b.length() + 1];
      next[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(replace, 1 + Math.min(row[j], next[j - 1]));
        boolean exchanged =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (exchanged) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
    }
    return row[b.length()];
  }
}
