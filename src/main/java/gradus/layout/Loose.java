package gradus.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Inputs that no wire leaves, such as a matrix whose rows have wires of their own: in a line above
/// all else, in their order, where they are looked for and nothing is led around them.
final class Loose {
  /// Between two of them, and below them, px.
  private static final double GAP = 28;

  private static final double BELOW = 24;

  private Loose() {}

  /// A plan's layout, placed by an engine but for them.
  static Layout layout(Plan plan, Function<Plan, Layout> engine) {
    boolean[] wired = new boolean[plan.nodes().size()];
    for (Plan.Lead wire : plan.wires()) {
      wired[wire.from()] = true;
      wired[wire.to()] = true;
    }
    List<Integer> loose = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < wired.length; i++) {
      boolean input = plan.nodes().get(i).kind() == Plan.Purpose.INPUT;
      (input && !wired[i] ? loose : others).add(i);
    }
    if (loose.isEmpty() || others.isEmpty()) return engine.apply(plan);
    return above(plan, loose, others, engine.apply(only(plan, others)));
  }

  private static Plan only(Plan plan, List<Integer> kept) {
    Map<Integer, Integer> place = new HashMap<>();
    kept.forEach(i -> place.put(i, place.size()));
    return new Plan(
        kept.stream().map(plan.nodes()::get).toList(),
        plan.wires().stream()
            .map(w -> new Plan.Lead(place.get(w.from()), place.get(w.to()), w.port(), w.exit()))
            .toList(),
        kept.stream().map(plan.homes()::get).toList(),
        plan.frames());
  }

  private static Layout above(Plan plan, List<Integer> loose, List<Integer> others, Layout rest) {
    Box[] boxes = new Box[plan.nodes().size()];
    double width = rest.width();
    double top = 0;
    List<Integer> line = new ArrayList<>();
    double x = 0;
    for (int i : loose) {
      double more = plan.nodes().get(i).width();
      if (!line.isEmpty() && x + more > rest.width()) {
        top += place(plan, line, top, boxes);
        line.clear();
        x = 0;
      }
      line.add(i);
      width = Math.max(width, x + more);
      x += more + GAP;
    }
    top += place(plan, line, top, boxes);
    for (int k = 0; k < others.size(); k++) {
      boxes[others.get(k)] = rest.boxes().get(k).plus(0, top);
    }
    double by = top;
    return new Layout(
        width,
        rest.height() + top,
        List.of(boxes),
        rest.wires().stream().map(wire -> wire.stream().map(p -> p.plus(0, by)).toList()).toList(),
        rest.frames().stream().map(frame -> frame.plus(0, by)).toList());
  }

  /// Puts a line of them below `top`, their wires at one height; how much room it takes.
  private static double place(Plan plan, List<Integer> line, double top, Box[] boxes) {
    double over = 0;
    double under = 0;
    for (int i : line) {
      Plan.Item item = plan.nodes().get(i);
      over = Math.max(over, item.outPort());
      under = Math.max(under, item.height() - item.outPort());
    }
    double x = 0;
    for (int i : line) {
      Plan.Item item = plan.nodes().get(i);
      boxes[i] = new Box(x, top + over - item.outPort(), item.width(), item.height());
      x += item.width() + GAP;
    }
    return over + under + BELOW;
  }
}
