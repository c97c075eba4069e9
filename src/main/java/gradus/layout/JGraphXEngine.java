package gradus.layout;

import com.mxgraph.layout.hierarchical.mxHierarchicalLayout;
import com.mxgraph.model.mxGeometry;
import com.mxgraph.model.mxICell;
import com.mxgraph.util.mxPoint;
import gradus.thread.DeepThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.swing.SwingConstants;
import org.jgrapht.ext.JGraphXAdapter;
import org.jgrapht.graph.DirectedMultigraph;

/// JGraphX's hierarchical layout, reached through JGraphT's adapter: a lighter, denser look for
/// small graphs. It knows no ports, so [Lanes] draws the wires to ours.
public final class JGraphXEngine implements LayoutEngine {
  private static final double COLUMN_GAP = 30;
  private static final double ROW_GAP = 26;

  @Override
  public String name() {
    return "jgraphx";
  }

  /// The adapter builds in quadratic time: above this, minutes.
  @Override
  public int limit() {
    return 1000;
  }

  @Override
  public Layout layout(Plan plan, BooleanSupplier cancelled) {
    if (plan.gates() > limit()) {
      throw new IllegalArgumentException("more than " + limit() + " gates: " + plan.gates());
    }
    return DeepThread.run(
        name(),
        STACK_BYTES,
        giveUp -> {
          Map<Plan, Layout> known = new ConcurrentHashMap<>();
          // JGraphX cannot hold a node to a side, which the wires through a frame need.
          return Nested.layout(
              plan,
              p -> rows(p.withEntriesApart(), giveUp),
              p -> ElkEngine.inside(p, known, ElkEngine.Pains.USUAL, giveUp));
        },
        cancelled);
  }

  private static Layout rows(Plan plan, BooleanSupplier cancelled) {
    Columns columns = new Columns(plan);
    return Rows.wrapped(plan, columns, place(plan, cancelled));
  }

  private static Layout place(Plan plan, BooleanSupplier cancelled) {
    var graph = new DirectedMultigraph<Integer, Integer>(null, null, false);
    for (int i = 0; i < plan.nodes().size(); i++) {
      graph.addVertex(i);
    }
    for (int i = 0; i < plan.wires().size(); i++) {
      graph.addEdge(plan.wires().get(i).from(), plan.wires().get(i).to(), i);
    }
    var adapter = new JGraphXAdapter<>(graph);
    Map<Integer, mxICell> cells = adapter.getVertexToCellMap();
    for (int i = 0; i < plan.nodes().size(); i++) {
      Plan.Item node = plan.nodes().get(i);
      // JGraphX lines up middles, so the cell is made with the exit in its middle.
      cells.get(i).setGeometry(new mxGeometry(0, 0, node.width(), 2 * half(node)));
    }
    if (cancelled.getAsBoolean()) throw new CancellationException();
    var layout = new mxHierarchicalLayout(adapter, SwingConstants.WEST);
    layout.setInterRankCellSpacing(COLUMN_GAP);
    layout.setIntraCellSpacing(ROW_GAP);
    layout.execute(adapter.getDefaultParent());
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < plan.nodes().size(); i++) {
      Plan.Item node = plan.nodes().get(i);
      mxGeometry place = cells.get(i).getGeometry();
      double y = place.getCenterY() - node.outPort();
      boxes.add(new Box(place.getX(), y, node.width(), node.height()));
    }
    Map<Integer, mxICell> edges = new HashMap<>(adapter.getEdgeToCellMap());
    List<List<Point>> wires = new ArrayList<>();
    for (int i = 0; i < plan.wires().size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      List<Point> points = new ArrayList<>();
      points.add(Routes.exit(plan, boxes, wire));
      List<mxPoint> waypoints = edges.get(i).getGeometry().getPoints();
      if (waypoints != null) {
        waypoints.forEach(point -> points.add(new Point(point.getX(), point.getY())));
      }
      points.add(Routes.entry(plan, boxes, wire));
      wires.add(points);
    }
    return Lanes.layout(plan, boxes, wires);
  }

  private static double half(Plan.Item node) {
    return Math.max(node.outPort(), node.height() - node.outPort());
  }
}
