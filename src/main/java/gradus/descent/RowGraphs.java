package gradus.descent;

import gradus.data.ColumnChoice;
import gradus.data.Data;
import gradus.data.ExampleTable;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.tensor.Tensor;
import gradus.trace.Run;
import gradus.trace.Tape;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program with as many rows of data as are asked for: a graph for each number of them. For one
/// thread at a time.
public final class RowGraphs {
  /// Graphs that are kept: of a batch, of the last one of a round, of all examples.
  private static final int MOST_KEPT = 4;

  /// Numbers of all rows together: all of them go through the graph at every step.
  private static final int MOST_NUMBERS = 200_000;

  private final ComputationGraph graph;
  private final List<Gate> moving;
  private final Data data;
  private final Map<Integer, RowRun> layers = new LinkedHashMap<>();

  /// @param moving what is given other numbers
  RowGraphs(ComputationGraph graph, Collection<Gate> moving, Data data) {
    this.graph = graph;
    this.moving = List.copyOf(moving);
    this.data = data;
  }

  /// The graph of some rows.
  record RowRun(Run run, Parameters parameters, ComputationGraph graph) {}

  /// What the program takes of a table: examples, as many as they are.
  public static Data.Intake intake(
      ExampleTable table, ColumnChoice choice, ComputationGraph graph, Collection<Gate> moving) {
    Data.Intake taken = Data.of(table, choice, graph, moving);
    if (!(taken instanceof Data.Intake.Accepted usable)) return taken;
    return objection(graph, moving, usable.data()).<Data.Intake>map(o -> o).orElse(taken);
  }

  /// What stands in the way of another number of rows than the text has.
  private static Optional<Data.Intake.Unfit> objection(
      ComputationGraph graph, Collection<Gate> moving, Data data) {
    if (!data.isByRow()) return Optional.empty();
    long numbers = (long) data.size() * data.columns().size();
    if (numbers > MOST_NUMBERS) {
      int most = MOST_NUMBERS / data.columns().size();
      List<Object> args = List.of(data.size(), data.columns().size(), most);
      return Optional.of(new Data.Intake.Unfit("descent.data.many", args));
    }
    RowGraphs stack = new RowGraphs(graph, moving, data);
    for (int count : new int[] {data.size(), 1}) {
      Lowering built = stack.built(data, data.first(count));
      boolean fit = !built.hasErrors() && built.graph().output().shape().isScalar();
      if (fit) continue;
      String name = data.inputs().getFirst().name();
      return Optional.of(new Data.Intake.Unfit("descent.data.stack", List.of(count, name)));
    }
    return Optional.empty();
  }

  /// Whether the loss is a mean over the rows, so that a part of them tells of all: with every row
  /// twice it is the same.
  public static boolean isMean(ComputationGraph graph, Collection<Gate> moving, Data data) {
    if (!data.isByRow()) return true;
    RowGraphs stack = new RowGraphs(graph, moving, data);
    int[] some = data.first(Math.min(data.size(), 8));
    int[] twice = new int[2 * some.length];
    System.arraycopy(some, 0, twice, 0, some.length);
    System.arraycopy(some, 0, twice, some.length, some.length);
    Parameters parameters = new Parameters(stack.moving);
    double once = stack.forward(parameters, parameters.start(), some).run().total();
    double again = stack.forward(parameters, parameters.start(), twice).run().total();
    return Math.abs(once - again) <= 1e-9 * Math.max(1e-9, Math.abs(once));
  }

  /// Computes these rows, with these numbers for what moves.
  RowRun forward(Parameters parameters, double[] values, int[] rows) {
    return forward(parameters, values, data, rows);
  }

  /// Computes these rows of other examples for the same inputs.
  RowRun forward(Parameters parameters, double[] values, Data of, int[] rows) {
    RowRun layer = layers.get(rows.length);
    if (layer == null) {
      if (layers.size() >= MOST_KEPT) layers.clear();
      layer = layer(of, rows);
      layers.put(rows.length, layer);
    } else {
      for (Gate input : of.inputs()) {
        layer.run.set(layer.graph.named(input.name()).orElseThrow(), of.value(input, rows));
      }
    }
    layer.parameters.set(layer.run, values);
    layer.run.forward(() -> false);
    return layer;
  }

  private RowRun layer(Data of, int[] rows) {
    ComputationGraph own = built(of, rows).graph();
    List<Gate> gates = moving.stream().map(g -> own.named(g.name()).orElseThrow()).toList();
    return new RowRun(Tape.of(own).run(gates), new Parameters(gates), own);
  }

  private Lowering built(Data of, int[] rows) {
    Map<String, Tensor> given = new HashMap<>();
    graph.inputs().stream()
        .filter(g -> g.literal() != null && g.name() != null)
        .forEach(g -> given.put(g.name(), g.literal()));
    of.inputs().forEach(g -> given.put(g.name(), of.value(g, rows)));
    String output =
        graph.names().entrySet().stream()
            .filter(named -> named.getValue() == graph.output())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    return GraphBuilder.build(graph.program(), given, output, () -> false);
  }
}
