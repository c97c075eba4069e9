package gradus.lang;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
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

  /// The function that was surely meant by a name: short ones differ from one another by a letter,
  /// and what stands before or behind one makes another function of it (`asinh`, `sgn`, `arctan2`),
  /// so a slip is only what no such name has. Empty when no function is one slip away.
  public static Optional<String> mistyped(String typed, Collection<String> functions) {
    if (typed.length() < 2 || typed.length() > LONGEST) return Optional.empty();
    String small = typed.toLowerCase(Locale.ROOT);
    return functions.stream()
        .filter(name -> isSlip(small, name))
        .min(Comparator.comparingInt(name -> distance(small, name)));
  }

  private static boolean isSlip(String typed, String name) {
    if (Math.abs(typed.length() - name.length()) > 2) return false;
    int distance = distance(typed, name);
    if (distance == 0 || distance > 2) return distance == 0;
    int shorter = Math.min(typed.length(), name.length());
    if (distance == 2) return shorter > 6 && !isEnlarged(typed, name);
    boolean same = typed.length() == name.length();
    boolean exchanged = same && sorted(typed).equals(sorted(name));
    boolean doubled = !same && squeezed(typed).equals(squeezed(name));
    if (exchanged || doubled) return true;
    return shorter > 3 && (!same || shorter > 4) && !isEnlarged(typed, name);
  }

  /// Whether one is the other with more in front of it or behind it.
  private static boolean isEnlarged(String a, String b) {
    return a.startsWith(b) || a.endsWith(b) || b.startsWith(a) || b.endsWith(a);
  }

  private static String sorted(String name) {
    return name.chars()
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String squeezed(String name) {
    return name.replaceAll("(.)\\1+", "$1");
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
