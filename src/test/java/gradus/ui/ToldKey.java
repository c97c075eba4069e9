package gradus.ui;

import gradus.ui.present.KeyList;
import gradus.ui.present.Presenter;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// A key of the list of keys as it is written there, and how hands strike it.
///
/// @param row what the list says it does
/// @param written such as Ctrl+Shift+C; a sign is written as it is
/// @param code undefined for a sign that is read as a character
/// @param held such as Ctrl and Shift
record ToldKey(String row, String written, KeyCode code, List<String> held) {
  private static final Map<String, KeyCode> NAMED =
      Map.of(
          "←", KeyCode.LEFT,
          "→", KeyCode.RIGHT,
          "↑", KeyCode.UP,
          "↓", KeyCode.DOWN,
          "[", KeyCode.OPEN_BRACKET,
          "]", KeyCode.CLOSE_BRACKET,
          ".", KeyCode.PERIOD);

  private static final List<String> SIGNS = List.of("+", "−", "?");

  /// Those of the window.
  static List<ToldKey> ofWindow(Words words) {
    return all(KeyList.KEYS, words);
  }

  /// Those of who presents.
  static List<ToldKey> ofClass(Words words) {
    return all(Presenter.KEYS, words);
  }

  private static List<ToldKey> all(List<String> rows, Words words) {
    List<ToldKey> all = new ArrayList<>();
    for (String row : rows) {
      String held = "";
      for (String written : words.say(row + ".key").split(" {2,}|(?<=[←→↑↓]) ")) {
        // What the mouse does is no key.
        if (written.matches(".*(click|drag)")) continue;
        // "Alt+→ ← ↑ ↓" holds it for all of them.
        if (written.matches("Alt\\+[←→]")) held = "Alt+";
        all.add(of(row, written.contains("+") ? written : held + written));
      }
    }
    return all;
  }

  private static ToldKey of(String row, String written) {
    if (SIGNS.contains(written)) return new ToldKey(row, written, KeyCode.UNDEFINED, List.of());
    List<String> parts = Arrays.asList(written.split("\\+"));
    String last = parts.getLast();
    KeyCode code = NAMED.getOrDefault(last, KeyCode.getKeyCode(last));
    if (code == null) throw new AssertionError("no such key: " + written + " of " + row);
    return new ToldKey(row, written, code, parts.subList(0, parts.size() - 1));
  }

  /// The key of a menu item that this one is.
  boolean is(KeyCombination accelerator) {
    return accelerator != null && accelerator.match(event(KeyEvent.KEY_PRESSED));
  }

  /// Goes down and up, at what has the focus.
  void strike(EventTarget focused) {
    Stream.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_TYPED, KeyEvent.KEY_RELEASED)
        .filter(type -> code != KeyCode.UNDEFINED || type == KeyEvent.KEY_TYPED)
        .filter(type -> code == KeyCode.UNDEFINED || type != KeyEvent.KEY_TYPED)
        .forEach(type -> Event.fireEvent(focused, event(type)));
  }

  private KeyEvent event(EventType<KeyEvent> type) {
    return new KeyEvent(
        type,
        type == KeyEvent.KEY_TYPED ? written : KeyEvent.CHAR_UNDEFINED,
        "",
        code,
        held.contains("Shift"),
        held.contains("Ctrl"),
        held.contains("Alt"),
        false);
  }
}
