package gradus.calculus.tensors;

import gradus.calculus.formulas.SingleRounds;
import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorProgram;
import gradus.calculus.formulas.TensorTerm;
import gradus.calculus.formulas.TensorWriter;
import gradus.calculus.formulas.Written;
import gradus.calculus.tensors.TensorRule.Entrywise;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.latex.Signs;
import gradus.tensor.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The gradient of a vector or matrix as one formula, along the wires that the program names.
public final class TensorChain {
  /// What is handed to a wire: in the gradients of the named wires above it, and in values alone.
  private record Pulled(TensorTerm open, TensorTerm solved, Set<TensorRule> rules) {
    Pulled plus(Pulled other) {
      Set<TensorRule> all = new LinkedHashSet<>(rules);
      all.addAll(other.rules);
      return new Pulled(open.plus(other.open), solved.plus(other.solved), all);
    }
  }

  /// What has no formula of whole tensors to hand back.
  ///
  /// @param large whether it would have one of too many parts
  record Obstacle(Gate gate, boolean large) {}

  private final ComputationGraph graph;
  private final Gate wrt;
  private final Signs signs;
  private final TensorValues values;
  private final TensorWriter writer;
  private final Pullbacks pullbacks;
  private final Set<Gate> leading = new HashSet<>();
  private final Map<Gate, Pulled> pulled = new HashMap<>();

  /// What each use of the variable hands to it.
  private final Map<Wire, Pulled> shares = new LinkedHashMap<>();

  private final List<TensorLine> lines = new ArrayList<>();

  /// The gradient at the output.
  private TensorTerm arrived;

  /// The gradient, without what is 1 as the values stand.
  private TensorTerm answer;

  private Obstacle obstacle;

  private final boolean summed;

  private TensorChain(ComputationGraph graph, Gate wrt, Signs signs, boolean summed) {
    this.graph = graph;
    this.wrt = wrt;
    this.signs = signs;
    this.summed = summed;
    arrived = TensorTerm.one(graph.output().shape());
    values = new TensorValues(graph);
    writer = new TensorWriter(name(graph.output()), signs, graph, summed);
    pullbacks = new Pullbacks(graph, values::of);
  }

  private static String name(Gate output) {
    return output.name() == null ? "f" : output.name();
  }

  /// Of the graph's output, which is one number, with respect to a vector or matrix; empty where
  /// that has no formula of whole tensors.
  public static Optional<TensorDerivation> of(ComputationGraph graph, String wrt, Signs signs) {
    Optional<Gate> input = input(graph, wrt);
    if (input.isEmpty() || graph.output().shape().size() != 1) return Optional.empty();
    TensorChain chain = new TensorChain(graph, input.get(), signs, false);
    if (input.get().shape().isScalar() && !chain.isFactor()) return Optional.empty();
    return chain.derived();
  }

  /// Of an output with several entries the gradient of their sum, which the backward pass computes.
  static Optional<TensorDerivation> ofTotal(ComputationGraph graph, String wrt, Signs signs) {
    Optional<Gate> input = input(graph, wrt);
    if (input.isEmpty() || graph.output().shape().size() < 2) return Optional.empty();
    return new TensorChain(graph, input.get(), signs, true).derived();
  }

  /// What stands in the way of such a formula: a gate that has none to hand back.
  static Optional<Obstacle> obstacle(ComputationGraph graph, String wrt) {
    return input(graph, wrt)
        .flatMap(input -> {
          boolean several = graph.output().shape().size() > 1;
          TensorChain chain = new TensorChain(graph, input, Signs.TEXTBOOK, several);
          chain.derived();
          return Optional.ofNullable(chain.obstacle);
        });
  }

  private static Optional<Gate> input(ComputationGraph graph, String wrt) {
    boolean shaped = graph.gates().stream().allMatch(g -> g.shape() != null);
    return graph.named(wrt).filter(g -> shaped && g.isInput() && !graph.isSymbolic());
  }

  private Optional<TensorDerivation> derived() {
    try {
      return derive() ? Optional.of(derivation()) : Optional.empty();
    } catch (TensorValues.Unwritten unwritten) {
      return Optional.empty();
    }
  }

  /// The gradient of the sum of the output's entries, which the backward pass computes, behind what
  /// it is in the Jacobian: `∂Σf/∂x = (∂f/∂x)ᵀ 𝟏 = Wᵀ 𝟏`.
  ///
  /// @param jacobian the sides that are known
  static TensorLine ofSum(ComputationGraph graph, Gate wrt, Signs signs, TensorLine jacobian) {
    TensorChain chain = new TensorChain(graph, wrt, signs, true);
    try {
      if (!chain.reaches()) return jacobian;
    } catch (TensorValues.Unwritten unwritten) {
      return jacobian;
    }
    Expr whole = chain.pulled.get(wrt).solved.filled().expr();
    return jacobian
        .with(chain.writer.text(whole), chain.writer.latex(whole))
        .typed(TensorLine.Typed.of(whole, whole).writtenOut(chain.values.rounds()));
  }

