package gradus.network;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.op.Op;
import gradus.op.Origin;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads a graph gate by gate: the largest weighted sums are layers, what bends them activations,
/// and what goes on from the last neurons stands behind them.
final class NetworkReader {
  private static final Set<Op> KERNELS = Set.of(Ops.CONV2D, Ops.CHANNELS_CONV2D, Ops.BIASED_CONV2D);

  private final ComputationGraph graph;
  private final int example;
  private final Lineage kin;
  private final SumReader sums;

  /// By their columns, from 1.
  private final TreeMap<Integer, List<Bundle>> layers = new TreeMap<>();

  /// What the first neurons take.
  private final Set<Gate> inputs = new LinkedHashSet<>();

  /// Inputs that are weights, and those that are biases, by the sums that add them.
  private final Set<WireEntry> weights = new HashSet<>();

  private final Map<WireEntry, Gate> biases = new HashMap<>();

  /// Gates of the neurons.
  private final Set<Gate> work = new HashSet<>();

  private Optional<Lane> lane = Optional.empty();

  /// Why the first sum is none, and the first without which there is no network.
  private Optional<Problem> doubt = Optional.empty();

  private Optional<Problem> objection = Optional.empty();

  NetworkReader(ComputationGraph graph, int example) {
    this.graph = graph;
    this.example = example;
    kin = new Lineage(graph);
    sums = new SumReader(graph, kin);
  }

  NetworkReading read() {
    Gate output = graph.output();
    if (graph.isSymbolic() || output.shape() == null) {
      String why = graph.isOfShapes() ? "network.shapes" : "network.blank";
      return new NoNetwork(Problem.notice(output.span(), why));
    }
    for (Gate gate : kin.operations()) {
      kin.note(gate);
      if (!work.contains(gate) && SumReader.isAdditive(gate) && isWhole(gate)) layer(gate);
    }
    if (objection.isPresent()) return new NoNetwork(objection.get());
    if (layers.isEmpty()) {
      Optional<Gate> kernel =
          kin.operations().stream().filter(g -> KERNELS.contains(g.op())).findFirst();
      if (kernel.isPresent()) return new NoNetwork(about("network.kernel", kernel.get()));
      return new NoNetwork(doubt.orElseGet(() -> about(nothing(output), output)));
    }
    for (Gate gate : inputs) {
      WireEntry entry = plain(gate);
      if (biases.containsKey(entry)) {
        return new NoNetwork(about("network.plain", biases.get(entry), sums.quoted(gate)));
      }
      if (weights.contains(entry)) return new NoNetwork(about("network.both", gate));
    }
    List<Gate> others = kin.operations().stream().filter(g -> !work.contains(g)).toList();
    LeftOut leftOut = new LeftOut(kin, sums);
    for (Gate gate : others) {
      Optional<Problem> wrong = objection(gate).or(() -> leftOut.beside(gate));
      if (wrong.isPresent()) return new NoNetwork(wrong.get());
    }
    List<Gate> behind = others.stream().filter(kin::depends).toList();
    return new Network(graph, columns(), stages(behind), lane.orElseThrow(), kin);
  }

  private static String nothing(Gate output) {
    boolean folded = output.isOperation() && output.op().origin() instanceof Origin.Own;
    return folded ? "network.inside" : "network.none";
  }

  /// Whether a sum does not go on in another, or is bent before it does.
  private boolean isWhole(Gate gate) {
    return !sums.goesOn(gate) || activation(gate).isPresent();
  }

  /// Reads a layer; where a sum is none, the sums that it adds up may be.
  private void layer(Gate root) {
    switch (sums.read(root)) {
      case WeightedSum.Weighted sum when isCompared(sum) -> parts(root);
      case WeightedSum.Weighted sum -> accept(sum);
      case WeightedSum.Unweighted no -> {
        doubt = doubt.or(() -> Optional.of(no.reason()));
        if (no.isFatal()) objection = objection.or(() -> Optional.of(no.reason()));
        parts(root);
      }
    }
  }

  private void parts(Gate root) {
    for (Gate part : kin.operands(root)) {
      boolean open = part.isOperation() && SumReader.isAdditive(part) && !work.contains(part);
      if (open && !kin.isUnit(part) && sums.goesOn(part)) layer(part);
    }
    kin.note(root);
  }

  /// Whether what a text calls `y` has a number added that nothing bends afterwards, as in (y −
  /// 1)²: the neuron is y, and the number belongs to the loss.
  private boolean isCompared(WeightedSum.Weighted sum) {
    Gate root = sum.root();
    return root.name() == null
        && sum.products().size() == 1
        && sum.products().getFirst().gate().name() != null
        && sum.offset().filter(Gate::isConstant).isPresent()
        && activation(root).isEmpty();
  }

  private void object(String key, Gate gate, Object... more) {
    objection = objection.or(() -> Optional.of(about(key, gate, more)));
  }

