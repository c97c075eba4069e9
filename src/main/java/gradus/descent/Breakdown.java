package gradus.descent;

/// Where a descent ends since a number is no longer finite.
///
/// @param step the step that led there; 0 at the start
/// @param what which number it is
/// @param name of the parameter's entry; of the loss where that is meant
/// @param number what came out: infinite, or not a number
public record Breakdown(int step, What what, String name, double number) {
  /// Which number is no longer finite, the first in the order in which they are computed.
  public enum What {
    PARAMETER,
    LOSS,
    GRADIENT
  }
}
