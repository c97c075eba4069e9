package gradus.diagram;

import gradus.diagram.PartPlan.TagPlan;
import gradus.diagram.path.Wires;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Lettering;
import gradus.picture.Stroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the badges of gates stand: at the rim, where nothing else does at any step and with any
/// numbers that have room in the same layout, so that none moves while a number is dragged.
final class Rims {
  static final double PATTERN = 8.5;
  private static final double WARNING = 8;

  /// Of the badge of a fork.
  static final double SUM = 6.5;

  /// How far beyond the rim their middles are.
  private static final double OUT = 3;

  /// Between a badge and what is beside it.
  private static final double CLEAR = 1.5;

  /// What is written keeps this distance where another side of the gate is as free, px.
  private static final double APART = 6;

  /// What it counts where it does not, of what is covered.
  private static final double NEAR = 0.01;

  /// Where a badge is seen from the middle of a gate, 1 long together.
  private record Side(double right, double down) {
    static Side of(double degrees) {
      double turn = Math.toRadians(degrees);
      return new Side(Math.cos(turn), Math.sin(turn));
    }
  }

  /// The places best known first, in degrees to the right and down.
  private static final List<Side> BELOW = sides(90, 67, 45, -90, -67, -45, 113, -113, 135, -135);

  private static final List<Side> ABOVE = sides(-45, -67, -90, -113, -135, 90, 67, 45, 113, 135);

  /// Between two wires that come in steeply; only where every other place is taken.
  private static final Side BETWEEN = Side.of(180);

  private static List<Side> sides(double... degrees) {
    return Arrays.stream(degrees).mapToObj(Side::of).toList();
  }

  /// What a badge may cover before it goes there.
  private static final double TAKEN = 0.5;

  /// A part of a wire, or all that is written in a place.
  private final List<Box> written = new ArrayList<>();

  private final List<List<Point>> wires = new ArrayList<>();

  /// By the index of the part.
  private final Map<Integer, Point> patterns = new HashMap<>();

  private final Map<Integer, Point> warnings = new HashMap<>();
  private final Places places;

  /// @param places of what was laid out, not of other numbers that stand there now
  Rims(Places places) {
    this.places = places;
    boolean labelled = places.blueprint().scene.isLabelled();
    if (labelled) gather();
    for (ScenePart part : places.blueprint().scene.parts()) {
      if (!part.gate().isOperation()) continue;
      Box near = places.box(part).grown(2 * (PATTERN + OUT));
      List<Box> boxes = written.stream().filter(near::overlaps).toList();
      List<List<Point>> ways = wires.stream().filter(way -> passes(way, near)).toList();
      Point pattern = best(part, BELOW, PATTERN, boxes, ways);
      patterns.put(part.index(), pattern);
      List<Box> more = new ArrayList<>(boxes);
      more.add(around(pattern, PATTERN));
      warnings.put(part.index(), best(part, ABOVE, WARNING, more, ways));
    }
  }

  /// The middle of the badge of what a gate does with gradients.
  Point pattern(ScenePart part) {
    return patterns.get(part.index());
  }

  /// The middle of the badge of a kink, or of what is no number.
  Point warning(ScenePart part) {
    return warnings.get(part.index());
  }

  private void gather() {
    Blueprint plan = places.blueprint();
    for (ScenePart part : plan.scene.parts()) {
      Box box = places.box(part);
      written.add(box);
      PartPlan spot = plan.spot(part);
      if (spot.label != null) {
        numbers(spot.label, places.labelBox(part).orElseThrow(), places.trunk(part).getLast().y());
      }
      for (SceneLine line : plan.scene.from(part)) {
        wires.add(places.path(line));
        places.branchBox(line).ifPresent(written::add);
        if (line.isApart()) written.add(places.ghostBox(line));
      }
      for (SceneLine line : plan.scene.to(part)) {
        places.localBox(line).ifPresent(written::add);
      }
      places.tailBox(part).ifPresent(written::add);
      sum(places.knots(part));
      if (places.endsThere(part)) wires.add(places.trunk(part));
      if (!places.leaving(part).isEmpty()) wires.add(places.leaving(part));
      places.shareBox(part).ifPresent(written::add);
      for (TagPlan tag : spot.tags) {
        Box numbers = places.tagBox(tag);
        written.add(numbers.union(places.nodeBox(tag.node())));
        sum(places.knots(tag));
      }
    }
  }