  private Problem about(String key, Gate gate, Object... more) {
    Object[] args = new Object[more.length + 1];
    args[0] = sums.quoted(gate);
    System.arraycopy(more, 0, args, 1, more.length);
    return Problem.notice(gate.span(), key, args);
  }

  /// The first entry of a gate, or what it picks from an input.
  private WireEntry plain(Gate gate) {
    return kin.plain(new WireEntry(gate, 0));
  }

  private void accept(WeightedSum.Weighted sum) {
    Gate root = sum.root();
    int column = -1;
    for (WeightedTerm product : sum.products()) {
      int from = kin.column(product.data()).orElse(0);
      if (column >= 0 && column != from + 1) {
        object("network.skip", root, sums.quoted(product.data()));
        return;
      }
      column = from + 1;
      Lane own = lane(product);
      lane = lane.or(() -> Optional.of(own));
      if (!lane.get().equals(own)) {
        sum.products().stream()
            .filter(p -> isEntries(p) != isEntries(sum.products().getFirst()))
            .findFirst()
            .ifPresentOrElse(
                p -> object("network.entries", entries(sum).gate()),
                () -> object("network.lane", root));
        return;
      }
    }
    Lane beside = lane.orElseThrow();
    boolean fits = sum.offset().map(b -> isBias(b.shape(), root.shape(), beside)).orElse(true);
    if (!fits) {
      object("network.bias", root, sums.quoted(sum.offset().orElseThrow()));
      return;
    }
    for (WeightedTerm product : sum.products()) {
      if (column == 1) inputs.add(product.data());
      weights.add(plain(product.weight()));
    }
    sum.offset().ifPresent(bias -> biases.put(plain(bias), root));
    Optional<Activation> bent = activation(root);
    Gate shown = bent.map(Activation::last).orElse(root);
    Bundle bundle = new Bundle(shown, Optional.of(sum), bent, beside);
    layers.computeIfAbsent(column, c -> new ArrayList<>()).add(bundle);
    work.addAll(bundle.gates());
    bundle.gates().forEach(kin::note);
    kin.place(shown, column);
  }

  /// Where the examples of a product stand: a matrix that weights are multiplied by holds many.
  private Lane lane(WeightedTerm product) {
    Shape data = product.data().shape();
    if (isEntries(product)) return rows(data.cols());
    if (!data.isMatrix()) return Lane.ALONE;
    if (!product.weightFirst()) return rows(data.rows());
    int last = Math.min(example, data.cols() - 1);
    return new Lane(Lane.Rowed.COLUMNS, last, data.cols());
  }

  /// Whether each number is multiplied by itself, as where one neuron takes many examples.
  private static boolean isEntries(WeightedTerm product) {
    return product.gate().op() == Ops.MULTIPLY && product.data().shape().isVector();
  }

  private static WeightedTerm entries(WeightedSum.Weighted sum) {
    return sum.products().stream().filter(NetworkReader::isEntries).findFirst().orElseThrow();
  }

  private Lane rows(int count) {
    return new Lane(Lane.Rowed.ROWS, Math.min(example, count - 1), count);
  }

  /// Whether there is one bias for each neuron, or one for all: not one for each example.
  private static boolean isBias(Shape bias, Shape sum, Lane lane) {
    int neurons = lane.size(sum);
    if (bias.size() == 1) return true;
    return switch (lane.abreast()) {
      case ALONE -> bias.equals(sum);
      case ROWS -> sum.isMatrix() && bias.rows() == 1 && bias.cols() == neurons;
      case COLUMNS -> sum.isMatrix() && bias.isMatrix() && bias.cols() == 1;
    };
  }

  /// What bends a sum that nothing else reads.
  private Optional<Activation> activation(Gate sum) {
    if (sum == graph.output()) return Optional.empty();
    Optional<Gate> next = onlyUse(sum);
    if (next.isEmpty()) return Optional.empty();
    Gate gate = next.get();
    List<Gate> taken = kin.operands(gate);
    boolean function =
        taken.size() == 1 && (Ops.isActivation(gate.op()) || Activation.isOwnCurve(gate));
    boolean rectifier = gate.op() == Ops.LARGER && taken.stream().anyMatch(t -> isConstant(t, 0));
    if (function || rectifier) return Optional.of(new Activation(List.of(gate)));
    return logistic(gate);
  }

  /// `1/(1 + exp(-z))`, from the change of sign on.
  private Optional<Activation> logistic(Gate minus) {
    if (minus.op() != Ops.NEGATE) return Optional.empty();
    Optional<Gate> exp = onlyUse(minus).filter(g -> g.op() == Ops.EXP);
    Optional<Gate> more = exp.flatMap(this::onlyUse).filter(g -> g.op() == Ops.ADD && hasOne(g));
    return more.flatMap(this::onlyUse)
        .filter(g ->
            g.op() == Ops.RECIPROCAL
                || g.op() == Ops.DIVIDE && isConstant(kin.operands(g).getFirst(), 1))
        .map(g -> new Activation(List.of(minus, exp.orElseThrow(), more.orElseThrow(), g)));
  }

