package gradus.ui.canvas;

import gradus.diagram.Diagram;
import gradus.diagram.Diagram.DrawnEntry;
import gradus.layout.Box;
import gradus.ui.piece.FormulaLine;
import gradus.ui.piece.Typesetter;
import gradus.ui.touch.EntryBlock;
import gradus.ui.touch.Touch;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// What an entry is made of, typeset, with a remark or two below: at the edge of the picture that
/// is further from the entry, so that its rings stay in sight.
public final class TouchNote extends VBox {
  private static final double ROOM = 44;
  private static final double EDGE = 10;

  /// Who only passes over entries need not wait for their formulas.
  private static final Duration REST = Duration.millis(60);

  private final DiagramCanvas canvas;
  private final Settings settings;
  private final Words words;
  private final Typesetter typesetter = new Typesetter();
  private final ObservableDoubleValue size;
  private final PauseTransition rest = new PauseTransition(REST);

  /// Follows the pointer over a canvas that is connected; `size` is that of its letters, px.
  public TouchNote(
      DiagramCanvas canvas, Settings settings, Words words, ObservableDoubleValue size) {
    super(4);
    this.size = size;
    this.canvas = canvas;
    this.settings = settings;
    this.words = words;
    setId("touch-note");
    getStyleClass().add("touch-note");
    setMouseTransparent(true);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setVisible(false);
    StackPane.setMargin(this, new Insets(EDGE));
    rest.setOnFinished(e -> tell());
    canvas.touch().touch().addListener((o, was, now) -> follow(now));
    settings.theme().addListener(o -> tell());
    size.addListener(o -> tell());
    canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    canvas.addEventHandler(MouseEvent.MOUSE_EXITED, e -> canvas.touch().leave());
  }

  private void moved(MouseEvent event) {
    Viewport viewport = canvas.viewport();
    canvas.touch().pointAt(viewport.pictureX(event.getX()), viewport.pictureY(event.getY()));
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
    double room = Math.max(0, canvas.getWidth() - 2 * ROOM);
    var line = touch.story().line();
    FormulaLine formula =
        new FormulaLine(
            FormulaLine.typeset(line, typesetter, settings.look(), size.get(), room), line.text());
    formula.fit(room);
    getChildren().setAll(formula);
    touch.story().remarks().forEach(remark -> getChildren().add(words(remark, room)));
    if (!touch.exact().isEmpty()) {
      getChildren().add(words(words.say("ui.touch.exact", touch.exact()), room));
    }
    StackPane.setAlignment(this, isLow(touch, diagram) ? Pos.BOTTOM_CENTER : Pos.TOP_CENTER);
    setVisible(true);
  }

  /// Whether it stands at the lower edge: where it covers fewer rings, or else is further away.
  private boolean isLow(Touch touch, Diagram diagram) {
    applyCss();
    double wide = prefWidth(-1);
    double high = prefHeight(wide);
    Box top = new Box((canvas.getWidth() - wide) / 2, EDGE, wide, high);
    Box bottom = top.plus(0, canvas.getHeight() - high - 2 * EDGE);
    List<DrawnEntry> entries = new ArrayList<>(touch.made());
    entries.addAll(touch.fed());
    entries.add(touch.entry());
    List<Box> rings =
        EntryBlock.of(entries).stream()
            .flatMap(block -> block.boxes(diagram).stream())
            .map(canvas.viewport()::onScreen)
            .toList();
    long above = rings.stream().filter(top::overlaps).count();
    long below = rings.stream().filter(bottom::overlaps).count();
    if (above != below) return below < above;
    Box own = canvas.viewport().onScreen(diagram.entryBox(touch.entry()).orElse(top));
    return own.centre().y() < canvas.getHeight() / 2;
  }

  private static Label words(String text, double room) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMaxWidth(room);
    label.getStyleClass().add("touch-words");
    return label;
  }
}
