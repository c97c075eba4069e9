package gradus.layout;

import gradus.thread.DeepThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.Alignment;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// ELK's layered algorithm with every port at its exact place; the default engine. Options by size,
/// as measured: few crossings, operands in order, no two wires on top of each other.
public final class ElkEngine implements LayoutEngine {
  private static final int SMALL = 100;
  private static final int MEDIUM = 500;

  /// Up to this many gates several starts are tried, so many.
  private static final int FEW = 40;

  private static final int STARTS = 7;

  /// ELK cuts every wire into a piece for each column it passes; more than this many pieces take
  /// minutes and gigabytes, so a plain sketch must do.
  private static final long MOST_PIECES = 200_000;

  private static final int MOST_GATES = 12_000;

  /// Between nodes of a column, and between a node and a wire that passes it.
  private static final double ROW_GAP = 12;

  private static final double WIRE_GAP = 10;

  static final double COLUMN_GAP = 26;

  @Override
  public String name() {
    return "elk";
  }

  @Override
  public int limit() {
    return Integer.MAX_VALUE;
  }

  /// What was placed before; null where every call starts anew.
  private final Map<Plan, Layout> remembered;

  public ElkEngine() {
    this(null);
  }

  private ElkEngine(Map<Plan, Layout> remembered) {
    this.remembered = remembered;
  }

  @Override
  public LayoutEngine remembering() {
    return new ElkEngine(new ConcurrentHashMap<>());
  }

  @Override
  public Layout layout(Plan plan, BooleanSupplier cancelled) {
    Map<Plan, Layout> known = remembered == null ? new ConcurrentHashMap<>() : remembered;
    return DeepThread.run(
        name(),
        STACK_BYTES,
        giveUp ->
            Nested.layout(plan, p -> outside(p, known, giveUp), p -> inside(p, known, giveUp)),
        cancelled);
  }

  private static Layout outside(Plan plan, Map<Plan, Layout> known, BooleanSupplier cancelled) {
    return Buses.layout(
        plan, p -> large(p) ? SketchEngine.place(p, cancelled) : place(p, known, cancelled));
  }

  private static boolean large(Plan plan) {
    return plan.gates() > MOST_GATES || new Columns(plan).span(plan) > MOST_PIECES;
  }

  /// What a frame holds, in one row.
  ///
  /// @param known what was placed already: of equal frames one is enough
  static Layout inside(Plan plan, Map<Plan, Layout> known, BooleanSupplier cancelled) {
    return Buses.layout(plan, p -> place(p, known, cancelled));
  }

  private static Layout place(Plan plan, Map<Plan, Layout> known, BooleanSupplier cancelled) {
    Layout placed = known.get(plan);
    if (placed == null) {
      placed = place(plan, cancelled);
      known.put(plan, placed);
    }
    return placed;
  }

  private static Layout place(Plan plan, BooleanSupplier cancelled) {
    if (plan.gates() > SMALL) return place(plan, false, 1, cancelled);
    Attached attached = new Attached(plan);
    Plan rest = attached.rest();
    Layout best =
        attached
            .line()
            .orElseGet(() -> Nearer.inLine(rest, place(rest, true, starts(rest), cancelled)));
    Layout level = Nearer.levelled(rest, best);
    Layout tight = Pitch.tightened(attached, level);
    if (!Routes.hidden(plan, tight)) return tight;
    Layout jogged = level == best ? tight : Pitch.tightened(attached, best);
    if (!Routes.hidden(plan, jogged)) return jogged;
    // Sloped wires are nicer, but now and then one is led through a box.
    Layout whole = attached.whole(best);
    return Routes.hidden(plan, whole) ? place(plan, false, 1, cancelled) : whole;
  }

  private static int starts(Plan plan) {
    return plan.gates() > FEW ? 1 : STARTS;
  }

