package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Diagram;
import gradus.diagram.WireNaming;
import gradus.document.Document;
import gradus.graph.Gate;
import gradus.layout.LayoutEngines;
import gradus.picture.Ink;
import gradus.ui.work.PictureModel;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A wire gets its name from the picture, asked for in a real dialog.
class NamingTest extends OpenWindow {
  private static final String PROGRAM = "# both\nx = -2, y = 5, z = -4\nf = (x+y)*z   # product\n";

  @Override
  Dialogs asking() {
    return onScreen();
  }

  private void show(String program) {
    settled();
    // A sketch is not replaced by a better layout while a test points at it.
    interact(() -> model.settings().engine().set(LayoutEngines.sketch()));
    interact(() -> model.document().show(Document.untitled(program)));
    until(() -> text().equals(program) && isDrawn());
  }

  private boolean isDrawn() {
    return model.picture().status().get() == PictureModel.Status.CURRENT
        && model.picture().diagram().get() != null
        && model.picture().diagram().get().steps().trace().graph().text().equals(text());
  }

  private List<Gate> gates() {
    return model.picture().diagram().get().steps().trace().graph().gates();
  }

  private Gate gate(String key) {
    return gates().stream().filter(g -> g.key().equals(key)).findFirst().orElseThrow();
  }

  private void choose(Gate gate) {
    frame();
    rightClickOn(place(gate));
    until(() -> lookup("#picture-name").tryQuery().isPresent());
    chooseItem("#picture-name");
    until(() -> isAsking() && answer().isFocused());
  }

  /// Writes over what is selected: the headless robot types letters into the window below.
  private void letters(String text) {
    assertTrue(answer().isFocused());
    interact(() -> answer().replaceSelection(text));
  }

  private TextField answer() {
    return lookup("#answer").queryAs(TextField.class);
  }

  private String refusal() {
    return lookup("#refusal").queryAs(Label.class).getText();
  }

  private boolean isAsking() {
    return lookup("#answer").tryQuery().isPresent();
  }

  private WireNaming choose(String tab) {
    TabPane tabs = lookup("#panel-tabs").queryAs(TabPane.class);
    WireNaming[] named = new WireNaming[1];
    interact(() -> {
      tabs.getTabs().stream()
          .filter(t -> tab.equals(t.getId()))
          .forEach(t -> tabs.getSelectionModel().select(t));
      // No order is answered before this returns.
      named[0] = model.picture().diagram().get().options().naming();
    });
    return named[0];
  }

  @Test
  void aTabThatSpeaksOfAllWiresHasTheirNamesPaintedAtOnceInTheSamePlaces() {
    show(PROGRAM);
    interact(() -> model.settings().panel().set(true));
    until(() -> lookup("#panel-tabs").tryQuery().isPresent());
    assertEquals(WireNaming.SPOKEN, choose("tab-explain"));
    Diagram before = model.picture().diagram().get();
    assertEquals(WireNaming.ALWAYS, choose("tab-derive"));
    Diagram after = model.picture().diagram().get();
    for (Gate gate : gates()) {
      assertEquals(before.box(gate), after.box(gate), gate.key());
    }
    assertEquals(WireNaming.SPOKEN, choose("tab-explain"));
  }

