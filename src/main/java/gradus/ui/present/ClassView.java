package gradus.ui.present;

import gradus.diagram.Diagram;
import gradus.ui.canvas.Covers;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.piece.InkStyle;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import gradus.ui.work.WindowModel;
import gradus.ui.work.Words;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// What a class sees: the picture, and below it in large letters what the step does.
final class ClassView extends StackPane {
  /// Lines of letters that a screen is high, as a slide has them.
  private static final double LINES = 30;

  private static final double SMALLEST = 14;

  private final DiagramCanvas canvas = new DiagramCanvas();
  private final StackPane ground = new StackPane(canvas);
  private final Label sentence = new Label();
  private final ScrollPane scroll = new ScrollPane(new StackPane(sentence));
  private final Label question = new Label();
  private final Region dark = new Region();
  private final Settings settings;
  private final PictureModel picture;
  private final Words words;
  private final DoubleBinding em =
      Bindings.createDoubleBinding(
          () -> Math.max(SMALLEST, Math.rint(getHeight() / LINES)), heightProperty());
  private final InvalidationListener dress = o -> dress();
  private final InvalidationListener ask = o -> ask();

  ClassView(WindowModel model, Presentation presentation) {
    settings = model.settings();
    picture = model.picture();
    words = model.words();
    getStyleClass().addAll("window", "class-view");
    ground.getStyleClass().add("ground");
    ground.setMinSize(0, 0);
    sentence.getStyleClass().add("sentence");
    sentence.setWrapText(true);
    scroll.getStyleClass().add("sentence-scroll");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMinSize(0, 0);
    question.setId("question");
    question.getStyleClass().add("sentence");
    StackPane line = new StackPane(scroll, question);
    line.getStyleClass().add("class-sentence");
    ground.getChildren().add(new Spotlight(presentation, canvas));
    FormulaCaption caption = new FormulaCaption(presentation, picture, settings, em);
    BorderPane page = new BorderPane(ground, caption, null, line, null);
    page.getStyleClass().add("stage");
    dark.setId("dark");
    dark.getStyleClass().add("class-dark");
    dark.visibleProperty().bind(presentation.blank());
    KeyCard keys = new KeyCard(presentation, words);
    KeyHint hint = new KeyHint(presentation, words, settings.calm());
    ground.getChildren().add(hint);
    new Covers(canvas, List.of(hint));
    getChildren().addAll(page, new Pointer(presentation, page, settings.calm()), keys, dark);
    question.visibleProperty().bind(picture.player().held());
    scroll.visibleProperty().bind(picture.player().held().not());
    picture.player().held().addListener(ask);
    canvas.connect(model.picture(), model.folding(), settings, hit -> {}, () -> {});
    em.addListener(dress);
    settings.theme().addListener(dress);
    settings.palette().addListener(dress);
    dress();
  }

  /// Where the sentence stands.
  SentencePlace telling() {
    return new SentencePlace(scroll, sentence, ground, em);
  }

  DiagramCanvas canvas() {
    return canvas;
  }

  /// Asks for what the step shown holds back.
  private void ask() {
    Diagram diagram = picture.diagram().get();
    int step = picture.player().step().get();
    boolean back = diagram != null && step > diagram.steps().forwardEnd();
    question.setText(words.say(back ? "ui.present.ask.gradient" : "ui.present.ask.value"));
  }

  private void dress() {
    setStyle(InkStyle.of(settings.look(), em.get()));
  }
}
