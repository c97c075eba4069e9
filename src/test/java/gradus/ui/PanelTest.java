package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Diagram;
import gradus.diagram.Diagram.DrawnEntry;
import gradus.diagram.WireNaming;
import gradus.explain.ValueTable;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.Signs;
import gradus.layout.Box;
import gradus.lesson.Examples;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.trace.Grain;
import gradus.ui.canvas.Viewport;
import gradus.ui.piece.FormulaLine;
import gradus.ui.piece.HeatGrid;
import gradus.ui.piece.LoweredLine;
import gradus.ui.piece.Page;
import gradus.ui.touch.Touch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/// What a person sees in the panel "What happens here".
class PanelTest extends OpenPanel {
  private Point2D place(String gate) {
    Gate found =
        model.picture().diagram().get().steps().trace().graph().gates().stream()
            .filter(g -> gate.equals(g.name()))
            .findFirst()
            .orElseThrow();
    return place(found);
  }

  /// What a table writes in its cells, from above: a row that is used again stands last among its
  /// nodes.
  private List<String> cells(String table) {
    return asked(() ->
        lookup(table).query().lookupAll(".table-cell").stream()
            .map(found -> (TableCell<?, ?>) found)
            .filter(c -> c.isVisible() && !c.isEmpty() && c.getText() != null)
            .sorted(
                Comparator.<TableCell<?, ?>>comparingDouble(c -> c.localToScene(0, 0).getY())
                    .thenComparingDouble(c -> c.localToScene(0, 0).getX()))
            .map(TableCell::getText)
            .toList());
  }

  @Test
  void whatFindsNoRoomAsAColumnStandsBelowAnotherAndNothingIsCut() {
    program("x = 55, y = 301, z = 0.00031\nf = x*y*10*exp(z) + x^3");
    open("check");
    TableView<?> table = lookup("#check").queryAs(TableView.class);
    interact(() -> model.settings().panelWidth().set(355));
    until(() -> cells("#check").contains("x, agrees"));
    assertEquals(List.of(), CutCells.in(table));
    interact(() -> model.settings().textSize().set(2));
    until(() -> cells("#check").stream().anyMatch(c -> c.startsWith("x, Analytic 1")));
    assertEquals(List.of(), CutCells.in(table));
    // They are sorted as numbers, also those that stand below.
    interact(() -> sortByNumeric(table));
    until(() -> cells("#check").getFirst().startsWith("y, "));
  }

