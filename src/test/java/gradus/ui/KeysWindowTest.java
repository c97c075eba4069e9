package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.trace.Grain;
import gradus.ui.keys.Holder;
import gradus.ui.keys.Keystroke;
import gradus.ui.work.Player;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// The stepping keys step wherever the focus is, except in a text, and a control keeps only the
/// keys that it needs.
class KeysWindowTest extends OpenPanel {
  private Player player() {
    return model.picture().player();
  }

  private int step() {
    return player().step().get();
  }

  private String tab() {
    return lookup("#panel-tabs")
        .queryAs(TabPane.class)
        .getSelectionModel()
        .getSelectedItem()
        .getId();
  }

  private void steps(KeyCode key, int to) {
    type(key);
    until(() -> step() == to);
  }

  @Test
  void afterAClickOnATabTheKeysStepAndTheTabStays() {
    settled();
    open("explain");
    clickOn("#tab-values");
    until(() -> tab().equals("tab-values"));
    steps(KeyCode.RIGHT, 1);
    steps(KeyCode.SPACE, 2);
    steps(KeyCode.LEFT, 1);
    steps(KeyCode.END, player().last().get());
    steps(KeyCode.HOME, 0);
    assertEquals("tab-values", tab());
    type(KeyCode.DOWN);
    until(() -> tab().equals("tab-check"));
    type(KeyCode.UP);
    until(() -> tab().equals("tab-values"));
    assertEquals(0, step());
  }

  @Test
  void afterAGrainIsChosenTheSpaceBarSteps() {
    settled();
    clickOn("#grain");
    chooseItem("Factor");
    until(() -> model.settings().grain().get() == Grain.PART);
    settled();
    int before = step();
    steps(KeyCode.SPACE, before + 1);
    steps(KeyCode.RIGHT, before + 2);
    assertFalse(lookup("#grain").queryAs(ComboBox.class).isShowing());
  }

  @Test
  void inAnOpenMenuTheKeysAreTheMenus() {
    settled();
    clickOn("#menu-view");
    until(() -> lookup("#menu-theme").tryQuery().isPresent());
    for (KeyCode key : List.of(KeyCode.RIGHT, KeyCode.LEFT, KeyCode.END, KeyCode.HOME)) {
      type(key);
      assertEquals(0, step(), key + " stepped behind the menu");
    }
    type(KeyCode.ESCAPE);
    type(KeyCode.ESCAPE);
    steps(KeyCode.RIGHT, 1);
  }

