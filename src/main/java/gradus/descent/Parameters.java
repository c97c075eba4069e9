package gradus.descent;

import gradus.graph.Gate;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.InputEntry;
import gradus.trace.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The inputs that a descent moves, and their entries one after the other, each input row by row.
public final class Parameters {
  /// First letters of names that parameters usually have.
  private static final Set<String> USUAL =
      Set.of("w", "W", "b", "B", "theta", "Theta", "u", "U", "v", "V", "beta", "gamma", "k", "K");

  private final List<Gate> gates;
  private final List<InputEntry> entries = new ArrayList<>();

  /// @throws IllegalArgumentException where one is no input with a value
  public Parameters(List<Gate> gates) {
    this.gates = List.copyOf(gates);
    for (Gate gate : gates) {
      if (!gate.isInput() || gate.literal() == null) throw new IllegalArgumentException(gate.key());
      for (int k = 0; k < gate.literal().size(); k++) {
        entries.add(new InputEntry(gate, k));
      }
    }
  }

  /// Whether parameters are usually called so.
  public static boolean isUsual(String name) {
    int end = 0;
    while (end < name.length() && Character.isLetter(name.charAt(end))) {
      end++;
    }
    return USUAL.contains(name.substring(0, end));
  }

  public List<Gate> gates() {
    return gates;
  }

  /// Every number that moves.
  public List<InputEntry> entries() {
    return List.copyOf(entries);
  }

  /// How many numbers move.
  public int size() {
    return entries.size();
  }

  /// The numbers of the program.
  public double[] start() {
    return entries.stream().mapToDouble(e -> e.input().literal().get(e.position())).toArray();
  }

  /// Gives a run these numbers, for its next forward pass.
  void set(Run run, double[] values) {
    int from = 0;
    for (Gate gate : gates) {
      Shape shape = gate.shape();
      if (shape.isScalar()) {
        run.set(gate, 0, values[from]);
      } else {
        run.set(gate, Tensor.of(shape, Arrays.copyOfRange(values, from, from + shape.size())));
      }
      from += shape.size();
    }
  }

  /// The gradients of a run after its backward pass.
  double[] gradients(Run run) {
    double[] gradients = new double[size()];
    int from = 0;
    for (Gate gate : gates) {
      Tensor gradient = run.gradient(gate).orElseThrow();
      for (int k = 0; k < gradient.size(); k++) {
        gradients[from++] = gradient.get(k);
      }
    }
    return gradients;
  }
}
