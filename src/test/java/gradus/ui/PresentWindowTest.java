package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.diagram.Diagram.DrawnEntry;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.lesson.Examples;
import gradus.picture.Ink;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.canvas.Viewport;
import gradus.ui.network.NetworkPane;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import gradus.ui.work.Settings.WindowPart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// F5 shows the picture to a class, and Escape goes back to exactly what was before.
class PresentWindowTest extends OpenWindow {
  @AfterEach
  void endPresenting() {
    interact(() -> screen().ifPresent(Stage::close));
  }

  private Optional<Stage> screen() {
    return Window.getWindows().stream()
        .filter(w -> w instanceof Stage && w != stage && w.getScene() != null)
        .filter(w -> w.getScene().getRoot().getStyleClass().contains("class-view"))
        .map(Stage.class::cast)
        .findFirst();
  }

  private DiagramCanvas classCanvas() {
    return (DiagramCanvas) screen().orElseThrow().getScene().lookup(".diagram-canvas");
  }

  private int step() {
    return model.picture().player().step().get();
  }

  private void present() {
    settled();
    push(KeyCode.F5);
    until(() -> screen().isPresent() && classCanvas().getWidth() > 0);
    arranged();
  }

  /// Waits until the picture is the one for the class' canvas as large as it is.
  private void arranged() {
    until(() -> model.picture().diagram().get().options().screen().equals(classCanvas().screen()));
  }

  @Test
  void presentingShowsThePictureAloneOnAllOfTheScreenArrangedForIt() {
    present();
    assertTrue(screen().orElseThrow().isFullScreen());
    Node root = screen().orElseThrow().getScene().getRoot();
    assertTrue(root.lookupAll(".menu-bar").isEmpty());
    assertTrue(root.lookupAll(".transport").isEmpty());
    assertNotEquals(canvas().screen(), classCanvas().screen());
    assertEquals(Screen.getPrimary().getBounds().getWidth(), root.getLayoutBounds().getWidth());
    assertEquals(Screen.getPrimary().getBounds().getHeight(), root.getLayoutBounds().getHeight());
    push(KeyCode.PAGE_DOWN);
    push(KeyCode.RIGHT);
    push(KeyCode.SPACE);
    assertEquals(3, step());
    push(KeyCode.PAGE_UP);
    assertEquals(2, step());
    assertEquals(canvas().figure(), classCanvas().figure());
  }

  @Test
  void whatIsTouchedBesideTheClassIsTouchedBeforeItToo() {
    String text = "q = W @ x\nf = sum(q*q)\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]";
    settled();
    interact(() -> model.document().show(text));
    present();
    interact(() -> model.picture().player().end());
    interact(() ->
        canvas()
            .touch()
            .touch(new DrawnEntry(model.picture().graph().named("q").orElseThrow(), 1, false)));
    Node note = screen().orElseThrow().getScene().lookup("#touch-note");
    assertTrue(note.isVisible());
    assertEquals(
        canvas().touch().touch().get().story(), classCanvas().touch().touch().get().story());
    interact(() -> canvas().touch().leave());
    assertFalse(note.isVisible());
    // By keys before the class alone.
    push(KeyCode.SHIFT, KeyCode.ALT, KeyCode.DOWN);
    until(note::isVisible);
    push(KeyCode.SHIFT, KeyCode.DOWN);
    until(() -> classCanvas().touch().touch().get().entry().place() == 1);
    assertEquals("q", classCanvas().touch().touch().get().entry().gate().name());
  }

