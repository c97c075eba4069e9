package gradus.ui.piece;

import gradus.ui.work.Words;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;

/// Views that follow the chosen language: an FXML file holds message keys where texts stand, and
/// [#translate] binds each to what it says.
public record Translation(Words words) {
  private static final String OURS = "ui.";

  /// Gives a control its tooltip, and the same text to a screen reader.
  public void describe(Control control, String key) {
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(words.saying(key));
    control.setTooltip(tooltip);
    control.accessibleTextProperty().bind(words.saying(key));
  }

  /// Binds every message key in a tree of views.
  public void translate(Node node) {
    translate(node.accessibleTextProperty());
    switch (node) {
      case MenuBar bar -> bar.getMenus().forEach(this::translate);
      case SplitPane pane -> pane.getItems().forEach(this::translate);
      // What it scrolls is in it only once it is shown.
      case ScrollPane scroll when scroll.getContent() != null -> translate(scroll.getContent());
      case Labeled labeled -> {
        translate(labeled.textProperty());
        if (labeled.getTooltip() != null) translate(labeled.getTooltip().textProperty());
        if (labeled.getGraphic() != null) translate(labeled.getGraphic());
      }
      case TextInputControl input -> translate(input.promptTextProperty());
      case Parent parent -> parent.getChildrenUnmodifiable().forEach(this::translate);
      default -> {}
    }
  }

  private void translate(MenuItem item) {
    translate(item.textProperty());
    if (item instanceof Menu menu) menu.getItems().forEach(this::translate);
  }

  private void translate(Property<String> text) {
    String key = text.getValue();
    if (key != null && key.startsWith(OURS) && !text.isBound()) text.bind(words.saying(key));
  }
}
