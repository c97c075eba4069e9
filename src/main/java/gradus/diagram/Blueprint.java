package gradus.diagram;

import gradus.explain.term.GateSign;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Group;
import gradus.graph.Wire;
import gradus.latex.TypesetName;
import gradus.layout.Plan;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import gradus.tensor.Numbers;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is to be placed: every visible gate, the label of every wire as a node of its own, and
/// which is which in the [Plan].
final class Blueprint {
  /// Above this many gates the layout takes no labels: it would grow too wide to read.
  static final int MOST_LABELLED = 500;

  static final TextStyle NAME = new TextStyle(18, false, false);
  private static final double NAME_SIDE = 10;
  static final TextStyle TITLE = new TextStyle(13, true, false);
  static final double TITLE_SIDE = 10;
  private static final double TITLE_TOP = 14;
  static final double INPUT_HEIGHT = 32;
  static final double INPUT_GAP = 8;
  private static final double CONSTANT_SIDE = 6;

  final ComputationGraph graph;
  final Numbers numbers;
  final boolean labelled;
  final Plan plan;

  /// Node indices by gate id, −1 where there is none; wire labels by operand id.
  final int[] nodes;

  final int[] labelNodes;
  final int[] branchNodes;

  final Glyph[] glyphs;
  final Footprint[] footprints;

  /// The local gradients written at gates, by operand id.
  final Block[] locals;

  final Label[] labels;
  final Label[] branches;
  final Map<Gate, Block> constants = new HashMap<>();

  /// Plan wires by gate id (gate to its label) and by operand id (into the branch label, into the
  /// gate).
  final int[] trunks;

  final int[] exits;
  final int[] entries;

  /// The groups drawn as frames, by frame index, each after the one around it.
  final List<Group> groups = new ArrayList<>();

  private final Trace trace;
  private final Options options;
  private final Writing writing;

  /// Which wires bear their names.
  final WireNaming naming;

  private final List<Plan.Item> planNodes = new ArrayList<>();
  private final List<Plan.Lead> planWires = new ArrayList<>();
  private final List<Integer> homes = new ArrayList<>();
  private final List<Plan.Frame> frames = new ArrayList<>();
  private final Map<Group, Integer> frameOf = new HashMap<>();

  Blueprint(Trace trace, Options options) {
    this.trace = trace;
    this.graph = trace.graph();
    this.numbers = trace.numbers(options.digits());
    this.options = options;
    this.writing = new Writing(trace, numbers, options.signs());
    int gates = graph.gates().size();
    int wires = graph.wireCount();
    labelled = graph.gates().stream().filter(Gate::isOperation).count() <= MOST_LABELLED;
    nodes = none(gates);
    labelNodes = none(gates);
    branchNodes = none(wires);
    trunks = none(gates);
    exits = none(wires);
    entries = none(wires);
    glyphs = new Glyph[gates];
    footprints = new Footprint[gates];
    locals = new Block[wires];
    for (Gate gate : graph.gates()) {
      for (Wire wire : graph.operands(gate)) {
        if (labelled) locals[wire.id()] = writing.local(wire, options.locals()).orElse(null);
      }
    }
    // Symbols speak of every wire, so every wire says what it is called.
    boolean spoken = Arrays.stream(locals).anyMatch(b -> b instanceof Ratios);
    naming = spoken ? WireNaming.ALWAYS : options.naming();
    labels = new Label[gates];
    branches = new Label[wires];
    for (Gate gate : graph.gates()) {
      if (isVisible(gate)) place(gate);
    }
    for (Gate gate : graph.gates()) {
      if (isVisible(gate)) connect(gate);
    }
    plan = new Plan(planNodes, planWires, homes, frames);
  }

  private static int[] none(int size) {
    int[] array = new int[size];
    Arrays.fill(array, -1);
    return array;
  }

  private boolean isVisible(Gate gate) {
    return !gate.isConstant() || !gate.shape().isScalar();
  }

