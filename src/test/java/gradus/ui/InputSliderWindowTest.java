package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.ui.editor.InputSlider;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// A number that is moved by a slider beside its field.
class InputSliderWindowTest extends OpenWindow {
  private static final String PROGRAM = "x = -2\ny = 0.5\nv = [1, 2]\nf = x*y + sum(v)\n";
  private final List<String> texts = new ArrayList<>();

  private void open() {
    settled();
    interact(() -> model.document().show(PROGRAM));
    settled();
    until(() -> lookup("#slider-x").tryQuery().isPresent());
    interact(() -> model.document().text().addListener((o, was, now) -> texts.add(now)));
  }

  private InputSlider slider(String name) {
    return lookup("#slider-" + name).queryAs(InputSlider.class);
  }

  private String x() {
    return text().lines().findFirst().orElseThrow().substring("x = ".length());
  }

  @Test
  void eachSingleNumberHasOneThatReachesAsFarAsSuitsIt() {
    open();
    assertEquals(List.of(-6.0, -2.0, 2.0), range("x"));
    assertEquals(List.of(-0.5, 0.5, 1.5), range("y"));
    assertFalse(slider("v").isVisible());
    assertEquals("x, slider", slider("x").getAccessibleText());
    clickOn("#input-y");
    push(KeyCode.CONTROL, KeyCode.A);
    write("1/4");
    push(KeyCode.ENTER);
    until(() -> range("y").equals(List.of(-0.75, 0.25, 1.25)));
    assertEquals(List.of("−0.75", "1.25"), ends("y"));
    assertEquals(List.of("−6", "2"), ends("x"));
    // As wide as the slider, below it, and over nothing of the next row.
    Bounds slider = slider("x").localToScene(slider("x").getLayoutBounds());
    Node high = lookup("#slider-x-high").query();
    Bounds end = high.localToScene(high.getLayoutBounds());
    assertEquals(slider.getMaxX(), end.getMaxX(), 1);
    Bounds next = slider("y").localToScene(slider("y").getLayoutBounds());
    assertTrue(end.getMaxY() <= next.getMinY() + 1, end + " over " + next);
  }

  @Test
  void anIndexGoesFromEntryToEntryAndAnotherOneIsAnotherLoss() {
    settled();
    interact(() -> model.document().show("s = [3, 5, -2, 1]\ny = 1\nL = hinge(s, y)\n"));
    settled();
    until(() -> lookup("#slider-y").tryQuery().isPresent());
    assertEquals(List.of(0.0, 1.0, 3.0), range("y"));
    interact(() -> slider("y").setValue(1.7));
    until(() -> text().contains("y = 2\n"));
    assertEquals(List.of(0.0, 2.0, 3.0), range("y"));
    interact(() -> slider("y").setValue(0.2));
    until(() -> text().contains("y = 0\n"));
  }

  private List<String> ends(String name) {
    return Stream.of("low", "high")
        .map(end -> lookup("#slider-" + name + "-" + end).queryAs(Text.class).getText())
        .toList();
  }

  @Test
  void inLettersTwiceAsLargeItIsStillWideEnoughToBeDragged() {
    open();
    interact(() -> model.settings().textSize().set(2));
    settled();
    assertTrue(slider("x").getWidth() > 60, slider("x").getWidth() + " px");
    // Ends that have no room beside each other are told where a mouse rests.
    interact(() -> model.settings().sideWidth().set(170));
    settled();
    until(() -> !lookup("#slider-x-low").query().isVisible() || slider("x").getTooltip() == null);
    interact(() -> {
      Node low = stage.getScene().lookup("#slider-x-low");
      Node high = stage.getScene().lookup("#slider-x-high");
      if (low.isVisible()) {
        assertTrue(
            low.localToScene(low.getLayoutBounds()).getMaxX()
                < high.localToScene(high.getLayoutBounds()).getMinX());
      } else {
        assertEquals("−6 … 2", slider("x").getTooltip().getText());
      }
    });
    Bounds seen = slider("x").localToScene(slider("x").getLayoutBounds());
    Node side = stage.getScene().lookup(".side-scroll");
    assertTrue(side.localToScene(side.getLayoutBounds()).contains(seen), seen.toString());
  }