  /// What a function hands back to an operand, in what arrives at its result: of a function that is
  /// one number only what that is multiplied by, its local gradient. Empty as above.
  ///
  /// @param body the function, whose inputs are its operands
  public static Optional<TensorDerivation.Slope> slope(
      ComputationGraph body, String operand, TensorDerivation.Arriving arriving, Signs signs) {
    Gate input = body.named(operand).filter(Gate::isInput).orElse(null);
    boolean shaped = body.gates().stream().allMatch(g -> g.shape() != null);
    if (input == null || !shaped) return Optional.empty();
    TensorChain chain = new TensorChain(body, input, signs, false);
    chain.writer.arrives(new Written(arriving.text(), arriving.latex()));
    Shape shape = body.output().shape();
    chain.arrived =
        shape.isScalar()
            ? TensorTerm.one(shape)
            : TensorTerm.of(TensorAlgebra.call(TensorWriter.ARRIVING), shape);
    try {
      return chain.reaches() ? Optional.of(chain.slope()) : Optional.empty();
    } catch (TensorValues.Unwritten unwritten) {
      return Optional.empty();
    }
  }

  private TensorDerivation.Slope slope() {
    Expr whole = pulled.get(wrt).solved.filled().expr();
    String text = writer.text(whole);
    String latex = writer.latex(whole);
    return new TensorDerivation.Slope(text, latex, TensorAlgebra.isSum(whole));
  }

  private boolean derive() {
    List<Gate> lent = values.lend(wrt);
    lent.forEach(gate -> values.name(gate).ifPresent(n -> writer.lend(n, gate.shape())));
    if (!reaches()) return false;
    Shape output = graph.output().shape();
    if (summed) {
      lines.addFirst(TensorLine.ones(writer, graph.output(), arrived.filled().expr()));
    } else if (!output.isScalar()) {
      lines.addFirst(TensorLine.oneEntry(writer, name(graph.output()), arrived.filled().expr()));
    }
    EntryLines entries = new EntryLines(graph, values, writer, signs);
    lent.forEach(gate -> lines.addFirst(entries.lent(gate)));
    lines.addAll(0, losses(entries));
    lines.addFirst(entries.definition(graph.output()));
    finish();
    return true;
  }

  /// What the losses with a name are that lead to the output, the nearest to it first.
  private List<TensorLine> losses(EntryLines entries) {
    return graph.gates().reversed().stream()
        .filter(g -> g != graph.output() && pulled.containsKey(g) && values.name(g).isPresent())
        .filter(g -> g.round() == null)
        .flatMap(g -> entries.loss(g).stream())
        .toList();
  }

  /// Whether what each gate hands back is known down to the variable.
  private boolean reaches() {
    leading.add(wrt);
    for (Gate gate : graph.gates()) {
      boolean leads =
          graph.operands(gate).stream().anyMatch(w -> !isLabel(w) && leading.contains(w.source()));
      if (leads) leading.add(gate);
    }
    if (!leading.contains(graph.output())) {
      TensorTerm none = new TensorTerm(List.of(), wrt.shape());
      pulled.put(wrt, new Pulled(none, none, Set.of(Entrywise.CONSTANT)));
      return true;
    }
    for (Gate gate : graph.gates().reversed()) {
      boolean above = gate == graph.output() || pulled.containsKey(gate);
      if (!above || !leading.contains(gate)) continue;
      if (gate == wrt) break;
      if (!handed(gate)) return false;
    }
    return pulled.containsKey(wrt);
  }

  /// Whether the variable is a number among numbers that have no name, and stands beside whole
  /// tensors, as λ in L + λ‖W‖² does: by entries it would be told in all of W.
  private boolean isFactor() {
    boolean tensors = graph.gates().stream().anyMatch(g -> !g.shape().isScalar());
    if (isInAllEntries()) return true;
    Set<Gate> above = new HashSet<>(Set.of(wrt));
    for (Gate gate : graph.gates()) {
      if (graph.operands(gate).stream().noneMatch(w -> above.contains(w.source()))) continue;
      boolean named = gate != graph.output() && values.name(gate).isPresent();
      if (named || !gate.shape().isScalar()) return false;
      above.add(gate);
    }
    return tensors && above.contains(graph.output());
  }

  /// Whether each use of the variable copies it to all entries of a vector or matrix, as in X w +
  /// b.
  private boolean isInAllEntries() {
    List<Wire> uses = graph.consumers(wrt);
    return !uses.isEmpty()
        && uses.stream()
            .map(Wire::target)
            .allMatch(g -> g.op().isElementwise() && !g.shape().isScalar());
  }

  private static boolean isLabel(Wire wire) {
    return wire.target().op().operand(wire.index()).isLabel();
  }

