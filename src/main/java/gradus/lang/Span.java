package gradus.lang;

/// A stretch `[start, end)` of a text, in UTF-16 units.
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  /// The smallest span that holds both.
  public Span union(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  /// Number of UTF-16 units.
  public int length() {
    return end - start;
  }
}
