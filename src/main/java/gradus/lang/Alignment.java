package gradus.lang;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the words and signs of a text stand after an edit, by the shortest edit that makes the new
/// text of the old one (E. Myers, An O(ND) difference algorithm, 1986). Spaces do not count.
public final class Alignment {
  /// Words taken out and put in between the first and the last change; beyond that nothing between
  /// them is followed.
  private static final int MOST_CHANGES = 200;

  private record Words(int[] ids, int[] starts, int[] ends) {
    static Words of(String text, Map<String, Integer> known) {
      List<int[]> words = new ArrayList<>();
      int at = 0;
      while (at < text.length()) {
        int start = at++;
        char first = text.charAt(start);
        if (Character.isWhitespace(first)) continue;
        boolean number = Character.isDigit(first);
        if (number || Character.isLetter(first)) {
          while (at < text.length() && continues(text.charAt(at), number)) {
            at++;
          }
        }
        int fresh = known.size();
        String word = text.substring(start, at);
        words.add(new int[] {known.computeIfAbsent(word, k -> fresh), start, at});
      }
      return new Words(column(words, 0), column(words, 1), column(words, 2));
    }

    private static boolean continues(char c, boolean number) {
      return Character.isDigit(c) || (number ? c == '.' : Character.isLetter(c) || c == '_');
    }

    private static int[] column(List<int[]> words, int k) {
      return words.stream().mapToInt(w -> w[k]).toArray();
    }
  }

  /// How many guesses [#moved] knows, the best first.
  public static final int GUESSES = 5;

  private final Words before;
  private final Words after;
  private final long[] beforeSums;
  private final long[] afterSums;

  /// For each word its place afterwards, or -1. With equal words on both sides of a change, as in
  /// `a + a`, the change is as late as can be in the first and as early in the second.
  private final int[] late;

  private final int[] early;

  private Alignment(Words before, Words after) {
    this.before = before;
    this.after = after;
    beforeSums = sums(before.ids);
    afterSums = sums(after.ids);
    late = places(before.ids, after.ids);
    early = places(reversed(before.ids), reversed(after.ids));
    for (int i = 0; i < early.length; i++) {
      if (early[i] >= 0) early[i] = after.ids.length - 1 - early[i];
    }
    reverse(early);
  }

  public static Alignment between(String before, String after) {
    Map<String, Integer> known = new HashMap<>();
    return new Alignment(Words.of(before, known), Words.of(after, known));
  }

  /// Where a stretch of the old text stands in the new one, if it goes with its first or its last
  /// word; empty when it does not stand there whole.
  public Optional<Span> moved(Span span, int guess) {
    int first = firstEndingAfter(span.start());
    int last = firstEndingAfter(span.end());
    if (last == late.length || before.starts[last] >= span.end()) last--;
    if (last < first) return Optional.empty();
    int middle = (first + last) / 2;
    int shift =
        switch (guess) {
          case 0 -> late[first] - first;
          case 1 -> early[last] - last;
          case 2 -> late[last] - last;
          case 3 -> early[first] - first;
          default -> late[middle] - middle;
        };
    int there = first + shift;
    int end = last + shift;
    if (there < 0 || end >= after.ids.length) return Optional.empty();
    if (sum(beforeSums, first, last) != sum(afterSums, there, end)) return Optional.empty();
    int from = after.starts[there] + span.start() - before.starts[first];
    int to = after.ends[end] + span.end() - before.ends[last];
    return from < 0 || to < from ? Optional.empty() : Optional.of(new Span(from, to));
  }

  private static final long BASE = 0x9E3779B97F4A7C15L;

  /// Sums from which that of any stretch follows (R. Karp and M. Rabin, 1987).
  private static long[] sums(int[] ids) {
    long[] sums = new long[ids.length + 1];
    for (int i = 0; i < ids.length; i++) {
      long mixed = (ids[i] + 1) * 0xBF58476D1CE4E5B9L;
      sums[i + 1] = sums[i] * BASE + (mixed ^ (mixed >>> 29));
    }
    return sums;
  }

  private static long sum(long[] sums, int first, int last) {
    long power = 1;
    long base = BASE;
    for (int n = last - first + 1; n > 0; n >>= 1) {
      if ((n & 1) == 1) power *= base;
      base *= base;
    }
    return sums[last + 1] - sums[first] * power;
  }

  private int firstEndingAfter(int at) {
    int found = Arrays.binarySearch(before.ends, at);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static int[] reversed(int[] a) {
    int[] mirrored = a.clone();
    reverse(mirrored);
    return mirrored;
  }

  private static void reverse(int[] a) {
    for (int i = 0, j = a.length - 1; i < j; i++, j--) {
      int kept = a[i];
      a[i] = a[j];
      a[j] = kept;
    }
  }

  /// For each word of `a` its place in `b`; -1 when it is gone.
  private static int[] places(int[] a, int[] b) {
    int[] places = new int[a.length];
    Arrays.fill(places, -1);
    int start = 0;
    while (start < Math.min(a.length, b.length) && a[start] == b[start]) {
      places[start] = start++;
    }
    if (!align(a, b, start, places)) {
      int n = a.length;
      int m = b.length;
      while (n > start && m > start && a[n - 1] == b[m - 1]) {
        places[--n] = --m;
      }
    }
    return places;
  }

  /// Fills in the places from `start` on; whether few enough changes do.
  private static boolean align(int[] a, int[] b, int start, int[] places) {
    int n = a.length - start;
    int m = b.length - start;
    int most = Math.min(MOST_CHANGES, n + m);
    int[] reach = new int[2 * most + 3];
    List<int[]> history = new ArrayList<>();
    for (int d = 0; d <= most; d++) {
      history.add(reach.clone());
      for (int k = -d; k <= d; k += 2) {
        int i = down(reach, most, k, d) ? reach[most + k + 2] : reach[most + k] + 1;
        while (i < n && i - k < m && i - k >= 0 && a[start + i] == b[start + i - k]) {
          i++;
        }
        reach[most + 1 + k] = i;
        if (i >= n && i - k >= m) {
          follow(history, most, d, n, m, start, places);
          return true;
        }
      }
    }
    return false;
  }

  private static boolean down(int[] reach, int most, int k, int d) {
    return k == -d || (k != d && reach[most + k] < reach[most + k + 2]);
  }

  /// Walks the shortest edit back from its end.
  private static void follow(
      List<int[]> history, int most, int changes, int n, int m, int start, int[] places) {
    int i = n;
    int j = m;
    for (int d = changes; d >= 0; d--) {
      int[] reach = history.get(d);
      int k = i - j;
      boolean down = down(reach, most, k, d);
      int from = down ? k + 1 : k - 1;
      int iFrom = d == 0 ? 0 : reach[most + 1 + from];
      int jFrom = d == 0 ? 0 : iFrom - from;
      int iStart = d == 0 ? 0 : down ? iFrom : iFrom + 1;
      while (i > iStart) {
        places[start + --i] = start + --j;
      }
      i = iFrom;
      j = jFrom;
    }
  }
}
