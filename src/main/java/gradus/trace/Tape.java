package gradus.trace;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Mentions;
import gradus.op.Blend;
import gradus.op.Curve;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/// A graph walked once into flat arrays, operands before users: all that runs on it have in common.
/// Immutable; any number of threads may have runs on one tape at the same time.
public final class Tape {
  final int size;

  /// Where the operands of a gate begin in `source`; those of gate `g` end at `first[g + 1]`.
  final int[] first;

  final int[] source;

  /// Null for inputs and constants.
  final Op[] ops;

  /// Set where a gate takes one scalar and gives one: plain doubles do.
  final Curve[] curves;

  /// The same of two scalars.
  final Blend[] blends;

  final boolean[] scalar;

  /// Whether a gate has no value, since it depends on an input without one.
  final boolean[] blank;

  /// Whether the output has a value, or a symbol, and depends on a gate.
  final boolean[] reached;

  /// By gate: the input that each of its indices follows, or -1; null where none does.
  final int[][] followed;

  /// Whether some gate may leave unread what it is given.
  final boolean chooses;

  private final ComputationGraph graph;
  private final double[] numbers;
  private final Tensor[] tensors;
  private final Demand everything;

  private Tape(ComputationGraph graph) {
    this.graph = graph;
    size = graph.gates().size();
    first = new int[size + 1];
    source = new int[graph.wireCount()];
    ops = new Op[size];
    curves = new Curve[size];
    blends = new Blend[size];
    scalar = new boolean[size];
    blank = new boolean[size];
    reached = new boolean[size];
    numbers = new double[size];
    tensors = new Tensor[size];
    followed = new int[size][];
    int wires = 0;
    for (Gate gate : graph.gates()) {
      first[gate.id()] = wires;
      for (Wire wire : graph.operands(gate)) {
        source[wires++] = wire.source().id();
      }
      first[gate.id() + 1] = wires;
      write(gate);
    }
    graph.gates().stream().filter(g -> follows(graph, g)).forEach(this::follow);
    reach();
    chooses = graph.gates().stream().anyMatch(g -> g.isOperation() && g.op().chooses());
    everything = Demand.everything(this);
  }

  private void write(Gate gate) {
    int g = gate.id();
    scalar[g] = gate.shape() != null && gate.shape().isScalar();
    if (!gate.isOperation()) {
      blank[g] = gate.literal() == null;
      if (blank[g]) return;
      if (scalar[g]) {
        numbers[g] = gate.literal().item();
      } else {
        tensors[g] = gate.literal();
      }
      return;
    }
    ops[g] = gate.op();
    boolean allScalar = scalar[g];
    blank[g] = graph.isOfShapes();
    for (int i = first[g]; i < first[g + 1]; i++) {
      blank[g] |= blank[source[i]];
      allScalar &= scalar[source[i]];
    }
    if (allScalar) {
      curves[g] = gate.op().curve().orElse(null);
      blends[g] = gate.op().blend().orElse(null);
    }
  }

  /// Whether an input is an index and nothing else, as y is in `s[y]`: then a run takes the entry
  /// that its number says, whatever the text had there.
  public static boolean follows(ComputationGraph graph, Gate input) {
    if (!input.isInput() || input.name() == null || input.literal() == null) return false;
    List<Wire> chosen = graph.chosen(input);
    return !chosen.isEmpty()
        && input.shape().isScalar()
        && graph.consumers(input).isEmpty()
        && chosen.stream().allMatch(w -> indices(w.target(), input).anyMatch(at -> true))
        && Mentions.isIndexAlone(graph.program().statements(), input.name());
  }

  /// At which of a gate's indices the text has the input.
  private static IntStream indices(Gate user, Gate input) {
    if (user.op() != Ops.INDEX || !(user.written() instanceof Expr.Index written)) {
      return IntStream.empty();
    }
    return IntStream.range(0, written.indices().size())
        .filter(
            k -> written.indices().get(k) instanceof Expr.Name n && n.name().equals(input.name()));
  }

  private void follow(Gate input) {
    for (Wire choice : graph.chosen(input)) {
      Gate user = choice.target();
      if (followed[user.id()] == null) {
        followed[user.id()] = new int[user.attributes().length];
        Arrays.fill(followed[user.id()], -1);
      }
      indices(user, input).forEach(k -> followed[user.id()][k] = input.id());
    }
  }

  private void reach() {
    int out = graph.output().id();
    reached[out] = !blank[out] || graph.isSymbolic();
    for (int g = out; g >= 0; g--) {
      if (!reached[g]) continue;
      for (int i = first[g]; i < first[g + 1]; i++) {
        reached[source[i]] = true;
      }
    }
  }

  public static Tape of(ComputationGraph graph) {
    return new Tape(graph);
  }

  public ComputationGraph graph() {
    return graph;
  }

  /// Whether the output has a value, or a symbol, and depends on a gate.
  public boolean isReached(Gate gate) {
    return reached[gate.id()];
  }

  /// A run that finds every gradient.
  public Run run() {
    return run(everything);
  }

  /// A run that finds these gates' gradients and does no work that leads to none of them; the
  /// gradients of all others are absent.
  public Run run(Collection<Gate> wanted) {
    return run(Demand.of(this, wanted));
  }

  /// A run that finds values and no gradient.
  public Run forwardRun() {
    return run(List.of());
  }

  private Run run(Demand demand) {
    return new Run(this, demand, numbers.clone(), tensors.clone());
  }
}
