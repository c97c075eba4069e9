package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.layout.Box;
import gradus.lesson.Examples;
import gradus.picture.Ink;
import gradus.trace.Grain;
import gradus.ui.canvas.Viewport;
import gradus.ui.piece.FormulaLine;
import gradus.ui.piece.Page;
import gradus.ui.work.PictureModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// What a person sees in the panel "What happens here".
class PanelTest extends OpenWindow {
  private void open(String tab) {
    interact(() -> model.settings().panel().set(true));
    interact(() -> {
      TabPane tabs = lookup("#panel-tabs").queryAs(TabPane.class);
      tabs.getTabs().stream()
          .filter(t -> ("tab-" + tab).equals(t.getId()))
          .forEach(t -> tabs.getSelectionModel().select(t));
    });
  }

  private void program(String text) {
    interact(() -> model.document().show(Document.untitled(text)));
    until(() ->
        model.picture().diagram().get() != null
            && model.picture().status().get() == PictureModel.Status.CURRENT
            && model.document().text().get().equals(text)
            && model.inputs().inputs().size()
                == model.picture().diagram().get().steps().trace().graph().inputs().size());
  }

  private String words(String id) {
    List<String> all = new ArrayList<>();
    collect(lookup(id).query(), all);
    return String.join("\n", all);
  }

