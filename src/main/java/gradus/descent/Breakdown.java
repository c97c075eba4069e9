package gradus.descent;

import gradus.lang.Messages;
import gradus.latex.TypesetName;
import gradus.tensor.Numbers;
import java.util.Locale;

/// Where a descent ends since a number is no longer finite.
///
/// @param step the step that led there; 0 at the start
/// @param what which number it is
/// @param name of the parameter's entry; of the loss where that is meant
/// @param number what came out: infinite, or not a number
public record Breakdown(int step, What what, String name, double number) {
  /// Which number is no longer finite, the first in the order in which they are computed.
  public enum What {
    PARAMETER("descent.broken.parameter"),
    LOSS("descent.broken.loss"),
    GRADIENT("descent.broken.gradient");

    private final String key;

    What(String key) {
      this.key = key;
    }
  }

  /// What happened, at which step, and what to try.
  ///
  /// @param rate with which the descent went
  public String message(Locale language, double rate) {
    String shown = Double.isNaN(number) ? "NaN" : number > 0 ? "∞" : "−∞";
    String broken = Messages.text(language, what.key, TypesetName.text(name), shown);
    return step == 0
        ? Messages.text(language, "descent.broken.start", broken)
        : Messages.text(language, "descent.broken", step, broken, Numbers.exact(rate));
  }
}
