package gradus.ui;

import gradus.document.Document;
import gradus.ui.piece.FormulaLine;
import gradus.ui.work.PictureModel;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;

/// A window with the panel beside the picture.
abstract class OpenPanel extends OpenWindow {
  /// Opens the panel at a tab.
  void open(String tab) {
    interact(() -> model.settings().panel().set(true));
    interact(() -> {
      TabPane tabs = lookup("#panel-tabs").queryAs(TabPane.class);
      tabs.getTabs().stream()
          .filter(t -> ("tab-" + tab).equals(t.getId()))
          .forEach(t -> tabs.getSelectionModel().select(t));
    });
  }

  /// Shows a text, and waits for its picture.
  void program(String text) {
    interact(() -> model.document().show(Document.untitled(text)));
    until(() ->
        model.picture().diagram().get() != null
            && model.picture().status().get() == PictureModel.Status.CURRENT
            && model.document().text().get().equals(text)
            && model.picture().diagram().get().steps().trace().graph().text().equals(text)
            && model.inputs().inputs().size()
                == model.picture().diagram().get().steps().trace().graph().inputs().size());
  }

  /// What is read in a part of the window, line by line; in one moment, for a panel is made anew
  /// while others look.
  String words(String id) {
    return asked(() -> {
      List<String> all = new ArrayList<>();
      lookup(id).tryQuery().ifPresent(found -> collect(found, all));
      return String.join("\n", all);
    });
  }

  private static void collect(Node node, List<String> out) {
    if (node instanceof Label label) out.add(label.getText());
    if (node instanceof FormulaLine line) out.add(line.getAccessibleText());
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(c -> collect(c, out));
    }
  }
}
