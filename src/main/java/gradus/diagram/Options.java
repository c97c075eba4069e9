package gradus.diagram;

import gradus.latex.Signs;
import gradus.picture.Look;
import gradus.tensor.Decimals;

/// How a diagram is drawn.
///
/// @param digits decimals shown
/// @param signs which signs stand in the gates
/// @param naming which wires bear their names
/// @param locals what stands at the gates' operands
/// @param badges whether kinks and NaN are badged
/// @param patterns whether every gate and fork wears the badge of what it does with gradients
/// @param plain whether nothing is drawn but the graph and its numbers: no gate lit, no badge, and
///   no place of a number that is not there yet
/// @param aspect the width over the height of what the picture is to fill; its rows are chosen so
public record Options(
    Decimals digits,
    Look look,
    Signs signs,
    WireNaming naming,
    LocalGradients locals,
    boolean badges,
    boolean patterns,
    boolean plain,
    double aspect) {
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
          16.0 / 9);

  /// Whether kinks and NaN are badged after all.
  boolean isBadged() {
    return badges && !plain;
  }

  /// Whether patterns are badged after all.
  public boolean isPatterned() {
    return patterns && !plain;
  }

  public Options withDigits(Decimals decimals) {
    return new Options(decimals, look, signs, naming, locals, badges, patterns, plain, aspect);
  }

  public Options withLook(Look other) {
    return new Options(digits, other, signs, naming, locals, badges, patterns, plain, aspect);
  }

  public Options withSigns(Signs other) {
    return new Options(digits, look, other, naming, locals, badges, patterns, plain, aspect);
  }

  public Options withNaming(WireNaming other) {
    return new Options(digits, look, signs, other, locals, badges, patterns, plain, aspect);
  }

  public Options withLocals(LocalGradients other) {
    return new Options(digits, look, signs, naming, other, badges, patterns, plain, aspect);
  }

  public Options withBadges(boolean shown) {
    return new Options(digits, look, signs, naming, locals, shown, patterns, plain, aspect);
  }

  public Options withPatterns(boolean shown) {
    return new Options(digits, look, signs, naming, locals, badges, shown, plain, aspect);
  }

  public Options withPlain(boolean bare) {
    return new Options(digits, look, signs, naming, locals, badges, patterns, bare, aspect);
  }

  public Options withAspect(double other) {
    return new Options(digits, look, signs, naming, locals, badges, patterns, plain, other);
  }
}
