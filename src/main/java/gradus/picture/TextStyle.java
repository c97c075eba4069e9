package gradus.picture;

/// How text is set; the size is in px. Gradients are always italic.
///
/// @param serif the face of names in formulas
public record TextStyle(double size, boolean bold, boolean italic, boolean serif) {

  public TextStyle(double size, boolean bold, boolean italic) {
    this(size, bold, italic, false);
  }

  /// As names stand in formulas.
  public static TextStyle name(double size) {
    return new TextStyle(size, false, true, true);
  }

  /// Upright text of the size.
  public static TextStyle plain(double size) {
    return new TextStyle(size, false, false);
  }

  public TextStyle inBold() {
    return new TextStyle(size, true, italic, serif);
  }

  TextStyle light() {
    return new TextStyle(size, false, italic, serif);
  }

  TextStyle upright() {
    return new TextStyle(size, bold, false, serif);
  }

  public TextStyle inItalic() {
    return new TextStyle(size, bold, true, serif);
  }

  /// The same face in another size, px.
  public TextStyle sized(double other) {
    return new TextStyle(other, bold, italic, serif);
  }
}