  @Test
  void escapeGoesBackToExactlyWhatWasBefore() {
    settled();
    interact(() -> model.document().show(Examples.named("sigmoid").orElseThrow()));
    settled();
    Gate gate =
        model.picture().graph().gates().stream()
            .filter(Gate::isOperation)
            .findFirst()
            .orElseThrow();
    interact(() -> {
      model.picture().player().go(4);
      model.folding().selection().add(Set.of(gate));
      canvas().zoomIn();
      canvas().zoomIn();
    });
    Viewport before = canvas().viewport();
    double width = stage.getWidth();
    double height = stage.getHeight();
    present();
    push(KeyCode.PAGE_DOWN);
    push(KeyCode.END);
    assertEquals(model.picture().player().last().get(), step());
    push(KeyCode.ESCAPE);
    until(() -> screen().isEmpty() && isFilling());
    assertEquals(4, step());
    assertEquals(before, canvas().viewport());
    assertEquals(Set.of(gate.key()), model.folding().selection().keys());
    assertEquals(width, stage.getWidth());
    assertEquals(height, stage.getHeight());
    assertFalse(model.settings().panel().get());
    assertSame(canvas(), stage.getScene().getFocusOwner());
    // Nor does going on where the lecture was left move the picture under it.
    present();
    assertEquals(model.picture().player().last().get(), step());
    push(KeyCode.ESCAPE);
    until(() -> screen().isEmpty() && isFilling());
    assertEquals(4, step());
    assertEquals(before, canvas().viewport());
  }

  @Test
  void whoPresentsAgainGoesOnWhereTheLectureWasLeftAndBeginsAnewBesides() {
    settled();
    interact(() -> model.document().show(Examples.named("tanh-net").orElseThrow()));
    present();
    push(KeyCode.PAGE_DOWN);
    push(KeyCode.PAGE_DOWN);
    push(KeyCode.PAGE_DOWN);
    // A sentence with a lowered sign stands in the middle as any other.
    Label sentence = (Label) inClass(".sentence");
    until(() -> sentence.getGraphic() != null);
    Bounds words = sentence.getGraphic().localToScene(sentence.getGraphic().getLayoutBounds());
    assertEquals(screen().orElseThrow().getScene().getWidth() / 2, words.getCenterX(), 12);
    push(KeyCode.S);
    push(KeyCode.C);
    push(KeyCode.B);
    // Without its words below it the picture has more room.
    arranged();
    Viewport first = classCanvas().viewport();
    interact(() -> classCanvas().zoomIn());
    push(KeyCode.ESCAPE);
    until(() -> screen().isEmpty() && isFilling());
    assertEquals(0, step());
    assertEquals(
        "Back at step 0, as before. The class saw step 3: F5 goes on there.",
        lookup("#written-where").queryAs(Label.class).getText());
    present();
    assertEquals(3, step());
    assertEquals(first, classCanvas().viewport());
    assertFalse(isSeen("#dark"));
    assertFalse(isSeen("#spotlight"));
    assertFalse(isSeen("#class-caption"));
    assertTrue(screen().orElseThrow().isFullScreen());
    push(KeyCode.PAGE_DOWN);
    assertEquals(4, step());
    push(KeyCode.ESCAPE);
    until(() -> screen().isEmpty() && isFilling());
    // Who steps in between begins where that led to.
    type(KeyCode.RIGHT);
    present();
    assertEquals(1, step());
  }

  @Test
  void theKeysOfAPresenterAreToldAtTheBeginningAndGoByThemselves() {
    present();
    Label hint = (Label) inClass("#key-hint");
    assertTrue(hint.isVisible());
    assertTrue(hint.getText().contains("B dark screen"), hint.getText());
    // It covers nothing of the picture, and moves nothing when it goes.
    Bounds picture = classCanvas().localToScene(classCanvas().getLayoutBounds());
    assertTrue(
        hint.localToScene(hint.getLayoutBounds()).getMinY() >= picture.getMaxY(), "" + picture);
    // By itself it goes after as many seconds as one reads it for.
    if (Nightly.isOn()) until(() -> !isSeen("#key-hint"));
    assertEquals(picture, classCanvas().localToScene(classCanvas().getLayoutBounds()));
    push(KeyCode.ESCAPE);
    until(() -> screen().isEmpty());
    present();
    assertTrue(isSeen("#key-hint"));
    // Who uses them has read them.
    push(KeyCode.PAGE_DOWN);
    assertFalse(isSeen("#key-hint"));
  }

