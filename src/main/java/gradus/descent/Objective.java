package gradus.descent;

import gradus.data.Data;
import gradus.graph.Gate;
import gradus.trace.Run;
import gradus.trace.Tape;
import java.util.Arrays;

/// What is descended: the output of a graph, of several examples the mean of their outputs; where
/// each example is a row of the inputs, the output with all rows in their place.
abstract sealed class Objective permits Objective.ByExample, Objective.ByRow {
  /// The loss of some examples and its gradient.
  record BatchSlope(double loss, double[] gradient) {}

  static Objective of(Tape tape, Parameters parameters, Data data) {
    return data.isByRow()
        ? new ByRow(tape, parameters, data)
        : new ByExample(tape, parameters, data);
  }

  /// Takes these numbers for what moves.
  abstract void set(double[] values);

  /// The loss over all examples.
  abstract double loss();

  /// The loss over some examples and its gradient.
  abstract BatchSlope slope(int[] rows);

  /// One graph, through which the examples go one after the other.
  static final class ByExample extends Objective {
    private static final int NONE = -1;

    private final Run run;
    private final Parameters parameters;
    private final Data data;

    /// The example that the run has the values of.
    private int shown = NONE;

    private ByExample(Tape tape, Parameters parameters, Data data) {
      run = tape.run(parameters.gates());
      this.parameters = parameters;
      this.data = data;
    }

    @Override
    void set(double[] values) {
      parameters.set(run, values);
      shown = NONE;
    }

    @Override
    double loss() {
      double sum = 0;
      for (int row = 0; row < data.size(); row++) {
        sum += forward(row);
      }
      return sum / data.size();
    }

    @Override
    BatchSlope slope(int[] rows) {
      double[] sum = new double[parameters.size()];
      double loss = 0;
      for (int row : rows) {
        loss += forward(row) / rows.length;
        run.backward(() -> false);
        double[] own = parameters.gradients(run);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += own[i] / rows.length;
        }
      }
      return new BatchSlope(loss, sum);
    }

    private double forward(int row) {
      if (row == shown) return run.total();
      shown = row;
      for (Gate input : data.inputs()) {
        run.set(input, data.value(input, row));
      }
      run.forward(() -> false);
      return run.total();
    }
  }

  /// As many rows at once as there are examples.
  static final class ByRow extends Objective {
    private final RowGraphs stack;
    private final Parameters parameters;
    private final int[] all;
    private double[] values;
    private int[] shown;
    private RowGraphs.RowRun layer;

    private ByRow(Tape tape, Parameters parameters, Data data) {
      stack = new RowGraphs(tape.graph(), parameters.gates(), data);
      this.parameters = parameters;
      all = data.all();
      values = parameters.start();
    }

    @Override
    void set(double[] next) {
      values = next.clone();
      shown = null;
    }

    @Override
    double loss() {
      return forward(all).total();
    }

    @Override
    BatchSlope slope(int[] rows) {
      Run run = forward(rows);
      run.backward(() -> false);
      return new BatchSlope(run.total(), layer.parameters().gradients(run));
    }

    private Run forward(int[] rows) {
      if (!Arrays.equals(rows, shown)) layer = stack.forward(parameters, values, rows);
      shown = rows;
      return layer.run();
    }
  }
}
