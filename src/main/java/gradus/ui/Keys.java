package gradus.ui;

import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.editor.Editor;
import gradus.ui.panel.Panel;
import gradus.ui.work.DocumentModel;
import gradus.ui.work.Player;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Keys of the whole window. Plain keys act on the picture while nobody is writing.
final class Keys {
  private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
  private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Y");
  private static final KeyCombination REDO_TOO = KeyCombination.valueOf("Shortcut+Shift+Z");
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private static final KeyCombination REMEDY =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.ALT_DOWN);

  /// What a clicker sends: it steps wherever the focus is.
  private static final Set<KeyCode> PAGES = Set.of(KeyCode.PAGE_DOWN, KeyCode.PAGE_UP);

  private final Scene scene;
  private final DocumentModel document;
  private final Player player;
  private final DiagramCanvas canvas;
  private final Editor editor;
  private final Panel panel;
  private final Actions actions;

  Keys(
      Scene scene,
      DocumentModel document,
      Player player,
      DiagramCanvas canvas,
      Editor editor,
      Panel panel,
      Actions actions) {
    this.scene = scene;
    this.document = document;
    this.player = player;
    this.canvas = canvas;
    this.editor = editor;
    this.panel = panel;
    this.actions = actions;
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  private boolean isWriting() {
    Node owner = scene.getFocusOwner();
    return owner instanceof TextInputControl || owner == editor;
  }

  private void pressed(KeyEvent event) {
    // Before the text controls, which would undo only what they hold themselves.
    if (REMEDY.match(event)) {
      actions.remedy();
    } else if (UNDO.match(event)) {
      document.undo();
    } else if (REDO.match(event) || REDO_TOO.match(event)) {
      document.redo();
    } else if (event.getCode() == KeyCode.ESCAPE && scene.getFocusOwner() != canvas) {
      canvas.requestFocus();
    } else if (isWriting() || !(COPY.match(event) ? copied() : acts(event))) {
      return;
    }
    event.consume();
  }

  private boolean copied() {
    actions.copyPicture();
    return true;
  }

  private boolean acts(KeyEvent event) {
    if (event.isShortcutDown()
        || event.isControlDown()
        || event.isAltDown()
        || event.isMetaDown()) {
      return false;
    }
    Node owner = scene.getFocusOwner();
    boolean reading = panel.holds(owner);
    if (reading && !PAGES.contains(event.getCode())) return false;
    switch (event.getCode()) {
      case RIGHT, KP_RIGHT, PAGE_DOWN -> player.next();
      case LEFT, KP_LEFT, PAGE_UP -> player.back();
      case SPACE -> {
        if (owner instanceof ButtonBase || owner instanceof ComboBoxBase<?>) return false;
        player.next();
      }
      case HOME -> player.start();
      case END -> player.end();
      case P -> player.toggle();
      case F -> canvas.fit();
      case ENTER -> {
        if (owner != canvas) return false;
        editor.requestFocus();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Signs are read as characters: where their keys are differs from keyboard to keyboard.
  private void typed(KeyEvent event) {
    if (isWriting() || event.isShortcutDown()) return;
    switch (event.getCharacter()) {
      case "+", "=" -> canvas.zoomIn();
      case "-", "−" -> canvas.zoomOut();
      case "?" -> actions.keys();
      default -> {
        return;
      }
    }
    event.consume();
  }
}
