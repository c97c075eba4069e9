package gradus.diagram;

import gradus.latex.Signs;
import gradus.picture.Look;
import gradus.tensor.Decimals;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a diagram is drawn.
///
/// @param digits decimals shown
/// @param signs which signs stand in the gates
/// @param naming which wires bear their names
/// @param locals what stands at the gates' operands
/// @param badges whether kinks and NaN are badged
/// @param patterns whether every gate and fork wears the badge of what it does with gradients
/// @param magnitudes whether wires are the broader the larger their gradient is, and each branch of
///   a fork shows its share
/// @param plain whether nothing is drawn but the graph and its numbers: no gate lit, no badge, and
///   no place of a number that is not there yet
/// @param screen what the picture is to fill; its rows are chosen so
public record Options(
    Decimals digits,
    Look look,
    Signs signs,
    WireNaming naming,
    LocalGradients locals,
    boolean badges,
    boolean patterns,
    boolean magnitudes,
    boolean plain,
    Screen screen) {
  /// What a picture is to fill, in px.
  public record Screen(double width, double height) {
    /// A slide, on which texts are measured.
    public static final Screen SLIDE = new Screen(1920, 1080);

    private static final Pattern PROPORTIONS =
        Pattern.compile("(\\d{1,5}(?:\\.\\d+)?):(\\d{1,5}(?:\\.\\d+)?)");

    /// The longest there is, in times its other side.
    private static final double LONGEST = 20;

    /// As large as a slide, of the proportions that a person writes as 16:9; empty where that is
    /// none, or out of all proportion.
    public static Optional<Screen> written(String proportions) {
      Matcher given = PROPORTIONS.matcher(proportions);
      if (!given.matches()) return Optional.empty();
      double aspect = Double.parseDouble(given.group(1)) / Double.parseDouble(given.group(2));
      boolean sane = aspect >= 1 / LONGEST && aspect <= LONGEST;
      return sane ? Optional.of(of(aspect)) : Optional.empty();
    }

    /// As large as a slide, of other proportions.
    public static Screen of(double aspect) {
      double area = SLIDE.width * SLIDE.height;
      return new Screen(Math.sqrt(area * aspect), Math.sqrt(area / aspect));
    }

    double aspect() {
      return width / height;
    }

    /// How many times as large as a slide it is.
    public double times() {
      return Math.sqrt(width * height / (SLIDE.width * SLIDE.height));
    }
  }

  public static final Options DEFAULT =
      new Options(
          Decimals.AS_NEEDED,
          Look.DEFAULT,
          Signs.TEXTBOOK,
          WireNaming.TEXT,
          LocalGradients.NONE,
          true,
          false,
          false,
          false,
          Screen.SLIDE);

  /// Whether kinks and NaN are badged after all.
  boolean isBadged() {
    return badges && !plain;
  }

  /// Whether patterns are badged after all.
  public boolean isPatterned() {
    return patterns && !plain;
  }

  public Options withDigits(Decimals decimals) {
    return new Options(
        decimals, look, signs, naming, locals, badges, patterns, magnitudes, plain, screen);
  }

  public Options withLook(Look other) {
    return new Options(
        digits, other, signs, naming, locals, badges, patterns, magnitudes, plain, screen);
  }

  public Options withSigns(Signs other) {
    return new Options(
        digits, look, other, naming, locals, badges, patterns, magnitudes, plain, screen);
  }

  public Options withNaming(WireNaming other) {
    return new Options(
        digits, look, signs, other, locals, badges, patterns, magnitudes, plain, screen);
  }

  public Options withLocals(LocalGradients other) {
    return new Options(
        digits, look, signs, naming, other, badges, patterns, magnitudes, plain, screen);
  }

  public Options withBadges(boolean shown) {
    return new Options(
        digits, look, signs, naming, locals, shown, patterns, magnitudes, plain, screen);
  }

  public Options withPatterns(boolean shown) {
    return new Options(
        digits, look, signs, naming, locals, badges, shown, magnitudes, plain, screen);
  }

  public Options withMagnitudes(boolean shown) {
    return new Options(digits, look, signs, naming, locals, badges, patterns, shown, plain, screen);
  }

  public Options withPlain(boolean bare) {
    return new Options(
        digits, look, signs, naming, locals, badges, patterns, magnitudes, bare, screen);
  }

  public Options withScreen(Screen other) {
    return new Options(
        digits, look, signs, naming, locals, badges, patterns, magnitudes, plain, other);
  }
}
