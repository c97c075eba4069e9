package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lesson.Examples;
import gradus.network.drawing.NetworkNode;
import gradus.network.drawing.NetworkPicture;
import gradus.ui.canvas.Viewport;
import gradus.ui.network.Chosen;
import gradus.ui.network.NetworkPane;
import gradus.ui.work.Settings;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// Program, picture and panel, each shown or hidden by itself.
class PartsWindowTest extends OpenWindow {
  private SplitPane panes() {
    return lookup(".split-pane").queryAs(SplitPane.class);
  }

  /// What is shown, from left to right.
  private List<String> parts() {
    return panes().getItems().stream()
        .map(n -> n.getStyleClass().contains("panel") ? "panel" : n.getStyleClass().getLast())
        .toList();
  }

  private double width(int part) {
    return panes().getItems().get(part).getLayoutBounds().getWidth();
  }

  private void ctrl(KeyCode key) {
    push(KeyCode.CONTROL, key);
  }

  @Test
  void eachKeyHidesAPartAndShowsItAgainAsWideAsItWas() {
    settled();
    assertEquals(List.of("side-scroll", "stage"), parts());
    double side = width(0);
    ctrl(KeyCode.DIGIT3);
    until(() -> parts().equals(List.of("side-scroll", "stage", "panel")));
    double panel = width(2);
    ctrl(KeyCode.DIGIT1);
    until(() -> parts().equals(List.of("stage", "panel")));
    assertEquals(panel, width(1), 2);
    settled();
    push(KeyCode.RIGHT);
    assertEquals(1, model.picture().player().step().get());
    ctrl(KeyCode.DIGIT2);
    until(() -> parts().equals(List.of("panel")));
    ctrl(KeyCode.DIGIT1);
    until(() -> parts().equals(List.of("side-scroll", "panel")));
    assertEquals(side, width(0), 2);
    ctrl(KeyCode.DIGIT3);
    until(() -> parts().equals(List.of("side-scroll")));
    ctrl(KeyCode.DIGIT2);
    ctrl(KeyCode.DIGIT3);
    until(() -> parts().equals(List.of("side-scroll", "stage", "panel")));
    assertEquals(panel, width(2), 2);
    settled();
  }

  @Test
  void theLastPartStaysAndSaysSo() {
    settled();
    ctrl(KeyCode.DIGIT1);
    ctrl(KeyCode.DIGIT2);
    until(() -> parts().equals(List.of("stage")));
    Label told = lookup("#written-where").queryAs(Label.class);
    assertEquals("This is all that the window shows: it stays.", told.getText());
    assertTrue(model.settings().picture().get());
    ctrl(KeyCode.I);
    until(() -> parts().equals(List.of("stage", "panel")));
  }

  @Test
  void whoWritesHasTheProgramAndWhatIsHiddenGivesTheFocusAway() {
    settled();
    clickOn(".editor");
    ctrl(KeyCode.DIGIT1);
    until(() -> parts().equals(List.of("stage")));
    assertSame(canvas(), stage.getScene().getFocusOwner());
    push(KeyCode.ENTER);
    until(() -> parts().equals(List.of("side-scroll", "stage")));
    Node owner = stage.getScene().getFocusOwner();
    assertTrue(owner.getStyleClass().contains("editor"), owner::toString);
    ctrl(KeyCode.DIGIT2);
    until(() -> parts().equals(List.of("side-scroll")));
    write("# seen");
    assertTrue(text().contains("# seen"), text());
  }

  @Test
  void theMenuMarksWhatIsShown() {
    settled();
    clickOn("#menu-view");
    chooseItem("#program");
    until(() -> parts().equals(List.of("stage")));
    assertFalse(model.settings().program().get());
    clickOn("#menu-view");
    chooseItem("#program");
    until(() -> parts().equals(List.of("side-scroll", "stage")));
    interact(() -> {
      Settings settings = model.settings();
      settings.program().set(false);
      settings.picture().set(false);
    });
    assertEquals(List.of("stage"), parts());
  }

  private NetworkPane network() {
    return lookup("#network").queryAs(NetworkPane.class);
  }

  private boolean isSeen(int place) {
    NetworkNode node = network().model().picture().get().nodes().get(place);
    Viewport seen = network().canvas().viewport();
    double x = node.x() * seen.scale() + seen.x();
    return x > 20 && x < network().canvas().getWidth() - 20;
  }

  /// What is told beside the pointer.
  private static String hovered() {
    return Window.getWindows().stream()
        .filter(w -> w instanceof Tooltip && w.isShowing())
        .map(w -> ((Tooltip) w).getText())
        .findFirst()
        .orElse("");
  }

  private String story() {
    return String.valueOf(lookup("#network-story").query().getAccessibleText());
  }

