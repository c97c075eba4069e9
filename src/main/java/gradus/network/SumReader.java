package gradus.network;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.op.Origin;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a gate as a weighted sum of neurons that are known, or of inputs.
final class SumReader {
  /// Of the text of a gate so much is quoted at each end.
  private static final int QUOTED = 30;

  private final ComputationGraph graph;
  private final Lineage kin;
  private final Set<String> moved;

  /// Why sums are none in which inputs are multiplied, operands before their users.
  private final Map<Gate, Problem> failures = new LinkedHashMap<>();

  /// @param kin what is known of the gates so far
  SumReader(ComputationGraph graph, Lineage kin) {
    this.graph = graph;
    this.kin = kin;
    moved =
        graph.program().updates().stream()
            .map(Program.Update::parameter)
            .collect(Collectors.toSet());
  }

  /// Ends the reading of a sum that is none.
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Problem reason;
    private final boolean isFatal;

    Refusal(Problem reason, boolean isFatal) {
      super(reason.key(), null, false, false);
      this.reason = reason;
      this.isFatal = isFatal;
    }
  }

  /// Whether a gate may be one of a weighted sum.
  static boolean isAdditive(Gate gate) {
    return isAddition(gate) || isProduct(gate);
  }

  /// Whether a gate adds, takes away or changes a sign.
  static boolean isAddition(Gate gate) {
    return gate.isOperation()
        && (gate.op() == Ops.ADD || gate.op() == Ops.SUBTRACT || gate.op() == Ops.NEGATE);
  }

  private static boolean isProduct(Gate gate) {
    return gate.isOperation()
        && (gate.op() == Ops.MULTIPLY
            || gate.op() == Ops.MATMUL
            || gate.op() == Ops.DOT
            || gate.op() == Ops.SUM);
  }

  /// Whether a gate is only added to others, so that the sum goes on in the one that does it.
  boolean goesOn(Gate gate) {
    List<Gate> uses = kin.uses(gate);
    return uses.size() == 1
        && isAddition(uses.getFirst())
        && uses.getFirst().shape().equals(gate.shape());
  }

  /// A gate's text, as sentences quote it.
  String quoted(Gate gate) {
    return graph.called(gate).filter(name -> gate.name() != null).orElse(text(gate));
  }

  private String text(Gate gate) {
    return graph.text(gate, QUOTED).replaceAll("\\s+", " ");
  }

  WeightedSum read(Gate root) {
    List<WeightedTerm> products = new ArrayList<>();
    List<Term> biases = new ArrayList<>();
    List<Gate> gates = new ArrayList<>();
    boolean tried = false;
    try {
      for (Term term : terms(root, gates)) {
        Gate gate = term.gate;
        if (gate != root && kin.isUnit(gate)) throw plain(root, gate);
        if (isProduct(gate)) {
          tried |= multipliesNumbers(gate);
          products.add(product(gate, term.isNegative, gates));
        } else if (isGiven(gate)) {
          biases.add(term);
          if (kin.picked(gate).isPresent()) gates.add(gate);
        } else {
          throw plain(root, gate);
        }
      }
      if (products.isEmpty()) {
        throw biases.isEmpty()
            ? no("network.none", root, false)
            : plain(root, biases.getFirst().gate);
      }
      if (products.stream().allMatch(p -> p.weight().isConstant())) {
        throw no("network.constants", root, false);
      }
      if (biases.size() > 1) throw plain(root, biases.get(1).gate);
      if (!biases.isEmpty() && isTarget(biases.getFirst().gate)) {
        throw plain(root, biases.getFirst().gate);
      }
    } catch (Refusal refusal) {
      if (tried) failures.putIfAbsent(root, refusal.reason);
      return new WeightedSum.Unweighted(refusal.reason, refusal.isFatal, tried);
    }
    Optional<Term> bias = biases.stream().findFirst();
    return new WeightedSum.Weighted(
        root, products, bias.map(Term::gate), bias.map(Term::isNegative).orElse(false), gates);
  }

  /// Whether a gate multiplies what are no numbers of the text, as a layer does.
  boolean multipliesNumbers(Gate gate) {
    if (!isProduct(gate)) return false;
    Gate multiplied = gate.op() == Ops.SUM ? kin.operands(gate).getFirst() : gate;
    return multiplied.isOperation()
        && isProduct(multiplied)
        && multiplied.op() != Ops.SUM
        && kin.operands(multiplied).stream().noneMatch(Gate::isConstant);
  }

  /// Why a product of inputs is no weighted sum; none where it is one, or one of what comes out.
  Optional<Problem> refusal(Gate product) {
    Gate multiplied = product.op() == Ops.SUM ? kin.operands(product).getFirst() : product;
    if (kin.operands(multiplied).stream().anyMatch(this::isTarget)) return Optional.empty();
    return read(product) instanceof WeightedSum.Unweighted no
        ? Optional.of(no.reason())
        : Optional.empty();
  }

  /// Why the first sum failed that a gate is made of.
  private Optional<Problem> failure(Gate gate) {
    if (failures.isEmpty()) return Optional.empty();
    Set<Gate> within = kin.ancestors(gate);
    return failures.entrySet().stream()
        .filter(f -> within.contains(f.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private record Term(Gate gate, boolean isNegative) {}

  /// What is added and taken away, in the order of the text, through sums within the sum.
  private List<Term> terms(Gate root, List<Gate> gates) {
    List<Term> terms = new ArrayList<>();
    List<Term> open = new ArrayList<>();
    open.add(new Term(root, false));
    while (!open.isEmpty()) {
      Term term = open.removeLast();
      Gate gate = term.gate;
      boolean within = gate == root || goesOn(gate) && gate.shape().equals(root.shape());
      if (!isAddition(gate) || !within || gate != root && kin.isUnit(gate)) {
        terms.add(new Term(kin.resolved(gate), term.isNegative));
        continue;
      }
      gates.add(gate);
      for (Wire wire : graph.operands(gate).reversed()) {
        boolean away = gate.op() == Ops.NEGATE || gate.op() == Ops.SUBTRACT && wire.index() == 1;
        open.add(new Term(wire.source(), term.isNegative != away));
      }
    }
    return terms;
  }

  private WeightedTerm product(Gate gate, boolean isNegative, List<Gate> gates) throws Refusal {
    Gate multiplied = gate;
    if (gate.op() == Ops.SUM) {
      multiplied = kin.resolved(graph.operands(gate).getFirst().source());
      boolean dot =
          multiplied.isOperation()
              && multiplied.op() == Ops.MULTIPLY
              && multiplied.shape().isVector()
              && gate.attributes().length == 0
              && graph.operands(multiplied).stream().allMatch(w -> w.source().shape().isVector());
      if (!dot) throw no("network.none", gate, false);
      gates.add(multiplied);
    }
    gates.add(gate);
    Gate left = kin.resolved(graph.operands(multiplied).get(0).source());
    Gate right = kin.resolved(graph.operands(multiplied).get(1).source());
    Gate first = straight(left);
    Gate second = straight(right);
    boolean weightFirst = isWeightFirst(gate, first, second);
    Gate weight = weightFirst ? first : second;
    Gate data = weightFirst ? right : left;
    if ((weightFirst ? left : right) != weight) gates.add(weightFirst ? left : right);
    // What is picked from an input is picked for this neuron.
    Stream.of(left, right).filter(g -> kin.picked(g).isPresent()).forEach(gates::add);
    if (!isGiven(data) && !kin.isUnit(data)) throw operand(gate, data, kin.depends(data));
    boolean entries = gate.op() == Ops.MULTIPLY && !gate.shape().isScalar();
    if (entries && !(weight.shape().isScalar() && data.shape().isVector())) {
      throw no("network.entries", gate, kin.isUnit(data));
    }
    return new WeightedTerm(
        gate, weight, weight != (weightFirst ? left : right), data, weightFirst, isNegative);
  }

  /// What a transpose is of, where that is an input; else the gate itself.
  private Gate straight(Gate gate) {
    if (!gate.isOperation() || gate.op() != Ops.TRANSPOSE) return gate;
    Gate turned = kin.resolved(graph.operands(gate).getFirst().source());
    return isGiven(turned) ? turned : gate;
  }

  private boolean isWeightFirst(Gate gate, Gate first, Gate second) throws Refusal {
    if (first == second) throw no("network.square", gate, false, quoted(first));
    if (isGiven(first) && isGiven(second)) {
      if (first.isConstant() != second.isConstant()) return first.isConstant();
      if (isMatrixTimes(gate, first, second)) return true;
      if (isMatrixTimes(gate, second, first)) return false;
      boolean left = isWeight(first);
      if (left == isWeight(second)) {
        throw no("network.unclear", gate, false, quoted(first), quoted(second));
      }
      return left;
    }
    if (!isGiven(first) && !isGiven(second)) {
      boolean both = kin.depends(first) && kin.depends(second);
      throw no("network.product", gate, both, quoted(first), quoted(second));
    }
    Gate given = isGiven(first) ? first : second;
    Gate other = given == first ? second : first;
    boolean column = given.shape().isMatrix() && other.shape().isVector() && kin.isUnit(other);
    if (isTarget(given) && !(column && isMatrixProduct(gate))) {
      throw no("network.target", gate, false, quoted(given));
    }
    if (other.isOperation() && !kin.isUnit(other)) {
      boolean layer = gate.op() != Ops.MULTIPLY || isWeight(given);
      throw operand(gate, other, layer);
    }
    return given == first;
  }

  private static boolean isMatrixProduct(Gate gate) {
    return gate.op() == Ops.MATMUL || gate.op() == Ops.DOT;
  }

  /// Whether a matrix times a vector is a layer whatever the matrix is called: not where names say
  /// that its rows are examples, or that the vector is what comes out.
  private boolean isMatrixTimes(Gate gate, Gate matrix, Gate vector) {
    boolean shapes =
        isMatrixProduct(gate) && matrix.shape().isMatrix() && vector.shape().isVector();
    if (!shapes) return false;
    if (isWeight(matrix)) return !isMoved(vector) || isMoved(matrix);
    String of = name(matrix);
    String by = name(vector);
    boolean examples = of != null && WeightNames.isData(of);
    boolean weights = isMoved(vector) || by != null && WeightNames.isSurelyWeight(by);
    return !examples && !weights && !isTarget(vector);
  }

  private boolean isMoved(Gate gate) {
    String name = name(gate);
    return name != null && moved.contains(name);
  }

  private Refusal operand(Gate gate, Gate operand, boolean isFatal) {
    boolean folded = operand.op().origin() instanceof Origin.Own;
    if (!folded) {
      Optional<Problem> first = failure(operand);
      if (first.isPresent()) return new Refusal(first.get(), isFatal);
    }
    return no(
        folded ? "network.folded" : "network.operand", gate, folded || isFatal, quoted(operand));
  }

  private boolean isGiven(Gate gate) {
    return kin.isGiven(gate);
  }

  private boolean isWeight(Gate gate) {
    String name = name(gate);
    return name != null && (moved.contains(name) || WeightNames.isWeight(name));
  }

  /// That of the input that it is an entry of.
  private String name(Gate gate) {
    return kin.picked(gate).map(entry -> entry.gate().name()).orElse(gate.name());
  }

  private boolean isTarget(Gate gate) {
    String name = name(gate);
    return name != null && WeightNames.isTarget(name) && !moved.contains(name);
  }

  private Refusal plain(Gate root, Gate term) {
    return no("network.plain", root, false, quoted(term));
  }

  private Refusal no(String key, Gate gate, boolean isFatal, Object... more) {
    Object[] args = new Object[more.length + 1];
    args[0] = text(gate);
    System.arraycopy(more, 0, args, 1, more.length);
    return new Refusal(Problem.notice(gate.span(), key, args), isFatal);
  }
}
