package gradus.ui.work;

import gradus.layout.Box;
import gradus.layout.Point;

/// How the mouse let go of the picture, in the picture's coordinates.
public sealed interface Drop {
  /// Where it was pressed.
  record Click(Point at, boolean shift, boolean twice) implements Drop {}

  /// After a rectangle was drawn.
  record Rectangle(Box box) implements Drop {}

  /// After the picture was moved, or with a button that means nothing.
  record Nothing() implements Drop {}
}
