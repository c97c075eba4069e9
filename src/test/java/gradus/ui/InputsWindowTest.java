package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lesson.Examples;
import gradus.ui.editor.InputField;
import gradus.ui.work.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Numbers typed into the fields of the inputs: taken when they are finished, and not before.
class InputsWindowTest extends OpenWindow {
  private static final String BEFORE = "x = -2\ny = 5\nz = -4\nq = x + y\nf = q*z\n";

  @TempDir Path folder;
  private final List<String> texts = new ArrayList<>();

  private void typed(String number) {
    settled();
    interact(() -> model.document().show(BEFORE));
    settled();
    interact(() -> model.document().text().addListener((o, was, now) -> texts.add(now)));
    clickOn("#input-x");
    push(KeyCode.CONTROL, KeyCode.A);
    write(number);
  }

  private static String with(String x) {
    return BEFORE.replace("x = -2", "x = " + x);
  }

  @Test
  void enterTakesAFractionWholeAndUndoTakesItBackWhole() {
    typed("1/2");
    type(KeyCode.ENTER);
    until(() -> text().equals(with("1/2")));
    push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> text().equals(BEFORE));
    assertEquals(List.of(with("1/2"), BEFORE), texts);
    assertEquals("-2", field().getText());
  }

  @Test
  void aNumberTooLongForItsFieldIsToldWhole() {
    settled();
    interact(() -> model.document().show("x = 2\nf = x^2"));
    settled();
    assertNull(asked(() -> field().getTooltip()));
    interact(() -> model.document().type("x = 123456.78901234567890\nf = x^2"));
    until(() -> field().getTooltip() != null);
    assertEquals("123456.78901234567890", field().getTooltip().getText());
  }

  @Test
  void leavingTheFieldTakesIt() {
    typed("3e-2");
    type(KeyCode.TAB);
    until(() -> text().equals(with("3e-2")));
    assertEquals(List.of(with("3e-2")), texts);
  }

  @Test
  void halfOfANumberIsNeverTakenHoweverLongOneThinksAboutTheRest() {
    typed("1");
    assertTrue(isWaiting(), "nothing says that Enter takes it");
    sleep(1_100);
    frame();
    assertEquals(List.of(), texts);
    assertEquals(with("1"), asked(() -> model.document().meant().get()));
    write("/");
    assertNull(asked(() -> model.document().meant().get()));
    write("2");
    type(KeyCode.ENTER);
    until(() -> text().equals(with("1/2")));
    assertEquals(List.of(with("1/2")), texts);
    assertFalse(isWaiting());
    assertNull(asked(() -> model.document().meant().get()));
    assertTrue(field().isFocused());
  }

  @Test
  void aStepByTheMouseTakesWhatStandsInAField() {
    typed("1/4");
    clickOn("#forward");
    until(() -> text().equals(with("1/4")));
    assertEquals(List.of(with("1/4")), texts);
  }

  private boolean isWaiting() {
    return asked(() -> field().getRight() != null);
  }

  @Test
  void savingAsksForTheTextAsItIsMeant() throws Exception {
    dialogs.file = folder.resolve("mine.gradus");
    typed("1/2");
    push(KeyCode.CONTROL, KeyCode.S);
    until(() -> Files.exists(dialogs.file));
    assertEquals(with("1/2"), Files.readString(dialogs.file));
  }

  @Test
  void whatIsNoNumberIsToldWhenItIsFinishedAndNoLongerWhenItIsMended() {
    typed("1/");
    assertEquals(false, isWrong());
    type(KeyCode.ENTER);
    assertEquals(true, isWrong());
    write("4");
    assertEquals(false, isWrong());
    type(KeyCode.ENTER);
    until(() -> text().equals(with("1/4")));
    assertEquals(List.of(with("1/4")), texts);
  }

  @Test
  void undoTakesBackWhatIsNoNumberAndThenWhatWasTakenBefore() {
    typed("1/2");
    type(KeyCode.ENTER);
    until(() -> text().equals(with("1/2")));
    push(KeyCode.CONTROL, KeyCode.A);
    write("1e");
    type(KeyCode.ENTER);
    assertEquals(true, isWrong());
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(false, isWrong());
    assertEquals("1/2", field().getText());
    assertEquals(with("1/2"), text());
    push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> text().equals(BEFORE));
  }

  @Test
  void aNumberThatIsDraggedIsTakenInAtOnceAndLaysOutNoOtherRow() {
    settled();
    interact(() -> model.document().show(BEFORE));
    settled();
    atRest();
    Parent rows = lookup("#inputs").query();
    List<Integer> told = new ArrayList<>();
    interact(() -> {
      model
          .inputs()
          .inputs()
          .addListener((ListChangeListener<Input>) c -> told.add(c.getList().size()));
      model.inputs().beginDrag();
      model.inputs().drag("x", "-1");
      assertEquals("-1", field().getText());
      assertFalse(rows.isNeedsLayout());
      model.inputs().drag("x", "-1.5");
      assertFalse(rows.isNeedsLayout());
      // Once a move, and not once for each input.
      assertEquals(List.of(3, 3), told);
    });
    settled();
    assertEquals("-1.5", field().getText());
    double high = asked(() -> field().getHeight());
    interact(() -> model.settings().textSize().set(1.6));
    until(() -> field().getHeight() > 1.3 * high);
  }

  @Test
  void aShortNameIsWholeAlsoInLargeLettersBesideANarrowPicture() {
    settled();
    interact(() -> {
      model.document().show(Examples.named("tanh-net").orElseThrow());
      model.settings().textSize().set(2);
      model.settings().sideWidth().set(150);
    });
    settled();
    interact(() -> {
      for (Node each : lookup(".input-name").queryAll()) {
        Label name = (Label) each;
        assertTrue(name.getWidth() >= name.prefWidth(-1) - 0.5, name.getText() + " is cut");
      }
    });
  }

  @Test
  void anInputWithoutAValueHasAGridOfTheShapeThatFits() {
    settled();
    String program = "x = [1, 2]\nh = tanh(W x)\nL = sum(h^2)\n";
    interact(() -> model.document().show(program));
    until(() -> lookup("#grid-of-W").tryQuery().filter(Node::isVisible).isPresent());
    clickOn("#grid-of-W");
    assertEquals("2×2", lookup("#grid-shape").queryAs(Label.class).getText());
    Label note = lookup("#grid-note").queryAs(Label.class);
    assertEquals(
        "W has no value yet: the zeros show a shape that fits, and count once a number is written.",
        note.getText());
    Node sheet = lookup("#grid-sheet").query();
    assertEquals("W[0, 0]: not yet given", sheet.getAccessibleText());
    assertEquals(program, text());
    push(KeyCode.DOWN);
    write("3");
    push(KeyCode.ENTER);
    until(() -> text().equals(program + "W = [[0, 0], [3, 0]]"));
    assertTrue(note.getText().startsWith("Enter takes a number"), note.getText());
    push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> text().equals(program));
    // looked at and closed it leaves nothing
    push(KeyCode.ESCAPE);
    until(() -> !lookup("#grid-card").query().isVisible());
    assertEquals(program, text());
  }

  private static String large() {
    String row = "[" + String.join(", ", Collections.nCopies(60, "0.25")) + "]";
    String rows = String.join(",\n  ", Collections.nCopies(60, row));
    return "A = [" + rows + "]\nv = [1, 2, 3]\nf = sum(A) + sum(v)\n";
  }

  @Test
  void aLargeMatrixIsEditedInAGridThatHoldsOnlyWhatIsInSight() {
    settled();
    interact(() -> model.document().show(large()));
    settled();
    clickOn("#grid-of-v");
    clickOn("#grid-fill");
    chooseItem("#grid-fill-normal");
    assertTrue(text().contains("v = [1.56, -0.61, -1.09]"), text().substring(text().length() - 60));
    Label note = lookup("#grid-note").queryAs(Label.class);
    assertTrue(note.getText().contains("normal") && note.getText().contains("1"), note.getText());
    clickOn("#grid-of-A");
    Label shape = lookup("#grid-shape").queryAs(Label.class);
    assertEquals("60×60", shape.getText());
    push(KeyCode.CONTROL, KeyCode.END);
    Node sheet = lookup("#grid-sheet").query();
    assertEquals("A[59, 59]: 0.25", sheet.getAccessibleText());
    int cells = asked(() -> lookup(".grid-cell").queryAll().size());
    assertTrue(cells > 20 && cells < 500, cells + " cells");
    write("7");
    push(KeyCode.ENTER);
    assertTrue(text().contains("0.25, 7]]\nv ="));
    push(KeyCode.CONTROL, KeyCode.Z);
    assertFalse(text().contains("7]]"));
  }

  @Test
  void aGridIsWholeInLargeLettersAndBothLanguagesAndItsToolsAreReachedByKeys() {
    settled();
    String program = "W = [[1, -2, 0.5], [3, 4, 1/2]]\nx = [1, 2, 3]\nf = sum(W x)\n";
    interact(() -> model.document().show(program));
    settled();
    Region card = lookup("#grid-card").queryAs(Region.class);
    interact(() -> model.settings().textSize().set(2));
    for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
      interact(() -> model.settings().locale().set(language));
      frame();
      push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
      frame();
      interact(() -> {
        Bounds window = card.getParent().getLayoutBounds();
        assertTrue(
            window.contains(card.localToParent(card.getLayoutBounds())), language.toString());
        for (Node node : card.lookupAll(".label, .button, .menu-button")) {
          Labeled text = (Labeled) node;
          boolean cell = text.getStyleClass().contains("grid-cell");
          if (!text.isVisible() || cell || text.getText() == null) continue;
          boolean high = text.getHeight() >= text.prefHeight(text.getWidth()) - 0.5;
          boolean wide = text.isWrapText() || text.getWidth() >= text.prefWidth(-1) - 0.5;
          assertTrue(high && wide, language + ": " + text.getText() + " is cut");
        }
      });
      push(KeyCode.ESCAPE);
      assertFalse(card.isVisible());
    }
    interact(() -> model.settings().textSize().set(1));
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
    push(KeyCode.SHIFT, KeyCode.TAB);
    assertEquals("grid-seed", stage.getScene().getFocusOwner().getId());
    push(KeyCode.UP);
    assertEquals("2", lookup("#grid-seed").queryTextInputControl().getText());
    push(KeyCode.ESCAPE);
    push(KeyCode.CONTROL, KeyCode.END);
    push(KeyCode.TAB);
    assertEquals("grid-add-row", stage.getScene().getFocusOwner().getId());
    push(KeyCode.SPACE);
    assertEquals(program.replace("1/2]]", "1/2], [0, 0, 0]]"), text());
    assertEquals("grid-sheet", stage.getScene().getFocusOwner().getId());
    push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DOWN);
    assertEquals(program, text());
  }

  @Test
  void whatNoLongerFitsIsSaidAtTheGridWithAButtonThatAddsZeros() {
    settled();
    interact(() -> model.document().show("W = [[1, -2], [3, 4]]\nx = [1, 2]\nf = sum(W x)\n"));
    settled();
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
    push(KeyCode.CONTROL, KeyCode.END);
    Button grow = lookup("#grid-grow").queryButton();
    assertFalse(grow.isVisible());
    push(KeyCode.ALT, KeyCode.RIGHT);
    until(grow::isVisible);
    assertEquals("Add zeros to x", grow.getText());
    assertEquals(
        "“W x” cannot multiply 2×3 by 2: the inner lengths 3 and 2 must be equal.",
        lookup("#grid-note").queryAs(Label.class).getText());
    clickOn(grow);
    assertTrue(text().contains("x = [1, 2, 0]\n"), text());
    until(() -> !grow.isVisible());
    assertEquals("grid-sheet", stage.getScene().getFocusOwner().getId());
  }

  /// At the lower edge of the window the cells scroll: the button stays below the pointer.
  @Test
  void addingRowsAtTheLowerEdgeLeavesTheGridWhereItIs() {
    settled();
    interact(() -> model.document().show("W = [[1, -2], [3, 4]]\nf = sum(W)\n"));
    settled();
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
    // A card that has not been laid out yet lies elsewhere than where one would take hold of it.
    until(() -> lookup("#grid-sheet").query().isFocused());
    frame();
    Region card = lookup("#grid-card").queryAs(Region.class);
    Node head = card.lookup(".grid-head");
    double window = card.getParent().getLayoutBounds().getHeight();
    // What the pointer does outside the window is not heard of on every screen.
    double middle = head.localToScene(head.getLayoutBounds()).getCenterY();
    drag(head).dropBy(0, card.getParent().localToScene(0, window).getY() - middle - 5);
    frame();
    assertEquals(window, card.getLayoutY() + card.getHeight(), 2, "at the edge");
    double top = card.getLayoutY();
    for (int i = 0; i < 9; i++) {
      clickOn("#grid-add-row");
      assertEquals(top, card.getLayoutY(), "row " + i);
    }
    assertEquals("11×2", lookup("#grid-shape").queryAs(Label.class).getText());
    assertTrue(card.getLayoutY() + card.getHeight() <= window + 1, card.toString());
  }

  @Test
  void aRowAndAColumnThatKeysAddAreSeenAtOnce() {
    settled();
    interact(() -> model.document().show("W = [[1, -2], [3, 4]]\nf = sum(W)\n"));
    settled();
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
    until(() -> lookup("#grid-sheet").query().isFocused());
    push(KeyCode.RIGHT);
    push(KeyCode.DOWN);
    push(KeyCode.ALT, KeyCode.DOWN);
    push(KeyCode.ALT, KeyCode.RIGHT);
    until(() -> text().startsWith("W = [[1, -2, 0], [3, 4, 0], [0, 0, 0]]"));
    frame();
    List<String> seen =
        asked(() ->
            lookup("#grid-sheet .text").queryAllAs(Text.class).stream()
                .filter(t -> t.getParent() instanceof Label && t.getParent().isVisible())
                .map(Text::getText)
                .toList());
    assertEquals(
        List.of("-2", "0", "0", "0", "0", "0", "0", "0", "1", "1", "1", "2", "2", "3", "4"),
        seen.stream().filter(t -> !t.isEmpty()).sorted().toList());
  }

  private InputField field() {
    return lookup("#input-x").queryAs(InputField.class);
  }

  private boolean isWrong() {
    return field().getPseudoClassStates().contains(PseudoClass.getPseudoClass("wrong"));
  }
}
