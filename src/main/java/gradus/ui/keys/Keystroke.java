package gradus.ui.keys;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/// What a plain key does in the window: the one table of them. Wherever the focus is, a key does it
/// unless a [Holder] keeps the key for itself.
public enum Keystroke {
  NEXT(KeyCode.RIGHT, KeyCode.KP_RIGHT, KeyCode.SPACE, KeyCode.PAGE_DOWN),
  BACK(KeyCode.LEFT, KeyCode.KP_LEFT, KeyCode.PAGE_UP),
  START(KeyCode.HOME),
  END(KeyCode.END),
  PLAY(KeyCode.P),
  FIT(KeyCode.F);

  private final List<KeyCode> keys;

  Keystroke(KeyCode... keys) {
    this.keys = List.of(keys);
  }

  /// The keys that do it.
  public List<KeyCode> keys() {
    return keys;
  }

  /// What a key does; empty where it does nothing.
  public static Optional<Keystroke> of(KeyCode key) {
    return Arrays.stream(values()).filter(s -> s.keys.contains(key)).findFirst();
  }
}
