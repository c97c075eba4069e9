package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.document.Document;
import gradus.graph.Gate;
import gradus.lesson.Examples;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Player;
import gradus.ui.work.Settings;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.Property;
import javafx.beans.value.WritableValue;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Whatever can be chosen or pressed does something that is seen, or says why it does not, or is
/// shown as not to be had; in every state of the window.
class NothingIsDeadTest extends OpenPanel {
  private static final int MOST_EXAMPLES = 2;

  /// What the window is about when something is chosen.
  private enum State {
    EMPTY,
    WRONG,
    STEPPING,
    PRESENTING
  }

  @TempDir private Path folder;

  private static final List<State> STATES =
      Nightly.isOn() ? List.of(State.values()) : List.of(State.STEPPING);

  private final Map<Property<?>, Object> first = new LinkedHashMap<>();
  private final Set<String> dead = new TreeSet<>();
  private int tried;

  private void remember() {
    for (Method method : Settings.class.getMethods()) {
      if (method.getParameterCount() > 0
          || !Property.class.isAssignableFrom(method.getReturnType())) {
        continue;
      }
      try {
        Property<?> property = (Property<?>) method.invoke(model.settings());
        first.put(property, property.getValue());
      } catch (ReflectiveOperationException wrong) {
        throw new AssertionError(wrong);
      }
    }
    assertTrue(first.size() > 15, "settings: " + first.size());
  }

  @SuppressWarnings("unchecked")
  private void prepare(State state) {
    // Whoever searches stops.
    push(KeyCode.ESCAPE);
    interact(() -> {
      Window.getWindows().stream().filter(w -> w != stage).toList().forEach(Window::hide);
      stage.setFullScreen(false);
      first.forEach((property, value) -> {
        if (!value.equals(property.getValue())) ((WritableValue<Object>) property).setValue(value);
      });
      model.settings().panel().set(true);
      // What was said before is read and gone.
      lookup("#written").queryAll().forEach(n -> n.setVisible(false));
      dialogs.keysShown = false;
      dialogs.aboutShown = false;
      dialogs.file = folder.resolve("a.gradus");
      Clipboard.getSystemClipboard().clear();
    });
    switch (state) {
      case EMPTY -> {
        interact(() -> model.document().show(Document.EMPTY));
        until(() -> model.picture().status().get() == PictureModel.Status.EMPTY);
      }
      case WRONG -> {
        interact(() -> model.document().show(Document.untitled("f = sigmod(x")));
        until(() -> model.picture().status().get() == PictureModel.Status.WRONG);
      }
      case STEPPING -> stepping();
      case PRESENTING -> {
        stepping();
        presenting();
      }
    }
    if (state != State.PRESENTING) interact(() -> canvas().requestFocus());
  }

  /// In the middle of a program with a blank, something undone, selected, asked and enlarged.
  private void stepping() {
    interact(() -> model.document().show(Examples.named("sigmoid").orElseThrow()));
    settled();
    String text = text().replace("f = σ", "f = c*σ");
    interact(() -> model.document().type(text + "\n# one"));
    interact(() -> model.document().type(text + "\n# two"));
    interact(() -> model.document().undo());
    settled();
    List<Gate> gates = model.picture().graph().gates().stream().filter(Gate::isOperation).toList();
    interact(() -> {
      model.picture().player().go(3);
      model.folding().selection().add(Set.of(gates.get(0), gates.get(1)));
      canvas().zoomIn();
      canvas().zoomIn();
    });
  }

  /// With what a class sees in a window beside it.
  private void presenting() {
    interact(() -> item("presentWindow").fire());
    until(() ->
        ofClass().isPresent()
            && (model.picture().diagram().get() == null || model.picture().isFilling()));
  }

  /// The window that a class sees.
  private Optional<Stage> ofClass() {
    return Stage.getWindows().stream()
        .filter(w -> w != stage && w.isShowing() && w instanceof Stage)
        .map(Stage.class::cast)
        .findFirst();
  }

  /// All that a person could see to be otherwise.
  private String seen() {
    StringBuilder all = new StringBuilder();
    all.append(text()).append(model.document().canUndo()).append(model.document().canRedo());
    all.append(model.picture().player().step().get())
        .append(model.picture().player().playing().get());
    first.keySet().forEach(p -> all.append(p.getValue()).append(' '));
    all.append(model.picture().player().looping().get());
    all.append(dialogs.asked).append(dialogs.said).append(dialogs.proposals.size());
    all.append(dialogs.keysShown).append(dialogs.aboutShown).append(dialogs.opened);
    all.append(stage.isFullScreen()).append(stage.getTitle());
    all.append(memory.recent());
    Clipboard clipboard = Clipboard.getSystemClipboard();
    all.append(clipboard.getContentTypes()).append(clipboard.getString());
    for (Window window : List.copyOf(Window.getWindows())) {
      all.append('|');
      Scene scene = window.getScene();
      if (scene == null) continue;
      all.append(scene.getFocusOwner());
      texts(scene.getRoot(), all);
    }
    return all.toString();
  }

