package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Diagram;
import gradus.document.Document;
import gradus.graph.Gate;
import gradus.picture.Ink;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.canvas.Viewport;
import gradus.ui.editor.BracketPair;
import gradus.ui.editor.Editor;
import gradus.ui.work.PictureModel;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/// Functions, frames, pasted formulas and help while typing, in the window.
class LanguageWindowTest extends OpenWindow {
  private static final String SWISH = "swish(x) = x*sigmoid(x)\nx = 2\nf = swish(x) + x";

  private void show(String program) {
    settled();
    interact(() -> model.document().show(Document.untitled(program)));
    until(() ->
        text().equals(program) && model.picture().status().get() == PictureModel.Status.CURRENT);
    atRest();
    until(
        () -> gate(model.picture().diagram().get().steps().trace().graph().output().key()) != null);
  }

  private Gate gate(String key) {
    Diagram diagram = model.picture().diagram().get();
    return diagram == null
        ? null
        : diagram.steps().trace().graph().gates().stream()
            .filter(g -> g.key().equals(key))
            .findFirst()
            .orElse(null);
  }

  private void sees(Callable<Boolean> what) {
    until(what);
  }

  @Test
  void aDoubleClickUnfoldsAFunctionIntoAFrameAndFoldsItAgain() {
    show(SWISH);
    sees(() -> seen(Ink.TEXT).contains("swish"));
    doubleClickOn(place(gate("f/0")));
    sees(() -> seen(Ink.MUTED).contains("swish") && seen(Ink.TEXT).contains("σ"));
    Gate sigma = gate("f/0/swish/1");
    assertEquals("swish", sigma.group().title());
    assertEquals(SWISH, text());
    doubleClickOn(place(sigma));
    sees(() -> isTitled("sigmoid") && seen(Ink.TEXT).contains("exp"));
    doubleClickOn(frameCorner(1));
    sees(() -> !isTitled("sigmoid"));
    doubleClickOn(frameCorner(0));
    sees(() -> !isTitled("swish") && seen(Ink.TEXT).contains("swish"));
  }

  /// Also of a frame that goes on in another row.
  private boolean isTitled(String title) {
    return seen(Ink.MUTED).stream().anyMatch(text -> text.contains(title));
  }

  /// Beside the title of a frame.
  private Point2D frameCorner(int index) {
    until(this::isFilling);
    Viewport v = canvas().viewport();
    Diagram diagram = model.picture().diagram().get();
    for (double y = 2; y < diagram.height(); y += 3) {
      for (double x = 2; x < diagram.width(); x += 3) {
        var frame = diagram.frame(x, y);
        if (frame.isPresent()
            && frame.get().depth() == index + 1
            && diagram.hit(x, y).isEmpty()
            && diagram.frame(x + 4, y + 3).equals(frame)) {
          return canvas().localToScreen((x + 4) * v.scale() + v.x(), (y + 3) * v.scale() + v.y());
        }
      }
    }
    throw new AssertionError("no frame " + index);
  }

