package gradus.diagram;

import gradus.layout.Plan;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.Alignment;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// The yardstick: one run of ELK's layered algorithm over a whole plan in one row, with the
/// settings by which the first edition laid out its pictures, nothing tried twice.
final class OneRun {
  private static final int SMALL = 100;
  private static final int MEDIUM = 500;

  private OneRun() {}

  /// How wide the plan becomes, in px.
  ///
  /// @param gates by which the settings are chosen: with each sum of many terms counted as the sums
  ///   of two that it was then
  static double width(Plan plan, int gates) {
    LayoutMetaDataService.getInstance();
    ElkNode root = ElkGraphUtil.createGraph();
    options(root, gates);
    List<List<ElkPort>> exits = new ArrayList<>();
    List<List<ElkPort>> entries = new ArrayList<>();
    for (Plan.Item item : plan.nodes()) {
      ElkNode node = ElkGraphUtil.createNode(root);
      node.setDimensions(item.width(), item.height());
      node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
      if (item.kind() == Plan.Purpose.INPUT) {
        node.setProperty(LayeredOptions.ALIGNMENT, Alignment.RIGHT);
      }
      entries.add(item.inPorts().stream().map(y -> port(node, PortSide.WEST, 0, y)).toList());
      exits.add(
          item.outPorts().stream().map(y -> port(node, PortSide.EAST, item.width(), y)).toList());
    }
    for (Plan.Lead wire : plan.wires()) {
      ElkGraphUtil.createSimpleEdge(
          exits.get(wire.from()).get(wire.exit()), entries.get(wire.to()).get(wire.port()));
    }
    new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
    return root.getWidth();
  }

  private static void options(ElkNode root, int gates) {
    root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, 24.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 26.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 15.0);
    root.setProperty(
        LayeredOptions.EDGE_ROUTING,
        gates <= SMALL ? EdgeRouting.POLYLINE : EdgeRouting.ORTHOGONAL);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, strategy(gates));
  }

  private static NodePlacementStrategy strategy(int gates) {
    if (gates <= SMALL) return NodePlacementStrategy.BRANDES_KOEPF;
    return gates <= MEDIUM ? NodePlacementStrategy.NETWORK_SIMPLEX : NodePlacementStrategy.SIMPLE;
  }

  private static ElkPort port(ElkNode node, PortSide side, double x, double y) {
    ElkPort port = ElkGraphUtil.createPort(node);
    port.setLocation(x, y);
    port.setProperty(LayeredOptions.PORT_SIDE, side);
    return port;
  }
}