  @Test
  void altAndALetterOpenTheMenuThatShowsItAndWriteNothing() {
    settled();
    String text = text();
    clickOn(".editor");
    MenuBar bar = lookup(".menu-bar").queryAs(MenuBar.class);
    for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      interact(() -> model.settings().locale().set(locale));
      List<String> letters =
          bar.getMenus().stream().map(m -> m.getText().replaceAll(".*_(.).*", "$1")).toList();
      assertEquals(List.of("F", "E", "X", "V", "G", "H"), upper(letters));
      for (int i = 0; i < letters.size(); i++) {
        KeyCode key = KeyCode.getKeyCode(letters.get(i).toUpperCase(Locale.ROOT));
        push(KeyCode.ALT, key);
        Menu menu = bar.getMenus().get(i);
        until(menu::isShowing);
        push(KeyCode.ESCAPE);
        interact(menu::hide);
        interact(() -> lookup(".editor").query().requestFocus());
      }
    }
    push(KeyCode.ALT, KeyCode.W);
    interact(() -> Event.fireEvent(stage.getScene().getFocusOwner(), typedWithAlt("w")));
    assertEquals(text, text());
  }

  private static List<String> upper(List<String> letters) {
    return letters.stream().map(l -> l.toUpperCase(Locale.ROOT)).toList();
  }

  private static KeyEvent typedWithAlt(String letter) {
    return new KeyEvent(
        KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, true, false);
  }

  @Test
  void inAnOpenListTheKeysAreTheLists() {
    settled();
    ComboBox<?> grain = lookup("#grain").queryAs(ComboBox.class);
    clickOn("#grain");
    until(grain::isShowing);
    for (KeyCode key : List.of(KeyCode.END, KeyCode.HOME, KeyCode.PAGE_DOWN)) {
      type(key);
      assertTrue(grain.isShowing());
      assertEquals(0, step(), key + " stepped behind the list");
    }
    type(KeyCode.ESCAPE);
    until(() -> !grain.isShowing());
    steps(KeyCode.RIGHT, 1);
  }

  @Test
  void whatTheKeyboardLedToIsPressedByTheSpaceBarAndWhatWasClickedIsNot() {
    settled();
    open("derive");
    until(() -> lookup("#panel-tabs .check-box").tryQuery().filter(Node::isVisible).isPresent());
    CheckBox box = lookup("#panel-tabs .check-box").queryAs(CheckBox.class);
    // What there is to copy is where the keyboard leads next.
    until(() -> lookup("#derive-latex").tryQuery().filter(Node::isVisible).isPresent());
    settled();
    interact(box::requestFocus);
    // Away and back by the keyboard.
    type(KeyCode.TAB);
    push(KeyCode.SHIFT, KeyCode.TAB);
    until(() -> box.isFocused() && box.isFocusVisible());
    type(KeyCode.SPACE);
    until(box::isSelected);
    assertEquals(0, step());
    steps(KeyCode.RIGHT, 1);
    clickOn(box);
    until(() -> !box.isSelected());
    steps(KeyCode.SPACE, 2);
    assertFalse(box.isSelected());
  }

  @Test
  void everyControlKeepsTheKeysThatTheTableSaysAndNoOther() {
    program("x = [1, 2], W = [[1, 2], [3, 4]]\nf = sum(W x)");
    Map<Holder, Set<Node>> walked = new EnumMap<>(Holder.class);
    List<String> wrong = new ArrayList<>();
    for (String tab : TABS) {
      open(tab);
      until(() -> tab().equals("tab-" + tab));
      settled();
      for (Node control : focusable(stage.getScene().getRoot(), new ArrayList<>())) {
        Holder holder = Holder.of(control);
        if (!walked.computeIfAbsent(holder, h -> new HashSet<>()).add(control)) continue;
        interact(() -> walk(control, holder, wrong));
      }
    }
    assertEquals(List.of(), wrong);
    for (Holder holder :
        List.of(Holder.TEXT, Holder.SLIDER, Holder.GRID, Holder.BUTTON, Holder.OTHER)) {
      assertTrue(walked.containsKey(holder), "none walked: " + holder);
    }
  }

  private void walk(Node control, Holder holder, List<String> wrong) {
    for (Keystroke stroke :
        List.of(Keystroke.NEXT, Keystroke.BACK, Keystroke.START, Keystroke.END)) {
      for (KeyCode key : stroke.keys()) {
        player().go(2);
        control.requestFocus();
        if (!control.isFocused()) return;
        int to =
            holder.keeps(key, control.isFocusVisible())
                ? 2
                : switch (stroke) {
                  case NEXT -> 3;
                  case BACK -> 1;
                  case START -> 0;
                  case END -> player().last().get();
                  case PLAY, FIT -> throw new AssertionError(stroke);
                };
        Event.fireEvent(control, pressed(key));
        if (step() != to) wrong.add(key + " at " + control + ": " + step() + ", not " + to);
      }
    }
  }

  private static KeyEvent pressed(KeyCode key) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false);
  }

  /// All that the keyboard can lead to and that is to be seen.
  private static List<Node> focusable(Parent parent, List<Node> found) {
    for (Node node : List.copyOf(parent.getChildrenUnmodifiable())) {
      if (!node.isVisible() || node.isDisabled()) continue;
      if (node.isFocusTraversable()) found.add(node);
      boolean whole = node instanceof Slider || node instanceof ComboBox<?>;
      if (node instanceof Parent inner && !whole) focusable(inner, found);
    }
    return found;
  }
}
