package gradus.export;

/// How many columns of a terminal a text takes.
public final class TextColumns {
  private TextColumns() {}

  /// Of a text in one line.
  public static int of(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      columns += of(text.codePointAt(i));
    }
    return columns;
  }

  /// Two for Hangul and other characters of East Asia, else one.
  public static int of(int c) {
    boolean wide =
        c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3;
    return wide ? 2 : 1;
  }
}
