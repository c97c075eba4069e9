package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.export.Json;
import gradus.export.ValueReport;
import gradus.lang.Messages;
import gradus.lang.Problem;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Ink;
import gradus.trace.Trace;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.canvas.Viewport;
import gradus.ui.work.PictureModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The window as a person uses it: real clicks, keys and drags, and what is then to be seen.
class WindowTest extends OpenWindow {
  @TempDir Path folder;

  @Test
  void theOpeningExampleStandsAtItsStartWithOneHint() {
    settled();
    assertTrue(lookup(".hint").query().isVisible());
    assertEquals(List.of("−2", "5", "−4"), seen(Ink.VALUE));
    assertEquals(List.of(), seen(Ink.GRADIENT));
    assertTrue(sentence().contains("x = −2"));
    type(KeyCode.RIGHT);
    until(() -> sentence().equals("+ : −2 + 5 = 3"));
    assertFalse(lookup(".hint").query().isVisible());
    assertTrue(seen(Ink.VALUE).contains("3"));
  }

  @Test
  void keysStepForwardAndBackAndToBothEnds() {
    settled();
    type(KeyCode.SPACE);
    type(KeyCode.PAGE_DOWN);
    until(() -> sentence().contains("3 · −4 = −12"));
    type(KeyCode.PAGE_UP);
    until(() -> sentence().equals("+ : −2 + 5 = 3"));
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
  void whileTheTextIsWrongStepsGoOn() {
    settled();
    append("*(");
    until(() -> !problem().isEmpty());
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> sentence().equals("+ : −2 + 5 = 3"));
  }

  @Test
  void changingAnInputChangesTheTextAndEverythingFollows() {
    settled();
    type(KeyCode.END);
    clickOn("#input-x");
    push(KeyCode.CONTROL, KeyCode.A);
    write("7");
    until(() -> text().contains("x = 7"));
    until(() -> seen(Ink.VALUE).contains("−48"));
    assertTrue(seen(Ink.GRADIENT).contains("12"));
    type(KeyCode.UP);
    until(() -> text().contains("x = 8") && seen(Ink.VALUE).contains("−52"));
    write("oops");
    WaitForAsyncUtils.waitForFxEvents();
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
    until(() -> sentence().contains("3 · −4 = −12"));
    moveTo(to).drop();
    until(() -> model.picture().player().step().get() == last);
    assertTrue(seen(Ink.GRADIENT).contains("3"));
  }

  @Test
  void playRunsToTheEndAndStops() {
    settled();
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
  void everyExampleOpensFromItsMenu() {
    settled();
    for (Example example : Examples.all()) {
      clickOn("#menu-examples");
      clickOn("#example-" + example.name());
      until(() -> text().equals(example.program()));
      settled();
      until(() -> stage.getTitle().contains(example.title(Locale.ENGLISH)));
      toCanvas();
      type(KeyCode.END);
      until(() -> !seen(Ink.GRADIENT).isEmpty());
      assertEquals(0, dialogs.asked);
    }
  }

  @Test
  void everyGroupOfExamplesStandsInTheMenuAboveItsExamples() {
    settled();
    List<String> expected = new ArrayList<>();
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      Examples.byGroup()
          .forEach((group, members) -> {
            expected.add(Messages.text(language, "ui.examples." + group));
            members.forEach(example -> expected.add(example.title(language)));
          });
    }
    List<String> seen = new ArrayList<>(examplesInTheMenu());
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    seen.addAll(examplesInTheMenu());
    assertEquals(expected, seen);
    assertTrue(seen.size() >= 2 * (14 + 4), seen.toString());
  }

  private List<String> examplesInTheMenu() {
    Menu examples =
        lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream()
            .filter(menu -> "menu-examples".equals(menu.getId()))
            .findFirst()
            .orElseThrow();
    return examples.getItems().stream()
        .filter(item -> !(item instanceof SeparatorMenuItem))
        .map(MenuItem::getText)
        .toList();
  }

  @Test
  void theStepIsExportedWhole() throws Exception {
    settled();
    type(KeyCode.END);
    dialogs.file = folder.resolve("p.png");
    push(KeyCode.CONTROL, KeyCode.E);
    until(() -> Files.exists(dialogs.file));
    var image = ImageIO.read(dialogs.file.toFile());
    assertEquals(2 * model.picture().diagram().get().width(), image.getWidth(), 2);
    dialogs.file = folder.resolve("nowhere/p.png");
    push(KeyCode.CONTROL, KeyCode.E);
    until(() -> dialogs.said.size() == 1);
    assertTrue(dialogs.said.getFirst().contains("nowhere"), dialogs.said.toString());
  }

