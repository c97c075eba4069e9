package gradus.network.drawing;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Scripts;
import gradus.latex.TypesetName;
import gradus.network.WireEntry;
import gradus.tensor.Shape;

/// What the numbers of wires are called in a network.
final class NumberNames {
  private NumberNames() {}

  /// x₀, W₀₁; h₁[0] where the name ends with a lowered sign itself.
  static String of(ComputationGraph graph, WireEntry number) {
    Gate gate = number.gate();
    String name = graph.called(gate).map(TypesetName::text).orElse("");
    Shape shape = gate.shape();
    if (name.isEmpty() || shape.isScalar()) return name;
    int row = number.entry() / shape.cols();
    int col = number.entry() % shape.cols();
    boolean narrow = row < 10 && col < 10;
    String index = shape.isVector() ? "" + col : row + (narrow ? "" : ",") + col;
    String low = Scripts.lowered(index);
    boolean plain = Character.isLetter(name.charAt(name.length() - 1)) && !endsLow(name);
    if (plain && low != null) return name + low;
    return name + "[" + (shape.isVector() ? index : row + "," + col) + "]";
  }

  private static boolean endsLow(String name) {
    char last = name.charAt(name.length() - 1);
    return Scripts.isLowered(last) || Scripts.isRaised(last);
  }
}
