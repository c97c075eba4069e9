package gradus.ui.present;

import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.piece.Notice;
import gradus.ui.work.Attention;
import gradus.ui.work.PictureModel;
import gradus.ui.work.WindowModel;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// Shows the picture to a class in a window of its own, so that the window one works in stays as it
/// is: on another screen where there is one.
public final class Presenter {
  /// Message keys of what its keys do; with `.key` behind them, of the keys.
  public static final List<String> KEYS =
      Stream.of(
              "next",
              "back",
              "ends",
              "play",
              "blank",
              "pointer",
              "spotlight",
              "caption",
              "asking",
              "fit",
              "help",
              "full",
              "leave")
          .map(key -> "ui.present.keys." + key)
          .toList();

  /// The part of a screen that a class's window takes which is not as large as the screen.
  private static final double PART = 0.7;

  /// Where a class sees the picture.
  public enum Venue {
    /// On all of a screen.
    SCREEN,
    /// In a window that can be dragged elsewhere, or shown to others by another program.
    WINDOW
  }

  private final WindowModel model;
  private final Attention attention;
  private final DiagramCanvas canvas;
  private final Consumer<SentencePlace> telling;
  private final ReadOnlyBooleanWrapper presenting = new ReadOnlyBooleanWrapper();
  private final Presentation presentation = new Presentation();
  private final Notice notice;
  private final BooleanSupplier saving;
  private ClassView view;
  private Stage stage;
  private Lecture left;

  /// Where a lecture was left.
  ///
  /// @param gates the picture whose steps are counted
  /// @param before the step that was shown before and after it
  /// @param step the last one that the class saw
  private record Lecture(String text, List<String> gates, int last, int before, int step) {}

  /// `canvas` shows the picture when nobody presents; `telling` says what the step does, `notice`
  /// where the lecture goes on; `saving` saves without asking anything, and answers whether it did.
  public Presenter(
      WindowModel model,
      Attention attention,
      DiagramCanvas canvas,
      Consumer<SentencePlace> telling,
      Notice notice,
      BooleanSupplier saving) {
    this.notice = notice;
    this.saving = saving;
    this.model = model;
    this.attention = attention;
    this.canvas = canvas;
    this.telling = telling;
  }

  /// Whether a class sees the picture.
  public ReadOnlyBooleanProperty presenting() {
    return presenting.getReadOnlyProperty();
  }

  /// Shows the picture beside the window `from`; ends it where it is shown already.
  public void present(Venue place, Stage from) {
    if (presenting.get()) {
      end();
      return;
    }
    if (isNothing()) return;
    List<Screen> all = Screen.getScreens();
    Screens screens =
        Screens.of(
            all.stream().map(Screen::getBounds).toList(),
            new Rectangle2D(from.getX(), from.getY(), from.getWidth(), from.getHeight()));
    Before before = new Before(model, attention, from);
    // How it is looked at now, before the lecture leads elsewhere.
    canvas.cede();
    goOn();
    // One for all times: what it shows follows the models for as long as they live.
    if (stage == null) open(from);
    presentation.begin();
    put(place, all.get(screens.ofClass()));
    stage.setOnHidden(e -> end(before, from));
    presenting.set(true);
    // Whoever sees this window besides what the class sees has all about the step in it.
    if (place == Venue.WINDOW || screens.other().isPresent()) model.settings().panel().set(true);
    view.canvas().resume(false);
    view.canvas().settle();
    stage.show();
    view.canvas().requestFocus();
  }

  /// Whether there is no picture, and none to come; then that is said.
  private boolean isNothing() {
    boolean empty = model.document().text().get().isBlank();
    boolean wrong =
        model.picture().diagram().get() == null
            && model.picture().status().get() == PictureModel.Status.WRONG
            && !model.picture().busy().get();
    if (empty || wrong) notice.refuse(empty ? "ui.present.nothing" : "ui.present.nothing.wrong");
    return empty || wrong;
  }

  /// Where the lecture was left, if nothing was changed or stepped since.
  private void goOn() {
    if (left != null
        && left.equals(lecture(left.before, left.step))
        && model.picture().player().step().get() == left.before) {
      model.picture().player().go(left.step);
    }
  }

  private Lecture lecture(int before, int step) {
    return new Lecture(
        model.document().text().get(),
        model.picture().keys(),
        model.picture().player().last().get(),
        before,
        step);
  }

  private void open(Stage from) {
    view = new ClassView(model, presentation);
    view.follow(canvas.touch());
    telling.accept(view.telling());
    stage = new Stage();
    stage.titleProperty().bind(from.titleProperty());
    Scene scene = new Scene(view);
    scene.getStylesheets().setAll(from.getScene().getStylesheets());
    stage.setScene(scene);
    stage.setFullScreenExitHint("");
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    new ClassKeys(model.picture().player(), view, stage, presentation, saving, from.getScene());
    from.addEventHandler(WindowEvent.WINDOW_HIDDEN, e -> end());
  }

  private void put(Venue place, Screen screen) {
    Rectangle2D bounds = Screens.within(screen.getVisualBounds(), PART);
    stage.setX(bounds.getMinX());
    stage.setY(bounds.getMinY());
    stage.setWidth(bounds.getWidth());
    stage.setHeight(bounds.getHeight());
    stage.setFullScreen(place == Venue.SCREEN);
  }

  /// Ends it, if it is going on.
  public void end() {
    if (presenting.get()) stage.close();
  }

  /// Makes the screen of the class dark, or brings the picture back.
  void blank() {
    Presentation.toggle(presentation.blank());
  }

  private void end(Before before, Stage from) {
    presenting.set(false);
    view.canvas().cede();
    int step = model.picture().player().step().get();
    left = lecture(before.step(), step);
    boolean same = before.isSame();
    before.again();
    if (same && step != before.step()) notice.done("ui.present.back", before.step(), step);
    canvas.resume(before.isSame());
    from.toFront();
    from.requestFocus();
    if (!before.focus()) canvas.requestFocus();
  }
}
