package gradus.trace;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Problem;
import gradus.op.Blend;
import gradus.op.Curve;
import gradus.op.Local;
import gradus.op.Op;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Reverse-mode differentiation on a flat tape: the graph is walked once into arrays, and passes
/// run on those. A gate whose operands and value are scalars works on plain doubles and allocates
/// nothing; all others work on tensors. Not thread-safe.
public final class Evaluator {
  private final ComputationGraph graph;
  private final int size;
  private final int[] first;
  private final int[] source;
  private final Op[] ops;
  private final Curve[] curves;
  private final Blend[] blends;
  private final boolean[] scalar;
  private final boolean[] blank;
  private final double[] value;
  private final double[] gradient;
  private final Tensor[] values;
  private final Tensor[] gradients;
  private final boolean[] reached;
  private final List<Problem> problems = new ArrayList<>();

  public Evaluator(ComputationGraph graph) {
    this.graph = graph;
    size = graph.gates().size();
    first = new int[size + 1];
    ops = new Op[size];
    curves = new Curve[size];
    blends = new Blend[size];
    scalar = new boolean[size];
    blank = new boolean[size];
    value = new double[size];
    gradient = new double[size];
    values = new Tensor[size];
    gradients = new Tensor[size];
    reached = new boolean[size];
    int[] sources = new int[graph.wireCount()];
    int wires = 0;
    for (Gate gate : graph.gates()) {
      int g = gate.id();
      first[g] = wires;
      boolean allScalar = gate.shape() != null && gate.shape().isScalar();
      for (Wire wire : graph.operands(gate)) {
        int s = wire.source().id();
        sources[wires++] = s;
        blank[g] |= blank[s];
        allScalar &= scalar[s];
      }
      scalar[g] = gate.shape() != null && gate.shape().isScalar();
      if (gate.isOperation()) {
        ops[g] = gate.op();
        if (allScalar) {
          curves[g] = gate.op().curve().orElse(null);
          blends[g] = gate.op().blend().orElse(null);
        }
      } else if (gate.literal() == null) {
        blank[g] = true;
      } else {
        set(gate, gate.literal());
      }
    }
    first[size] = wires;
    source = sources;
  }

  public ComputationGraph graph() {
    return graph;
  }

  /// Gives an input another value of its own shape, for the next [#forward].
  public void set(Gate input, Tensor tensor) {
    if (!tensor.shape().equals(input.shape())) throw new IllegalArgumentException(input.key());
    values[input.id()] = tensor;
    if (input.shape().isScalar()) value[input.id()] = tensor.item();
  }

  /// Computes every gate that depends on no blank input.
  public void forward(BooleanSupplier cancelled) {
    problems.clear();
    for (int g = 0; g < size; g++) {
      if ((g & 1023) == 0 && cancelled.getAsBoolean()) throw new CancellationException();
      Op op = ops[g];
      if (op == null || blank[g]) continue;
      int at = first[g];
      if (curves[g] != null) {
        value[g] = curves[g].value().applyAsDouble(value[source[at]]);
      } else if (blends[g] != null) {
        value[g] = blends[g].value().applyAsDouble(value[source[at]], value[source[at + 1]]);
      } else {
        compute(g);
      }
    }
  }

  private void compute(int g) {
    Gate gate = graph.gates().get(g);
    List<Tensor> in = operandValues(g);
    var objection = ops[g].objection(in);
    Tensor out;
    if (objection.isPresent()) {
      var misfit = objection.get();
      problems.add(Problem.error(gate.span(), misfit.key(), misfit.args().toArray()));
      out = Tensor.full(gate.shape(), Double.NaN);
    } else {
      out = ops[g].value(in, gate.attributes());
    }
    values[g] = out;
    if (scalar[g]) value[g] = out.item();
  }

