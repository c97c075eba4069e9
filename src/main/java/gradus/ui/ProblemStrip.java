package gradus.ui;

import gradus.lang.Problem;
import gradus.ui.work.ProblemModel;
import gradus.ui.work.Remedy;
import gradus.ui.work.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Below the editor: one problem in words, what would put it right, and the way to the others.
/// Takes no room while there is none.
public final class ProblemStrip extends VBox {
  private final Label sentence = new Label();
  private final FlowPane remedies = new FlowPane();
  private final Hyperlink before = new Hyperlink("‹");
  private final Hyperlink after = new Hyperlink("›");
  private final Label count = new Label();
  private final HBox pager = new HBox(before, count, after);
  private final FontIcon icon = new FontIcon(Feather.ALERT_CIRCLE);
  private ProblemModel model;
  private Words words;
  private Consumer<Problem> onPick = p -> {};
  private int at;

  public ProblemStrip() {
    getStyleClass().add("problem-strip");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.setId("problem");
    remedies.getStyleClass().add("remedies");
    pager.getStyleClass().add("pager");
    before.setId("problem-before");
    after.setId("problem-after");
    count.setId("problem-count");
    HBox first = new HBox(icon, sentence);
    first.getStyleClass().add("first");
    HBox.setHgrow(sentence, Priority.ALWAYS);
    FlowPane second = new FlowPane(14, 2, remedies, pager);
    second.getStyleClass().add("second");
    setMinWidth(0);
    second.setMinWidth(0);
    remedies.setMinWidth(0);
    // A long edit runs over into the next line like its sentence.
    remedies
        .maxWidthProperty()
        .bind(
            second
                .widthProperty()
                .map(w -> Math.max(0, w.doubleValue() - second.getInsets().getLeft())));
    second.managedProperty().bind(second.visibleProperty());
    second.visibleProperty().bind(remedies.visibleProperty().or(pager.visibleProperty()));
    for (Node part : List.of(remedies, pager)) {
      part.managedProperty().bind(part.visibleProperty());
    }
    managedProperty().bind(visibleProperty());
    setVisible(false);
    getChildren().addAll(first, second);
    sentence.setOnMouseClicked(e -> pick());
    before.setOnAction(e -> turn(-1));
    after.setOnAction(e -> turn(1));
  }

  /// Connects the strip; `picked` hears of the problem whose sentence is clicked.
  void connect(ProblemModel shown, Words spoken, Consumer<Problem> picked) {
    model = shown;
    words = spoken;
    onPick = picked;
    InvalidationListener anew =
        o -> {
          at = 0;
          show();
        };
    InvalidationListener show = o -> show();
    model.problems().addListener(anew);
    model.remark().addListener(show);
    words.language().addListener(show);
    before.accessibleTextProperty().bind(words.saying("ui.problem.before"));
    after.accessibleTextProperty().bind(words.saying("ui.problem.after"));
  }

  /// Shows the first problem at or behind a place of the text, where the caret went.
  void near(int place) {
    List<Problem> problems = model.problems();
    for (int i = 0; i < problems.size(); i++) {
      boolean holds =
          problems.get(i).span().start() <= place && place <= problems.get(i).span().end();
      if (holds && i != at) {
        at = i;
        show();
        return;
      }
    }
  }

  /// Does what the first button says; where there is none, `refused` hears why.
  void remedy(Consumer<String> refused) {
    if (model.problems().isEmpty()) {
      refused.accept("ui.remedy.nothing");
      return;
    }
    List<Remedy> known = model.remedies(model.problems().get(at));
    if (known.isEmpty()) {
      refused.accept("ui.remedy.unknown");
    } else {
      known.getFirst().action().run();
    }
  }

  private void turn(int by) {
    at = Math.floorMod(at + by, Math.max(1, model.problems().size()));
    show();
    pick();
  }

  private void pick() {
    if (!model.problems().isEmpty()) onPick.accept(model.problems().get(at));
  }

  private void show() {
    List<Problem> problems = model.problems();
    boolean some = !problems.isEmpty();
    at = Math.clamp(at, 0, Math.max(0, problems.size() - 1));
    String remark = model.remark().get();
    setVisible(some || !remark.isEmpty());
    Problem shown = some ? problems.get(at) : null;
    boolean error = some && shown.severity() == Problem.Severity.ERROR;
    getStyleClass().removeAll("error", "notice");
    getStyleClass().add(error ? "error" : "notice");
    icon.setIconCode(error ? Feather.ALERT_CIRCLE : Feather.INFO);
    sentence.setText(some ? words.alone(shown) : remark);
    List<Remedy> known = some ? model.remedies(shown) : List.of();
    remedies.getChildren().setAll(known.stream().map(this::link).toList());
    remedies.setVisible(!known.isEmpty());
    pager.setVisible(problems.size() > 1);
    count.setText(
        problems.size() > 1 ? words.say("ui.problem.count", at + 1, problems.size()) : "");
  }

  private Hyperlink link(Remedy remedy) {
    Hyperlink link = new Hyperlink(remedy.label());
    link.setWrapText(true);
    link.maxWidthProperty().bind(remedies.maxWidthProperty());
    link.setId(remedy.id());
    link.setOnAction(e -> remedy.action().run());
    return link;
  }
}
