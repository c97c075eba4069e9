package gradus.ui.chart;

import gradus.descent.Contours;
import java.util.Arrays;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// A map of losses as a picture, a dot a place.
final class Bands {
  private static final int BANDS = 14;
  private static final Color LOW = Color.web("#eef4fb");
  private static final Color TOP = Color.web("#2c5a92");

  private Bands() {}

  /// Bands of equal share of the places, so that a flat valley and a steep wall both show some.
  static WritableImage image(Contours map) {
    int wide = map.across().count();
    int high = map.up().count();
    double[] sorted = new double[wide * high];
    int n = 0;
    for (int row = 0; row < high; row++) {
      for (int column = 0; column < wide; column++) {
        double loss = map.loss(column, row);
        if (Double.isFinite(loss)) sorted[n++] = loss;
      }
    }
    double[] losses = Arrays.copyOf(sorted, n);
    Arrays.sort(losses);
    WritableImage image = new WritableImage(wide, high);
    int[][] band = new int[high][wide];
    for (int row = 0; row < high; row++) {
      for (int column = 0; column < wide; column++) {
        band[row][column] = band(map.loss(column, row), losses);
      }
    }
    for (int row = 0; row < high; row++) {
      for (int column = 0; column < wide; column++) {
        int own = band[row][column];
        Color colour =
            own < 0 ? Color.GRAY : LOW.interpolate(TOP, own / (double) Math.max(1, BANDS - 1));
        boolean edge =
            column + 1 < wide && band[row][column + 1] != own
                || row + 1 < high && band[row + 1][column] != own;
        if (edge) colour = colour.interpolate(Color.web("#17375f"), 0.45);
        image.getPixelWriter().setColor(column, high - 1 - row, colour);
      }
    }
    return image;
  }

  /// From 0, the lightest; −1 where there is no loss.
  static int band(double loss, double[] sorted) {
    if (!Double.isFinite(loss) || sorted.length == 0) return -1;
    // the first of those as large: all of a plateau is as light as where it begins
    int at = 0;
    for (int end = sorted.length; at < end; ) {
      int middle = (at + end) >>> 1;
      if (sorted[middle] < loss) {
        at = middle + 1;
      } else {
        end = middle;
      }
    }
    return Math.min(BANDS - 1, (int) ((long) at * BANDS / sorted.length));
  }
}
