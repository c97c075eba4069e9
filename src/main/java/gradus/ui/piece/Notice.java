package gradus.ui.piece;

import gradus.ui.work.Words;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
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
/// it is, and the way there; of what was clicked in a few words what it is, and the way to all of
/// it. Takes no room until there is something to say, and none once that is put away; a sentence
/// without a file goes by itself, and as soon as it is no longer so.
public final class Notice extends HBox {
  /// As long as a sentence is read.
  private static final Duration READ = Duration.seconds(9);

  private final Words words;
  private final Consumer<Path> opening;
  private final FontIcon icon = new FontIcon(Feather.CHECK);
  private final Label what = new Label();
  private final Hyperlink open = new Hyperlink();
  private final PauseTransition reading = new PauseTransition(READ);
  private Runnable saying = () -> {};
  private Runnable leading = () -> {};
  private boolean lasting;
  private boolean refusing;
  private boolean telling;

  /// How many sentences were said, and which of them stands there since what it is about is so.
  private long said;

  private long settled;

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
    this.opening = opening;
    open.setOnAction(e -> leading.run());
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

  /// What was done to a text is not so in another text, and what cannot be done with what is looked
  /// at may be possible with something else.
  public void passWith(ObservableValue<?> text, ObservableValue<?> subject) {
    text.addListener((o, was, now) -> pass());
    subject.addListener((o, was, now) -> {
      if (refusing) pass();
    });
  }

  private void pass() {
    // What says it may change the text itself.
    if (!lasting && settled == said) setVisible(false);
  }

  /// Says where a file was written.
  public void wrote(Path written) {
    Path file = written.toAbsolutePath();
    lead("ui.export.open", () -> opening.accept(file.getParent()));
    show(Feather.CHECK, true, () -> words.say("ui.export.written", file));
    lasting = true;
    reading.stop();
  }

  /// Tells something in a few words, and leads to more.
  ///
  /// @param key of what is said on the way there
  public void tell(String said, String key, Runnable more) {
    lead(key, more);
    show(Feather.INFO, false, () -> said);
    telling = true;
  }

  /// How many sentences were said so far.
  public long said() {
    return said;
  }

  /// Whether something is told that leads to more.
  public boolean isTelling() {
    return telling;
  }

  private void lead(String key, Runnable there) {
    open.textProperty().bind(words.saying(key));
    open.setVisible(true);
    leading = there;
  }

  /// Says that something was done.
  public void done(String key, Object... args) {
    open.setVisible(false);
    show(Feather.CHECK, false, () -> words.say(key, args));
  }

  /// Says why something cannot be done.
  public void refuse(String key, Object... args) {
    open.setVisible(false);
    show(Feather.INFO, false, () -> words.say(key, args));
  }

  private void show(Feather sign, boolean path, Supplier<String> sentence) {
    lasting = false;
    telling = false;
    refusing = sign == Feather.INFO;
    long which = ++said;
    Platform.runLater(() -> settled = which);
    icon.setIconCode(sign);
    getStyleClass().remove("refused");
    if (sign == Feather.INFO) getStyleClass().add("refused");
    // A path is cut in its middle, a sentence runs over into the next line.
    what.setWrapText(!path);
    what.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    saying = () -> what.setText(sentence.get());
    saying.run();
    setVisible(true);
    reading.playFromStart();
  }
}
