package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.lesson.Examples;
import gradus.picture.Ink;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.canvas.Viewport;
import gradus.ui.transport.Timeline;
import gradus.ui.work.PictureModel;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;

/// The window as a person uses it: real clicks, keys and drags, and what is then to be seen.
class WindowTest extends OpenWindow {
  @Test
  void theOpeningExampleStandsAtItsStartWithOneHint() {
    settled();
    assertTrue(lookup(".hint").query().isVisible());
    assertEquals(List.of("−2", "5", "−4"), seen(Ink.VALUE));
    assertEquals(List.of(), seen(Ink.GRADIENT));
    assertTrue(sentence().contains("x = −2"));
    type(KeyCode.RIGHT);
    until(() -> sentence().equals("+ : q = x + y = −2 + 5 = 3"));
    assertFalse(lookup(".hint").query().isVisible());
    assertTrue(seen(Ink.VALUE).contains("3"));
  }

  @Test
  void nobodyIsToldToStepWhereNothingCanBeStepped() {
    settled();
    Node hint = lookup(".hint").query();
    interact(() -> model.document().type("f(x, y) = x*y + x"));
    until(() -> !hint.isVisible());
    assertTrue(lookup("#play").query().isDisabled());
    interact(() -> model.document().type("x = 2; y = 3; f = x*y + x"));
    until(hint::isVisible);
    interact(() -> model.document().type("x = 2; y = 3; f = x*y +"));
    until(() -> !hint.isVisible());
  }

  @Test
  void keysStepForwardAndBackAndToBothEnds() {
    settled();
    type(KeyCode.SPACE);
    type(KeyCode.PAGE_DOWN);
    until(() -> sentence().contains("3 × (−4) = −12"));
    type(KeyCode.PAGE_UP);
    until(() -> sentence().equals("+ : q = x + y = −2 + 5 = 3"));
    type(KeyCode.END);
    until(() -> sentence().contains("to x: upstream −4 · local 1 = −4"));
    assertTrue(seen(Ink.GRADIENT).containsAll(List.of("1", "3", "−4")));
    type(KeyCode.LEFT);
    type(KeyCode.HOME);
    until(() -> sentence().startsWith("Start"));
    assertEquals(List.of(), seen(Ink.GRADIENT));
  }

  @Test
  void aTypedProgramIsDrawnAndStepped() {
    settled();
    typeProgram("a = 3; b = a*a");
    until(() -> seen(Ink.TEXT).contains("a"));
    toCanvas();
    type(KeyCode.END);
    until(() -> seen(Ink.GRADIENT).contains("6"));
    assertTrue(seen(Ink.VALUE).contains("9"));
    type(KeyCode.LEFT);
    until(() -> sentence().startsWith("Seed"));
  }

  @Test
  void aMistakeDimsTheLastGoodGraphAndIsSaidInWords() {
    settled();
    List<String> before = seen(Ink.VALUE);
    append("+");
    until(() -> !problem().isEmpty());
    assertEquals(PictureModel.Status.WRONG, model.picture().status().get());
    assertEquals(before, seen(Ink.VALUE));
    assertTrue(canvas().getChildrenUnmodifiable().getFirst().getOpacity() < 0.6);
    append("sigmod(x)");
    until(() -> problem().contains("sigmod"));
    assertEquals(before, seen(Ink.VALUE));
    clickOn("#fix");
    until(() -> text().endsWith("+sigmoid(x)"));
    until(() -> model.picture().status().get() == PictureModel.Status.CURRENT);
    until(() -> problem().isEmpty());
    assertEquals(1, canvas().getChildrenUnmodifiable().getFirst().getOpacity());
  }

  @Test
  void eachThingThatATextCanMeanIsOneClick() {
    settled();
    interact(() -> model.document().type("bill = 80; total = bill + 15%"));
    until(() -> problem().contains("may be a share"));
    assertEquals("Use bill*(1 + 15%) instead", lookup("#fix").queryAs(Hyperlink.class).getText());
    assertEquals("Use bill + 15/100 instead", lookup("#fix-2").queryAs(Hyperlink.class).getText());
    clickOn("#fix-2");
    until(() -> text().equals("bill = 80; total = bill + 15/100"));
    until(() -> model.picture().status().get() == PictureModel.Status.CURRENT);
    interact(() -> model.document().undo());
    until(() -> text().equals("bill = 80; total = bill + 15%"));
    clickOn("#fix");
    until(() -> text().equals("bill = 80; total = bill*(1 + 15%)"));
    until(() -> problem().isEmpty());
  }

