package gradus.ui.touch;

import gradus.diagram.Diagram;
import gradus.diagram.Diagram.DrawnEntry;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.layout.Box;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Entries of one tensor that stand side by side and below each other, and are ringed together: a
/// row of W, the window of a convolution.
///
/// @param first at the top left
/// @param last at the bottom right
public record EntryBlock(DrawnEntry first, DrawnEntry last) {
  private record Side(Gate gate, boolean isGradient, Wire branch) {
    DrawnEntry entry(int place) {
      return new DrawnEntry(gate, place, isGradient, branch);
    }
  }

  /// Neighbours in one row, from one column to another; of further rows with the same columns they
  /// become a block.
  private record Run(int top, int bottom, int left, int right) {}

  /// As few blocks as rows allow, in the order in which their tensors come first.
  public static List<EntryBlock> of(Collection<DrawnEntry> entries) {
    Map<Side, BitSet> sides = new LinkedHashMap<>();
    for (DrawnEntry e : entries) {
      sides
          .computeIfAbsent(new Side(e.gate(), e.isGradient(), e.branch()), s -> new BitSet())
          .set(e.place());
    }
    List<EntryBlock> blocks = new ArrayList<>();
    sides.forEach((side, places) -> {
      int cols = cols(side.gate.shape());
      for (Run run : runs(places, cols)) {
        blocks.add(
            new EntryBlock(
                side.entry(run.top * cols + run.left), side.entry(run.bottom * cols + run.right)));
      }
    });
    return blocks;
  }

  /// How many entries stand side by side: vectors stand as columns.
  static int cols(Shape shape) {
    return shape.isVector() ? 1 : Math.max(1, shape.cols());
  }

  private static List<Run> runs(BitSet places, int cols) {
    List<Run> whole = new ArrayList<>();
    List<Run> open = List.of();
    for (int at = places.nextSetBit(0); at >= 0; ) {
      int row = at / cols;
      List<Run> next = new ArrayList<>();
      while (at >= 0 && at / cols == row) {
        int end = Math.min(places.nextClearBit(at), (row + 1) * cols);
        next.add(grown(open, row, at % cols, end - 1 - row * cols));
        at = places.nextSetBit(end);
      }
      for (Run run : open) {
        if (next.stream().noneMatch(n -> n.top == run.top && n.left == run.left)) whole.add(run);
      }
      open = next;
    }
    whole.addAll(open);
    return whole;
  }

  private static Run grown(List<Run> open, int row, int left, int right) {
    return open.stream()
        .filter(r -> r.bottom == row - 1 && r.left == left && r.right == right)
        .findFirst()
        .map(r -> new Run(r.top, row, left, right))
        .orElseGet(() -> new Run(row, row, left, right));
  }

  /// Where it stands in a picture: nowhere, at its wire, or at several places.
  public List<Box> boxes(Diagram diagram) {
    List<Box> from = diagram.entryBoxes(first);
    List<Box> to = diagram.entryBoxes(last);
    return IntStream.range(0, from.size()).mapToObj(i -> from.get(i).union(to.get(i))).toList();
  }
}
