package gradus.ui.present;

import gradus.ui.work.PictureModel;
import gradus.ui.work.Words;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// What a presenter sees above the picture while a class sees another window: the clock, how long
/// it has taken, and what the next step says.
public final class TeacherBar extends VBox {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final long SECONDS = 60;

  private final Label clock = new Label();
  private final Label taken = new Label();
  private final Label next = new Label();
  private final Button blank = new Button();
  private final Button end = new Button();
  private final Timeline tick = new Timeline(new KeyFrame(Duration.seconds(1), e -> showTime()));
  private Presenter presenter;
  private PictureModel picture;
  private Words words;
  private long began;

  /// Made by the FXML loader.
  public TeacherBar() {
    getStyleClass().add("teacher");
    setId("teacher");
    setVisible(false);
    managedProperty().bind(visibleProperty());
    clock.setId("teacher-clock");
    taken.setId("teacher-taken");
    next.setId("teacher-next");
    blank.setId("teacher-blank");
    end.setId("teacher-end");
    next.setMaxWidth(Double.MAX_VALUE);
    next.setWrapText(true);
    for (Labeled part : new Labeled[] {clock, taken, blank, end}) {
      part.setMinWidth(USE_PREF_SIZE);
    }
    FlowPane first = new FlowPane(16, 4, clock, taken, blank, end);
    first.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(first, next);
    tick.setCycleCount(Animation.INDEFINITE);
  }

  /// Shows what is to come while `presenting` says so.
  public void connect(Presenter presenting, PictureModel shown, Words spoken) {
    presenter = presenting;
    picture = shown;
    words = spoken;
    blank.textProperty().bind(words.saying("ui.present.blank"));
    end.textProperty().bind(words.saying("ui.present.end"));
    blank.setOnAction(e -> presenter.blank());
    end.setOnAction(e -> presenter.end());
    InvalidationListener say = o -> showNext();
    picture.player().step().addListener(say);
    picture.player().held().addListener(say);
    picture.diagram().addListener(say);
    words.language().addListener(say);
    presenter.presenting().addListener((o, was, now) -> show(now));
  }

  private void show(boolean presenting) {
    began = System.nanoTime();
    setVisible(presenting);
    if (presenting) {
      showTime();
      showNext();
      tick.play();
    } else {
      tick.stop();
    }
  }

  private void showTime() {
    clock.setText(LocalTime.now().format(CLOCK));
    long seconds = (System.nanoTime() - began) / 1_000_000_000L;
    taken.setText(String.format("%d:%02d", seconds / SECONDS, seconds % SECONDS));
  }

  private void showNext() {
    if (!isVisible()) return;
    int at = picture.player().step().get();
    int coming = picture.player().held().get() ? at : at + 1;
    next.setText(
        picture
            .sentence(coming)
            .map(s -> words.say("ui.present.next", s))
            .orElse(words.say("ui.present.last")));
  }
}
