package gradus.export;

/// How many columns of a terminal a text takes.
public final class TextColumns {
  private TextColumns() {}

  /// Of a text in one line.
  public static int of(String text) {
    return text.codePoints().map(TextColumns::of).sum();
  }

  /// Two for Hangul and other characters of East Asia, else one.
  public static int of(int c) {
    boolean wide =
        c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3;
    return wide ? 2 : 1;
  }
}
