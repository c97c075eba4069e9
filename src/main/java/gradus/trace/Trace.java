package gradus.trace;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.lang.Problem;
import gradus.op.Unchosen;
import gradus.tensor.Decimals;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Both passes over a graph, as a view over a run on its [Tape]: what is known at each [Moment].
public final class Trace {
  /// Most decimals of all numbers, for the sake of an input that would be written as another one.
  private static final int MOST = 5;

  /// A number below this has two significant digits beside hidden ones, whatever the others have.
  private static final double BESIDE = 0.1;

  private final Run run;
  private final ComputationGraph graph;
  private final List<Gate> forward = new ArrayList<>();
  private final List<Gate> backward = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();
  private final SmoothChoices choices;
  private final boolean alone;
  private final Tangents tangents;
  private final int[] computedAt;
  private final int[] addedAt;
  private volatile Noise noise;

  private Trace(Run run, boolean alone, InputEntry moving, BooleanSupplier cancelled) {
    this.run = run;
    this.alone = alone;
    graph = run.tape().graph();
    choices = new SmoothChoices(run);
    int size = graph.gates().size();
    computedAt = new int[size];
    addedAt = new int[graph.wireCount()];
    Arrays.fill(computedAt, Integer.MAX_VALUE);
    Arrays.fill(addedAt, Integer.MAX_VALUE);
    for (Gate gate : graph.gates()) {
      if (!gate.isOperation() || !isSymbolic() && run.value(gate).isEmpty()) continue;
      // What is drawn as one gate is computed in one go, once its last term is there.
      Optional<Series> series = graph.series(gate);
      if (series.isPresent() && gate != series.get().result()) continue;
      for (Gate each : series.map(Series::gates).orElse(List.of(gate))) {
        computedAt[each.id()] = forward.size();
        forward.add(each);
      }
    }
    for (Gate gate : alone ? List.<Gate>of() : forward.reversed()) {
      if (!run.tape().isReached(gate)) continue;
      List<Wire> open = pulls(gate);
      if (open.isEmpty()) continue;
      backward.add(gate);
      for (Wire wire : open) {
        addedAt[wire.id()] = wires.size();
        wires.add(wire);
      }
    }
    tangents = moving == null ? null : Tangents.of(this, moving, cancelled);
  }

  private Trace(Trace like, Noise noise) {
    run = like.run;
    graph = like.graph;
    forward.addAll(like.forward);
    backward.addAll(like.backward);
    wires.addAll(like.wires);
    choices = like.choices;
    alone = like.alone;
    tangents = like.tangents;
    computedAt = like.computedAt;
    addedAt = like.addedAt;
    this.noise = noise;
  }

  /// Runs both passes.
  public static Trace of(ComputationGraph graph) {
    return of(graph, () -> false);
  }

  /// Runs both passes.
  ///
  /// @throws java.util.concurrent.CancellationException when `cancelled` says so
  public static Trace of(ComputationGraph graph, BooleanSupplier cancelled) {
    Run run = Tape.of(graph).run();
    run.forward(cancelled);
    run.backward(cancelled);
    return new Trace(run, false, null, cancelled);
  }

  /// The forward pass of this trace, as if nobody asked for a gradient.
  public Trace forwardAlone() {
    return new Trace(run, true, null, () -> false);
  }

  /// The forward pass of this trace with the tangents of one number of an input, in forward mode.
  ///
  /// @throws java.util.concurrent.CancellationException when `cancelled` says so
  public Trace forwardMode(InputEntry moving, BooleanSupplier cancelled) {
    return new Trace(run, true, moving, cancelled);
  }

  /// The tangents that go along with the values in forward mode; empty in any other trace.
  public Optional<Tangents> tangents() {
    return Optional.ofNullable(tangents);
  }

  /// Whether this is a forward pass that no backward pass follows.
  public boolean isForwardAlone() {
    return alone;
  }

  public ComputationGraph graph() {
    return graph;
  }

  /// The graph's tape, for further runs with other inputs.
  public Tape tape() {
    return run.tape();
  }

  /// The same with the noise of rounding in it: what was computed, to the last bit.
  public Trace exact() {
    return new Trace(this, Noise.NONE);
  }

  /// What is shown as 0; found when first asked for.
  private Noise noise() {
    Noise found = noise;
    if (found == null) {
      found = Noise.of(run, wires);
      noise = found;
    }
    return found;
  }

  /// The final value as people are shown it, 0 where rounding alone left something; empty while
  /// blank.
  public Optional<Tensor> value(Gate gate) {
    return run.value(gate).map(value -> noise().value(gate, value));
  }

