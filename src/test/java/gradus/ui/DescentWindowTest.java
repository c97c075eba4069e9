package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.descent.Optimiser;
import gradus.graph.Gate;
import gradus.lesson.Examples;
import gradus.ui.descent.Rival;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tab in which a person descends.
class DescentWindowTest extends OpenWindow {
  private static final String LINE =
      """
      x = 3, t = 2
      w = 0.5, b = -1
      L = (w*x + b - t)^2
      """;

  private static final String LATER = "kept text 1, L = (w*x + b - t)^2";

  private Node at(String id) {
    return lookup(id).query();
  }

  private String says(String id) {
    return lookup(id).queryAs(Label.class).getText();
  }

  private void press(String id) {
    until(() -> !at(id).isDisabled());
    interact(() -> lookup(id).queryButton().fire());
  }

  private double shown(String name) {
    Gate gate = model.picture().graph().named(name).orElseThrow();
    return model.picture().diagram().get().steps().trace().value(gate).orElseThrow().item();
  }

  private void open(String text) {
    interact(() -> {
      model.document().show(text);
      model.settings().panel().set(true);
      model.settings().tab().set("descent");
    });
    settled();
  }

  private void rateIs(TextField field, String typed, String then) {
    interact(() -> {
      field.setText(typed);
      field.getOnAction().handle(null);
    });
    assertEquals(then, field.getText());
  }