  /// What a gate hands back to all that leads to the variable.
  private boolean handed(Gate gate) {
    Pulled own;
    if (gate == graph.output()) {
      own = new Pulled(arrived, arrived, Set.of());
    } else if (values.name(gate).isPresent()) {
      String name = values.name(gate).get();
      line(gate, name, pulled.get(gate).rules);
      TensorTerm symbol =
          TensorTerm.of(
              TensorAlgebra.call(TensorWriter.PARTIAL, TensorAlgebra.name(name)), gate.shape());
      own = new Pulled(symbol, pulled.get(gate).solved, Set.of());
    } else {
      own = pulled.get(gate);
    }
    for (Wire wire : graph.operands(gate)) {
      if (isLabel(wire) || !leading.contains(wire.source())) continue;
      Optional<TensorTerm> open = pullbacks.of(wire, own.open);
      Optional<TensorTerm> solved = pullbacks.of(wire, own.solved);
      if (open.isEmpty() || solved.isEmpty()) {
        obstacle = new Obstacle(gate, false);
        return false;
      }
      Set<TensorRule> rules = new LinkedHashSet<>(own.rules);
      rules.add(TensorRule.of(gate.op(), isMultiple(gate)));
      Pulled share = new Pulled(open.get(), solved.get(), rules);
      if (wire.source() == wrt) shares.put(wire, share);
      pulled.merge(wire.source(), share, Pulled::plus);
      if (isLarge(pulled.get(wire.source()).solved)) {
        obstacle = new Obstacle(gate, true);
        return false;
      }
    }
    return true;
  }

  /// Whether it has more parts than are written; a part may stand in it at very many places.
  private static boolean isLarge(TensorTerm term) {
    Deque<Expr> open = new ArrayDeque<>();
    term.addends().forEach(a -> a.factors().forEach(m -> open.push(m.expr())));
    int parts = 0;
    while (!open.isEmpty() && parts <= SingleRounds.MOST_PARTS) {
      open.pop().parts().forEach(open::push);
      parts++;
    }
    return parts > SingleRounds.MOST_PARTS;
  }

  /// Whether a number among its operands stays as it is while the variable changes.
  private boolean isMultiple(Gate gate) {
    return graph.operands(gate).stream()
        .map(Wire::source)
        .anyMatch(g -> g.shape().isScalar() && !leading.contains(g));
  }

  /// `∂f/∂W = ∂f/∂q xᵀ = 2 q xᵀ`.
  private void line(Gate gate, String name, Set<TensorRule> rules) {
    Pulled to = pulled.get(gate);
    List<String> text = new ArrayList<>(List.of(writer.partial(name)));
    List<String> latex = new ArrayList<>(List.of(writer.latexPartial(name)));
    TensorTerm last = gate == wrt ? answer : to.solved;
    List<TensorTerm> sides =
        new ArrayList<>(List.of(to.open.filled(), to.solved.filled(), last.filled()));
    if (gate == wrt) {
      sides.add(last.written().filled());
      sides.add(last.written().gathered().filled());
    }
    for (TensorTerm side : sides) {
      String next = writer.text(side.expr());
      if (text.size() > 1 && text.getLast().equals(next)) continue;
      text.add(next);
      latex.add(writer.latex(side.expr()));
    }
    // In values alone: a gradient that has a name in the line has none in a program.
    Expr before = to.solved.filled().expr();
    TensorLine.Typed typed = TensorLine.Typed.of(before, last.filled().expr());
    lines.add(new TensorLine(List.copyOf(rules), text, latex, name, typed));
  }

  /// How the entries come to the last line, that line, and what the values say about it.
  private void finish() {
    List<TensorLine> entries =
        new EntryLines(graph, values, writer, signs).of(wrt, this::solved, this::besides);
    lines.addAll(entries);
    KnownTotals totals = new KnownTotals(graph, writer);
    lines.addAll(totals.in(pulled.get(wrt).solved));
    answer = totals.without(pulled.get(wrt).solved);
    Set<TensorRule> rules = pulled.get(wrt).rules;
    line(wrt, wrt.name(), entries.isEmpty() ? rules : Set.of(Entrywise.AS_TENSORS));
    // Of a number there is nothing to agree.
    if (!wrt.shape().isScalar()) lines.add(TensorLine.shapes(writer, wrt, answer.filled().expr()));
  }

  /// What all other uses of the variable hand to it, and by which rules; empty where there is none.
  private Optional<EntryLines.Besides> besides(Set<Wire> uses) {
    return shares.entrySet().stream()
        .filter(share -> !uses.contains(share.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Pulled::plus)
        .map(others -> new EntryLines.Besides(others.solved, others.rules));
  }

  private Optional<TensorTerm> solved(Gate gate) {
    return gate == graph.output()
        ? Optional.of(arrived)
        : Optional.ofNullable(pulled.get(gate)).map(Pulled::solved);
  }

  private TensorDerivation derivation() {
    Expr result = answer.written().gathered().filled().expr();
    SingleRounds rounds = values.rounds();
    return new TensorDerivation(
        wrt,
        lines.stream().map(l -> l.typed(l.typed().writtenOut(rounds))).toList(),
        rounds.writtenOut(result).map(TensorProgram::text),
        Optional.empty(),
        writer.text(result),
        writer.latex(result),
        writer.partial(wrt.name()),
        writer.latexPartial(wrt.name()),
        List.of(
            new TensorFigure(
                writer.partial(wrt.name()),
                writer.latexPartial(wrt.name()),
                wrt,
                TensorFigure.Quantity.GRADIENT)));
  }
}
