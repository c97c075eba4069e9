package gradus.descent;

import gradus.graph.Gate;
import gradus.tensor.Tensor;
import gradus.trace.InputEntry;
import gradus.trace.Run;
import gradus.trace.Tape;
import java.util.List;
import java.util.function.Consumer;

/// What is descended: the output of a graph, of several examples the mean of their outputs.
final class Objective {
  private final Run run;
  private final Parameters parameters;
  private final Data data;

  Objective(Tape tape, Parameters parameters, Data data) {
    run = tape.run(parameters.gates());
    this.parameters = parameters;
    this.data = data;
  }

  /// Takes these numbers for what moves.
  void set(double[] values) {
    parameters.set(run, values);
  }

  /// The loss over all examples.
  double loss() {
    double[] sum = new double[1];
    visit(shown -> sum[0] += shown.total());
    return sum[0] / data.size();
  }

  /// Goes through all examples, each with its values.
  void visit(Consumer<Run> visitor) {
    for (int row = 0; row < data.size(); row++) {
      show(row);
      run.forward(() -> false);
      visitor.accept(run);
    }
  }

  /// The gradient of the mean over some examples.
  double[] gradient(int[] rows) {
    double[] sum = new double[parameters.size()];
    for (int row : rows) {
      if (rows.length > 1 || data.size() > 1) {
        show(row);
        run.forward(() -> false);
      }
      run.backward(() -> false);
      double[] own = parameters.gradients(run);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += own[i] / rows.length;
      }
    }
    return sum;
  }

  private void show(int row) {
    List<InputEntry> columns = data.columns();
    for (Gate input : data.inputs()) {
      double[] entries = input.literal().toArray();
      for (int c = 0; c < columns.size(); c++) {
        if (columns.get(c).input() == input) entries[columns.get(c).position()] = data.get(row, c);
      }
      run.set(input, Tensor.of(input.shape(), entries));
    }
  }
}