  private boolean hasOne(Gate sum) {
    return kin.operands(sum).stream().anyMatch(g -> isConstant(g, 1));
  }

  private static boolean isConstant(Gate gate, double value) {
    return gate.isConstant() && gate.shape().isScalar() && gate.literal().item() == value;
  }

  private Optional<Gate> onlyUse(Gate gate) {
    List<Gate> uses = gate == graph.output() ? List.of() : kin.uses(gate);
    return uses.size() == 1 ? Optional.of(uses.getFirst()) : Optional.empty();
  }

  /// Why a gate that is none of a neuron makes no network of this.
  private Optional<Problem> objection(Gate gate) {
    int last = layers.lastKey();
    List<Gate> taken = kin.operands(gate);
    for (Gate operand : taken) {
      // What comes out may be compared with what went in, and is in no other way beside it.
      boolean past = inputs.contains(operand) && !(compares(gate) && kin.depends(gate));
      if (past || kin.column(operand).orElse(last) != last) {
        return Optional.of(about("network.skip", gate, sums.quoted(operand)));
      }
    }
    boolean matrices = gate.op() == Ops.MATMUL || gate.op() == Ops.DOT;
    boolean square = taken.size() == 2 && taken.get(0) == taken.get(1);
    boolean computed = matrices && kin.depends(gate) && taken.stream().noneMatch(kin::isGiven);
    boolean both = gate.op() == Ops.MULTIPLY && taken.stream().allMatch(kin::depends);
    if (!square && (computed || both)) {
      String left = sums.quoted(taken.get(0));
      return Optional.of(about("network.product", gate, left, sums.quoted(taken.get(1))));
    }
    return Optional.empty();
  }

  private static boolean compares(Gate gate) {
    return gate.op() == Ops.SUBTRACT
        || gate.op() == Ops.MSE
        || gate.op() == Ops.CROSS_ENTROPY
        || gate.op() == Ops.HINGE
        || gate.op().origin() instanceof Origin.Own;
  }

  private List<NeuronColumn> columns() {
    List<NeuronColumn> columns = new ArrayList<>();
    Lane all = lane.orElseThrow();
    // Inputs stand in the order of the program, what has no name behind them.
    Map<Gate, Integer> named = new HashMap<>();
    graph.names().values().forEach(g -> named.putIfAbsent(g, named.size()));
    List<Gate> ordered =
        inputs.stream()
            .sorted(
                Comparator.<Gate>comparingInt(
                        g -> {
                          Gate from = plain(g).gate();
                          return named.getOrDefault(from, named.size() + from.id());
                        })
                    .thenComparingInt(g -> plain(g).entry()))
            .toList();
    // What is picked twice stands there once.
    Map<WireEntry, Gate> once = new LinkedHashMap<>();
    ordered.forEach(g -> once.putIfAbsent(plain(g), g));
    List<Bundle> first = once.values().stream().map(g -> Bundle.given(g, all)).toList();
    columns.add(new NeuronColumn(first, Map.of(), kin));
    Map<Gate, Integer> starts = new HashMap<>(columns.getFirst().starts());
    ordered.forEach(g -> starts.put(g, starts.get(once.get(plain(g)))));
    for (List<Bundle> layer : layers.values()) {
      Map<Gate, Integer> before = columns.size() == 1 ? starts : columns.getLast().starts();
      List<Bundle> sorted =
          layer.stream().sorted(Comparator.comparingInt(b -> b.shown().id())).toList();
      columns.add(new NeuronColumn(sorted, before, kin));
    }
    return columns;
  }

  /// What is worth a place behind the neurons: what has a name, a softmax, and the output.
  private List<Stage> stages(List<Gate> behind) {
    Map<Gate, Stage> stages = new LinkedHashMap<>();
    Map<Gate, Set<Gate>> sources = new HashMap<>();
    Map<Gate, Set<Gate>> within = new HashMap<>();
    for (Gate gate : behind) {
      Set<Gate> from = new LinkedHashSet<>();
      Set<Gate> gates = new LinkedHashSet<>();
      for (Gate operand : kin.operands(gate)) {
        if (kin.isUnit(operand) || stages.containsKey(operand)) {
          from.add(operand);
        } else {
          from.addAll(sources.getOrDefault(operand, Set.of()));
          gates.addAll(within.getOrDefault(operand, Set.of()));
        }
      }
      gates.add(gate);
      boolean seen =
          gate.name() != null
              || gate == kin.resolved(graph.output())
              || gate.op() == Ops.SOFTMAX
              || gate.op() == Ops.LOG_SOFTMAX;
      if (seen) {
        int depth =
            from.stream()
                .filter(stages::containsKey)
                .mapToInt(g -> stages.get(g).depth() + 1)
                .max()
                .orElse(0);
        stages.put(gate, new Stage(gate, depth, List.copyOf(from), List.copyOf(gates)));
      } else {
        sources.put(gate, from);
        within.put(gate, gates);
      }
    }
    return List.copyOf(stages.values());
  }
}