  /// The final gradient, in the value's shape, as people are shown it; empty while blank.
  public Optional<Tensor> gradient(Gate gate) {
    return alone && tangents == null ? Optional.empty() : told(gate);
  }

  private Optional<Tensor> told(Gate gate) {
    return run.gradient(gate).map(gradient -> noise().gradient(gate, gradient));
  }

  /// What flows back along a wire in the end, as people are shown it.
  public Tensor contribution(Wire wire) {
    return noise().contribution(wire, run.contribution(wire));
  }

  /// What flows back along a wire where this arrives at its target.
  Tensor handed(Wire wire, Tensor upstream) {
    return run.handed(wire, upstream);
  }

  /// What of an operand's entries that move, 1 for each, is read where a wire ends.
  Tensor read(Wire wire, Tensor moving) {
    return run.read(wire, moving);
  }

  /// Of a gate that works entry by entry: the slope along a wire at each entry of its result.
  Tensor slopes(Wire wire) {
    return run.slopes(wire);
  }

  /// What each row of the Jacobian of a gate, for the operand at a wire, comes to, in the shape of
  /// the result.
  Tensor rows(Wire wire, ToDoubleFunction<Tensor> sum) {
    Shape shape = wire.target().shape();
    return Tensor.generate(
        shape,
        k -> sum.applyAsDouble(run.pulled(wire, Tensor.generate(shape, i -> i == k ? 1 : 0))));
  }

  /// One row of the Jacobian of a gate, in the shape of the operand at a wire: how an entry of the
  /// result changes with each of its entries.
  Tensor row(Wire wire, int place) {
    return run.pulled(wire, Tensor.generate(wire.target().shape(), i -> i == place ? 1 : 0));
  }

  /// What of a gate's value only branches read that were not chosen: 0 flows back there.
  public Unchosen unread(Gate gate) {
    return run.unread(gate);
  }

  /// The local gradient along a wire between two scalars.
  public double local(Wire wire) {
    return run.local(wire);
  }

  /// The local gradient along a wire where it is one number, or one in the shape of its operand: of
  /// a gate whose result is a number, or that works entry by entry. Empty without a value.
  public Optional<Tensor> localGradient(Wire wire) {
    Gate gate = wire.target();
    if (run.value(gate).isEmpty()) return Optional.empty();
    boolean alike = gate.op().isElementwise() && wire.source().shape().equals(gate.shape());
    if (!gate.shape().isScalar() && !alike) return Optional.empty();
    return Optional.of(noise().without(run, r -> r.pulled(wire, Tensor.ones(gate.shape()))));
  }

  /// The local gradient of a sum or product of many terms along one of them: 1 or −1, or what all
  /// others come to.
  public Tensor local(Series series, Series.Element term) {
    Tensor ones = Tensor.ones(term.wire().source().shape());
    if (!series.isProduct()) return term.isNegative() ? ones.times(-1) : ones;
    return series.terms().stream()
        .filter(t -> t != term)
        .map(t -> value(t.wire().source()).orElseThrow())
        .reduce(ones, Tensor::times);
  }

  /// How the numbers of this trace are written: plain integers where every value, gradient and
  /// branch is a whole number, else with `digits` decimals.
  public Numbers numbers(int digits) {
    return new Numbers(digits, isSymbolic() || all(Numbers::allIntegers));
  }

  /// As [#numbers(int)]; where nobody states how many decimals, two, and below 0.1 two digits that
  /// say something where two decimals would hide a number, or three where every number of a wire
  /// that the text names ends there, as those of ‖Wx‖² in the lecture do. Where two decimals would
  /// hide a number, they do not make another one of an input either: 0.999 is not 1.00 beside 1 −
  /// 0.999 = 0.001.
  public Numbers numbers(Decimals asked) {
    Numbers numbers = numbers(asked.count().orElse(Numbers.SLIDES.digits()));
    if (isSymbolic()) return numbers;
    if (asked.count().isEmpty()) numbers = asNeeded(numbers);
    return asked.wholePlain() ? numbers.whole() : numbers;
  }

  private Numbers asNeeded(Numbers usual) {
    int more = usual.digits() + 1;
    boolean third =
        !named(t -> Numbers.allEnd(t, usual.digits())) && named(t -> Numbers.allEnd(t, more));
    if (shown(t -> !holds(t, usual::hides))) return third ? usual.withDigits(more) : usual;
    int least = usual.digits();
    while (least < MOST && !inputs(usual.withDigits(least)::tells)) {
      least++;
    }
    boolean ends = third && !inputs(d -> Math.abs(d) < BESIDE || ends(d, usual.digits()));
    Numbers told = usual.withDigits(ends ? Math.max(more, least) : least);
    return shown(t -> !holds(t, told::hides)) ? told : told.small(true);
  }

