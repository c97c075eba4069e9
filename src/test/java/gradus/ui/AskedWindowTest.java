package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Hit;
import gradus.document.NamedValues;
import gradus.graph.Gate;
import gradus.op.catalogue.Ops;
import gradus.picture.Ink;
import gradus.trace.Trace;
import gradus.ui.canvas.Viewport;
import gradus.ui.editor.Editor;
import gradus.ui.keep.ShownAs;
import gradus.ui.work.Subject.Question;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The gate that was clicked: it is marked, unfolded by its key, told about and found again; and
/// what was done, or cannot be, is said.
class AskedWindowTest extends OpenPanel {
  /// Longer than two clicks in a row are apart, ms.
  private static final int DOUBLE = 600;

  private Point2D placeOf(String name) {
    Gate found =
        model.picture().diagram().get().steps().trace().graph().gates().stream()
            .filter(g -> name.equals(g.name()) || name.equals(g.key()))
            .findFirst()
            .orElseThrow();
    return place(found);
  }

  private Optional<String> asked() {
    return canvas().highlights().asked().map(Gate::name);
  }

  private String notice() {
    return lookup("#written").query().isVisible()
        ? lookup("#written-where").queryAs(Label.class).getText()
        : "";
  }

  private void show(String text) {
    program(text);
    until(() -> canvas().getWidth() > 100 && isFilling());
    atRest();
  }