  @Test
  void aGateIsRightClickedAndItsNameTypedIntoTheDialog() {
    show(PROGRAM);
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> model.picture().currentGate().map(Gate::key).orElse("").equals("f/0"));
    int step = model.picture().player().step().get();
    interact(() -> model.folding().selection().toggle(gate("f/0")));
    choose(gate("f/0"));
    assertEquals("q", answer().getText());
    assertEquals("q", answer().getSelectedText());
    letters("sum1");
    type(KeyCode.ENTER);
    until(() -> !isAsking() && isDrawn());
    assertEquals("# both\nx = -2, y = 5, z = -4\nsum1 = x + y\nf = sum1*z   # product\n", text());
    until(() -> seen(Ink.MUTED).contains("sum1"));
    assertEquals("sum1", model.picture().currentGate().orElseThrow().name());
    assertEquals(step, model.picture().player().step().get());
    assertEquals(List.of("sum1"), List.copyOf(model.folding().selection().keys()));
    push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> text().equals(PROGRAM) && isDrawn());
    assertFalse(seen(Ink.MUTED).contains("sum1"));
    assertEquals("f/0", model.picture().currentGate().orElseThrow().key());
    assertEquals(List.of("f/0"), List.copyOf(model.folding().selection().keys()));
  }

  @Test
  void aNameThatCannotBeIsRefusedInTheDialogUntilAnotherIsTyped() {
    show(PROGRAM);
    choose(gate("f/0"));
    letters("z");
    type(KeyCode.ENTER);
    until(() -> !refusal().isEmpty());
    assertEquals("'z' already means something in this program: choose another name.", refusal());
    assertEquals(PROGRAM, text());
    assertEquals("z", answer().getSelectedText());
    letters("max");
    assertEquals("", refusal());
    type(KeyCode.ENTER);
    assertEquals("'max' is a function of the language: choose another name.", refusal());
    push(KeyCode.CONTROL, KeyCode.A);
    type(KeyCode.DELETE);
    type(KeyCode.ENTER);
    assertEquals("A wire needs a name, such as q.", refusal());
    letters("s");
    type(KeyCode.ENTER);
    until(() -> !isAsking());
    assertTrue(text().contains("\ns = x + y\nf = s*z "), text());
  }

  @Test
  void escapeLeavesTheTextAsItIs() {
    show(PROGRAM);
    choose(gate("f/0"));
    letters("s");
    type(KeyCode.ESCAPE);
    until(() -> !isAsking());
    assertEquals(PROGRAM, text());
    assertFalse(model.document().canUndo());
  }

  @Test
  void theKeyNamesTheWireOfTheCurrentGate() {
    show(PROGRAM);
    toCanvas();
    type(KeyCode.F2);
    until(() -> lookup(".alert-words").tryQuery().isPresent());
    assertEquals(
        "No wire is chosen: click a gate in the picture, or go to the step where it works.",
        lookup(".alert-words").queryLabeled().getText());
    type(KeyCode.ESCAPE);
    until(() -> lookup(".dialog-pane").tryQuery().isEmpty());
    type(KeyCode.RIGHT);
    until(() -> model.picture().currentGate().map(Gate::key).orElse("").equals("f/0"));
    type(KeyCode.F2);
    until(() -> isAsking() && answer().isFocused());
    type(KeyCode.ENTER);
    until(() -> !isAsking());
    assertTrue(text().contains("\nq = x + y\nf = q*z "), text());
  }

  @Test
  void aNameOfTheTextIsChangedInAllItsPlaces() {
    show("q = x + y\nf = q*z + q\nx = 1; y = 2; z = 3");
    choose(gate("q"));
    assertEquals("q", answer().getText());
    letters("total");
    type(KeyCode.ENTER);
    until(() -> !isAsking());
    assertEquals("total = x + y\nf = total*z + total\nx = 1; y = 2; z = 3", text());
  }

  @Test
  void aWireInsideAnUnfoldedGateIsRefusedWithASentence() {
    show("x = 1\nf = 2*sigmoid(x)");
    interact(() -> model.folding().unfold(model.picture().graph(), gate("f/1")));
    until(() -> gates().stream().anyMatch(g -> g.group() != null));
    Gate inside = gates().stream().filter(g -> g.group() != null).findFirst().orElseThrow();
    rightClickOn(place(inside));
    chooseItem("#picture-name");
    until(() -> lookup(".dialog-pane").tryQuery().isPresent());
    assertFalse(isAsking());
    assertTrue(lookup(".alert-words").queryLabeled().getText().contains("fold the frame first"));
    type(KeyCode.ESCAPE);
    until(() -> lookup(".dialog-pane").tryQuery().isEmpty());
  }

  @Test
  void theMenuSpeaksKorean() {
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    show("q = x + y\nf = q*(z-x)");
    rightClickOn(place(gate("f/1")));
    until(() -> lookup("#picture-name").tryQuery().isPresent());
    assertEquals("이 선에 이름 붙이기…", item());
    type(KeyCode.ESCAPE);
    until(() -> lookup("#picture-name").tryQuery().isEmpty());
    rightClickOn(place(gate("q")));
    until(() -> lookup("#picture-name").tryQuery().isPresent());
    assertEquals("이 선의 이름 바꾸기…", item());
  }

  private String item() {
    return listWindows().stream()
        .filter(w -> w instanceof ContextMenu)
        .flatMap(w -> ((ContextMenu) w).getItems().stream())
        .filter(i -> "picture-name".equals(i.getId()))
        .map(MenuItem::getText)
        .findFirst()
        .orElseThrow();
  }
}
