package gradus.ui;

import gradus.ui.work.Words;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Below the picture: where an exported file is, and the way there. Takes no room until there is
/// one, and none once it is put away.
final class WrittenNotice extends HBox {
  private final Label where = new Label();
  private final Hyperlink open = new Hyperlink();
  private final Button away = new Button(null, new FontIcon(Feather.X));
  private Path file;

  /// `opening` shows a folder to a person.
  WrittenNotice(Words words, Consumer<Path> opening) {
    getStyleClass().add("written");
    setId("written");
    setVisible(false);
    managedProperty().bind(visibleProperty());
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
    where.setId("written-where");
    where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    HBox.setHgrow(where, Priority.ALWAYS);
    open.setId("written-open");
    open.setMinWidth(USE_PREF_SIZE);
    open.textProperty().bind(words.saying("ui.export.open"));
    open.setOnAction(e -> opening.accept(file.getParent()));
    away.setId("written-away");
    away.getStyleClass().add("flat");
    away.accessibleTextProperty().bind(words.saying("ui.close"));
    away.setOnAction(e -> setVisible(false));
    words.language().addListener(o -> say(words));
    getChildren().setAll(new FontIcon(Feather.CHECK), where, open, away);
  }

  /// Says where a file was written.
  void show(Path written, Words words) {
    file = written.toAbsolutePath();
    say(words);
    setVisible(true);
  }

  private void say(Words words) {
    if (file != null) where.setText(words.say("ui.export.written", file.toString()));
  }
}
