package gradus.trace;

import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Problem;
import gradus.op.Blend;
import gradus.op.Curve;
import gradus.op.Fit;
import gradus.op.GatePattern;
import gradus.op.Local;
import gradus.op.Op;
import gradus.op.Unchosen;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Reverse-mode differentiation on a [Tape]: values and gradients of one set of inputs, to be run
/// again with others. A gate whose operands and value are scalars works on plain doubles and
/// allocates nothing; all others work on tensors. For one thread at a time.
public final class Run {
  private final Tape tape;
  private final Demand demand;
  private final double[] value;
  private final double[] gradient;
  private final Tensor[] values;
  private final Tensor[] gradients;

  /// What the magnitudes of the parts of each gradient add up to; of tensors once there are two.
  private final double[] magnitude;

  private final Tensor[] magnitudes;

  /// The sums of gradients of tensors whose entries are picked, until they are asked for.
  private final double[][] picked;

  private final double[][] pickedMagnitude;

  private final List<Problem> problems = new ArrayList<>();

  /// What only branches read that were not chosen; null where nothing is chosen.
  private Unchosen[] unread;

  private boolean[] held;
  private boolean computed;
  private boolean pulled;

  Run(Tape tape, Demand demand, double[] value, Tensor[] values) {
    this.tape = tape;
    this.demand = demand;
    this.value = value;
    this.values = values;
    int size = demand.isNothing() ? 0 : tape.size;
    gradient = new double[size];
    gradients = new Tensor[size];
    magnitude = new double[size];
    magnitudes = new Tensor[size];
    picked = new double[size][];
    pickedMagnitude = new double[size][];
  }

  public Tape tape() {
    return tape;
  }

  /// Gives an input another value of its own shape, for the next [#forward].
  ///
  /// @throws IllegalArgumentException where the gate is no input, or of another shape
  public void set(Gate input, Tensor tensor) {
    if (!input.isInput() || !tensor.shape().equals(input.shape())) {
      throw new IllegalArgumentException(input.key());
    }
    change();
    if (tape.scalar[input.id()]) {
      value[input.id()] = tensor.item();
    } else {
      values[input.id()] = tensor;
    }
  }

  /// Gives an input the program's value with the entry at `position` (row-major) replaced, for the
  /// next [#forward]. Allocates nothing for a scalar.
  public void set(Gate input, int position, double entry) {
    if (tape.scalar[input.id()] && input.isInput() && position == 0) {
      change();
      value[input.id()] = entry;
      return;
    }
    double[] entries = input.literal().toArray();
    entries[position] = entry;
    set(input, Tensor.of(input.shape(), entries));
  }

  private void change() {
    computed = false;
    pulled = false;
  }

  /// Computes every gate that depends on no blank input.
  ///
  /// @throws CancellationException when `cancelled` says so
  public void forward(BooleanSupplier cancelled) {
    change();
    problems.clear();
    int size = tape.size;
    int[] first = tape.first;
    int[] source = tape.source;
    Op[] ops = tape.ops;
    Curve[] curves = tape.curves;
    Blend[] blends = tape.blends;
    boolean[] blank = tape.blank;
    for (int g = 0; g < size; g++) {
      if ((g & 1023) == 0 && cancelled.getAsBoolean()) throw new CancellationException();
      if (ops[g] == null || blank[g] || held != null && held[g]) continue;
      int at = first[g];
      if (curves[g] != null) {
        value[g] = curves[g].value().applyAsDouble(value[source[at]]);
      } else if (blends[g] != null) {
        value[g] = blends[g].value().applyAsDouble(value[source[at]], value[source[at + 1]]);
      } else {
        compute(g);
      }
    }
    computed = true;
  }

  /// Keeps what every gate that stops gradients passes on as it is now, whatever the inputs become:
  /// differences then tell what the backward pass means. After [#forward].
  void hold() {
    if (tape.graph().gates().stream().noneMatch(g -> g.isOperation() && g.op().stops())) return;
    held = new boolean[tape.size];
    for (Gate gate : tape.graph().gates()) {
      held[gate.id()] = gate.isOperation() && gate.op().pattern() == GatePattern.STOPPER;
    }
  }

