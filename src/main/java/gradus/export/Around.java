package gradus.export;

import java.util.Optional;
import java.util.OptionalDouble;

/// What stands around an exported picture.
///
/// @param title above all; blank for none
/// @param formula above the picture; empty for none
/// @param caption whether the step's sentence stands below
/// @param legend whether it is told what colours and badges mean
/// @param margin px at 100 % around everything; empty for the picture's own
public record Around(
    String title,
    Optional<ProgramFormula> formula,
    boolean caption,
    boolean legend,
    OptionalDouble margin) {
  /// The bare picture.
  public static final Around NOTHING =
      new Around("", Optional.empty(), false, false, OptionalDouble.empty());

  /// The widest margin there may be, px.
  public static final double MOST_MARGIN = 1000;

  public Around withTitle(String text) {
    return new Around(text, formula, caption, legend, margin);
  }

  public Around withFormula(Optional<ProgramFormula> shown) {
    return new Around(title, shown, caption, legend, margin);
  }

  public Around withCaption(boolean shown) {
    return new Around(title, formula, shown, legend, margin);
  }

  public Around withLegend(boolean shown) {
    return new Around(title, formula, caption, shown, margin);
  }

  public Around withMargin(double px) {
    return new Around(title, formula, caption, legend, OptionalDouble.of(px));
  }
}
