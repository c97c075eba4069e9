package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.document.Document;
import gradus.graph.Gate;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Theme;
import gradus.ui.work.PictureModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// In every language, theme, size of letters and of the window no text is cut or leaves the window,
/// and no two lie on each other.
class RoomForTextTest extends OpenPanel {
  private static final int MOST_FRAMES = 8;
  private static final int HINTS = 5;

  private record Room(double width, double height) {}

  private static final List<Room> ROOMS =
      List.of(new Room(1000, 700), new Room(1366, 768), new Room(1920, 1080), new Room(3840, 2160));

  private static final List<Double> LETTERS = List.of(1.0, 1.25, 1.5, 2.0);

  private final Set<String> wrong = new TreeSet<>();
  private final TextsInSight texts = new TextsInSight();

  /// How the window is.
  private record Setting(Locale locale, Theme theme, double letters, Room room) {
    @Override
    public String toString() {
      return "%s %s %.0f %% %.0f×%.0f"
          .formatted(locale, theme, 100 * letters, room.width, room.height);
    }
  }

  /// All sizes in both languages; by day two, one of them the smallest window with the largest
  /// letters, which have the least room.
  private static List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    int way = 0;
    for (Room room : ROOMS) {
      for (double letters : LETTERS) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
          Theme theme = Theme.values()[way % Theme.values().length];
          if (way++ % 21 == 7 || Nightly.isOn()) all.add(new Setting(locale, theme, letters, room));
        }
      }
    }
    return all;
  }

  private void set(Setting setting) {
    interact(() -> {
      model.settings().locale().set(setting.locale);
      model.settings().textSize().set(setting.letters);
      model.settings().theme().set(setting.theme);
      stage.setX(0);
      stage.setY(0);
      stage.setWidth(setting.room.width);
      stage.setHeight(setting.room.height);
    });
  }

  private void look(String state) {
    look(stage.getScene(), state);
  }

  /// Lines that go on below find their height in some frames.
  private void look(Scene scene, String state) {
    for (int i = 0; i < MOST_FRAMES; i++) {
      frame();
      Set<String> found = asked(() -> texts.walk(scene, state));
      if (!found.isEmpty() && i < MOST_FRAMES - 1) continue;
      wrong.addAll(found);
      return;
    }
  }

  @Test
  void noTextIsCutAndNoneLiesOnAnother() {
    settled();
    List<Setting> settings = settings();
    assertEquals(Nightly.isOn() ? 32 : 2, settings.size());
    for (Setting setting : settings) {
      set(setting);
      everyState("" + setting);
      everyDialog(setting);
      everyMenu(setting);
      presenting(setting);
    }
    assertEquals(List.of(), List.copyOf(wrong));
    assertTrue(texts.texts() > 1000, texts.texts() + " texts");
  }

  /// Every example; by day one with long names and one with matrices, in widths that leave little.
  @Test
  void noCellOfATableIsCutWhateverTheExample() {
    settled();
    for (Room room : ROOMS.subList(0, 2)) {
      for (double letters : List.of(1.0, 1.5, 2.0)) {
        boolean few = letters == 2.0 ? room.width == 1000 : letters == 1.5 && room.width == 1366;
        if (!few && !Nightly.isOn()) continue;
        String byDay = letters == 2.0 ? "three-layer" : "apples";
        set(new Setting(Locale.ENGLISH, Theme.LIGHT, letters, room));
        for (String tab : List.of("values", "check")) {
          open(tab);
          TableView<?> table = lookup("#" + tab).queryAs(TableView.class);
          for (Example example : Examples.all()) {
            if (!Nightly.isOn() && !example.name().equals(byDay)) continue;
            interact(() -> model.document().show(Document.EMPTY));
            until(() -> table.getItems().isEmpty());
            interact(() -> model.document().show(example));
            settled();
            boolean checked = !model.picture().diagram().get().steps().trace().isSymbolic();
            if (tab.equals("check") && !checked) continue;
            until(() -> !table.getItems().isEmpty());
            interact(() -> model.picture().player().end());
            CutCells.in(table)
                .forEach(
                    cut -> wrong.add("%s %s %s: %s".formatted(example.name(), letters, tab, cut)));
          }
        }
      }
    }
    assertEquals(List.of(), List.copyOf(wrong));
  }

  private void everyState(String how) {
    interact(() -> model.document().show(Examples.named("tanh-net").orElseThrow()));
    settled();
    for (String tab : TABS) {
      open(tab);
      interact(() -> model.picture().player().start());
      look(how + " " + tab + " at the start");
      interact(() -> model.picture().player().end());
      look(how + " " + tab + " at the end");
    }
    askedAndToured(how);
    interact(() -> model.settings().panel().set(false));
    look(how + " without panel");
    interact(() -> model.document().show(Document.EMPTY));
    until(() -> model.picture().status().get() == PictureModel.Status.EMPTY);
    look(how + " empty");
    interact(() -> model.document().type("a_long_name_of_something = 3\nf = sigmod(x"));
    until(() -> model.picture().status().get() == PictureModel.Status.WRONG);
    look(how + " wrong");
    interact(() -> model.document().type("f = x*total_of_all"));
    until(() -> !problem().isEmpty());
    look(how + " blank");
  }

  /// A gate that was clicked, a search, a notice and the hints of the beginning.
  private void askedAndToured(String how) {
    open("explain");
    Gate gate =
        model.picture().graph().gates().stream()
            .filter(Gate::isOperation)
            .findFirst()
            .orElseThrow();
    clickOn(place(gate));
    until(() -> lookup("#panel-release").query().isVisible());
    look(how + " asked");
    push(KeyCode.CONTROL, KeyCode.F);
    write("tanh");
    look(how + " searched");
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    until(() -> lookup("#written").query().isVisible());
    look(how + " noticed");
    interact(() -> lookup("#written-away").queryAs(Button.class).fire());
    push(KeyCode.ESCAPE);
    interact(() -> menu("menu-help").getItems().getFirst().fire());
    until(() -> lookup("#tour").query().isVisible());
    for (int hint = 1; hint <= HINTS; hint++) {
      look(how + " hint " + hint);
      interact(() -> lookup("#tour-next").queryAs(Button.class).fire());
    }
  }

  private Menu menu(String id) {
    return lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream()
        .filter(m -> id.equals(m.getId()))
        .findFirst()
        .orElseThrow();
  }

  /// Of the menus only the one of the examples may be scrolled.
  private void everyMenu(Setting setting) {
    for (Menu menu : lookup(".menu-bar").queryAs(MenuBar.class).getMenus()) {
      if (menu.getId().equals("menu-examples")) continue;
      Window shown = opened(menu::show);
      double high = asked(() -> shown.getScene().getRoot().prefHeight(-1));
      double bar = lookup(".menu-bar").query().getLayoutBounds().getHeight();
      if (high + bar > setting.room.height) {
        wrong.add(
            "%s menu %s is %.0f px high below %.0f px".formatted(setting, menu.getId(), high, bar));
      }
      interact(menu::hide);
    }
  }

  /// What a class sees, as large as the screen, and what the presenter has meanwhile.
  private void presenting(Setting setting) {
    interact(() -> menu("menu-view").getItems().get(1).fire());
    until(() -> classStage() != null && classStage().getScene().lookup("#key-card") != null);
    interact(() -> {
      classStage().setWidth(setting.room.width);
      classStage().setHeight(setting.room.height);
    });
    look(classStage().getScene(), setting + " class");
    interact(classStage()::requestFocus);
    push(KeyCode.END);
    write("?");
    look(classStage().getScene(), setting + " class with its keys");
    look(setting + " beside the class");
    interact(classStage()::hide);
  }

  private Stage classStage() {
    return Window.getWindows().stream()
        .filter(w -> w.getScene() != null)
        .filter(w -> w.getScene().getRoot().getStyleClass().contains("class-view"))
        .map(Stage.class::cast)
        .findFirst()
        .orElse(null);
  }

  private void everyDialog(Setting setting) {
    program("f = x*total_of_all\nx = 2");
    Rectangle2D screen = new Rectangle2D(0, 0, setting.room.width, setting.room.height);
    EveryDialog every = new EveryDialog(stage, model, () -> screen);
    for (String name : every.names()) {
      Window dialog = opened(() -> every.show(name));
      look(dialog.getScene(), setting + " dialog " + name);
      if (dialog.getScene().getWidth() > screen.getWidth()
          || dialog.getScene().getHeight() > EveryDialog.WITHIN * screen.getHeight()) {
        wrong.add(
            "%s dialog %s is larger than the screen: %.0f×%.0f"
                .formatted(
                    setting, name, dialog.getScene().getWidth(), dialog.getScene().getHeight()));
      }
      interact(dialog::hide);
    }
  }

  /// Shows a window, and waits until it stands there.
  private Window opened(Runnable show) {
    Set<Window> before = asked(() -> Set.copyOf(Window.getWindows()));
    Platform.runLater(show);
    until(() -> Window.getWindows().size() > before.size());
    return asked(() ->
        Window.getWindows().stream().filter(w -> !before.contains(w)).findFirst().orElseThrow());
  }
}
