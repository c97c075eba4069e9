package gradus.ui;

import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.editor.Editor;
import gradus.ui.grid.GridCard;
import gradus.ui.keys.Holder;
import gradus.ui.keys.Keystroke;
import gradus.ui.keys.MenuLetters;
import gradus.ui.keys.Roaming;
import gradus.ui.network.NetworkPane;
import gradus.ui.seek.WireWalk;
import gradus.ui.table.ExampleRows;
import gradus.ui.touch.TouchModel;
import gradus.ui.work.DocumentModel;
import gradus.ui.work.Player;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Keys of the whole window. What a plain key does is told by [Keystroke], and where it does it by
/// [Holder].
final class Keys {
  private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
  private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Y");
  private static final KeyCombination REDO_TOO = KeyCombination.valueOf("Shortcut+Shift+Z");
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private static final KeyCombination REMEDY =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.ALT_DOWN);

  private final Scene scene;
  private final DocumentModel document;
  private final Player player;
  private final DiagramCanvas canvas;
  private final NetworkPane network;
  private final Editor editor;
  private final Roaming roaming;
  private final Actions actions;
  private final MenuLetters menus;

  Keys(
      Scene scene,
      DocumentModel document,
      Player player,
      DiagramCanvas canvas,
      NetworkPane network,
      Editor editor,
      Roaming roaming,
      MenuLetters menus,
      Actions actions) {
    this.scene = scene;
    this.document = document;
    this.player = player;
    this.canvas = canvas;
    this.network = network;
    this.editor = editor;
    this.roaming = roaming;
    this.menus = menus;
    this.actions = actions;
    scene.addEventFilter(KeyEvent.ANY, this::letter);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  private void letter(KeyEvent event) {
    if (menus.takes(event)) event.consume();
  }

  private boolean isWriting() {
    return Holder.of(scene.getFocusOwner()).isWritten();
  }

  private void pressed(KeyEvent event) {
    if (event.isConsumed()) return;
    // An open menu is closed by its own Escape, and chosen from by its own keys.
    if (Holder.of(scene) == Holder.OPEN) return;
    // Before the text controls, which would undo only what they hold themselves.
    if (REMEDY.match(event)) {
      actions.remedy();
    } else if (UNDO.match(event)) {
      document.undo();
    } else if (REDO.match(event) || REDO_TOO.match(event)) {
      document.redo();
    } else if (event.getCode() == KeyCode.ESCAPE && isTouching()) {
      canvas.touch().leave();
    } else if (event.getCode() == KeyCode.ESCAPE && isOnPicture() && isNeuronChosen()) {
      network.model().choose(null);
    } else if (event.getCode() == KeyCode.ESCAPE && isAway()) {
      // What was found stays marked, and a text is left for the picture as it is.
      boolean keeps = roaming.isSearching() || scene.getFocusOwner() instanceof Editor;
      roaming.leave();
      if (!keeps) roaming.turnBack();
    } else if (event.getCode() == KeyCode.ESCAPE && isOnPicture() && roaming.turnBack()) {
      event.consume();
    } else if (isWriting() || !(COPY.match(event) ? copied() : acts(event))) {
      return;
    }
    event.consume();
  }

  /// Whether an entry of the picture is touched, and nothing else has the keys.
  private boolean isTouching() {
    return scene.getFocusOwner() == canvas && canvas.touch().touch().get() != null;
  }

  private boolean isNeuronChosen() {
    return network.isShown() && network.model().chosen().get() != null;
  }

  private boolean isOnPicture() {
    return scene.getFocusOwner() == canvas;
  }

  /// Whether there is something to come back to the picture from.
  private boolean isAway() {
    Node owner = scene.getFocusOwner();
    if (GridCard.holds(owner)) return false;
    return roaming.isSearching() || owner != canvas && Holder.of(owner) != Holder.NUMBER;
  }

  private boolean copied() {
    // a table copies the cells that are chosen in it
    if (ExampleRows.holds(scene.getFocusOwner())) return false;
    actions.copyPicture();
    return true;
  }

  private boolean acts(KeyEvent event) {
    if (event.isShortcutDown() || event.isControlDown() || event.isMetaDown()) return false;
    if (event.isAltDown() && network.isShown()) {
      return network.walked(event.getCode(), event.isShiftDown());
    }
    if (event.isAltDown()) {
      return event.isShiftDown() ? touched(event.getCode()) : walked(event.getCode());
    }
    // Alt and Shift together are taken by some systems.
    if (event.isShiftDown() && isOnPicture() && Roaming.toward(event.getCode()).isPresent()) {
      return network.isShown() ? network.walked(event.getCode(), true) : touched(event.getCode());
    }
    Node owner = scene.getFocusOwner();
    if (owner == canvas && event.getCode() == KeyCode.ENTER) {
      editor.requestFocus();
      return true;
    }
    boolean led = owner != null && owner.isFocusVisible();
    Optional<Keystroke> stroke =
        Keystroke.of(event.getCode()).filter(s -> !Holder.of(owner).keeps(event.getCode(), led));
    stroke.ifPresent(this::act);
    return stroke.isPresent();
  }

  private boolean walked(KeyCode key) {
    Optional<WireWalk.Toward> toward = Roaming.toward(key);
    toward.ifPresent(roaming::walk);
    return toward.isPresent();
  }

  private boolean touched(KeyCode key) {
    Optional<TouchModel.Direction> direction = Roaming.direction(key);
    direction.ifPresent(roaming::touch);
    return direction.isPresent();
  }

  private void act(Keystroke stroke) {
    switch (stroke) {
      case NEXT -> player.next();
      case BACK -> player.back();
      case START -> player.start();
      case END -> player.end();
      case PLAY -> player.toggle();
      case FIT -> {
        if (network.isShown()) {
          network.fit();
        } else {
          canvas.fit();
        }
      }
    }
  }

  private void zoom(boolean in) {
    if (network.isShown()) {
      network.zoom(in);
    } else if (in) {
      canvas.zoomIn();
    } else {
      canvas.zoomOut();
    }
  }

  /// Signs are read as characters: where their keys are differs from keyboard to keyboard.
  private void typed(KeyEvent event) {
    if (event.isConsumed()) return;
    Holder holder = Holder.of(scene);
    if (holder.isWritten() || holder == Holder.OPEN || event.isShortcutDown()) return;
    switch (event.getCharacter()) {
      case "+", "=" -> zoom(true);
      case "-", "−" -> zoom(false);
      case "?" -> actions.keys();
      default -> {
        return;
      }
    }
    event.consume();
  }
}
