package gradus.ui;

import gradus.ui.keep.Concern;
import gradus.ui.keep.Keeping;
import gradus.ui.work.Words;
import java.time.LocalDate;
import javafx.beans.InvalidationListener;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Above the picture: what happened to the text on disk, one thing at a time, and what can be done
/// about it. Takes no room while there is nothing.
public final class ConcernBar extends HBox {
  /// What the icon, the cross and the margins take.
  private static final double BESIDE = 90;

  private final Label sentence = new Label();
  private final FlowPane line = new FlowPane(sentence);
  private final Button away = new Button(null, new FontIcon(Feather.X));
  private Keeping keeping;
  private Filing filing;
  private Words words;

  /// Made by the FXML loader.
  public ConcernBar() {
    getStyleClass().add("concern");
    setId("concern");
    setVisible(false);
    managedProperty().bind(visibleProperty());
    setAlignment(Pos.CENTER_LEFT);
    sentence.setId("concern-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    sentence.maxWidthProperty().bind(widthProperty().subtract(BESIDE));
    // A long sentence goes on below, and pushes nothing away.
    setMinWidth(0);
    line.setMinWidth(0);
    line.getStyleClass().add("concern-line");
    line.setAlignment(Pos.CENTER_LEFT);
    // As wide as it will be: its height is asked for before that is known.
    line.prefWrapLengthProperty().bind(widthProperty().subtract(BESIDE));
    HBox.setHgrow(line, Priority.ALWAYS);
    away.setId("concern-away");
    away.getStyleClass().add("flat");
    away.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().setAll(new FontIcon(Feather.ALERT_CIRCLE), line, away);
  }

  void connect(Keeping shown, Filing acting, Words spoken) {
    keeping = shown;
    filing = acting;
    words = spoken;
    away.accessibleTextProperty().bind(words.saying("ui.close"));
    InvalidationListener show = o -> show();
    keeping.concerns().addListener(show);
    words.language().addListener(show);
    show();
  }

  private void show() {
    setVisible(!keeping.concerns().isEmpty());
    if (!isVisible()) return;
    Concern concern = keeping.concerns().getFirst();
    sentence.setText(concern.sentence(words, LocalDate.now()));
    line.getChildren().setAll(sentence);
    away.setOnAction(e -> keeping.putAway(concern));
    switch (concern) {
      case Concern.Crashed unsaved -> {
        answer("ui.keep.take", e -> keeping.takeBack(unsaved, filing::mayLeaveForAnother));
        answer("ui.keep.discard", e -> keeping.discard(unsaved));
      }
      case Concern.Changed changed -> {
        answer("ui.keep.reload", e -> keeping.reload(changed));
        answer("ui.keep.mine", e -> filing.keepMine(changed));
        answer("ui.keep.compare", e -> filing.compare(changed));
      }
      case Concern.Illegible unread -> {
        answer("ui.keep.over", e -> filing.saveOver(unread));
        answer("ui.keep.elsewhere", e -> filing.saveElsewhere());
      }
      case Concern.Gone gone -> answer("ui.keep.again", e -> filing.save());
      case Concern.Unnoted unnoted -> answer("ui.keep.as", e -> filing.saveAs());
      case Concern.Unkept failed -> {}
    }
  }

  private void answer(String key, EventHandler<ActionEvent> does) {
    Button button = new Button(words.say(key));
    button.setId("concern-" + key.substring(key.lastIndexOf('.') + 1));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(does);
    line.getChildren().add(button);
  }
}
