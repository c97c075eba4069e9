package gradus.diagram;

import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.TextStyle;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// What stands at a wire: the numbers of a tensor, or symbols where there are none. Lengths in px.
sealed interface Block permits Cells, Ratios, Tile {
  /// The numbers of a tensor.
  static Block of(Tensor tensor, Numbers numbers, TextStyle style) {
    return Cells.of(tensor, numbers, style);
  }

  /// Where an entry of the tensor of this shape stands, from the top left corner; symbols have
  /// none.
  default Optional<Box> cell(int entry, Shape shape) {
    return Optional.empty();
  }

  /// The entry that stands at a point, seen from the top left corner.
  default OptionalInt entryAt(Point point, Shape shape) {
    return IntStream.range(0, shape.size())
        .filter(i -> cell(i, shape).filter(box -> box.contains(point)).isPresent())
        .findFirst();
  }

  /// The same with its numbers below or above those of another at the same wire: as wide as both
  /// need, decimal point under decimal point.
  default Block beside(Block other) {
    return this;
  }

  /// The same as wide as it needs by itself.
  default Block alone() {
    return this;
  }

  /// Where its writing ends, from its left side.
  default double end() {
    return width();
  }

  double width();

  double height();

  /// What stays free below it besides, for what stands there not to seem a part of it.
  default double beneath() {
    return 0;
  }

  /// Draws it with its top left corner at (x, y).
  void draw(List<Figure> out, double x, double y, Ink ink);
}
