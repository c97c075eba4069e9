package gradus.diagram;

import gradus.graph.Gate;
import gradus.graph.Group;
import gradus.latex.TypesetName;
import gradus.layout.Plan;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import gradus.tensor.Numbers;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A scene measured: what is to be placed, every part of it and the numbers of every line as nodes
/// of their own, and which is which in the [Plan].
final class Blueprint {
  static final TextStyle NAME = new TextStyle(18, false, false);
  private static final double NAME_SIDE = 10;
  static final TextStyle TITLE = new TextStyle(13, true, false);
  static final double TITLE_SIDE = 10;
  private static final double TITLE_TOP = 14;
  static final double INPUT_HEIGHT = 32;
  static final double INPUT_GAP = 8;
  private static final double CONSTANT_SIDE = 6;

  final Scene scene;
  final Numbers numbers;
  final Plan plan;

  /// Which wires bear their names.
  final WireNaming naming;

  /// The groups drawn as frames, by frame index, each after the one around it.
  final List<Group> groups = new ArrayList<>();

  private final Options options;
  private final Writing writing;

  /// In the order of the scene's parts and lines.
  private final List<PartPlan> spots;

  private final List<LinePlan> ways;
  private final List<Plan.Item> planNodes = new ArrayList<>();
  private final List<Plan.Lead> planWires = new ArrayList<>();
  private final List<Integer> homes = new ArrayList<>();
  private final List<Plan.Frame> frames = new ArrayList<>();
  private final Map<Group, Integer> frameOf = new HashMap<>();

  Blueprint(Trace trace, Options options) {
    this.scene = new Scene(trace);
    this.numbers = trace.numbers(options.digits());
    this.options = options;
    this.writing = new Writing(trace, numbers, options.signs());
    spots = scene.parts().stream().map(PartPlan::new).toList();
    ways = scene.lines().stream().map(line -> new LinePlan(line, local(line))).toList();
    // Symbols speak of every wire, so every wire says what it is called.
    boolean spoken = ways.stream().anyMatch(way -> way.local instanceof Ratios);
    naming = spoken ? WireNaming.ALWAYS : options.naming();
    for (PartPlan spot : spots) {
      place(spot);
    }
    for (LinePlan way : ways) {
      way.entry = addWire(start(way), spot(way.line.to()).node, way.line.port());
    }
    plan = new Plan(planNodes, planWires, homes, frames);
  }

  private Block local(SceneLine line) {
    if (!scene.isLabelled()) return null;
    return writing.local(line.wire(), options.locals()).orElse(null);
  }

  PartPlan spot(ScenePart part) {
    return spots.get(part.index());
  }

  /// Empty where a gate is not drawn.
  Optional<PartPlan> spot(Gate gate) {
    return scene.part(gate).map(this::spot);
  }

  LinePlan way(SceneLine line) {
    return ways.get(line.index());
  }

  /// The frame of a group and of those around it; −1 where nothing is framed.
  private int frame(Group group) {
    if (group == null || !scene.isLabelled()) return -1;
    List<Group> chain = new ArrayList<>();
    for (Group g = group; g != null; g = g.parent()) {
      chain.add(g);
    }
    for (Group g : chain.reversed()) {
      if (!frameOf.containsKey(g)) {
        double title = Lettering.width(title(g), TITLE) + 2 * TITLE_SIDE;
        frames.add(
            new Plan.Frame(g.parent() == null ? -1 : frameOf.get(g.parent()), title, TITLE_TOP));
        frameOf.put(g, groups.size());
        groups.add(g);
      }
    }
    return frameOf.get(group);
  }

  /// What stands at the top of a group's frame.
  static String title(Group group) {
    return TypesetName.calledText(group.title());
  }

  private int add(Plan.Item node, Group home) {
    planNodes.add(node);
    homes.add(frame(home));
    return planNodes.size() - 1;
  }

