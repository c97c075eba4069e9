package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.Gate;
import gradus.layout.Box;
import gradus.lesson.Examples;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.canvas.Viewport;
import gradus.ui.editor.Editor;
import gradus.ui.keep.Memory;
import gradus.ui.piece.FramePulse;
import gradus.ui.present.Screens;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import gradus.ui.work.WindowModel;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/// A window on the opening example, and how tests see what a person sees.
abstract class OpenWindow extends Hands {
  /// The tabs of the panel, from left to right.
  static final List<String> TABS =
      List.of(
          "explain",
          "paths",
          "jacobian",
          "values",
          "check",
          "nudge",
          "derive",
          "layers",
          "signs",
          "descent");

  /// How the threads are called that work for a window.
  private static final String WORKERS = "gradus ";

  WindowModel model;
  WindowView view;
  Stage stage;
  final Memory memory = Memory.passing(Locale.ENGLISH);
  final FakeDialogs dialogs = new FakeDialogs();

  @Override
  void start(Stage shown) throws Exception {
    stage = shown;
    Settings settings = new Settings(Locale.ENGLISH);
    settings.reducedMotion().set(true);
    settings.panel().set(false);
    model = new WindowModel(settings, Platform::runLater, new FramePulse());
    view = GradusWindow.assemble(stage, model, asking(), memory, Windows.ALONE, 980, 700);
    model.welcome(Examples.named("xyz").orElseThrow());
    stage.setWidth(980);
    stage.setHeight(700);
    stage.centerOnScreen();
    stage.show();
  }

  /// Who asks: no one, unless a test is about the dialogs themselves.
  Dialogs asking() {
    return dialogs;
  }

  /// The real dialogs, over this window.
  FxDialogs onScreen() {
    return new FxDialogs(stage, model.words(), address -> {}, () -> Screens.under(stage));
  }

  @Override
  void stop() {
    model.close();
  }

  void until(Callable<Boolean> seen) {
    try {
      WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> isSeen(seen));
    } catch (Exception late) {
      throw new AssertionError(
          "never seen; sentence: " + sentence() + ", problem: " + problem() + ", text: " + text(),
          late);
    }
    frame();
  }

  /// Waits until nobody works behind the window any more, and a frame shows what came of it: what
  /// is done there may lead to more.
  static void atRest() {
    for (int seen = 0; seen < 2; ) {
      frame();
      seen = isAtRest() ? seen + 1 : 0;
    }
    frame();
  }

  /// Whether all threads that work for a window wait for something to do.
  private static boolean isAtRest() {
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    Thread[] threads = new Thread[2 * all.activeCount() + 10];
    int there = all.enumerate(threads);
    // The stacks of all threads, of the toolkit among them, take longer than a frame.
    return Stream.of(threads)
        .limit(there)
        .filter(thread -> thread.getName().startsWith(WORKERS))
        .allMatch(thread ->
            Stream.of(thread.getStackTrace())
                .anyMatch(call ->
                    call.getClassName().equals(ThreadPoolExecutor.class.getName())
                        && call.getMethodName().equals("getTask")));
  }

  /// Views that change while they are looked at are looked at again.
  private static boolean isSeen(Callable<Boolean> seen) throws Exception {
    try {
      return seen.call();
    } catch (IndexOutOfBoundsException | ConcurrentModificationException changing) {
      return false;
    }
  }

  /// Clicks on what has come to its place.
  void clickOnceStill(String query) {
    atRest();
    until(() -> isStill(lookup(query).query()));
    clickOn(query);
  }

  /// Whether it can be seen and stays where it is.
  static boolean isStill(Node node) {
    Bounds place = node.localToScreen(node.getLayoutBounds());
    // Longer than some frames: what comes to its place may rest in between.
    WaitForAsyncUtils.sleep(40, TimeUnit.MILLISECONDS);
    frame();
    return node.isVisible()
        && place != null
        && place.equals(node.localToScreen(node.getLayoutBounds()));
  }

  void settled() {
    until(() ->
        model.picture().diagram().get() != null
            && model.picture().status().get() == PictureModel.Status.CURRENT
            && isFilling()
            && shownText().equals(text()));
  }

  /// Whether the picture is the one for the canvas as large as it is.
  boolean isFilling() {
    return model.picture().isFilling()
        && model.picture().diagram().get().options().screen().equals(canvas().screen());
  }

  /// The text the picture was made from.
  private String shownText() {
    return model.picture().diagram().get().steps().trace().graph().text();
  }

  String text() {
    return model.document().text().get();
  }

  String sentence() {
    return stage.getScene().lookup(".sentence").getAccessibleText();
  }

  String problem() {
    Label label = lookup("#problem").queryAs(Label.class);
    return label.getParent().getParent().isVisible() ? label.getText() : "";
  }

  DiagramCanvas canvas() {
    return (DiagramCanvas) stage.getScene().lookup(".diagram-canvas");
  }

  /// The middle of a gate on the screen, once the picture stands.
  Point2D place(Gate gate) {
    atRest();
    Point2D before = null;
    Point2D now = at(gate);
    while (!now.equals(before)) {
      frame();
      frame();
      before = now;
      now = at(gate);
    }
    return now;
  }

  private Point2D at(Gate gate) {
    until(this::isFilling);
    Box box = model.picture().diagram().get().box(gate).orElseThrow();
    Viewport v = canvas().viewport();
    double x = box.centre().x() * v.scale() + v.x();
    double y = box.centre().y() * v.scale() + v.y();
    assertTrue(canvas().contains(x, y), gate.key() + " is out of sight");
    return canvas().localToScreen(x, y);
  }

  /// Gradients in symbols are gradients.
  private static boolean isIn(Figure.Text text, Ink ink) {
    return text.ink() == ink || ink == Ink.GRADIENT && text.ink() == Ink.DERIVATIVE;
  }

  List<String> seen(Ink ink) {
    return flat(canvas().figure()).stream()
        .filter(f -> f instanceof Figure.Text t && isIn(t, ink))
        .map(f -> ((Figure.Text) f).text())
        .toList();
  }

  static List<Figure> flat(Figure figure) {
    return switch (figure) {
      case Figure.Several g -> g.parts().stream().flatMap(p -> flat(p).stream()).toList();
      case Figure.Faded f -> flat(f.figure());
      default -> List.of(figure);
    };
  }

  /// Clicks on a part of a menu, which opens in its time.
  void chooseItem(String item) {
    until(() -> lookup(item).tryQuery().filter(Node::isVisible).isPresent());
    clickOn(item);
  }

  /// Leaves the text; what is proposed there to be written takes the first Escape.
  void toCanvas() {
    push(KeyCode.ESCAPE);
    frame();
    if (stage.getScene().getFocusOwner() instanceof Editor) push(KeyCode.ESCAPE);
    atRest();
  }

  void typeProgram(String program) {
    clickOn(".editor");
    push(KeyCode.CONTROL, KeyCode.A);
    write(program);
    until(() -> text().equals(program));
    atRest();
  }

  /// Types at the end of the program.
  void append(String more) {
    clickOn(".editor");
    push(KeyCode.CONTROL, KeyCode.END);
    if (text().endsWith("\n")) push(KeyCode.BACK_SPACE);
    write(more);
  }
}
