package gradus.network.drawing;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.network.Bias;
import gradus.network.Connection;
import gradus.network.Network;
import gradus.network.NeuronColumn;
import gradus.network.Stage;
import gradus.network.Unit;
import gradus.network.WireEntry;
import gradus.picture.Lettering;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The places of a network: columns of nodes about one axis, and the lines between them. Of a long
/// column the first and last units are drawn, and those between that alone are read.
final class NetworkPlan {
  /// Half the height of a node.
  static final double RADIUS = 29;

  /// From one node to the next.
  private static final double PITCH = 114;

  /// The same where no names stand above the nodes.
  private static final double CLOSE = 92;

  /// The place of the dots of a cut column, in nodes.
  private static final double DOTS = 0.75;

  /// Lines are no steeper than this where there is room, rise to run.
  private static final double STEEPEST = 0.87;

  private static final double LEAST_GAP = 60;
  private static final double MOST_GAP = 380;

  /// Between the words of two columns.
  private static final double APART = 14;

  /// A column as it is drawn.
  ///
  /// @param size with those that are not
  /// @param dots the heights of the dots of what is left out
  record Rank(
      double x,
      List<NetworkNode> nodes,
      int size,
      List<Double> dots,
      Optional<Plus> plus,
      ColumnWords words) {}

  /// The +1 that the biases of the next column come from.
  record Plus(double x, double y) {
    static final double RADIUS = 15;
  }

  final List<Rank> slots = new ArrayList<>();
  final List<NetworkLine> lines = new ArrayList<>();
  final double half;

  /// The largest size of a weight or bias, against which all are measured.
  final double largest;

  private final Network network;
  private final Trace trace;
  private final boolean named;

  /// @param half half the width of a node
  NetworkPlan(Network network, Trace trace, Signs signs, double half) {
    this.network = network;
    this.trace = trace;
    this.half = half;
    largest = largest();
    List<List<NetworkNode>> columns = new ArrayList<>();
    List<ColumnWords> words = new ArrayList<>();
    ShownUnits cut = new ShownUnits(network, trace);
    for (NeuronColumn column : network.columns()) {
      columns.add(units(columns.size(), column, cut.drawn(columns.size())));
      words.add(ColumnWords.of(network, column, signs));
    }
    TreeMap<Integer, List<Stage>> behind = new TreeMap<>();
    network.stages().forEach(s -> behind.computeIfAbsent(s.depth(), d -> new ArrayList<>()).add(s));
    for (List<Stage> stages : behind.values()) {
      columns.add(stages(columns.size(), stages, cut.drawn(columns.size())));
      words.add(ColumnWords.of(stages, signs));
    }
    named = columns.size() > 2;
    double x = half;
    for (int i = 0; i < columns.size(); i++) {
      boolean plus = i + 1 < network.columns().size() && network.columns().get(i + 1).hasBias();
      if (i > 0) {
        double nodes = 2 * half + gap(slots.get(i - 1), columns.get(i));
        double read = wide(columns, words, i - 1) / 2 + wide(columns, words, i) / 2 + APART;
        x += Math.max(nodes, read);
      }
      slots.add(slot(x, columns.get(i), cut.size(i), plus, words.get(i)));
    }
    lines();
  }

  /// Whether names stand above some nodes.
  boolean isNamed() {
    return named;
  }

  double pitch() {
    return named ? PITCH : CLOSE;
  }

  private double largest() {
    double most = 0;
    for (NeuronColumn column : network.columns()) {
      for (Gate gate : column.parameters()) {
        Optional<Tensor> value = trace.value(gate);
        if (value.isEmpty()) continue;
        for (int k = 0; k < value.get().size(); k++) {
          double size = Math.abs(value.get().get(k));
          if (Double.isFinite(size)) most = Math.max(most, size);
        }
      }
    }
    return most;
  }

  private List<NetworkNode> units(int at, NeuronColumn column, List<Integer> drawn) {
    List<NetworkNode> nodes = new ArrayList<>();
    for (int i : drawn) {
      Unit unit = column.unit(i);
      String name = NumberNames.of(network.graph(), unit.shown());
      nodes.add(
          new NetworkNode(at, i, Optional.of(unit), unit.shown(), name, column.gates(i), 0, 0));
    }
    return nodes;
  }

  private List<NetworkNode> stages(int at, List<Stage> stages, List<Integer> drawn) {
    List<NetworkNode> nodes = new ArrayList<>();
    int index = 0;
    ComputationGraph graph = network.graph();
    for (Stage stage : stages) {
      for (int entry : network.entries(stage.gate())) {
        WireEntry number = new WireEntry(stage.gate(), entry);
        if (drawn.contains(index)) {
          String name = NumberNames.of(graph, number);
          nodes.add(
              new NetworkNode(at, index, Optional.empty(), number, name, stage.gates(), 0, 0));
        }
        index++;
      }
    }
    return nodes;
  }

