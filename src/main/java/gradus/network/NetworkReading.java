package gradus.network;

import gradus.graph.ComputationGraph;

/// What a graph is, read as layers of neurons.
public sealed interface NetworkReading permits Network, NoNetwork {
  /// Reads the gates; of a batch the first example is shown.
  static NetworkReading of(ComputationGraph graph) {
    return of(graph, 0);
  }

  /// Reads the gates.
  ///
  /// @param example which of a batch is shown, from 0; the last where there are not so many
  static NetworkReading of(ComputationGraph graph, int example) {
    return new NetworkReader(graph, example).read();
  }
}
