package gradus.diagram;

import gradus.diagram.PartPlan.LinePlan;
import gradus.diagram.PartPlan.TagPlan;
import gradus.diagram.path.Branchings;
import gradus.diagram.path.Wires;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.layout.Box;
import gradus.layout.Layout;
import gradus.layout.Point;
import gradus.layout.Slope;
import gradus.picture.Caption;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Where everything of a picture stands: boxes and ways, in px of the picture.
///
/// @param placed the blueprint that was laid out; another with other numbers may stand in its
///   places
/// @param dx how far all of the layout is moved
/// @param dy how far all of the layout is moved
record Places(Blueprint blueprint, Blueprint placed, Layout layout, double dx, double dy) {
  Box nodeBox(int node) {
    return layout.boxes().get(node).plus(dx, dy);
  }

  private Point point(Point p) {
    return p.plus(dx, dy);
  }

  List<Point> run(int planWire) {
    return layout.wires().get(planWire).stream().map(this::point).toList();
  }

  /// The place of a part without its numbers.
  Box box(ScenePart part) {
    PartPlan spot = blueprint.spot(part);
    Box box = nodeBox(spot.node);
    if (spot.footprint != null) return spot.footprint.gate(box);
    if (spot.constant != null) {
      return new Box(box.x(), box.y(), box.width() - Blueprint.CONSTANT_RUN, box.height());
    }
    if (!part.isStart()) return box;
    Caption name = spot.name;
    double half = Blueprint.inputHalf(name);
    double y = wireHeight(spot.node);
    return new Box(box.x(), y - half, Blueprint.inputWidth(name), 2 * half);
  }

  /// The y of the wire that leaves a node.
  double wireHeight(int node) {
    return nodeBox(node).y() + placed.plan.nodes().get(node).outPort();
  }

  /// A part's wire up to the end of its label, where branches part; empty without labels.
  List<Point> trunk(ScenePart part) {
    List<Point> path = new ArrayList<>();
    PartPlan spot = blueprint.spot(part);
    if (spot.constant != null) {
      double y = wireHeight(spot.node);
      return List.of(new Point(box(part).right(), y), new Point(nodeBox(spot.node).right(), y));
    }
    if (spot.labelNode < 0) return path;
    if (spot.labelNode == spot.node) {
      double y = wireHeight(spot.node);
      double end = nodeBox(spot.node).right() - tail(part);
      if (spot.stem != null) end = branchBox(spot.stem).orElseThrow().x() - Blueprint.STEM / 2;
      return List.of(new Point(box(part).right(), y), new Point(end, y));
    }
    Wires.join(path, run(spot.trunk));
    List<Point> level = through(spot.labelNode);
    Wires.join(path, List.of(level.getFirst(), level.getLast().plus(-tail(part), 0)));
    return path;
  }

  /// Whether nothing goes on where a part's wire ends: what reads it has it in ghosts.
  boolean endsThere(ScenePart part) {
    return blueprint.spot(part).leave < 0
        && blueprint.scene.from(part).stream()
            .allMatch(line -> line.isApart() || blueprint.way(line).tag != null);
  }

  /// What the name at the end of a part's wire takes.
  private double tail(ScenePart part) {
    Label label = placed.spot(part).label;
    return label.tail() == null ? 0 : label.more();
  }

  /// The name at the end of a part's wire; empty where none stands there.
  Optional<Box> tailBox(ScenePart part) {
    PartPlan spot = blueprint.spot(part);
    if (spot.label == null || spot.label.tail() == null) return Optional.empty();
    Point end = trunk(part).getLast();
    double half = Label.half(spot.label.tail());
    double x = end.x() + Label.TAIL_GAP;
    return Optional.of(new Box(x, end.y() - half, spot.label.tail().width(), 2 * half));
  }

