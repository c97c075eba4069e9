package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lesson.Examples;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.shape.Line;
import org.junit.jupiter.api.Test;

/// The tab that shows how much of the gradient is left layer by layer.
class LayersWindowTest extends OpenWindow {
  private BarChart<?, ?> bars(String id) {
    return lookup(id).queryAs(BarChart.class);
  }

  private List<String> layers(String id, int series) {
    XYChart.Series<?, ?> of = bars(id).getData().get(series);
    return of.getData().stream().map(d -> d.getXValue().toString()).collect(Collectors.toList());
  }

  @Test
  void theGradientIsSeenDyingFromTheOutputToTheInput() {
    interact(() -> {
      model.document().show(Examples.named("deep").orElseThrow());
      model.settings().panel().set(true);
      model.settings().tab().set("layers");
    });
    settled();
    assertEquals(List.of(), layers("#layers-chart", 0));
    interact(() -> model.picture().player().end());
    until(() -> layers("#layers-chart", 0).size() == 10);
    TableView<?> factors = lookup("#layers-factors").queryAs(TableView.class);
    assertEquals(21, factors.getItems().size());
    Label product = lookup("#layers-product").queryAs(Label.class);
    assertEquals("21 factors from the output back to q: −6.3·10⁻⁷.", product.getText());
    Label lost = lookup("#layers-lost").queryAs(Label.class);
    assertEquals(
        "Saturated units (|slope| below 0.01): 0 of 10. The largest slope: 0.18.", lost.getText());
    // twenty-one gates hand gradients back, two for each layer and one for the loss
    interact(() -> {
      for (int k = 0; k < 6; k++) {
        model.picture().player().back();
      }
    });
    until(() -> layers("#layers-chart", 0).size() < 10);
    assertEquals("10", layers("#layers-chart", 0).getLast());

    until(() -> bars("#nets-bars").getData().size() == 3);
    assertEquals(
        List.of("σ", "tanh", "ReLU"),
        bars("#nets-bars").getData().stream().map(XYChart.Series::getName).toList());
    assertEquals(10, layers("#nets-bars", 1).size());
    Slider back = lookup("#nets-back").queryAs(Slider.class);
    interact(() -> back.setValue(3));
    assertEquals(List.of("8", "9", "10"), layers("#nets-bars", 0));
    String why = lookup("#nets-why").queryAs(Label.class).getText();
    assertTrue(why.contains("That of ReLU is exactly 1 where a unit is on, however deep"), why);
    assertTrue(why.contains("about 1.7 in these narrow ones of 8 units. Over 50 layers"), why);
    LineChart<?, ?> depths = lookup("#nets-depths").queryAs(LineChart.class);
    assertEquals(50, depths.getData().get(1).getData().size());
    Slider depth = lookup("#nets-depth").queryAs(Slider.class);
    interact(() -> depth.setValue(20));
    until(() -> back.getMax() == 20);
    assertEquals(List.of("18", "19", "20"), layers("#nets-bars", 1));
    interact(() -> lookup("#nets-copy-tanh").queryButton().fire());
    String[] copied = {""};
    interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertTrue(copied[0].endsWith("h_20 = tanh(W_20 @ h_19)\nL = sum(h_20)\n"), copied[0]);

    interact(() -> model.document().show("f = (x + y)*z; x = -2; y = 5; z = -4"));
    settled();
    assertTrue(
        lookup("#layers-about").queryAs(Label.class).getText().startsWith("This program has no"));
    assertTrue(!lookup("#layers-chart").query().isVisible());
  }

