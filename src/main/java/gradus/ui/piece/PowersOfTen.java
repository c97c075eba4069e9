package gradus.ui.piece;

import gradus.lang.Scripts;
import javafx.scene.chart.NumberAxis;

/// An axis of a chart on which every step of the same length is ten times as much. What stands on
/// it are exponents, from the lowest one shown: a bar begins there.
public final class PowersOfTen {
  /// The fewest labels are a power of ten each; more of them leave some out.
  private static final int LABELS = 6;

  private final NumberAxis axis = new NumberAxis();
  private int lowest;

  public PowersOfTen() {
    axis.setAutoRanging(false);
    axis.setMinorTickVisible(false);
    axis.setForceZeroInRange(false);
    axis.setAnimated(false);
    axis.setTickLabelFormatter(
        new ListWords<>(place -> label((int) Math.rint(place.doubleValue()) + lowest)));
    reach(1, 1);
  }

  private static String label(int exponent) {
    return exponent == 0 ? "1" : exponent == 1 ? "10" : "10" + Scripts.raised("" + exponent);
  }

  public NumberAxis axis() {
    return axis;
  }

  /// Lets the axis reach from one number to another, both above 0.
  public void reach(double least, double greatest) {
    lowest = (int) Math.floor(Math.log10(least));
    int highest = Math.max(lowest + 1, (int) Math.ceil(Math.log10(greatest)));
    int unit = Math.max(1, Math.ceilDiv(highest - lowest, LABELS));
    axis.setLowerBound(0);
    axis.setUpperBound(highest - lowest);
    axis.setTickUnit(unit);
  }

  /// Where a number above 0 stands on it.
  public double place(double number) {
    return Math.log10(number) - lowest;
  }
}
