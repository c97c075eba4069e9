package gradus.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.robot.ClickRobot;
import org.testfx.robot.DragRobot;
import org.testfx.robot.Motion;
import org.testfx.robot.MouseRobot;
import org.testfx.robot.MoveRobot;
import org.testfx.robot.ScrollRobot;
import org.testfx.robot.SleepRobot;
import org.testfx.robot.impl.ClickRobotImpl;
import org.testfx.robot.impl.DragRobotImpl;
import org.testfx.robot.impl.MoveRobotImpl;
import org.testfx.robot.impl.ScrollRobotImpl;
import org.testfx.service.query.NodeQuery;
import org.testfx.service.query.PointQuery;
import org.testfx.util.WaitForAsyncUtils;

/// The hands of a person at a window. What they do is done when a frame shows it; TestFX itself
/// sleeps five times after each key and click, which was half the time of the tests.
abstract class Hands extends FxRobot {
  /// No test is about how long this is.
  static final int SECONDS = 90;

  /// What never comes to rest is clicked on all the same.
  private static final int MOST_LOOKS = 60;

  static {
    Unpainted.begin();
    // A frame of a window that became smaller meanwhile ends in an error of the toolkit without a
    // display, which no person sees: it is not one of the test that it comes upon.
    // TestFX sets its own handler as soon as it is used.
    WaitForAsyncUtils.clearExceptions();
    Thread.UncaughtExceptionHandler whole = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      boolean late =
          Arrays.stream(failure.getStackTrace())
              .anyMatch(f -> f.getClassName().endsWith("HeadlessWindow"));
      if (!late) whole.uncaughtException(thread, failure);
    });
  }

  private final MouseRobot mouse = new Mouse(robotContext().getMouseRobot());
  private final SleepRobot awake = new Awake();
  private final MoveRobot move = new MoveRobotImpl(robotContext().getBaseRobot(), mouse, awake);
  private final ClickRobot click = new ClickRobotImpl(mouse, move, awake);
  private final DragRobot drag = new DragRobotImpl(mouse, move);
  private final ScrollRobot scroll = new ScrollRobotImpl(mouse);

  /// Opens what a test looks at, on the thread of the toolkit.
  abstract void start(Stage stage) throws Exception;

  /// Ends it, on the same thread.
  abstract void stop();

  @BeforeEach
  final void openWindow() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    // One of its own: what listens to the stage would keep the window of the test before.
    Watchdog.begin();
    interact(() -> {
      Stage stage = new Stage();
      FxToolkit.toolkitContext().setRegisteredStage(stage);
      start(stage);
      return stage;
    });
  }

  @AfterEach
  final void closeWindow(TestInfo journey) {
    release(new KeyCode[0]);
    release(new MouseButton[0]);
    interact(() -> {
      stop();
      Set.copyOf(Window.getWindows()).forEach(Window::hide);
    });
    Watchdog.end(journey.getTestMethod().orElseThrow().getName());
  }

  /// Waits until all that was asked for is done and a frame shows it.
  static void frame() {
    // Who asks there holds up what would be waited for.
    if (Platform.isFxApplicationThread()) return;
    CompletableFuture<Void> shown = new CompletableFuture<>();
    AnimationTimer next =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            stop();
            // The frame itself comes between: its layout, and what that leads to.
            Platform.runLater(() -> shown.complete(null));
          }
        };
    WaitForAsyncUtils.asyncFx(next::start);
    try {
      WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, shown);
    } catch (TimeoutException late) {
      throw new AssertionError("no frame", late);
    }
  }

  /// Asks the thread of the toolkit, which nobody changes anything meanwhile.
  static <T> T asked(Callable<T> question) {
    return WaitForAsyncUtils.waitForAsyncFx(SECONDS * 1000L, question);
  }

  @Override
  public NodeQuery lookup(String selector) {
    return Eyes.search(() -> super.lookup(selector));
  }

  @Override
  public <T extends Node> NodeQuery lookup(Matcher<T> that) {
    return Eyes.search(() -> super.lookup(that));
  }

  @Override
  public <T extends Node> NodeQuery lookup(Predicate<T> that) {
    return Eyes.search(() -> super.lookup(that));
  }

  @Override
  public NodeQuery from(Node... roots) {
    return Eyes.search(() -> super.from(roots));
  }

  /// What is to be pressed may be a moment late.
  @Override
  public PointQuery point(String selector) {
    lookup(selector).query();
    return asked(() -> super.point(selector));
  }

  @Override
  public FxRobot interact(Runnable deed) {
    return interact(() -> {
      deed.run();
      return null;
    });
  }

  @Override
  public <T> FxRobot interact(Callable<T> deed) {
    asked(deed);
    frame();
    return this;
  }

  @Override
  public FxRobot press(KeyCode... keys) {
    robotContext().getKeyboardRobot().pressNoWait(keys);
    frame();
    return this;
  }

  @Override
  public FxRobot release(KeyCode... keys) {
    robotContext().getKeyboardRobot().releaseNoWait(keys);
    frame();
    return this;
  }

  @Override
  public FxRobot push(KeyCode... keys) {
    robotContext().getKeyboardRobot().pressNoWait(keys);
    return release(List.of(keys).reversed().toArray(KeyCode[]::new));
  }

  @Override
  public FxRobot type(KeyCode... keys) {
    for (KeyCode key : keys) {
      push(key);
    }
    return this;
  }

  @Override
  public FxRobot write(String text) {
    Window window =
        asked(() ->
            Window.getWindows().stream()
                .filter(Window::isFocused)
                .findFirst()
                .orElse(targetWindow()));
    text.chars()
        .forEach(letter -> {
          KeyCode key =
              switch (letter) {
                case '\n' -> KeyCode.ENTER;
                case '\t' -> KeyCode.TAB;
                default -> KeyCode.UNDEFINED;
              };
          robotContext()
              .getBaseRobot()
              .typeKeyboard(window.getScene(), key, Character.toString(letter));
          asked(() -> null);
        });
    frame();
    return this;
  }

  @Override
  public FxRobot moveTo(PointQuery place, Motion motion) {
    move.moveTo(place, motion);
    return this;
  }

  /// A person clicks on what stands still.
  private static void still(PointQuery place) {
    Point2D before = null;
    for (int look = 0; look < MOST_LOOKS; look++) {
      Point2D now = place.query();
      if (now.equals(before)) return;
      before = now;
      frame();
      frame();
    }
  }

  @Override
  public FxRobot clickOn(PointQuery place, Motion motion, MouseButton... buttons) {
    still(place);
    click.clickOn(place, motion, buttons);
    return this;
  }

  @Override
  public FxRobot doubleClickOn(PointQuery place, Motion motion, MouseButton... buttons) {
    still(place);
    click.doubleClickOn(place, motion, buttons);
    return this;
  }

  @Override
  public FxRobot drag(PointQuery place, MouseButton... buttons) {
    drag.drag(place, buttons);
    return this;
  }

  @Override
  public FxRobot dropTo(PointQuery place) {
    drag.dropTo(place);
    return this;
  }

  @Override
  public FxRobot drop() {
    drag.drop();
    return this;
  }

  @Override
  public FxRobot release(MouseButton... buttons) {
    mouse.release(buttons);
    return this;
  }

  @Override
  public FxRobot scroll(int notches, VerticalDirection direction) {
    scroll.scroll(notches, direction);
    return this;
  }

  /// A mouse whose deeds are done when a frame shows them.
  private record Mouse(MouseRobot robot) implements MouseRobot {
    @Override
    public void press(MouseButton... buttons) {
      pressNoWait(buttons);
      frame();
    }

    @Override
    public void pressNoWait(MouseButton... buttons) {
      robot.pressNoWait(buttons);
    }

    @Override
    public Set<MouseButton> getPressedButtons() {
      return robot.getPressedButtons();
    }

    @Override
    public void release(MouseButton... buttons) {
      releaseNoWait(buttons);
      frame();
    }

    @Override
    public void releaseNoWait(MouseButton... buttons) {
      robot.releaseNoWait(buttons);
    }

    @Override
    public void move(Point2D place) {
      moveNoWait(place);
      frame();
    }

    @Override
    public void moveNoWait(Point2D place) {
      robot.moveNoWait(place);
    }

    @Override
    public void scroll(int notches) {
      scrollNoWait(notches);
      frame();
    }

    @Override
    public void scrollNoWait(int notches) {
      robot.scrollNoWait(notches);
    }
  }

  /// Who waits for frames does not sleep besides.
  private record Awake() implements SleepRobot {
    @Override
    public void sleep(long milliseconds) {}

    @Override
    public void sleep(long duration, TimeUnit unit) {}
  }
}
