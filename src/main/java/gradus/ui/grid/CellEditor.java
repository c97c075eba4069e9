package gradus.ui.grid;

import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The cell of a grid that is typed in. Enter, Tab and the arrows take what is typed; what is no
/// number yet is marked, and said why once it was to be taken.
final class CellEditor extends TextField {
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final GridModel model;
  private final GridSheet sheet;
  private final GridKeys keys;
  private boolean typing;

  /// Whether arrows leave the cell, because it was begun anew.
  private boolean anew;

  private boolean refused;

  CellEditor(GridModel model, GridSheet sheet, GridKeys keys) {
    this.model = model;
    this.sheet = sheet;
    this.keys = keys;
    setId("grid-cell");
    getStyleClass().add("grid-editor");
    setVisible(false);
    setManaged(false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    textProperty().addListener(o -> judge());
    focusedProperty()
        .addListener((o, was, now) -> {
          if (!now) finish();
        });
  }

  private void judge() {
    refused = false;
    pseudoClassStateChanged(WAITING, !model.isNumber(getText()));
    pseudoClassStateChanged(WRONG, false);
    sheet.requestLayout();
  }

  /// Whether a cell is typed in.
  boolean isTyping() {
    return typing;
  }

  /// Whether it was said that what is typed is no number yet.
  boolean isRefused() {
    return refused;
  }

  /// Over the cell where one is, which the sheet puts it on.
  void begin(String text, boolean over, String spoken) {
    typing = true;
    anew = over;
    setText(text);
    judge();
    setAccessibleText(spoken);
    setVisible(true);
  }

  /// What is typed is taken, or waits in its cell; whether it was taken.
  boolean finish() {
    if (!typing) return true;
    typing = false;
    boolean focused = isFocused();
    boolean taken = model.isOpen() && model.write(getText());
    setVisible(false);
    sheet.typed(focused);
    return taken;
  }

  private void takeBack() {
    typing = false;
    setVisible(false);
    sheet.typed(true);
  }

  private void pressed(KeyEvent event) {
    boolean held = event.isShortcutDown() || event.isAltDown();
    switch (event.getCode()) {
      case ENTER -> enter(event);
      case TAB -> {
        finish();
        keys.tab(event);
      }
      case ESCAPE -> takeBack();
      case UP, DOWN -> {
        if (held) return;
        finish();
        model.move(event.getCode() == KeyCode.UP ? -1 : 1, 0, false);
      }
      case LEFT, RIGHT -> {
        if (held || !anew || event.isShiftDown()) return;
        finish();
        model.move(0, event.getCode() == KeyCode.LEFT ? -1 : 1, false);
      }
      case V -> {
        if (!event.isShortcutDown() || !isTable()) return;
        takeBack();
        keys.paste();
      }
      case HOME, END -> {
        anew = false;
        return;
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  /// Whether the clipboard has more than fits into a cell.
  private static boolean isTable() {
    String text = Clipboard.getSystemClipboard().getString();
    return text != null && text.strip().matches("(?s).*[\\t\\n].*");
  }

  private void enter(KeyEvent event) {
    String typed = getText();
    if (finish()) {
      keys.step(event.isShiftDown() ? -1 : 1);
      return;
    }
    // Where it is no number yet one goes on typing.
    sheet.begin(typed, false);
    refused = true;
    pseudoClassStateChanged(WRONG, true);
    sheet.requestLayout();
  }
}