  /// All that a person has before them.
  private record Sight(
      int step,
      boolean playing,
      Set<String> selected,
      String asked,
      Folding folding,
      Viewport view,
      String tab,
      List<Double> dividers,
      List<Double> widths,
      List<Boolean> parts,
      Node focus,
      List<Integer> caret,
      List<Double> window) {}

  private Sight sight() {
    Settings settings = model.settings();
    Node focus = stage.getScene().getFocusOwner();
    return new Sight(
        step(),
        model.picture().player().playing().get(),
        Set.copyOf(model.folding().selection().keys()),
        canvas().highlights().asked().map(Gate::key).orElse(""),
        model.folding().folding(),
        canvas().viewport(),
        lookup("#panel-tabs").queryAs(TabPane.class).getSelectionModel().getSelectedItem().getId(),
        Arrays.stream(lookup(".split-pane").queryAs(SplitPane.class).getDividerPositions())
            .mapToObj(d -> Math.rint(d * stage.getWidth()))
            .toList(),
        List.of(settings.sideWidth().get(), settings.panelWidth().get()),
        Arrays.stream(WindowPart.values()).map(p -> settings.shown(p).get()).toList(),
        focus,
        focus instanceof TextField field
            ? List.of(field.getAnchor(), field.getCaretPosition())
            : List.of(),
        List.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
  }

  private Gate operation(int n) {
    return model.picture().graph().gates().stream().filter(Gate::isOperation).toList().get(n);
  }

  @Test
  void whateverIsDoneMeanwhileEscapeBringsAllBack() {
    settled();
    interact(() -> {
      model.document().show("x = 1.25\ny = 2\nq = sigmoid(x*y)\nf = q*y + x\n");
      model.settings().sideWidth().set(280);
      model.settings().panelWidth().set(300);
      model.settings().panel().set(true);
    });
    settled();
    clickOn("#tab-values");
    interact(() -> {
      model.picture().player().go(2);
      canvas().zoomIn();
    });
    clickOn(place(operation(0)));
    clickOn("#input-x");
    interact(() -> {
      model.folding().selection().add(Set.of(operation(1)));
      lookup("#input-x").queryAs(TextField.class).selectRange(1, 3);
    });
    settled();
    frame();
    Sight before = sight();
    assertEquals(List.of(1, 3), before.caret);
    assertEquals(operation(0).key(), before.asked);
    for (boolean window : List.of(false, true)) {
      if (window) {
        push(KeyCode.SHIFT, KeyCode.F5);
      } else {
        push(KeyCode.F5);
      }
      until(() -> screen().isPresent() && classCanvas().getWidth() > 0);
      push(KeyCode.PAGE_DOWN);
      push(KeyCode.H);
      push(KeyCode.P);
      interact(() -> {
        // What a mouse does to the picture of the class, and to the window beside it.
        model.folding().selection().clear();
        model.folding().unfold(model.picture().graph(), operation(1));
        model.settings().sideWidth().set(240);
        model.settings().toggle(WindowPart.PROGRAM);
        lookup("#panel-tabs").queryAs(TabPane.class).getSelectionModel().select(0);
      });
      interact(() -> screen().orElseThrow().requestFocus());
      push(KeyCode.ESCAPE);
      until(() -> screen().isEmpty() && isFilling());
      settled();
      frame();
      assertEquals(before, sight());
    }
  }

  @Test
  void aClassCanHaveAWindowThatIsDraggedElsewhere() {
    settled();
    push(KeyCode.SHIFT, KeyCode.F5);
    until(() -> screen().isPresent());
    assertFalse(screen().orElseThrow().isFullScreen());
    push(KeyCode.F11);
    until(() -> screen().orElseThrow().isFullScreen());
    push(KeyCode.F5);
    until(() -> screen().isEmpty());
  }

  @Test
  void theWindowItselfTakesTheWholeScreenAndGivesItBack() {
    settled();
    // A frame of the large window may come late, which a screen without a display minds.
    boolean checking = WaitForAsyncUtils.autoCheckException;
    WaitForAsyncUtils.autoCheckException = false;
    try {
      push(KeyCode.F11);
      until(stage::isFullScreen);
      push(KeyCode.F11);
      until(() -> !stage.isFullScreen());
      assertTrue(screen().isEmpty());
    } finally {
      WaitForAsyncUtils.clearExceptions();
      WaitForAsyncUtils.autoCheckException = checking;
    }
  }

  private boolean isSeen(String id) {
    return screen().orElseThrow().getScene().lookup(id).isVisible();
  }

  @Test
  void theScreenGoesDarkAndComesBackWithoutAStep() {
    present();
    assertFalse(isSeen("#dark"));
    push(KeyCode.B);
    assertTrue(isSeen("#dark"));
    push(KeyCode.PAGE_DOWN);
    assertFalse(isSeen("#dark"));
    assertEquals(0, step());
    push(KeyCode.PERIOD);
    assertTrue(isSeen("#dark"));
    push(KeyCode.PERIOD);
    assertFalse(isSeen("#dark"));
  }

  private static KeyEvent key(EventType<KeyEvent> type) {
    return new KeyEvent(type, "", "", KeyCode.L, false, false, false, false);
  }

  private static KeyEvent sign(String sign) {
    return new KeyEvent(
        KeyEvent.KEY_TYPED, sign, sign, KeyCode.UNDEFINED, false, false, false, false);
  }

  @Test
  void lightStandsOnTheGateAtWorkAndAPointTrailsTheMouse() {
    present();
    push(KeyCode.S);
    assertEquals("The light falls on the gate at work, from the next step on.", hint());
    push(KeyCode.PAGE_DOWN);
    assertEquals("", hint());
    assertTrue(isSeen("#spotlight"));
    push(KeyCode.S);
    assertFalse(isSeen("#spotlight"));
    push(KeyCode.L);
    assertTrue(isSeen("#pointer"));
    assertEquals(Cursor.NONE, classCanvas().getParent().getParent().getCursor());
    push(KeyCode.L);
    assertFalse(isSeen("#pointer"));
    // Held, as a keyboard repeats it.
    Scene scene = screen().orElseThrow().getScene();
    interact(() -> {
      Event.fireEvent(scene, key(KeyEvent.KEY_PRESSED));
      Event.fireEvent(scene, key(KeyEvent.KEY_PRESSED));
    });
    assertTrue(isSeen("#pointer"));
    interact(() -> Event.fireEvent(scene, key(KeyEvent.KEY_RELEASED)));
    assertFalse(isSeen("#pointer"));
    interact(() -> Event.fireEvent(classCanvas(), sign("?")));
    assertTrue(isSeen("#key-card"));
    interact(() -> Event.fireEvent(classCanvas(), sign("?")));
    assertFalse(isSeen("#key-card"));
    // Who closes the list of keys goes on.
    interact(() -> Event.fireEvent(classCanvas(), sign("?")));
    push(KeyCode.ESCAPE);
    assertFalse(isSeen("#key-card"));
    assertTrue(screen().isPresent());
    push(KeyCode.ESCAPE);
    until(() -> screen().isEmpty());
  }

  @Test
  void aStepHoldsBackItsNumbersUntilTheyAreAskedFor() {
    present();
    int values = seen(Ink.VALUE).size();
    push(KeyCode.LEFT);
    assertEquals("This is the start.", hint());
    push(KeyCode.H);
    assertEquals("Numbers are held back from the next step on; Enter reveals them.", hint());
    push(KeyCode.PAGE_DOWN);
    assertEquals(1, step());
    assertEquals(values, seen(Ink.VALUE).size());
    assertTrue(isSeen("#question"));
    assertEquals("Which value comes out here?", question());
    push(KeyCode.ENTER);
    assertEquals(1, step());
    assertEquals(values + 1, seen(Ink.VALUE).size());
    assertFalse(isSeen("#question"));
    interact(
        () -> model.picture().player().go(model.picture().diagram().get().steps().forwardEnd()));
    assertFalse(isSeen("#question"));
    // The seed is a gradient too.
    push(KeyCode.PAGE_DOWN);
    assertEquals("Which gradient arrives here?", question());
    push(KeyCode.ENTER);
    push(KeyCode.PAGE_DOWN);
    assertEquals("Which gradient arrives here?", question());
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    assertEquals("여기에 어떤 기울기가 올까요?", question());
    interact(() -> model.settings().locale().set(Locale.ENGLISH));
    push(KeyCode.H);
    assertFalse(isSeen("#question"));
    assertEquals("Numbers are shown at once.", hint());
    push(KeyCode.END);
    push(KeyCode.RIGHT);
    assertEquals("This is the last step.", hint());
    push(KeyCode.ESCAPE);
    until(() -> screen().isEmpty());
    assertFalse(model.picture().player().asking().get());
  }

  @Test
  void aKeyOfTheWindowDoesWhatItDoesOrSaysThatItWaits() {
    present();
    push(KeyCode.F1);
    assertTrue(isSeen("#key-card"));
    push(KeyCode.F1);
    assertFalse(isSeen("#key-card"));
    String text = text();
    for (List<KeyCode> keys :
        List.of(
            List.of(KeyCode.F2),
            List.of(KeyCode.F4),
            List.of(KeyCode.CONTROL, KeyCode.F),
            List.of(KeyCode.CONTROL, KeyCode.E),
            List.of(KeyCode.CONTROL, KeyCode.Z),
            List.of(KeyCode.CONTROL, KeyCode.Y),
            List.of(KeyCode.ALT, KeyCode.RIGHT))) {
      push(KeyCode.F);
      assertEquals("", hint());
      push(keys.toArray(KeyCode[]::new));
      assertEquals("That key waits until you stop presenting (Esc).", hint(), "" + keys);
      assertEquals(0, step());
    }
    assertEquals(text, text());
    Viewport before = classCanvas().viewport();
    push(KeyCode.CONTROL, KeyCode.EQUALS);
    assertNotEquals(before, classCanvas().viewport());
    push(KeyCode.CONTROL, KeyCode.DIGIT0);
    assertEquals(before, classCanvas().viewport());
  }

  private String hint() {
    Label hint = (Label) inClass("#key-hint");
    return hint.isVisible() ? hint.getText() : "";
  }

  @Test
  void controlKeysAreNoKeysOfThePresenterAndSavingSaves(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("mine.gradus");
    settled();
    interact(() -> model.document().show("x = 3\nf = x^2\n"));
    present();
    push(KeyCode.CONTROL, KeyCode.S);
    assertEquals("Not saved. Esc and Ctrl+S say why.", hint());
    assertEquals(0, dialogs.asked);
    interact(() -> model.document().save(file));
    interact(() -> model.document().edit("x = 4\nf = x^2\n", null));
    push(KeyCode.CONTROL, KeyCode.S);
    assertEquals("Saved.", hint());
    assertEquals("x = 4\nf = x^2\n", Files.readString(file));
    assertFalse(isSeen("#spotlight"));
    push(KeyCode.CONTROL, KeyCode.C);
    assertTrue(isSeen("#class-caption"));
    push(KeyCode.CONTROL, KeyCode.L);
    assertFalse(isSeen("#pointer"));
    push(KeyCode.CONTROL, KeyCode.H);
    assertFalse(model.picture().player().asking().get());
    // Another program was there first.
    Files.writeString(file, "x = 9\n");
    interact(() -> model.document().edit("x = 5\nf = x^2\n", null));
    push(KeyCode.CONTROL, KeyCode.S);
    assertEquals("Not saved. Esc and Ctrl+S say why.", hint());
    assertEquals("x = 9\n", Files.readString(file));
  }

  @Test
  void whatIsWrongWithTheTextStandsInPlaceOfTheSentence() {
    settled();
    interact(() -> model.document().show("x = 3; y = 2\nf = x*y\n"));
    settled();
    interact(() -> model.document().edit("f = (x +", null));
    until(() -> model.picture().status().get() == PictureModel.Status.WRONG);
    push(KeyCode.F5);
    until(() -> screen().isPresent() && classCanvas().getWidth() > 0);
    Label wrong = (Label) inClass("#class-wrong");
    assertTrue(wrong.isVisible());
    assertEquals(
        lookup("#problem").queryAs(Label.class).getText() + "\nThe picture is of the text before.",
        wrong.getText());
    assertFalse(isSeen(".sentence-scroll"));
    assertEquals(DiagramCanvas.DIMMED, inClass("#class-caption").getOpacity());
    push(KeyCode.H);
    push(KeyCode.PAGE_DOWN);
    assertFalse(isSeen("#question"));
    interact(() -> model.document().edit("x = 3\nf = x^2\n", null));
    until(() -> !wrong.isVisible());
    assertEquals(1, inClass("#class-caption").getOpacity());
    interact(() -> model.document().edit("", null));
    until(() -> wrong.isVisible());
    assertEquals("The program is empty.", wrong.getText());
  }

  @Test
  void whereThereIsNoPictureNothingIsPresentedAndThatIsSaid() {
    settled();
    interact(() -> model.document().show(""));
    push(KeyCode.F5);
    assertTrue(screen().isEmpty());
    Label said = lookup("#written-where").queryAs(Label.class);
    assertEquals("There is nothing to present: the program is empty.", said.getText());
    // A real click finds it before the examples.
    clickOn("#written-away");
    until(() -> !lookup("#written").query().isVisible());
    interact(() -> model.document().show("f = sigmod(x"));
    until(() -> model.picture().status().get() == PictureModel.Status.WRONG);
    push(KeyCode.SHIFT, KeyCode.F5);
    assertTrue(screen().isEmpty());
    assertEquals("There is no picture to present: the text has a mistake.", said.getText());
  }

  private Node inClass(String id) {
    return screen().orElseThrow().getScene().lookup(id);
  }

  private String lit() {
    Node part = inClass("#class-caption-part");
    return part == null ? "" : part.getAccessibleText();
  }

  @Test
  void theLineAtWorkStandsAboveThePictureAndItsPartIsLit() {
    settled();
    interact(() -> model.document().show("x = 3; y = 2\nq = x*y + x\nf = exp(-q)\n"));
    present();
    assertEquals("f = exp(-q)", inClass("#class-caption").getAccessibleText());
    assertEquals("", lit());
    double high = inClass("#class-caption").getLayoutBounds().getHeight();
    List<String> seen = new ArrayList<>();
    while (step() < model.picture().diagram().get().steps().forwardEnd()) {
      push(KeyCode.PAGE_DOWN);
      seen.add(lit() + " in " + inClass("#class-caption").getAccessibleText());
    }
    assertEquals(
        List.of(
            "x*y in q = x*y + x",
            "x*y + x in q = x*y + x",
            "-q in f = exp(-q)",
            "exp(-q) in f = exp(-q)"),
        seen);
    assertEquals(high, inClass("#class-caption").getLayoutBounds().getHeight());
    Bounds part = inClass("#class-caption-part").getBoundsInParent();
    Bounds whole = inClass("#class-caption-part").getParent().getLayoutBounds();
    assertTrue(part.getMinX() > 0.15 * whole.getWidth(), part + " of " + whole);
    double canvas = classCanvas().getHeight();
    push(KeyCode.C);
    assertFalse(isSeen("#class-caption"));
    until(() -> classCanvas().getHeight() > canvas + 20);
    push(KeyCode.C);
    assertTrue(isSeen("#class-caption"));
    assertEquals("exp(-q)", lit());
  }

  @Test
  void aLineThatIsTooLongIsShortenedAroundItsPartAndOneThatIsNoFormulaIsShownAsWritten() {
    settled();
    String sum =
        IntStream.range(0, 40).mapToObj(i -> "a*b").collect(Collectors.joining(" + ", "f = ", ""));
    interact(() -> model.document().show("a = 1\nb = 2\n" + sum + "\n"));
    present();
    push(KeyCode.PAGE_DOWN);
    assertEquals("a*b", lit());
    Node pane = inClass("#class-caption-part").getParent();
    double room = inClass("#class-caption").getLayoutBounds().getWidth();
    assertTrue(pane.getLayoutBounds().getWidth() <= room, pane.toString());
    push(KeyCode.ESCAPE);
    until(() -> screen().isEmpty());
    String names = "a".repeat(900);
    interact(() -> model.document().show(names + " = 1\nf = " + names + "*2 + " + names + "\n"));
    present();
    push(KeyCode.PAGE_DOWN);
    Label part = (Label) inClass("#class-caption-part");
    assertEquals(names + "*2", part.getText());
    assertTrue(part.getWidth() <= room);
  }

  private String question() {
    return ((Label) screen().orElseThrow().getScene().lookup("#question")).getText();
  }

  @Test
  void whoPresentsInAnotherWindowHasTheNextStepAClockAndThePanel() {
    settled();
    Node bar = lookup("#teacher").query();
    assertFalse(bar.isVisible());
    push(KeyCode.SHIFT, KeyCode.F5);
    until(() -> screen().isPresent() && bar.isVisible());
    assertTrue(model.settings().panel().get());
    String coming = model.picture().sentence(1).orElseThrow();
    assertEquals("Next: " + coming, ((Label) bar.lookup("#teacher-next")).getText());
    assertTrue(((Label) bar.lookup("#teacher-clock")).getText().matches("\\d\\d:\\d\\d"));
    interact(() -> model.picture().player().end());
    assertEquals("This is the last step.", ((Label) bar.lookup("#teacher-next")).getText());
    interact(() -> ((Button) bar.lookup("#teacher-blank")).fire());
    assertTrue(isSeen("#dark"));
    interact(() -> ((Button) bar.lookup("#teacher-end")).fire());
    until(() -> screen().isEmpty());
    assertFalse(bar.isVisible());
    assertFalse(model.settings().panel().get());
    assertEquals(0, step());
  }

  @Test
  void aNetworkIsShownToTheClassAndAsked() {
    settled();
    interact(() -> {
      view.filing().open(Examples.named("tanh-net").orElseThrow());
      model.settings().network().set(true);
    });
    until(() -> model.picture().graph().named("L").isPresent());
    present();
    NetworkPane shown =
        (NetworkPane) screen().orElseThrow().getScene().getRoot().lookup("#network");
    until(() -> shown.isShown() && shown.shown().isPresent());
    push(KeyCode.END);
    push(KeyCode.ALT, KeyCode.RIGHT);
    push(KeyCode.ALT, KeyCode.RIGHT);
    until(() ->
        shown
            .lookup("#network-story")
            .getAccessibleText()
            .contains("tanh(s₁⁽¹⁾) = tanh(0.40) = 0.38"));
    double whole = shown.canvas().viewport().scale();
    push(KeyCode.CONTROL, KeyCode.EQUALS);
    until(() -> shown.canvas().viewport().scale() > 1.2 * whole);
  }
}
