package gradus.layout;

import java.util.List;

/// Places for a [Plan]: boxes by node index, wires by wire index, each wire a polyline from the
/// exit port to the entry port. Everything lies within 0…width and 0…height px.
public record Layout(double width, double height, List<Box> boxes, List<List<Point>> wires) {
  public Layout {
    boxes = List.copyOf(boxes);
    wires = wires.stream().map(List::copyOf).toList();
  }
}