  /// Gradients of the output with respect to every gate; the seed is all ones. Does nothing while
  /// the output is blank.
  public void backward(BooleanSupplier cancelled) {
    Arrays.fill(gradient, 0);
    Arrays.fill(gradients, null);
    Arrays.fill(reached, false);
    int out = graph.output().id();
    if (blank[out]) return;
    reached[out] = true;
    if (scalar[out]) gradient[out] = 1;
    else gradients[out] = Tensor.ones(graph.output().shape());
    for (int g = out; g >= 0; g--) {
      if ((g & 1023) == 0 && cancelled.getAsBoolean()) throw new CancellationException();
      if (!reached[g] || ops[g] == null) continue;
      int at = first[g];
      if (curves[g] != null) {
        int x = source[at];
        gradient[x] += gradient[g] * curves[g].slope().at(value[x], value[g]);
        reached[x] = true;
      } else if (blends[g] != null) {
        int a = source[at];
        int b = source[at + 1];
        double up = gradient[g];
        double da = up * blends[g].first().at(value[a], value[b], value[g]);
        double db = up * blends[g].second().at(value[a], value[b], value[g]);
        gradient[a] += da;
        gradient[b] += db;
        reached[a] = true;
        reached[b] = true;
      } else {
        pullAll(g);
      }
    }
  }

  private void pullAll(int g) {
    Local local = local(g);
    for (int i = 0; i < first[g + 1] - first[g]; i++) {
      int s = source[first[g] + i];
      reached[s] = true;
      if (graph.gates().get(s).isConstant()) continue;
      Tensor pulled = ops[g].pull(i, local);
      if (scalar[s]) gradient[s] += pulled.item();
      else gradients[s] = gradients[s] == null ? pulled : gradients[s].plus(pulled);
    }
  }

  private Local local(int g) {
    Gate gate = graph.gates().get(g);
    return new Local(operandValues(g), tensor(g), gradientTensor(g), gate.attributes());
  }

  private List<Tensor> operandValues(int g) {
    Tensor[] in = new Tensor[first[g + 1] - first[g]];
    for (int i = 0; i < in.length; i++) in[i] = tensor(source[first[g] + i]);
    return List.of(in);
  }

  private Tensor tensor(int g) {
    return scalar[g] ? Tensor.scalar(value[g]) : values[g];
  }

  private Tensor gradientTensor(int g) {
    if (scalar[g]) return Tensor.scalar(gradient[g]);
    return gradients[g] != null ? gradients[g] : Tensor.zeros(graph.gates().get(g).shape());
  }

  /// A gate's value; empty while an input it depends on is blank.
  public Optional<Tensor> value(Gate gate) {
    return blank[gate.id()] ? Optional.empty() : Optional.of(tensor(gate.id()));
  }

  /// The gradient of the output with respect to a gate's value, in its shape; 0 where the output
  /// does not depend on it; empty while the output, or the gate, is blank.
  public Optional<Tensor> gradient(Gate gate) {
    boolean none = blank[gate.id()] || blank[graph.output().id()];
    return none ? Optional.empty() : Optional.of(gradientTensor(gate.id()));
  }

  /// What flows back along one wire: its part of the source's gradient. After [#backward], for a
  /// wire whose target [#isReached].
  public Tensor contribution(Wire wire) {
    return wire.target().op().pull(wire.index(), local(wire.target().id()));
  }

  /// The local gradient ∂(target)/∂(source) of a wire between two scalars: what an upstream
  /// gradient of 1 would become.
  public double local(Wire wire) {
    Gate gate = wire.target();
    int g = gate.id();
    Tensor one = Tensor.scalar(1);
    Local local = new Local(operandValues(g), tensor(g), one, gate.attributes());
    return gate.op().pull(wire.index(), local).item();
  }

  /// Whether the output depends on a gate.
  public boolean isReached(Gate gate) {
    return reached[gate.id()];
  }

  /// Whether a gate's operands stand at a kink or tie.
  public boolean atKink(Gate gate) {
    int g = gate.id();
    return ops[g] != null && !blank[g] && ops[g].atKink(operandValues(g), gate.attributes());
  }

  /// What operand values the gates objected to in the last forward pass.
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