  @Test
  void positiveInputsMakeAZigzagAndCentredOnesAStraightWay() {
    interact(() -> {
      model.settings().panel().set(true);
      model.settings().tab().set("signs");
    });
    settled();
    Slider step = lookup("#signs-step").queryAs(Slider.class);
    interact(() -> step.setValue(0));
    Label reason = lookup("#signs-reason").queryAs(Label.class);
    until(() -> reason.getText().startsWith("Next is example 1: "));
    assertEquals(
        "Next is example 1: ∂L/∂f = −1.44 is negative and all inputs are positive, so both"
            + " gradients are negative and both weights rise.",
        reason.getText());
    TableView<?> table = lookup("#signs-table").queryAs(TableView.class);
    assertEquals(List.of("−", "−", "−"), signs(table, 0));
    assertEquals(List.of("+", "+", "+"), signs(table, 1));
    interact(() -> lookup("#signs-next").queryButton().fire());
    assertEquals(1, step.getValue());
    assertTrue(reason.getText().endsWith("so both gradients are positive and both weights fall."));
    Node plane = lookup("#signs-plane").query();
    assertTrue(plane.getAccessibleText().endsWith("both rise or both fall."));

    interact(() -> step.setValue(40));
    Label compared = lookup("#signs-compared").queryAs(Label.class);
    assertEquals(
        "After 40 steps the way with positive inputs is 5.30 long (turns back: 39), the one with"
            + " centred inputs 2.87 (turns back: 0). Straight to the goal: 2.83.",
        compared.getText());
    // a gradient too small for two decimals still has its sign
    interact(() -> lookup("#signs-rate").queryAs(Slider.class).setValue(1.2));
    until(() -> gradients(table, 1).equals("+0.02 +0.00 +0.02"));
    interact(() -> lookup("#signs-rate").queryAs(Slider.class).setValue(0.5));
    assertEquals(List.of("#c0241c", "#2c5a92"), strokes());
    interact(() -> lookup("#signs-centre").queryAs(CheckBox.class).fire());
    // a colour stays with what it belongs to
    assertEquals(List.of("#c0241c", "#2c5a92"), strokes());
    assertTrue(reason.getText().startsWith("The mean of each input is taken away. 8 of the 8"));
    assertTrue(plane.getAccessibleText().startsWith("The plane of the two weights: they stand at"));
    assertTrue(!plane.getAccessibleText().contains("both"));
    interact(() -> lookup("#signs-together").queryAs(CheckBox.class).fire());
    until(() -> reason.getText().startsWith("Each step takes the mean over all examples."));
    Label sums = lookup("#neurons-said").queryAs(Label.class);
    assertTrue(sums.getText().startsWith("There is none of two weights or more"), sums.getText());
    interact(() -> model.document().show(Examples.named("step-by-step").orElseThrow()));
    until(() -> sums.getText().startsWith("In 4 of 4 all inputs have one sign"));
    TableView<?> neurons = lookup("#neurons-table").queryAs(TableView.class);
    assertEquals(
        "net_o1 | 0.59, 0.60 | +0.14 | +0.082, +0.083",
        neurons.getColumns().stream()
            .map(c -> c.getCellObservableValue(2).getValue().toString())
            .collect(Collectors.joining(" | ")));
    interact(() -> lookup("#signs-copy").queryButton().fire());
    String[] copied = {""};
    interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertTrue(copied[0].endsWith("f = w_1*x_1 + w_2*x_2 + b\nL = (f - t)^2/2\n"), copied[0]);
  }

  private static String gradients(TableView<?> table, int row) {
    return table.getColumns().subList(3, 6).stream()
        .map(c -> c.getCellObservableValue(row).getValue().toString())
        .collect(Collectors.joining(" "));
  }

  /// The signs of the gradients of an example.
  private static List<String> signs(TableView<?> table, int row) {
    return table.getColumns().subList(3, 6).stream()
        .map(c -> c.getCellObservableValue(row).getValue().toString().substring(0, 1))
        .toList();
  }

  /// The colours of the way of positive inputs and that of centred ones.
  private List<String> strokes() {
    return Stream.of("#signs-positive", "#signs-centred")
        .map(id -> (Line) lookup(id).queryAs(Label.class).getGraphic())
        .map(line -> "#" + line.getStroke().toString().substring(2, 8))
        .toList();
  }
}
