package gradus.ui.grid;

import gradus.picture.Look;

/// What a grid has to know of the program to be painted on.
public interface Easel {
  /// Whether an input is looked at as an image.
  boolean isImage(String input);

  /// What the program says of the image now; empty where it says nothing.
  String told();

  /// The colours of the picture.
  Look look();
}
