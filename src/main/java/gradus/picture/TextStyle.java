package gradus.picture;

/// How text is set; the size is in px. Gradients are always italic.
public record TextStyle(double size, boolean bold, boolean italic) {

  /// Upright text of the size.
  public static TextStyle plain(double size) {
    return new TextStyle(size, false, false);
  }

  public TextStyle inBold() {
    return new TextStyle(size, true, italic);
  }

  public TextStyle inItalic() {
    return new TextStyle(size, bold, true);
  }

  /// The same face in another size, px.
  public TextStyle sized(double other) {
    return new TextStyle(other, bold, italic);
  }
}
