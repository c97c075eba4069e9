package gradus.ui.keys;

import gradus.ui.canvas.ValueField;
import gradus.ui.chart.ContourMap;
import gradus.ui.editor.Editor;
import gradus.ui.grid.GridSheet;
import gradus.ui.grid.PaintSheet;
import gradus.ui.piece.HeatGrid;
import java.util.EnumSet;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuBar;
import javafx.scene.control.PopupControl;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// What has the focus, by the plain keys that it needs for itself. All others are the window's.
public enum Holder {
  /// A menu or a list that is open: it is what the keys are for until it closes.
  OPEN(EnumSet.allOf(KeyCode.class), false),
  /// Where a person writes.
  TEXT(EnumSet.allOf(KeyCode.class), false),
  /// Numbers that are written in the picture or in a grid, which Escape puts away.
  NUMBER(EnumSet.allOf(KeyCode.class), false),
  /// The closed bar of menus, which is walked along.
  MENUS(EnumSet.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.SPACE), false),
  /// A number that is moved, also to either end.
  SLIDER(EnumSet.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.HOME, KeyCode.END), false),
  /// Entries that are walked through, and a map that is walked over.
  GRID(EnumSet.of(KeyCode.LEFT, KeyCode.RIGHT), false),
  /// What is pressed or opened by the space bar, once the keyboard led there; after a click it has
  /// done what it was clicked for.
  BUTTON(EnumSet.of(KeyCode.SPACE), true),
  /// The picture, tables, tabs, pages: they need none of the keys that mean something else.
  OTHER(EnumSet.noneOf(KeyCode.class), false);

  private final Set<KeyCode> kept;
  private final boolean byKeyboard;

  Holder(Set<KeyCode> kept, boolean byKeyboard) {
    this.kept = kept;
    this.byKeyboard = byKeyboard;
  }

  /// What has the focus in a scene.
  public static Holder of(Scene scene) {
    return isOpen(scene.getWindow()) ? OPEN : of(scene.getFocusOwner());
  }

  /// What kind of thing a view is; nothing has the focus where it is null.
  public static Holder of(Node owner) {
    return switch (owner) {
      case null -> OTHER;
      case TextInputControl number when ValueField.holds(number) -> NUMBER;
      case TextInputControl cell when cell.getParent() instanceof GridSheet -> NUMBER;
      case GridSheet cells -> NUMBER;
      case PaintSheet image -> NUMBER;
      case TextInputControl text -> TEXT;
      case Editor editor -> TEXT;
      case ComboBox<?> box when box.isEditable() -> TEXT;
      case Spinner<?> number when number.isEditable() -> TEXT;
      case Slider slider -> SLIDER;
      case HeatGrid grid -> GRID;
      case ContourMap.Field map -> GRID;
      case Node button when isInMenuBar(button) -> MENUS;
      case ButtonBase button -> BUTTON;
      case ComboBox<?> box -> BUTTON;
      case ChoiceBox<?> box -> BUTTON;
      case Node card when card.getAccessibleRole() == AccessibleRole.BUTTON -> BUTTON;
      default -> OTHER;
    };
  }

  private static boolean isInMenuBar(Node node) {
    for (Parent p = node.getParent(); p != null; p = p.getParent()) {
      if (p instanceof MenuBar) return true;
    }
    return false;
  }

  /// Whether a menu or a list is open over a window; what only tells something is none.
  private static boolean isOpen(Window window) {
    return Window.getWindows().stream()
        .anyMatch(w -> w instanceof PopupControl && !(w instanceof Tooltip) && isOver(w, window));
  }

  private static boolean isOver(Window popup, Window window) {
    Window under = popup;
    while (under instanceof PopupWindow over) {
      under = over.getOwnerWindow();
    }
    return under == window;
  }

  /// Whether one writes there.
  public boolean isWritten() {
    return this == TEXT || this == NUMBER;
  }

  /// Whether it keeps a key for itself.
  ///
  /// @param led whether the keyboard led to it, and not the mouse
  public boolean keeps(KeyCode key, boolean led) {
    return kept.contains(key) && (led || !byKeyboard);
  }
}