  @Test
  void oneDescendsStepByStepThePictureFollowsAndOneUndoTakesItBack() {
    open(LINE);
    until(() -> says("#descent-about").startsWith("Tick the inputs"));
    assertTrue(
        says("#descent-about").endsWith("By their names these may be the parameters: w, b."));
    assertTrue(at("#descent-step").isDisabled());
    frame();
    double high = at("#descent-tick-w").localToScene(0, 0).getY();
    interact(() -> lookup("#descent-tick-w").queryAs(CheckBox.class).fire());
    frame();
    assertTrue(says("#descent-about").startsWith("What is ticked moves"));
    assertEquals(high, at("#descent-tick-w").localToScene(0, 0).getY());
    interact(() -> lookup("#descent-tick-b").queryAs(CheckBox.class).fire());
    TextField rate = lookup("#descent-rate-field").queryAs(TextField.class);
    Slider slider = lookup("#descent-rate").queryAs(Slider.class);
    rateIs(rate, "250", "250");
    assertEquals(3, slider.getMax());
    assertEquals(Math.log10(250), slider.getValue(), 1e-12);
    rateIs(rate, "1/2", "0.5");
    assertEquals(Math.log10(0.5), slider.getValue(), 1e-12);
    // what is none stays and says why
    for (String none : List.of("much", "-1", "1/", "[1, 2]", "")) {
      rateIs(rate, none, none);
      assertTrue(at("#descent-rate-wrong").isVisible(), none);
      assertTrue(says("#descent-rate-wrong").endsWith("It stays 0.5."));
    }
    interact(() -> slider.setValue(Math.log10(0.02)));
    assertEquals("0.02", rate.getText());
    assertFalse(at("#descent-rate-wrong").isVisible());
    press("#descent-step");
    // errors: 0.5·3 − 1 − 2 = −1.5, gradients −9 and −3
    until(() -> says("#descent-state").startsWith("Step 1: L = 0.81,"));
    assertEquals("w ← w − η ∂L/∂w = 0.50 − 0.02 · (−9.00) = 0.68", written(0));
    assertEquals(1, lookup("#descent-update .formula-line").queryAll().size());
    assertEquals(
        List.of("w = 0.68", "b = −0.94"),
        lookup("#descent-numbers .label").queryAllAs(Label.class).stream()
            .map(Label::getText)
            .toList());
    interact(() -> lookup("#descent-more").queryAs(Hyperlink.class).fire());
    assertEquals("b ← b − η ∂L/∂b = −1.00 − 0.02 · (−3.00) = −0.94", written(1));
    interact(() -> lookup("#descent-more").queryAs(Hyperlink.class).fire());
    until(() -> Math.abs(shown("w") - 0.68) < 1e-12);
    assertEquals(LINE, model.document().text().get());
    // the fields have the numbers of the text, and a note beside them says so
    assertTrue(at("#trial-note").isVisible());
    press("#trial-back");
    until(() -> says("#descent-state").startsWith("Step 0:"));
    assertFalse(at("#trial-note").isVisible());
    press("#descent-step");
    until(() -> says("#descent-state").startsWith("Step 1:"));

    press("#descent-run");
    until(() -> says("#descent-state").startsWith("Step 101:"));
    LineChart<?, ?> loss = lookup("#descent-loss").queryAs(LineChart.class);
    assertEquals(102, loss.getData().getFirst().getData().size());
    NumberAxis sizes = (NumberAxis) loss.getYAxis();
    interact(() -> lookup("#descent-log").queryAs(CheckBox.class).fire());
    assertEquals("10⁻³⁰", sizes.getTickLabelFormatter().toString(-30));
    assertEquals("1", sizes.getTickLabelFormatter().toString(0));
    assertEquals("0.316", sizes.getTickLabelFormatter().toString(-0.5));
    interact(() -> lookup("#descent-log").queryAs(CheckBox.class).fire());
    assertEquals("−30", sizes.getTickLabelFormatter().toString(-30));
    assertEquals("3·10⁴", sizes.getTickLabelFormatter().toString(30_000));
    press("#descent-compare");
    ComboBox<Optimiser> rule = lookup("#descent-rule").queryComboBox();
    interact(() -> rule.setValue(Optimiser.ADAM));
    until(() -> says("#descent-state").startsWith("Step 0:"));
    until(() -> says("#descent-rule-words").startsWith("m follows the gradient"));
    assertEquals("m ← 0.9 m + 0.1 g", written(0));
    assertEquals("w ← w − η m̂ / (√ĉ + 10⁻⁸)", written(4));
    press("#descent-run");
    until(() -> says("#descent-state").startsWith("Step 100:"));
    until(() -> loss.getData().size() == 2);
    assertEquals("Adam, η = 0.02", loss.getData().getFirst().getName());
    assertEquals("Plain step, η = 0.02", loss.getData().get(1).getName());
    frame();
    // each as on the map: the present way red, the one kept first ochre
    assertEquals(Color.web("#c0241c"), stroke(loss, 0));
    assertEquals(Color.web("#8a5a00"), stroke(loss, 1));
    assertEquals(Color.web("#c0241c"), stroke(lookup("#descent-norm").queryAs(LineChart.class), 0));
    assertEquals(
        List.of(Color.web("#c0241c"), Color.web("#8a5a00")),
        loss.lookupAll(".chart-legend-item-symbol").stream()
            .map(n -> ((Region) n).getBackground().getFills().getFirst().getFill())
            .toList());
    Node legend = loss.lookup(".chart-legend");
    assertTrue(legend.isVisible() && legend.getBoundsInParent().getHeight() > 0);

    interact(() -> lookup("#contest-keep").queryButton().fire());
    until(() -> says("#contest-said").startsWith(LATER + ": after step 100, with the same rule"));
    assertEquals(LATER, loss.getData().get(1).getName());
    assertEquals(3, loss.getData().size());
    BarChart<?, ?> bars = lookup("#contest-bars").queryAs(BarChart.class);
    assertEquals(2, bars.getData().size());
    assertEquals(
        "w b x t",
        bars.getData().getFirst().getData().stream()
            .map(d -> d.getXValue().toString())
            .collect(Collectors.joining(" ")));
    ComboBox<Rival> rival = lookup("#contest-choice").queryComboBox();
    interact(() -> rival.setValue(new Rival.BuiltIn(Examples.named("xyz").orElseThrow())));
    until(() -> says("#contest-said").startsWith("xyz: it has no update rule"));
    assertFalse(bars.isVisible());
    interact(() -> lookup("#contest-tick-x").queryAs(CheckBox.class).fire());
    until(() -> says("#contest-said").startsWith("xyz: after step 100, with the same rule"));
    assertTrue(bars.isVisible());
    interact(() -> rival.getSelectionModel().selectFirst());
    until(() -> loss.getData().size() == 2);

    interact(() -> at("#descent-run").requestFocus());
    press("#descent-run");
    until(() -> says("#descent-state").startsWith("Step 200:"));
    until(() -> at("#descent-run").isFocused());
    interact(() -> at("#descent-step").requestFocus());
    press("#descent-step");
    until(() -> says("#descent-state").startsWith("Step 201:"));
    assertTrue(at("#descent-step").isFocused());
    interact(() -> at("#descent-keep").requestFocus());
    press("#descent-keep");
    settled();
    until(() -> at("#descent-step").isFocused());
    String kept = model.document().text().get();
    assertFalse(kept.contains("w = 0.5"), kept);
    assertTrue(kept.startsWith("x = 3, t = 2\nw = "), kept);
    interact(() -> model.document().undo());
    assertEquals(LINE, model.document().text().get());
  }

