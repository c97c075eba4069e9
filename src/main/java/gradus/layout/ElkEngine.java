package gradus.layout;

import gradus.layout.order.TextOrder;
import gradus.thread.DeepThread;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.graph.LEdge;
import org.eclipse.elk.alg.layered.graph.LGraph;
import org.eclipse.elk.alg.layered.graph.LGraphUtil;
import org.eclipse.elk.alg.layered.graph.LNode;
import org.eclipse.elk.alg.layered.graph.LPort;
import org.eclipse.elk.alg.layered.options.GraphProperties;
import org.eclipse.elk.alg.layered.options.InternalProperties;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.Alignment;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;

/// ELK's layered algorithm with every port at its exact place; the default engine. Options by size,
/// as measured: few crossings, operands in order, no two wires on top of each other.
public final class ElkEngine implements LayoutEngine {
  private static final int SMALL = 100;

  private static final int MEDIUM = 500;

  /// In a picture of up to this many gates several starts are tried, so many.
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

  private final Pains pains;

  /// What is done for a good picture.
  ///
  /// @param gates of the picture whose rows are placed; 0 where each plan is one of its own
  /// @param rough whether a plan is placed for the room it takes alone
  record Pains(int gates, boolean rough) {
    static final Pains USUAL = new Pains(0, false);

    /// Of a small picture several starts are tried, of a rough one not even the usual sweeps.
    int starts(Plan plan) {
      return rough ? 0 : Math.max(gates, plan.gates()) > FEW ? 1 : STARTS;
    }
  }

  public ElkEngine() {
    this(null, Pains.USUAL);
  }

  private ElkEngine(Map<Plan, Layout> remembered, Pains pains) {
    this.remembered = remembered;
    this.pains = pains;
  }

  @Override
  public LayoutEngine remembering(int picture) {
    return new ElkEngine(new ConcurrentHashMap<>(), new Pains(picture, false));
  }

  @Override
  public LayoutEngine rough() {
    return new ElkEngine(new ConcurrentHashMap<>(), new Pains(pains.gates, true));
  }

  @Override
  public Layout layout(Plan plan, BooleanSupplier cancelled) {
    Map<Plan, Layout> known = remembered == null ? new ConcurrentHashMap<>() : remembered;
    return DeepThread.run(
        name(),
        STACK_BYTES,
        giveUp ->
            Loose.layout(
                plan,
                wired ->
                    Nested.layout(
                        wired,
                        p -> outside(p, known, giveUp),
                        p -> inside(p, known, pains, giveUp))),
        cancelled);
  }

  private Layout outside(Plan plan, Map<Plan, Layout> known, BooleanSupplier cancelled) {
    return Buses.layout(
        plan, p -> large(p) ? SketchEngine.place(p, cancelled) : place(p, known, pains, cancelled));
  }

  private static boolean large(Plan plan) {
    return plan.gates() > MOST_GATES || new Columns(plan).span(plan) > MOST_PIECES;
  }

  /// What a frame holds, in one row.
  ///
  /// @param known what was placed already: of equal frames one is enough
  /// @param pains taken over the picture around it
  static Layout inside(Plan plan, Map<Plan, Layout> known, Pains pains, BooleanSupplier cancelled) {
    return Buses.layout(plan, p -> place(p, known, pains, cancelled));
  }

  private static Layout place(
      Plan plan, Map<Plan, Layout> known, Pains pains, BooleanSupplier cancelled) {
    Layout placed = known.get(plan);
    if (placed == null) {
      placed = place(plan, pains, cancelled);
      known.put(plan, placed);
    }
    return placed;
  }

  private static Layout place(Plan plan, Pains pains, BooleanSupplier cancelled) {
    if (plan.gates() > SMALL) return upright(plan, cancelled);
    Attached attached = new Attached(plan);
    Plan rest = attached.rest();
    int starts = pains.starts(plan);
    if (pains.rough) {
      return Pitch.rough(
          attached, attached.line().orElseGet(() -> place(rest, true, starts, cancelled)));
    }
    Layout best =
        attached.line().orElseGet(() -> Nearer.inLine(rest, place(rest, true, starts, cancelled)));
    Layout level = Nearer.bent(rest, Nearer.levelled(rest, Nearer.straightened(rest, best)));
    Layout tight = Pitch.tightened(attached, level);
    if (!Routes.hidden(plan, tight)) return tight;
    Layout jogged = level == best ? tight : Pitch.tightened(attached, best);
    if (!Routes.hidden(plan, jogged)) return jogged;
    // Sloped wires are nicer, but now and then one is led through a box.
    Layout whole = Detours.of(plan, attached.whole(best));
    return Routes.hidden(plan, whole) ? upright(plan, cancelled) : whole;
  }

  /// With level and upright wires only.
  private static Layout upright(Plan plan, BooleanSupplier cancelled) {
    Attached attached = Attached.level(plan.withEntriesApart());
    return attached.whole(place(attached.rest(), false, 1, cancelled));
  }

  private static Layout place(Plan plan, boolean sloped, int starts, BooleanSupplier cancelled) {
    // Registers ELK's own value types, without which it cannot copy its defaults. Not before there
    // is something to lay out: it takes half a second, which a command without a picture need not.
    LayoutMetaDataService.getInstance();
    Graph graph = new Graph(plan, sloped);
    Layered.layout(graph.graph, starts, cancelled);
    if (cancelled.getAsBoolean()) throw new CancellationException();
    return graph.layout();
  }

