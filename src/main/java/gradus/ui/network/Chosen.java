package gradus.ui.network;

/// What of a network is asked about: a node or a line, by its place among those drawn.
public sealed interface Chosen {
  /// Which of them, from 0.
  int place();

  /// A node, column by column.
  record OfNode(int place) implements Chosen {}

  /// A line of a weight or bias.
  record OfLine(int place) implements Chosen {}
}
