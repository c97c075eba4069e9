package gradus.lang;

/// A stretch `[start, end)` of a text, in UTF-16 units.
public record Span(int start, int end) {
  /// That of what stands nowhere in a text: a formula that was made, a problem of the whole.
  public static final Span NOWHERE = new Span(0, 0);

  public Span {
    if (start < 0 || end < start) throw new IllegalArgumentException("span " + start + ".." + end);
  }

  /// From one place to another, whichever comes first: a sum written out repeats its text.
  public static Span between(int a, int b) {
    return new Span(Math.min(a, b), Math.max(a, b));
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