  /// Where lines that leave a part together go different ways, and the stub into a later row.
  List<Point> knots(ScenePart part) {
    List<List<Point>> ways = new ArrayList<>();
    for (SceneLine line : blueprint.scene.from(part)) {
      if (!line.isApart() && blueprint.way(line).tag == null) ways.add(path(line));
    }
    if (!leaving(part).isEmpty()) ways.add(leaving(part));
    List<Point> knots = Branchings.of(ways);
    // What goes on in ghosts alone leaves where their stub begins.
    boolean stub = blueprint.spot(part).hasGhosts && !trunk(part).isEmpty();
    return knots.isEmpty() && stub ? List.of(trunk(part).getLast()) : knots;
  }

  /// The same of the lines that go on from a tag.
  List<Point> knots(TagPlan tag) {
    List<List<Point>> ways = new ArrayList<>();
    for (SceneLine line : blueprint.scene.from(tag.part())) {
      if (blueprint.way(line).tag == tag) ways.add(path(line));
    }
    return Branchings.of(ways);
  }

  /// The wire of a tag up to the end of its numbers.
  List<Point> trunk(TagPlan tag) {
    Box node = nodeBox(tag.node());
    double y = wireHeight(tag.node());
    return List.of(new Point(tagBox(tag).x() - Blueprint.INPUT_GAP, y), new Point(node.right(), y));
  }

  /// Where the numbers of a tag stand.
  Box tagBox(TagPlan tag) {
    Box node = nodeBox(tag.node());
    Label label = placedTag(tag).label();
    return new Box(node.right() - label.whole(), node.y(), label.width(), node.height());
  }

  /// The same tag as it was laid out.
  private TagPlan placedTag(TagPlan tag) {
    int index = blueprint.spot(tag.part()).tags.indexOf(tag);
    return placed.spot(tag.part()).tags.get(index);
  }

  /// How a value leaves its row: its wire up to its name; empty where it does not.
  List<Point> leaving(ScenePart part) {
    PartPlan spot = blueprint.spot(part);
    List<Point> path = new ArrayList<>();
    if (spot.leave < 0) return path;
    path.addAll(trunk(part));
    Wires.join(path, run(spot.leaving));
    Point end = path.getLast();
    path.add(end.plus(placed.spot(part).stub() - PartPlan.STUB_END, 0));
    return path;
  }

  /// Where the share of what leaves a row stands; empty without.
  Optional<Box> shareBox(ScenePart part) {
    Label share = blueprint.spot(part).share;
    if (share == null) return Optional.empty();
    Point end = leaving(part).getLast();
    double wide = placed.spot(part).share.width();
    return Optional.of(new Box(end.x() - wide, end.y() - share.above(), wide, share.height()));
  }

  /// The whole way from a part, or from where its value goes on in the row, to its end at another.
  List<Point> path(SceneLine line) {
    LinePlan way = blueprint.way(line);
    List<Point> path = new ArrayList<>();
    if (way.tag != null) {
      path.addAll(trunk(way.tag));
    } else if (!line.isApart()) {
      path.addAll(trunk(line.from()));
    }
    if (line.isApart()) {
      Box ghost = ghostBox(line);
      Box whole = nodeBox(way.branchNode);
      path.add(new Point(ghost.right(), ghost.centre().y()));
      path.add(new Point(whole.right(), ghost.centre().y()));
    } else if (way.branchNode >= 0 && way.exit >= 0) {
      Wires.join(path, run(way.exit));
      Wires.join(path, through(way.branchNode));
    }
    Wires.join(path, run(way.entry));
    reach(path, line.to());
    return path;
  }

  /// The level piece of wire under or over a label's numbers.
  private List<Point> through(int node) {
    Box box = nodeBox(node);
    double y = wireHeight(node);
    return List.of(new Point(box.x(), y), new Point(box.right(), y));
  }

