package gradus.ui.learn;

import gradus.diagram.Diagram;
import gradus.ui.editor.SideScroll;
import gradus.ui.work.Attention;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Player;
import gradus.ui.work.Subject.Question;
import gradus.ui.work.WindowModel;
import gradus.ui.work.Words;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A few hints for who sees the window for the first time, one after the other in a corner of the
/// picture, each with a ring around what it is about. Whoever does what one proposes is shown the
/// next. Nothing waits for it; once closed it does not come again by itself.
public final class Tour extends VBox {
  /// A state and no class: a class that comes would style anew at once all that is ringed.
  private static final PseudoClass RINGED = PseudoClass.getPseudoClass("toured");

  /// From the edges of the picture, px.
  private static final double APART = 18;

  /// A picture lower than this, px, has less room for large letters.
  private static final double LOW = 270;

  /// So many steps show what a step is.
  private static final int STEPS = 3;

  /// @param key of its message
  /// @param about what is ringed meanwhile
  /// @param proposal begins to watch, and tells then whether a person has done what it proposes
  private record TourHint(String key, Node about, Supplier<BooleanSupplier> proposal) {}

  private final List<TourHint> hints;
  private final Words words;
  private final BooleanProperty seen;
  private final Label count = new Label();
  private final Label text = new Label();
  private final Button next = new Button();
  private final Button close = new Button();
  private final BooleanProperty aside = new SimpleBooleanProperty();
  private int at = -1;
  private BooleanSupplier done = () -> false;

  /// The hints about the parts of a window. They begin by themselves where they were not seen yet,
  /// once a newcomer has taken the first step.
  public static Tour over(
      WindowModel model,
      Attention attention,
      Node transport,
      Node panel,
      Node program,
      Node picture,
      Node menu) {
    PictureModel shown = model.picture();
    Tour tour =
        new Tour(
            List.of(
                new TourHint("ui.tour.step", transport, () -> steps(shown.player())),
                new TourHint("ui.tour.ask", panel, () -> asks(attention)),
                new TourHint(
                    "ui.tour.text",
                    program,
                    () -> changes(() -> shownText(model), model.document().text().get())),
                new TourHint(
                    "ui.tour.unfold",
                    picture,
                    () -> changes(model.folding()::folding, model.folding().folding())),
                new TourHint(
                    "ui.tour.show",
                    menu,
                    () ->
                        changes(model.document().opened()::get, model.document().opened().get()))),
            model.words(),
            model.settings().toured());
    tour.lettered(model.settings().textSize());
    InvalidationListener look = o -> tour.look();
    shown.player().step().addListener(look);
    attention.subject().addListener(look);
    shown.diagram().addListener(look);
    model.document().opened().addListener(look);
    model
        .problems()
        .hint()
        .addListener((o, was, now) -> {
          if (was && !now && !tour.seen.get()) tour.begin();
        });
    // Where there is no picture there is nothing that they point at.
    model
        .picture()
        .status()
        .addListener((o, was, now) -> {
          if (now == PictureModel.Status.EMPTY) tour.leave();
        });
    return tour;
  }

  private static BooleanSupplier steps(Player player) {
    int[] seen = {player.step().get(), 0};
    return () -> {
      int now = player.step().get();
      if (now != seen[0]) seen[1]++;
      seen[0] = now;
      return seen[1] >= STEPS || now == player.last().get() && seen[1] > 0;
    };
  }

  private static BooleanSupplier asks(Attention attention) {
    Supplier<Question> question =
        () -> attention.subject().get() == null ? null : attention.subject().get().question();
    Question before = question.get();
    return () -> question.get() != null && !question.get().equals(before);
  }

  private static BooleanSupplier changes(Supplier<Object> what, Object before) {
    return () -> !what.get().equals(before);
  }

  /// The text that the picture is of.
  private static Object shownText(WindowModel model) {
    Diagram now = model.picture().diagram().get();
    return now == null ? "" : now.steps().trace().graph().text();
  }