  private void compute(int g) {
    Gate gate = gate(g);
    List<Tensor> in = operandValues(g);
    int[] at = attributes(g);
    var objection = tape.ops[g].objection(in).or(() -> outside(g, at));
    Tensor out;
    if (objection.isPresent()) {
      var misfit = objection.get();
      problems.add(Problem.error(gate.span(), misfit.key(), misfit.args().toArray()));
      out = Tensor.full(gate.shape(), Double.NaN);
    } else {
      out = tape.ops[g].value(in, at);
    }
    if (tape.scalar[g]) {
      value[g] = out.item();
    } else {
      values[g] = out;
    }
  }

  /// The text's, and where a gate takes its entry by a label what that is now.
  private int[] attributes(int g) {
    int[] at = gate(g).attributes();
    int[] followed = tape.followed[g];
    if (followed == null) return at;
    for (int k = 0; k < at.length; k++) {
      if (followed[k] >= 0) at[k] = (int) Math.rint(value[followed[k]]);
    }
    return at;
  }

  /// What a gate objects to a label that is none of its entries.
  private Optional<Fit.Misfit> outside(int g, int[] at) {
    if (tape.followed[g] == null) return Optional.empty();
    Shape of = gate(tape.source[tape.first[g]]).shape();
    Fit fit = tape.ops[g].fit(List.of(of), at);
    return fit instanceof Fit.Misfit misfit ? Optional.of(misfit) : Optional.empty();
  }

  /// The same, the text's where a label is none of the entries: the value is no number then.
  private int[] inside(int g) {
    int[] at = attributes(g);
    return outside(g, at).isEmpty() ? at : gate(g).attributes();
  }

  /// Gradients of the output with respect to the gates asked for; the seed is the graph's, else all
  /// ones. After [#forward]. Does nothing while the output is blank.
  ///
  /// @throws CancellationException when `cancelled` says so
  public void backward(BooleanSupplier cancelled) {
    if (!computed) throw new IllegalStateException("no values yet");
    pulled = false;
    Arrays.fill(gradient, 0);
    Arrays.fill(gradients, null);
    Arrays.fill(magnitude, 0);
    Arrays.fill(magnitudes, null);
    Arrays.fill(picked, null);
    int out = output().id();
    if (tape.blank[out] || demand.isNothing()) return;
    Tensor seed = tape.graph().seed().orElse(null);
    if (tape.scalar[out]) {
      gradient[out] = seed == null ? 1 : seed.item();
    } else {
      gradients[out] = seed == null ? Tensor.ones(output().shape()) : seed;
    }
    unread = tape.chooses ? unread(cancelled) : null;
    int[] first = tape.first;
    int[] source = tape.source;
    Curve[] curves = tape.curves;
    Blend[] blends = tape.blends;
    boolean[] working = demand.working();
    boolean[] needed = demand.needed();
    for (int g = out; g >= 0; g--) {
      if ((g & 1023) == 0 && cancelled.getAsBoolean()) throw new CancellationException();
      if (!working[g] || unread != null && unread[g].isEverything()) continue;
      int at = first[g];
      if (curves[g] != null) {
        int x = source[at];
        add(x, told(g) * curves[g].slope().at(value[x], value[g]));
      } else if (blends[g] != null) {
        Blend blend = blends[g];
        int a = source[at];
        int b = source[at + 1];
        double up = told(g);
        if (needed[a]) add(a, up * blend.first().at(value[a], value[b], value[g]));
        if (needed[b]) add(b, up * blend.second().at(value[a], value[b], value[g]));
      } else {
        pullAll(g);
      }
    }
    pulled = true;
  }