  /// The frame of a group and of those around it; −1 where nothing is framed.
  private int frame(Group group) {
    if (group == null || !labelled) return -1;
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

  /// Where the numbers on a gate's wire stand: beyond every frame that it is the result of.
  private Group labelHome(Gate gate) {
    Group home = gate.group();
    while (home != null && isResult(gate, home)) {
      home = home.parent();
    }
    return home;
  }

  private boolean isResult(Gate gate, Group group) {
    return graph.consumers(gate).stream().noneMatch(w -> holds(group, w.target().group()));
  }

  private static boolean holds(Group outer, Group inner) {
    for (Group g = inner; g != null; g = g.parent()) {
      if (g == outer) return true;
    }
    return false;
  }

  /// Where a branch to one consumer is labelled: in the frame it goes into, but not in one that it
  /// only comes out of.
  private static Group branchHome(Group from, Group to) {
    Group home = from;
    while (home != null && !holds(home, to)) {
      home = home.parent();
    }
    return home == from ? to : home;
  }

  private int add(Plan.Item node, Group home) {
    planNodes.add(node);
    homes.add(frame(home));
    return planNodes.size() - 1;
  }

  private void place(Gate gate) {
    int id = gate.id();
    Plan.Item node =
        switch (gate.kind()) {
          case INPUT -> input(gate);
          case CONSTANT -> constant(gate);
          case OPERATION -> operation(gate);
        };
    nodes[id] = add(node, gate.group());
    if (!labelled || gate.isConstant()) return;
    if (gate.isInput()) {
      labelNodes[id] = nodes[id];
    } else {
      labels[id] = Label.of(writing, gate, naming);
      labelNodes[id] = addLabel(labels[id], labelHome(gate));
      trunks[id] = addWire(nodes[id], labelNodes[id], 0);
    }
    List<Wire> forks = trace.branches(gate);
    if (forks.size() < 2 || graph.isLabel(gate)) return;
    for (Wire wire : forks) {
      branches[wire.id()] = Label.ofBranch(writing, wire);
      Group home = branchHome(labelHome(gate), wire.target().group());
      branchNodes[wire.id()] = addLabel(branches[wire.id()], home);
      exits[wire.id()] = addWire(labelNodes[id], branchNodes[wire.id()], 0);
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
  private Plan.Item input(Gate gate) {
    double half = INPUT_HEIGHT / 2;
    double width = inputWidth(gate);
    if (!labelled) return new Plan.Item(Plan.Purpose.INPUT, width, 2 * half, List.of(), half);
    Label label = Label.of(writing, gate, naming);
    labels[gate.id()] = label;
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

  private Plan.Item constant(Gate gate) {
    Block block = Block.of(gate.literal(), numbers, Label.VALUE);
    constants.put(gate, block);
    double height = block.height() + 2 * CONSTANT_SIDE;
    double width = block.width() + 2 * CONSTANT_SIDE;
    return new Plan.Item(Plan.Purpose.INPUT, width, height, List.of(), height / 2);
  }

  private Plan.Item operation(Gate gate) {
    glyphs[gate.id()] = Glyph.of(graph, gate, options.signs());
    List<Wire> wires = graph.operands(gate).stream().filter(w -> !GateSign.isInside(w)).toList();
    footprints[gate.id()] = Footprint.of(glyphs[gate.id()], wires, locals);
    return footprints[gate.id()].item();
  }

  private void connect(Gate gate) {
    int port = 0;
    for (Wire wire : graph.operands(gate)) {
      if (GateSign.isInside(wire)) continue;
      int source = wire.source().id();
      int from = nodes[source];
      if (branchNodes[wire.id()] >= 0) {
        from = branchNodes[wire.id()];
      } else if (labelNodes[source] >= 0) {
        from = labelNodes[source];
      }
      entries[wire.id()] = addWire(from, nodes[gate.id()], port++);
    }
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
    for (int g = 0; g < footprints.length; g++) {
      boolean gate = footprints[g] != null;
      if (gate && footprints[g].left() != other.footprints[g].left()) return false;
    }
    return true;
  }
}
