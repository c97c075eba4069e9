package gradus.ui.panel;

import gradus.descent.Layers;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.TypesetName;
import gradus.tensor.Numbers;
import gradus.trace.Trace;
import gradus.ui.chart.NetsView;
import gradus.ui.piece.ChartWords;
import gradus.ui.piece.NameCell;
import gradus.ui.piece.Page;
import gradus.ui.piece.PowersOfTen;
import gradus.ui.table.Widths;
import gradus.ui.work.Settings;
import gradus.ui.work.Subject;
import gradus.ui.work.Words;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/// How much of the gradient is left layer by layer: bars that grow from the output to the input as
/// one steps back, the factors of the gradient at the first layer, and deep nets side by side.
final class LayersTab implements PanelTab {
  private static final Numbers ROUGH = new Numbers(2, false).small(true);
  private static final double HIGH = 170;
  private static final double ROW = 27;
  private static final int MOST_ROWS = 8;

  private final Words words;
  private final Settings settings;
  private final Label about = new Label();
  private final Label lost = new Label();
  private final CategoryAxis numbers = new CategoryAxis();
  private final PowersOfTen sizes = new PowersOfTen();
  private final BarChart<String, Number> chart = new BarChart<>(numbers, sizes.axis());
  private final XYChart.Series<String, Number> bars = new XYChart.Series<>();
  private final Label product = new Label();
  private final TableView<Layers.Multiplier> factors = new TableView<>();
  private final NetsView nets;
  private final Page page;
  private Trace told;
  private Layers layers;

  LayersTab(Desk desk) {
    words = desk.words();
    settings = desk.settings();
    nets = new NetsView(words, settings, desk.background("layers"), desk.done());
    lines(about, lost, product);
    about.setId("layers-about");
    lost.setId("layers-lost");
    product.setId("layers-product");
    chart.setId("layers-chart");
    chart.setAnimated(false);
    chart.setLegendVisible(false);
    chart.getData().add(bars);
    chart.setBarGap(0);
    numbers.setAnimated(false);
    numbers.labelProperty().bind(words.saying("ui.layers.number"));
    sizes.axis().labelProperty().bind(words.saying("ui.layers.size"));
    chart.accessibleTextProperty().bind(words.saying("ui.layers.chart"));
    chart.minHeightProperty().bind(settings.textSize().multiply(HIGH));
    chart.prefHeightProperty().bind(settings.textSize().multiply(HIGH));
    factors.setId("layers-factors");
    factors.getStyleClass().add("dense");
    factors.accessibleTextProperty().bind(words.saying("ui.layers.factors"));
    column("ui.layers.along", 112, f -> along(f));
    column("ui.layers.local", 66, f -> ROUGH.show(f.local()));
    column("ui.layers.product", 86, f -> ROUGH.show(f.product()));
    factors.fixedCellSizeProperty().bind(settings.textSize().multiply(ROW));
    factors.setMinHeight(Region.USE_PREF_SIZE);
    List.<Node>of(chart, lost, product, factors)
        .forEach(n -> n.managedProperty().bind(n.visibleProperty()));
    page = new Page(about, chart, lost, product, factors, nets);
    page.accessibleTextProperty().bind(words.saying("ui.panel.layers"));
  }

  private static void lines(Label... labels) {
    for (Label label : labels) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
  }

  private void column(String key, double width, Function<Layers.Multiplier, String> text) {
    TableColumn<Layers.Multiplier, String> column = new TableColumn<>();
    column.textProperty().bind(words.saying(key));
    column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(text.apply(c.getValue())));
    column.setCellFactory(c -> new NameCell<>());
    column.setSortable(false);
    Widths.follow(column, width, settings);
    factors.getColumns().add(column);
  }

  private String along(Layers.Multiplier factor) {
    return "∂" + name(factor.wire().target()) + "/∂" + name(factor.wire().source());
  }

  private String name(Gate gate) {
    ComputationGraph graph = told.graph();
    return TypesetName.text(graph.called(gate).orElse(gate.key()));
  }

  @Override
  public String name() {
    return "layers";
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public boolean speaksOfAll() {
    return true;
  }

  @Override
  public void show(Subject now) {
    // where nothing has a number there are none beside it either
    boolean numbered = now == null || !now.trace().isSymbolic();
    nets.setVisible(numbered);
    nets.setManaged(numbered);
    if (numbered) nets.show();
    if (now == null || now.trace() != told) {
      told = now == null ? null : now.trace();
      layers = now == null ? null : Layers.of(told);
    }
    boolean some = layers != null && !layers.all().isEmpty();
    List.<Node>of(chart, lost).forEach(n -> n.setVisible(some));
    about.setText(
        words.say(
            some
                ? "ui.layers.about"
                : now != null && now.trace().graph().isOfShapes()
                    ? "ui.shapes.none"
                    : "ui.layers.none"));
    if (some) {
      draw(now);
    } else {
      factors.getItems().clear();
    }
    boolean single = !factors.getItems().isEmpty();
    product.setVisible(single);
    factors.setVisible(single);
  }

  private void draw(Subject now) {
    List<Layers.Layer> all = layers.all();
    List<OptionalDouble> ends = all.stream().map(l -> layers.handedBack(l, told.end())).toList();
    double[] shown =
        ends.stream()
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .filter(g -> g > 0 && g < Double.POSITIVE_INFINITY)
            .toArray();
    double least = shown.length == 0 ? 1 : Arrays.stream(shown).min().orElseThrow();
    double most = shown.length == 0 ? 1 : Arrays.stream(shown).max().orElseThrow();
    // the smallest bar can be seen too
    sizes.reach(least / 2, most);
    numbers.getCategories().setAll(all.stream().map(l -> "" + l.number()).toList());
    bars.getData().clear();
    for (Layers.Layer layer : all) {
      OptionalDouble back = layers.handedBack(layer, now.moment());
      if (back.isEmpty() || !(back.getAsDouble() > 0)) continue;
      if (Double.isInfinite(back.getAsDouble())) continue;
      XYChart.Data<String, Number> bar =
          new XYChart.Data<>("" + layer.number(), sizes.place(back.getAsDouble()));
      ChartWords.bar(bar, words, "ui.layers.bar", layer.number(), ROUGH.show(back.getAsDouble()));
      bars.getData().add(bar);
    }
    int flat = 0;
    int units = 0;
    double steepest = 0;
    for (Layers.Layer layer : all) {
      List<Double> slopes = layers.slopes(layer);
      units += slopes.size();
      for (double slope : slopes) {
        steepest = Math.max(steepest, Math.abs(slope));
      }
      flat += (int) Math.round(layers.saturated(layer) * slopes.size());
    }
    lost.setText(units == 0 ? "" : words.say("ui.layers.lost", flat, units, ROUGH.show(steepest)));
    List<Layers.Multiplier> known = layers.factors();
    if (!known.equals(factors.getItems())) factors.getItems().setAll(known);
    factors.setPrefHeight(
        factors.getFixedCellSize() * (Math.clamp(known.size(), 1, MOST_ROWS) + 1.6));
    if (!known.isEmpty()) {
      Layers.Multiplier last = known.getLast();
      product.setText(
          words.say(
              "ui.layers.multiplied",
              known.size(),
              ROUGH.show(last.product()),
              name(last.wire().source())));
    }
  }
}
