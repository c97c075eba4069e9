package gradus.network;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.tensor.Shape;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// A graph read as columns of neurons, each of which takes numbers of the column before.
public final class Network implements NetworkReading {
  private final ComputationGraph graph;
  private final List<NeuronColumn> columns;
  private final List<Stage> stages;
  private final Lane lane;
  private final Lineage kin;

  Network(
      ComputationGraph graph,
      List<NeuronColumn> columns,
      List<Stage> stages,
      Lane lane,
      Lineage kin) {
    this.graph = graph;
    this.columns = List.copyOf(columns);
    this.stages = List.copyOf(stages);
    this.lane = lane;
    this.kin = kin;
  }

  public ComputationGraph graph() {
    return graph;
  }

  /// From the inputs on.
  public List<NeuronColumn> columns() {
    return columns;
  }

  /// What stands behind the last neurons, one after the other.
  public List<Stage> stages() {
    return stages;
  }

  /// Which example of a batch is shown, from 0.
  public int example() {
    return lane.example();
  }

  /// How many examples there are; 1 where there is no batch.
  public int examples() {
    return lane.count();
  }

  /// The entries of a gate's value that are of the example shown: all of what examples have in
  /// common.
  public List<Integer> entries(Gate gate) {
    Shape shape = gate.shape();
    boolean shared =
        switch (lane.abreast()) {
          case ALONE -> true;
          case ROWS -> (shape.isMatrix() ? shape.rows() : shape.size()) != lane.count();
          case COLUMNS -> shape.isScalar() || shape.cols() != lane.count();
        };
    if (shared) return IntStream.range(0, shape.size()).boxed().toList();
    return IntStream.range(0, lane.size(shape)).mapToObj(i -> lane.entry(shape, i)).toList();
  }

  /// Whether the gradient of a weight or bias comes from one neuron of one example alone.
  public boolean isUsedOnce(WireEntry parameter) {
    Gate gate = parameter.gate();
    boolean shared = columns.stream().anyMatch(c -> c.shares(gate));
    List<Wire> readers = graph.consumers(gate);
    if (!readers.isEmpty() && readers.stream().allMatch(r -> kin.picked(r.target()).isPresent())) {
      List<Gate> picks =
          readers.stream()
              .map(Wire::target)
              .filter(g -> kin.picked(g).orElseThrow().equals(parameter))
              .toList();
      return examples() == 1 && picks.size() == 1 && graph.consumers(picks.getFirst()).size() == 1;
    }
    long users = columns.stream().filter(c -> c.parameters().contains(gate)).count();
    return examples() == 1 && users == 1 && !shared && graph.consumers(gate).size() == 1;
  }

  /// The column on which a gate works, as one of its sums or activations; empty of other gates.
  public OptionalInt columnOf(Gate gate) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).gates().contains(gate)) return OptionalInt.of(i);
    }
    return OptionalInt.empty();
  }
}
