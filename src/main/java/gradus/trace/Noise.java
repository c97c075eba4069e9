package gradus.trace;

import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What rounding leaves where numbers cancel: 8.9·10⁻¹⁶ for x − x̄. Such a number is told by what
/// it does, never by how small it is: where every input is changed in its last binary digits, noise
/// becomes another number altogether, and a true small number stays what it is. People are shown 0
/// in its place.
final class Noise {
  /// Where there is none.
  static final Noise NONE = new Noise(List.of(), 0, false);

  /// Of the largest number of a program, what is looked at.
  private static final double SMALL = 1e-12;

  /// Of itself, by how much noise changes at the least.
  private static final double CHANGED = 0.25;

  /// How often inputs are changed: noise has few values and may be the same again by chance.
  private static final int RUNS = 8;

  /// By how many of their last binary digits' units.
  private static final int UNITS = 4;

  /// In a larger graph nobody reads single numbers.
  private static final int MOST = 2000;

  private final List<Run> runs;

  /// What is smaller is looked at.
  private final double small;

  /// Whether no run takes another branch, so that 0 too is another number.
  private final boolean smooth;

  private final Map<Gate, Tensor> values = new HashMap<>();
  private final Map<Gate, Tensor> gradients = new HashMap<>();
  private final Map<Wire, Tensor> contributions = new HashMap<>();

  private Noise(List<Run> runs, double small, boolean smooth) {
    this.runs = runs;
    this.small = small;
    this.smooth = smooth;
  }

  /// @param wires along which gradients come back
  static Noise of(Run run, List<Wire> wires) {
    Tape tape = run.tape();
    if (tape.graph().isSymbolic() || tape.size > MOST) return NONE;
    List<Gate> gates = tape.graph().gates().stream().filter(g -> !g.isConstant()).toList();
    double largest = 0;
    for (Gate gate : gates) {
      largest = Math.max(largest, run.value(gate).map(Noise::largest).orElse(0.0));
      largest = Math.max(largest, run.gradient(gate).map(Noise::largest).orElse(0.0));
    }
    double small = SMALL * largest;
    List<Gate> made =
        gates.stream()
            .filter(g -> g.isOperation() && run.value(g).stream().anyMatch(t -> isAny(t, small)))
            .toList();
    List<Gate> back =
        gates.stream()
            .filter(g -> run.gradient(g).stream().anyMatch(t -> isAny(t, small)))
            .toList();
    List<Wire> shares = wires.stream().filter(w -> isAny(run.contribution(w), small)).toList();
    if (made.isEmpty() && back.isEmpty() && shares.isEmpty()) return NONE;
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      runs.add(changed(run, i));
    }
    boolean smooth = gates.stream().filter(Gate::isOperation).allMatch(g -> g.op().isSmooth());
    Noise noise = new Noise(runs, small, smooth);
    for (Gate gate : made) {
      noise.values.put(gate, noise.without(run, r -> r.value(gate).orElse(null)));
    }
    for (Gate gate : back) {
      noise.gradients.put(gate, noise.without(run, r -> r.gradient(gate).orElse(null)));
    }
    for (Wire wire : shares) {
      noise.contributions.put(wire, noise.without(run, r -> r.contribution(wire)));
    }
    return noise;
  }

  /// The same run with all inputs changed in their last digits.
  private static Run changed(Run run, int time) {
    Run other = run.tape().run();
    int count = 0;
    for (Gate gate : run.tape().graph().gates()) {
      if (!gate.isInput() || run.value(gate).isEmpty() || run.tape().graph().isLabel(gate)) {
        continue;
      }
      Tensor value = run.value(gate).get();
      int first = count;
      other.set(
          gate,
          Tensor.generate(
              value.shape(), i -> value.get(i) + units(first + i, time) * Math.ulp(value.get(i))));
      count += value.size();
    }
    other.forward(() -> false);
    other.backward(() -> false);
    return other;
  }

  /// How many units an entry is changed by: some, never the same for all.
  private static int units(int entry, int time) {
    int mixed = (entry * 31 + time * 17 + 7) * 0x9E3779B1;
    int units = (mixed >>> 16) % UNITS + 1;
    return (mixed & 0x8000) == 0 ? units : -units;
  }

  /// A number of a run without its noise.
  Tensor without(Run run, Function<Run, Tensor> number) {
    Tensor tensor = number.apply(run);
    if (!isAny(tensor, small)) return tensor;
    List<Tensor> others = runs.stream().map(number).toList();
    return Tensor.generate(
        tensor.shape(),
        i ->
            others.stream().anyMatch(t -> t != null && isOther(t.get(i), tensor.get(i)))
                ? 0
                : tensor.get(i));
  }

  /// Whether a number became another one that is as small; one that is 0 now may have been on
  /// another branch, where there are any.
  private boolean isOther(double other, double number) {
    return isSmall(number, small)
        && (isSmall(other, small) || smooth && other == 0)
        && Math.abs(other - number) > CHANGED * Math.abs(number);
  }

  private static boolean isSmall(double number, double small) {
    return number != 0 && Math.abs(number) < small;
  }

  private static boolean isAny(Tensor tensor, double small) {
    for (int i = 0; i < tensor.size(); i++) {
      if (isSmall(tensor.get(i), small)) return true;
    }
    return false;
  }

  private static double largest(Tensor tensor) {
    double largest = 0;
    for (int i = 0; i < tensor.size(); i++) {
      double size = Math.abs(tensor.get(i));
      if (Double.isFinite(size)) largest = Math.max(largest, size);
    }
    return largest;
  }

  /// A gate's value as people are shown it.
  Tensor value(Gate gate, Tensor value) {
    return values.getOrDefault(gate, value);
  }

  /// A gate's gradient as people are shown it.
  Tensor gradient(Gate gate, Tensor gradient) {
    return gradients.getOrDefault(gate, gradient);
  }

  /// What flows back along a wire as people are shown it.
  Tensor contribution(Wire wire, Tensor contribution) {
    return contributions.getOrDefault(wire, contribution);
  }
}
