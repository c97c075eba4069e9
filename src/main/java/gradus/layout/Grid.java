package gradus.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The column grid of a picture in rows: that of its widest row. Gates of the other rows stand
/// below its gates as far as there is room behind them; no row becomes wider than the widest, so a
/// picture keeps its size.
final class Grid {
  /// From its column of the grid a gate is moved no further, in px: half the way between two.
  private static final double FAR = 48;

  /// What stands nearer to a column stands in it.
  private static final double NEAR = 0.5;

  private final TreeSet<Double> columns;
  private final double width;

  Grid(Plan plan, Layout widest) {
    columns = columns(plan, widest);
    width = widest.width();
  }

  private static TreeSet<Double> columns(Plan plan, Layout layout) {
    TreeSet<Double> columns = new TreeSet<>();
    for (int i = 0; i < plan.nodes().size(); i++) {
      if (plan.nodes().get(i).kind() == Plan.Purpose.GATE) columns.add(axis(plan, layout, i));
    }
    return columns;
  }

  private static double axis(Plan plan, Layout layout, int node) {
    return layout.boxes().get(node).x() + plan.nodes().get(node).axis();
  }

  /// A row with its gates below those of the grid, from the left on.
  Layout aligned(Plan plan, Layout row) {
    Layout now = row;
    double passed = 0;
    while (true) {
      Double column = columns(plan, now).higher(passed);
      if (column == null) return now;
      Double place = columns.ceiling(column - NEAR);
      double far = place == null ? 0 : place - column;
      if (far > NEAR && far <= Math.min(FAR, width - now.width())) {
        double cut = cut(plan, now, column);
        Layout next = cut > passed ? widened(now, cut, far) : now;
        if (next != now && !Routes.hidden(plan, next)) {
          now = next;
          column += far;
        }
      }
      passed = column + NEAR;
    }
  }

  /// Where room is put in before a column: where the wires into it are still level, and through no
  /// box.
  private static double cut(Plan plan, Layout layout, double column) {
    double cut = column;
    for (int w = 0; w < plan.wires().size(); w++) {
      int to = plan.wires().get(w).to();
      boolean ends = Math.abs(axis(plan, layout, to) - column) <= NEAR;
      if (!ends || plan.nodes().get(to).kind() != Plan.Purpose.GATE) continue;
      List<Point> wire = layout.wires().get(w);
      Point bend = wire.get(Math.max(1, wire.size() - 2));
      boolean sloped = Math.abs(bend.y() - wire.getLast().y()) > 1;
      cut = Math.min(cut, sloped ? bend.x() : layout.boxes().get(to).x());
    }
    boolean through = true;
    while (through) {
      through = false;
      for (Box box : layout.boxes()) {
        if (box.x() >= cut || box.right() <= cut) continue;
        cut = box.x();
        through = true;
      }
    }
    return cut;
  }

  /// With so much more room from there on.
  private static Layout widened(Layout layout, double cut, double by) {
    List<Box> boxes = layout.boxes().stream().map(b -> b.x() < cut ? b : b.plus(by, 0)).toList();
    List<List<Point>> wires = new ArrayList<>();
    for (List<Point> wire : layout.wires()) {
      wires.add(wire.stream().map(p -> p.x() < cut ? p : p.plus(by, 0)).toList());
    }
    List<Box> frames = layout.frames().stream().map(frame -> widened(frame, cut, by)).toList();
    return new Layout(layout.width() + by, layout.height(), boxes, wires, frames);
  }

  private static Box widened(Box frame, double cut, double by) {
    if (frame.x() >= cut) return frame.plus(by, 0);
    double more = frame.right() > cut ? by : 0;
    return new Box(frame.x(), frame.y(), frame.width() + more, frame.height());
  }
}