  @Test
  void aClickMarksTheGateAlsoWhileThePanelIsClosed() {
    show("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    clickOn(placeOf("q"));
    until(() -> asked().equals(Optional.of("q")));
    clickOn(canvas().localToScreen(8, 8));
    until(() -> asked().isEmpty());
  }

  @Test
  void whileThePanelIsClosedAClickTellsInBriefAndLeadsToAllOfIt() {
    show("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    assertFalse(model.settings().panel().get());
    clickOn(placeOf("x"));
    until(() -> notice().equals("∂f/∂x = −4. +0.01 on x changes f by −0.04."));
    // Nothing lies on it.
    assertFalse(lookup(".hint").query().isVisible());
    until(() -> trail().equals(List.of("f", "q")));
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    until(() -> notice().equals("∂f/∂x = −4. x를 0.01만큼 늘리면 f는 −0.04만큼 변합니다."));
    interact(() -> model.settings().locale().set(Locale.ENGLISH));
    interact(() -> model.picture().player().end());
    until(() -> notice().isEmpty());
    clickOn(placeOf("q"));
    until(() -> notice().equals("q = 3. + hands upstream −4 on to every operand: x ← −4, y ← −4."));
    clickOn("#written-open");
    until(() -> model.settings().panel().get());
    until(() -> lookup("#explanation-title").queryAs(Label.class).getText().equals("q"));
    assertEquals(Optional.of("q"), asked());
    until(() -> isFilling());
    clickOn(placeOf("z"));
    until(() -> lookup("#explanation-title").queryAs(Label.class).getText().equals("z"));
    assertEquals("", notice());
  }

  /// Where the wires lit up lead to.
  private List<String> trail() {
    return canvas().highlights().trail().stream().map(w -> w.target().name()).sorted().toList();
  }

  @Test
  void aPathLightsUpWithoutThePanelAndGoesWithASecondClickEscapeOrAClickBeside() {
    show("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    Runnable again =
        () -> {
          // So soon it would be the second of two clicks in a row, which mean something else.
          sleep(DOUBLE);
          clickOn(placeOf("z"));
        };
    Runnable beside = () -> clickOn(canvas().localToScreen(8, 8));
    for (Runnable away : List.of(beside, this::toCanvas, again)) {
      clickOn(placeOf("z"));
      until(() -> trail().equals(List.of("f")));
      away.run();
      until(() -> trail().isEmpty() && asked().isEmpty());
    }
    assertFalse(model.settings().panel().get());
    toCanvas();
    push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> asked().equals(Optional.of("f")));
    for (int i = 0; i < 9 && !asked().equals(Optional.of("x")); i++) {
      push(KeyCode.ALT, KeyCode.LEFT);
    }
    until(() -> trail().equals(List.of("f", "q")));
    until(() -> notice().equals("∂f/∂x = −4. +0.01 on x changes f by −0.04."));
    open("values");
    until(() -> trail().equals(List.of("f", "q")));
    push(KeyCode.ESCAPE);
    until(() -> trail().isEmpty() && asked().isEmpty());
  }

  @Test
  void inLargeLettersOnASmallWindowWhatIsSaidCoversNoGate() {
    interact(() -> {
      model.settings().textSize().set(2);
      stage.setWidth(1000);
      stage.setHeight(700);
    });
    show("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    clickOn(placeOf("x"));
    until(() -> notice().startsWith("∂f/∂x = −4."));
    until(() -> isFilling());
    Node said = lookup("#written").query();
    for (Gate gate : model.picture().graph().gates()) {
      Point2D at = place(gate);
      assertFalse(asked(() -> said.localToScreen(said.getLayoutBounds()).contains(at)), gate.key());
    }
    // It leads on from there too.
    clickOn("#written-open");
    until(() -> model.settings().panel().get());
  }

  @Test
  void whatIsSaidGoesWhenItIsNoLongerSo() {
    settled();
    interact(() -> model.document().show(""));
    push(KeyCode.F5);
    until(() -> notice().equals("There is nothing to present: the program is empty."));
    clickOn(".editor");
    write("f = 3");
    until(() -> notice().isEmpty());
  }

  @Test
  void theKeyUnfoldsWhatWasClickedAndNotTheStep() {
    show("swish(x) = x*sigmoid(x)\nx = 2\na = x + 1\nf = swish(a)");
    clickOn(placeOf("f"));
    until(() -> asked().equals(Optional.of("f")));
    push(KeyCode.CONTROL, KeyCode.U);
    until(() -> seen(Ink.MUTED).contains("swish") && seen(Ink.TEXT).contains("σ"));
    assertEquals("", notice());
  }

  private Trace trace() {
    return model.picture().diagram().get().steps().trace();
  }

  private List<String> ops() {
    return trace().graph().gates().stream()
        .filter(Gate::isOperation)
        .map(g -> g.op().name())
        .toList();
  }

  /// What the wires carry that the text names.
  private Map<String, String> outer() {
    Trace trace = trace();
    Map<String, String> carried = new TreeMap<>();
    trace
        .graph()
        .names()
        .forEach((name, g) -> carried.put(name, trace.value(g) + " " + trace.gradient(g)));
    return carried;
  }

  @Test
  void theControlAndItsKeysDrawALayerByNeuronsAndByScalarsAndBack() {
    show("W = [[1, 2], [3, 4]]; x = [5, 6]; q = W x; f = sum(q)");
    List<String> layer = List.of("@", "sum");
    List<String> neurons = List.of("index", "dot", "index", "dot", "concat", "sum");
    assertEquals(layer, ops());
    Map<String, String> carried = outer();
    clickOn("#level");
    Node choice =
        lookup(".combo-box-popup .list-cell")
            .match(n -> n instanceof Labeled l && l.getText().equals("Neurons"))
            .query();
    clickOn(choice);
    until(() -> ops().equals(neurons));
    atRest();
    assertEquals(carried, outer());
    assertTrue(seen(Ink.MUTED).contains("W x"), seen(Ink.MUTED).toString());
    toCanvas();
    push(KeyCode.CONTROL, KeyCode.DIGIT7);
    until(() -> Collections.frequency(ops(), "*") == 4);
    atRest();
    assertEquals(carried, outer());
    push(KeyCode.HOME);
    for (int i = 0; i < 2; i++) {
      push(KeyCode.RIGHT);
    }
    until(() -> sentence().contains("x₀"));
    push(KeyCode.CONTROL, KeyCode.DIGIT5);
    until(() -> ops().equals(layer));
    clickOn(placeOf("q"));
    push(KeyCode.CONTROL, KeyCode.U);
    until(() -> ops().equals(neurons));
  }

  @Test
  void ofManyRowsOneIsChosenBesideTheLevelAndKeptWithTheFile() {
    show("W = ones(10, 8); x = ones(8); q = W x; f = sum(q)");
    toCanvas();
    assertFalse(lookup("#chosen-row").query().isVisible());
    push(KeyCode.CONTROL, KeyCode.DIGIT6);
    until(() -> lookup("#chosen-row").query().isVisible());
    Spinner<?> row = lookup("#chosen-row").queryAs(Spinner.class);
    until(() -> row.getEditor().getText().equals("row 0"));
    clickOn(row.getEditor());
    push(KeyCode.CONTROL, KeyCode.A);
    write("99\n");
    until(() -> rows().equals(List.of("[0, 9]")));
    assertEquals("row 9", row.getEditor().getText());
    clickOn(row.lookup(".decrement-arrow-button"));
    until(() -> rows().equals(List.of("[0, 8]", "[9, 10]")));
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    until(() -> row.getEditor().getText().equals("8번 행"));
    ShownAs shown = new ShownAs(model, memory);
    NamedValues notes = NamedValues.read(shown.notes(Path.of("asked.gradus")).text()).orElseThrow();
    toCanvas();
    push(KeyCode.CONTROL, KeyCode.DIGIT5);
    until(() -> !lookup("#chosen-row").query().isVisible());
    interact(() -> {
      model.folding().row().set(0);
      shown.prepare(notes);
      model.document().show(text());
    });
    until(() -> rows().equals(List.of("[0, 8]", "[9, 10]")));
    assertEquals("8번 행", row.getEditor().getText());
  }

  /// The rows that are drawn together.
  private List<String> rows() {
    return trace().graph().gates().stream()
        .filter(g -> g.isOperation() && g.op() == Ops.STRETCH)
        .map(g -> Arrays.toString(g.attributes()))
        .toList();
  }

  @Test
  void whatCannotBeUnfoldedIsSaid() {
    show("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    toCanvas();
    push(KeyCode.CONTROL, KeyCode.U);
    until(() -> notice().startsWith("No gate is chosen: click a gate"));
    clickOn(placeOf("q"));
    push(KeyCode.CONTROL, KeyCode.U);
    until(() -> notice().equals("q comes out of an elementary gate: it is not made of others."));
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.U);
    until(() -> notice().equals("q stands in no frame, so there is nothing to fold."));
    clickOn(placeOf("x"));
    push(KeyCode.CONTROL, KeyCode.U);
    until(() -> notice().equals("x is not computed by a gate, so there is nothing to unfold."));
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    until(() -> notice().equals("x는 게이트가 계산한 것이 아니므로 펼칠 것이 없습니다."));
    clickOn("#written-away");
    assertEquals("", notice());
  }

  @Test
  void anInputIsToldWithItsGradientWhatThatMeansAndItsPathWhichLightsUp() {
    program("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    open("explain");
    show("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    clickOn(placeOf("x"));
    until(() -> words("#explanation").contains("+0.01 on x changes f by −0.04."));
    assertTrue(words("#explanation").contains("∂f/∂x = −4"), words("#explanation"));
    assertTrue(words("#explanation").contains("Its path to f"), words("#explanation"));
    until(() -> trail().equals(List.of("f", "q")));
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> canvas().highlights().trail().isEmpty());
  }

  private Point2D signOf(String fork) {
    return asked(() -> {
      var diagram = model.picture().diagram().get();
      Gate gate = diagram.steps().trace().graph().named(fork).orElseThrow();
      var at = diagram.fork(gate).orElseThrow().centre();
      Viewport seen = canvas().viewport();
      return canvas()
          .localToScreen(at.x() * seen.scale() + seen.x(), at.y() * seen.scale() + seen.y());
    });
  }

  private boolean isForkAsked(String name) {
    return canvas()
        .highlights()
        .question()
        .filter(q -> q.isFork() && name.equals(q.gate().name()))
        .isPresent();
  }

  @Test
  void aForkAnswersAClickAKeyAndTheSearchAndIsWalkedThrough() {
    interact(() -> model.settings().patterns().set(true));
    program(FORK);
    open("explain");
    show(FORK);
    clickOn(signOf("q"));
    until(() -> isForkAsked("q") && words("#explanation").startsWith("Σ\nFork of q"));
    assertTrue(words("#explanation").contains("\n…\nvia f\n"), words("#explanation"));
    interact(() -> model.picture().player().end());
    until(() -> asked().isEmpty());
    clickOn(signOf("q"));
    until(() -> words("#explanation").contains("\n1 + (−2) = −1"));
    assertTrue(
        words("#explanation").contains("q is used 2 times: the gradients add up"),
        words("#explanation"));
    assertTrue(
        words("#explanation").contains("only the branch written last would remain: −2 instead"),
        words("#explanation"));
    assertEquals(
        "fork of q: used 2 times, sum of the gradients −1", asked(canvas()::getAccessibleText));
    assertEquals(2, canvas().highlights().trail().size());
    push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> asked().equals(Optional.of("q")) && !isForkAsked("q"));
    push(KeyCode.ALT, KeyCode.RIGHT);
    until(() -> isForkAsked("q"));
    push(KeyCode.CONTROL, KeyCode.OPEN_BRACKET);
    until(() -> !isForkAsked("q"));
    push(KeyCode.CONTROL, KeyCode.F);
    write("fork");
    until(() -> isForkAsked("x"));
    type(KeyCode.ENTER);
    until(() -> isForkAsked("q"));
    type(KeyCode.ESCAPE);
    assertTrue(isForkAsked("q"));
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    until(() -> words("#explanation").startsWith("Σ\nq의 갈림점"));
  }

  private static final String FORK = "x = -2, y = 5\nq = x + y\nf = q*x + q";

  @Test
  void theNumbersThatAreAddedUpLeadToTheirForkAndAGateStaysAGate() {
    program(FORK);
    open("explain");
    show(FORK);
    var diagram = model.picture().diagram().get();
    Gate q = model.picture().graph().named("q").orElseThrow();
    int summed = Question.aboutFork(q).summedAt(diagram.steps()).orElseThrow();
    Hit value = new Hit(q, null, Hit.Aspect.VALUE, null);
    Hit sum = new Hit(q, null, Hit.Aspect.GRADIENT, null);
    Hit gate = new Hit(q, null, Hit.Aspect.GATE, null);
    assertEquals(Question.about(q), Question.of(value, diagram, summed - 1));
    assertEquals(Question.aboutFork(q), Question.of(value, diagram, summed));
    assertEquals(Question.about(q), Question.of(value, diagram, summed + 1));
    assertEquals(Question.aboutFork(q), Question.of(sum, diagram, summed + 1));
    assertEquals(Question.about(q), Question.of(gate, diagram, summed));
    interact(() -> model.picture().player().go(summed));
    rightClickOn(signOf("q"));
    until(() -> lookup("#picture-ask").tryQuery().isPresent());
    assertTrue(lookup("#picture-unfold").tryQuery().isEmpty());
    clickOn("#picture-ask");
    until(() -> isForkAsked("q"));
    interact(() -> model.picture().player().go(0));
    rightClickOn(signOf("q"));
    clickOn("#picture-here");
    until(() -> model.picture().player().step().get() == summed);
    clickOn(placeOf("q"));
    until(() -> asked().equals(Optional.of("q")) && !isForkAsked("q"));
    // It tells what has come back to it, too.
    until(() -> words("#explanation").contains("\n1 + (−2) = −1"));
  }

  private String marked() {
    return lookup(".editor").queryAs(Editor.class).getSelectedText();
  }

  @Test
  void whatWasClickedIsWalkedBackAndForward() {
    show("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    toCanvas();
    push(KeyCode.CONTROL, KeyCode.OPEN_BRACKET);
    until(() -> notice().equals("Nothing else was clicked before."));
    assertEquals(List.of(false, false), offered());
    for (String gate : List.of("q", "f")) {
      clickOn(placeOf(gate));
      until(() -> asked().equals(Optional.of(gate)));
    }
    push(KeyCode.CONTROL, KeyCode.OPEN_BRACKET);
    until(() -> asked().equals(Optional.of("q")));
    until(() -> marked().equals("x + y"));
    push(KeyCode.CONTROL, KeyCode.CLOSE_BRACKET);
    until(() -> asked().equals(Optional.of("f")));
    until(() -> marked().equals("q*z"));
    push(KeyCode.CONTROL, KeyCode.CLOSE_BRACKET);
    until(() -> notice().equals("Nothing was clicked after that."));
    assertEquals(List.of(true, false), offered());
    // A step takes over; the way back leads to what was asked last.
    type(KeyCode.RIGHT);
    until(() -> asked().isEmpty());
    push(KeyCode.CONTROL, KeyCode.OPEN_BRACKET);
    until(() -> asked().equals(Optional.of("f")));
  }

  @Test
  void oneKeyRunsToTheGateThatWasClicked() {
    show("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    toCanvas();
    push(KeyCode.F4);
    until(() -> notice().startsWith("No gate is chosen"));
    clickOn(placeOf("f"));
    push(KeyCode.F4);
    until(() -> sentence().startsWith("× : f = q z"));
    clickOn(placeOf("x"));
    push(KeyCode.F4);
    until(() -> notice().startsWith("No step is about x alone"));
  }

  /// Whether the menu offers the way back and the way forward.
  private List<Boolean> offered() {
    Menu gate = menuOf("askedBefore");
    interact(gate::show);
    List<Boolean> offered =
        asked(() -> List.of(!item("askedBefore").isDisable(), !item("askedAfter").isDisable()));
    interact(gate::hide);
    assertFalse(item("askedAfter").isDisable());
    return offered;
  }

  private Menu menuOf(String id) {
    return item(id).getParentMenu();
  }

  private MenuItem item(String id) {
    return lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream()
        .flatMap(m -> m.getItems().stream())
        .filter(i -> id.equals(i.getId()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsCopiedIsSaid() {
    show("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    toCanvas();
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    until(() -> notice().equals("The program is on the clipboard as LaTeX."));
    assertFalse(lookup("#written-open").query().isVisible());
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    until(() -> notice().matches("The picture is on the clipboard \\(\\d+ × \\d+ px\\)\\."));
    open("derive");
    until(() -> lookup("#derive-latex").tryQuery().filter(Node::isVisible).isPresent());
    until(() -> !lookup("#derive-latex").query().isDisabled());
    clickOnceStill("#derive-latex");
    until(() -> notice().equals("The derivative is on the clipboard as LaTeX."));
    boolean[] there = new boolean[1];
    interact(() -> there[0] = Clipboard.getSystemClipboard().hasString());
    assertTrue(there[0]);
  }
}
