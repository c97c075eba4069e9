package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.document.Document;
import gradus.lesson.Examples;
import gradus.picture.Theme;
import gradus.ui.piece.FormulaLine;
import gradus.ui.piece.LoweredLine;
import gradus.ui.work.PictureModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// In every language, theme, size of letters and of the window no text is cut or leaves the window,
/// and no two lie on each other.
class RoomForTextTest extends OpenPanel {
  private static final double TOUCH = 1.5;
  private static final int MOST_FRAMES = 8;

  private record Room(double width, double height) {}

  private static final List<Room> ROOMS =
      List.of(new Room(1000, 700), new Room(1366, 768), new Room(1920, 1080), new Room(3840, 2160));

  private static final List<Double> LETTERS = List.of(1.0, 1.25, 1.5, 2.0);

  private static final List<String> TABS =
      List.of("explain", "paths", "jacobian", "values", "check", "nudge", "derive", "layers");

  /// A text that is seen, and the part of the window that shows it.
  private record Seen(String text, Bounds place, Node owner) {}

  private final Set<String> wrong = new TreeSet<>();
  private final Set<String> here = new TreeSet<>();
  private int texts;

  /// Walks the window as it is now.
  private Set<String> walk(String state) {
    here.clear();
    List<Seen> seen = new ArrayList<>();
    Node root = stage.getScene().getRoot();
    Bounds window =
        new BoundingBox(0, 0, stage.getScene().getWidth(), stage.getScene().getHeight());
    collect(root, window, true, state, seen);
    for (int i = 0; i < seen.size(); i++) {
      for (int j = i + 1; j < seen.size(); j++) {
        Seen a = seen.get(i);
        Seen b = seen.get(j);
        if (overlap(a.place, b.place)) {
          here.add(state + ": \"" + a.text + "\" lies on \"" + b.text + "\"");
        }
      }
    }
    texts += seen.size();
    return Set.copyOf(here);
  }

  private static boolean overlap(Bounds a, Bounds b) {
    double across = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
    double down = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
    return across > TOUCH && down > TOUCH;
  }

  /// @param view the part of the window in which it can be seen
  /// @param fixed whether nothing scrolls it into view
  private void collect(Node node, Bounds view, boolean fixed, String state, List<Seen> seen) {
    if (!node.isVisible() || node.getOpacity() == 0) return;
    Bounds place = node.localToScene(node.getLayoutBounds());
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      labeled(labeled, view, fixed, state, seen);
    }
    if (node instanceof FormulaLine line && within(place, view)) {
      seen.add(new Seen("" + line.getAccessibleText(), place, line));
      return;
    }
    if (node instanceof LoweredLine line) {
      lowered(line, view, fixed, state, seen);
      return;
    }
    if (node instanceof TextInputControl || node instanceof Text) return;
    boolean scrolls =
        node instanceof ScrollPane
            || node instanceof TableView<?>
            || node.getStyleClass().contains("editor");
    Bounds inside = node.getStyleClass().contains("viewport") || scrolls ? cut(view, place) : view;
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        collect(child, inside, fixed && !scrolls, state, seen);
      }
    }
  }

  private static Bounds cut(Bounds a, Bounds b) {
    double x = Math.max(a.getMinX(), b.getMinX());
    double y = Math.max(a.getMinY(), b.getMinY());
    return new BoundingBox(
        x,
        y,
        Math.max(0, Math.min(a.getMaxX(), b.getMaxX()) - x),
        Math.max(0, Math.min(a.getMaxY(), b.getMaxY()) - y));
  }

  private static boolean within(Bounds place, Bounds view) {
    return place.getMinX() >= view.getMinX() - TOUCH
        && place.getMinY() >= view.getMinY() - TOUCH
        && place.getMaxX() <= view.getMaxX() + TOUCH
        && place.getMaxY() <= view.getMaxY() + TOUCH;
  }

  /// What a label says with lowered letters.
  private void lowered(
      LoweredLine line, Bounds view, boolean fixed, String state, List<Seen> seen) {
    Node label = line.getParent();
    String text = ((Labeled) label).getText();
    Bounds place = line.localToScene(line.getLayoutBounds());
    if (!within(place, label.localToScene(label.getLayoutBounds()))) {
      here.add(state + ": \"" + text + "\" is cut " + label.getStyleClass());
    }
    if (fixed && !within(place, view)) {
      here.add(state + ": \"" + text + "\" leaves the window " + place);
    }
    if (within(place, view)) seen.add(new Seen(text, place, label));
  }

  private void labeled(Labeled labeled, Bounds view, boolean fixed, String state, List<Seen> seen) {
    for (Node child : labeled.getChildrenUnmodifiable()) {
      if (!(child instanceof Text text) || text.getText().isEmpty() || !text.isVisible()) continue;
      Bounds place = text.localToScene(text.getLayoutBounds());
      if (text.getText().endsWith(labeled.getEllipsisString())
          && !labeled.getText().endsWith(labeled.getEllipsisString())) {
        here.add(
            state
                + ": \""
                + labeled.getText()
                + "\" is cut to \""
                + text.getText()
                + "\" "
                + labeled.getStyleClass());
      }
      if (fixed && !within(place, view)) {
        here.add(state + ": \"" + labeled.getText() + "\" leaves the window " + place);
      }
      if (within(place, view)) seen.add(new Seen(text.getText(), place, labeled));
    }
  }

  /// How the window is.
  private record Setting(Locale locale, Theme theme, double letters, Room room) {
    @Override
    public String toString() {
      return "%s %s %.0f %% %.0f×%.0f"
          .formatted(locale, theme, 100 * letters, room.width, room.height);
    }
  }

  /// All sizes in both languages; by day in turns, so that each size of window and of letters and
  /// each language is among them.
  private static List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    int way = 0;
    for (Room room : ROOMS) {
      for (double letters : LETTERS) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
          Theme theme = Theme.values()[way % Theme.values().length];
          if (way++ % 11 == 1 || Nightly.isOn()) all.add(new Setting(locale, theme, letters, room));
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

  /// Lines that go on below find their height in some frames.
  private void look(String state) {
    for (int i = 0; i < MOST_FRAMES; i++) {
      frame();
      Set<String> found = asked(() -> walk(state));
      if (!found.isEmpty() && i < MOST_FRAMES - 1) continue;
      wrong.addAll(found);
      return;
    }
  }

  @Test
  void noTextIsCutAndNoneLiesOnAnother() {
    settled();
    List<Setting> settings = settings();
    assertEquals(Nightly.isOn() ? 32 : 3, settings.size());
    for (Setting setting : settings) {
      set(setting);
      everyState("" + setting);
    }
    assertEquals(List.of(), List.copyOf(wrong));
    assertTrue(texts > 1000, texts + " texts");
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
}
