package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.document.Document;
import gradus.export.Picture;
import gradus.export.Sheet;
import gradus.graph.Gate;
import gradus.layout.Box;
import gradus.layout.Layout;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.layout.Plan;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Figure;
import gradus.picture.Look;
import gradus.picture.Theme;
import gradus.trace.Steps;
import gradus.ui.canvas.Viewport;
import gradus.ui.touch.Touch;
import gradus.ui.transport.Timeline;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The picture is arranged for the canvas, and where it is too large even so, the view goes where
/// the step is.
class CanvasWindowTest extends OpenWindow {
  private static final double VALUE = 16;

  private void show(String text) {
    interact(() -> model.document().show(Document.untitled(text)));
    until(() -> isFilling() && isShown(text));
  }

  private boolean isShown(String text) {
    return shown().steps().trace().graph().text().equals(text);
  }

  private Diagram shown() {
    return model.picture().diagram().get();
  }

  private boolean isWhole() {
    Viewport v = canvas().viewport();
    return v.x() > -1
        && v.y() > -1
        && v.x() + shown().width() * v.scale() < canvas().getWidth() + 1
        && v.y() + shown().height() * v.scale() < canvas().getHeight() + 1;
  }

  private boolean isWorkInView() {
    Gate gate = model.picture().currentGate().orElseThrow();
    Box box = shown().box(gate).orElseThrow();
    Viewport v = canvas().viewport();
    double left = box.x() * v.scale() + v.x();
    double top = box.y() * v.scale() + v.y();
    return left > 0
        && top > 0
        && left + box.width() * v.scale() < canvas().getWidth()
        && top + box.height() * v.scale() < canvas().getHeight();
  }

  @Test
  void theTimelineKeepsItsLengthWhileSteppingAndAnEmptyProgramHasNoSteps() {
    settled();
    interact(() ->
        model
            .document()
            .show("a = 1, b = 2\nc = a*b\nd = c*a\ne = d + c\nf = exp(e)*b\ng = f + a"));
    settled();
    until(() -> model.picture().player().last().get() > 10);
    Timeline timeline = lookup(".timeline").queryAs(Timeline.class);
    Set<Double> lengths = new TreeSet<>();
    for (int n = 0; n <= model.picture().player().last().get(); n++) {
      int step = n;
      interact(() -> model.picture().player().go(step));
      lengths.add(timeline.getWidth());
    }
    assertEquals(1, lengths.size(), lengths.toString());
    interact(() -> model.document().show(""));
    until(() -> lookup("#count").queryAs(Label.class).getText().isEmpty());
  }

  @Test
  void anEntryIsTouchedByThePointerAndByKeys() {
    settled();
    show("q = W @ x\nf = sum(q*q)\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]");
    settled();
    interact(() -> model.picture().player().end());
    Node note = lookup("#touch-note").query();
    assertFalse(note.isVisible());
    Gate q = shown().steps().trace().graph().named("q").orElseThrow();
    Box entry = shown().entryBox(q, 0).orElseThrow();
    Viewport v = canvas().viewport();
    double x = entry.centre().x() * v.scale() + v.x();
    double y = entry.centre().y() * v.scale() + v.y();
    moveTo(canvas().localToScreen(x, y));
    until(() -> touched().equals("q₀ = 0.220"));
    assertTrue(note.isVisible());
    assertEquals(
        "q₀ = 0.220, made of W₀₀ = 0.100, x₀ = 0.200, W₀₁ = 0.500, x₁ = 0.400",
        canvas().accessibleTextProperty().get());
    moveTo(canvas().localToScreen(2, 2));
    until(() -> !note.isVisible());
    interact(() -> canvas().requestFocus());
    push(KeyCode.SHIFT, KeyCode.ALT, KeyCode.DOWN);
    until(() -> touched().equals("q₀ = 0.220"));
    push(KeyCode.SHIFT, KeyCode.DOWN);
    push(KeyCode.SHIFT, KeyCode.DOWN);
    until(() -> touched().equals("∂f/∂q₀ = 1.000 · 0.220 + 1.000 · 0.220 = 0.440"));
    push(KeyCode.ESCAPE);
    until(() -> !note.isVisible());
    assertEquals("", touched());
  }

  /// What the note tells, up to what the entry is made of.
  private String touched() {
    Touch now = canvas().touch().touch().get();
    return now == null ? "" : now.story().line().text().split(", made")[0];
  }

