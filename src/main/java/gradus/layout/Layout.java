package gradus.layout;

import java.util.List;

/// Places for a [Plan]: boxes by node index, wires by wire index, each wire a polyline from the
/// exit port to the entry port. Everything lies within 0…width and 0…height px.
///
/// @param frames boxes by frame index
public record Layout(
    double width, double height, List<Box> boxes, List<List<Point>> wires, List<Box> frames) {
  /// Places for a plan without frames.
  public Layout(double width, double height, List<Box> boxes, List<List<Point>> wires) {
    this(width, height, boxes, wires, List.of());
  }

  public Layout {
    boxes = List.copyOf(boxes);
    frames = List.copyOf(frames);
    wires = wires.stream().map(List::copyOf).toList();
  }
}
