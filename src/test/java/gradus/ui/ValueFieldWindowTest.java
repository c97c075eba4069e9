package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Hit;
import gradus.graph.Gate;
import gradus.layout.Box;
import gradus.picture.Ink;
import gradus.ui.canvas.Viewport;
import gradus.ui.grid.GridSheet;
import java.util.ArrayList;
import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;

/// Numbers written and dragged where they stand in the picture.
class ValueFieldWindowTest extends OpenWindow {
  private static final String PROGRAM = "x = -2\ny = 5.0\nz = -4\nq = x + y\nf = q*z\n";
  private final List<String> texts = new ArrayList<>();

  private void open(String program) {
    settled();
    interact(() -> model.document().show(program));
    settled();
    interact(() -> model.document().text().addListener((o, was, now) -> texts.add(now)));
  }

  /// Where an entry of an input's value is seen.
  private Point2D number(String name, int entry) {
    Gate gate =
        model.picture().graph().inputs().stream()
            .filter(g -> g.name().equals(name))
            .findFirst()
            .orElseThrow();
    place(gate);
    Box box = model.picture().diagram().get().entryBox(gate, entry).orElseThrow();
    Viewport v = canvas().viewport();
    double x = box.centre().x() * v.scale() + v.x();
    double y = box.centre().y() * v.scale() + v.y();
    Hit hit = canvas().hit(x, y).orElseThrow();
    assertEquals(List.of(name, Hit.Aspect.VALUE), List.of(hit.gate().name(), hit.part()));
    return canvas().localToScreen(x, y);
  }

  private TextField field() {
    return lookup("#value-field").queryAs(TextField.class);
  }

  private boolean isOpen() {
    return lookup(".value-field").query().isVisible();
  }

  private String why() {
    Label why = lookup("#value-why").queryAs(Label.class);
    return why.isVisible() ? why.getText() : "";
  }

  @Test
  void aClickOnANumberOpensAFieldOverItAndEnterTakesIt() {
    open(PROGRAM);
    Point2D at = number("x", 0);
    clickOn(at);
    assertTrue(isOpen());
    assertEquals("-2", field().getText());
    assertSame(field(), stage.getScene().getFocusOwner());
    Bounds over = field().localToScreen(field().getLayoutBounds());
    assertTrue(over.contains(at), over + " " + at);
    write("1/2");
    assertEquals(List.of(), texts);
    push(KeyCode.ENTER);
    assertEquals(List.of(PROGRAM.replace("-2", "1/2")), texts);
    assertFalse(isOpen());
    assertSame(canvas(), stage.getScene().getFocusOwner());
    settled();
    assertTrue(seen(Ink.VALUE).contains("0.50"), seen(Ink.VALUE).toString());
    push(KeyCode.RIGHT);
    assertEquals(1, model.picture().player().step().get());
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(PROGRAM, text());
  }

  @Test
  void halfANumberIsNeverTakenAndSaysWhyInItsPlace() {
    open(PROGRAM);
    clickOn(number("x", 0));
    write("1/");
    push(KeyCode.ENTER);
    assertTrue(isOpen());
    assertEquals("1/", field().getText());
    assertFalse(why().isEmpty());
    clickOn(canvas().localToScreen(8, 8));
    assertTrue(isOpen());
    assertEquals("1/", field().getText());
    assertEquals(List.of(), texts);
    clickOn(field());
    push(KeyCode.END);
    write("4");
    assertEquals("", why());
    clickOn(canvas().localToScreen(8, 8));
    assertFalse(isOpen());
    assertEquals(List.of(PROGRAM.replace("-2", "1/4")), texts);
  }

  @Test
  void escapeLeavesAllAsItWasAndTabGoesToTheNextInput() {
    open(PROGRAM);
    clickOn(number("x", 0));
    write("7");
    push(KeyCode.ESCAPE);
    assertFalse(isOpen());
    assertEquals(PROGRAM, text());
    assertSame(canvas(), stage.getScene().getFocusOwner());
    clickOn(number("x", 0));
    write("7");
    push(KeyCode.TAB);
    assertEquals("5.0", field().getText());
    write("8");
    push(KeyCode.TAB);
    assertEquals("-4", field().getText());
    push(KeyCode.SHIFT, KeyCode.TAB);
    assertEquals("8", field().getText());
    push(KeyCode.ESCAPE);
    assertEquals(PROGRAM.replace("-2", "7").replace("5.0", "8"), text());
    push(KeyCode.CONTROL, KeyCode.Z);
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(PROGRAM, text());
  }

  @Test
  void anEntryOfAMatrixIsWrittenByItself() {
    String matrix = "W = [[1, 2], [3, 4.50]]\nx = [1, -1]\nf = sum(W*x)\n";
    open(matrix);
    clickOn(number("W", 3));
    assertEquals("4.50", field().getText());
    write("-1/2");
    push(KeyCode.TAB);
    assertEquals(matrix.replace("4.50", "-1/2"), text());
    assertEquals("1", field().getText());
    push(KeyCode.TAB);
    assertEquals("-1", field().getText());
    write("[1, 2]");
    push(KeyCode.ENTER);
    assertTrue(isOpen());
    assertFalse(why().isEmpty());
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals("", why());
    assertEquals("-1", field().getText());
    assertTrue(isOpen());
    push(KeyCode.ESCAPE);
    assertEquals(matrix.replace("4.50", "-1/2"), text());
  }

