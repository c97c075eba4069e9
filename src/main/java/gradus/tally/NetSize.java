package gradus.tally;

import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.op.GatePattern;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// How large a net is that is given by shapes. Every formula with a name is a layer; a gate without
/// a name belongs to the first layer that it goes into, and so do the weights that it takes.
///
/// The data is the input that goes through the most products, of several the one that is called x.
/// What a loss compares with, and a class label, is none of the net's. All other inputs that are
/// given by their shapes are parameters: where it cannot be told which is the data, none is
/// counted. A multiplication with a zero around an image counts.
///
/// @param data the name of the input that the net works on; all that it may be where that is open
/// @param layers in the order in which they are computed
public record NetSize(List<String> data, List<LayerSize> layers) {
  public NetSize {
    data = List.copyOf(data);
    layers = List.copyOf(layers);
  }

  /// Of a program; empty where it gives no shapes, or where one is missing or does not fit.
  ///
  /// @param output the wire that is differentiated; null for the language's own choice
  public static Optional<NetSize> of(Program program, String output) {
    // functions and layers are counted by what they are made of
    Lowering whole = GraphBuilder.build(program, Map.of(), output, Folding.UNFOLDED, () -> false);
    if (whole.hasErrors() || !whole.graph().isOfShapes()) return Optional.empty();
    ComputationGraph graph = whole.graph();
    if (graph.gates().stream().anyMatch(g -> g.shape() == null)) return Optional.empty();
    return Optional.of(of(graph, targets(program)));
  }

  private static NetSize of(ComputationGraph graph, Set<String> targets) {
    Gate[] layer = layers(graph);
    List<Gate> data = data(graph, targets);
    Map<Gate, long[]> sums = new LinkedHashMap<>();
    for (Gate gate : graph.gates()) {
      if (gate.isOperation() && layer[gate.id()] == gate) sums.put(gate, new long[2]);
    }
    for (Gate gate : graph.gates()) {
      long[] sum = sums.get(layer[gate.id()]);
      if (sum == null) continue;
      if (gate.isOperation()) {
        List<Shape> in = graph.operands(gate).stream().map(w -> w.source().shape()).toList();
        sum[1] = Math.addExact(sum[1], gate.op().multiplications(in, gate.shape()));
      } else if (isWeight(graph, gate, targets) && !data.contains(gate)) {
        sum[0] = Math.addExact(sum[0], gate.shape().entries());
      }
    }
    List<LayerSize> sizes = new ArrayList<>();
    sums.forEach((gate, sum) -> {
      OptionalLong parameters = data.size() > 1 ? OptionalLong.empty() : OptionalLong.of(sum[0]);
      sizes.add(new LayerSize(gate.name(), gate.shape(), parameters, sum[1]));
    });
    return new NetSize(data.stream().map(Gate::name).toList(), sizes);
  }

  /// For each gate the named one that it goes into first; null for what goes nowhere.
  private static Gate[] layers(ComputationGraph graph) {
    Gate[] layer = new Gate[graph.gates().size()];
    for (Gate gate : graph.gates().reversed()) {
      if (gate.isOperation() && gate.name() != null) {
        layer[gate.id()] = gate;
      } else {
        graph.consumers(gate).stream()
            .map(w -> layer[w.target().id()])
            .filter(to -> to != null)
            .min(Comparator.comparingInt(Gate::id))
            .ifPresent(to -> layer[gate.id()] = to);
      }
    }
    return layer;
  }

  private static boolean isWeight(ComputationGraph graph, Gate gate, Set<String> targets) {
    return gate.isShaped() && !targets.contains(gate.name()) && !graph.isLabel(gate);
  }

  private static List<Gate> data(ComputationGraph graph, Set<String> targets) {
    int[] products = new int[graph.gates().size()];
    for (Gate gate : graph.gates().reversed()) {
      for (Wire wire : graph.consumers(gate)) {
        Gate to = wire.target();
        int more = products[to.id()] + (isProduct(graph, to) ? 1 : 0);
        products[gate.id()] = Math.max(products[gate.id()], more);
      }
    }
    List<Gate> inputs = graph.inputs().stream().filter(g -> isWeight(graph, g, targets)).toList();
    int most = inputs.stream().mapToInt(g -> products[g.id()]).max().orElse(0);
    List<Gate> deepest = inputs.stream().filter(g -> products[g.id()] == most).toList();
    List<Gate> called = deepest.stream().filter(g -> g.name().equalsIgnoreCase("x")).toList();
    return called.size() == 1 ? called : deepest;
  }

  /// Whether weights meet data there: a matrix product or a convolution.
  private static boolean isProduct(ComputationGraph graph, Gate gate) {
    Op op = gate.op();
    List<Shape> in = graph.operands(gate).stream().map(w -> w.source().shape()).toList();
    boolean two = in.size() > 1 && !op.isElementwise() && op.pattern() != GatePattern.COMPARER;
    return two && op.multiplications(in, gate.shape()) > 0;
  }

  /// The names that a loss is given to compare with.
  private static Set<String> targets(Program program) {
    Set<String> names = new HashSet<>();
    for (Statement statement : program.statements()) {
      Expr body =
          switch (statement) {
            case Statement.Definition d -> d.body();
            case Statement.Bare b -> b.body();
            case Statement.Repeat r -> null;
          };
      if (body == null) continue;
      for (Expr part : body.all()) {
        if (part instanceof Expr.Call call && isLoss(call)) {
          call.arguments().stream()
              .skip(1)
              .filter(Expr.Name.class::isInstance)
              .forEach(target -> names.add(((Expr.Name) target).name()));
        }
      }
    }
    return names;
  }

  private static boolean isLoss(Expr.Call call) {
    return Ops.named(call.name()).stream().anyMatch(op -> op.pattern() == GatePattern.COMPARER);
  }

  /// The key of the sentence that says what the data is; its argument is the names.
  public String told() {
    return switch (data.size()) {
      case 0 -> "tally.data.none";
      case 1 -> "tally.data";
      default -> "tally.data.open";
    };
  }

  /// The parameters of all layers; empty where it cannot be told what the data is.
  public OptionalLong parameters() {
    return data.size() > 1
        ? OptionalLong.empty()
        : OptionalLong.of(layers.stream().mapToLong(l -> l.parameters().orElseThrow()).sum());
  }

  /// The multiplications of one forward pass.
  public long multiplications() {
    return layers.stream().mapToLong(LayerSize::multiplications).sum();
  }
}
