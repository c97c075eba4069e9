package gradus.picture;

import java.awt.geom.Path2D;
import java.util.List;

/// The shapes of a line: its path with rounded bends, and its arrow head.
public final class Stroke {
  private Stroke() {}

  /// Length of an arrow head on a line of the width, px.
  public static double arrowLength(double width) {
    return 6 + 2 * width;
  }

  /// Half the breadth of an arrow head, px.
  public static double arrowHalf(double width) {
    return 2 + width;
  }

  /// The line's path; with an arrow it ends inside the head, so that the tip stays sharp.
  static Path2D path(Figure.Polyline line) {
    List<Double> p = line.points();
    int n = p.size() / 2;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = p.get(2 * i);
      y[i] = p.get(2 * i + 1);
    }
    if (line.arrow() && n > 1) {
      double dx = x[n - 1] - x[n - 2];
      double dy = y[n - 1] - y[n - 2];
      double length = Math.hypot(dx, dy);
      double back = Math.min(length, 0.8 * arrowLength(line.width()));
      if (length > 0) {
        x[n - 1] -= dx / length * back;
        y[n - 1] -= dy / length * back;
      }
    }
    Path2D path = new Path2D.Double();
    if (n > 0) path.moveTo(x[0], y[0]);
    for (int i = 1; i < n; i++) {
      if (i == n - 1 || line.corner() <= 0) {
        path.lineTo(x[i], y[i]);
      } else {
        bend(path, x, y, i, line.corner());
      }
    }
    return path;
  }

  private static void bend(Path2D path, double[] x, double[] y, int i, double corner) {
    double before = Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
    double after = Math.hypot(x[i + 1] - x[i], y[i + 1] - y[i]);
    double r = Math.min(corner, Math.min(before, after) / 2);
    if (r <= 0) {
      path.lineTo(x[i], y[i]);
      return;
    }
    path.lineTo(x[i] + (x[i - 1] - x[i]) * r / before, y[i] + (y[i - 1] - y[i]) * r / before);
    path.quadTo(
        x[i], y[i], x[i] + (x[i + 1] - x[i]) * r / after, y[i] + (y[i + 1] - y[i]) * r / after);
  }

  /// The arrow head: slim, its back slightly hollow, its tip on the line's last point.
  public static Path2D arrow(Figure.Polyline line) {
    List<Double> p = line.points();
    int n = p.size();
    Path2D head = new Path2D.Double();
    if (n < 4) return head;
    double tipX = p.get(n - 2);
    double tipY = p.get(n - 1);
    double dx = tipX - p.get(n - 4);
    double dy = tipY - p.get(n - 3);
    double length = Math.hypot(dx, dy);
    if (length == 0) return head;
    double ux = dx / length;
    double uy = dy / length;
    double reach = arrowLength(line.width());
    double half = arrowHalf(line.width());
    double notch = 0.78 * reach;
    head.moveTo(tipX, tipY);
    head.lineTo(tipX - ux * reach - uy * half, tipY - uy * reach + ux * half);
    head.lineTo(tipX - ux * notch, tipY - uy * notch);
    head.lineTo(tipX - ux * reach + uy * half, tipY - uy * reach - ux * half);
    head.closePath();
    return head;
  }
}
