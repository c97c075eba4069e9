package gradus.layout;

import gradus.layout.order.Tangle;
import gradus.layout.order.TextOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.common.networksimplex.NEdge;
import org.eclipse.elk.alg.common.networksimplex.NGraph;
import org.eclipse.elk.alg.common.networksimplex.NNode;
import org.eclipse.elk.alg.common.networksimplex.NetworkSimplex;
import org.eclipse.elk.alg.layered.ElkLayered;
import org.eclipse.elk.alg.layered.components.ComponentsProcessor;
import org.eclipse.elk.alg.layered.graph.LEdge;
import org.eclipse.elk.alg.layered.graph.LGraph;
import org.eclipse.elk.alg.layered.graph.LNode;
import org.eclipse.elk.alg.layered.graph.Layer;
import org.eclipse.elk.alg.layered.intermediate.EndLabelSorter;
import org.eclipse.elk.alg.layered.intermediate.LabelAndNodeSizeProcessor;
import org.eclipse.elk.alg.layered.options.InternalProperties;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.p2layers.NetworkSimplexLayerer;
import org.eclipse.elk.alg.layered.p3order.LayerSweepCrossingMinimizer;
import org.eclipse.elk.core.alg.ILayoutProcessor;
import org.eclipse.elk.core.util.BasicProgressMonitor;

/// ELK's layered algorithm step by step. Its sweeps start from a random order, and another start
/// often saves the one crossing that everyone would see; only the best order is placed, for the
/// order alone tells how often wires cross.
final class Layered {
  /// After so many starts in a row that bring nothing no other is tried: nearly always the first
  /// has only the crossings that the picture must have.
  private static final int IN_VAIN = 2;

  /// Putting together the phases costs as much as placing a row; what has them and is not at work
  /// puts them to use again. Each is for one thread at a time.
  private static final Queue<ElkLayered> IDLE = new ConcurrentLinkedQueue<>();

  /// From a gate to the next, the numbers between them included.
  private static final int BESIDE = 2;

  /// What is not connected is placed by itself, but for what a frame holds.
  private final List<LGraph> parts;

  private final List<ILayoutProcessor<LGraph>> steps;
  private final BooleanSupplier cancelled;

  private Layered(
      List<LGraph> parts, List<ILayoutProcessor<LGraph>> steps, BooleanSupplier cancelled) {
    this.parts = parts;
    this.steps = steps;
    this.cancelled = cancelled;
  }

