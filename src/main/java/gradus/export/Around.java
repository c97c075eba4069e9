package gradus.export;

import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import java.util.Optional;
import java.util.OptionalDouble;

/// What stands around an exported picture.
///
/// @param title above all; blank for none
/// @param formula above the picture; empty for none
/// @param caption whether the step's sentence stands below
/// @param legend whether it is told what colours and badges mean
/// @param sketch the engine whose picture is only a sketch, which a small line below it says; empty
///   where the picture obeys all rules
/// @param margin px at 100 % around everything; empty for the picture's own
public record Around(
    String title,
    Optional<ProgramFormula> formula,
    boolean caption,
    boolean legend,
    Optional<String> sketch,
    OptionalDouble margin) {
  /// The bare picture.
  public static final Around NOTHING =
      new Around("", Optional.empty(), false, false, Optional.empty(), OptionalDouble.empty());

  /// The widest margin there may be, px.
  public static final double MOST_MARGIN = 1000;

  public Around withTitle(String text) {
    return new Around(text, formula, caption, legend, sketch, margin);
  }

  public Around withFormula(Optional<ProgramFormula> shown) {
    return new Around(title, shown, caption, legend, sketch, margin);
  }

  public Around withCaption(boolean shown) {
    return new Around(title, formula, shown, legend, sketch, margin);
  }

  public Around withLegend(boolean shown) {
    return new Around(title, formula, caption, shown, sketch, margin);
  }

  public Around withMargin(double px) {
    return new Around(title, formula, caption, legend, sketch, OptionalDouble.of(px));
  }

  /// Says that the picture is a sketch where the engine that placed it does not keep all its rules.
  public Around withEngine(LayoutEngine engine) {
    Optional<String> name =
        engine == LayoutEngines.standard() ? Optional.empty() : Optional.of(engine.name());
    return new Around(title, formula, caption, legend, name, margin);
  }
}
