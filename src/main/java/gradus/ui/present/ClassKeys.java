package gradus.ui.present;

import gradus.ui.keys.Roaming;
import gradus.ui.touch.TouchModel;
import gradus.ui.work.Player;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// Keys while a class sees the picture, among them those that a clicker sends.
final class ClassKeys {
  private static final KeyCombination ENTER =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.ALT_DOWN);
  private static final KeyCombination COMPLETE =
      new KeyCodeCombination(KeyCode.SPACE, KeyCombination.CONTROL_DOWN);

  private final Player player;
  private final ClassView view;
  private final Stage stage;
  private final Presentation presentation;
  private final BooleanSupplier saving;
  private final Scene window;

  /// `saving` saves without asking anything, and answers whether it did; `window` is the scene
  /// whose keys wait meanwhile.
  ClassKeys(
      Player player,
      ClassView view,
      Stage stage,
      Presentation presentation,
      BooleanSupplier saving,
      Scene window) {
    this.window = window;
    this.presentation = presentation;
    this.saving = saving;
    this.player = player;
    this.view = view;
    this.stage = stage;
    stage.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    stage.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
    stage.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  private void pressed(KeyEvent event) {
    // Whatever is pressed brings the picture back, and does nothing besides.
    if (presentation.blank().get() && event.getCode() != KeyCode.ESCAPE) {
      presentation.blank().set(false);
      event.consume();
      return;
    }
    boolean walks = (event.isAltDown() || event.isShiftDown()) && view.network().isShown();
    if (walks && view.network().walked(event.getCode(), event.isShiftDown())) {
      event.consume();
      return;
    }
    Optional<TouchModel.Direction> entry =
        event.isShiftDown() ? Roaming.direction(event.getCode()) : Optional.empty();
    if (entry.isPresent() && !view.network().isShown()) {
      told(view.touch(entry.get()) ? "" : "ui.present.told.entry");
      event.consume();
      return;
    }
    boolean held = event.isControlDown() || event.isAltDown() || event.isMetaDown();
    Runnable action = held ? heldAction(event) : action(event.getCode());
    if (action == null) {
      if (waits(event)) {
        told("ui.present.told.waits");
        event.consume();
      }
      return;
    }
    // Who uses the keys has read them.
    told("");
    action.run();
    event.consume();
  }

  /// What a key does beside which Ctrl or the like is held; null for nothing.
  private Runnable heldAction(KeyEvent event) {
    if (!event.isShortcutDown()) return null;
    return switch (event.getCode()) {
      case S -> event.isShiftDown() ? null : this::save;
      case EQUALS, PLUS, ADD -> () -> view.zoom(true);
      case MINUS, SUBTRACT -> () -> view.zoom(false);
      case DIGIT0, NUMPAD0 -> () -> view.fit();
      default -> null;
    };
  }

  private void save() {
    told(saving.getAsBoolean() ? "ui.present.told.saved" : "ui.present.told.unsaved");
  }

  /// Whether it is one of the window's keys, which a class is not to see.
  private boolean waits(KeyEvent event) {
    boolean menu = window.getAccelerators().keySet().stream().anyMatch(k -> k.match(event));
    boolean walk = event.isAltDown() && (event.getCode().isArrowKey() || ENTER.match(event));
    return menu || walk || COMPLETE.match(event);
  }

  /// What a key does; null for nothing.
  private Runnable action(KeyCode code) {
    return switch (code) {
      case RIGHT, KP_RIGHT, DOWN, PAGE_DOWN, SPACE, ENTER -> () -> step(player::next);
      case LEFT, KP_LEFT, UP, PAGE_UP, BACK_SPACE -> () -> step(player::back);
      case HOME -> () -> step(player::start);
      case END -> () -> step(player::end);
      case P -> player::toggle;
      case B, PERIOD, DECIMAL -> () -> Presentation.toggle(presentation.blank());
      case S -> this::light;
      case C -> () -> Presentation.toggle(presentation.caption());
      case H -> this::holdBack;
      case L -> presentation::pressPointer;
      case F -> () -> view.fit();
      case F1 -> () -> Presentation.toggle(presentation.help());
      case F11 -> () -> stage.setFullScreen(!stage.isFullScreen());
      case ESCAPE -> this::leave;
      case F5 -> stage::close;
      default -> null;
    };
  }

  /// What lies over the picture goes first.
  private void leave() {
    if (presentation.help().get()) {
      presentation.help().set(false);
    } else {
      stage.close();
    }
  }

  private void told(String key) {
    presentation.hint().set(key);
  }

  private void step(Runnable going) {
    int before = player.step().get();
    boolean held = player.held().get();
    going.run();
    if (before != player.step().get() || held != player.held().get()) return;
    told(before == 0 ? "ui.present.first" : "ui.present.last");
  }

  /// The light of a step at which no gate is at work is not seen.
  private void light() {
    Presentation.toggle(presentation.spotlight());
    boolean unseen = view.canvas().work().width() <= 0;
    if (unseen && presentation.spotlight().get()) told("ui.present.told.light");
  }

  /// The numbers of this step were seen already.
  private void holdBack() {
    Presentation.toggle(player.asking());
    told(player.asking().get() ? "ui.present.told.asking" : "ui.present.told.telling");
  }

  private void released(KeyEvent event) {
    if (event.getCode() == KeyCode.L) presentation.releasePointer();
  }

  /// Signs are read as characters: where their keys are differs from keyboard to keyboard.
  private void typed(KeyEvent event) {
    switch (event.getCharacter()) {
      case "+", "=" -> view.zoom(true);
      case "-", "−" -> view.zoom(false);
      case "?" -> Presentation.toggle(presentation.help());
      default -> {}
    }
  }
}
