package gradus.ui.keys;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Alt and the letter that is underlined in a header of the menu bar open its menu, and write
/// nothing. On a Mac, whose menus are not in the window, Alt makes letters of its own.
public final class MenuLetters {
  private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

  private final MenuBar bar;

  /// Of a menu bar, for as long as it lives.
  public MenuLetters(MenuBar bar) {
    this.bar = bar;
  }

  /// Opens the menu that a key is for, and takes all else that comes of it: the letter, and that
  /// Alt comes up again, which would lead to the first menu. The toolkit itself opens some, and
  /// forgets them with another language.
  ///
  /// @return whether the event is done with
  public boolean takes(KeyEvent event) {
    if (MAC) return false;
    boolean held = event.isAltDown() && !event.isControlDown() && !event.isMetaDown();
    if (event.getEventType() == KeyEvent.KEY_TYPED) return held;
    if (event.getEventType() == KeyEvent.KEY_RELEASED) {
      return event.getCode() == KeyCode.ALT && bar.getMenus().stream().anyMatch(Menu::isShowing);
    }
    Optional<Menu> wanted = held ? menu(event.getCode()) : Optional.empty();
    wanted.ifPresent(menu -> {
      bar.getMenus().forEach(Menu::hide);
      menu.show();
    });
    return wanted.isPresent();
  }

  private Optional<Menu> menu(KeyCode key) {
    return bar.getMenus().stream().filter(m -> letter(m).equals(key.getName())).findFirst();
  }

  private static String letter(Menu menu) {
    int at = menu.getText().indexOf('_') + 1;
    return menu.getText().substring(at, at + 1).toUpperCase(Locale.ROOT);
  }
}
