package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.lang.Problem;
import gradus.layout.LayoutEngines;
import gradus.ui.work.PictureModel;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Blanks are filled in the shape that they need; where the program leaves it open, it is asked.
class ShapesWindowTest extends OpenWindow {
  @Override
  Dialogs asking() {
    return new FxDialogs(stage, model.words());
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
    clickOn("#fill");
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
    assertEquals("3", field("#shape-cols-x").getText());
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
