package gradus.layout;

import java.util.List;

/// What is to be placed. Nodes and wires are known by their index in these lists; the wires must
/// form no cycle.
public record Plan(List<Node> nodes, List<Wire> wires) {

  public Plan {
    nodes = List.copyOf(nodes);
    wires = List.copyOf(wires);
    for (Wire wire : wires) {
      int ports = nodes.get(wire.to()).inPorts().size();
      if (wire.from() < 0 || wire.from() >= nodes.size() || wire.port() >= ports) {
        throw new IllegalArgumentException("no such node or port: " + wire);
      }
    }
  }

  /// A LABEL is the pair of numbers on a wire: a node with one port in and one out.
  public enum Kind {
    INPUT,
    GATE,
    LABEL
  }

  /// A box to place, sizes in px. inPorts are the y offsets, from the top, of the entries on the
  /// left side in operand order; outPort is the y offset of the exit on the right side.
  public record Node(Kind kind, double width, double height, List<Double> inPorts, double outPort) {
    public Node {
      inPorts = List.copyOf(inPorts);
    }
  }

  /// A connection from a node's exit to the entry number port of another.
  public record Wire(int from, int to, int port) {}

  /// How many nodes are gates: the size by which engines choose and refuse.
  public int gates() {
    return (int) nodes.stream().filter(node -> node.kind() == Kind.GATE).count();
  }
}