  private static Layout place(Plan plan, boolean sloped, int starts, BooleanSupplier cancelled) {
    // Registers ELK's own value types, without which it cannot copy its defaults. Not before there
    // is something to lay out: it takes half a second, which a command without a picture need not.
    LayoutMetaDataService.getInstance();
    ElkNode root = ElkGraphUtil.createGraph();
    options(root, plan.gates(), sloped);
    int[] roles = sloped ? new Columns(plan).roles(plan) : new int[0];
    List<ElkNode> nodes = new ArrayList<>();
    List<List<ElkPort>> exits = new ArrayList<>();
    List<List<ElkPort>> entries = new ArrayList<>();
    for (Plan.Item node : plan.nodes()) {
      ElkNode elk = ElkGraphUtil.createNode(root);
      elk.setDimensions(node.width(), node.height());
      elk.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
      // Inputs stand as near to their gate as their column allows.
      if (node.kind() == Plan.Purpose.INPUT) {
        elk.setProperty(LayeredOptions.ALIGNMENT, Alignment.RIGHT);
      }
      if (sloped && node.kind() == Plan.Purpose.GATE) {
        elk.setProperty(Layered.ROLE, roles[nodes.size()]);
      }
      nodes.add(elk);
      List<ElkPort> ports = new ArrayList<>();
      for (double y : node.inPorts()) {
        ports.add(port(elk, PortSide.WEST, 0, y));
      }
      entries.add(ports);
      List<ElkPort> leaving = new ArrayList<>();
      for (double y : node.outPorts()) {
        leaving.add(port(elk, PortSide.EAST, node.width(), y));
      }
      exits.add(leaving);
      // Wires come through a frame's left side and go through its right one.
      if (node.kind() == Plan.Purpose.ENTRY) {
        elk.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.FIRST);
      } else if (node.kind() == Plan.Purpose.EXIT) {
        elk.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.LAST);
      }
    }
    List<ElkEdge> edges = new ArrayList<>();
    for (Plan.Lead wire : plan.wires()) {
      edges.add(
          ElkGraphUtil.createSimpleEdge(
              exits.get(wire.from()).get(wire.exit()), entries.get(wire.to()).get(wire.port())));
    }
    Layered.layout(root, starts, cancelled);
    if (cancelled.getAsBoolean()) throw new CancellationException();
    List<Box> boxes =
        nodes.stream()
            .map(node -> new Box(node.getX(), node.getY(), node.getWidth(), node.getHeight()))
            .toList();
    return Routes.tidy(plan, boxes, edges.stream().map(ElkEngine::points).toList());
  }

  private static void options(ElkNode root, int gates, boolean sloped) {
    root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, ROW_GAP);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, COLUMN_GAP);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, WIRE_GAP);
    root.setProperty(
        LayeredOptions.EDGE_ROUTING, sloped ? EdgeRouting.POLYLINE : EdgeRouting.ORTHOGONAL);
    root.setProperty(
        LayeredOptions.NODE_PLACEMENT_STRATEGY,
        gates <= SMALL
            ? NodePlacementStrategy.BRANDES_KOEPF
            : gates <= MEDIUM
                ? NodePlacementStrategy.NETWORK_SIMPLEX
                : NodePlacementStrategy.SIMPLE);
  }

  private static ElkPort port(ElkNode node, PortSide side, double x, double y) {
    ElkPort port = ElkGraphUtil.createPort(node);
    port.setLocation(x, y);
    port.setProperty(LayeredOptions.PORT_SIDE, side);
    return port;
  }

  private static List<Point> points(ElkEdge edge) {
    ElkEdgeSection section = edge.getSections().getFirst();
    List<Point> points = new ArrayList<>();
    points.add(new Point(section.getStartX(), section.getStartY()));
    for (ElkBendPoint bend : section.getBendPoints()) {
      points.add(new Point(bend.getX(), bend.getY()));
    }
    points.add(new Point(section.getEndX(), section.getEndY()));
    return points;
  }
}
