package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.picture.Theme;
import gradus.ui.work.PictureModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// The application from one start to the next: what it remembers, recent files, several windows.
class MemoryWindowTest extends ApplicationTest {
  @TempDir static Path folder;
  private Path home;
  private GradusWindow application;
  private Stage stage;

  @Override
  public void start(Stage shown) throws Exception {
    home = Files.createTempDirectory(folder, "home");
    application = new GradusWindow(Optional.of(home));
    stage = shown;
    application.start(stage);
  }

  @Override
  public void stop() {
    application.views().forEach(v -> v.keeping().close());
    application.stop();
    listWindows().forEach(Window::hide);
  }

  /// Closes all windows, and starts anew.
  private void startAgain() {
    quit();
    interact(() -> {
      application = new GradusWindow(Optional.of(home));
      stage = new Stage();
      try {
        application.start(stage);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    });
    settled(view());
  }

  private void quit() {
    interact(() -> {
      application.quit();
      application.stop();
    });
  }

  private WindowView view() {
    return application.views().getLast();
  }

  private void until(Callable<Boolean> seen) throws AssertionError {
    try {
      WaitForAsyncUtils.waitFor(90, TimeUnit.SECONDS, seen);
    } catch (Exception late) {
      throw new AssertionError("never seen", late);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void settled(WindowView view) {
    until(() ->
        view.model().picture().diagram().get() != null
            && view.model().picture().status().get() == PictureModel.Status.CURRENT);
  }

  private Node root(WindowView view) {
    return view.root();
  }

  private Node node(String id) {
    return from(stage.getScene().getRoot()).lookup(id).query();
  }

  /// What a mouse does to the divider.
  private void mouse(EventType<MouseEvent> what, double x, double y) {
    Node divider = node(".split-pane-divider");
    MouseEvent event =
        new MouseEvent(
            what,
            x,
            y,
            x,
            y,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            false,
            false,
            false,
            new PickResult(divider, x, y));
    divider.fireEvent(event);
  }

  private double sideWidth() {
    SplitPane panes = (SplitPane) node(".split-pane");
    WaitForAsyncUtils.waitForFxEvents();
    return panes.getItems().getFirst().getLayoutBounds().getWidth();
  }

  @Test
  void theWindowIsAsItWasLeft() {
    settled(view());
    interact(() -> {
      stage.setWidth(970);
      stage.setHeight(690);
      view().model().settings().theme().set(Theme.DARK);
    });
    WaitForAsyncUtils.waitForFxEvents();
    if (!view().model().settings().panel().get()) push(KeyCode.CONTROL, KeyCode.I);
    clickOn(node("#tab-derive"));
    Bounds divider =
        node(".split-pane-divider").localToScene(node(".split-pane-divider").getLayoutBounds());
    double before = sideWidth();
    double at = divider.getCenterX();
    double y = divider.getCenterY();
    interact(() -> {
      mouse(MouseEvent.MOUSE_PRESSED, at, y);
      mouse(MouseEvent.MOUSE_DRAGGED, at + 40, y);
      mouse(MouseEvent.MOUSE_RELEASED, at + 40, y);
    });
    double width = sideWidth();
    assertEquals(before + 40, width, 3);
    assertEquals(width, view().model().settings().sideWidth().get(), 4);
    push(KeyCode.CONTROL, KeyCode.I);
    assertEquals(width, sideWidth(), 2);
    push(KeyCode.CONTROL, KeyCode.I);
    assertEquals(width, sideWidth(), 2);
    startAgain();
    assertEquals(List.of(970.0, 690.0), List.of(stage.getWidth(), stage.getHeight()));
    assertEquals(Theme.DARK, view().model().settings().theme().get());
    assertTrue(node(".window").getStyleClass().contains("dark"));
    assertEquals(
        "tab-derive",
        ((TabPane) node("#panel-tabs")).getSelectionModel().getSelectedItem().getId());
    until(() -> Math.abs(width - sideWidth()) < 2);
  }

  @Test
  void aDamagedMemoryIsToldInTheWindow() throws Exception {
    settled(view());
    interact(() -> view().model().settings().theme().set(Theme.DARK));
    quit();
    Path file = home.resolve("settings.toml");
    assertTrue(Files.readString(file).contains("theme = \"dark\""), Files.readString(file));
    Files.writeString(file, "theme = ");
    startAgain();
    String told = ((Label) node("#concern-sentence")).getText();
    assertTrue(told.contains("damaged-1-settings.toml"), told);
    assertEquals("theme = ", Files.readString(home.resolve("damaged-1-settings.toml")));
    assertEquals(Theme.LIGHT, view().model().settings().theme().get());
    clickOn(node("#concern-away"));
    assertFalse(node("#concern").isVisible());
  }

  @Test
  void recentFilesOpenFromTheMenuAndAMissingOneIsTold() throws Exception {
    settled(view());
    Path one = Files.writeString(home.resolve("o_n_e.gradus"), "x = 1\nf = x^2");
    Path two = Files.writeString(home.resolve("two.gradus"), "x = 2\nf = x^2");
    interact(() -> view().filing().open(one));
    interact(() -> view().filing().open(two));
    assertEquals(List.of("two.gradus – " + home, "o_n_e.gradus – " + home), recent());
    interact(recentMenu().getItems().get(1)::fire);
    until(() -> view().model().document().text().get().equals("x = 1\nf = x^2"));
    assertEquals(List.of("o_n_e.gradus – " + home, "two.gradus – " + home), recent());
    startAgain();
    assertEquals(List.of("o_n_e.gradus – " + home, "two.gradus – " + home), recent());
    Files.delete(two);
    interact(menus().getFirst()::show);
    until(() -> recent().get(1).equals("two.gradus – " + home + " (no longer there)"));
    assertTrue(recentMenu().getItems().get(1).isDisable());
    interact(recentMenu().getItems().getLast()::fire);
    until(() -> recentMenu().isDisable());
    assertEquals(List.of(), recent());
  }

  private List<Menu> menus() {
    return ((MenuBar) node(".menu-bar")).getMenus();
  }

  private Menu recentMenu() {
    return (Menu)
        menus().getFirst().getItems().stream()
            .filter(item -> "menu-recent".equals(item.getId()))
            .findFirst()
            .orElseThrow();
  }

  private List<String> recent() {
    return recentMenu().getItems().stream()
        .filter(item -> item.getId() != null && item.getId().matches("recent-\\d+"))
        .map(MenuItem::getText)
        .toList();
  }

  @Test
  void anotherWindowIsEmptyAndItsOwn() throws Exception {
    settled(view());
    WindowView first = view();
    String before = first.model().document().text().get();
    push(KeyCode.CONTROL, KeyCode.N);
    until(() -> application.views().size() == 2);
    assertEquals("", view().model().document().text().get());
    clickOn(from(root(view())).lookup(".editor").<Node>query());
    write("y = 3; g = y^2");
    until(() -> view().model().document().text().get().equals("y = 3; g = y^2"));
    assertEquals(before, first.model().document().text().get());
    // Colours are of the whole process, the rest is of a window.
    interact(() -> first.model().settings().theme().set(Theme.DARK));
    assertEquals(Theme.DARK, view().model().settings().theme().get());
    // What one of them saves the other is told, and by whom.
    Path shared = Files.writeString(home.resolve("shared.gradus"), "x = 1\nf = x^2");
    WindowView other = view();
    interact(() -> other.model().document().show(Document.EMPTY));
    for (WindowView one : List.of(first, other)) {
      interact(() -> one.filing().open(shared));
    }
    until(() -> other.model().document().text().get().startsWith("x = 1"));
    until(() -> first.model().document().text().get().startsWith("x = 1"));
    interact(() -> {
      first.model().document().type("x = 2\nf = x^2");
      first.filing().save();
      other.keeping().look();
    });
    assertEquals(
        List.of("shared.gradus was changed in another window of Gradus."),
        other.keeping().concerns().stream()
            .map(c -> c.sentence(other.model().words(), LocalDate.now()))
            .toList());
    // Nobody is asked about what is saved.
    interact(() -> other.model().document().show(Document.EMPTY));
    interact(() -> application.quit());
    assertEquals(List.of(), application.views());
  }

  @Test
  void theHintsOfTheBeginningComeUntilTheyAreClosed() {
    settled(view());
    assertFalse(node("#tour").isVisible());
    push(KeyCode.RIGHT);
    until(() -> node("#tour").isVisible());
    startAgain();
    push(KeyCode.RIGHT);
    until(() -> node("#tour").isVisible());
    clickOn(node("#tour-close"));
    until(() -> !node("#tour").isVisible());
    startAgain();
    push(KeyCode.RIGHT);
    until(() -> view().model().picture().player().step().get() == 1);
    assertFalse(node("#tour").isVisible());
  }

  @Test
  void whatFailsUnheardIsSaidOverTheWindowAndRemembered() throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    try {
      application.init();
      Thread worker =
          new Thread(
              () -> {
                throw new IllegalStateException("nobody expected this");
              },
              "worker");
      worker.start();
      until(() -> lookup("#fault-copy").tryQuery().isPresent());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    String log = Files.readString(home.resolve("faults.log"));
    assertTrue(
        log.contains("thread worker\njava.lang.IllegalStateException: nobody expected"), log);
    interact(() -> lookup("#fault-copy").query().getScene().getWindow().hide());
  }
}