  private static boolean ends(double number, int decimals) {
    return Numbers.allEnd(Tensor.scalar(number), decimals);
  }

  /// Whether something is true of every number that the text gives an input.
  private boolean inputs(DoublePredicate so) {
    return graph.gates().stream()
        .filter(Gate::isInput)
        .allMatch(g -> value(g).stream().allMatch(t -> !holds(t, so.negate())));
  }

  private static boolean holds(Tensor tensor, DoublePredicate so) {
    return IntStream.range(0, tensor.size()).mapToDouble(tensor::get).anyMatch(so);
  }

  /// Whether something is true of every value, gradient and branch that a picture shows.
  private boolean shown(Predicate<Tensor> so) {
    return graph.gates().stream()
            .filter(g -> !g.isConstant())
            .allMatch(g -> value(g).stream().allMatch(so) && gradient(g).stream().allMatch(so))
        && branchesAre(so);
  }

  /// Whether something is true of every value and gradient of the wires that the text names.
  private boolean named(Predicate<Tensor> so) {
    return graph.gates().stream()
        .filter(g -> g.name() != null)
        .allMatch(g -> value(g).stream().allMatch(so) && gradient(g).stream().allMatch(so));
  }

  /// Whether something is true of every value, gradient and branch that is known; what would come
  /// back to a constant is nobody's to see.
  private boolean all(Predicate<Tensor> so) {
    return graph.gates().stream()
            .allMatch(g ->
                value(g).stream().allMatch(so)
                    && (g.isConstant() || gradient(g).stream().allMatch(so)))
        && branchesAre(so);
  }

  private boolean branchesAre(Predicate<Tensor> so) {
    return wires.stream()
        .filter(w -> !w.source().isConstant())
        .map(this::contribution)
        .allMatch(so);
  }

  /// Gates in the order in which they are computed.
  public List<Gate> forward() {
    return forward;
  }

  /// Gates in the order in which they hand gradients back.
  public List<Gate> backward() {
    return backward;
  }

  /// Whether both passes run in symbols: some gate is a function that nobody defined. There is no
  /// value then and no gradient, but every gate has its moment.
  public boolean isSymbolic() {
    return graph.isSymbolic();
  }

  /// Whether the backward pass runs: the output has a value or a symbol.
  public boolean hasBackward() {
    return !alone && (isSymbolic() || run.value(graph.output()).isPresent());
  }

  /// The wires along which a gate hands gradients back: those that do not come from a constant.
  public List<Wire> pulls(Gate gate) {
    return graph.operands(gate).stream().filter(w -> !w.source().isConstant()).toList();
  }

  /// All wires in the order in which gradients are added.
  public List<Wire> wires() {
    return wires;
  }

  /// The moment at which everything is known.
  public Moment end() {
    return new Moment(forward.size(), hasBackward(), wires.size());
  }

  /// Whether a gate's value, or its shape where there are shapes alone, stands there at a moment.
  /// Inputs and constants always have theirs.
  public boolean isComputed(Gate gate, Moment at) {
    if (gate.isOperation()) return computedAt[gate.id()] < at.computed();
    return gate.isShaped() || run.value(gate).isPresent();
  }

  /// A gate's value as far as it is known at a moment.
  public Optional<Tensor> value(Gate gate, Moment at) {
    return isComputed(gate, at) ? value(gate) : Optional.empty();
  }

  /// Whether a wire's gradient has been added to its source at a moment.
  public boolean isAdded(Wire wire, Moment at) {
    return addedAt[wire.id()] < at.added();
  }

  /// The moment just before a wire's gradient is added to its source.
  public Moment before(Wire wire) {
    return new Moment(forward.size(), true, addedAt[wire.id()]);
  }

  /// The moment just after a wire's gradient is added to its source.
  public Moment after(Wire wire) {
    return new Moment(forward.size(), true, addedAt[wire.id()] + 1);
  }

  /// What has flowed back along a wire at a moment.
  public Optional<Tensor> contribution(Wire wire, Moment at) {
    return isAdded(wire, at) ? Optional.of(contribution(wire)) : Optional.empty();
  }

