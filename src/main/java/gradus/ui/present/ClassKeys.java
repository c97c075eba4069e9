package gradus.ui.present;

import gradus.ui.work.Player;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// Keys while a class sees the picture, among them those that a clicker sends.
final class ClassKeys {
  private final Player player;
  private final ClassView view;
  private final Stage stage;
  private final Presentation presentation;

  ClassKeys(Player player, ClassView view, Stage stage, Presentation presentation) {
    this.presentation = presentation;
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
    switch (event.getCode()) {
      case RIGHT, KP_RIGHT, DOWN, PAGE_DOWN, SPACE, ENTER -> player.next();
      case LEFT, KP_LEFT, UP, PAGE_UP, BACK_SPACE -> player.back();
      case HOME -> player.start();
      case END -> player.end();
      case P -> player.toggle();
      case B, PERIOD, DECIMAL -> Presentation.toggle(presentation.blank());
      case S -> Presentation.toggle(presentation.spotlight());
      case C -> Presentation.toggle(presentation.caption());
      case H -> Presentation.toggle(player.asking());
      case L -> presentation.pressPointer();
      case F -> view.canvas().fit();
      case F11 -> stage.setFullScreen(!stage.isFullScreen());
      case ESCAPE, F5 -> stage.close();
      default -> {
        return;
      }
    }
    // Who uses the keys has read them.
    presentation.hint().set(false);
    event.consume();
  }

  private void released(KeyEvent event) {
    if (event.getCode() == KeyCode.L) presentation.releasePointer();
  }

  /// Signs are read as characters: where their keys are differs from keyboard to keyboard.
  private void typed(KeyEvent event) {
    switch (event.getCharacter()) {
      case "+", "=" -> view.canvas().zoomIn();
      case "-", "−" -> view.canvas().zoomOut();
      case "?" -> Presentation.toggle(presentation.help());
      default -> {}
    }
  }
}
