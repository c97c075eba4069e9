package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.blanks.Blanks;
import gradus.document.Document;
import gradus.lang.Problem;
import gradus.layout.LayoutEngines;
import gradus.reading.ProgramReader;
import gradus.ui.work.Background;
import gradus.ui.work.PictureModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Blanks are filled in the shape that they need; where the program leaves it open, it is asked.
class ShapesWindowTest extends OpenWindow {
  @Override
  Dialogs asking() {
    return onScreen();
  }

  private void show(String program) {
    settled();
    interact(() -> model.settings().engine().set(LayoutEngines.sketch()));
    interact(() -> model.document().show(Document.untitled(program)));
    drawn(program);
  }

  private void drawn(String start) {
    until(() ->
        text().startsWith(start)
            && model.picture().status().get() == PictureModel.Status.CURRENT
            && model.picture().diagram().get() != null
            && model.picture().diagram().get().steps().trace().graph().text().equals(text()));
  }

  private void fill() {
    clickOnceStill("#fill");
  }

  private TextField field(String id) {
    return lookup(id).queryAs(TextField.class);
  }

  private boolean isAsking() {
    return lookup("#refusal").tryQuery().isPresent();
  }

  private List<String> notices() {
    return model.problems().problems().stream().map(Problem::key).toList();
  }

  @Test
  void whatTheFormulaDecidesIsFilledAtOnceAndUndoneInOneStep() {
    show("s = W x + b\nW = [[1,2],[3,4]]");
    fill();
    until(() -> text().contains("b = ["));
    drawn("s = W x");
    assertTrue(
        text()
            .matches(
                "(?s)s = W x \\+ b\nW = \\[\\[1,2],\\[3,4]]\n"
                    + "x = \\[-?[1-5], -?[1-5]]\nb = \\[-?[1-5], -?[1-5]]\n"),
        text());
    assertTrue(
        notices().stream().noneMatch(k -> k.startsWith("notice.blank")), notices().toString());
    assertTrue(model.inputs().inputs().stream().noneMatch(i -> i.isBlank()));
    interact(() -> model.document().undo());
    assertEquals("s = W x + b\nW = [[1,2],[3,4]]", text());
  }

  @Test
  void whatItLeavesOpenIsAskedAndOneAnswerIsProposedForTheOthers() {
    show("y = W @ x");
    fill();
    until(() -> isAsking() && field("#shape-rows-W").isFocused());
    assertEquals("2", field("#shape-cols-x").getText());
    interact(() -> field("#shape-cols-W").setText("3"));
    until(() -> field("#shape-cols-x").getText().equals("3"));
    assertEquals("y = W @ x", text());
    push(KeyCode.ENTER);
    until(() -> !isAsking());
    drawn("y = W @ x\nW = [[");
    assertTrue(
        text().matches("(?s)y = W @ x\nW = \\[\\[[-1-5, ]+], \\[[-1-5, ]+]]\nx = \\[[-1-5, ]+]\n"),
        text());
    assertEquals(List.of("2×3", "3"), shapes());
  }

  private List<String> shapes() {
    return model.picture().diagram().get().steps().trace().graph().inputs().stream()
        .map(g -> g.shape().toString())
        .toList();
  }

  @Test
  void shapesThatDoNotFitAreAskedForAgain() {
    show("y = W @ x");
    fill();
    until(() -> isAsking() && field("#shape-rows-W").isFocused());
    interact(() -> field("#shape-cols-x").setText("5"));
    interact(() -> field("#shape-cols-W").setText("0"));
    push(KeyCode.ENTER);
    until(() -> refusal().contains("from 1 to 64"));
    interact(() -> field("#shape-cols-W").setText("4"));
    push(KeyCode.ENTER);
    until(() -> refusal().contains("5"));
    assertEquals("y = W @ x", text());
    push(KeyCode.ESCAPE);
    until(() -> !isAsking());
    assertEquals("y = W @ x", text());
  }

  private String refusal() {
    return lookup("#refusal").queryAs(Label.class).getText();
  }

  /// What is worked out elsewhere comes when the test lets it.
  @Test
  void theFormWaitsForWhatIsWorkedOutAndStaysAlive() {
    settled();
    BlockingQueue<Runnable> received = new LinkedBlockingQueue<>();
    Background slow = new Background("test", received::add);
    Blanks blanks = Blanks.of(ProgramReader.read("y = W @ x"));
    List<String> told = new ArrayList<>();
    interact(() -> {
      ShapeForm form = new ShapeForm(blanks, model.words(), slow, 1000);
      new Scene(form);
      form.applyCss();
      form.layout();
      TextField cols = (TextField) form.lookup("#shape-cols-W");
      TextField entries = (TextField) form.lookup("#shape-cols-x");
      cols.setText("4");
      assertEquals("2", entries.getText(), "the proposal is still being worked out");
      // An answer given meanwhile waits for it, and is not about shapes that do not fit.
      form.take(
          filled -> {
            told.add(filled.text());
            return filled.objection().map(Problem::key);
          },
          taken -> told.add("" + taken));
      run(received, () -> entries.getText().equals("4"));
      assertEquals(List.of(), told);
      run(received, () -> !told.isEmpty());
      assertEquals("true", told.getLast());
      assertTrue(told.getFirst().matches("(?s).*x = \\[(-?\\d, ){3}-?\\d]\n"), told.toString());
      // Another answer than the one that is being looked at makes that one void.
      told.clear();
      form.take(filled -> Optional.empty(), taken -> told.add("" + taken));
      entries.setText("7");
      cols.setText("5");
      run(received, () -> received.isEmpty());
      assertEquals(List.of(), told);
    });
  }

  /// What was worked out, one after the other, until the form has what it waited for.
  private static void run(BlockingQueue<Runnable> received, BooleanSupplier enough) {
    try {
      do {
        Runnable next = received.poll(60, TimeUnit.SECONDS);
        assertNotNull(next, "nothing was worked out");
        next.run();
      } while (!enough.getAsBoolean());
    } catch (InterruptedException ended) {
      throw new AssertionError(ended);
    }
  }

  @Test
  void aProductOfLettersMayBeNumbers() {
    show("V = I R");
    fill();
    until(() -> isAsking() && lookup("#shape-rank-I").tryQuery().isPresent());
    interact(() -> lookup("#shape-rank-I").<ChoiceBox<Integer>>query().setValue(0));
    assertEquals(
        List.of(0), List.of(lookup("#shape-rank-I").<ChoiceBox<Integer>>query().getValue()));
    push(KeyCode.ENTER);
    until(() -> !isAsking());
    drawn("V = I R\n");
    assertTrue(text().contains("I = "), text());
  }
}
