package gradus.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// Rows of a picture, each placed by itself and one put below the other, all from one left edge. No
/// wire may lead from one row to another.
public final class Stack {
  /// Between two rows, px.
  public static final double GAP = 26;

  private Stack() {}

  /// @param rows the row of each node, from 0 at the top; a frame stands in the row of its nodes
  public static Layout layout(
      Plan plan, List<Integer> rows, LayoutEngine engine, BooleanSupplier cancelled) {
    return layout(plan, rows, 0, engine, cancelled);
  }

  /// @param rows the row of each node, from 0 at the top; a frame stands in the row of its nodes
  /// @param closer by how much less the nodes stand below each other than the engine would have it,
  ///   where that leads none into another
  public static Layout layout(
      Plan plan,
      List<Integer> rows,
      double closer,
      LayoutEngine engine,
      BooleanSupplier cancelled) {
    int count = rows.stream().mapToInt(row -> row + 1).max().orElse(1);
    if (count == 1) return placed(plan, closer, engine, cancelled);
    Box[] boxes = new Box[plan.nodes().size()];
    Box[] frames = new Box[plan.frames().size()];
    List<List<Point>> wires = new ArrayList<>();
    plan.wires().forEach(wire -> wires.add(List.of()));
    List<Row> parts = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      parts.add(new Row(plan, rows, row, closer, engine, cancelled));
    }
    Row widest = Collections.max(parts, Comparator.comparingDouble(row -> row.layout.width()));
    ColumnGrid grid = new ColumnGrid(widest.own, widest.layout);
    double y = 0;
    for (int row = 0; row < count; row++) {
      Row part = parts.get(row);
      Layout layout = part == widest ? part.layout : grid.aligned(part.own, part.layout);
      double dy = row == 0 ? 0 : y - Routes.MARGIN;
      for (int i = 0; i < part.nodes.size(); i++) {
        boxes[part.nodes.get(i)] = layout.boxes().get(i).plus(0, dy);
      }
      for (int i = 0; i < part.frames.size(); i++) {
        frames[part.frames.get(i)] = layout.frames().get(i).plus(0, dy);
      }
      for (int i = 0; i < part.wires.size(); i++) {
        wires.set(
            part.wires.get(i), layout.wires().get(i).stream().map(p -> p.plus(0, dy)).toList());
      }
      y = dy + layout.height() - Routes.MARGIN + GAP;
    }
    return new Layout(
        widest.layout.width(), y - GAP + Routes.MARGIN, List.of(boxes), wires, List.of(frames));
  }

  /// One row; not so close where something would lie on something else.
  private static Layout placed(
      Plan plan, double closer, LayoutEngine engine, BooleanSupplier cancelled) {
    for (double by = closer; by > 0; by -= Closer.STEP) {
      Closer close = new Closer(plan, by);
      Layout layout = level(plan, close.grown(engine.layout(close.slim(), cancelled)));
      if (close.isClear(layout)) return layout;
    }
    return level(plan, engine.layout(plan, cancelled));
  }

  /// What stands below each other nearer: an engine places it less high than it is.
  private record Closer(Plan plan, double by) {
    static final double STEP = 4;

    /// What is no higher has nothing to spare.
    private static final double LOW = 16;

    /// Between what comes closest.
    private static final double LEAST = 1;

    Plan slim() {
      List<Plan.Item> nodes = plan.nodes().stream().map(this::slim).toList();
      return new Plan(nodes, plan.wires(), plan.homes(), plan.frames());
    }

    private Plan.Item slim(Plan.Item item) {
      return new Plan.Item(
          item.kind(),
          item.width(),
          item.height() - less(item),
          item.inPorts().stream().map(y -> y - less(item) / 2).toList(),
          item.outPorts().stream().map(y -> y - less(item) / 2).toList(),
          item.axis(),
          item.aim(),
          item.work());
    }

    private double less(Plan.Item item) {
      return item.height() <= LOW ? 0 : by;
    }

    /// As high as it is.
    Layout grown(Layout slim) {
      List<Box> boxes = new ArrayList<>();
      for (int i = 0; i < plan.nodes().size(); i++) {
        Box box = slim.boxes().get(i);
        double less = less(plan.nodes().get(i));
        boxes.add(new Box(box.x(), box.y() + (by - less) / 2, box.width(), box.height() + less));
      }
      List<List<Point>> wires = new ArrayList<>();
      slim.wires().forEach(wire -> wires.add(wire.stream().map(p -> p.plus(0, by / 2)).toList()));
      List<Box> frames =
          slim.frames().stream()
              .map(f -> new Box(f.x(), f.y(), f.width(), f.height() + by))
              .toList();
      return new Layout(slim.width(), slim.height() + by, boxes, wires, frames);
    }

    /// Whether nothing lies on anything else.
    boolean isClear(Layout layout) {
      List<Box> boxes = layout.boxes();
      for (int i = 0; i < boxes.size(); i++) {
        Box own = boxes.get(i).grown(LEAST / 2);
        for (int other = 0; other < i; other++) {
          if (own.overlaps(boxes.get(other).grown(LEAST / 2))) return false;
        }
        if (!isInOrOut(own, layout.frames())) return false;
      }
      if (!layout.frames().stream().allMatch(f -> isInOrOut(f, layout.frames()))) return false;
      return !Routes.hidden(plan, layout);
    }
  }

  /// Whether a box is cut by no frame.
  private static boolean isInOrOut(Box box, List<Box> frames) {
    return frames.stream()
        .noneMatch(f -> f.overlaps(box) && !f.union(box).equals(f) && !box.union(f).equals(box));
  }

  /// Frames that stand side by side begin at one height, where nothing is in the way.
  private static Layout level(Plan plan, Layout layout) {
    List<Box> frames = new ArrayList<>(layout.frames());
    for (int i = 0; i < frames.size(); i++) {
      Box frame = layout.frames().get(i);
      double top = frame.y();
      for (int other = 0; other < frames.size(); other++) {
        Box beside = layout.frames().get(other);
        boolean siblings = plan.frames().get(other).parent() == plan.frames().get(i).parent();
        boolean level = beside.y() < frame.bottom() && frame.y() < beside.bottom();
        if (siblings && level) top = Math.min(top, beside.y());
      }
      if (top == frame.y()) continue;
      Box above = new Box(frame.x(), top, frame.width(), frame.y() - top);
      if (isFree(above, i, layout)) {
        frames.set(i, new Box(frame.x(), top, frame.width(), frame.bottom() - top));
      }
    }
    return new Layout(layout.width(), layout.height(), layout.boxes(), layout.wires(), frames);
  }

  /// Whether nothing stands above a frame there and no wire passes.
  private static boolean isFree(Box above, int frame, Layout layout) {
    for (int other = 0; other < layout.frames().size(); other++) {
      Box box = layout.frames().get(other);
      boolean around = box.union(above).equals(box);
      if (other != frame && !around && box.overlaps(above)) return false;
    }
    if (layout.boxes().stream().anyMatch(box -> box.overlaps(above))) return false;
    for (List<Point> wire : layout.wires()) {
      for (int p = 1; p < wire.size(); p++) {
        if (above.intersects(wire.get(p - 1), wire.get(p))) return false;
      }
    }
    return true;
  }

  /// What stands in one row, by its index in the whole plan.
  private static final class Row {
    final Plan whole;
    final List<Integer> nodes = new ArrayList<>();
    final List<Integer> wires = new ArrayList<>();
    final List<Integer> frames = new ArrayList<>();

    /// The row alone, and as the engine places it.
    final Plan own;

    final Layout layout;

    Row(
        Plan whole,
        List<Integer> rows,
        int row,
        double closer,
        LayoutEngine engine,
        BooleanSupplier cancelled) {
      this.whole = whole;
      boolean[] framed = new boolean[whole.frames().size()];
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i) != row) continue;
        nodes.add(i);
        for (int f = whole.homes().get(i); f >= 0; f = whole.frames().get(f).parent()) {
          framed[f] = true;
        }
      }
      for (int f = 0; f < framed.length; f++) {
        if (framed[f]) frames.add(f);
      }
      for (int i = 0; i < whole.wires().size(); i++) {
        if (rows.get(whole.wires().get(i).to()) == row) wires.add(i);
      }
      own = plan();
      layout = placed(own, closer, engine, cancelled);
    }

    private Plan plan() {
      return new Plan(
          nodes.stream().map(whole.nodes()::get).toList(),
          wires.stream().map(i -> moved(whole.wires().get(i))).toList(),
          nodes.stream().map(i -> frames.indexOf(whole.homes().get(i))).toList(),
          frames.stream().map(f -> moved(whole.frames().get(f))).toList());
    }

    private Plan.Lead moved(Plan.Lead wire) {
      int from = nodes.indexOf(wire.from());
      return new Plan.Lead(from, nodes.indexOf(wire.to()), wire.port(), wire.exit());
    }

    private Plan.Frame moved(Plan.Frame frame) {
      return new Plan.Frame(frames.indexOf(frame.parent()), frame.width(), frame.top());
    }
  }

  /// The column grid of a picture in rows: that of its widest row. Gates of the other rows stand
  /// below its gates as far as there is room behind them; no row becomes wider than the widest, so
  /// a picture keeps its size.
  static final class ColumnGrid {
    /// From its column of the grid a gate is moved no further, in px: half the way between two.
    private static final double FAR = 48;

    /// What stands nearer to a column stands in it.
    private static final double NEAR = 0.5;

    private final TreeSet<Double> columns;
    private final double width;

    ColumnGrid(Plan plan, Layout widest) {
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

    /// Where room is put in before a column: where the wires into it are still level, and through
    /// no box.
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
}