  @Test
  void aLongNameStandsAboveItsRowAndLeavesEverySliderItsWidth() {
    settled();
    String name = "averagetemperatureoftheroominkelvintoday";
    interact(() -> model.document().show(name + " = 2\ny = 3\nf = " + name + "*y\n"));
    settled();
    SplitPane panes = lookup(".split-pane").queryAs(SplitPane.class);
    double narrow = panes.getDividerPositions()[0];
    for (double letters : List.of(1.0, 2.0, 1.0)) {
      interact(() -> model.settings().textSize().set(letters));
      settled();
      // A column that was dragged wide and back is as it was.
      interact(() -> panes.setDividerPosition(0, 0.8));
      frame();
      frame();
      boolean beside = named(name).getMaxY() > place("#input-" + name).getMinY() + 1;
      assertEquals(letters == 1, beside, "" + named(name));
      interact(() -> panes.setDividerPosition(0, narrow));
      settled();
      frame();
      assertTrue(
          named(name).getMaxY() <= place("#input-" + name).getMinY() + 1,
          named(name) + " beside " + place("#input-" + name));
      Bounds scroll = place(".inputs-scroll");
      for (String slid : List.of(name, "y")) {
        Bounds slider = place("#slider-" + slid);
        assertTrue(slider.getWidth() >= 60, slid + " has " + slider.getWidth() + " px");
        assertTrue(slider.getMaxX() <= scroll.getMaxX() + 1, slider + " leaves " + scroll);
      }
      // All of its letters are there, and a short name stays in its row.
      assertTrue(named(name).getMaxX() <= scroll.getMaxX() + 1, "" + named(name));
      assertEquals(name, said(name).replace("\n", ""));
      assertTrue(named("y").getMaxX() <= place("#input-y").getMinX(), "" + named("y"));
      assertTrue(named("y").getMaxY() <= place("#slider-y-low").getMaxY() + 1, "" + named("y"));
    }
  }

  private Label label(String name) {
    return stage.getScene().getRoot().lookupAll(".input-name").stream()
        .map(Label.class::cast)
        .filter(l -> l.getText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Bounds named(String name) {
    return asked(() -> label(name).localToScene(label(name).getLayoutBounds()));
  }

  /// What is read where a name stands.
  private String said(String name) {
    return asked(() ->
        label(name).getChildrenUnmodifiable().stream()
            .filter(Text.class::isInstance)
            .map(t -> ((Text) t).getText())
            .findFirst()
            .orElse(""));
  }

  private Bounds place(String query) {
    return asked(() -> {
      Node node = stage.getScene().lookup(query);
      return node.localToScene(node.getLayoutBounds());
    });
  }

  private List<Double> range(String name) {
    InputSlider slider = slider(name);
    return List.of(slider.getMin(), slider.getValue(), slider.getMax());
  }

  @Test
  void aDragIsFollowedLiveAndOneUndoTakesItBack() {
    open();
    Point2D thumb = point(slider("x").lookup(".thumb")).query();
    moveTo(thumb);
    press(MouseButton.PRIMARY);
    moveTo(thumb.add(10, 0));
    String way = x();
    moveTo(thumb.add(20, 0));
    String there = x();
    assertTrue(Double.parseDouble(way) > -2, way);
    assertTrue(Double.parseDouble(there) > Double.parseDouble(way), way + " " + there);
    assertEquals(List.of(-6.0, 2.0), List.of(slider("x").getMin(), slider("x").getMax()));
    release(MouseButton.PRIMARY);
    settled();
    assertEquals(List.of(-6.0, Double.parseDouble(there), 2.0), range("x"));
    assertTrue(texts.size() > 1, texts.toString());
    assertTrue(there.length() <= 5, there);
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(PROGRAM, text());
    until(() -> range("x").equals(List.of(-6.0, -2.0, 2.0)));
  }

  @Test
  void letGoNearAnEndItReachesFurther() {
    open();
    clickOn(offset(slider("x"), Pos.CENTER_RIGHT, -9, 0));
    settled();
    double value = Double.parseDouble(x());
    assertTrue(value > 1.2, x());
    double far = Math.max(1, 2 * Math.abs(value));
    assertEquals(value - far, slider("x").getMin(), 1e-9);
    assertEquals(value + far, slider("x").getMax(), 1e-9);
  }

  @Test
  void theKeyboardMovesItByItsStepAndDoesNotStepTheProgram() {
    open();
    clickOn("#input-x");
    push(KeyCode.TAB);
    assertTrue(slider("x").isFocused());
    push(KeyCode.RIGHT);
    assertEquals("-1.9", x());
    push(KeyCode.RIGHT);
    push(KeyCode.LEFT);
    push(KeyCode.LEFT);
    push(KeyCode.LEFT);
    assertEquals("-2.1", x());
    assertEquals(0, model.picture().player().step().get());
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(PROGRAM, text());
  }
}