  /// Ports lie on the edge of the gate's place; the gate is further in where its local gradients
  /// are written before it, and what is round at its ends above and below its middle. What would
  /// bend to that middle in a small jog comes in level.
  private void reach(List<Point> path, ScenePart part) {
    Box box = box(part);
    Point end = path.getLast();
    double rim = box.x();
    Point before = path.get(path.size() - 2);
    boolean sloped = Math.abs(end.y() - before.y()) > 1;
    Footprint footprint = blueprint.spot(part).footprint;
    double r = box.width() / 2;
    Point c = box.centre();
    if (footprint != null && footprint.isAimedAt() && sloped) {
      boolean bends = path.size() > 2 && isLevel(path.get(path.size() - 3), before);
      Slope.Tip tip = Slope.tip(before, c, r, bends);
      path.removeLast();
      if (tip.isLevel()) path.removeLast();
      Wires.join(path, List.of(tip.at()));
      return;
    }
    if (footprint != null && blueprint.spot(part).glyph.isCapsule()) {
      double round = Marks.radius(box);
      double dy = Math.max(0, Math.abs(end.y() - c.y()) - (box.height() / 2 - round));
      rim += round - Math.sqrt(Math.max(0, round * round - dy * dy));
    } else if (footprint != null && footprint.isRound()) {
      double dy = end.y() - c.y();
      rim += r - Math.sqrt(Math.max(0, r * r - dy * dy));
    }
    if (rim - end.x() > 0.5) {
      path.removeLast();
      Wires.join(path, List.of(end, new Point(rim, end.y())));
    }
  }

  private static boolean isLevel(Point a, Point b) {
    return Math.abs(a.y() - b.y()) < 1;
  }

  /// Where the local gradient of an operand stands, on its line just before the gate; empty where
  /// it is not written.
  Optional<Box> localBox(SceneLine line) {
    Block local = blueprint.way(line).local;
    if (local == null) return Optional.empty();
    Point end = path(line).getLast();
    Box box = box(line.to());
    boolean under = blueprint.spot(line.to()).footprint.isUnder(line.port());
    double right = box.x() - Footprint.GAP;
    double y = under ? end.y() + Footprint.OFF : end.y() - Footprint.OFF - local.height();
    return Optional.of(new Box(right - local.width(), y, local.width(), local.height()));
  }

  /// Where a part's numbers stand, in the middle.
  Optional<Box> labelBox(ScenePart part) {
    PartPlan spot = blueprint.spot(part);
    if (spot.labelNode < 0) return Optional.empty();
    Box box = nodeBox(spot.labelNode);
    double more = placed.spot(part).label.more();
    if (spot.labelNode != spot.node) {
      return Optional.of(new Box(box.x(), box.y(), box.width() - more, box.height()));
    }
    double gap = part.isStart() ? Blueprint.INPUT_GAP : Footprint.LABEL_GAP;
    double left = box(part).right() + gap;
    double top = wireHeight(spot.labelNode) - spot.label.above();
    double right = box.right();
    if (spot.stem != null) {
      right = branchBox(spot.stem).orElseThrow().x() - Blueprint.STEM;
    } else if (spot.hasGhosts) {
      right -= Blueprint.STEM / 2;
    }
    return Optional.of(new Box(left, top, right - more - left, spot.label.height()));
  }

  /// Where the share of a line stands, and of a ghost its value too.
  Optional<Box> branchBox(SceneLine line) {
    LinePlan way = blueprint.way(line);
    if (way.branchNode < 0) return Optional.empty();
    Box node = nodeBox(way.branchNode);
    if (way.exit >= 0) return Optional.of(node);
    double wide = placed.way(line).branch.width();
    double top = wireHeight(way.branchNode) - way.branch.above();
    return Optional.of(new Box(node.right() - wide, top, wide, way.branch.height()));
  }

  /// The name of a ghost.
  Box ghostBox(SceneLine line) {
    int node = blueprint.way(line).branchNode;
    Caption name = blueprint.spot(line.from()).name;
    double half = Blueprint.inputHalf(name);
    double width = Blueprint.inputWidth(name) + 2 * Blueprint.GHOST_SIDE;
    return new Box(nodeBox(node).x(), wireHeight(node) - half, width, 2 * half);
  }