  @Test
  void thePictureIsArrangedForTheCanvasAndExportedAsItIsShown() {
    settled();
    interact(() -> {
      stage.setX(0);
      stage.setY(0);
      stage.setWidth(1230);
      stage.setHeight(760);
      model.settings().panel().set(true);
    });
    show(Examples.named("sigmoid").orElseThrow().program());
    until(() -> isWhole() && isFilling());
    interact(() -> model.picture().player().go(9));
    // In one row they would be less than twelve px high.
    double high = VALUE * canvas().viewport().scale();
    assertTrue(high >= 15, high + " px");
    Diagram same =
        Diagram.of(
            shown().steps(),
            shown().options().withScreen(canvas().screen()),
            LayoutEngines.standard(),
            () -> false);
    Figure exported = same.figure(9, 1);
    assertEquals(exported, canvas().figure());
    double width = canvas().getWidth();
    double height = canvas().getHeight();
    double scale = Picture.fitting(Sheet.of(same, exported), (int) width, (int) height);
    assertEquals(scale, canvas().viewport().scale(), 0.01);
    // Another canvas, other rows; the step stays.
    interact(() -> {
      stage.setHeight(640);
      model.settings().panel().set(false);
    });
    until(() -> isFilling() && shown().isArrangedUnlike(same));
    assertTrue(isWhole());
    assertEquals(9, model.picture().player().step().get());
    assertTrue(VALUE * canvas().viewport().scale() >= 15);
  }

  /// A picture of many rows, none of which fits the canvas. One theme in turn every day, all of
  /// them at night; a figure and a look are all that is painted.
  @Test
  void everyExampleIsExportedAsItIsShownInEveryTheme() {
    settled();
    int turn = 0;
    for (Example example : Examples.all()) {
      interact(() -> model.document().show(example));
      until(() -> isShown(example.program()) && isFilling());
      interact(() -> model.picture().player().go(shown().steps().last() - 1));
      Theme today = Theme.values()[turn++ % Theme.values().length];
      for (Theme theme : Theme.values()) {
        if (theme != today && !Nightly.isOn()) continue;
        interact(() -> model.settings().theme().set(theme));
        until(() -> shown().options().look().theme() == theme && isFilling());
        // The headline may take another line, and the picture be arranged for what is left.
        atRest();
        until(this::isFilling);
        Look look = new Look(theme, shown().options().look().palette());
        Options options = shown().options().withLook(look).withScreen(canvas().screen());
        assertEquals(options, shown().options(), example.name() + " " + theme);
        Steps steps = shown().steps();
        Diagram same = Diagram.of(steps, options, LayoutEngines.standard(), () -> false);
        Figure expected = same.figure(steps.last() - 1, 1);
        // A busy machine shows its sketch of the picture first.
        until(() -> !model.picture().draft().get() && canvas().figure().equals(expected));
      }
    }
    assertTrue(turn > 15, "examples: " + turn);
  }

  private void showLong() {
    StringBuilder text = new StringBuilder("x0 = 1\ny0 = 2\n");
    for (int i = 0; i < 40; i++) {
      text.append(String.format("x%2$d = (x%1$d + y%1$d)*y%1$d; ", i, i + 1));
      text.append(String.format("y%2$d = (x%1$d - y%1$d)/x%1$d%n", i, i + 1));
    }
    show(text + "f = x40*y40");
    until(() -> !isWhole());
    assertTrue(VALUE * canvas().viewport().scale() >= 11);
  }

  @Test
  void whereNumbersWouldBeTooSmallTheViewFollowsTheStepAndAMapShowsWhereItIs() {
    settled();
    showLong();
    Node map = lookup(".minimap").query();
    until(map::isVisible);
    int last = model.picture().player().last().get();
    for (int step : List.of(20, 70, last / 2)) {
      interact(() -> model.picture().player().go(step));
      until(this::isWorkInView);
      // The map goes out of the way when the picture is painted next, or hides where it cannot.
      until(() ->
          !map.isVisible()
              || !map.getBoundsInParent().contains(work().centre().x(), work().centre().y()));
    }
    until(this::isFilling);
    Viewport before = canvas().viewport();
    interact(() -> model.settings().following().set(false));
    interact(() -> model.picture().player().go(3));
    // Nobody goes to the gate of that step; the places may be others, where the headline takes
    // another line and the picture is arranged anew around the gate in the middle.
    assertFalse(isWorkInView());
    assertTrue(canvas().viewport().pictureX(0) > 100, "" + canvas().viewport());
    assertEquals(before.scale(), canvas().viewport().scale());
    until(() -> isFilling() && isStill(map));
    clickOn(map.localToScreen(4, 4));
    until(() -> canvas().viewport().pictureX(0) < 1);
    Viewport there = canvas().viewport();
    assertEquals(before.scale(), there.scale());
    interact(() -> model.settings().following().set(true));
    until(this::isWorkInView);
    interact(() -> canvas().fit());
    assertTrue(isWhole());
    until(() -> !map.isVisible());
    assertNotEquals(there, canvas().viewport());
  }

  @Test
  void whoFollowsNoStepStaysWhereTheyAreWhileThePictureIsArrangedForAnotherCanvas() {
    settled();
    showLong();
    interact(() -> model.picture().player().go(model.picture().player().last().get() / 2));
    // While it follows: a picture that is arranged for another headline keeps the gate in the
    // middle.
    until(() -> isFilling() && isWorkInView());
    interact(() -> model.settings().following().set(false));
    for (double wide : List.of(860.0, 1230.0)) {
      Diagram before = shown();
      interact(() -> {
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(wide);
        stage.setHeight(1010 - wide / 2);
      });
      until(() -> isFilling() && shown() != before);
      assertFalse(isWhole());
      // Where in its row the gate in the middle stands depends on the canvas it was arranged for;
      // thrown to the start, the view would have the margin at its left edge.
      assertTrue(canvas().viewport().pictureX(0) > 100, wide + ": " + canvas().viewport());
    }
    // Another picture is begun with, and one that can be seen whole is.
    interact(() -> model.document().type("f = 2*3"));
    until(() -> isFilling() && isShown("f = 2*3") && isWhole());
    interact(() -> stage.setWidth(700));
    until(() -> canvas().getWidth() < 700 && isFilling());
    assertTrue(isWhole());
  }

