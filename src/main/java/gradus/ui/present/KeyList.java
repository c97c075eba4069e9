package gradus.ui.present;

import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// All keys: in two columns where a screen has room for them beside each other, and scrolled where
/// it is not high enough.
public final class KeyList extends ScrollPane {
  /// Message keys of what the keys of the window do; with `.key` behind them, of the keys.
  public static final List<String> KEYS =
      Stream.of(
              "next",
              "back",
              "start",
              "end",
              "play",
              "fit",
              "zoom",
              "editor",
              "canvas",
              "notch",
              "complete",
              "remedy",
              "unfold",
              "fold",
              "asked",
              "here",
              "walk",
              "touch",
              "find",
              "select",
              "group",
              "name",
              "grid",
              "gridShape",
              "parts",
              "network",
              "levels",
              "panel",
              "tabs",
              "sort",
              "present",
              "fullScreen",
              "undo",
              "new",
              "open",
              "save",
              "export",
              "copy",
              "copyLatex",
              "menus",
              "help")
          .map(key -> "ui.keys." + key)
          .toList();

  /// Of the screen, what the list takes at most.
  private static final double WIDE = 0.88;

  private static final double HIGH = 0.72;

  /// What stands in one line: a heading, or keys and what they do.
  private sealed interface KeyRow {
    record OverKeys(Label words) implements KeyRow {}

    record KeysDo(Label keys, Label does) implements KeyRow {}
  }

  private final Words words;
  private final GridPane grid = new GridPane();
  private final List<KeyRow> lines = new ArrayList<>();

  /// Not arranged yet.
  public KeyList(Words words) {
    this.words = words;
    setId("key-list");
    getStyleClass().add("shapes-scroll");
    setHbarPolicy(ScrollBarPolicy.NEVER);
    grid.getStyleClass().add("keys");
    setContent(grid);
    KEYS.forEach(key -> lines.add(stroke(key)));
    Label presenting = new Label(words.say("ui.keys.presenting"));
    presenting.getStyleClass().add("caption");
    lines.add(new KeyRow.OverKeys(presenting));
    Presenter.KEYS.forEach(key -> lines.add(stroke(key)));
  }

  private KeyRow.KeysDo stroke(String key) {
    Label keys = new Label(words.say(key + ".key"));
    keys.getStyleClass().add("key");
    keys.setMinWidth(Region.USE_PREF_SIZE);
    Label does = new Label(words.say(key));
    does.setWrapText(true);
    GridPane.setHgrow(does, Priority.SOMETIMES);
    return new KeyRow.KeysDo(keys, does);
  }

  /// Finds its columns and its size, once it has its letters.
  public void arrange(Rectangle2D screen) {
    double wide = WIDE * screen.getWidth();
    put(2);
    grid.applyCss();
    if (grid.prefWidth(-1) > wide) put(1);
    grid.applyCss();
    double width = Math.min(wide, Math.ceil(grid.prefWidth(-1)));
    setFitToWidth(true);
    double height = Math.ceil(grid.prefHeight(width));
    double most = HIGH * screen.getHeight();
    // The bar that scrolls stands beside the lines.
    double bar = height > most ? grid.getHgap() : 0;
    setPrefViewportWidth(Math.min(wide, width + bar));
    setPrefViewportHeight(Math.min(most, height));
    setMinWidth(USE_PREF_SIZE);
  }

  private void put(int columns) {
    grid.getChildren().clear();
    int rows = (lines.size() + columns - 1) / columns;
    for (int i = 0; i < lines.size(); i++) {
      int column = 2 * (i / rows);
      switch (lines.get(i)) {
        case KeyRow.OverKeys(Label heading) -> grid.add(heading, column, i % rows, 2, 1);
        case KeyRow.KeysDo(Label keys, Label does) -> {
          grid.add(keys, column, i % rows);
          grid.add(does, column + 1, i % rows);
        }
      }
    }
  }
}
