package gradus.diagram;

import gradus.diagram.PartPlan.LinePlan;
import gradus.diagram.PartPlan.TagPlan;
import gradus.diagram.path.Band;
import gradus.diagram.scene.Arrangement;
import gradus.diagram.scene.Cuts;
import gradus.diagram.scene.Depths;
import gradus.diagram.scene.RoundWidths;
import gradus.diagram.scene.Scene;
import gradus.diagram.scene.SceneFrame;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.graph.place.Group;
import gradus.latex.TypesetName;
import gradus.layout.Plan;
import gradus.op.catalogue.Ops;
import gradus.picture.Caption;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import gradus.tensor.Numbers;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A scene measured: what is to be placed, every part of it and the numbers of every line as nodes
/// of their own, and which is which in the [Plan].
final class Blueprint {
  static final TextStyle NAME = TextStyle.name(18);
  private static final double NAME_SIDE = 3;
  static final TextStyle TITLE = new TextStyle(13, true, false);
  static final double TITLE_SIDE = 10;
  static final double TITLE_TOP = 14;
  private static final double INPUT_HEIGHT = 32;
  static final double INPUT_GAP = 5;

  /// Between the numbers of an input and the share of its first use: there the dot is.
  static final double STEM = 12;

  /// The sign before or behind a name where a value changes rows.
  static final double TAG = 14;

  static final double STUB = 12;
  private static final double CONSTANT_SIDE = 6;

  /// Of the wire behind it, before that may bend.
  static final double CONSTANT_RUN = 12;

  final Scene scene;
  final Numbers numbers;
  final Plan plan;

  /// Which wires bear their names.
  final WireNaming naming;

  /// The frames by index, each after the one around it.
  final List<SceneFrame> pieces = new ArrayList<>();

  final Arrangement arrangement;

  /// The row of each item of the plan.
  final List<Integer> rows = new ArrayList<>();

  private final Options options;
  private final Writing.Measured labels;

  /// In the order of the scene's parts and lines.
  private final List<PartPlan> spots;

  private final List<LinePlan> ways;
  private final List<Plan.Item> planNodes = new ArrayList<>();
  private final List<Plan.Lead> planWires = new ArrayList<>();
  private final List<Integer> homes = new ArrayList<>();
  private final List<Plan.Frame> frames = new ArrayList<>();
  private final Map<SceneFrame, Integer> frameOf = new HashMap<>();
  private final RoundWidths rounds;

  Blueprint(Trace trace, Options options, Arrangement arrangement) {
    this(labels(trace, options), options, arrangement);
  }

  /// @param labels of this picture in any arrangement
  Blueprint(Writing.Measured labels, Options options, Arrangement arrangement) {
    this.labels = labels;
    this.scene = new Scene(labels.writing.trace(), arrangement);
    this.arrangement = arrangement;
    this.numbers = labels.writing.numbers();
    this.options = options;
    spots = scene.parts().stream().map(PartPlan::new).toList();
    ways = scene.lines().stream().map(line -> new LinePlan(line, local(line))).toList();
    // Symbols speak of every wire, so every wire says what it is called.
    boolean spoken = ways.stream().anyMatch(way -> way.local instanceof Ratios);
    naming = spoken ? WireNaming.ALWAYS : options.naming();
    rounds = new RoundWidths(scene.graph());
    if (!arrangement.cuts().isEmpty() && scene.isLabelled()) measureRounds();
    for (PartPlan spot : spots) {
      place(spot);
    }
    for (LinePlan way : ways) {
      way.entry = addWire(start(way), spot(way.line.to()).node, port(way.line));
    }
    plan = new Plan(planNodes, planWires, homes, frames);
  }

  /// Where a line ends at its gate, from the top on.
  private int port(SceneLine line) {
    boolean turned = arrangement.turned().contains(line.to().gate().id());
    return turned ? 1 - line.port() : line.port();
  }

  /// What is written in a picture, however it is arranged.
  static Writing.Measured labels(Trace trace, Options options) {
    Numbers numbers = trace.numbers(options.digits());
    double beneath = options.magnitudes() ? Band.room() : 0;
    return new Writing.Measured(new Writing(trace, numbers, options.signs()), options, beneath);
  }

  /// What is at one place of all rounds takes the same width.
  private void measureRounds() {
    for (ScenePart part : scene.parts()) {
      if (part.gate().isOperation()) rounds.measure(part.gate(), own(part).width());
    }
    scene.lines().stream()
        .filter(line -> line.isBranch() && line.isApart())
        .forEach(line -> rounds.measure(line.wire(), ghost(line).width()));
  }