  @Test
  void steppingWalksIntoAFrameAndOverAFoldedGate() {
    show(SWISH);
    int folded = model.picture().player().last().get();
    toCanvas();
    type(KeyCode.RIGHT);
    sees(() -> model.picture().currentGate().map(Gate::key).orElse("").equals("f/0"));
    push(KeyCode.CONTROL, KeyCode.U);
    sees(() -> model.picture().player().last().get() > folded);
    type(KeyCode.HOME);
    type(KeyCode.RIGHT);
    sees(() -> model.picture().currentGate().map(Gate::key).orElse("").equals("f/0/swish/1"));
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.U);
    sees(() -> model.picture().player().last().get() == folded);
  }

  @Test
  void aRepeatFoldsToOneGateByItsMenu() {
    show("h = 1, w = 0.5\nrepeat 4 { h = tanh(w*h) }\nL = h^2");
    sees(() -> seen(Ink.MUTED).contains("1 / 4") && seen(Ink.MUTED).contains("4 / 4"));
    interact(() -> canvas().fit());
    rightClickOn(place(gate("h⁽²⁾")));
    chooseItem("#picture-fold");
    sees(() -> seen(Ink.MUTED).contains("⟳ 4") && seen(Ink.TEXT).contains("h = tanh(w h)"));
    rightClickOn(place(gate("h⁽⁴⁾")));
    chooseItem("#picture-unfold");
    sees(() -> seen(Ink.MUTED).contains("4 / 4"));
  }

  @Test
  void selectedGatesBecomeAFunctionInTheText() {
    show("f = (x+y)*z - x\nx = 1, y = 2, z = 3");
    shiftDrag(place(gate("f/0^2")), place(gate("f/0^2")));
    shiftDrag(place(gate("f/0")), place(gate("f/0")));
    assertEquals(2, model.folding().selection().keys().size());
    dialogs.answer = "g";
    push(KeyCode.CONTROL, KeyCode.G);
    sees(() -> text().startsWith("g(x, y, z) = (x + y)*z\nf = g(x, y, z) - x"));
    sees(() -> seen(Ink.TEXT).contains("g"));
    push(KeyCode.CONTROL, KeyCode.Z);
    sees(() -> text().startsWith("f = (x+y)*z - x"));
  }

  /// Presses, moves and releases with Shift held: the headless robot's mouse knows no keys.
  private void shiftDrag(Point2D from, Point2D to) {
    interact(() -> {
      fire(MouseEvent.MOUSE_PRESSED, from);
      if (!from.equals(to)) {
        fire(MouseEvent.MOUSE_DRAGGED, from.midpoint(to));
        fire(MouseEvent.MOUSE_DRAGGED, to);
      }
      fire(MouseEvent.MOUSE_RELEASED, to);
    });
    frame();
  }

  private void fire(EventType<MouseEvent> type, Point2D screen) {
    Point2D local = canvas().localToScene(canvas().screenToLocal(screen));
    boolean down = type != MouseEvent.MOUSE_RELEASED;
    canvas()
        .fireEvent(
            new MouseEvent(
                type,
                local.getX(),
                local.getY(),
                screen.getX(),
                screen.getY(),
                MouseButton.PRIMARY,
                1,
                true,
                false,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                true,
                null));
  }

  @Test
  void aRectangleSelectsAndARefusalIsSaid() {
    show("f = (x+y)*(x-y)\nx = 1, y = 2");
    // What is typeset beside the picture may still take its place, and move both gates.
    atRest();
    settled();
    Bounds bounds = canvas().localToScreen(canvas().getBoundsInLocal());
    Point2D a = place(gate("f/0"));
    Point2D b = place(gate("f/1"));
    double reach = 40;
    shiftDrag(
        new Point2D(Math.min(a.getX(), b.getX()) - reach, Math.min(a.getY(), b.getY()) - reach),
        new Point2D(
            Math.min(bounds.getMaxX() - 2, Math.max(a.getX(), b.getX()) + reach),
            Math.max(a.getY(), b.getY()) + reach));
    sees(() -> model.folding().selection().keys().size() == 2);
    dialogs.answer = "g";
    push(KeyCode.CONTROL, KeyCode.G);
    sees(() -> !dialogs.said.isEmpty());
    assertTrue(dialogs.said.getFirst().contains("one result"), dialogs.said.getFirst());
  }

  @Test
  void blankInputsAreNamedAndFilledOnRequest() {
    settled();
    typeProgram("(a+b)*c");
    sees(() -> problem().contains("a, b, c"));
    clickOn("#fill");
    sees(() -> text().matches("(?s)\\(a\\+b\\)\\*c\na = -?[1-5], b = -?[1-5], c = -?[1-5]\n"));
    sees(() -> problem().isEmpty());
    typeProgram("2x");
    sees(() -> problem().contains("'x' needs a value"));
    clickOn("#give");
    sees(() -> text().equals("2x\nx = 1\n"));
  }

  @Test
  void aNameDefinedTwiceIsRenamedOnRequest() {
    settled();
    typeProgram("x = 1; x = 3; f = x");
    sees(() -> problem().contains("already defined"));
    clickOn("#rename");
    sees(() -> text().equals("x = 1; x2 = 3; f = x"));
    push(KeyCode.CONTROL, KeyCode.Z);
    sees(() -> problem().contains("already defined"));
    push(KeyCode.ALT, KeyCode.ENTER);
    sees(() -> text().equals("x = 1; x2 = 3; f = x"));
  }

  @Test
  void severalProblemsAreTurnedThrough() {
    settled();
    typeProgram("f = sigmod(x); g = (y; h = 2 +");
    sees(() -> problem().contains("sigmod"));
    sees(() -> lookup("#problem-count").queryLabeled().getText().contains("3"));
    clickOn("#problem-after");
    sees(() -> problem().contains("never closed"));
    clickOn("#problem-before");
    sees(() -> problem().contains("sigmod"));
  }

  @Test
  void aPastedFormulaIsDrawnTypesetAndCopiedBack() {
    settled();
    typeProgram("f = \\frac{a}{1+e^{-b}}, a = 2, b = 0");
    sees(() -> seen(Ink.TEXT).contains("exp"));
    sees(() -> lookup("#typeset").query().isVisible());
    toCanvas();
    type(KeyCode.END);
    sees(() -> seen(Ink.VALUE).contains("1.00"));
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    String[] copied = new String[1];
    interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertTrue(copied[0].contains("\\frac{a}{1 + e^{-b}}"), copied[0]);
  }

  @Test
  void namesAreCompletedAndNoKeyIsStolen() {
    settled();
    typeProgram("f = soft");
    sees(() -> lookup("#completion").tryQuery().isPresent());
    ListView<?> list = lookup("#completion").queryListView();
    assertEquals(2, list.getItems().size());
    push(KeyCode.DOWN);
    push(KeyCode.TAB);
    sees(() -> text().equals("f = softmax()"));
    write("s");
    sees(() -> text().equals("f = softmax(s)"));
    push(KeyCode.END);
    write("\nta");
    sees(() -> lookup("#completion").tryQuery().isPresent());
    push(KeyCode.ENTER);
    write("x");
    sees(() -> text().equals("f = softmax(s)\nta\nx"));
  }

  @Test
  void linesAreNumberedOnceThereAreSeveral() {
    settled();
    typeProgram("f = x");
    frame();
    assertTrue(lookup(".lineno").tryQuery().isEmpty());
    append("\nx = 2");
    sees(() -> lookup(".lineno").queryAll().size() == 2);
  }

  @Test
  void pointingAtTheTextLightsTheGateAndClickingTheGateMarksTheText() {
    show("f = (x+y)*z\nx = 1, y = 2, z = 3");
    clickOn(place(gate("f/0")));
    Editor editor = lookup(".editor").queryAs(Editor.class);
    assertEquals("x+y", editor.getSelectedText());
    Bounds[] sign = new Bounds[1];
    interact(() -> sign[0] = editor.getCharacterBoundsOnScreen(6, 7).orElseThrow());
    Bounds plus = sign[0];
    moveTo(plus.getCenterX(), plus.getCenterY());
    sees(() -> canvas().highlights().pointedAt().map(Gate::key).orElse("").equals("f/0"));
    moveTo(canvas());
    sees(() -> canvas().highlights().pointedAt().isEmpty());
  }

  @Test
  void theBracketsAtTheCaretAreMarked() {
    assertEquals(new BracketPair(1, 5), BracketPair.at("f(a+b)*c", 2));
    assertEquals(new BracketPair(1, 5), BracketPair.at("f(a+b)*c", 6));
    assertEquals(new BracketPair(0, -1), BracketPair.at("(a+b", 0));
    assertEquals(new BracketPair(0, 6), BracketPair.at("(a[0]b)", 7));
    assertFalse(BracketPair.at("(a]", 1).second() >= 0);
    assertEquals(null, BracketPair.at("a+b", 2));
  }

  @Test
  void theWindowSpeaksKoreanHereToo() {
    show("(a+b)*c");
    interact(() -> model.settings().locale().setValue(Locale.KOREAN));
    sees(() -> problem().contains("값이 필요한 입력"));
    rightClickOn(canvas(), MouseButton.SECONDARY);
    sees(() -> lookup("#picture-copy").tryQuery().isPresent());
    push(KeyCode.ESCAPE);
  }

  private void rightClickOn(DiagramCanvas where, MouseButton button) {
    clickOn(where, button);
  }
}
