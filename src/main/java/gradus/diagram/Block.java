package gradus.diagram;

import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.TextStyle;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import java.util.List;

/// What stands at a wire: the numbers of a tensor, or symbols where there are none. Lengths in px.
sealed interface Block permits Cells, Ratios {
  /// The numbers of a tensor.
  static Block of(Tensor tensor, Numbers numbers, TextStyle style) {
    return Cells.of(tensor, numbers, style);
  }

  double width();

  double height();

  /// Draws it with its top left corner at (x, y).
  void draw(List<Figure> out, double x, double y, Ink ink);
}