  private Label own(ScenePart part) {
    Label own = labels.of(part, naming).wider(rounds.width(part.gate()));
    boolean leaves =
        !part.isStart()
            && scene.from(part).stream()
                .anyMatch(line -> line.to().row() != part.row() && !line.isApart());
    return leaves ? own.leaving() : own;
  }

  private Label ghost(SceneLine line) {
    return labels.ofGhost(line).wider(rounds.width(line.wire()));
  }

  private Block local(SceneLine line) {
    if (!scene.isLabelled() || line.chooses()) return null;
    return labels.local(line.wire()).orElse(null);
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

  /// The frame of a group in a row, and those around it; −1 where nothing is framed.
  private int frame(Group group, int row) {
    if (group == null || !scene.isLabelled()) return -1;
    SceneFrame piece = scene.frame(group, row);
    Integer known = frameOf.get(piece);
    if (known != null) return known;
    int around = frame(group.parent(), row);
    double title = Lettering.width(title(piece), TITLE) + 2 * TITLE_SIDE;
    frames.add(new Plan.Frame(around, title, TITLE_TOP));
    frameOf.put(piece, pieces.size());
    pieces.add(piece);
    return frameOf.get(piece);
  }

  /// What stands at the top of a frame: its group's title, with the sign of what goes on in another
  /// row.
  static String title(SceneFrame piece) {
    // As the lecture writes it; nobody says squared_norm.
    boolean length = piece.group().title().equals(Ops.SQUARED_NORM.name());
    String title = length ? "‖·‖²" : TypesetName.calledText(piece.group().title());
    return (piece.comes() ? "▸ " : "") + title + (piece.goes() ? " ▸" : "");
  }

  private int add(Plan.Item node, Group home, int row) {
    planNodes.add(node);
    rows.add(row);
    homes.add(frame(home, row));
    return planNodes.size() - 1;
  }

  private void place(PartPlan spot) {
    ScenePart part = spot.part;
    Gate gate = part.gate();
    Plan.Item node =
        switch (gate.kind()) {
          case INPUT -> input(spot);
          case CONSTANT -> constant(spot);
          case OPERATION -> part.isStart() ? input(spot) : operation(spot);
        };
    spot.node = add(node, part.home(), part.row());
    if (gate.isConstant()) return;
    if (!scene.isLabelled()) {
      tags(spot);
      return;
    }
    if (part.isStart()) {
      spot.labelNode = spot.node;
    } else {
      spot.label = spot.label == null ? own(part) : spot.label;
      if (spot.footprint != null && spot.footprint.behind() > 0) {
        spot.labelNode = spot.node;
      } else {
        spot.labelNode = addLabel(spot.label, part.wireHome(), part.row());
        spot.trunk = addWire(spot.node, spot.labelNode, 0);
      }
    }
    tags(spot);
    for (SceneLine line : scene.from(part)) {
      if (!line.isBranch()) continue;
      LinePlan way = way(line);
      int row = line.to().row();
      if (line.isApart()) {
        way.branch = ghost(line);
        double sides = 2 * GHOST_SIDE;
        way.branchNode = add(input(gate, way.branch, sides), line.to().home(), row);
      } else if (spot.stem == line) {
        way.branchNode = spot.node;
      } else if (way.tag != null && way.tag.only() == line) {
        way.branchNode = way.tag.node();
      } else {
        way.branch = labels.ofBranch(line.wire());
        Group home =
            way.tag == null ? line.home() : scene.branchHome(scene.tagHome(part, row), line);
        way.branchNode = addLabel(way.branch, home, row);
        int from = way.tag == null ? spot.labelNode : way.tag.node();
        way.exit = addWire(from, way.branchNode, 0);
      }
    }
  }

  /// Where a value leaves its row, and goes on in those that take it.
  private void tags(PartPlan spot) {
    Map<Integer, List<SceneLine>> lines = new TreeMap<>();
    for (SceneLine line : scene.from(spot.part)) {
      int row = line.to().row();
      if (row == spot.part.row() || line.isApart()) continue;
      lines.computeIfAbsent(row, r -> new ArrayList<>()).add(line);
    }
    lines.forEach((row, there) -> {
      SceneLine first = there.getFirst();
      SceneLine only = there.size() == 1 && first.isBranch() ? first : null;
      List<Wire> shared = shared(there);
      boolean whole = only == null && isWhole(spot.part, shared);
      Label label =
          only != null ? ghost(only) : whole ? spot.carried() : labels.ofTag(spot.part, shared);
      if (only != null) way(only).branch = label;
      Caption name = tagName(spot.part);
      double width = TAG + name.width() + INPUT_GAP + label.whole();
      double numbers = label.value() == null ? label.above() : tagAbove(label);
      double above = Math.max(numbers, Label.half(name));
      double height = above + Math.max(Label.half(name), label.below());
      Plan.Item item = new Plan.Item(Plan.Purpose.TAG, width, height, List.of(), above);
      int node = add(item, scene.tagHome(spot.part, row), row);
      TagPlan tag = new TagPlan(spot.part, row, node, label, only, whole, shared);
      spot.tags.add(tag);
      there.forEach(line -> way(line).tag = tag);
    });
    if (spot.tags.isEmpty()) return;
    Caption name = tagName(spot.part);
    share(spot);
    double half = Label.half(name);
    double width = spot.stub() + name.width() + TAG;
    double height = half + Math.max(half, spot.share == null ? 0 : spot.share.below());
    Plan.Item item = new Plan.Item(Plan.Purpose.LABEL, width, height, List.of(half), half);
    spot.leave = add(item, scene.leaveHome(spot.part), spot.part.row());
    boolean numbered = scene.isLabelled();
    int from = numbered ? spot.labelNode : spot.node;
    // Above the branches, which have their numbers below.
    if (numbered) planNodes.set(from, planNodes.get(from).withExitAbove());
    planWires.add(new Plan.Lead(from, spot.leave, 0, numbered ? 1 : 0));
    spot.leaving = planWires.size() - 1;
  }

  /// What goes on in later rows has its share where it leaves, beside those of the branches that
  /// stay.
  private void share(PartPlan spot) {
    List<SceneLine> away =
        scene.from(spot.part).stream().filter(l -> l.to().row() != spot.part.row()).toList();
    List<Wire> shared = shared(away);
    if (shared.isEmpty() || isWhole(spot.part, shared)) return;
    Label share = labels.ofBranches(shared);
    if (share.gradient() == null) return;
    spot.share = share;
    spot.shared = shared;
  }

  /// Those along which something comes back.
  private List<Wire> shared(List<SceneLine> lines) {
    Trace trace = labels.writing.trace();
    return lines.stream()
        .filter(line -> !line.isApart())
        .map(SceneLine::wire)
        .filter(wire -> trace.branches(wire.source()).contains(wire))
        .toList();
  }

  /// Whether all that comes back to a part does along these wires.
  private boolean isWhole(ScenePart part, List<Wire> wires) {
    Trace trace = labels.writing.trace();
    return !trace.hasBackward() || wires.size() == trace.branches(part.carried()).size();
  }

  /// What a tag's numbers take above the wire: the name stands before them.
  static double tagAbove(Label label) {
    return Math.ceil(Label.OVER + label.value().height());
  }

  /// What a value is called where it leaves its row and goes on.
  Caption tagName(ScenePart part) {
    return labels.writing.caption(part.carried());
  }

  private int addLabel(Label label, Group home, int row) {
    double wire = label.above();
    Plan.Purpose kind = Plan.Purpose.LABEL;
    Plan.Item item = new Plan.Item(kind, label.whole(), label.height(), List.of(wire), wire);
    return add(item, home, row);
  }

  private int addWire(int from, int to, int port) {
    planWires.add(new Plan.Lead(from, to, port));
    return planWires.size() - 1;
  }

  /// An input and the numbers on its wire are one node, so that nothing comes between them.
  private Plan.Item input(PartPlan spot) {
    Gate gate = spot.part.gate();
    Caption name = labels.name(gate);
    spot.name = name;
    double half = inputHalf(name);
    double width = inputWidth(name);
    if (!scene.isLabelled()) {
      return new Plan.Item(Plan.Purpose.INPUT, width, 2 * half, List.of(), half);
    }
    Label label = labels.of(spot.part, naming);
    spot.label = label;
    List<SceneLine> lines = scene.from(spot.part);
    List<SceneLine> here = lines.stream().filter(l -> !l.isApart()).toList();
    spot.hasGhosts = here.size() < lines.size();
    if (!spot.hasGhosts) return input(gate, label, 0);
    // Where rows break behind it, none of its wires may be here.
    boolean isStem = here.size() == 1 && here.getFirst().isBranch();
    if (!isStem) return input(gate, label, STEM / 2);
    SceneLine first = here.getFirst();
    spot.stem = first;
    way(first).branch = labels.ofBranch(first.wire());
    return input(gate, label, STEM + way(first).branch.width());
  }

  /// A name, its numbers, and room behind them.
  private Plan.Item input(Gate gate, Label label, double behind) {
    Caption name = labels.name(gate);
    double half = inputHalf(name);
    double above = Math.max(half, label.above());
    double below = Math.max(half, label.below());
    double whole = inputWidth(name) + INPUT_GAP + label.whole() + behind;
    return new Plan.Item(Plan.Purpose.INPUT, whole, above + below, List.of(), above);
  }

  /// What the outline of a ghost takes on both sides of its name.
  static final double GHOST_SIDE = 5;

  /// What an input's name takes, at the start of its wire.
  static double inputWidth(Caption name) {
    return Math.ceil(name.width() + 2 * NAME_SIDE);
  }

  /// Half of what it takes there in height.
  static double inputHalf(Caption name) {
    return Math.ceil((INPUT_HEIGHT + name.rise()) / 2);
  }

  private Plan.Item constant(PartPlan spot) {
    Gate gate = spot.part.gate();
    Numbers digits = labels.writing.trace().graph().digits(gate, numbers);
    spot.constant = Block.of(gate.literal(), digits, Label.VALUE);
    double height = spot.constant.height() + 2 * CONSTANT_SIDE;
    double width = spot.constant.width() + 2 * CONSTANT_SIDE + CONSTANT_RUN;
    return new Plan.Item(Plan.Purpose.INPUT, width, height, List.of(), height / 2);
  }

  private Plan.Item operation(PartPlan spot) {
    ScenePart part = spot.part;
    spot.glyph =
        part.isSeries()
            ? Glyph.of(scene.operands(part), options.signs())
            : labels.glyph(part.gate());
    List<Block> locals = new ArrayList<>();
    for (SceneLine line : scene.to(spot.part)) {
      locals.add(way(line).local);
    }
    spot.footprint = Footprint.of(spot.glyph, locals);
    boolean apart = arrangement.apart().contains(part.gate().id());
    if (apart) spot.footprint = spot.footprint.withEntriesApart();
    if (scene.isLabelled() && spot.part.home() == spot.part.wireHome()) {
      spot.label = own(spot.part);
      spot.footprint = spot.footprint.with(spot.label);
    }
    return spot.footprint.item(part.gate().op().name());
  }

  /// What the gates of each depth seem to take, before anything is placed.
  Depths guessed(Cuts cuts) {
    int[] depths = new int[plan.nodes().size()];
    for (PartPlan spot : spots) {
      depths[spot.node] = cuts.depth(spot.part.gate());
      if (spot.labelNode >= 0) depths[spot.labelNode] = depths[spot.node];
    }
    for (LinePlan way : ways) {
      int node = way.branchNode;
      if (node >= 0 && depths[node] == 0) depths[node] = cuts.depth(way.line.to().gate());
    }
    return Depths.guessed(plan, depths, cuts.deepest());
  }

  /// The node from which the last piece of a line comes.
  private int start(LinePlan way) {
    if (way.branchNode >= 0) return way.branchNode;
    if (way.tag != null) return way.tag.node();
    PartPlan from = spot(way.line.from());
    return from.labelNode >= 0 ? from.labelNode : from.node;
  }

  /// Whether everything takes the same room as in `other`, so that both are laid out alike.
  boolean takesThePlaceOf(Blueprint other) {
    return arrangement.equals(other.arrangement) && plan.equals(other.plan) && haveLikeGates(other);
  }

  /// Whether a layout made for `other` serves this blueprint too: the same nodes and wires, no
  /// label larger than its place.
  boolean fitsInto(Blueprint other) {
    if (!plan.wires().equals(other.plan.wires())) return false;
    if (!arrangement.equals(other.arrangement)) return false;
    if (!homes.equals(other.homes) || !frames.equals(other.frames)) return false;
    if (plan.nodes().size() != other.plan.nodes().size()) return false;
    for (int i = 0; i < plan.nodes().size(); i++) {
      Plan.Item mine = plan.nodes().get(i);
      Plan.Item place = other.plan.nodes().get(i);
      boolean same = mine.kind() == place.kind() && mine.inPorts().equals(place.inPorts());
      if (!same || mine.outPort() != place.outPort()) return false;
      if (mine.height() > place.height() || mine.width() > place.width()) return false;
    }
    return haveLikeGates(other);
  }

  private boolean haveLikeGates(Blueprint other) {
    for (int i = 0; i < spots.size(); i++) {
      Footprint mine = spots.get(i).footprint;
      if (mine != null && !mine.isLike(other.spots.get(i).footprint)) return false;
    }
    return true;
  }

  /// Whether the parts and lines of one that this one [#fitsInto] stand where those of this one do,
  /// and look like them.
  boolean standsAs(Blueprint other) {
    for (int i = 0; i < spots.size(); i++) {
      PartPlan mine = spots.get(i);
      PartPlan its = other.spots.get(i);
      if (mine.footprint != null && !mine.footprint.isSameAs(its.footprint)) return false;
      if (mine.hasGhosts != its.hasGhosts || mine.tags.size() != its.tags.size()) return false;
    }
    for (int i = 0; i < ways.size(); i++) {
      SceneLine mine = ways.get(i).line;
      SceneLine its = other.ways.get(i).line;
      if (mine.chooses() != its.chooses() || mine.isApart() != its.isApart()) return false;
    }
    return true;
  }
}
