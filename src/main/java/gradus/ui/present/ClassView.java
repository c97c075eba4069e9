package gradus.ui.present;

import gradus.diagram.Diagram;
import gradus.graph.Gate;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.canvas.TouchNote;
import gradus.ui.network.NetworkPane;
import gradus.ui.piece.InkStyle;
import gradus.ui.touch.TouchModel;
import gradus.ui.work.PictureModel;
import gradus.ui.work.ProblemModel;
import gradus.ui.work.Settings;
import gradus.ui.work.WindowModel;
import gradus.ui.work.Words;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What a class sees: the picture, and below it in large letters what the step does.
final class ClassView extends StackPane {
  /// Lines of letters that a screen is high, as a slide has them.
  private static final double LINES = 30;

  private static final double SMALLEST = 14;

  /// The formula of an entry that is touched, in sizes of the other letters.
  private static final double TOUCHED = 1.15;

  private final DiagramCanvas canvas = new DiagramCanvas();
  private final StackPane ground = new StackPane(canvas);
  private final Label sentence = new Label();
  private final ScrollPane scroll = new ScrollPane(new StackPane(sentence));
  private final Label question = new Label();
  private final Label wrong = new Label();
  private final Region dark = new Region();
  private final Settings settings;
  private final PictureModel picture;
  private final Words words;
  private final DoubleBinding em =
      Bindings.createDoubleBinding(
          () -> Math.max(SMALLEST, Math.rint(getHeight() / LINES)), heightProperty());
  private final InvalidationListener dress = o -> dress();
  private final InvalidationListener ask = o -> ask();
  private final NetworkPane network;

  ClassView(WindowModel model, Presentation presentation) {
    settings = model.settings();
    picture = model.picture();
    words = model.words();
    getStyleClass().addAll("window", "class-view");
    network = new NetworkPane(model, canvas, em.multiply(TOUCHED));
    ground.getChildren().add(network);
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
    wrong.setId("class-wrong");
    wrong.getStyleClass().addAll("sentence", "usual");
    wrong.setWrapText(true);
    wrong.setMinHeight(USE_PREF_SIZE);
    StackPane line = new StackPane(scroll, question, wrong);
    line.getStyleClass().add("class-sentence");
    ground.getChildren().add(new Spotlight(presentation, canvas));
    // A place of its own: what is told covers no number, and moves none when it goes.
    StackPane hint = KeyHint.place(presentation, words, settings.calm());
    FormulaCaption caption = new FormulaCaption(presentation, picture, settings, em);
    BorderPane page = new BorderPane(ground, caption, null, new VBox(hint, line), null);
    page.getStyleClass().add("stage");
    dark.setId("dark");
    dark.getStyleClass().add("class-dark");
    dark.visibleProperty().bind(presentation.blank());
    KeyCard keys = new KeyCard(presentation, words);
    getChildren().addAll(page, new Pointer(presentation, page, settings.calm()), keys, dark);
    BooleanBinding current = picture.status().isEqualTo(PictureModel.Status.CURRENT);
    question.visibleProperty().bind(picture.player().held().and(current));
    scroll.visibleProperty().bind(picture.player().held().not().and(current));
    wrong.visibleProperty().bind(current.not());
    wrong.managedProperty().bind(wrong.visibleProperty());
    picture.player().held().addListener(ask);
    // It holds back its numbers before it is there.
    picture.player().step().addListener(ask);
    words.language().addListener(ask);
    InvalidationListener warn = o -> warn(model.problems());
    picture.status().addListener(warn);
    picture.diagram().addListener(warn);
    model.problems().problems().addListener(warn);
    model.problems().remark().addListener(warn);
    words.language().addListener(warn);
    warn(model.problems());
    canvas.connect(model.picture(), model.folding(), settings, hit -> {}, () -> {});
    ground.getChildren().add(new TouchNote(canvas, settings, words, em.multiply(TOUCHED)));
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

  /// Layers of neurons in place of the picture, while they are wanted.
  NetworkPane network() {
    return network;
  }

  /// All of what is shown.
  void fit() {
    if (network.isShown()) {
      network.fit();
    } else {
      canvas.fit();
    }
  }

  /// What is shown becomes larger, or smaller.
  void zoom(boolean in) {
    if (network.isShown()) {
      network.zoom(in);
    } else if (in) {
      canvas.zoomIn();
    } else {
      canvas.zoomOut();
    }
  }

  /// Goes to the next entry of the gate at work, else of the output; false where there is none.
  boolean touch(TouchModel.Direction direction) {
    if (picture.diagram().get() == null) return false;
    Gate gate = picture.currentGate().orElse(picture.graph().output());
    return canvas.touch().go(direction, gate);
  }

  /// What is touched in the window beside it is touched here too.
  void follow(TouchModel beside) {
    beside
        .touch()
        .addListener((o, was, now) -> canvas.touch().touch(now == null ? null : now.entry()));
  }

  /// Asks for what the step shown holds back.
  private void ask() {
    Diagram diagram = picture.diagram().get();
    int step = picture.player().step().get();
    boolean back = diagram != null && step > diagram.steps().forwardEnd();
    question.setText(words.say(back ? "ui.present.ask.gradient" : "ui.present.ask.value"));
  }

  /// Says why the picture is not of the text, in place of what a step of it does.
  private void warn(ProblemModel told) {
    switch (picture.status().get()) {
      case CURRENT -> wrong.setText("");
      case EMPTY -> wrong.setText(words.say("ui.present.empty"));
      case WRONG -> {
        String why =
            told.problems().isEmpty()
                ? told.remark().get()
                : words.alone(told.problems().getFirst());
        String before = picture.diagram().get() == null ? "" : words.say("ui.present.before");
        // While the text is read anew the words stand.
        if (!why.isEmpty()) wrong.setText((why + "\n" + before).strip());
      }
    }
  }

  private void dress() {
    setStyle(InkStyle.of(settings.look(), em.get()));
  }
}
