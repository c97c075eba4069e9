package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.document.Document;
import gradus.picture.Palette;
import gradus.picture.Theme;
import gradus.ui.work.PictureModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;

/// Every text of the window stands out from what is behind it, as the values of the theme have it:
/// 4.5 to 1, large ones and signs 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11). What is disabled need not.
class ContrastWindowTest extends OpenPanel {
  private static final int MOST_FRAMES = 8;

  /// From here on a text is large, px.
  private static final double LARGE = 24;

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("disabled");

  private final Map<String, Double> faint = new TreeMap<>();
  private final Map<String, Double> here = new TreeMap<>();
  private int texts;

  /// What has just got another style is read in its colours some frames later.
  private void look(String state) {
    for (int i = 0; i < MOST_FRAMES; i++) {
      here.clear();
      once(state);
      if (here.isEmpty()) return;
    }
    faint.putAll(here);
  }

  private void once(String state) {
    interact(() -> {
      for (Window window : List.copyOf(Window.getWindows())) {
        if (window.getScene() != null) walk(window.getScene().getRoot(), state);
      }
    });
  }

  private void walk(Node node, String state) {
    // The line of a menu is disabled in its looks only.
    boolean disabled = node.isDisabled() || node.getPseudoClassStates().contains(DISABLED);
    if (!node.isVisible() || disabled) return;
    if (node instanceof Text text && !text.getText().isBlank()) measure(text, state);
    if (node instanceof Parent parent && !(node instanceof Slider)) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, state));
    }
  }

  private void measure(Text text, String state) {
    if (!(text.getFill() instanceof Color fill) || fill.getOpacity() == 0) return;
    texts++;
    Color ground = ground(text.getParent());
    double contrast = contrast(over(fill.deriveColor(0, 1, 1, opacity(text)), ground), ground);
    boolean large = text instanceof FontIcon || text.getFont().getSize() >= LARGE;
    if (contrast < (large ? 3 : 4.5)) {
      String where = text.getParent().getStyleClass() + "/" + text.getStyleClass();
      String what = text.getText().lines().findFirst().orElse("");
      here.put(state + ": " + where + " " + fill + " on " + ground + " '" + what + "'", contrast);
    }
  }

  private static double opacity(Node node) {
    double opacity = 1;
    for (Node n = node; n != null; n = n.getParent()) {
      opacity *= n.getOpacity();
    }
    return opacity;
  }

  /// What is behind, from the window on.
  private static Color ground(Node node) {
    if (node == null) return Color.WHITE;
    Color ground = ground(node.getParent());
    if (!(node instanceof Region region) || region.getBackground() == null) return ground;
    for (BackgroundFill fill : region.getBackground().getFills()) {
      Paint paint = fill.getFill();
      if (paint instanceof Color color) ground = over(color, ground);
    }
    return ground;
  }

  private static Color over(Color above, Color below) {
    double part = above.getOpacity();
    return new Color(
        part * above.getRed() + (1 - part) * below.getRed(),
        part * above.getGreen() + (1 - part) * below.getGreen(),
        part * above.getBlue() + (1 - part) * below.getBlue(),
        1);
  }

  private static double contrast(Color a, Color b) {
    double la = luminance(a);
    double lb = luminance(b);
    return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
  }

  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  private static double linear(double v) {
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  @Test
  void everyTextStandsOutInEveryThemeAndPalette() {
    settled();
    for (Theme theme : Theme.values()) {
      for (Palette palette : Palette.values()) {
        // In print there is one palette, black.
        if (theme == Theme.PRINT && palette != Palette.CLASSIC) continue;
        // By day each palette is seen, and not in both themes.
        boolean byDay = (theme.ordinal() + palette.ordinal()) % 2 == 0;
        if (!byDay && !Nightly.isOn()) continue;
        interact(() -> {
          model.settings().theme().set(theme);
          model.settings().palette().set(palette);
        });
        states(theme + " " + palette);
      }
    }
    StringBuilder all = new StringBuilder();
    faint.forEach((what, contrast) -> all.append(what).append(": ").append(contrast).append('\n'));
    assertEquals("", all.toString());
    assertTrue(texts > 3000, texts + " texts");
  }

  /// A ring on a button of its own colour is seen by the air between them.
  @Test
  void whereTheKeyboardIsInTheTransportStandsOutInEveryTheme() {
    settled();
    List<String> buttons = List.of("#start", "#back", "#play", "#forward", "#end");
    for (Theme theme : Theme.values()) {
      interact(() -> {
        model.settings().theme().set(theme);
        model.picture().player().go(1);
      });
      for (String id : buttons) {
        Region button = lookup(id).queryAs(Region.class);
        until(() -> !button.isDisabled());
        interact(button::requestFocus);
        push(KeyCode.TAB);
        push(KeyCode.SHIFT, KeyCode.TAB);
        until(() -> button.isFocusVisible() && button.getBorder() != null);
        BorderStroke ring = button.getBorder().getStrokes().getFirst();
        boolean apart =
            button.getBorder().getInsets().getLeft() == 0
                && ring.getInsets().getLeft() + ring.getWidths().getLeft() < 0;
        Color behind = ground(apart ? button.getParent() : button);
        double seen = contrast((Color) ring.getLeftStroke(), behind);
        assertTrue(seen >= 3, "%s %s: %.1f to 1".formatted(theme, id, seen));
        assertTrue(ring.getWidths().getLeft() >= 2, id);
      }
    }
  }

  private void states(String look) {
    program(
        "# a comment\nx = [1, 2], W = [[1, 2], [3, 4]], t = 2\nf = sum(sigmoid(W x))*exp(t) + t");
    interact(() -> model.picture().player().end());
    for (String tab : TABS) {
      open(tab);
      settled();
      look(look + ", " + tab);
    }
    interact(() -> {
      lookup("#grid-of-W").queryButton().fire();
      model.settings().palette().set(Palette.CLASSIC);
    });
    write("1/");
    push(KeyCode.TAB);
    push(KeyCode.SHIFT, KeyCode.TAB);
    look(look + ", grid");
    push(KeyCode.ESCAPE);
    push(KeyCode.ESCAPE);
    toCanvas();
    push(KeyCode.CONTROL, KeyCode.F);
    write("neg");
    until(() -> lookup("#search-inside").query().getParent().isVisible());
    push(KeyCode.CONTROL, KeyCode.CLOSE_BRACKET);
    look(look + ", searching");
    toCanvas();
    clickOn("#menu-edit");
    until(() -> Window.getWindows().size() > 1);
    look(look + ", menu");
    toCanvas();
    toCanvas();
    interact(() -> model.document().type("f = sigmod(x"));
    until(
        () -> model.picture().status().get() == PictureModel.Status.WRONG && !problem().isEmpty());
    look(look + ", wrong");
    interact(() -> model.document().type("x = 0\nf = log(x)*y"));
    until(() -> model.picture().status().get() == PictureModel.Status.CURRENT);
    interact(() -> {
      TextInputControl field = lookup("#input-x").queryAs(TextInputControl.class);
      field.setText("1e");
      field.fireEvent(new ActionEvent());
    });
    until(() -> lookup("#input-x").query().getPseudoClassStates().contains(WRONG));
    look(look + ", noticed");
    interact(() -> model.document().show(Document.EMPTY));
    until(() -> model.picture().status().get() == PictureModel.Status.EMPTY);
    look(look + ", empty");
  }
}
