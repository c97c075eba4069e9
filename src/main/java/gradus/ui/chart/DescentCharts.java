package gradus.ui.chart;

import gradus.descent.Iterate;
import gradus.tensor.Numbers;
import gradus.trace.InputEntry;
import gradus.ui.descent.Contest;
import gradus.ui.descent.DescentModel;
import gradus.ui.descent.Plot;
import gradus.ui.piece.ListWords;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The loss, the length of the gradient and the numbers that move, over the steps of a descent.
public final class DescentCharts {
  private static final double HIGH = 160;
  private static final double LEGEND = 56;
  private static final int MOST_POINTS = 400;
  private static final int MOST_TRACES = 8;
  private static final int MOST_TICKS = 8;

  private static final List<String> DASHES =
      Stream.of("7 4", "2 3", "10 3 2 3").map(d -> "-fx-stroke-dash-array: " + d + ";").toList();

  private final DescentModel model;
  private final Words words;
  private final Settings settings;
  private final CheckBox log = new CheckBox();
  private final LineChart<Number, Number> loss = chart("descent-loss", "ui.descent.chart.loss");
  private final LineChart<Number, Number> norm = chart("descent-norm", "ui.descent.chart.norm");
  private final LineChart<Number, Number> traces =
      chart("descent-traces", "ui.descent.chart.traces");
  private final VBox first = new VBox();
  private final VBox others = new VBox();
  private Contest.Held held;
  private Optional<Drawn> drawn = Optional.empty();

  /// What the curves were drawn of.
  private record Drawn(
      Plot plot, List<Plot> beside, Contest.Held held, boolean log, Locale locale) {
    private boolean isStill(Drawn other) {
      return plot == other.plot
          && held == other.held
          && log == other.log
          && locale.equals(other.locale)
          && beside.equals(other.beside);
    }
  }

  /// @param compare keeps the curve beside those to come
  public DescentCharts(DescentModel model, Words words, Settings settings, Button compare) {
    this.model = model;
    this.words = words;
    this.settings = settings;
    first.getStyleClass().add("first-net");
    for (VBox box : List.of(first, others)) {
      box.getStyleClass().add("nets");
      box.managedProperty().bind(box.visibleProperty());
    }
    others.visibleProperty().bind(first.visibleProperty());
    log.setId("descent-log");
    log.textProperty().bind(words.saying("ui.descent.log"));
    log.selectedProperty().addListener(o -> show(model.plot().get(), held));
    norm.setLegendVisible(false);
    norm.setStyle(colours(List.of(Pen.PRESENT)));
    loss.getStyleClass().add("descents");
    norm.getStyleClass().add("descents");
    for (LineChart<Number, Number> chart : List.of(loss, norm, traces)) {
      chart.accessibleTextProperty().bind(words.saying((String) chart.getUserData()));
      // without room of its own a legend is left out
      DoubleBinding high =
          Bindings.createDoubleBinding(
              () -> settings.textSize().get() * (chart.isLegendVisible() ? HIGH + LEGEND : HIGH),
              settings.textSize(),
              chart.legendVisibleProperty());
      chart.minHeightProperty().bind(high);
      chart.prefHeightProperty().bind(high);
      ((NumberAxis) chart.getXAxis()).labelProperty().bind(words.saying("ui.descent.axis.step"));
      ((NumberAxis) chart.getYAxis()).setForceZeroInRange(false);
      ((NumberAxis) chart.getXAxis())
          .setTickLabelFormatter(new ListWords<>(n -> Tick.linear(n.doubleValue(), 0)));
    }
    FlowPane head =
        new FlowPane(12, 4, new ChartTitle(words, "ui.descent.chart.loss"), log, compare);
    head.getStyleClass().add("tab-head");
    first.getChildren().addAll(head, loss);
    others
        .getChildren()
        .addAll(
            new ChartTitle(words, "ui.descent.chart.norm"),
            norm,
            new ChartTitle(words, "ui.descent.chart.traces"),
            traces);
  }

  /// The curve of the loss.
  public Node first() {
    return first;
  }

  /// The curves of all else.
  public Node others() {
    return others;
  }

  private static LineChart<Number, Number> chart(String id, String key) {
    LineChart<Number, Number> chart = new LineChart<>(new NumberAxis(), new NumberAxis());
    chart.setId(id);
    chart.setUserData(key);
    chart.setAnimated(false);
    chart.setCreateSymbols(false);
    return chart;
  }

