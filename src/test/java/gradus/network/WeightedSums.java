package gradus.network;

import gradus.trace.Trace;

/// The sum of each neuron worked out from what is drawn: its lines, its bias and the numbers in the
/// neurons before it.
public final class WeightedSums {
  private WeightedSums() {}

  /// How many neurons were worked out, the first few of each column.
  ///
  /// @param most of a column
  /// @param within relative to what the trace has, where that is more than 1
  public static int check(Network network, Trace trace, int most, double within) {
    int sums = 0;
    for (int c = 1; c < network.columns().size(); c++) {
      NeuronColumn before = network.columns().get(c - 1);
      for (int i = 0; i < Math.min(most, network.columns().get(c).size()); i++) {
        Unit unit = network.columns().get(c).unit(i);
        double known = value(trace, unit.sum().orElseThrow());
        double sum = sum(unit, before, trace);
        if (!(Math.abs(sum - known) <= within * Math.max(1, Math.abs(known)))) {
          throw new AssertionError("neuron " + i + " of " + c + ": " + sum + ", not " + known);
        }
        sums++;
      }
    }
    return sums;
  }

  private static double sum(Unit unit, NeuronColumn before, Trace trace) {
    double sum = 0;
    for (Connection line : unit.connections()) {
      double product = value(trace, line.weight()) * value(trace, before.unit(line.from()).shown());
      sum += line.isNegative() ? -product : product;
    }
    if (unit.bias().isEmpty()) return sum;
    double bias = value(trace, unit.bias().get().number());
    return unit.bias().get().isNegative() ? sum - bias : sum + bias;
  }

  private static double value(Trace trace, WireEntry number) {
    return trace.value(number.gate()).orElseThrow().get(number.entry());
  }
}
