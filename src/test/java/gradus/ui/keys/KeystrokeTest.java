package gradus.ui.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The table of keys.
class KeystrokeTest {
  @Test
  void aKeyDoesOneThing() {
    List<KeyCode> all = Arrays.stream(Keystroke.values()).flatMap(s -> s.keys().stream()).toList();
    assertEquals(all.size(), all.stream().distinct().count());
    assertEquals(Optional.of(Keystroke.NEXT), Keystroke.of(KeyCode.PAGE_DOWN));
    assertEquals(Optional.of(Keystroke.BACK), Keystroke.of(KeyCode.LEFT));
    assertEquals(Optional.empty(), Keystroke.of(KeyCode.DOWN));
  }

  @Test
  void onlyTextAndWhatIsOpenKeepsEveryKey() {
    for (Keystroke stroke : Keystroke.values()) {
      for (KeyCode key : stroke.keys()) {
        assertTrue(Holder.TEXT.keeps(key, false));
        assertTrue(Holder.OPEN.keeps(key, false));
        assertFalse(Holder.OTHER.keeps(key, true));
        boolean moves =
            Set.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.HOME, KeyCode.END).contains(key);
        assertEquals(moves, Holder.SLIDER.keeps(key, true));
      }
    }
    assertTrue(Holder.BUTTON.keeps(KeyCode.SPACE, true));
    assertFalse(Holder.BUTTON.keeps(KeyCode.SPACE, false));
    assertFalse(Holder.BUTTON.keeps(KeyCode.RIGHT, true));
  }
}