  private static void collect(Node node, List<String> out) {
    if (node instanceof Label label) out.add(label.getText());
    if (node instanceof FormulaLine line) out.add(line.getAccessibleText());
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(c -> collect(c, out));
    }
  }

  private Point2D place(String gate) {
    Gate found =
        model.picture().diagram().get().steps().trace().graph().gates().stream()
            .filter(g -> gate.equals(g.name()))
            .findFirst()
            .orElseThrow();
    Box box = model.picture().diagram().get().box(found).orElseThrow();
    Viewport v = canvas().viewport();
    return canvas()
        .localToScreen(box.centre().x() * v.scale() + v.x(), box.centre().y() * v.scale() + v.y());
  }

  @Test
  void theStepIsExplainedWithUpstreamLocalAndDownstream() {
    settled();
    open("explain");
    toCanvas();
    for (int i = 0; i < 4; i++) {
      type(KeyCode.RIGHT);
    }
    until(() -> words("#explanation").contains("To z"));
    String all = words("#explanation");
    assertTrue(all.contains("upstream") && all.contains("downstream"), all);
    assertTrue(all.contains("Pattern: switcher"), all);
    assertTrue(all.contains("each operand's local gradient is the value of the other one"), all);
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    until(() -> words("#explanation").contains("유형: 교환기"));
    assertFalse(words("#explanation").matches("(?s).*[Pp]attern.*"));
  }

  @Test
  void aGateThatIsClickedIsExplainedUntilTheNextStep() {
    program("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    open("explain");
    until(() -> canvas().getWidth() < 450);
    WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
    clickOn(place("f"));
    until(() -> words("#explanation-title").equals("f"));
    assertTrue(lookup("#panel-release").query().isVisible());
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> words("#explanation-title").equals("q"));
    assertFalse(lookup("#panel-release").query().isVisible());
  }

  @Test
  void theGrainOfAStepIsChosenInTheTransport() {
    settled();
    int gates = model.picture().player().last().get();
    interact(() -> grain().setValue(Grain.PART));
    until(() -> model.picture().player().last().get() > gates);
    toCanvas();
    for (int i = 0; i < 4; i++) {
      type(KeyCode.RIGHT);
    }
    until(() -> sentence().contains("upstream gradient"));
    interact(() -> grain().setValue(Grain.PASS));
    until(() -> model.picture().player().last().get() == 3);
    type(KeyCode.END);
    until(() -> sentence().startsWith("Backward pass"));
  }

  @Test
  void theGrainChosenIsSaidInTheLanguageChosenLast() {
    settled();
    assertEquals("Gate", grain().getButtonCell().getText());
    interact(() -> model.settings().locale().setValue(Locale.KOREAN));
    until(() -> grain().getButtonCell().getText().equals("게이트"));
    interact(() -> model.settings().locale().setValue(Locale.ENGLISH));
    until(() -> grain().getButtonCell().getText().equals("Gate"));
  }

  @SuppressWarnings("unchecked")
  private ComboBox<Grain> grain() {
    return lookup("#grain").queryAs(ComboBox.class);
  }

  @Test
  void pathsLightUpAndOneIsChosenByKey() {
    program("x = 3, y = 2\nf = x*y + x");
    open("paths");
    until(() -> words("#path-count").startsWith("2 paths"));
    assertEquals(3, canvas().highlights().trail().size());
    assertTrue(words("#path-sum").contains("3"), words("#path-sum"));
    interact(() -> lookup("#path-0").query().requestFocus());
    type(KeyCode.ENTER);
    until(() -> canvas().highlights().trail().size() == 2);
    open("explain");
    until(() -> canvas().highlights().trail().isEmpty());
  }

  @Test
  void theSumOverThePathsHoldsAsPrintedOrIsSaidToBeAboutRight() {
    program("x = 3, y = -4\nnum = x + σ(y)\nden = σ(x) + (x + y)^2\nf = num/den");
    open("paths");
    until(() -> words("#path-count").startsWith("3 paths"));
    until(() -> words("#path-sum").endsWith("1.58 + 0.51 + (−0.04) ≈ 2.06"));
    program("x = 3, y = 2\nf = x*y + x");
    until(() -> words("#path-sum").endsWith("2 + 1 = 3"));
  }

  @Test
  void anEntryOfTheJacobianLinksTwoEntriesOfThePicture() {
    program("W = [[1,2],[3,4]], x = [5,6]\nq = W@x\nf = sum(q)");
    open("jacobian");
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> words("#jacobian-title").equals("∂q/∂W"));
    until(() -> words("#jacobian-about").contains("blocks along the diagonal"));
    interact(() -> lookup("#jacobian-grid").query().requestFocus());
    type(KeyCode.RIGHT);
    type(KeyCode.RIGHT);
    until(() -> words("#jacobian-entry").equals("∂q[0]/∂W[0, 1] = 6"));
    assertEquals(2, canvas().highlights().marked().size());
    open("values");
    until(() -> canvas().highlights().marked().isEmpty());
  }

  @Test
  void theJacobianIsOfWhatCanChange() {
    program("A = [[1,-2],[3,4]]\nq = max(0, A)\nf = sum(q)");
    open("jacobian");
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> words("#jacobian-title").equals("∂q/∂A"));
    assertFalse(lookup("#jacobian-operand").query().isVisible(), "only A can change");
    interact(() -> model.document().show(Examples.named("gate").orElseThrow()));
    until(() ->
        words("#jacobian-about")
            .equals(
                "There are no numbers here: f is not defined, so its derivatives stay symbols."));
  }

  @Test
  void allValuesStandInATableAndGoToASpreadsheet() {
    settled();
    open("values");
    toCanvas();
    type(KeyCode.END);
    TableView<?> table = lookup("#values").queryAs(TableView.class);
    until(() -> table.getItems().size() == 5);
    interact(() -> lookup("#values-csv").queryAs(Button.class).fire());
    String[] copied = new String[1];
    interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertTrue(copied[0].contains("f,*,scalar,-12,1"), copied[0]);
    program("x = 1, y = 0\nf = x/y");
    toCanvas();
    type(KeyCode.END);
    until(() -> words("#values-about").contains("because of y = 0"));
  }

  @Test
  void everyGradientIsCheckedAndKinksAreNamed() {
    program("x = 0, y = 2\nf = relu(x) + y^2");
    open("check");
    TableView<?> table = lookup("#check").queryAs(TableView.class);
    until(() -> table.getItems().size() == 2);
    until(() -> words("#check-remark").contains("0 and 1"));
    assertTrue(words("#check-cost").contains("1 forward and 1 backward"));
    interact(() -> table.getSelectionModel().select(1));
    Slider h = lookup("#check-h").queryAs(Slider.class);
    interact(() -> h.setValue(-14));
    until(() -> words("#check-step").contains("rounding rules"));
    interact(() -> h.setValue(-1));
    until(() -> words("#check-step").contains("truncation rules"));
    assertFalse(lookup("#check-chart").lookup(".chart-series-line").query() == null);
  }

  @Test
  void anInputIsNudgedFromThePictureAndTheChangeIsCompared() {
    program("x = 3\nf = x^2");
    WaitForAsyncUtils.waitForFxEvents();
    moveTo(place("x")).clickOn(MouseButton.SECONDARY);
    clickOn("#picture-nudge");
    until(() -> words("#nudge-3").equals("0.0601"));
    assertEquals("6 · 0.01 = 0.06", words("#nudge-4"));
    assertTrue(words("#handle-change").contains("0.0601"), words("#handle-change"));
    interact(() -> lookup("#handle-less").queryAs(Button.class).fire());
    until(() -> words("#nudge-3").equals("−0.0599"));
    interact(() -> lookup("#nudge-keep").queryAs(Button.class).fire());
    until(() -> text().contains("x = 2.99"));
    open("explain");
    until(() -> !lookup("#handle-more").query().getParent().isVisible());
  }

  @Test
  void theDerivativeStandsThereLineByLineAndIsCopied() {
    program("x = 1\nF = 1/(1+exp(-x))");
    open("derive");
    until(() -> lookup("#derive-chain").tryQuery().isPresent());
    assertTrue(
        words("#derive-chain").startsWith("∂F/∂x = −0.53 · 1.00 · 0.37 · (−1.00) "),
        words("#derive-chain"));
    assertEquals("∂F/∂x = F · (1 − F) = 0.20", words("#derive-answer"));
    assertTrue(lookup("#derive-chain").query() instanceof FormulaLine);
    assertEquals("q = −x, p = exp(q), u = 1 + p", words("#derive-lent"));
    interact(() -> lookup("#derive-expand").queryAs(CheckBox.class).setSelected(true));
    until(() -> lookup("#derive-chain").tryQuery().isEmpty());
    until(() -> lookup("#derive-value").tryQuery().isPresent());
    assertEquals("With the numbers: 0.20. The backward pass says 0.20.", words("#derive-value"));
    List<String> rules =
        lookup(".rule").queryAll().stream().map(n -> ((Label) n).getText()).toList();
    assertTrue(
        rules.containsAll(List.of("quotient rule", "chain rule (exp)", "simplify")), "" + rules);
    interact(() -> lookup("#derive-latex").queryAs(Button.class).fire());
    String[] copied = new String[1];
    interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertTrue(copied[0].contains("F \\cdot \\left(1 - F\\right)"), copied[0]);
    program("x = [[1,2]]\nf = x*2");
    until(() -> words("#derive-message").contains("one number"));
  }

  @Test
  void theChainOfTheNotesStandsFirstAndAllFormulasArePutInWhenAsked() {
    program("x = 1, w = 2\ns = w*x\nz = tanh(s)\nL = (1 - z)^2");
    open("derive");
    until(() -> lookup("#derive-chain").tryQuery().isPresent());
    interact(() -> lookup("#derive-input").queryAs(ComboBox.class).getSelectionModel().select(1));
    until(() -> words("#derive-chain").startsWith("∂L/∂w = "));
    assertTrue(words("#derive-chain").contains(" · "), words("#derive-chain"));
    List<String> rules =
        lookup(".rule").queryAll().stream().map(n -> ((Label) n).getText()).toList();
    assertEquals(
        List.of("power of a function, difference rule", "tanh", "constant multiple"), rules);
    interact(() -> lookup("#derive-latex").queryAs(Button.class).fire());
    String[] copied = new String[1];
    interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertTrue(copied[0].contains("\\frac{\\partial L}{\\partial z} \\cdot"), copied[0]);
    interact(() -> lookup("#derive-expand").queryAs(CheckBox.class).setSelected(true));
    until(() -> lookup("#derive-chain").tryQuery().isEmpty());
    until(() -> lookup(".rule").queryAll().size() > 3);
  }

  @Test
  void theDerivativeHasTheDecimalsOfTheExampleAsThePictureHas() {
    interact(() -> model.document().show(Examples.named("norm").orElseThrow()));
    open("derive");
    until(() -> lookup("#derive-chain").tryQuery().isPresent());
    until(() -> words("#derive-chain").equals("∂f/∂W = [[0.088, 0.176], [0.104, 0.208]]"));
  }

  @Test
  void aMatrixIsDerivedAsAWholeBeforeItsEntries() {
    program("W = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]\nq = W x\nf = ‖q‖²");
    open("derive");
    until(() -> lookup("#derive-chain").tryQuery().isPresent());
    assertTrue(words("#derive-chain").startsWith("∂f/∂W = [[0.0"), words("#derive-chain"));
    List<String> rules =
        lookup(".rule").queryAll().stream().map(n -> ((Label) n).getText()).toList();
    assertEquals(
        List.of(
            "squared norm",
            "entries",
            "chain rule over entries",
            "local derivative",
            "the indicator selects",
            "matrix product",
            "shapes agree"),
        rules);
    interact(() -> lookup("#derive-input").queryAs(ComboBox.class).getSelectionModel().select(1));
    until(() -> words("#derive-chain").startsWith("∂f/∂W₀₀ = "));
    List<String> entry =
        lookup(".rule").queryAll().stream().map(n -> ((Label) n).getText()).toList();
    assertEquals(List.of("sum rule, power rule", "sum rule, constant multiple"), entry);
  }

  @Test
  void whereTheChainIsTooLongToWriteTheTabSaysSo() {
    program(
        "x = 1; a = 2*x; b = 3*x; c = a*b; d = a + b; e = c*d; g = c - d; k = e + g; l = e*g;"
            + " L = k*l");
    open("derive");
    until(() -> words("#derive-message").startsWith("More than 12 ways lead from the output to x"));
    assertTrue(lookup("#derive-chain").tryQuery().isEmpty());
    assertTrue(lookup(".rule").queryAll().size() > 10);
    interact(() -> lookup("#derive-expand").queryAs(CheckBox.class).setSelected(true));
    until(() -> words("#derive-message").isEmpty());
    interact(() -> lookup("#derive-expand").queryAs(CheckBox.class).setSelected(false));
    program("W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]; q = W x; f = norm(q)^2");
    until(() ->
        lookup("#derive-chain").tryQuery().isPresent()
            && words("#derive-chain").startsWith("∂f/∂x = [−0.112, 0.636]"));
  }

  @Test
  void whatIsNudgedOfAVectorIsItsSumAndWhatIsLostIsAPartOfTheRealChange() {
    program("x = [3, 1]\nf = x*x");
    open("nudge");
    until(() -> words("#nudge-2").equals("10 → 10.0601"));
    assertTrue(
        lookup(".muted").queryAll().stream().anyMatch(n -> "Σf".equals(((Label) n).getText())));
    assertTrue(words("#nudge-verdict").contains("0.1664 %"), words("#nudge-verdict"));
    program("x = 0\nf = max(0, x)");
    interact(() -> lookup("#handle-less").queryAs(Button.class).fire());
    until(
        () -> words("#nudge-verdict").equals("f did not move at all, though −0.005 was promised."));
  }

  @Test
  void theSignsChosenInTheViewMenuRuleEveryTabAndTheTypesetFormulas() {
    ImageView typeset = lookup("#typeset").lookup(".image-view").queryAs(ImageView.class);
    until(() -> typeset.getFitWidth() > 0);
    double before = typeset.getFitWidth();
    program("x0 = 1, w1 = 2\ns1 = w1*x0\nL = 1*w1*(1 - s1)^2");
    until(() -> typeset.getFitWidth() != before);
    double textbook = typeset.getFitWidth();
    open("derive");
    until(() -> lookup("#derive-chain").tryQuery().isPresent());
    assertTrue(
        words("#derive-chain").startsWith("∂L/∂x₀ = 4.00 · 2.00 = "), words("#derive-chain"));
    interact(() -> model.settings().signs().set(Signs.NOTES));
    until(() -> words("#derive-chain").startsWith("∂L/∂x₀ = 4.00 ∗ 2.00 = "));
    until(() -> typeset.getFitWidth() != textbook);
    open("nudge");
    until(() -> words("#nudge-4").contains(" ∗ 0.01 = "));
    open("paths");
    until(() -> lookup("#path-0").tryQuery().isPresent());
    interact(() -> model.settings().signs().set(Signs.TEXTBOOK));
    open("nudge");
    until(() -> words("#nudge-4").contains(" · 0.01 = "));
    until(() -> typeset.getFitWidth() == textbook);
    assertEquals(List.of("x₀", "w₁"), inputNames());
  }

  private List<String> inputNames() {
    return lookup(".input-name").queryAll().stream().map(n -> ((Label) n).getText()).toList();
  }

  @Test
  void patternsAreBadgesThatCanBeSwitchedOff() {
    program("x = 3, y = 2\nf = x*y + x");
    until(() -> seen(Ink.BADGE_TEXT).containsAll(List.of("⇄", "⇉", "Σ")));
    interact(() -> model.settings().patterns().set(false));
    until(() -> seen(Ink.BADGE_TEXT).isEmpty());
  }

  @Test
  void everyTabCanBeReachedAndReadByKeyboard() {
    settled();
    interact(() -> model.settings().panel().set(true));
    TabPane tabs = lookup("#panel-tabs").queryAs(TabPane.class);
    interact(tabs::requestFocus);
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < tabs.getTabs().size(); i++) {
      seen.add(tabs.getSelectionModel().getSelectedItem().getText());
      push(KeyCode.RIGHT);
      WaitForAsyncUtils.waitForFxEvents();
    }
    // Further tabs may follow.
    assertEquals(
        List.of("Step", "Paths", "Jacobian", "Values", "Check", "Nudge", "Derive"),
        seen.subList(0, 7));
    assertEquals(tabs.getTabs().size(), new HashSet<>(seen).size());
    assertEquals(0, model.picture().player().step().get(), "arrow keys in the panel do not step");
    push(KeyCode.PAGE_DOWN);
    until(() -> model.picture().player().step().get() == 1);
    push(KeyCode.ESCAPE);
    until(() -> canvas().isFocused());
  }

  @Test
  void theSentenceOfTheStepIsTheTextOfThePicture() {
    settled();
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> sentence().startsWith("+ :"));
    String[] read = new String[1];
    interact(() -> read[0] = canvas().getAccessibleText());
    assertEquals(sentence(), read[0]);
  }

  @Test
  void thePanelIsOpenedAndClosedByKey() {
    settled();
    toCanvas();
    assertTrue(lookup("#panel-tabs").tryQuery().isEmpty());
    push(KeyCode.CONTROL, KeyCode.I);
    until(() -> lookup("#panel-tabs").tryQuery().isPresent());
    push(KeyCode.CONTROL, KeyCode.I);
    until(() -> lookup("#panel-tabs").tryQuery().isEmpty());
  }

  @Test
  void textGrowsWithTheSettingAndNothingIsCutOff() {
    settled();
    open("explain");
    toCanvas();
    type(KeyCode.END);
    until(() -> !lookup(".formula-line").queryAll().isEmpty());
    double before = widest();
    interact(() -> model.settings().textSize().set(1.5));
    until(() -> widest() > before * 1.2);
    Page page = lookup("#explanation").queryAs(Page.class);
    interact(() -> page.applyCss());
    WaitForAsyncUtils.waitForFxEvents();
    for (Node node : lookup(".piece").queryAll()) {
      double right = page.sceneToLocal(node.localToScene(node.getBoundsInLocal())).getMaxX();
      assertTrue(right <= page.getWidth() + 1, "cut off at " + right);
    }
  }

  private double widest() {
    return lookup(".piece").queryAll().stream()
        .mapToDouble(n -> n.getBoundsInLocal().getHeight())
        .max()
        .orElse(0);
  }
}
