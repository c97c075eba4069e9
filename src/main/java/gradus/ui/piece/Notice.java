package gradus.ui.piece;

import gradus.ui.work.Words;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Below the picture: what was just done, or why something cannot be done; of a written file where
/// it is, and the way there. Takes no room until there is something to say, and none once that is
/// put away; a sentence without a file goes by itself.
public final class Notice extends HBox {
  /// As long as a sentence is read.
  private static final Duration READ = Duration.seconds(9);

  private final Words words;
  private final FontIcon icon = new FontIcon(Feather.CHECK);
  private final Label what = new Label();
  private final Hyperlink open = new Hyperlink();
  private final PauseTransition reading = new PauseTransition(READ);
  private Runnable saying = () -> {};
  private Path file;

  /// `opening` shows a folder to a person.
  public Notice(Words words, Consumer<Path> opening) {
    this.words = words;
    getStyleClass().add("written");
    setId("written");
    setVisible(false);
    managedProperty().bind(visibleProperty());
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
    what.setId("written-where");
    what.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(what, Priority.ALWAYS);
    open.setId("written-open");
    open.setMinWidth(USE_PREF_SIZE);
    open.textProperty().bind(words.saying("ui.export.open"));
    open.setOnAction(e -> opening.accept(file.getParent()));
    open.managedProperty().bind(open.visibleProperty());
    Button away = new Button(null, new FontIcon(Feather.X));
    away.setId("written-away");
    away.setMinWidth(USE_PREF_SIZE);
    away.getStyleClass().add("flat");
    away.accessibleTextProperty().bind(words.saying("ui.close"));
    away.setOnAction(e -> setVisible(false));
    words.language().addListener(o -> saying.run());
    reading.setOnFinished(e -> setVisible(false));
    getChildren().setAll(icon, what, open, away);
  }

  /// Says where a file was written.
  public void wrote(Path written) {
    file = written.toAbsolutePath();
    show(Feather.CHECK, true, "ui.export.written", file);
    reading.stop();
  }

  /// Says that something was done.
  public void done(String key, Object... args) {
    show(Feather.CHECK, false, key, args);
  }

  /// Says why something cannot be done.
  public void refuse(String key, Object... args) {
    show(Feather.INFO, false, key, args);
  }

  private void show(Feather sign, boolean led, String key, Object... args) {
    icon.setIconCode(sign);
    getStyleClass().remove("refused");
    if (sign == Feather.INFO) getStyleClass().add("refused");
    // A path is cut in its middle, a sentence runs over into the next line.
    what.setWrapText(!led);
    what.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    open.setVisible(led);
    saying = () -> what.setText(words.say(key, args));
    saying.run();
    setVisible(true);
    reading.playFromStart();
  }
}
