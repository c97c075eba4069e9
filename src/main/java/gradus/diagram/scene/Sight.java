package gradus.diagram.scene;

/// How large the numbers of a picture are on a screen that it fills, and how large they should be
/// there: heights are those at 100 % on a slide of the screen's proportions, px.
///
/// @param width of such a slide
/// @param height of such a slide
/// @param times how many times as large as a slide the screen is
/// @param size of the numbers at scale 1
/// @param parts how many inputs and gates the picture has
public record Sight(double width, double height, double times, double size, int parts) {
  /// Width over height of a slide.
  private static final double SLIDE = 16.0 / 9;

  private static final int MOST_ROWS = 4;

  /// A picture is never shown larger than so many times.
  private static final double MOST_SCALE = 3.7;

  /// What is smaller on a screen tires the eye, in px.
  private static final double LEAST_TEXT = 15;

  /// What is smaller on a screen cannot be read there, in px.
  private static final double READ_TEXT = 11;

  /// A picture of more inputs and gates is a large one.
  private static final int LARGE = 40;

  /// The height of the numbers of a picture of this size.
  public double text(double wide, double high) {
    return size * Math.min(MOST_SCALE, Math.min(width / wide, height / high));
  }

  /// How many times as high it is as what fills the screen, for its width.
  public double high(double wide, double high) {
    return width / height * high / wide;
  }

  /// What numbers should have; on what is smaller than a slide they are to be read at ease too.
  public double goal() {
    return Math.min(MOST_SCALE * size, Math.max(LEAST_TEXT / smaller(), slide()));
  }

  /// What they are to have at the least, more of them for less air.
  public double least() {
    return Math.max(readable(), slide());
  }

  /// What can be read on this screen at all.
  public double readable() {
    return READ_TEXT / smaller();
  }

  /// How small a screen is beside a slide. What is larger, as that of a hall, is looked at from
  /// farther away: a picture has the rows there that it has on a slide.
  private double smaller() {
    return Math.min(1, times);
  }

  private double slide() {
    if (parts <= 16) return 30;
    if (parts <= 40) return 22;
    return parts <= 100 ? 14 : 10;
  }

  /// Whether it is a large picture, whose rows fit less well together than they seem to.
  public boolean isLarge() {
    return parts > LARGE;
  }

  /// The most rows such a picture is broken into; more on what is higher than a slide.
  public int rows() {
    double higher = Math.sqrt(SLIDE / (width / height));
    int most = (int) Math.ceil(MOST_ROWS * Math.clamp(higher, 1, 2));
    return isLarge() ? 2 * most : most;
  }

  /// How many rows of what is now one fill the screen.
  ///
  /// @param row its height with the gap to the next
  public int filling(double wide, double row) {
    return (int) Math.ceil(Math.sqrt(wide / (width / height * row)));
  }
}