  private void pullAll(int g) {
    Local local = local(g, gradientTensor(g), unread(g));
    for (int i = 0; i < tape.first[g + 1] - tape.first[g]; i++) {
      int s = tape.source[tape.first[g] + i];
      if (!demand.needed()[s] || gate(s).isConstant()) continue;
      if (tape.ops[g] == Ops.INDEX) {
        place(g, s, local.grad());
        continue;
      }
      Tensor share = tape.ops[g].pull(i, local);
      if (tape.scalar[s]) {
        add(s, share.item());
      } else if (picked[s] != null) {
        pick(s, share, 0);
      } else if (gradients[s] == null) {
        gradients[s] = share;
      } else {
        Tensor before = magnitudes[s] == null ? gradients[s].map(Math::abs) : magnitudes[s];
        magnitudes[s] = before.plus(share.map(Math::abs));
        gradients[s] = gradients[s].plus(share);
      }
    }
  }

  private void add(int s, double share) {
    gradient[s] += share;
    magnitude[s] += Math.abs(share);
  }

  /// The gradient of a scalar, all parts of which are added.
  private double told(int g) {
    return Cancelling.sum(gradient[g], magnitude[g]);
  }

  /// Adds the gradient of an entry or a row to that of its tensor, at its place: thousands of
  /// entries of one tensor do not make a tensor each.
  private void place(int g, int s, Tensor share) {
    Shape shape = gate(s).shape();
    if (picked[s] == null) {
      picked[s] = new double[shape.size()];
      pickedMagnitude[s] = new double[shape.size()];
      if (gradients[s] != null) pick(s, gradients[s], 0);
      if (magnitudes[s] != null) pickedMagnitude[s] = magnitudes[s].toArray();
    }
    pick(s, share, Ops.picked(shape, inside(g)));
  }

  private void pick(int s, Tensor share, int from) {
    for (int i = 0; i < share.size(); i++) {
      picked[s][from + i] += share.get(i);
      pickedMagnitude[s][from + i] += Math.abs(share.get(i));
    }
  }

  private Local local(int g, Tensor upstream, Unchosen unread) {
    return new Local(operandValues(g), tensor(g), upstream, inside(g), unread);
  }

  private Unchosen unread(int g) {
    return unread == null ? Unchosen.nothing() : unread[g];
  }

  /// What of every gate's value only branches read that were not chosen.
  private Unchosen[] unread(BooleanSupplier cancelled) {
    Unchosen[] found = new Unchosen[tape.size];
    found[output().id()] = Unchosen.nothing();
    for (int g = output().id(); g >= 0; g--) {
      if ((g & 1023) == 0 && cancelled.getAsBoolean()) throw new CancellationException();
      if (found[g] == null) found[g] = Unchosen.nothing();
      if (!tape.reached[g] || tape.ops[g] == null) continue;
      Local local = local(g, tensor(g), found[g]);
      for (int i = tape.first[g]; i < tape.first[g + 1]; i++) {
        int s = tape.source[i];
        Unchosen through = tape.ops[g].unread(i - tape.first[g], local);
        found[s] = found[s] == null ? through : found[s].and(through);
      }
    }
    return found;
  }

  private List<Tensor> operandValues(int g) {
    Tensor[] in = new Tensor[tape.first[g + 1] - tape.first[g]];
    for (int i = 0; i < in.length; i++) {
      in[i] = tensor(tape.source[tape.first[g] + i]);
    }
    return List.of(in);
  }

  private Gate gate(int g) {
    return tape.graph().gates().get(g);
  }

  private Gate output() {
    return tape.graph().output();
  }

  private Tensor tensor(int g) {
    return tape.scalar[g] ? Tensor.scalar(value[g]) : values[g];
  }

  private Tensor gradientTensor(int g) {
    if (tape.scalar[g]) return Tensor.scalar(told(g));
    if (picked[g] != null) {
      Shape shape = gate(g).shape();
      gradients[g] = Tensor.of(shape, picked[g]);
      magnitudes[g] = Tensor.of(shape, pickedMagnitude[g]);
      picked[g] = null;
    }
    if (magnitudes[g] != null) {
      gradients[g] = Cancelling.sum(gradients[g], magnitudes[g]);
      magnitudes[g] = null;
    }
    return gradients[g] != null ? gradients[g] : Tensor.zeros(gate(g).shape());
  }