  private GridSheet sheet() {
    return lookup("#grid-sheet").queryAs(GridSheet.class);
  }

  private boolean isGridOpen() {
    return lookup("#grid-card").query().isVisible();
  }

  private void clipboard(String text) {
    interact(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(text);
      Clipboard.getSystemClipboard().setContent(content);
    });
  }

  @Test
  void twoClicksOpenAMatrixAsAGridBesideItAndKeysDoAllThereIs() {
    String matrix = "W = [[1, 2], # a\n [3, 4]]\nx = [1, -1]\nf = sum(W x)\n";
    open(matrix);
    Point2D at = number("W", 3);
    doubleClickOn(at);
    assertTrue(isGridOpen());
    assertFalse(isOpen());
    assertSame(sheet(), stage.getScene().getFocusOwner());
    Node card = lookup("#grid-card").query();
    assertFalse(card.localToScreen(card.getLayoutBounds()).contains(at));
    assertEquals("W[1, 1]: 4", sheet().getAccessibleText());
    write("1/");
    push(KeyCode.ENTER);
    Label why = lookup("#grid-why").queryAs(Label.class);
    assertTrue(why.isVisible() && !why.getText().isEmpty());
    assertEquals(List.of(), texts);
    write("4");
    push(KeyCode.ENTER);
    assertEquals(matrix.replace("4]", "1/4]"), text());
    push(KeyCode.CONTROL, KeyCode.HOME);
    write("-5");
    push(KeyCode.TAB);
    assertEquals("W[0, 1]: 2", sheet().getAccessibleText());
    write("9");
    push(KeyCode.ESCAPE);
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(matrix.replace("4]", "1/4]"), text());
    clipboard("0,5\t7\r\n8\t9\r\n");
    push(KeyCode.CONTROL, KeyCode.A);
    push(KeyCode.CONTROL, KeyCode.V);
    assertEquals("W = [[0.5, 7], # a\n [8, 9]]\n" + matrix.substring(26), text());
    push(KeyCode.CONTROL, KeyCode.C);
    String copied = asked(() -> Clipboard.getSystemClipboard().getString());
    assertEquals("0.5\t7\n8\t9\n", copied);
    push(KeyCode.ALT, KeyCode.RIGHT);
    assertTrue(text().startsWith("W = [[0.5, 7, 0], # a\n [8, 9, 0]]\n"), text());
    until(() -> !problem().isEmpty());
    assertTrue(isGridOpen());
    push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> problem().isEmpty());
    push(KeyCode.ESCAPE);
    assertFalse(isGridOpen());
    assertSame(canvas(), stage.getScene().getFocusOwner());
  }

  /// The robot's mouse knows no keys that are held.
  private void mouse(EventType<MouseEvent> what, Point2D at, boolean shift, boolean ctrl) {
    MouseButton button = MouseButton.PRIMARY;
    boolean down = what != MouseEvent.MOUSE_RELEASED;
    double x = at.getX();
    double y = at.getY();
    PickResult picked = new PickResult(canvas(), x, y);
    interact(() ->
        canvas()
            .fireEvent(
                new MouseEvent(
                    what, x, y, x, y, button, 1, shift, ctrl, false, false, down, false, false,
                    false, false, false, picked)));
  }

  private void drag(String name, double by, boolean shift, boolean ctrl) {
    Point2D from = canvas().localToScene(canvas().screenToLocal(number(name, 0)));
    mouse(MouseEvent.MOUSE_PRESSED, from, shift, ctrl);
    mouse(MouseEvent.MOUSE_DRAGGED, from.add(by / 2, 0), shift, ctrl);
    mouse(MouseEvent.MOUSE_DRAGGED, from.add(by, 0), shift, ctrl);
    mouse(MouseEvent.MOUSE_RELEASED, from.add(by, 0), shift, ctrl);
    settled();
  }

  @Test
  void aNumberIsDraggedByItsLastDigitFinerWithShiftAndCoarserWithCtrl() {
    open(PROGRAM);
    drag("y", 8, false, false);
    assertEquals(PROGRAM.replace("5.0", "5.2"), text());
    drag("y", -8, true, false);
    assertEquals(PROGRAM.replace("5.0", "5.18"), text());
    drag("y", 8, false, true);
    assertEquals(PROGRAM.replace("5.0", "5.38"), text());
    assertFalse(isOpen());
    assertTrue(model.folding().selection().isEmpty());
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(PROGRAM.replace("5.0", "5.18"), text());
    push(KeyCode.CONTROL, KeyCode.Z);
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(PROGRAM, text());
  }
}