  private static void texts(Node node, StringBuilder all) {
    if (!node.isVisible()) return;
    if (node.getId() != null) all.append('#').append(node.getId());
    if (node instanceof DiagramCanvas c) {
      all.append(c.viewport()).append(c.figure().hashCode()).append(c.highlights().asked());
    }
    if (node instanceof Labeled labeled) all.append(labeled.getText()).append('\n');
    if (node instanceof Text written) all.append(written.getText()).append('\n');
    if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(c -> texts(c, all));
  }

  private void chosen(String what, State state, Runnable choose) {
    String before = asked(this::seen);
    interact(choose);
    tried++;
    try {
      WaitForAsyncUtils.waitFor(3, TimeUnit.SECONDS, () -> !asked(this::seen).equals(before));
    } catch (TimeoutException nothing) {
      dead.add(state + ": " + what);
    }
  }

  private static Stream<MenuItem> items(MenuItem item) {
    return item instanceof Menu menu
        ? menu.getItems().stream().flatMap(NothingIsDeadTest::items)
        : Stream.of(item);
  }

  /// As a click does it, which turns the mark of an item first.
  private static void choose(MenuItem item) {
    if (item instanceof CheckMenuItem check) check.setSelected(!check.isSelected());
    item.fire();
  }

  private static String called(MenuItem item) {
    return item.getParentMenu().getText() + " ▸ " + item.getText();
  }

  /// Whether it is shown as one that can be chosen when its menu is opened.
  private static boolean isOffered(MenuItem item) {
    Menu menu = item.getParentMenu();
    Event.fireEvent(menu, new Event(Menu.ON_SHOWING));
    boolean offered = !item.isDisable();
    for (Menu around = menu; around != null; around = around.getParentMenu()) {
      offered &= !around.isDisable();
    }
    Event.fireEvent(menu, new Event(Menu.ON_HIDDEN));
    return offered;
  }

  private List<MenuItem> whole() {
    MenuBar bar = (MenuBar) stage.getScene().lookup(".menu-bar");
    List<MenuItem> all =
        new ArrayList<>(bar.getMenus().stream().flatMap(NothingIsDeadTest::items).toList());
    all.removeIf(i -> i instanceof SeparatorMenuItem);
    return all;
  }

  private MenuItem item(String id) {
    return whole().stream().filter(i -> id.equals(i.getId())).findFirst().orElseThrow();
  }

  private List<MenuItem> menu() {
    List<MenuItem> all = whole();
    // Of several windows.
    all.removeIf(i -> Set.of("Quit", "New window").contains(i.getText()));
    List<MenuItem> examples =
        all.stream().filter(i -> ("" + i.getId()).startsWith("example-")).toList();
    if (!Nightly.isOn()) all.removeAll(examples.subList(MOST_EXAMPLES, examples.size()));
    return all;
  }

  /// By day every third.
  private static <T> List<T> today(List<T> names) {
    if (Nightly.isOn()) return names;
    return IntStream.range(0, names.size()).filter(i -> i % 3 == 0).mapToObj(names::get).toList();
  }

  @Test
  void everyItemOfEveryMenuDoesSomething() {
    settled();
    remember();
    List<String> names = menu().stream().map(NothingIsDeadTest::called).toList();
    assertTrue(names.size() > 60, "" + names.size());
    for (State state : STATES) {
      prepare(state);
      for (String name : today(names)) {
        // The list of recent files is made anew meanwhile.
        Optional<MenuItem> item = menu().stream().filter(i -> called(i).equals(name)).findFirst();
        boolean already =
            item.filter(i -> i instanceof RadioMenuItem radio && radio.isSelected()).isPresent();
        if (item.isEmpty() || already || !asked(() -> isOffered(item.get()))) continue;
        chosen(name, state, () -> choose(item.get()));
        prepare(state);
      }
    }
    assertEquals(List.of(), List.copyOf(dead));
    assertTrue(tried > 15, tried + " tried");
  }

  @Test
  void everyButtonDoesSomething() {
    settled();
    remember();
    for (State state : STATES) {
      prepare(state);
      for (int i = 0; i < buttons().size(); i++) {
        ButtonBase button = buttons().get(i);
        chosen(
            button.getId() + " " + button.getText() + button.getAccessibleText(),
            state,
            button::fire);
        prepare(state);
      }
    }
    assertEquals(List.of(), List.copyOf(dead));
    assertTrue(tried >= 10, tried + " tried");
  }

