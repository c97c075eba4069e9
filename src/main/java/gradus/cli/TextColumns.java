package gradus.cli;

/// How many columns of a terminal a text takes.
final class TextColumns {
  private TextColumns() {}

  static int of(String text) {
    return text.codePoints().map(TextColumns::of).sum();
  }

  /// Two for Hangul and other characters of East Asia, else one.
  static int of(int c) {
    boolean wide =
        c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3;
    return wide ? 2 : 1;
  }
}