  private static <R> void sortByNumeric(TableView<R> table) {
    table.getSortOrder().setAll(List.of(table.getColumns().get(2)));
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
    atRest();
    clickOn(place("f"));
    until(() -> words("#explanation-title").equals("f"));
    assertTrue(lookup("#panel-release").query().isVisible());
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> words("#explanation-title").equals("q"));
    assertFalse(lookup("#panel-release").query().isVisible());
  }

  @Test
  void aGateAskedAboutIsRingedAndTheWiresThatItIsToldInBearTheirNames() {
    program("x = -2, y = 5, z = -4\nf = (x + y)*z");
    open("explain");
    until(() -> canvas().getWidth() < 450);
    atRest();
    assertEquals(Optional.empty(), canvas().highlights().asked());
    assertEquals(WireNaming.SPOKEN, naming());
    clickOn(place("f"));
    until(() -> words("#explanation-title").equals("f") && naming() == WireNaming.ALWAYS);
    assertEquals("f", canvas().highlights().asked().orElseThrow().name());
    interact(() -> model.settings().panel().set(false));
    until(() -> naming() == WireNaming.SPOKEN);
    assertEquals("f", canvas().highlights().asked().orElseThrow().name());
    open("explain");
    until(() -> naming() == WireNaming.ALWAYS);
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> naming() == WireNaming.SPOKEN);
    assertEquals(Optional.empty(), canvas().highlights().asked());
  }

  private WireNaming naming() {
    return model.picture().diagram().get().options().naming();
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
    until(() -> words("#jacobian-costs").contains("multiplications\n8\n4"));
    assertTrue(
        words("#jacobian-ways").contains("[1, 0]\n5\n1·0 + 1·5 = 5"), words("#jacobian-ways"));
    interact(() -> lookup("#jacobian-grid").query().requestFocus());
    type(KeyCode.RIGHT);
    type(KeyCode.RIGHT);
    until(() -> words("#jacobian-entry").equals("∂q[0]/∂W[0, 1] = 6"));
    until(() -> canvas().highlights().marked().size() == 2);
    // A window of another size has the picture arranged anew, and the entry stays.
    interact(() -> stage.setWidth(stage.getWidth() + 60));
    settled();
    until(() -> words("#jacobian-entry").equals("∂q[0]/∂W[0, 1] = 6"));
    until(() -> canvas().highlights().marked().size() == 2);
    open("values");
    until(() -> canvas().highlights().marked().isEmpty());
  }

  @Test
  void whatIsComputedInsteadOfAJacobianIsTypeset() {
    program("W = [[1,2],[3,4]], x = [5,6]\nq_data = W@x\nf = sum(q_data)");
    open("jacobian");
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> lookup("#jacobian-instead .formula-line").tryQuery().isPresent());
    assertEquals(
        "It is never formed. The backward pass computes only its product with the upstream"
            + " gradient:",
        lookup("#jacobian-instead .label").queryAs(Label.class).getText());
    FormulaLine line = lookup("#jacobian-instead .formula-line").queryAs(FormulaLine.class);
    assertTrue(
        line.getChildren().stream().noneMatch(Label.class::isInstance), "a formula was not set");
    assertFalse(words("#jacobian-about").contains("never formed"), words("#jacobian-about"));
    assertTrue(isLowered("#jacobian-title"));
    open("paths");
    interact(() -> {
      ComboBox<Gate> choice = lookup("#path-input").queryComboBox();
      choice.setValue(
          choice.getItems().stream().filter(g -> g.name().equals("q_data")).findFirst().get());
    });
    until(() ->
        lookup("#path-input").queryComboBox().getButtonCell().getGraphic() instanceof LoweredLine);
    open("values");
    until(() ->
        lookup("#values .table-lines Text").queryAll().stream()
            .anyMatch(letters -> letters.getTranslateY() > 0));
  }

  private boolean isLowered(String query) {
    return lookup(query).queryAs(Labeled.class).getGraphic() instanceof LoweredLine;
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
  void theJacobianOfALongProductHasAChoiceAmongAllItsTerms() {
    program("a = 1; b = 2; c = 3; d = 4\nq = a*b*c*d\nf = 2*q");
    open("jacobian");
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> words("#jacobian-title").equals("∂q/∂a"));
    ComboBox<Wire> choice = lookup("#jacobian-operand").queryComboBox();
    assertEquals(4, choice.getItems().size());
    interact(() -> choice.getSelectionModel().select(2));
    until(() -> words("#jacobian-title").equals("∂q/∂c"));
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
    touchesInTheTable(table);
    program("x = 1, y = 0\nf = x/y");
    toCanvas();
    type(KeyCode.END);
    until(() -> words("#values-about").contains("because of y = 0"));
    // Where the largest letters leave no room for rows, some are seen, and all is scrolled.
    interact(() -> {
      model.settings().textSize().set(2);
      stage.setWidth(1000);
    });
    settled();
    until(() -> table.getHeight() >= 240);
    until(() -> asked(() -> new TextsInSight().walk(stage.getScene(), "").isEmpty()));
    Node tabs = lookup("#panel-tabs").query().lookup(".tab-header-area");
    Bounds head = asked(() -> tabs.localToScene(tabs.getLayoutBounds()));
    Bounds rows = asked(() -> table.localToScene(table.getLayoutBounds()));
    assertTrue(rows.getMinY() >= head.getMaxY(), rows + " over the tabs, " + head);
  }

  /// A cell of the table is the entry of the picture.
  private void touchesInTheTable(TableView<?> table) {
    program("q = W @ x\nf = sum(q*q)\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]");
    toCanvas();
    type(KeyCode.END);
    // The numbers of the last step come a little after it.
    until(() ->
        table.getItems().stream()
            .map(r -> (ValueTable.Row) r)
            .anyMatch(r -> r.name().equals("W") && r.gradient().isPresent()));
    settled();
    atRest();
    interact(() ->
        table
            .getSelectionModel()
            .select(
                table.getItems().stream()
                    .map(r -> ((ValueTable.Row) r).name())
                    .toList()
                    .indexOf("W")));
    HeatGrid gradients = lookup("#gradients-entries").queryAs(HeatGrid.class);
    interact(() -> gradients.current().set(1));
    Touch touch = canvas().touch().touch().get();
    assertEquals("∂f/∂W₀₁ = 0.440 · 0.400 = 0.176", touch.story().line().text());
    assertTrue(lookup("#touch-note").query().isVisible());
    interact(() -> gradients.current().set(-1));
    assertFalse(lookup("#touch-note").query().isVisible());
    // The step has the same beside its formulas.
    open("explain");
    until(() -> grids().size() == 6);
    assertEquals("[W, x, q, ∂f/∂q, ∂f/∂W, ∂f/∂x]", grids().keySet().toString());
    interact(() -> grids().get("∂f/∂W").current().set(1));
    assertEquals(touch, canvas().touch().touch().get());
    assertTrue(lookup("#touch-note").query().isVisible());
    interact(() -> grids().get("W").current().set(2));
    assertEquals(
        new DrawnEntry(model.picture().graph().named("W").orElseThrow(), 2, false),
        canvas().touch().touch().get().entry());
    open("values");
  }

  /// The tensors of a step, by their names.
  private Map<String, HeatGrid> grids() {
    Map<String, HeatGrid> grids = new LinkedHashMap<>();
    for (HeatGrid grid : lookup("#entries .heat-grid").queryAllAs(HeatGrid.class)) {
      grids.put(grid.getAccessibleText(), grid);
    }
    return grids;
  }

  @Test
  void theValuesAreSortedByTheKeyboardToo() {
    program("x = 3, y = -1, z = 2\nf = x*y*z");
    open("values");
    TableView<?> table = lookup("#values").queryAs(TableView.class);
    until(() -> table.getItems().size() == 5);
    interact(table::requestFocus);
    type(KeyCode.S);
    type(KeyCode.S);
    List<Double> sorted = List.of(-6.0, -3.0, -1.0, 2.0, 3.0);
    interact(() -> model.picture().player().end());
    until(() -> values(table).equals(sorted));
    push(KeyCode.SHIFT, KeyCode.S);
    until(() -> values(table).equals(sorted.reversed()));
    assertEquals("Value", table.getSortOrder().getFirst().getText());
  }

  private static List<Double> values(TableView<?> table) {
    return asked(() ->
        table.getItems().stream()
            .map(row -> ((ValueTable.Row) row).value().map(v -> v.get(0)).orElse(0.0))
            .toList());
  }

  @Test
  void howeverLongANameIsItsValueAndItsGradientStayInSight() {
    String name = "averagetemperatureoftheroominkelvintoday";
    program(name + " = 2, y = 3\nf = " + name + "*y");
    open("values");
    TableView<?> table = lookup("#values").queryAs(TableView.class);
    for (double letters : List.of(1.0, 1.5)) {
      interact(() -> {
        model.settings().textSize().set(letters);
        stage.setWidth(1366);
      });
      settled();
      until(() -> table.getItems().size() == 3 && table.getWidth() < 330);
      until(() -> cells("#values").stream().anyMatch(c -> c.startsWith("averagetemp")));
      assertEquals(List.of(), CutCells.in(table));
    }
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
    assertFalse(cells("#check").contains("too small to see"));
    interact(() -> h.setValue(-14));
    until(() -> words("#check-step").contains("rounding rules"));
    interact(() -> h.setValue(-1));
    until(() -> words("#check-step").contains("truncation rules"));
    assertFalse(lookup("#check-chart").lookup(".chart-series-line").query() == null);
    program("x = 665\nf = 1 + exp(-x)");
    until(() -> words("#check-remark").equals("x: both are below what a difference can see"));
    assertTrue(cells("#check").toString().contains("too small to see"), "" + cells("#check"));
    assertTrue(words("#check-verdict").contains("1 too small for one"), words("#check-verdict"));
  }

  @Test
  void anInputIsNudgedFromThePictureAndTheChangeIsCompared() {
    program("x = 3\nf = x^2");
    frame();
    moveTo(place("x")).clickOn(MouseButton.SECONDARY);
    chooseItem("#picture-nudge");
    until(() -> words("#nudge-3").equals("0.0601"));
    assertEquals("6 · 0.01 = 0.06", words("#nudge-4"));
    assertTrue(words("#handle-change").contains("0.0601"), words("#handle-change"));
    interact(() -> {
      Diagram shown = model.picture().diagram().get();
      Gate nudged = shown.steps().trace().graph().inputs().getFirst();
      Box number = shown.labelBox(nudged).orElseThrow();
      Viewport v = canvas().viewport();
      Node beside = lookup("#handle-more").query().getParent();
      // Without its shadow.
      Bounds handles = beside.localToParent(beside.getLayoutBounds());
      assertFalse(
          handles.intersects(
              number.x() * v.scale() + v.x(),
              number.y() * v.scale() + v.y(),
              number.width() * v.scale(),
              number.height() * v.scale()),
          handles + " over " + number);
    });
    interact(() -> lookup("#handle-less").queryAs(Button.class).fire());
    until(() -> words("#nudge-3").equals("−0.0599"));
    interact(() -> lookup("#nudge-keep").queryAs(Button.class).fire());
    until(() -> text().contains("x = 2.99"));
    open("explain");
    until(() -> !lookup("#handle-more").query().getParent().isVisible());
  }

  @Test
  void whatNudgesStandsWhereItCoversNoNumberWhereThereIsSuchAPlace() {
    interact(() -> model.document().show(Examples.named("two-layer").orElseThrow()));
    settled();
    open("nudge");
    interact(() -> model.picture().player().end());
    Node handles = lookup("#handle-more").query().getParent();
    until(handles::isVisible);
    settled();
    atRest();
    interact(() -> {
      Bounds place = handles.localToParent(handles.getLayoutBounds());
      Viewport v = canvas().viewport();
      List<String> covered =
          flat(canvas().figure()).stream()
              .filter(f -> f instanceof Figure.Text)
              .map(f -> (Figure.Text) f)
              .filter(t -> t.ink() == Ink.VALUE || t.ink() == Ink.GRADIENT)
              .filter(t ->
                  place.intersects(
                      t.area().x() * v.scale() + v.x(),
                      t.area().y() * v.scale() + v.y(),
                      t.area().width() * v.scale(),
                      t.area().height() * v.scale()))
              .map(Figure.Text::text)
              .toList();
      assertEquals(List.of(), covered);
      assertTrue(canvas().getLayoutBounds().contains(place), place + " leaves the picture");
    });
  }

  @Test
  void whatIsNudgedOfAVectorIsItsSumAndWhatIsLostIsAPartOfTheRealChange() {
    program("x = [3, 1]\nf = x*x");
    open("nudge");
    until(() -> words("#nudge-2").equals("10 → 10.0601"));
    until(() ->
        lookup(".muted").queryAll().stream().anyMatch(n -> "Σf".equals(((Label) n).getText())));
    until(() -> words("#nudge-verdict").contains("0.1664 %"));
    program("x = 0\nf = max(0, x)");
    interact(() -> lookup("#handle-less").queryAs(Button.class).fire());
    until(
        () -> words("#nudge-verdict").equals("f did not move at all, though −0.005 was promised."));
  }

  @Test
  void noNumberOfANudgeBreaksInsideHoweverLargeItsLetters() {
    program("x = 0.5\nf = sigmoid(x)");
    interact(() -> {
      model.settings().panel().set(true);
      stage.setWidth(1000);
    });
    open("nudge");
    until(() -> words("#nudge-2").startsWith("0.62245933 → "));
    TextsInSight texts = new TextsInSight();
    for (double letters : List.of(1.0, 1.5, 2.0)) {
      interact(() -> model.settings().textSize().set(letters));
      settled();
      until(() -> asked(() -> texts.walk(stage.getScene(), "").isEmpty()));
      Bounds value = asked(() -> lookup("#nudge-2").query().getBoundsInParent());
      Bounds change = asked(() -> lookup("#nudge-3").query().getBoundsInParent());
      assertEquals(letters == 1, value.getMinX() > 0, "beside its name at " + letters);
      assertTrue(value.getMaxY() < change.getMinY(), value + " " + change);
    }
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
    assertTrue(words("#derive-chain").startsWith("∂L/∂x₀ = 4 · 2 = "), words("#derive-chain"));
    interact(() -> model.settings().signs().set(Signs.NOTES));
    until(() -> words("#derive-chain").startsWith("∂L/∂x₀ = 4 ∗ 2 = "));
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
  void theSizeOfGradientsIsSeenOnTheWiresWhereTheViewMenuSaysSo() {
    program("x = 3, y = 2\nf = x*y + x");
    settled();
    assertFalse(model.picture().diagram().get().options().magnitudes());
    interact(() -> model.settings().magnitudes().set(true));
    until(() -> model.picture().diagram().get().options().magnitudes());
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
      push(KeyCode.DOWN);
      frame();
    }
    // Further tabs may follow.
    assertEquals(
        List.of("Step", "Paths", "Jacobian", "Values", "Check", "Nudge", "Derive"),
        seen.subList(0, 7));
    assertEquals(tabs.getTabs().size(), new HashSet<>(seen).size());
    assertEquals(0, model.picture().player().step().get(), "↓ does not step");
    push(KeyCode.RIGHT);
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
    frame();
    for (Node node : lookup(".piece").queryAll()) {
      double right = page.sceneToLocal(node.localToScene(node.getBoundsInLocal())).getMaxX();
      assertTrue(right <= page.getWidth() + 1, "cut off at " + right);
    }
  }

  @Test
  void inTheLargestLettersAMatrixAndTheWordsBesideItAreWholeInSight() {
    settled();
    interact(() -> {
      model.settings().locale().set(Locale.KOREAN);
      model.settings().textSize().set(2);
      stage.setWidth(1000);
      model.document().show(Examples.named("two-layer").orElseThrow());
    });
    settled();
    open("explain");
    interact(() -> model.picture().player().go(2));
    until(() -> words("#explanation-title").equals("h"));
    Page page = lookup("#explanation").queryAs(Page.class);
    atRest();
    for (int step : List.of(2, 6)) {
      interact(() -> model.picture().player().go(step));
      atRest();
      until(() -> cutWords(page).isEmpty());
      until(() ->
          page.getContent().getLayoutBounds().getWidth()
              <= page.getViewportBounds().getWidth() + 1);
      assertTrue(words("#explanation").contains("라우터"));
    }
  }

  /// What of the words on a page is not in sight without scrolling it sideways.
  private List<String> cutWords(Page page) {
    return asked(() ->
        from(page).lookup(".label").queryAllAs(Label.class).stream()
            .filter(label -> label.isVisible() && !label.getText().isEmpty())
            .filter(label ->
                page.sceneToLocal(label.localToScene(label.getLayoutBounds())).getMaxX()
                    > page.getViewportBounds().getWidth())
            .map(Label::getText)
            .toList());
  }

  @Test
  void theTableOfTheCheckGrowsWithTheText() {
    program("x = 0.5, y = 2\nf = relu(x) + y^2");
    open("check");
    TableView<?> table = lookup("#check").queryAs(TableView.class);
    until(() -> table.getItems().size() == 2);
    interact(() -> model.settings().textSize().set(2));
    until(() -> cells("#check").stream().anyMatch(c -> c.startsWith("y, agrees")));
    interact(table::layout);
    frame();
    String all = String.join(", ", cells("#check"));
    for (String said : List.of("x", "y", "1.000", "4.000")) {
      assertTrue(all.contains(said), all);
    }
    assertEquals(List.of(), CutCells.in(table));
  }

  private double widest() {
    return lookup(".piece").queryAll().stream()
        .mapToDouble(n -> n.getBoundsInLocal().getHeight())
        .max()
        .orElse(0);
  }

  private ComboBox<?> direction() {
    return lookup("#direction").queryAs(ComboBox.class);
  }

  private long tangents() {
    Diagram shown = model.picture().diagram().get();
    return shown.steps().trace().tangents().isPresent() ? shown.steps().last() : -1;
  }

  @Test
  void whatIsChosenInTheTransportGoesForwardWithTheValues() {
    program("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    assertEquals(List.of("", "x", "y", "z"), direction().getItems());
    clickOn("#direction");
    chooseItem("→ Forward: tangents ∂/∂z");
    until(() -> tangents() == 2);
    open("explain");
    toCanvas();
    type(KeyCode.END);
    until(() -> words("#explanation").contains("One backward pass finds them in 4."));
    String said = words("#explanation");
    assertTrue(said.contains("Tangent along z"), said);
    assertTrue(
        model.picture().sentence().get().endsWith("; ∂f/∂z = local 3 · tangent 1 = 3"),
        model.picture().sentence().get());
    for (String tab :
        List.of("paths", "jacobian", "values", "check", "nudge", "derive", "layers")) {
      open(tab);
      settled();
    }
    // Whoever types the input away is back where gradients go back.
    program("x = -2, y = 5\nf = x*y");
    until(() -> model.picture().diagram().get().steps().last() == 3);
    assertEquals(-1, tangents());
    assertEquals(List.of("", "x", "y"), direction().getItems());
    assertEquals("", direction().getValue());
  }
}
