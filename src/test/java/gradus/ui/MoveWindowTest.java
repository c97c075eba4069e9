package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Hit;
import gradus.graph.Gate;
import gradus.layout.Box;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// Moving through the steps and over the picture, and moving a number in it.
class MoveWindowTest extends OpenWindow {
  private static final String PROGRAM = "x = -2\ny = 5\nz = -4\nq = x + y\nf = q*z\n";

  private void open() {
    settled();
    interact(() -> model.document().show(PROGRAM));
    settled();
  }

  private Gate gate(String name) {
    return model.picture().graph().gates().stream()
        .filter(g ->
            g.name().equals(name)
                || model.picture().graph().called(g).filter(name::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private int step() {
    return model.picture().player().step().get();
  }

  /// What is drawn of an input is under the mouse there.
  private Point2D number(String name) {
    Point2D at = place(gate(name));
    Point2D local = canvas().screenToLocal(at);
    assertEquals(
        name, canvas().hit(local.getX(), local.getY()).map(Hit::gate).orElseThrow().name());
    return at;
  }

  private void drag(Point2D from, double by) {
    moveTo(from);
    press(MouseButton.PRIMARY);
    moveTo(from.add(by / 2, 0));
    moveTo(from.add(by, 0));
  }

  @Test
  void anInputsNumberFollowsTheMouseAndOneUndoTakesItBack() {
    open();
    Point2D at = number("x");
    moveTo(at);
    assertEquals(Cursor.H_RESIZE, canvas().getCursor());
    var view = canvas().viewport();
    drag(at, 24);
    assertEquals(PROGRAM.replace("-2", "4"), text());
    moveTo(at.add(12, 0));
    release(MouseButton.PRIMARY);
    assertEquals(PROGRAM.replace("-2", "1"), text());
    settled();
    assertEquals(view.scale(), canvas().viewport().scale(), 0.2);
    at = number("x");
    drag(at, 8);
    release(MouseButton.PRIMARY);
    assertEquals(PROGRAM.replace("-2", "3"), text());
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(PROGRAM.replace("-2", "1"), text());
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(PROGRAM, text());
  }

  @Test
  void theTimelineNamesTheStepUnderThePointer() {
    open();
    Node timeline = stage.getScene().lookup(".timeline");
    atRest();
    until(() -> isStill(timeline));
    assertEquals(name(0), notedAt(timeline, 9, name(0)));
    int last = model.picture().player().last().get();
    double right = timeline.getLayoutBounds().getWidth() - 8;
    assertEquals(name(last), notedAt(timeline, right, name(last)));
    assertEquals(0, step());
    moveTo(place(gate("f")));
    until(() -> noted().isEmpty());
  }

  private String name(int step) {
    return step + " · " + model.picture().sentence(step).orElseThrow();
  }

  /// What is said where a hand points, which never rests on one pixel, as soon as it is that.
  private String notedAt(Node timeline, double x, String expected) {
    for (int i = 0; i < 400 && !expected.equals(asked(MoveWindowTest::noted)); i++) {
      moveTo(timeline.localToScreen(x - i % 2, timeline.getLayoutBounds().getHeight() / 2));
      frame();
    }
    return asked(MoveWindowTest::noted);
  }

  private static String noted() {
    return Window.getWindows().stream()
        .filter(w -> w instanceof Tooltip t && "timeline-note".equals(t.getId()))
        .map(w -> ((Tooltip) w).getText())
        .findFirst()
        .orElse("");
  }

  @Test
  void aGatesMenuRunsToItForwardAndThenBackward() {
    open();
    int there = model.picture().stepAt(gate("f")).orElseThrow();
    assertEquals(2, there);
    rightClickOn(place(gate("f")));
    chooseItem("Run to here");
    until(() -> step() == there);
    rightClickOn(place(gate("f")));
    chooseItem("Run to here");
    until(() -> step() > there);
    assertTrue(step() > model.picture().diagram().get().steps().forwardEnd());
    assertEquals(gate("f"), model.picture().currentGate().orElseThrow());
  }

  @Test
  void whatPlaysInALoopBeginsAnew() {
    open();
    int last = model.picture().player().last().get();
    interact(() -> {
      model.picture().player().looping().set(true);
      model.picture().player().speed().set(4);
      model.picture().player().go(last - 1);
      model.picture().player().toggle();
    });
    until(() -> step() == last);
    until(() -> step() == 1);
    assertTrue(model.picture().player().playing().get());
    interact(() -> model.picture().player().toggle());
    assertFalse(model.picture().player().playing().get());
  }

  @Test
  void theSelectedGatesAreSeenAsLargeAsTheyCanBe() {
    open();
    double before = canvas().viewport().scale();
    interact(() -> model.folding().selection().add(List.of(gate("q"))));
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT0);
    assertTrue(canvas().viewport().scale() > before, before + " " + canvas().viewport());
    Box box = model.picture().diagram().get().box(gate("q")).orElseThrow();
    double x = box.centre().x() * canvas().viewport().scale() + canvas().viewport().x();
    assertEquals(canvas().getWidth() / 2, x, 1);
    assertEquals(Set.of(gate("q").key()), model.folding().selection().keys());
    // Where none is selected the gate that was clicked is.
    interact(() -> model.folding().selection().clear());
    push(KeyCode.CONTROL, KeyCode.DIGIT0);
    assertEquals(before, canvas().viewport().scale());
    clickOn(place(gate("f")));
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT0);
    assertTrue(canvas().viewport().scale() > before, before + " " + canvas().viewport());
    double centre = model.picture().diagram().get().box(gate("f")).orElseThrow().centre().x();
    assertEquals(
        canvas().getWidth() / 2, centre * canvas().viewport().scale() + canvas().viewport().x(), 1);
  }
}