  /// What the words of a column take, above it and above its nodes.
  private static double wide(List<List<NetworkNode>> columns, List<ColumnWords> words, int column) {
    boolean within = column > 0 && column < columns.size() - 1;
    double names =
        within
            ? columns.get(column).stream()
                .mapToDouble(n -> Lettering.width(n.name(), NetworkDrawing.ABOVE))
                .max()
                .orElse(0)
            : 0;
    return Math.max(names, words.get(column).width());
  }

  private Rank slot(double x, List<NetworkNode> nodes, int size, boolean plus, ColumnWords words) {
    double tall = height(nodes);
    double y = -tall / 2;
    List<Double> dots = new ArrayList<>();
    List<NetworkNode> placed = new ArrayList<>();
    for (NetworkNode node : nodes) {
      if (!placed.isEmpty() && skips(placed.getLast(), node)) {
        dots.add(y - pitch() / 2 + DOTS * pitch() / 2);
        y += DOTS * pitch();
      }
      placed.add(node.at(x, y));
      y += pitch();
    }
    Optional<Plus> one =
        plus ? Optional.of(new Plus(x, tall / 2 + 0.9 * pitch())) : Optional.empty();
    return new Rank(x, placed, size, dots, one, words);
  }

  /// From the middle of the first node to that of the last.
  private double height(List<NetworkNode> nodes) {
    long gaps =
        IntStream.range(1, nodes.size()).filter(i -> skips(nodes.get(i - 1), nodes.get(i))).count();
    return (nodes.size() - 1 + gaps * DOTS) * pitch();
  }

  private static boolean skips(NetworkNode node, NetworkNode next) {
    return next.index() != node.index() + 1;
  }

  private double gap(Rank before, List<NetworkNode> next) {
    double own = (before.nodes.getLast().y() - before.nodes.getFirst().y()) / 2;
    double other = height(next) / 2;
    double rise = own + other;
    if (before.plus.isPresent()) rise = Math.max(rise, before.plus.get().y + other);
    return Math.clamp(rise / STEEPEST - 2 * half, LEAST_GAP, MOST_GAP);
  }

  private void lines() {
    Map<Gate, List<NetworkNode>> byGate = new HashMap<>();
    for (int i = 1; i < slots.size(); i++) {
      Rank before = slots.get(i - 1);
      before.nodes.forEach(
          n -> byGate.computeIfAbsent(n.number().gate(), g -> new ArrayList<>()).add(n));
      Map<Integer, NetworkNode> sources = new HashMap<>();
      before.nodes.forEach(n -> sources.put(n.index(), n));
      for (NetworkNode node : slots.get(i).nodes) {
        if (node.unit().isPresent()) {
          neuron(node, node.unit().get(), sources, before.plus);
        } else {
          stage(node, byGate);
        }
      }
    }
  }

  private void neuron(
      NetworkNode node, Unit unit, Map<Integer, NetworkNode> sources, Optional<Plus> plus) {
    Map<Integer, Integer> count = new HashMap<>();
    unit.connections().forEach(c -> count.merge(c.from(), 1, Integer::sum));
    Map<Integer, Integer> before = new HashMap<>();
    for (Connection c : unit.connections()) {
      NetworkNode from = sources.get(c.from());
      if (from == null) continue;
      int which = before.merge(c.from(), 1, Integer::sum) - 1;
      double size = value(c.weight(), c.isNegative());
      lines.add(
          NetworkLine.between(
              from,
              node,
              Optional.of(c.weight()),
              size,
              which,
              count.get(c.from()),
              c.isNegative()));
    }
    if (unit.bias().isEmpty() || plus.isEmpty()) return;
    Bias bias = unit.bias().get();
    double size = value(bias.number(), bias.isNegative());
    lines.add(
        new NetworkLine(
            Optional.empty(),
            node,
            Optional.of(bias.number()),
            bias.isNegative(),
            size,
            plus.get().x,
            plus.get().y,
            node.x(),
            node.y()));
  }

  private void stage(NetworkNode node, Map<Gate, List<NetworkNode>> byGate) {
    Stage stage =
        network.stages().stream()
            .filter(s -> s.gate() == node.number().gate())
            .findFirst()
            .orElseThrow();
    Set<WireEntry> made = new StageSources(trace, stage).of(node.number());
    for (Gate gate : stage.from()) {
      for (NetworkNode from : byGate.getOrDefault(gate, List.of())) {
        if (!made.contains(from.number())) continue;
        lines.add(NetworkLine.between(from, node, Optional.empty(), Double.NaN, 0, 1, false));
      }
    }
  }

  private double value(WireEntry number, boolean isNegative) {
    double value = trace.value(number.gate()).map(t -> t.get(number.entry())).orElse(Double.NaN);
    return isNegative ? -value : value;
  }
}