  private static Paint stroke(LineChart<?, ?> chart, int number) {
    Node curve = chart.getData().get(number).getNode();
    return ((Shape) curve).getStroke();
  }

  private String written(int line) {
    return lookup("#descent-update .formula-line").queryAll().stream()
        .map(n -> n.getAccessibleText())
        .toList()
        .get(line);
  }

  @Test
  void theTextsRulesAreFollowedAndATooLargeRateIsSaid(@TempDir Path folder) throws IOException {
    open(LINE + "w := w - 0.2*grad(L, w)\n");
    until(() -> says("#descent-about").startsWith("What is ticked moves"));
    assertEquals(0.2, rate(), 1e-9);
    interact(() -> lookup("#descent-count").queryComboBox().getSelectionModel().select(3));
    for (int i = 1; i <= 3; i++) {
      assertFalse(at("#descent-broken").isVisible());
      press("#descent-step");
      String begins = "Step " + i + ":";
      until(() -> says("#descent-state").startsWith(begins));
    }
    // −2.6 times as far away at each step: 6.76³ > 100
    assertTrue(
        says("#descent-broken").startsWith("From step 1 on L grows: it was 2.25 and is "),
        says("#descent-broken"));
    press("#descent-run");
    until(() -> says("#descent-broken").startsWith("At step"));
    assertTrue(
        says("#descent-broken").matches("At step \\d+ the loss L is no longer a finite number.*"),
        says("#descent-broken"));
    assertTrue(at("#descent-step").isDisabled());
    press("#descent-reset");
    until(() -> says("#descent-state").startsWith("Step 0:"));
    assertFalse(at("#descent-broken").isVisible());

    // examples from a file, all at a step and then two
    dialogs.file = folder.resolve("rows.csv");
    Files.writeString(dialogs.file, "x,t,id\n1,2,7\n2,3,8\n3,5,9\n");
    press("#descent-data");
    until(() -> says("#descent-data-said").startsWith("rows.csv: 3 examples; the picture"));
    assertTrue(says("#descent-data-said").endsWith("No input is called as these columns: id."));
    // 0.5·x − 1 − t: −2.5, −3 and −4.5
    until(() -> says("#descent-state").startsWith("Step 0: L = 11.8333333"));
    assertTrue(says("#descent-about").endsWith("The loss is the mean over 3 examples."));
    ComboBox<Integer> batch = lookup("#descent-batch").queryComboBox();
    assertEquals(List.of(0, 1, 2), batch.getItems());
    assertFalse(at("#descent-seed").getParent().isVisible());
    interact(() -> batch.setValue(2));
    assertTrue(at("#descent-seed").getParent().isVisible());
    // what is typed there is a number, and steps through nothing
    Spinner<?> seed = lookup("#descent-seed").queryAs(Spinner.class);
    interact(seed::requestFocus);
    write("7");
    push(KeyCode.RIGHT);
    push(KeyCode.ENTER);
    assertEquals(70, seed.getValue());
    assertEquals(0, model.picture().player().step().get());
    until(() -> !at("#descent-step").isDisabled());
    Files.writeString(dialogs.file, "a,c\n1,2\n");
    press("#descent-data");
    until(() -> says("#descent-data-said").startsWith("rows.csv: no column is named like"));
    assertTrue(at("#descent-step").isDisabled());
    press("#descent-data-drop");
    until(() -> says("#descent-state").startsWith("Step 0: L = 2.25,"));
    assertFalse(at("#descent-step").isDisabled());
    interact(() -> lookup("#descent-tick-b").queryAs(CheckBox.class).fire());
    Canvas map = lookup("#descent-map").queryAs(Canvas.class);
    until(map::isVisible);
    settled();
    until(() -> clicked(map));
    // the same by the keyboard
    interact(map::requestFocus);
    until(() -> map.getAccessibleText().startsWith("Map of the loss. The cross is at w = "));
    String before = map.getAccessibleText();
    String state = says("#descent-state");
    push(KeyCode.RIGHT);
    push(KeyCode.UP);
    until(() -> !map.getAccessibleText().equals(before));
    assertEquals(0, model.picture().player().step().get());
    push(KeyCode.ENTER);
    until(() -> !says("#descent-state").equals(state));
    assertTrue(map.isFocused());
    // a start that was chosen there can be kept
    until(() -> !at("#descent-keep").isDisabled());
  }