  @Test
  void theNameChosenSaysWhichKindOfFileIsExported() throws Exception {
    settled();
    typeProgram("a = 3, v = [2, 5, 7]; f = a*v");
    until(() -> model.picture().status().get() == PictureModel.Status.CURRENT);
    until(() -> seen(Ink.TEXT).contains("v"));
    exported("p.json");
    String json = Files.readString(dialogs.file);
    Trace trace = model.picture().diagram().get().steps().trace();
    List<Problem> notices = model.picture().notices();
    assertEquals(List.of("notice.seed"), notices.stream().map(Problem::key).toList());
    Locale locale = model.words().locale();
    assertEquals(Json.write(ValueReport.of(trace, notices, locale)) + "\n", json);
    assertTrue(json.startsWith("{\"output\":\"f\",\"value\":[6.0,15.0,21.0]"), json);
    assertTrue(json.contains("\"grad\":14.0"), json);
    exported("p.png");
    int width = ImageIO.read(dialogs.file.toFile()).getWidth();
    assertEquals(2 * model.picture().diagram().get().width(), width, 2);
    exported("p.other");
    assertEquals(width, ImageIO.read(dialogs.file.toFile()).getWidth());
    assertEquals(List.of(), dialogs.said);
  }

  /// Chooses this name in the dialog, and waits for the whole file.
  private void exported(String name) {
    dialogs.file = folder.resolve(name);
    push(KeyCode.CONTROL, KeyCode.E);
    until(() -> Files.exists(dialogs.file));
  }

  @Test
  void numbersOfABlankInputAreRefusedInASentenceAndItsPictureIsNot() {
    settled();
    typeProgram("a = 3; f = a*b");
    until(() -> seen(Ink.TEXT).contains("b"));
    dialogs.file = folder.resolve("blank.json");
    push(KeyCode.CONTROL, KeyCode.E);
    until(() -> !dialogs.said.isEmpty());
    assertEquals(List.of("'b' has no value yet: write b = 1, for example."), dialogs.said);
    assertFalse(Files.exists(dialogs.file));
    exported("blank.png");
    assertEquals(1, dialogs.said.size());
  }

  @Test
  void programsAreSavedOpenedAndAskedAbout() throws Exception {
    settled();
    typeProgram("k = 3; f = k^2");
    until(() -> stage.getTitle().startsWith("●"));
    dialogs.file = folder.resolve("mine.gradus");
    push(KeyCode.CONTROL, KeyCode.S);
    until(() -> Files.exists(dialogs.file));
    assertEquals("k = 3; f = k^2", Files.readString(dialogs.file));
    until(() -> stage.getTitle().startsWith("mine"));
    typeProgram("k = 4; f = k^2");
    push(KeyCode.CONTROL, KeyCode.N);
    assertEquals(1, dialogs.asked);
    assertEquals("k = 4; f = k^2", text());
    dialogs.unsaved = Dialogs.Unsaved.DISCARD;
    push(KeyCode.CONTROL, KeyCode.N);
    until(() -> text().isEmpty());
    push(KeyCode.CONTROL, KeyCode.O);
    until(() -> text().equals("k = 3; f = k^2"));
  }

  @Test
  void aFileThatIsNoTextIsRefusedAndNothingIsLost() throws Exception {
    settled();
    String before = text();
    dialogs.file = folder.resolve("b.gradus");
    Files.write(dialogs.file, new byte[] {0, 1, 2, (byte) 200});
    push(KeyCode.CONTROL, KeyCode.O);
    until(() -> dialogs.said.size() == 1);
    assertEquals(before, text());
    dialogs.file = folder;
    push(KeyCode.CONTROL, KeyCode.O);
    until(() -> dialogs.said.size() == 2);
    assertEquals(before, text());
  }

  @Test
  void theWheelZoomsAtThePointerAndFFits() {
    settled();
    DiagramCanvas canvas = canvas();
    moveTo(canvas.localToScreen(200, 150));
    WaitForAsyncUtils.waitForFxEvents();
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
    drag(canvas.localToScreen(20, 20)).dropTo(canvas.localToScreen(60, 50));
    until(() -> canvas.viewport().x() != zoomed.x());
    type(KeyCode.F);
    until(() -> canvas.viewport().equals(fitted));
  }

  @Test
  void koreanReplacesEveryWordAtOnce() {
    settled();
    clickOn("#menu-view");
    clickOn("#menu-language");
    clickOn("한국어");
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
    for (String text : List.of("(".repeat(50_000), "-".repeat(100_000), "x".repeat(1_000_000))) {
      interact(() -> model.document().show(Document.untitled(text)));
      until(() ->
          model.picture().status().get() != PictureModel.Status.CURRENT || text().equals(text));
      long start = System.nanoTime();
      interact(() -> {});
      assertTrue(System.nanoTime() - start < 5_000_000_000L);
    }
    interact(() -> model.document().show(Examples.named("norm").orElseThrow()));
    settled();
    assertTrue(view.filing() != null);
  }
}
