package gradus.ui;

import gradus.lang.Problem;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Below the editor: the first problem in words, how many more there are, and what would put it
/// right. Takes no room while there is none.
public final class ProblemStrip extends VBox {
  private final Label sentence = new Label();
  private final Hyperlink fix = new Hyperlink();
  private final Label more = new Label();
  private final FontIcon icon = new FontIcon(Feather.ALERT_CIRCLE);
  private WindowModel model;
  private Consumer<Problem> onPick = p -> {};

  public ProblemStrip() {
    getStyleClass().add("problem-strip");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.setId("problem");
    fix.setId("fix");
    fix.setWrapText(true);
    more.getStyleClass().add("more");
    HBox first = new HBox(icon, sentence);
    first.getStyleClass().add("first");
    HBox.setHgrow(sentence, Priority.ALWAYS);
    HBox second = new HBox(fix, more);
    second.getStyleClass().add("second");
    second.managedProperty().bind(fix.visibleProperty().or(more.visibleProperty()));
    for (var part : new javafx.scene.Node[] {fix, more, this}) {
      if (part != this) {
        part.managedProperty().bind(part.visibleProperty());
      }
    }
    managedProperty().bind(visibleProperty());
    setVisible(false);
    getChildren().addAll(first, second);
    sentence.setOnMouseClicked(e -> pick());
    fix.setOnAction(e -> model.fix(model.problems().getFirst()));
  }

  /// Connects the strip; `picked` hears of the problem whose sentence is clicked.
  void connect(WindowModel shown, Consumer<Problem> picked) {
    model = shown;
    onPick = picked;
    InvalidationListener show = o -> show();
    model.problems().addListener(show);
    model.remark().addListener(show);
    model.settings().locale().addListener(show);
    model.status().addListener(show);
  }

  private void pick() {
    if (!model.problems().isEmpty()) {
      onPick.accept(model.problems().getFirst());
    }
  }

  private void show() {
    Words words = model.words();
    boolean some = !model.problems().isEmpty();
    String remark = model.remark().get();
    setVisible(some || !remark.isEmpty());
    Problem first = some ? model.problems().getFirst() : null;
    boolean error = some && first.severity() == Problem.Severity.ERROR;
    getStyleClass().removeAll("error", "notice");
    getStyleClass().add(error ? "error" : "notice");
    icon.setIconCode(error ? Feather.ALERT_CIRCLE : Feather.INFO);
    sentence.setText(some ? words.alone(first) : remark);
    fix.setVisible(some && first.fix() != null);
    fix.setText(fix.isVisible() ? words.say("ui.problem.fix", first.fix()) : "");
    int others = model.problems().size() - 1;
    more.setVisible(others > 0);
    more.setText(others > 0 ? words.say("ui.problem.more", others) : "");
  }
}
