package gradus.ui.grid;

import gradus.grid.GridText;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What keys do among the cells of a grid while none is typed in.
final class GridKeys {
  private final GridModel model;
  private final GridSheet sheet;

  GridKeys(GridModel model, GridSheet sheet) {
    this.model = model;
    this.sheet = sheet;
  }

  /// Down the column, and on at the head of the next one.
  void step(int by) {
    GridText grid = model.grid();
    int at = model.cursor().column() * grid.rows() + model.cursor().row() + by;
    if (at < 0 || at >= grid.rows() * grid.columns()) return;
    model.go(at % grid.rows(), at / grid.rows(), false);
  }

  void tab(KeyEvent event) {
    boolean went = model.next(event.isShiftDown() ? -1 : 1);
    if (!went) sheet.leaveBy(event.isShiftDown());
  }

  void pressed(KeyEvent event) {
    if (!model.isOpen() || event.getTarget() != sheet) return;
    boolean handled =
        event.isShortcutDown()
            ? shortcut(event.getCode())
            : event.isAltDown() ? shaped(event) : plain(event);
    if (handled) event.consume();
  }

  private boolean shortcut(KeyCode key) {
    GridText grid = model.grid();
    GridModel.GridCell at = model.cursor();
    switch (key) {
      case A -> model.chooseAll();
      case C -> copy();
      case X -> {
        copy();
        model.clear();
      }
      case V -> paste();
      case HOME -> model.go(0, 0, false);
      case END -> model.go(grid.rows() - 1, grid.columns() - 1, false);
      case UP -> model.go(0, at.column(), false);
      case DOWN -> model.go(grid.rows() - 1, at.column(), false);
      case LEFT -> model.go(at.row(), 0, false);
      case RIGHT -> model.go(at.row(), grid.columns() - 1, false);
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Alt and an arrow adds a row or column on that side, with Shift one goes.
  private boolean shaped(KeyEvent event) {
    boolean gone = event.isShiftDown();
    switch (event.getCode()) {
      case UP, DOWN -> {
        if (gone) {
          model.removeRows();
        } else {
          model.addRow(event.getCode() == KeyCode.DOWN);
        }
      }
      case LEFT, RIGHT -> {
        if (gone) {
          model.removeColumns();
        } else {
          model.addColumn(event.getCode() == KeyCode.RIGHT);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyEvent event) {
    boolean more = event.isShiftDown();
    GridModel.GridCell at = model.cursor();
    switch (event.getCode()) {
      case UP -> model.move(-1, 0, more);
      case DOWN -> model.move(1, 0, more);
      case LEFT -> model.move(0, -1, more);
      case RIGHT -> model.move(0, 1, more);
      case PAGE_UP -> model.move(-sheet.page(), 0, more);
      case PAGE_DOWN -> model.move(sheet.page(), 0, more);
      case HOME -> model.go(at.row(), 0, more);
      case END -> model.go(at.row(), model.grid().columns() - 1, more);
      case TAB -> tab(event);
      case ENTER -> step(more ? -1 : 1);
      case F2 -> sheet.begin(model.shown(at.row(), at.column()), false);
      case DELETE, BACK_SPACE -> model.clear();
      case ESCAPE -> {
        if (!model.dropDraft()) sheet.leave();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  void typed(KeyEvent event) {
    String sign = event.getCharacter();
    boolean held = event.isShortcutDown() || event.isAltDown();
    if (!model.isOpen() || held || event.getTarget() != sheet || sign.isBlank()) return;
    if (sign.chars().anyMatch(Character::isISOControl)) return;
    sheet.begin(sign, true);
    event.consume();
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(model.copied());
    Clipboard.getSystemClipboard().setContent(content);
  }

  /// Takes a table from the clipboard.
  void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    model.paste(text == null ? "" : text);
  }
}