  private Tour(List<TourHint> hints, Words words, BooleanProperty seen) {
    this.hints = hints;
    this.words = words;
    this.seen = seen;
    hints.forEach(hint -> hint.about.getStyleClass().add("ringable"));
    setId("tour");
    setAccessibleRole(AccessibleRole.TEXT);
    getStyleClass().add("tour");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(this, new Insets(APART));
    setVisible(false);
    managedProperty().bind(visibleProperty());
    aside.addListener(o -> {
      ring(!aside.get());
      show();
    });
    count.getStyleClass().add("tour-count");
    text.setId("tour-text");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    next.setId("tour-next");
    next.getStyleClass().add("accent");
    next.setOnAction(e -> go(at + 1));
    close.setId("tour-close");
    close.getStyleClass().add("flat");
    close.setOnAction(e -> end());
    List.of(count, close, next).forEach(part -> part.setMinWidth(USE_PREF_SIZE));
    FlowPane row = new FlowPane(count, close, next);
    row.getStyleClass().add("tour-row");
    row.setMinHeight(USE_PREF_SIZE);
    // Where the picture is lower than a hint in large letters the hint is scrolled.
    SideScroll said = new SideScroll();
    said.setContent(text);
    getChildren().setAll(said, row);
    words.language().addListener(o -> say());
    EventHandler<KeyEvent> pressed = this::pressed;
    sceneProperty()
        .addListener((o, was, now) -> {
          if (was != null) was.removeEventHandler(KeyEvent.KEY_PRESSED, pressed);
          if (now != null) now.addEventHandler(KeyEvent.KEY_PRESSED, pressed);
        });
  }

  /// Its letters grow with those of the window, but leave most of a low picture in sight.
  private void lettered(ObservableDoubleValue letters) {
    ObservableValue<Double> height =
        parentProperty().flatMap(Node::layoutBoundsProperty).map(Bounds::getHeight).orElse(0.0);
    styleProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  double room = Math.max(1, height.getValue() / LOW);
                  double part = room / letters.get();
                  return part < 1
                      ? "-fx-font-size: %.3fem; -fx-pref-width: 36em".formatted(part)
                      : "";
                },
                height,
                letters));
  }

  /// Begins with the first hint.
  public void begin() {
    go(0);
  }

  private void go(int hint) {
    ring(false);
    if (hint >= hints.size()) {
      end();
      return;
    }
    at = hint;
    done = hints.get(at).proposal.get();
    ring(!aside.get());
    show();
    say();
  }

  private void show() {
    setVisible(at >= 0 && !aside.get());
  }

  /// While something else stands in place of the gates, which the hints are about, they wait.
  public BooleanProperty aside() {
    return aside;
  }

  /// Whether it has been done; the next hint comes once all is as it is to be.
  private void look() {
    if (at < 0 || !done.getAsBoolean()) return;
    int now = at;
    done = () -> false;
    Platform.runLater(() -> {
      if (at == now) go(now + 1);
    });
  }

  private void end() {
    leave();
    seen.set(true);
  }

  /// Until they are begun again.
  private void leave() {
    ring(false);
    at = -1;
    show();
  }

  /// Escape closes them where it has nothing else to close.
  private void pressed(KeyEvent event) {
    if (event.getCode() != KeyCode.ESCAPE || !isVisible()) return;
    end();
    event.consume();
  }

  private void ring(boolean on) {
    if (at < 0) return;
    hints.get(at).about.pseudoClassStateChanged(RINGED, on);
  }

  private void say() {
    if (at < 0) return;
    boolean last = at == hints.size() - 1;
    text.setText(words.say(hints.get(at).key));
    count.setText(words.say("ui.tour.count", at + 1, hints.size()));
    next.setText(words.say(last ? "ui.tour.done" : "ui.tour.next"));
    close.setText(words.say("ui.tour.close"));
    close.setVisible(!last);
    setAccessibleText(text.getText());
  }
}