  @Test
  void largerWordsTakeNothingFromThePictureAndAreNotCut() {
    settled();
    interact(() -> {
      stage.setX(0);
      stage.setY(0);
      stage.setWidth(1230);
      stage.setHeight(760);
      model.settings().panel().set(true);
    });
    show(Examples.named("sigmoid").orElseThrow().program());
    until(() -> isWhole() && isFilling());
    double wide = canvas().getWidth();
    interact(() -> model.settings().textSize().set(2));
    interact(() -> model.picture().player().go(12));
    until(() -> isFilling() && isWhole() && isLaidOut(".gate-symbol"));
    assertEquals(wide, canvas().getWidth(), 1);
    assertTrue(VALUE * canvas().viewport().scale() >= 15);
    List<Label> names = lookup(".input-name").queryAll().stream().map(Label.class::cast).toList();
    assertEquals(5, names.size());
    until(() -> isLaidOut(".input-name"));
    names.forEach(CanvasWindowTest::assertUncut);
    Label sign = lookup(".gate-symbol").query();
    assertEquals("exp", sign.getText());
    assertUncut(sign);
    for (String part : List.of("#count", "#speed", ".sentence")) {
      Node node = lookup(part).query();
      Bounds bounds = node.localToScene(node.getLayoutBounds());
      assertTrue(bounds.getMaxX() <= stage.getScene().getWidth(), part);
      assertTrue(bounds.getMaxY() <= stage.getScene().getHeight(), part);
    }
    assertUncut(lookup("#count").queryAs(Label.class));
  }

  /// Whether labels have their words and their places.
  private boolean isLaidOut(String labels) {
    List<Label> found = lookup(labels).queryAll().stream().map(Label.class::cast).toList();
    return !found.isEmpty()
        && found.stream().allMatch(l -> !l.getText().isEmpty() && l.getWidth() > 0);
  }

  private static void assertUncut(Label label) {
    double needed = label.prefWidth(-1);
    assertTrue(label.getWidth() + 0.5 >= needed, label.getText() + ": " + label.getWidth());
  }

  private Box work() {
    Box box = shown().box(model.picture().currentGate().orElseThrow()).orElseThrow();
    Viewport v = canvas().viewport();
    double k = v.scale();
    return new Box(box.x() * k + v.x(), box.y() * k + v.y(), box.width() * k, box.height() * k);
  }

  @Test
  void aPictureThatIsASketchIsSaidToBeOneBelowIt() {
    settled();
    Label said = lookup("#sketched").queryAs(Label.class);
    assertFalse(said.isVisible());
    interact(() -> model.settings().engine().set(LayoutEngines.named("jgraphx").orElseThrow()));
    // The first sketch of a loaded machine is called so too, in other words.
    until(() ->
        said.isVisible()
            && said.getText()
                .equals("a quick sketch, which does not keep all rules of the picture"));
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    until(() -> said.getText().startsWith("빠른 스케치"));
    interact(() -> model.settings().engine().set(LayoutEngines.standard()));
    until(() -> !said.isVisible());
  }

  /// Waits until it is let go.
  private record Slow(CountDownLatch go) implements LayoutEngine {
    @Override
    public String name() {
      return "slow";
    }

    @Override
    public int limit() {
      return LayoutEngines.standard().limit();
    }

    @Override
    public Layout layout(Plan plan, BooleanSupplier cancelled) {
      try {
        go.await();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
      return LayoutEngines.standard().layout(plan, cancelled);
    }
  }

  @Test
  void whileALayoutTakesLongItsSketchIsCalledSoAndIsSteppedThrough() {
    settled();
    Label said = lookup("#sketched").queryAs(Label.class);
    CountDownLatch go = new CountDownLatch(1);
    interact(() -> model.settings().engine().set(new Slow(go)));
    interact(() -> model.document().show(Examples.named("sigmoid").orElseThrow()));
    until(() -> model.picture().draft().get());
    assertTrue(said.isVisible());
    assertEquals("A first sketch: the picture is still being laid out.", said.getText());
    press(KeyCode.END).release(KeyCode.END);
    int last = shown().steps().last();
    until(() -> model.picture().player().step().get() == last);
    assertTrue(sentence().contains("0.39"), sentence());
    go.countDown();
    until(() -> !model.picture().draft().get());
    assertEquals(last, model.picture().player().step().get());
    assertTrue(said.getText().startsWith("a quick sketch"), said.getText());
    interact(() -> model.settings().engine().set(LayoutEngines.standard()));
    until(() -> !said.isVisible());
  }
}
