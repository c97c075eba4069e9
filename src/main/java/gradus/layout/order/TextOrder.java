package gradus.layout.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.graph.LEdge;
import org.eclipse.elk.alg.layered.graph.LGraph;
import org.eclipse.elk.alg.layered.graph.LNode;
import org.eclipse.elk.alg.layered.graph.LPort;
import org.eclipse.elk.alg.layered.graph.Layer;
import org.eclipse.elk.graph.properties.IProperty;
import org.eclipse.elk.graph.properties.Property;

/// Nodes below each other as the text has them, wherever no more wires cross so: of the orders that
/// are as good as each other a reader finds his way in that one.
public final class TextOrder {
  /// The place of a node in the text.
  public static final IProperty<Integer> PLACE = new Property<>("gradus.place");

  /// What a gate is among the others.
  public static final IProperty<Integer> ROLE = new Property<>("gradus.role");

  /// Where more wires cross, counted as [Tangle] does, there is no order that a reader would
  /// follow.
  private static final int FEW = 3;

  private static final int SWEEPS = 4;

  private final LGraph part;

  /// When a reader comes to each value who goes from each result back to what it is made of.
  private final Map<LNode, Integer> turns = new HashMap<>();

  /// What nothing is made of, in the order of the text.
  private final List<LNode> ends = new ArrayList<>();

  private TextOrder(LGraph part) {
    this.part = part;
    for (Layer layer : part) {
      for (LNode node : layer) {
        if (!node.getOutgoingEdges().iterator().hasNext()) ends.add(node);
      }
    }
    ends.sort(Comparator.comparing(node -> node.getProperty(PLACE)));
    ends.forEach(this::read);
  }

  /// Puts the nodes of a graph in columns in the order of the text, where no more wires cross then
  /// than do now.
  public static void restore(LGraph part) {
    TextOrder order = new TextOrder(part);
    order.sweep();
    order.exchange();
  }

  /// Whether no wires cross in the order of the text, in which the nodes stand then; else they
  /// stand as before.
  public static boolean isClear(LGraph part) {
    TextOrder order = new TextOrder(part);
    List<List<LNode>> before = order.columns();
    order.sort(0);
    boolean clear = Tangle.of(part) == 0;
    if (!clear) order.arrange(before);
    return clear;
  }

  private void sweep() {
    List<List<LNode>> best = columns();
    int fewest = Tangle.of(part);
    if (fewest > FEW) return;
    int turned = turned();
    for (int sweep = 0; sweep <= SWEEPS; sweep++) {
      sort(sweep);
      int crossings = Tangle.of(part);
      if (crossings > fewest || crossings == fewest && turned() >= turned) continue;
      best = columns();
      fewest = crossings;
      turned = turned();
    }
    arrange(best);
  }

  /// How many pairs of gates, of results and of what all begins with stand the wrong way round.
  private int turned() {
    int turned = 0;
    for (Layer layer : part) {
      boolean first = layer == part.getLayers().getFirst();
      List<Integer> column =
          layer.getNodes().stream()
              .filter(node -> first || isGate(node) || ends.contains(node))
              .map(turns::get)
              .toList();
      for (int i = 0; i < column.size(); i++) {
        for (int later : column.subList(i + 1, column.size())) {
          if (later < column.get(i)) turned++;
        }
      }
    }
    return turned;
  }

  private static boolean isGate(LNode node) {
    return node.getProperty(ROLE) != null;
  }

  private List<List<LNode>> columns() {
    return part.getLayers().stream().map(layer -> List.copyOf(layer.getNodes())).toList();
  }

  private void arrange(List<List<LNode>> columns) {
    for (int column = 0; column < columns.size(); column++) {
      List<LNode> nodes = part.getLayers().get(column).getNodes();
      nodes.clear();
      nodes.addAll(columns.get(column));
    }
  }

  /// A value before all that leads to it, its operands from the first on.
  private void read(LNode end) {
    Deque<LNode> open = new ArrayDeque<>(List.of(end));
    while (!open.isEmpty()) {
      LNode node = open.pop();
      if (turns.putIfAbsent(node, turns.size()) != null) continue;
      entries(node).reversed().forEach(port -> sources(port).forEach(open::push));
    }
  }

