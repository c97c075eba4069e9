package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.graph.ComputationGraph;
import gradus.lang.Problem;
import gradus.layout.LayoutEngines;
import gradus.tensor.Tensor;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import gradus.ui.editor.Editor;
import gradus.ui.work.PictureModel;
import gradus.ui.work.SeedModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The gradient that arrives at the output is given in the picture and where the seed is explained.
class SeedWindowTest extends OpenWindow {
  private static final String SUMS = "q = W @ x\nW = [[1,2],[3,4]]\nx = [1, -1]\n";

  @Override
  Dialogs asking() {
    return onScreen();
  }

  private void show(String program) {
    settled();
    interact(() -> model.settings().engine().set(LayoutEngines.sketch()));
    interact(() -> model.document().show(Document.untitled(program)));
    drawn();
  }

  private void edit(String program) {
    interact(() -> lookup(".editor").queryAs(Editor.class).replaceText(program));
    until(() -> text().equals(program));
    drawn();
  }

  private void drawn() {
    until(() ->
        model.picture().status().get() == PictureModel.Status.CURRENT
            && model.picture().diagram().get() != null
            && graph().text().equals(text()));
  }

  private Steps steps() {
    return model.picture().diagram().get().steps();
  }

  private Trace trace() {
    return steps().trace();
  }

  private ComputationGraph graph() {
    return trace().graph();
  }

  private Tensor gradient(String name) {
    return trace().gradient(graph().names().get(name)).orElseThrow();
  }

  private List<String> notices() {
    return model.problems().problems().stream().map(Problem::key).toList();
  }

  private Point2D output() {
    return place(graph().output());
  }

  private boolean there(String id) {
    return lookup(id).tryQuery().isPresent();
  }

  private void write(String id, String written) {
    TextField field = lookup(id).queryAs(TextField.class);
    interact(() -> {
      field.requestFocus();
      field.setText(written);
    });
    push(KeyCode.ENTER);
  }

  private String told(String id) {
    return lookup(id).queryAs(Label.class).getText();
  }

  @Test
  void itIsGivenAtTheWireOfTheOutputAndTakenBackThere() {
    show(SUMS);
    assertTrue(notices().contains("notice.seed"), notices().toString());
    rightClickOn(output());
    chooseItem("#picture-seed");
    until(() -> there("#answer"));
    assertEquals("[1, 1]", lookup("#answer").queryAs(TextField.class).getText());
    write("#answer", "[1, 0.5, 2]");
    until(() -> !told("#refusal").isEmpty());
    assertEquals(
        "The gradient [1, 0.5, 2] does not fit the output 'q', whose shape is 2: a gradient has one"
            + " number for each of its entries, 2 in all.",
        told("#refusal"));
    assertEquals("[1, 0.5, 2]", lookup("#answer").queryAs(TextField.class).getText());
    write("#answer", "half");
    assertEquals(
        "'half' is no gradient: write a number, a vector or a matrix, such as 2 or [1, 0.5].",
        told("#refusal"));
    write("#answer", "[1, 0.5]");
    until(() -> !there("#answer") && graph().seed().isPresent());
    assertEquals(Tensor.vector(2.5, 4), gradient("x"));
    assertEquals(SUMS, text());
    assertTrue(!notices().contains("notice.seed"), notices().toString());
    rightClickOn(output());
    chooseItem("#picture-ones");
    until(() -> graph().seed().isEmpty());
    assertEquals(Tensor.vector(4, 6), gradient("x"));
    rightClickOn(output());
    until(() -> there("#picture-seed"));
    assertTrue(!there("#picture-ones"));
  }

  @Test
  void itIsGivenWhereTheSeedIsExplained() {
    interact(() -> model.settings().panel().set(true));
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    show("f = x^2*y\nx = 3\ny = 5\n");
    int seed = seedStep();
    interact(() -> model.picture().player().go(seed));
    until(() -> there("#seed"));
    assertEquals("ui.seed.question.number", SeedModel.question(graph()));
    assertTrue(!there("#seed-ones"));
    write("#seed", "[1, 2]");
    until(() -> !told("#seed-refusal").isEmpty());
    assertEquals("[1, 2]", lookup("#seed").queryAs(TextField.class).getText());
    write("#seed", "-2");
    until(() -> graph().seed().equals(Optional.of(Tensor.scalar(-2))));
    assertEquals(Tensor.scalar(-60), gradient("x"));
    assertEquals(seed, model.picture().player().step().get());
    until(() -> sentence().equals("시드: f에 주어진 기울기가 도착합니다: ∂L/∂f = −2."));
    until(() -> there("#seed-ones"));
    clickOn("#seed-ones");
    until(() -> graph().seed().isEmpty());
    assertEquals(Tensor.scalar(30), gradient("x"));
  }

  private int seedStep() {
    int n = 0;
    while (!(steps().step(n) instanceof Step.Seed)) {
      n++;
    }
    return n;
  }

  @Test
  void itStaysWithItsOutputWhileTheTextIsEdited() {
    show(SUMS);
    interact(() -> model.seeds().give(graph(), "[1, 0.5]"));
    until(() -> graph().seed().isPresent());
    edit(SUMS.replace("q", "s").replace("[1, -1]", "[2, -1]"));
    assertEquals(Tensor.vector(1, 0.5), graph().seed().orElseThrow());
    String before = text();
    edit("L = sum(s^2)\n" + before);
    until(() -> notices().contains("graph.seed.other"));
    assertEquals(Optional.empty(), graph().seed());
    assertEquals(
        "L", model.problems().problems().getFirst().args().getLast(), notices().toString());
    edit(before);
    assertEquals(Tensor.vector(1, 0.5), graph().seed().orElseThrow());
    edit(text().replace("[[1,2],[3,4]]", "[[1,2],[3,4],[5,6]]"));
    assertTrue(notices().contains("graph.seed.other"), notices().toString());
    assertTrue(notices().contains("notice.seed"), notices().toString());
    assertEquals(Tensor.vector(9, 12), gradient("x"));
    show("f = 2*x\nx = 1\n");
    assertEquals(Optional.empty(), graph().seed());
    assertTrue(!model.seeds().isGiven());
  }
}