  @Test
  void everyKeyOfTheListDoesSomething() {
    settled();
    remember();
    for (State state : STATES) {
      if (state == State.PRESENTING) continue;
      prepare(state);
      String text = text();
      for (ToldKey key : today(ToldKey.ofWindow(model.words()))) {
        // Another window is another's.
        if (key.row().equals("ui.keys.new")) continue;
        Optional<Node> place = asked(() -> place(key));
        if (place.isEmpty() || isSaidToBeDead(key)) continue;
        interact(place.get()::requestFocus);
        chosen(key.written() + " at " + place.get().getId(), state, () -> key.strike(place.get()));
        again(state, text);
      }
    }
    assertEquals(List.of(), List.copyOf(dead));
    assertTrue(tried >= 10, tried + " tried");
  }

  @Test
  void everyKeyOfWhoPresentsDoesSomething() {
    settled();
    remember();
    for (State state : STATES) {
      // Where there is no picture nothing is presented, and that is said.
      if (state != State.STEPPING) continue;
      prepare(state);
      presenting();
      for (ToldKey key : ToldKey.ofClass(model.words())) {
        Stage shown = ofClass().orElseThrow();
        chosen(
            key.written() + " of who presents",
            state,
            () -> key.strike(shown.getScene().getFocusOwner()));
      }
      assertEquals(Optional.empty(), ofClass());
    }
    assertEquals(List.of(), List.copyOf(dead));
    assertTrue(tried >= 10, tried + " tried");
  }

  /// In the window of a class too the keys of the window do what they do, or say that they wait.
  @Test
  void everyKeyOfTheWindowIsHeardWhilePresenting() {
    settled();
    remember();
    prepare(State.STEPPING);
    String text = text();
    for (ToldKey key : today(ToldKey.ofWindow(model.words()))) {
      if (ofClass().isEmpty()) presenting();
      Stage shown = ofClass().orElseThrow();
      Node focused = shown.getScene().getFocusOwner();
      interact(() -> {
        model.picture().player().go(3);
        // What was told before is read.
        Event.fireEvent(
            focused,
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F, false, false, false, false));
      });
      chosen(key.written() + " while presenting", State.PRESENTING, () -> key.strike(focused));
    }
    assertEquals(List.of(), List.copyOf(dead));
    assertEquals(text, text());
    assertTrue(tried >= 10, tried + " tried");
  }

  /// Where a key is told to do something; empty while there is no such place.
  private Optional<Node> place(ToldKey key) {
    String query =
        switch (key.row().replace("ui.keys.", "")) {
          case "notch" -> "#input-x";
          case "complete", "canvas" -> ".editor";
          case "tabs" -> "#panel-tabs";
          // Only where it is shown it has headings.
          case "sort" -> "#values .column-header";
          default -> ".diagram-canvas";
        };
    return Optional.ofNullable(stage.getScene().lookup(query)).filter(NothingIsDeadTest::isInSight);
  }

  /// Whether the tab that holds it is open.
  private static boolean isInSight(Node node) {
    return node == null || node.isVisible() && isInSight(node.getParent());
  }

  /// Whether it is shown that what a key does cannot be had: by the item of the menu, or the
  /// button, that does the same.
  private boolean isSaidToBeDead(ToldKey key) {
    return asked(() -> {
      String id =
          switch (key.row().replace("ui.keys.", "")) {
            case "next" -> "#forward";
            case "back" -> "#back";
            case "start" -> "#start";
            case "end" -> "#end";
            case "play" -> "#play";
            case "fit" -> "fit";
            case "zoom" -> "zoomIn";
            default -> "";
          };
      if (id.startsWith("#")) return stage.getScene().lookup(id).isDisabled();
      return whole().stream()
          .filter(i -> id.equals(i.getId()) || key.is(i.getAccelerator()))
          .anyMatch(i -> !isOffered(i));
    });
  }

  /// As it was before a key, with as little as that takes.
  private void again(State state, String text) {
    boolean same =
        asked(() ->
            text.equals(text())
                && lookup("#search").tryQuery().filter(Node::isVisible).isEmpty()
                && !stage.isFullScreen()
                && Window.getWindows().size() == 1
                && first.entrySet().stream().allMatch(e -> isAsBefore(e.getKey(), e.getValue())));
    if (!same) prepare(state);
    interact(() -> {
      Player player = model.picture().player();
      if (player.playing().get()) player.toggle();
      if (state == State.STEPPING) {
        player.go(3);
        canvas().fit();
        canvas().zoomIn();
      }
      lookup("#written").queryAll().forEach(n -> n.setVisible(false));
      dialogs.keysShown = false;
      Clipboard.getSystemClipboard().clear();
    });
  }

  private boolean isAsBefore(Property<?> property, Object value) {
    return property == model.settings().panel() || value.equals(property.getValue());
  }

  private List<ButtonBase> buttons() {
    List<ButtonBase> all = new ArrayList<>();
    asked(() -> {
      buttons(stage.getScene().getRoot(), all);
      return null;
    });
    return all;
  }

  private static void buttons(Node node, List<ButtonBase> all) {
    if (!node.isVisible() || node.isDisabled()) return;
    if (node instanceof ButtonBase button) all.add(button);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(c -> buttons(c, all));
    }
  }
}