  /// Where wires come in, from the top on.
  private static List<LPort> entries(LNode node) {
    return node.getPorts().stream()
        .filter(port -> !port.getIncomingEdges().isEmpty())
        .sorted(Comparator.comparingDouble(port -> port.getPosition().y))
        .toList();
  }

  private static List<LNode> sources(LPort port) {
    return port.getIncomingEdges().stream().map(edge -> edge.getSource().getNode()).toList();
  }

  /// As the text has them at first; then each near to those to its left, or to its right.
  private void sort(int sweep) {
    if (sweep == 0) {
      part.forEach(layer -> layer.getNodes().sort(Comparator.comparing(turns::get)));
      return;
    }
    List<Layer> layers = part.getLayers();
    boolean forward = sweep % 2 == 1;
    for (int i = 1; i < layers.size(); i++) {
      Layer before = layers.get(forward ? i - 1 : layers.size() - i);
      for (int k = 0; k < before.getNodes().size(); k++) {
        before.getNodes().get(k).id = k;
      }
      Map<LNode, Double> heights = new HashMap<>();
      List<LNode> nodes = layers.get(forward ? i : layers.size() - 1 - i).getNodes();
      for (int k = 0; k < nodes.size(); k++) {
        heights.put(nodes.get(k), height(nodes.get(k), forward, k));
      }
      nodes.sort(Comparator.comparing(heights::get));
    }
  }

  private static double height(LNode node, boolean forward, double now) {
    double sum = 0;
    int count = 0;
    for (LEdge edge : forward ? node.getIncomingEdges() : node.getOutgoingEdges()) {
      LPort port = forward ? edge.getSource() : edge.getTarget();
      sum += port.getNode().id + port.getPosition().y / (1 + port.getNode().getSize().y);
      count++;
    }
    return count == 0 ? now : sum / count;
  }

  /// Exchanges results that are made in the same way, with all that they are made of, where a later
  /// one stands above an earlier one.
  private void exchange() {
    for (int i = 0; i < ends.size(); i++) {
      for (LNode later : ends.subList(i + 1, ends.size())) {
        LNode earlier = ends.get(i);
        List<LNode> column = earlier.getLayer().getNodes();
        boolean turned =
            later.getLayer() == earlier.getLayer()
                && column.indexOf(later) < column.indexOf(earlier);
        if (turned) exchange(twins(earlier, later));
      }
    }
  }

  private void exchange(Map<LNode, LNode> twins) {
    if (twins.isEmpty()) return;
    List<List<LNode>> before = columns();
    int crossings = Tangle.of(part);
    arrange(
        before.stream()
            .map(nodes -> nodes.stream().map(node -> twins.getOrDefault(node, node)).toList())
            .toList());
    if (Tangle.of(part) > crossings) arrange(before);
  }

  /// Each node of which one of two is made, and the one that is the same to the other; empty where
  /// they are not made in the same way, or something else is made of one of these.
  private static Map<LNode, LNode> twins(LNode one, LNode other) {
    Map<LNode, LNode> twins = new HashMap<>();
    Deque<List<LNode>> open = new ArrayDeque<>(List.of(List.of(one, other)));
    while (!open.isEmpty()) {
      LNode a = open.peek().getFirst();
      LNode b = open.pop().getLast();
      boolean known = twins.containsKey(a) || twins.containsKey(b);
      if (known && twins.get(a) == b && twins.get(b) == a) continue;
      List<LPort> to = entries(a);
      List<LPort> from = entries(b);
      if (known || a.getLayer() != b.getLayer() || to.size() != from.size()) return Map.of();
      twins.put(a, b);
      twins.put(b, a);
      for (int i = 0; i < to.size(); i++) {
        List<LNode> sources = sources(to.get(i));
        List<LNode> others = sources(from.get(i));
        if (sources.size() != others.size()) return Map.of();
        for (int k = 0; k < sources.size(); k++) {
          open.push(List.of(sources.get(k), others.get(k)));
        }
      }
    }
    for (Map.Entry<LNode, LNode> pair : twins.entrySet()) {
      if (pair.getKey() == pair.getValue()) continue;
      for (LEdge edge : pair.getKey().getOutgoingEdges()) {
        if (!twins.containsKey(edge.getTarget().getNode())) return Map.of();
      }
    }
    return twins;
  }
}
