package gradus.layout.order;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.eclipse.elk.alg.layered.graph.LEdge;
import org.eclipse.elk.alg.layered.graph.LGraph;
import org.eclipse.elk.alg.layered.graph.LNode;
import org.eclipse.elk.alg.layered.graph.LPort;
import org.eclipse.elk.alg.layered.graph.Layer;

/// How often the wires of a graph in columns cross; the order in each column alone tells.
public final class Tangle {
  /// Two operands that cross in front of their gate hide which is the first.
  private static final int AT_ONE_GATE = 3;

  private Tangle() {}

  /// A wire from one of our nodes to another, through all that ELK puts between them.
  private static final class Way {
    final int index;
    final LNode from;
    LNode to;

    Way(int index, LNode from) {
      this.index = index;
      this.from = from;
    }
  }

  /// What of a wire lies between two columns.
  private record Piece(Way way, LEdge edge) {
    boolean crosses(Piece other) {
      return below(edge.getSource(), other.edge.getSource())
              * below(edge.getTarget(), other.edge.getTarget())
          < 0;
    }

    private static int below(LPort a, LPort b) {
      int order = Integer.compare(a.getNode().id, b.getNode().id);
      return order != 0 ? order : Double.compare(a.getPosition().y, b.getPosition().y);
    }
  }

  /// How badly wires cross as the columns are ordered now. Wires from one node may run together;
  /// they do not count.
  public static int of(LGraph part) {
    List<List<Piece>> gaps = gaps(part);
    List<BitSet> known = new ArrayList<>();
    int crossings = 0;
    for (List<Piece> gap : gaps) {
      for (int i = 0; i < gap.size(); i++) {
        Piece one = gap.get(i);
        for (Piece other : gap.subList(i + 1, gap.size())) {
          if (one.way.from == other.way.from || !one.crosses(other)) continue;
          int low = Math.min(one.way.index, other.way.index);
          int high = Math.max(one.way.index, other.way.index);
          while (known.size() <= low) {
            known.add(new BitSet());
          }
          if (known.get(low).get(high)) continue;
          known.get(low).set(high);
          crossings += one.way.to == other.way.to ? AT_ONE_GATE : 1;
        }
      }
    }
    return crossings;
  }

  private static List<List<Piece>> gaps(LGraph part) {
    List<List<Piece>> gaps = new ArrayList<>();
    for (Layer layer : part) {
      gaps.add(new ArrayList<>());
      for (int i = 0; i < layer.getNodes().size(); i++) {
        layer.getNodes().get(i).id = i;
      }
    }
    int ways = 0;
    for (int column = 0; column < gaps.size(); column++) {
      for (LNode node : part.getLayers().get(column)) {
        if (node.getType() != LNode.NodeType.NORMAL) continue;
        for (LEdge edge : node.getOutgoingEdges()) {
          Way way = new Way(ways++, node);
          LEdge piece = edge;
          int gap = column;
          gaps.get(gap).add(new Piece(way, piece));
          while (piece.getTarget().getNode().getType() != LNode.NodeType.NORMAL) {
            piece = piece.getTarget().getNode().getOutgoingEdges().iterator().next();
            gaps.get(++gap).add(new Piece(way, piece));
          }
          way.to = piece.getTarget().getNode();
        }
      }
    }
    return gaps;
  }
}
