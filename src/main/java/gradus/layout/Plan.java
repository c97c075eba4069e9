package gradus.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// What is to be placed. Nodes and wires are known by their index in these lists; the wires must
/// form no cycle, and neither may the frames when each is taken for one node.
///
/// @param homes for each node the frame it stands in, −1 outside all
/// @param frames each after the frame it stands in
public record Plan(List<Item> nodes, List<Lead> wires, List<Integer> homes, List<Frame> frames) {

  public Plan {
    nodes = List.copyOf(nodes);
    wires = List.copyOf(wires);
    homes = List.copyOf(homes);
    frames = List.copyOf(frames);
    for (Lead wire : wires) {
      int ports = nodes.get(wire.to()).inPorts().size();
      if (wire.from() < 0 || wire.from() >= nodes.size() || wire.port() >= ports) {
        throw new IllegalArgumentException("no such node or port: " + wire);
      }
    }
  }

  /// A plan without frames.
  public Plan(List<Item> nodes, List<Lead> wires) {
    this(nodes, wires, Collections.nCopies(nodes.size(), -1), List.of());
  }

  /// A LABEL is the pair of numbers on a wire: a node with one port in and one out. A FRAME is what
  /// stands for a whole frame in the plan around it; an ENTRY and an EXIT are where wires pass
  /// through a frame's sides, in the plan of what it holds; a TAP is where a wire branches off a
  /// bundle; a TAG is where a value goes on that comes from a row above.
  public enum Purpose {
    INPUT,
    GATE,
    LABEL,
    FRAME,
    ENTRY,
    EXIT,
    TAP,
    TAG
  }

  /// A box to place, sizes in px. inPorts are the y offsets, from the top, of the entries on the
  /// left side in operand order; outPorts are those of the exits on the right side.
  ///
  /// @param axis the x offset of what lines up with the gates of its column
  /// @param aim how far behind its entry a sloped wire points, to the middle of a round gate; 0
  ///   where it must end at the entry
  /// @param work what a gate does, the same for those that do the same; empty for other nodes
  public record Item(
      Purpose kind,
      double width,
      double height,
      List<Double> inPorts,
      List<Double> outPorts,
      double axis,
      double aim,
      String work) {
    /// Tells which is above, and is not seen.
    private static final double ABOVE = 0.01;

    public Item {
      inPorts = List.copyOf(inPorts);
      outPorts = List.copyOf(outPorts);
    }

    /// A node whose wires end at its entries.
    public Item(
        Purpose kind, double width, double height, List<Double> inPorts, List<Double> outPorts) {
      this(kind, width, height, inPorts, outPorts, width / 2, 0, "");
    }

    /// A node with one exit.
    public Item(Purpose kind, double width, double height, List<Double> inPorts, double outPort) {
      this(kind, width, height, inPorts, List.of(outPort));
    }

    /// With another exit right above the first, for what is to go above the others.
    public Item withExitAbove() {
      return new Item(
          kind, width, height, inPorts, List.of(outPort(), outPort() - ABOVE), axis, aim, work);
    }

    /// Numbers with other room, those behind a gate too; other nodes are as wide as they are.
    Item withWidth(double wide) {
      return switch (kind) {
        case LABEL -> new Item(kind, wide, height, inPorts, outPorts, wide / 2, aim, work);
        case GATE -> new Item(kind, wide, height, inPorts, outPorts, axis, aim, work);
        case INPUT, FRAME, ENTRY, EXIT, TAP, TAG -> this;
      };
    }

    /// Two level wires to a round gate end so far above and below its middle that each is seen to
    /// its end; sloped ones both point to the middle.
    public Item withEntriesApart() {
      if (aim == 0 || inPorts.size() != 2) return this;
      List<Double> apart = List.of(outPort() - aim / 2, outPort() + aim / 2);
      return new Item(kind, width, height, apart, outPorts, axis, aim, work);
    }

    /// The first exit; the middle where there is none.
    public double outPort() {
      return outPorts.isEmpty() ? height / 2 : outPorts.getFirst();
    }
  }

  /// A connection from a node's exit number `exit` to the entry number `port` of another.
  public record Lead(int from, int to, int port, int exit) {
    /// From a node's only exit.
    public Lead(int from, int to, int port) {
      this(from, to, port, 0);
    }
  }

  /// A frame around nodes and other frames.
  ///
  /// @param parent the frame it stands in, −1 when in none
  /// @param width the least width in px, for the title
  /// @param top the room above its content in px, for the title
  public record Frame(int parent, double width, double top) {}

  /// With two level wires to a round gate ending apart.
  Plan withEntriesApart() {
    return new Plan(nodes.stream().map(Item::withEntriesApart).toList(), wires, homes, frames);
  }

  /// What the nodes on the longest way through it take, px: in one row no picture of it is
  /// narrower.
  public double longest() {
    return Arrays.stream(reach(0)).max().orElse(0);
  }

  /// By node: what it and those on the longest way to it take, px.
  ///
  /// @param between two of them
  public double[] reach(double between) {
    List<List<Integer>> targets = new ArrayList<>();
    nodes.forEach(node -> targets.add(new ArrayList<>()));
    wires.forEach(wire -> targets.get(wire.from()).add(wire.to()));
    double[] reach = new double[nodes.size()];
    for (int node : new Columns(this).order) {
      reach[node] += nodes.get(node).width();
      for (int target : targets.get(node)) {
        reach[target] = Math.max(reach[target], reach[node] + between);
      }
    }
    return reach;
  }

  /// How many columns all wires pass together: what it takes to place it in one row.
  public long span() {
    return new Columns(this).span(this);
  }

  /// How many nodes are gates: the size by which engines choose and refuse.
  public int gates() {
    return (int) nodes.stream().filter(node -> node.kind() == Purpose.GATE).count();
  }
}
