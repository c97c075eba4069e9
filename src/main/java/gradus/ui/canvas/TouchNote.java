package gradus.ui.canvas;

import gradus.diagram.Diagram;
import gradus.ui.piece.FormulaLine;
import gradus.ui.piece.Typesetter;
import gradus.ui.touch.Touch;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// What an entry is made of, typeset, with a remark or two below: at the edge of the picture that
/// is further from the entry, so that its rings stay in sight.
public final class TouchNote extends VBox {
  private static final double SIZE = 19;
  private static final double ROOM = 24;

  /// Who only passes over entries need not wait for their formulas.
  private static final Duration REST = Duration.millis(60);

  private final DiagramCanvas canvas;
  private final Settings settings;
  private final Words words;
  private final Typesetter typesetter = new Typesetter();
  private final PauseTransition rest = new PauseTransition(REST);

  public TouchNote(DiagramCanvas canvas, Settings settings, Words words) {
    super(4);
    this.canvas = canvas;
    this.settings = settings;
    this.words = words;
    setId("touch-note");
    getStyleClass().add("touch-note");
    setMouseTransparent(true);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setVisible(false);
    StackPane.setMargin(this, new Insets(10));
    rest.setOnFinished(e -> tell());
    canvas.touch().touch().addListener((o, was, now) -> follow(now));
    settings.theme().addListener(o -> tell());
    settings.textSize().addListener(o -> tell());
  }

  private void follow(Touch now) {
    if (now == null) {
      rest.stop();
      setVisible(false);
    } else if (isVisible()) {
      rest.playFromStart();
    } else {
      tell();
    }
  }

  private void tell() {
    Touch touch = canvas.touch().touch().get();
    Diagram diagram = canvas.diagram();
    if (touch == null || diagram == null) return;
    double size = SIZE * settings.textSize().get();
    double room = Math.max(0, canvas.getWidth() - 2 * ROOM - 2 * SIZE);
    var line = touch.story().line();
    FormulaLine formula =
        new FormulaLine(
            FormulaLine.typeset(line, typesetter, settings.look(), size, room), line.text());
    formula.fit(room);
    getChildren().setAll(formula);
    touch.story().remarks().forEach(remark -> getChildren().add(words(remark, room)));
    if (!touch.exact().isEmpty()) {
      getChildren().add(words(words.say("ui.touch.exact", touch.exact()), room));
    }
    boolean high =
        diagram
            .entryBox(touch.entry())
            .map(canvas.viewport()::onScreen)
            .filter(box -> box.centre().y() < canvas.getHeight() / 2)
            .isPresent();
    StackPane.setAlignment(this, high ? Pos.BOTTOM_CENTER : Pos.TOP_CENTER);
    setVisible(true);
  }

  private static Label words(String text, double room) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMaxWidth(room);
    label.getStyleClass().add("touch-words");
    return label;
  }
}
