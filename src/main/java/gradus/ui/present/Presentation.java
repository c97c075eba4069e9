package gradus.ui.present;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What a presenter turned on for the class.
final class Presentation {
  private final BooleanProperty pointer = new SimpleBooleanProperty();
  private final BooleanProperty spotlight = new SimpleBooleanProperty();
  private final BooleanProperty blank = new SimpleBooleanProperty();
  private final BooleanProperty help = new SimpleBooleanProperty();
  private final StringProperty hint = new SimpleStringProperty("");
  private final BooleanProperty caption = new SimpleBooleanProperty(true);
  private boolean pressed;
  private boolean isHeld;
  private boolean wasOn;

  /// Whether the mouse leaves a trail of light.
  BooleanProperty pointer() {
    return pointer;
  }

  /// Whether all but the gate at work is in the shade.
  BooleanProperty spotlight() {
    return spotlight;
  }

  /// Whether the screen is dark, so that one looks at the presenter.
  BooleanProperty blank() {
    return blank;
  }

  /// Whether the keys are shown.
  BooleanProperty help() {
    return help;
  }

  /// The message key of what is told below the picture for a while: the keys that a presenter needs
  /// first, at the beginning, and then what a key does that is not seen yet. Empty for nothing.
  StringProperty hint() {
    return hint;
  }

  /// Whether the line of the program that is at work stands above the picture.
  BooleanProperty caption() {
    return caption;
  }

  /// Begins as one does: all is to be seen, and nothing but that. The caption stays as it was
  /// chosen.
  void begin() {
    pointer.set(false);
    spotlight.set(false);
    blank.set(false);
    help.set(false);
    hint.set("ui.present.hint");
    pressed = false;
    isHeld = false;
  }

  /// The pointer's key went down; a keyboard repeats that while it is held.
  void pressPointer() {
    isHeld = pressed;
    if (pressed) return;
    pressed = true;
    wasOn = pointer.get();
    pointer.set(true);
  }

  /// The pointer's key went up: one that was held ends what it began, one that was struck leaves it
  /// or takes it away.
  void releasePointer() {
    if (!pressed) return;
    pressed = false;
    pointer.set(!isHeld && !wasOn);
  }

  static void toggle(BooleanProperty what) {
    what.set(!what.get());
  }
}
