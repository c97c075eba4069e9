package gradus.ui.panel;

import gradus.ui.work.Subject;
import javafx.scene.Node;

/// One tab of the panel. It is told of a new subject only while it can be seen.
public interface PanelTab {
  /// The key of its title in the message bundles.
  String title();

  Node node();

  /// Shows another subject; null when there is no picture.
  void show(Subject subject);

  /// Takes back what it lit up in the picture: another tab is to be seen.
  default void leave() {}
}
