package gradus.explain.term;

import gradus.lang.Messages;
import gradus.latex.TypesetName;
import gradus.tensor.Numbers;
import gradus.trace.GradientCheck;
import gradus.trace.GradientCheck.Compared;
import java.util.Arrays;
import java.util.Locale;

/// One entry of a gradient check in words.
public final class CheckStory {
  private CheckStory() {}

  /// `x₀`, `W[0,1]`.
  public static String name(Compared entry) {
    int[] index = entry.index();
    return TypesetName.text(entry.input().name())
        + (index.length == 0 ? "" : Arrays.toString(index).replace(" ", ""));
  }

  /// Whether the two agree; at a kink the one-sided slopes and the convention.
  public static String verdict(Compared entry, Locale locale) {
    if (entry.label()) return Messages.text(locale, "cli.check.label");
    if (entry.singular()) return Messages.text(locale, "cli.check.singular");
    if (entry.detached() && entry.ok()) {
      boolean agrees = entry.error() <= GradientCheck.TOLERANCE;
      return Messages.text(locale, agrees ? "cli.check.held" : "cli.check.detached");
    }
    if (entry.kink()) {
      return Messages.text(
          locale,
          entry.ok() ? "cli.check.kink" : "cli.check.kink.wrong",
          slope(entry.left()),
          slope(entry.right()),
          Numbers.exact(entry.analytic()));
    }
    if (entry.isUnseen()) return Messages.text(locale, "cli.check.unseen");
    if (entry.isWithinRounding()) return Messages.text(locale, "cli.check.hidden");
    return Messages.text(locale, entry.ok() ? "cli.check.ok" : "cli.check.wrong");
  }

  private static String slope(double value) {
    double rounded = Math.rint(value * 1e4) / 1e4;
    if (Double.isNaN(value)) return "–";
    if (Double.isInfinite(value)) return value > 0 ? "∞" : "−∞";
    return Numbers.exact(rounded == 0 ? 0 : rounded);
  }
}