  /// The frames, each after the one around it, by index.
  List<Box> frames() {
    return layout.frames().stream().map(box -> box.plus(dx, dy)).toList();
  }

  /// A part and its numbers, with what frames take above them.
  List<Box> around(ScenePart part) {
    List<Box> boxes = new ArrayList<>();
    double title = part.home() == null ? 0 : part.home().depth() * Blueprint.TITLE_TOP;
    Box node = nodeBox(blueprint.spot(part).node);
    boxes.add(new Box(node.x(), node.y() - title, node.width(), node.height() + title));
    labelBox(part).ifPresent(boxes::add);
    return boxes;
  }

  /// How far a gate reaches to the right, its numbers included.
  double reach(Gate gate) {
    return blueprint.scene.part(gate).flatMap(this::labelBox).map(Box::right).orElse(0.0);
  }

  /// Where the numbers of a value or of a gradient stand.
  ///
  /// @param branch whose share of a gradient they are; null for all of it
  record EntryStand(Block block, boolean isGradient, Wire branch, Box box) {
    Optional<Box> cell(int entry, Shape shape) {
      return block.cell(entry, shape).map(cell -> cell.plus(box.x(), box.y()));
    }

    OptionalInt entryAt(Point at, Shape shape) {
      return block.entryAt(new Point(at.x() - box.x(), at.y() - box.y()), shape);
    }
  }

  /// All places of a part's numbers: at its wire, then at its tags, then at its ghosts and
  /// branches.
  List<EntryStand> stands(ScenePart part) {
    List<EntryStand> stands = new ArrayList<>();
    PartPlan spot = blueprint.spot(part);
    labelBox(part)
        .ifPresent(box -> {
          double y = trunk(part).getLast().y();
          stand(spot.label, box.centre().x(), y, true, stands);
        });
    for (TagPlan tag : spot.tags) {
      boolean whole = tag.whole();
      double y = trunk(tag).getFirst().y();
      stand(tag.label(), tagBox(tag).centre().x(), y, whole, stands);
    }
    for (SceneLine line : blueprint.scene.from(part)) {
      branchBox(line).ifPresent(box -> stand(line, box, stands));
    }
    if (spot.shared.size() == 1) {
      shareBox(part).ifPresent(box -> stand(spot.share, spot.shared.getFirst(), box, stands));
    }
    return stands;
  }

  /// The share of a line, and of a ghost its value too.
  private void stand(SceneLine line, Box box, List<EntryStand> stands) {
    Label label = blueprint.way(line).branch;
    double x = box.centre().x();
    if (line.isApart()) stand(label, x, ghostBox(line).centre().y(), false, stands);
    if (label.gradient() != null && line.wire() != null) stand(label, line.wire(), box, stands);
  }

  private static void stand(Label label, Wire branch, Box box, List<EntryStand> stands) {
    Block share = label.gradient();
    double top = box.y() + label.above() + Label.UNDER - 1;
    double left = box.centre().x() - share.width() / 2;
    Box at = new Box(left, top, share.width(), share.height());
    stands.add(new EntryStand(share, true, branch, at));
  }

  private static void stand(
      Label label, double x, double y, boolean both, List<EntryStand> stands) {
    if (label == null) return;
    Block over = label.value();
    Block under = both ? label.gradient() : null;
    if (over != null) {
      double top = y - Label.OVER - over.height();
      stands.add(
          new EntryStand(
              over, false, null, new Box(x - over.width() / 2, top, over.width(), over.height())));
    }
    if (under != null) {
      double left = x - under.width() / 2;
      double top = y + Label.UNDER;
      stands.add(
          new EntryStand(under, true, null, new Box(left, top, under.width(), under.height())));
    }
  }
}