  /// The badge of a fork.
  private void sum(List<Point> knots) {
    if (!knots.isEmpty()) written.add(around(knots.getFirst(), SUM));
  }

  /// What may stand above and below a wire of this height: numbers as wide as their place.
  private void numbers(Label label, Box box, double wire) {
    double middle = box.centre().x();
    double wide = label.width() - 2 * Label.SIDE;
    double high = label.value() == null ? Lettering.ascent(Label.VALUE) : label.value().height();
    double over = wire - Label.OVER - high;
    written.add(tinted(new Box(middle - wide / 2, over, wide, high)));
    if (label.name() != null) {
      double name = label.name().width();
      written.add(new Box(middle - name / 2, box.y(), name, over - box.y()));
    }
    if (label.gradient() == null) return;
    double under = wire + Label.UNDER;
    written.add(tinted(new Box(middle - wide / 2, under, wide, box.bottom() - under)));
    if (label.more() == 0 || label.tail() != null) return;
    written.add(new Box(middle + wide / 2, under, label.more(), box.bottom() - under));
  }

  /// A number that has just appeared stands on a ground that is wider.
  private static Box tinted(Box number) {
    double side = Label.TINT_SIDE;
    return new Box(number.x() - side, number.y(), number.width() + 2 * side, number.height());
  }

  private static Box around(Point middle, double radius) {
    return new Box(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius);
  }

  private static boolean passes(List<Point> way, Box near) {
    for (int i = 1; i < way.size(); i++) {
      if (near.intersects(way.get(i - 1), way.get(i))) return true;
    }
    return false;
  }

  private Point best(
      ScenePart part, List<Side> sides, double radius, List<Box> boxes, List<List<Point>> ways) {
    Box gate = places.box(part);
    Point best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Side side : sides) {
      Point at = at(gate, side);
      double cost = cost(at, radius, gate, boxes, ways);
      if (cost < least) {
        least = cost;
        best = at;
      }
    }
    Point between = at(gate, BETWEEN);
    boolean taken = least > TAKEN && cost(between, radius, gate, boxes, ways) < least;
    return taken ? between : best;
  }

  private static Point at(Box gate, Side side) {
    Point c = gate.centre();
    double round = Math.min(gate.width(), gate.height()) / 2;
    double out = round + OUT;
    return new Point(
        c.x() + sign(side.right) * (gate.width() / 2 - round) + side.right * out,
        c.y() + sign(side.down) * (gate.height() / 2 - round) + side.down * out);
  }

  /// 0 straight above, below or beside.
  private static double sign(double way) {
    return Math.abs(way) < 1e-9 ? 0 : Math.signum(way);
  }

  /// How much of other things a badge would cover; 0 where nothing stands.
  private static double cost(
      Point at, double radius, Box gate, List<Box> boxes, List<List<Point>> ways) {
    double cost = 0;
    for (Box box : boxes) {
      if (box.equals(gate)) continue;
      double covered = covered(around(at, radius + CLEAR), box);
      if (covered > 0) cost += 1 + covered;
      cost += NEAR * covered(around(at, radius + APART), box);
    }
    for (List<Point> way : ways) {
      for (int i = 1; i < way.size(); i++) {
        double reach = radius + CLEAR - Wires.distance(at, way.get(i - 1), way.get(i));
        if (reach > 0) cost += reach;
      }
      cost += head(at, radius, way) + head(at, radius, way.reversed());
    }
    return cost;
  }

  /// How far a badge reaches over the head of an arrow at the end of a way, as broad as it is while
  /// the wire is at work.
  private static double head(Point at, double radius, List<Point> way) {
    Point tip = way.getLast();
    Point before = way.get(way.size() - 2);
    double far = tip.distance(before);
    if (far == 0) return 0;
    double back = Math.min(1, Stroke.arrowLength(Drawing.LIT_WIRE) / far);
    Point end = tip.plus(back * (before.x() - tip.x()), back * (before.y() - tip.y()));
    double half = Stroke.arrowHalf(Drawing.LIT_WIRE);
    return Math.max(0, radius + CLEAR + half - Wires.distance(at, tip, end));
  }

  /// How much of a box is covered, px².
  private static double covered(Box badge, Box box) {
    if (!badge.overlaps(box)) return 0;
    double across = Math.min(badge.right(), box.right()) - Math.max(badge.x(), box.x());
    double down = Math.min(badge.bottom(), box.bottom()) - Math.max(badge.y(), box.y());
    return across * down;
  }
}