  @Test
  void whileTheTextIsWrongStepsGoOn() {
    settled();
    append("*(");
    until(() -> !problem().isEmpty());
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> sentence().equals("+ : q = x + y = −2 + 5 = 3"));
  }

  @Test
  void changingAnInputChangesTheTextAndEverythingFollows() {
    settled();
    type(KeyCode.END);
    clickOn("#input-x");
    push(KeyCode.CONTROL, KeyCode.A);
    write("7");
    type(KeyCode.ENTER);
    until(() -> text().contains("x = 7"));
    until(() -> seen(Ink.VALUE).contains("−48"));
    assertTrue(seen(Ink.GRADIENT).contains("12"));
    type(KeyCode.UP);
    until(() -> text().contains("x = 8") && seen(Ink.VALUE).contains("−52"));
    write("oops");
    frame();
    assertTrue(text().contains("x = 8"));
    assertTrue(seen(Ink.VALUE).contains("−52"));
  }

  @Test
  void aBlankInputIsGivenItsValueInItsField() {
    settled();
    typeProgram("(a+b)*2");
    until(() -> lookup("#input-a").tryQuery().isPresent());
    clickOn("#input-a");
    write("4");
    clickOn("#input-b");
    write("1.5");
    type(KeyCode.ENTER);
    until(() -> text().contains("a = 4") && text().contains("b = 1.5"));
    toCanvas();
    type(KeyCode.END);
    until(() -> seen(Ink.VALUE).contains("11.00"));
  }

  @Test
  void theTimelineIsDragged() {
    settled();
    Timeline timeline = lookup(".timeline").queryAs(Timeline.class);
    int last = model.picture().player().last().get();
    Point2D from = timeline.localToScreen(timeline.place(0), timeline.getHeight() / 2);
    Point2D middle = timeline.localToScreen(timeline.place(2), timeline.getHeight() / 2);
    Point2D to = timeline.localToScreen(timeline.place(last), timeline.getHeight() / 2);
    drag(from).moveTo(middle);
    until(() -> sentence().contains("3 × (−4) = −12"));
    moveTo(to).drop();
    until(() -> model.picture().player().step().get() == last);
    assertTrue(seen(Ink.GRADIENT).contains("3"));
  }

  @Test
  void playRunsToTheEndAndStops() {
    settled();
    interact(() -> model.picture().player().speed().set(4));
    toCanvas();
    type(KeyCode.P);
    until(() -> model.picture().player().step().get() == model.picture().player().last().get());
    until(() -> !model.picture().player().playing().get());
  }

  @Test
  void aKeyDuringAnAnimationIsNotLost() {
    settled();
    interact(() -> model.settings().reducedMotion().set(false));
    toCanvas();
    type(KeyCode.RIGHT);
    type(KeyCode.RIGHT);
    type(KeyCode.RIGHT);
    until(() -> model.picture().player().step().get() == 3);
    until(() -> model.picture().player().progress().get() == 1);
  }

  @Test
  void theValuesOfTheOperandsTravelOnlyWhereMotionIsWanted() {
    settled();
    toCanvas();
    interact(() -> model.settings().reducedMotion().set(false));
    interact(() -> model.picture().player().speed().set(0.25));
    type(KeyCode.RIGHT);
    // Opening example: −2 stands at x; on its way it is in the picture a second time.
    until(() -> seen(Ink.VALUE).stream().filter("−2"::equals).count() == 2);
    until(() -> model.picture().player().progress().get() == 1);
    assertEquals(1, seen(Ink.VALUE).stream().filter("−2"::equals).count());
    type(KeyCode.LEFT);
    interact(() -> model.settings().reducedMotion().set(true));
    type(KeyCode.RIGHT);
    assertEquals(1, model.picture().player().progress().get());
    assertEquals(1, seen(Ink.VALUE).stream().filter("−2"::equals).count());
  }

  @Test
  void theWheelZoomsAtThePointerAndFFits() {
    settled();
    DiagramCanvas canvas = canvas();
    moveTo(canvas.localToScreen(200, 150));
    frame();
    Viewport fitted = canvas.viewport();
    AtomicReference<ScrollEvent> wheel = new AtomicReference<>();
    canvas.addEventFilter(ScrollEvent.SCROLL, wheel::set);
    scroll(3, VerticalDirection.UP);
    until(() -> canvas.viewport().scale() > 1.5 * fitted.scale());
    double atX = wheel.get().getX();
    double atY = wheel.get().getY();
    assertEquals(fitted.pictureX(atX), canvas.viewport().pictureX(atX), 0.01);
    assertEquals(fitted.pictureY(atY), canvas.viewport().pictureY(atY), 0.01);
    Viewport zoomed = canvas.viewport();
    // Beside the numbers: one of an input would be dragged to another.
    double low = canvas.getHeight() - 20;
    drag(canvas.localToScreen(20, low)).dropTo(canvas.localToScreen(60, low - 30));
    until(() -> canvas.viewport().x() != zoomed.x());
    type(KeyCode.F);
    until(() -> canvas.viewport().equals(fitted));
  }

  private MenuItem language(String name) {
    return lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream()
        .flatMap(menu -> menu.getItems().stream())
        .filter(item -> "menu-language".equals(item.getId()))
        .flatMap(item -> ((Menu) item).getItems().stream())
        .filter(item -> item.getText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void koreanReplacesEveryWordAtOnce() {
    settled();
    clickOn("#menu-view");
    until(() -> lookup("#menu-language").tryQuery().isPresent());
    push(KeyCode.ESCAPE);
    interact(() -> language("한국어").fire());
    until(() -> sentence().startsWith("시작"));
    assertEquals(
        List.of(),
        lookup(".label").queryAllAs(Label.class).stream()
            .filter(Label::isVisible)
            .map(Label::getText)
            .filter(t -> t != null && t.matches("(?s).*[A-Za-z]{4,}.*"))
            .toList());
    typeProgram("f = sigmod(2)");
    until(() -> problem().codePoints().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3));
  }

  @Test
  void functionsAreFoldedAndUnfolded() {
    settled();
    typeProgram("swish(t) = t*sigmoid(t); x = 2; f = swish(x)");
    until(() -> seen(Ink.TEXT).contains("swish"));
    interact(() -> model.settings().unfolded().set(true));
    until(() -> seen(Ink.TEXT).contains("exp"));
    interact(() -> model.settings().unfolded().set(false));
    until(() -> seen(Ink.TEXT).contains("swish"));
  }

  @Test
  void anEmptyProgramIsNoMistake() {
    settled();
    interact(() -> model.document().show(Document.EMPTY));
    until(() -> model.picture().status().get() == PictureModel.Status.EMPTY);
    assertTrue(lookup(".nothing").query().isVisible());
    assertEquals("", problem());
  }

  @Test
  void undoGoesThroughFieldsAndText() {
    settled();
    String before = text();
    clickOn("#input-y");
    push(KeyCode.CONTROL, KeyCode.A);
    write("9");
    type(KeyCode.ENTER);
    until(() -> text().contains("y = 9"));
    push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> text().equals(before));
    push(KeyCode.CONTROL, KeyCode.Y);
    until(() -> text().contains("y = 9"));
  }

  @Test
  void theQuestionMarkShowsAllKeys() {
    settled();
    toCanvas();
    write("?");
    until(() -> dialogs.keysShown);
  }

  @Test
  void hugeAndWrongTextsFreezeNothing() {
    settled();
    for (String text : List.of("(".repeat(50_000), "−".repeat(100_000), "x".repeat(1_000_000))) {
      interact(() -> model.document().show(Document.untitled(text)));
      until(() -> text().equals(text) && !problem().isEmpty());
      assertTrue(problem().length() < 500, "a sentence of " + problem().length() + " letters");
      interact(() -> model.document().show(Examples.named("norm").orElseThrow()));
      settled();
    }
    assertTrue(view.filing() != null);
  }
}