  private void place(PartPlan spot) {
    ScenePart part = spot.part;
    Gate gate = part.gate();
    Plan.Item node =
        switch (gate.kind()) {
          case INPUT -> input(spot);
          case CONSTANT -> constant(spot);
          case OPERATION -> operation(spot);
        };
    spot.node = add(node, part.home());
    if (!scene.isLabelled() || gate.isConstant()) return;
    if (gate.isInput()) {
      spot.labelNode = spot.node;
    } else {
      spot.label = Label.of(writing, gate, naming);
      spot.labelNode = addLabel(spot.label, part.wireHome());
      spot.trunk = addWire(spot.node, spot.labelNode, 0);
    }
    for (SceneLine line : scene.from(part)) {
      if (!line.isBranch()) continue;
      LinePlan way = way(line);
      way.branch = Label.ofBranch(writing, line.wire());
      way.branchNode = addLabel(way.branch, line.home());
      way.exit = addWire(spot.labelNode, way.branchNode, 0);
    }
  }

  private int addLabel(Label label, Group home) {
    double wire = label.above();
    Plan.Purpose kind = Plan.Purpose.LABEL;
    return add(new Plan.Item(kind, label.width(), label.height(), List.of(wire), wire), home);
  }

  private int addWire(int from, int to, int port) {
    planWires.add(new Plan.Lead(from, to, port));
    return planWires.size() - 1;
  }

  /// An input and the numbers on its wire are one node, so that nothing comes between them.
  private Plan.Item input(PartPlan spot) {
    Gate gate = spot.part.gate();
    double half = INPUT_HEIGHT / 2;
    double width = inputWidth(gate);
    if (!scene.isLabelled()) {
      return new Plan.Item(Plan.Purpose.INPUT, width, 2 * half, List.of(), half);
    }
    Label label = Label.of(writing, gate, naming);
    spot.label = label;
    double above = Math.max(half, label.above());
    double below = Math.max(half, label.below());
    double whole = width + INPUT_GAP + label.width();
    return new Plan.Item(Plan.Purpose.INPUT, whole, above + below, List.of(), above);
  }

  /// The width of the box around an input's name.
  static double inputWidth(Gate gate) {
    double width = Lettering.width(Label.named(gate), NAME) + 2 * NAME_SIDE;
    return Math.max(INPUT_HEIGHT, Math.ceil(width));
  }

  private Plan.Item constant(PartPlan spot) {
    spot.constant = Block.of(spot.part.gate().literal(), numbers, Label.VALUE);
    double height = spot.constant.height() + 2 * CONSTANT_SIDE;
    double width = spot.constant.width() + 2 * CONSTANT_SIDE;
    return new Plan.Item(Plan.Purpose.INPUT, width, height, List.of(), height / 2);
  }

  private Plan.Item operation(PartPlan spot) {
    spot.glyph = Glyph.of(scene.graph(), spot.part.gate(), options.signs());
    List<Block> locals = new ArrayList<>();
    for (SceneLine line : scene.to(spot.part)) {
      locals.add(way(line).local);
    }
    spot.footprint = Footprint.of(spot.glyph, locals);
    return spot.footprint.item();
  }

  /// The node from which the last piece of a line comes.
  private int start(LinePlan way) {
    if (way.branchNode >= 0) return way.branchNode;
    PartPlan from = spot(way.line.from());
    return from.labelNode >= 0 ? from.labelNode : from.node;
  }

  /// Whether a layout made for `other` serves this blueprint too: the same nodes and wires, no
  /// label larger than its place.
  boolean fitsInto(Blueprint other) {
    if (!plan.wires().equals(other.plan.wires())) return false;
    if (!homes.equals(other.homes) || !frames.equals(other.frames)) return false;
    if (plan.nodes().size() != other.plan.nodes().size()) return false;
    for (int i = 0; i < plan.nodes().size(); i++) {
      Plan.Item mine = plan.nodes().get(i);
      Plan.Item place = other.plan.nodes().get(i);
      boolean same = mine.kind() == place.kind() && mine.inPorts().equals(place.inPorts());
      if (!same || mine.outPort() != place.outPort()) return false;
      if (mine.height() > place.height() || mine.width() > place.width()) return false;
      if (mine.kind() == Plan.Purpose.GATE && mine.width() != place.width()) return false;
    }
    for (int i = 0; i < spots.size(); i++) {
      Footprint mine = spots.get(i).footprint;
      if (mine != null && mine.left() != other.spots.get(i).footprint.left()) return false;
    }
    return true;
  }
}