  /// A gate's value; empty while an input it depends on is blank, and of an operation before
  /// [#forward].
  public Optional<Tensor> value(Gate gate) {
    boolean none = tape.blank[gate.id()] || gate.isOperation() && !computed;
    return none ? Optional.empty() : Optional.of(tensor(gate.id()));
  }

  private static double weighed(Tensor value, Tensor seed) {
    return value.zip(seed, (v, s) -> s == 0 ? 0 : v * s).sum();
  }

  /// The sum of the output's entries, each times its seed, whose gradients these are. After
  /// [#forward]; the output must not be blank. Allocates nothing where the output is a scalar.
  public double total() {
    int out = output().id();
    if (tape.blank[out] || !computed) throw new IllegalStateException("no value");
    Tensor seed = tape.graph().seed().orElse(null);
    if (seed != null) return weighed(tensor(out), seed);
    // As a sum does, it makes 0 of −0.
    return tape.scalar[out] ? 0 + value[out] : values[out].sum();
  }

  /// The gradient of the output with respect to a gate's value, in its shape; 0 where the output
  /// does not depend on it; empty while the output or the gate is blank, where it was not asked
  /// for, and before [#backward].
  public Optional<Tensor> gradient(Gate gate) {
    boolean none = !pulled || tape.blank[gate.id()] || !demand.asked()[gate.id()];
    return none ? Optional.empty() : Optional.of(gradientTensor(gate.id()));
  }

  /// What flows back along one wire: its part of the source's gradient. After [#backward] of a run
  /// that finds every gradient, for a wire whose target [Tape#isReached].
  public Tensor contribution(Wire wire) {
    int g = wire.target().id();
    return wire.target().op().pull(wire.index(), local(g, gradientTensor(g), unread(g)));
  }

  /// The local gradient ∂(target)/∂(source) of a wire between two scalars: what an upstream
  /// gradient of 1 would become.
  public double local(Wire wire) {
    return pulled(wire, Tensor.scalar(1)).item();
  }

  /// The slope at each entry of the result of a gate that works entry by entry.
  Tensor slopes(Wire wire) {
    int g = wire.target().id();
    Tensor ones = Tensor.ones(wire.target().shape());
    return wire.target().op().slopes(wire.index(), local(g, ones, Unchosen.nothing()));
  }

  /// What of an operand's entries that move, 1 for each, is read where a wire ends.
  Tensor read(Wire wire, Tensor moving) {
    if (unread == null) return moving;
    int g = wire.target().id();
    Op op = wire.target().op();
    return op.unread(wire.index(), local(g, tensor(g), unread(g))).without(moving);
  }

  /// What would flow back along a wire for this upstream gradient, in the shape of its source.
  Tensor pulled(Wire wire, Tensor upstream) {
    Local local = local(wire.target().id(), upstream, Unchosen.nothing());
    return wire.target().op().pull(wire.index(), local);
  }

  /// What flows back along a wire for this upstream gradient.
  Tensor handed(Wire wire, Tensor upstream) {
    int g = wire.target().id();
    return wire.target().op().pull(wire.index(), local(g, upstream, unread(g)));
  }

  /// What of a gate's value only branches read that were not chosen. After [#backward].
  public Unchosen unread(Gate gate) {
    return unread(gate.id());
  }

  /// Whether every value and gradient that is known is a number and not infinite.
  boolean isFinite() {
    for (int g = 0; g < tape.size; g++) {
      if (tape.blank[g]) continue;
      boolean finite =
          tape.scalar[g]
              ? Double.isFinite(value[g]) && Double.isFinite(gradient[g])
              : values[g].isFinite() && gradientTensor(g).isFinite();
      if (!finite) return false;
    }
    return true;
  }

  /// Whether a gate's operands stand at a kink or tie.
  public boolean atKink(Gate gate) {
    int g = gate.id();
    boolean none = tape.ops[g] == null || tape.blank[g];
    return !none && tape.ops[g].atKink(operandValues(g), gate.attributes());
  }

  /// What operand values the gates objected to in the last forward pass.
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