  /// Shows another descent, or the same further on.
  ///
  /// @param contest what came of comparing it with another program; null where there is none
  public void show(Plot plot, Contest contest) {
    held = contest instanceof Contest.Held both ? both : null;
    boolean moved = plot != null && plot.points().size() > 1;
    first.setVisible(moved);
    if (!moved) {
      drawn = Optional.empty();
      return;
    }
    List<Plot> beside = model.beside().reversed();
    Drawn now = new Drawn(plot, List.copyOf(beside), held, log.isSelected(), words.locale());
    if (drawn.filter(now::isStill).isPresent()) return;
    drawn = Optional.of(now);
    List<Plot> all = new ArrayList<>(List.of(plot));
    all.addAll(beside);
    reach(loss, all);
    reach(norm, List.of(plot));
    reach(traces, List.of(plot));
    List<XYChart.Series<Number, Number>> losses = new ArrayList<>();
    List<Pen> pens = new ArrayList<>(List.of(Pen.PRESENT));
    for (Plot each : all) {
      losses.add(series(title(each, all), each, p -> scaled(p.loss())));
    }
    if (held != null) {
      String name = ContestView.name(held.rival(), words);
      losses.add(1, series(name, held.other(), p -> scaled(p.loss())));
      pens.add(Pen.OTHER);
    }
    if (!plot.serving().isWhole()) {
      String name = words.say("ui.descent.loss.batch");
      losses.add(pens.size(), series(name, plot, p -> scaled(p.batchLoss())));
      pens.add(Pen.BATCH);
    }
    beside.forEach(each -> pens.add(Pen.kept(model.place(each))));
    label(loss, losses, log.isSelected());
    loss.setStyle(colours(pens));
    loss.getData().setAll(losses);
    for (int i = 0; i < losses.size(); i++) {
      losses.get(i).getNode().setStyle(pens.get(i).style());
    }
    loss.setLegendVisible(losses.size() > 1);
    List<XYChart.Series<Number, Number>> lengths = List.of(series("", plot, p -> scaled(p.norm())));
    label(norm, lengths, log.isSelected());
    norm.getData().setAll(lengths);
    List<XYChart.Series<Number, Number>> moving = new ArrayList<>();
    List<InputEntry> entries = plot.parameters().entries();
    for (int i = 0; i < Math.min(MOST_TRACES, entries.size()); i++) {
      int entry = i;
      moving.add(series(entries.get(i).name(), plot, p -> p.value(entry)));
    }
    label(traces, moving, false);
    traces.getData().setAll(moving);
    dash(moving);
  }

  /// The colours of curves, for the style sheet to look up.
  private static String colours(List<Pen> pens) {
    StringBuilder style = new StringBuilder();
    for (int i = 0; i < pens.size(); i++) {
      style.append("-gradus-descent-%d: %s;".formatted(i, pens.get(i).web()));
    }
    return style.toString();
  }

  /// What a descent is called beside these; where another is called so, too, with how far it went.
  private String title(Plot plot, List<Plot> all) {
    String title = title(plot, words);
    boolean alone = all.stream().filter(p -> title(p, words).equals(title)).count() == 1;
    return alone ? title : title + ", " + words.say("ui.descent.count.says", plot.last().step());
  }

  /// Curves are told apart without their colours; the first is whole.
  private static void dash(List<XYChart.Series<Number, Number>> drawn) {
    for (int i = 1; i < drawn.size(); i++) {
      drawn.get(i).getNode().setStyle(DASHES.get((i - 1) % DASHES.size()));
    }
  }

  /// Lets the axis of the steps have whole numbers only.
  private static void reach(LineChart<Number, Number> chart, List<Plot> plots) {
    NumberAxis steps = (NumberAxis) chart.getXAxis();
    int last = plots.stream().mapToInt(p -> p.last().step()).max().orElse(1);
    int unit = 1;
    for (int i = 0; last > MOST_TICKS * unit; i++) {
      // 1, 2, 5, 10, 20, 50, …
      unit = i % 3 == 1 ? unit / 2 * 5 : unit * 2;
    }
    steps.setAutoRanging(false);
    steps.setLowerBound(0);
    steps.setUpperBound(last);
    steps.setTickUnit(unit);
    steps.setMinorTickVisible(false);
  }

  /// What a descent is called beside others.
  static String title(Plot plot, Words words) {
    String rate = Numbers.exact(plot.stride().rate());
    String way = words.say(plot.stride().optimiser().key()) + ", η = " + rate;
    return plot.serving().isWhole()
        ? way
        : way + ", " + words.say("ui.descent.batch.says", plot.serving().batch());
  }

  private double scaled(double number) {
    return log.isSelected() ? Math.log10(number) : number;
  }

  /// Lets the numbers beside an axis be short ones, of these curves.
  private static void label(
      LineChart<Number, Number> chart, List<XYChart.Series<Number, Number>> drawn, boolean powers) {
    double greatest =
        drawn.stream()
            .flatMap(s -> s.getData().stream())
            .mapToDouble(d -> Math.abs(d.getYValue().doubleValue()))
            .max()
            .orElse(0);
    // What stands on the axis are exponents where it is one of powers.
    ((NumberAxis) chart.getYAxis())
        .setTickLabelFormatter(
            new ListWords<>(n ->
                powers ? Tick.power(n.doubleValue()) : Tick.linear(n.doubleValue(), greatest)));
  }

  private static XYChart.Series<Number, Number> series(
      String name, Plot plot, ToDoubleFunction<Iterate> number) {
    XYChart.Series<Number, Number> series = new XYChart.Series<>();
    series.setName(name);
    List<Iterate> points = plot.points();
    int every = Math.max(1, Math.ceilDiv(points.size(), MOST_POINTS));
    List<XYChart.Data<Number, Number>> data = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      if (i % every != 0 && i != points.size() - 1) continue;
      double y = number.applyAsDouble(points.get(i));
      if (Double.isFinite(y)) data.add(new XYChart.Data<>(points.get(i).step(), y));
    }
    series.getData().setAll(data);
    return series;
  }
}
