package gradus.diagram.path;

import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import java.util.List;

/// How large something is, to be seen before a number is read: a band along a wire, by the
/// logarithm of the size, and a bar that is filled as far as a share goes.
public final class Band {
  private static final double NARROWEST = 1.6;
  private static final double BROADEST = 10;

  /// From the broadest band to the narrowest, in powers of ten.
  public static final int DECADES = 7;

  private static final double BAR = 3;
  private static final double OPACITY = 0.25;

  private Band() {}

  /// @param size at most `largest`
  static double width(double size, double largest) {
    double fall = Math.log10(largest / size) / DECADES;
    return BROADEST - (BROADEST - NARROWEST) * Math.clamp(fall, 0, 1);
  }

  /// Along a path, to be painted under the wires; none for nothing at all.
  public static List<Figure> along(List<Point> path, double size, double largest) {
    boolean seen = path.size() > 1 && size > 0 && Double.isFinite(size) && largest > 0;
    if (!seen) return List.of();
    Figure line = Wires.draw(path, Ink.GRADIENT, width(size, largest), Figure.Dash.SOLID, false);
    return List.of(new Figure.Faded(line, OPACITY));
  }

  /// A bar from the left, in its outline so that the length says how much of the whole it is.
  ///
  /// @param share from 0 to 1
  public static List<Figure> bar(double x, double y, double width, double share) {
    Figure whole = new Figure.Plate(x, y, width, BAR, 0, Ink.NONE, Ink.GRADIENT, 0.5);
    Figure part = new Figure.Plate(x, y, width * share, BAR, 0, Ink.GRADIENT, Ink.NONE, 0);
    return List.of(whole, part);
  }

  /// What a bar takes under a number.
  public static double room() {
    return BAR + 4;
  }
}