  /// A plan as the graph on which ELK's layered algorithm works. Made here rather than from one of
  /// ELK's general graphs, for making and reading that takes longer than placing a row.
  private static final class Graph {
    private final Plan plan;
    final LGraph graph = new LGraph();
    private final List<LNode> nodes = new ArrayList<>();
    private final List<List<LPort>> exits = new ArrayList<>();
    private final List<List<LPort>> entries = new ArrayList<>();
    private final EnumSet<GraphProperties> traits = EnumSet.noneOf(GraphProperties.class);

    Graph(Plan plan, boolean sloped) {
      this.plan = plan;
      options(plan.gates(), sloped);
      int[] roles = sloped ? new Columns(plan).roles(plan) : new int[0];
      for (Plan.Item item : plan.nodes()) {
        LNode node = add(item);
        node.setProperty(TextOrder.PLACE, nodes.size());
        if (sloped && item.kind() == Plan.Purpose.GATE) {
          node.setProperty(TextOrder.ROLE, roles[nodes.size()]);
        }
        nodes.add(node);
      }
      for (int i = 0; i < plan.wires().size(); i++) {
        connect(i);
      }
    }

    private void options(int gates, boolean sloped) {
      graph.setProperty(InternalProperties.GRAPH_PROPERTIES, traits);
      graph.getPadding().add(LayeredOptions.PADDING.getDefault());
      graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
      graph.setProperty(LayeredOptions.SPACING_NODE_NODE, ROW_GAP);
      graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, COLUMN_GAP);
      graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, WIRE_GAP);
      graph.setProperty(
          LayeredOptions.EDGE_ROUTING, sloped ? EdgeRouting.POLYLINE : EdgeRouting.ORTHOGONAL);
      graph.setProperty(
          LayeredOptions.NODE_PLACEMENT_STRATEGY,
          gates <= SMALL
              ? NodePlacementStrategy.BRANDES_KOEPF
              : gates <= MEDIUM
                  ? NodePlacementStrategy.NETWORK_SIMPLEX
                  : NodePlacementStrategy.SIMPLE);
    }

    private LNode add(Plan.Item item) {
      LNode node = new LNode(graph);
      graph.getLayerlessNodes().add(node);
      node.getSize().x = item.width();
      node.getSize().y = item.height();
      node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
      traits.add(GraphProperties.NON_FREE_PORTS);
      switch (item.kind()) {
        // Inputs stand as near to their gate as their column allows.
        case INPUT -> node.setProperty(LayeredOptions.ALIGNMENT, Alignment.RIGHT);
        // Wires come through a frame's left side and go through its right one.
        case ENTRY ->
            node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.FIRST);
        case EXIT ->
            node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.LAST);
        case GATE, LABEL, FRAME, TAP, TAG -> {}
      }
      entries.add(item.inPorts().stream().map(y -> port(node, PortSide.WEST, 0, y)).toList());
      double right = item.width();
      exits.add(item.outPorts().stream().map(y -> port(node, PortSide.EAST, right, y)).toList());
      return node;
    }

    private static LPort port(LNode node, PortSide side, double x, double y) {
      LPort port = new LPort();
      port.setProperty(LayeredOptions.PORT_SIDE, side);
      port.setSide(side);
      port.setNode(node);
      port.getPosition().x = x;
      port.getPosition().y = y;
      LGraphUtil.initializePort(port, PortConstraints.FIXED_POS, Direction.RIGHT, null);
      return port;
    }

    private void connect(int index) {
      Plan.Lead wire = plan.wires().get(index);
      LEdge edge = new LEdge();
      edge.setProperty(InternalProperties.ORIGIN, index);
      LPort from = exits.get(wire.from()).get(wire.exit());
      LPort to = entries.get(wire.to()).get(wire.port());
      edge.setSource(from);
      edge.setTarget(to);
      if (from.getOutgoingEdges().size() > 1 || to.getIncomingEdges().size() > 1) {
        traits.add(GraphProperties.HYPEREDGES);
      }
    }

    /// Where everything was placed.
    Layout layout() {
      KVector offset = new KVector(graph.getOffset());
      offset.add(graph.getPadding().left, graph.getPadding().top);
      List<Box> boxes = new ArrayList<>();
      List<List<Point>> wires = new ArrayList<>();
      plan.wires().forEach(wire -> wires.add(List.of()));
      for (LNode node : nodes) {
        KVector at = node.getPosition();
        boxes.add(new Box(at.x + offset.x, at.y + offset.y, node.getSize().x, node.getSize().y));
        for (LEdge edge : node.getOutgoingEdges()) {
          wires.set((Integer) edge.getProperty(InternalProperties.ORIGIN), points(edge, offset));
        }
      }
      return Routes.tidy(plan, boxes, wires);
    }

    private static List<Point> points(LEdge edge, KVector offset) {
      List<Point> points = new ArrayList<>();
      points.add(point(edge.getSource().getAbsoluteAnchor(), offset));
      edge.getBendPoints().forEach(bend -> points.add(point(bend, offset)));
      points.add(point(edge.getTarget().getAbsoluteAnchor(), offset));
      return points;
    }

    private static Point point(KVector at, KVector offset) {
      return new Point(at.x + offset.x, at.y + offset.y);
    }
  }
}
