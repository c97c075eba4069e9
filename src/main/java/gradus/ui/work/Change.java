package gradus.ui.work;

import gradus.lang.Span;
import java.util.Optional;

/// The one stretch in which two texts differ: `[start, end)` of the old one became `inserted`.
public record Change(int start, int end, String inserted) {
  public static Change between(String before, String after) {
    int most = Math.min(before.length(), after.length());
    int head = 0;
    while (head < most && before.charAt(head) == after.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
      tail++;
    }
    // A surrogate pair is never split.
    if (head > 0 && Character.isHighSurrogate(before.charAt(head - 1))) head--;
    if (tail > 0 && Character.isLowSurrogate(before.charAt(before.length() - tail))) tail--;
    return new Change(head, before.length() - tail, after.substring(head, after.length() - tail));
  }

  public boolean isNothing() {
    return start == end && inserted.isEmpty();
  }

  /// Where a span of the old text is in the new one; empty when the change crosses its border.
  Optional<Span> moved(Span span) {
    int growth = inserted.length() - (end - start);
    if (span.start() <= start && end <= span.end()) {
      return Optional.of(new Span(span.start(), span.end() + growth));
    }
    if (end <= span.start()) {
      return Optional.of(new Span(span.start() + growth, span.end() + growth));
    }
    return span.end() <= start ? Optional.of(span) : Optional.empty();
  }
}
