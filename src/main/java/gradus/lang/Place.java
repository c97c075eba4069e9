package gradus.lang;

/// A line and a column, both from 1; the column counts UTF-16 units. Lines end at `\n`, `\r\n` or
/// `\r`.
public record Place(int line, int column) {
  /// The place of an offset; an offset past the end is taken as the end. Linear in the offset.
  public static Place of(String text, int offset) {
    int line = 1;
    int lineStart = 0;
    int stop = Math.min(offset, text.length());
    for (int i = 0; i < stop; i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !pair)) {
        line++;
        lineStart = i + 1;
      }
    }
    return new Place(line, stop - lineStart + 1);
  }
}