  /// A gate's gradient as far as it has been summed at a moment: at a fork a part of the sum. What
  /// the output does not depend on is 0 once the backward pass is over.
  public Optional<Tensor> gradient(Gate gate, Moment at) {
    if (!at.seeded() || gate.isConstant()) return Optional.empty();
    if (gate == graph.output()) return told(gate);
    if (!run.tape().isReached(gate)) {
      return at.added() == wires.size() ? told(gate) : Optional.empty();
    }
    List<Wire> added = new ArrayList<>();
    int coming = 0;
    for (Wire wire : graph.consumers(gate)) {
      if (addedAt[wire.id()] == Integer.MAX_VALUE) continue;
      coming++;
      if (isAdded(wire, at)) added.add(wire);
    }
    if (added.isEmpty()) return Optional.empty();
    if (added.size() == coming) return told(gate);
    return Optional.of(Cancelling.sum(added.reversed().stream().map(this::contribution).toList()));
  }

  /// Whether a gate's gradient, or the symbol of it, stands there at a moment, if only in part.
  public boolean hasGradient(Gate gate, Moment at) {
    if (!at.seeded() || gate.isConstant()) return false;
    return gate == graph.output() || graph.consumers(gate).stream().anyMatch(w -> isAdded(w, at));
  }

  /// Whether more is still to be added to a gate's gradient.
  public boolean isPartial(Gate gate, Moment at) {
    boolean some = false;
    boolean all = true;
    for (Wire wire : graph.consumers(gate)) {
      if (addedAt[wire.id()] == Integer.MAX_VALUE) continue;
      boolean added = isAdded(wire, at);
      some |= added;
      all &= added;
    }
    return some && !all;
  }

  /// The branches of a fork that gradients come back on; one or none where it is no fork.
  public List<Wire> branches(Gate gate) {
    return graph.consumers(gate).stream()
        .filter(w -> addedAt[w.id()] != Integer.MAX_VALUE)
        .toList();
  }

  /// Whether a gate stands at a kink or tie, where the gradient is a convention.
  public boolean atKink(Gate gate) {
    return !alone && run.atKink(gate) && !choices.isSmooth(gate);
  }

  /// Whether operands tie as the values stand, so that a rule says what each of them gets.
  public boolean isTie(Gate gate) {
    return run.atKink(gate);
  }

  /// Whether a gate made a NaN or infinity out of finite operands.
  public boolean breaks(Gate gate) {
    Optional<Tensor> value = run.value(gate);
    if (!gate.isOperation() || value.isEmpty() || value.get().isFinite()) return false;
    return graph.operands(gate).stream()
        .allMatch(w -> run.value(w.source()).orElseThrow().isFinite());
  }

  /// The first wire on which a gate handed back a NaN or infinity, though its upstream gradient and
  /// its operands are finite: 0 · ∞ at the root in `sqrt(x)^2` for x = 0, 1 · ∞ at `log(x)`. Where
  /// one of them is infinite, the first that made a NaN of it: the square in `sqrt(x^2)`.
  public Optional<Wire> spoiled(Gate gate) {
    if (!gate.isOperation() || !hasBackward() || isSymbolic()) return Optional.empty();
    Tensor upstream = run.gradient(gate).orElse(null);
    Tensor value = run.value(gate).orElse(null);
    if (upstream == null || upstream.hasNaN() || value == null) return Optional.empty();
    boolean finite = upstream.isFinite();
    for (Wire wire : graph.operands(gate)) {
      Tensor in = run.value(wire.source()).orElseThrow();
      if (in.hasNaN()) return Optional.empty();
      finite &= in.isFinite();
    }
    if (value.hasNaN() && breaks(gate)) return Optional.empty();
    for (Wire wire : pulls(gate)) {
      Tensor back = contribution(wire);
      if (finite ? !back.isFinite() : back.hasNaN()) return Optional.of(wire);
    }
    return Optional.empty();
  }

  /// Whether the gradients that arrive at a fork are numbers or infinite, and their sum is neither:
  /// ∞ − ∞ at the x of `sqrt(x) - sqrt(x)` for x = 0.
  public boolean cancels(Gate gate) {
    if (alone || isSymbolic() || gate.isConstant()) return false;
    Tensor sum = run.gradient(gate).filter(Tensor::hasNaN).orElse(null);
    List<Wire> parts = sum == null ? List.of() : branches(gate);
    return !parts.isEmpty() && parts.stream().noneMatch(w -> contribution(w).hasNaN());
  }

  /// Whether every number of both passes is finite, so that none breaks, spoils or cancels.
  public boolean isFinite() {
    return !isSymbolic() && run.isFinite();
  }

  /// Operand values that gates objected to (a class index outside the scores).
  public List<Problem> problems() {
    return run.problems();
  }
}