  @Test
  void theNetworkStandsInPlaceOfTheGatesAndIsAsked() {
    settled();
    interact(() -> view.filing().open(Examples.named("tanh-net").orElseThrow()));
    until(() -> model.picture().graph().named("L").isPresent());
    settled();
    ctrl(KeyCode.DIGIT4);
    until(() -> network().isVisible() && network().model().picture().get() != null);
    push(KeyCode.END);
    until(() -> model.picture().player().step().get() == 29);
    push(KeyCode.HOME);
    push(KeyCode.RIGHT);
    assertEquals(1, model.picture().player().step().get());
    push(KeyCode.END);
    Viewport seen = network().canvas().viewport();
    NetworkNode neuron = network().model().picture().get().nodes().get(2);
    Point2D at =
        network()
            .canvas()
            .localToScreen(
                neuron.x() * seen.scale() + seen.x(), neuron.y() * seen.scale() + seen.y());
    moveTo(at);
    until(() -> hovered().contains("z₁⁽¹⁾ = tanh(s₁⁽¹⁾) = tanh(0.40) = 0.38"));
    clickOn(at);
    until(() -> story().contains("= 0.40 · 0.50 + (−0.20) · (−1.00) = 0.40"));
    assertTrue(canvas().isFocused(), "its keys step");
    push(KeyCode.SHIFT, KeyCode.DOWN);
    until(() -> story().endsWith("∂L/∂w₁₁⁽¹⁾ = ∂L/∂s₁⁽¹⁾ · x₁ = −0.48 · 0.50 = −0.24"));
    push(KeyCode.ALT, KeyCode.RIGHT);
    until(() -> story().startsWith("s₁⁽¹⁾"));
    push(KeyCode.ESCAPE);
    until(() -> !lookup("#network-story").query().isVisible());
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    NetworkPicture drawn = network().model().picture().get();
    String size =
        String.format(
            "%.0f × %.0f",
            Math.ceil(2 * drawn.width() - 1e-6), Math.ceil(2 * drawn.height() - 1e-6));
    until(() ->
        lookup("#written-where")
            .queryAs(Label.class)
            .getText()
            .equals("The picture is on the clipboard (" + size + " px)."));
    double whole = network().canvas().viewport().scale();
    write("+");
    until(() -> network().canvas().viewport().scale() > 1.2 * whole);
    type(KeyCode.F);
    until(() -> network().canvas().viewport().scale() == whole);
    interact(() -> view.filing().open(Examples.named("deep").orElseThrow()));
    until(() ->
        network().model().picture().get() != null
            && network().model().picture().get().network().columns().size() == 11);
    push(KeyCode.END);
    // of a network that would be too small what works is seen, and what is walked to
    until(() -> network().canvas().viewport().scale() == 0.8 && isSeen(1));
    interact(() -> network().model().choose(new Chosen.OfNode(11)));
    until(() -> isSeen(11));
    // read anew, it is the same that is looked at
    NetworkPicture english = network().model().picture().get();
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    until(() -> network().model().picture().get() != english);
    assertTrue(asked(() -> isSeen(11)));
    interact(() -> model.settings().locale().set(Locale.ENGLISH));
    // which example of a batch is shown takes a line below, also where there is room beside
    String batch = "X = [[1, 2], [3, -4]]\nW = [[1, 2], [3, 4]]\nY = tanh(X W)\nL = sum(Y)\n";
    interact(() -> model.document().show(batch));
    until(() -> lookup("#network-examples").query().isVisible());
    // what is told has its room before it is there: nothing moves from under the pointer
    interact(() -> {
      network().resize(700, 600);
      network().layout();
      assertTrue(lookup("#network-how").query().isVisible());
      Viewport before = network().canvas().viewport();
      double high = network().canvas().getHeight();
      network().model().choose(new Chosen.OfNode(2));
      network().layout();
      assertFalse(lookup("#network-how").query().isVisible());
      assertEquals(before, network().canvas().viewport());
      assertEquals(high, network().canvas().getHeight());
      network().model().choose(null);
    });
    interact(() -> {
      network().resize(900, 300);
      assertNull(network().getRight());
      network().model().choose(new Chosen.OfNode(2));
      assertNull(network().getBottom());
      network().requestLayout();
    });
    interact(() -> view.filing().open(Examples.named("xyz").orElseThrow()));
    until(() ->
        lookup("#network-none")
            .queryAs(Label.class)
            .getText()
            .equals(
                "This program is not drawn as a network: 'x + y' is no weighted sum: no weight"
                    + " multiplies 'x'."));
    ctrl(KeyCode.DIGIT4);
    until(() -> !network().isVisible());
    settled();
  }
}