  /// Places a graph, with the fewest crossings of so many starts at the most; the first best wins,
  /// so the result is fixed.
  ///
  /// @param starts 0 where it may be left with more crossings than it need have
  static void layout(LGraph whole, int starts, BooleanSupplier cancelled) {
    if (starts == 0) whole.setProperty(LayeredOptions.THOROUGHNESS, 1);
    ElkLayered idle = IDLE.poll();
    ElkLayered phases = idle == null ? new ElkLayered() : idle;
    // Split below, by what can put the parts together again.
    whole.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
    phases.prepareLayoutTest(whole);
    whole.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, !isFramed(whole));
    ComponentsProcessor components = new ComponentsProcessor();
    List<LGraph> parts = components.split(whole);
    new Layered(parts, whole.getProperty(InternalProperties.PROCESSORS), cancelled)
        .run(Math.max(1, starts));
    components.combine(parts, whole);
    // Not after a failure, which may leave a phase half-way.
    IDLE.add(phases);
  }

  /// Whether wires come in on its left side, or go out on its right one. Parts of it that were put
  /// side by side would stand in each other's way, and read as one.
  private static boolean isFramed(LGraph whole) {
    return whole.getLayerlessNodes().stream()
        .anyMatch(node ->
            node.getProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT) != LayerConstraint.NONE);
  }

  private void run(int starts) {
    List<Integer> sweeps = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof LayerSweepCrossingMinimizer) sweeps.add(i);
    }
    int from = sweeps.getFirst();
    int to = sweeps.getLast() + 1;
    run(0, from);
    order(starts, from, to);
    run(to, steps.size());
    for (LGraph part : parts) {
      for (Layer layer : part) {
        part.getLayerlessNodes().addAll(layer.getNodes());
        layer.getNodes().clear();
      }
      part.getLayerlessNodes().forEach(node -> node.setLayer(null));
      part.getLayers().clear();
    }
  }

  private void run(int from, int to) {
    for (LGraph part : parts) {
      for (ILayoutProcessor<LGraph> step : steps.subList(from, to)) {
        if (cancelled.getAsBoolean()) throw new CancellationException();
        // Nodes have their size and no words of their own.
        if (step instanceof LabelAndNodeSizeProcessor || step instanceof EndLabelSorter) continue;
        step.process(part, new Monitor(cancelled));
        if (step instanceof NetworkSimplexLayerer) align(part);
      }
    }
  }

  /// Puts gates of one role into one column.
  private static void align(LGraph part) {
    List<List<LNode>> bands = bands(part);
    if (bands.stream().allMatch(band -> band.getFirst().getLayer() == band.getLast().getLayer())) {
      return;
    }
    NGraph graph = new NGraph();
    Map<LNode, NNode> places = new HashMap<>();
    for (List<LNode> band : bands) {
      NNode place = NNode.of().id(graph.nodes.size()).create(graph);
      band.forEach(node -> places.put(node, place));
    }
    List<LNode> nodes = new ArrayList<>();
    part.forEach(layer -> nodes.addAll(layer.getNodes()));
    for (LNode node : nodes) {
      places.computeIfAbsent(node, n -> NNode.of().id(graph.nodes.size()).create(graph));
    }
    for (LNode node : nodes) {
      for (LEdge edge : node.getOutgoingEdges()) {
        NNode from = places.get(node);
        NNode to = places.get(edge.getTarget().getNode());
        NEdge.of().source(from).target(to).weight(1).delta(1).create();
      }
    }
    graph.makeConnected();
    NetworkSimplex.forGraph(graph).withBalancing(true).execute();
    int columns = places.values().stream().mapToInt(place -> place.layer + 1).max().orElse(0);
    while (part.getLayers().size() < columns) {
      part.getLayers().add(new Layer(part));
    }
    nodes.forEach(node -> node.setLayer(part.getLayers().get(places.get(node).layer)));
    part.getLayers().removeIf(layer -> layer.getNodes().isEmpty());
  }

  /// Gates of one role that stand in columns side by side, from the left on: they are to stand in
  /// one.
  private static List<List<LNode>> bands(LGraph part) {
    Map<Integer, List<LNode>> open = new HashMap<>();
    Map<Integer, Integer> last = new HashMap<>();
    List<List<LNode>> bands = new ArrayList<>();
    for (int column = 0; column < part.getLayers().size(); column++) {
      for (LNode node : part.getLayers().get(column)) {
        Integer role = node.getProperty(TextOrder.ROLE);
        if (role == null || !node.getIncomingEdges().iterator().hasNext()) continue;
        Integer before = last.put(role, column);
        if (before == null || column - before > BESIDE) {
          open.put(role, new ArrayList<>());
          bands.add(open.get(role));
        }
        open.get(role).add(node);
      }
    }
    return bands;
  }

  private void order(int starts, int from, int to) {
    // No sweep finds a better one.
    if (starts > 1 && parts.stream().allMatch(TextOrder::isClear)) return;
    List<List<LNode>> before = order();
    List<List<LNode>> best = before;
    int fewest = Integer.MAX_VALUE;
    int inVain = 0;
    for (int seed = 1; seed <= starts && fewest > 0 && inVain < IN_VAIN; seed++) {
      arrange(before);
      Random random = new Random(seed);
      parts.forEach(part -> part.setProperty(InternalProperties.RANDOM, random));
      run(from, to);
      if (starts == 1) {
        parts.stream().filter(Layered::isApart).forEach(TextOrder::restore);
        return;
      }
      int crossings = parts.stream().mapToInt(Tangle::of).sum();
      if (crossings < fewest) {
        best = order();
        fewest = crossings;
        inVain = 0;
      } else {
        inVain++;
      }
    }
    arrange(best);
    parts.forEach(TextOrder::restore);
  }

  /// Whether it is in several pieces, which a sweep leaves in any order.
  private static boolean isApart(LGraph part) {
    Set<LNode> reached = new HashSet<>();
    Deque<LNode> open =
        new ArrayDeque<>(List.of(part.getLayers().getFirst().getNodes().getFirst()));
    while (!open.isEmpty()) {
      LNode node = open.pop();
      if (!reached.add(node)) continue;
      node.getConnectedEdges().forEach(edge -> open.push(edge.getOther(node)));
    }
    return reached.size() < part.getLayers().stream().mapToInt(l -> l.getNodes().size()).sum();
  }

  /// By column: its nodes from the top on.
  private List<List<LNode>> order() {
    List<List<LNode>> order = new ArrayList<>();
    parts.forEach(part -> part.forEach(layer -> order.add(List.copyOf(layer.getNodes()))));
    return order;
  }

  private void arrange(List<List<LNode>> order) {
    int column = 0;
    for (LGraph part : parts) {
      for (Layer layer : part) {
        List<LNode> nodes = layer.getNodes();
        nodes.clear();
        nodes.addAll(order.get(column++));
      }
    }
  }

  /// ELK asks the monitor of each phase, so every part of it must pass the question on.
  private static final class Monitor extends BasicProgressMonitor {
    private final BooleanSupplier cancelled;

    Monitor(BooleanSupplier cancelled) {
      this.cancelled = cancelled;
    }

    @Override
    public boolean isCanceled() {
      return cancelled.getAsBoolean();
    }

    @Override
    protected BasicProgressMonitor doSubTask(float work, int maxChildMonitors) {
      return new Monitor(cancelled);
    }
  }
}
