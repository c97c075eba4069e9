package gradus.ui.canvas;

import gradus.ui.piece.Translation;
import gradus.ui.seek.Finding;
import gradus.ui.seek.SearchModel;
import gradus.ui.work.Words;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Over the picture: what is searched for, which of how many it is, and what that one is inside of.
public final class SearchBar extends VBox {
  private static final Insets MARGINS = new Insets(12, 14, 0, 14);

  private final SearchModel search;
  private final Words words;
  private final TextField field = new TextField();
  private final Label count = new Label();
  private final Label inside = new Label();
  private final Hyperlink unfold = new Hyperlink();
  private final GivingRow second = new GivingRow(inside, unfold);

  /// @param unfolding draws what is looked at by its parts
  /// @param leaving ends the search
  public SearchBar(SearchModel search, Words words, Runnable unfolding, Runnable leaving) {
    this.search = search;
    this.words = words;
    getStyleClass().add("search");
    setId("search");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_RIGHT);
    StackPane.setMargin(this, MARGINS);
    setMinWidth(0);
    visibleProperty().bind(search.open());
    managedProperty().bind(visibleProperty());
    field.setId("search-field");
    field.promptTextProperty().bind(words.saying("ui.find.prompt"));
    field.accessibleTextProperty().bind(words.saying("ui.find.prompt"));
    field.textProperty().addListener((o, was, now) -> search.look(now));
    field.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    count.setId("search-count");
    count.setMinWidth(USE_PREF_SIZE);
    inside.setId("search-inside");
    inside.setMinWidth(USE_PREF_SIZE);
    unfold.setId("search-unfold");
    unfold.setMinWidth(USE_PREF_SIZE);
    unfold.textProperty().bind(words.saying("ui.find.unfold"));
    unfold.setOnAction(e -> unfolding.run());
    HBox buttons =
        new HBox(
            button("search-before", "ui.find.before", Feather.CHEVRON_UP, search::before),
            button("search-next", "ui.find.next", Feather.CHEVRON_DOWN, search::next),
            button("search-close", "ui.find.close", Feather.X, leaving));
    buttons.getStyleClass().add("search-row");
    second.managedProperty().bind(second.visibleProperty());
    getChildren().setAll(new GivingRow(field, count, buttons), second);
    InvalidationListener tell = o -> tell();
    search.outcome().addListener(tell);
    words.language().addListener(tell);
    tell();
  }

  private Button button(String id, String key, Feather sign, Runnable action) {
    Button button = new Button(null, new FontIcon(sign));
    button.setId(id);
    button.getStyleClass().add("flat");
    button.setMinWidth(USE_PREF_SIZE);
    new Translation(words).describe(button, key);
    button.setOnAction(e -> action.run());
    return button;
  }

  /// Ready to be typed into, with what was typed last to be typed over.
  public void begin() {
    field.requestFocus();
    field.selectAll();
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> {
        if (event.isShiftDown()) {
          search.before();
        } else {
          search.next();
        }
      }
      case DOWN -> search.next();
      case UP -> search.before();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void tell() {
    SearchModel.Hits hits = search.outcome().get();
    int size = hits.findings().size();
    boolean typed = !hits.typed().isBlank();
    count.setText(
        size > 0
            ? words.say("ui.find.count", hits.at() + 1, size)
            : typed ? words.say("ui.find.none") : "");
    Finding current = hits.current().filter(f -> f.part().isPresent()).orElse(null);
    second.setVisible(current != null);
    inside.setText(current == null ? "" : words.say("ui.find.inside", current.sign()));
  }
}