  private double rate() {
    return Double.parseDouble(lookup("#descent-rate-field").queryAs(TextField.class).getText());
  }

  /// Clicks into the map, which moves the start once there is a map.
  private boolean clicked(Canvas map) {
    String before = says("#descent-state");
    Point2D place = map.localToScene(map.getWidth() * 0.8, 40);
    interact(() ->
        map.fireEvent(
            new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                place.getX(),
                place.getY(),
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null)));
    frame();
    return !says("#descent-state").equals(before);
  }

  private static final String ROWS =
      """
      X = [[0, 0], [1, 1]], t = [0, 1]
      w = [1, 0], b = 0
      p = sigmoid(X @ w + b)
      L = -mean(t*log(p) + (1 - t)*log(1 - p))
      w := w - 0.5*grad(L, w)
      b := b - 0.5*grad(L, b)
      """;

  /// Of w = (1, 0) the answer is 1 where the first number is above 0.
  @Test
  void aClassifierIsSeenOnItsPlaneAndSaysHowManyAreRight(@TempDir Path folder) throws IOException {
    open(ROWS);
    until(() -> says("#descent-state").startsWith("Step 0:"));
    assertFalse(at("#descent-boundary").getParent().getParent().isVisible());
    dialogs.file = folder.resolve("rows.csv");
    Files.writeString(dialogs.file, "left,high,t\n2,3,1\n-1,1,1\n-2,5,0\n-3,1,0\n");
    press("#descent-data");
    until(() -> says("#descent-data-said").startsWith("rows.csv: with 4 rows in t the program"));
    columnFills("left", "X[:,0]");
    until(() -> says("#descent-data-said").startsWith("rows.csv: no column is for X[:,1]"));
    columnFills("high", "X[:,1]");
    until(() -> says("#descent-data-said").startsWith("rows.csv: 4 examples; the picture"));
    until(() -> says("#descent-accuracy").equals("Answered right: 3 of 4 at the start, 3 now."));
    assertTrue(at("#descent-boundary").getParent().getParent().isVisible());
    assertEquals(
        "The plane of X[:,0] and X[:,1]: which class is answered where, and the examples",
        at("#descent-boundary").getAccessibleText());
    interact(() -> lookup("#descent-held").<Integer>queryComboBox().setValue(50));
    String both =
        "Answered right: 1 of 2 at the start, 1 now. Of those held back: 2 of 2 at the start, 2"
            + " now.";
    until(() -> says("#descent-accuracy").equals(both));
    // points that are made here are named after what the program has
    MenuButton points = lookup("#descent-points").queryAs(MenuButton.class);
    interact(() -> points.getItems().get(1).fire());
    until(() ->
        says("#descent-data-said").startsWith("Two moons, seed 0: 100 examples; the picture"));
    until(() -> says("#descent-accuracy").contains(" of 50 at the start"));
    interact(() -> lookup("#descent-batch").<Integer>queryComboBox().setValue(8));
    until(() -> !at("#descent-run").isDisabled());
    press("#descent-run");
    until(() -> says("#descent-state").startsWith("Step 100:"));
    LineChart<?, ?> loss = lookup("#descent-loss").queryAs(LineChart.class);
    assertEquals(
        List.of("Plain step, η = 0.5, 8 in each step", "the examples of each step"),
        loss.getData().stream().map(XYChart.Series::getName).toList());
  }

  private void columnFills(String column, String what) {
    ComboBox<String> fills = lookup("#descent-column-" + column).queryComboBox();
    interact(() -> fills.setValue(what));
  }
}
