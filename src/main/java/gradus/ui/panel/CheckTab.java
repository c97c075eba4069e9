package gradus.ui.panel;

import gradus.explain.term.CheckStory;
import gradus.graph.Gate;
import gradus.tensor.Numbers;
import gradus.trace.GradientCheck;
import gradus.trace.GradientCheck.Compared;
import gradus.trace.GradientCheck.Measurement;
import gradus.trace.Trace;
import gradus.ui.piece.LoweredLine;
import gradus.ui.piece.Page;
import gradus.ui.table.SharedColumns;
import gradus.ui.table.Told;
import gradus.ui.work.Background;
import gradus.ui.work.Settings;
import gradus.ui.work.Subject;
import gradus.ui.work.Words;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Every gradient against central differences: a table, the cost of both ways, and for one entry
/// the error over the step size.
final class CheckTab implements PanelTab {
  private static final double LEAST_ERROR = 1e-17;
  private static final Numbers ROUGH = new Numbers(1, false);
  private static final double ROW = 27;
  private static final int MOST_ROWS = 7;

  /// Of a line more.
  private static final double LINE = 16;

  private static final double HEADING = 42;

  private static final int TIGHT = 1;
  private static final int TIGHTER = 2;
  private static final int TIGHTEST = 3;

  private final SharedColumns<Compared> columns;
  private final Settings settings;
  private final Words words;
  private final Background background;
  private final Background plotting;
  private final Background measuring;
  private final Label verdict = new Label();
  private final ProgressIndicator spinner = new ProgressIndicator();
  private final Button cancel = new Button();
  private final Button again = new Button();
  private final TableView<Compared> table = new TableView<>();
  private final Label cost = new Label();
  private final Label remark = new Label();
  private final Slider slider = new Slider(-15, -1, -5);
  private final Label step = new Label();
  private final XYChart.Series<Number, Number> curve = new XYChart.Series<>();
  private final XYChart.Series<Number, Number> here = new XYChart.Series<>();

  /// The label of its upright axis has room.
  private static final double LOW = 200;

  private static final double HIGH = 220;

  private final NumberAxis hAxis = new NumberAxis(-15, -1, 2);
  private final NumberAxis errorAxis = new NumberAxis(-17, 1, 3);
  private final LineChart<Number, Number> chart = new LineChart<>(hAxis, errorAxis);
  private final Page page;
  private final List<Node> results;
  private final HBox running;
  private final HBox sliding;
  private Subject subject;
  private Trace checked;

  CheckTab(Desk desk) {
    settings = desk.settings();
    words = desk.words();
    background = desk.background("checking");
    plotting = desk.background("plotting");
    measuring = desk.background("measuring");
    verdict.setWrapText(true);
    verdict.setId("check-verdict");
    verdict.getStyleClass().add("path-sum");
    verdict.setMinHeight(Label.USE_PREF_SIZE);
    cancel.textProperty().bind(words.saying("ui.cancel"));
    cancel.setOnAction(e -> stop());
    again.textProperty().bind(words.saying("ui.check.again"));
    again.setId("check-again");
    again.setOnAction(e -> check());
    again.managedProperty().bind(again.visibleProperty());
    again.setVisible(false);
    spinner.setPrefSize(20, 20);
    running = new HBox(8, spinner, cancel);
    running.getStyleClass().add("tab-head");
    running.managedProperty().bind(running.visibleProperty());
    running.setVisible(false);
    table.setId("check");
    table.accessibleTextProperty().bind(words.saying("ui.panel.check"));
    table.getStyleClass().add("dense");
    Told<Compared> entry = Told.of("ui.check.entry", CheckStory::name);
    Told<Compared> analytic =
        Told.<Compared>of("ui.check.analytic", e -> shown(e.analytic()))
            .by(Compared::analytic)
            .below(entry, TIGHTEST);
    Told<Compared> numeric =
        Told.<Compared>of("ui.check.numeric", e -> e.label() ? "–" : shown(e.numeric()))
            .by(Compared::numeric)
            .below(analytic, TIGHTER);
    Told<Compared> error =
        Told.<Compared>of(
                "ui.check.error", e -> e.label() || e.isUnseen() ? "–" : ROUGH.show(e.error()))
            .by(Compared::error)
            .below(numeric, TIGHT);
    Told<Compared> word = Told.of("ui.check.verdict", this::word).belowUntitled(entry, TIGHT);
    columns =
        new SharedColumns<>(table, settings, words, List.of(entry, analytic, numeric, error, word));
    table.getSelectionModel().selectedItemProperty().addListener(o -> plot());
    cost.setWrapText(true);
    cost.setId("check-cost");
    cost.setMinHeight(Label.USE_PREF_SIZE);
    chart.setAnimated(false);
    chart.setLegendVisible(false);
    chart.setCreateSymbols(true);
    chart.setId("check-chart");
    chart.getData().add(curve);
    chart.getData().add(here);
    hAxis.labelProperty().bind(words.saying("ui.check.axis.h"));
    errorAxis.labelProperty().bind(words.saying("ui.check.axis.error"));
    chart.minHeightProperty().bind(settings.textSize().multiply(LOW));
    chart.prefHeightProperty().bind(settings.textSize().multiply(HIGH));
    slider.setId("check-h");
    slider.setBlockIncrement(0.5);
    slider.setMajorTickUnit(2);
    slider.setShowTickMarks(true);
    slider.accessibleTextProperty().bind(words.saying("ui.check.h"));
    slider.valueProperty().addListener(o -> measure());
    HBox.setHgrow(slider, Priority.ALWAYS);
    Label h = new Label("ε");
    h.setLabelFor(slider);
    sliding = new HBox(8, h, slider);
    sliding.getStyleClass().add("tab-head");
    step.setWrapText(true);
    step.setId("check-step");
    step.setMinHeight(Label.USE_PREF_SIZE);
    List.of(verdict, cost, remark, step).forEach(LoweredLine::in);
    remark.setWrapText(true);
    remark.setId("check-remark");
    remark.setMinHeight(Label.USE_PREF_SIZE);
    remark.getStyleClass().add("panel-notice");
    remark.managedProperty().bind(remark.visibleProperty());
    remark.setVisible(false);
    results = List.of(table, cost, chart, sliding, step);
    for (Node result : results) {
      result.managedProperty().bind(result.visibleProperty());
    }
    page = new Page(verdict, running, again, table, remark, cost, chart, sliding, step);
    page.accessibleTextProperty().bind(words.saying("ui.panel.check"));
    table
        .prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () ->
                    settings.textSize().get()
                        * (HEADING
                            + (ROW + LINE * (columns.lines().get() - 1))
                                * Math.clamp(table.getItems().size(), 1, MOST_ROWS)),
                settings.textSize(),
                columns.lines(),
                table.getItems()));
    table.setMinHeight(Region.USE_PREF_SIZE);
  }

  private static String shown(double value) {
    return new Numbers(3, false).show(value);
  }

  private String word(Compared e) {
    if (e.label()) return words.say("ui.check.word.label");
    if (e.isUnseen()) return words.say("ui.check.word.unseen");
    if (e.isWithinRounding()) return words.say("ui.check.word.hidden");
    return words.say(
        !e.ok()
            ? "ui.check.word.wrong"
            : e.kink() || e.singular() ? "ui.check.word.kink" : "ui.check.word.ok");
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public void show(Subject now) {
    subject = now;
    if (now == null) {
      stop();
      table.getItems().clear();
    } else if (now.trace() != checked) {
      check();
    } else {
      relabel();
    }
  }

  private void relabel() {
    table.refresh();
  }

  private void check() {
    Trace trace = subject.trace();
    checked = trace;
    boolean ready =
        trace.graph().inputs().stream().anyMatch(g -> g.literal() != null)
            && trace.value(trace.graph().output()).isPresent()
            && trace.problems().isEmpty();
    if (!ready) {
      background.cancel();
      table.getItems().clear();
      results.forEach(r -> r.setVisible(false));
      verdict.setText(words.say(trace.graph().isOfShapes() ? "ui.shapes.none" : "ui.check.none"));
      return;
    }
    running.setVisible(true);
    again.setVisible(false);
    verdict.setText(words.say("ui.check.running"));
    background.start(obsolete -> GradientCheck.of(trace, obsolete), this::show);
  }

  private void stop() {
    background.cancel();
    running.setVisible(false);
    if (checked != null && table.getItems().isEmpty()) {
      again.setVisible(true);
      verdict.setText(words.say("ui.check.stopped"));
    }
  }

  private void show(GradientCheck check) {
    running.setVisible(false);
    List.of(table, cost, step).forEach(r -> r.setVisible(true));
    Compared was = table.getSelectionModel().getSelectedItem();
    List<Compared> entries = check.entries();
    table.getItems().setAll(entries);
    columns.share();
    long wrong = entries.stream().filter(e -> !e.ok()).count();
    long kinks = entries.stream().filter(Compared::kink).count();
    long unseen = entries.stream().filter(Compared::isUnseen).count();
    long compared = entries.stream().filter(e -> !e.label()).count();
    verdict.setText(
        wrong > 0
            ? words.say("ui.check.bad", wrong, compared)
            : kinks > 0
                ? words.say("ui.check.kinks", compared, kinks)
                : unseen > 0
                    ? words.say("ui.check.unseen", compared - unseen, unseen)
                    : words.say("ui.check.good", compared));
    cost.setText(
        words.say(
            "ui.check.cost",
            check.evaluations(),
            milliseconds(check.numericNanos()),
            milliseconds(check.analyticNanos())));
    Compared next = entries.isEmpty() ? null : entries.getFirst();
    for (Compared entry : entries) {
      if (was != null && CheckStory.name(entry).equals(CheckStory.name(was))) next = entry;
    }
    if (next != null) table.getSelectionModel().select(next);
  }

  private static String milliseconds(long nanos) {
    return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
  }

  private void plot() {
    Compared entry = table.getSelectionModel().getSelectedItem();
    boolean smooth = entry != null && !entry.label();
    chart.setVisible(smooth);
    sliding.setVisible(smooth);
    boolean remarkable =
        entry != null
            && (entry.kink()
                || entry.singular()
                || entry.label()
                || entry.isWithinRounding()
                || !entry.ok());
    remark.setText(
        remarkable
            ? CheckStory.name(entry) + ": " + CheckStory.verdict(entry, words.locale())
            : "");
    remark.setVisible(remarkable);
    if (!smooth) {
      plotting.cancel();
      step.setText("");
      return;
    }
    Trace trace = subject.trace();
    Gate input = entry.input();
    plotting.call(
        () -> GradientCheck.curve(trace, input, entry.position()),
        measurements -> {
          curve.getData().clear();
          for (Measurement m : measurements) {
            // Where a line is straight some differences are right to the last digit: no point on a
            // logarithmic scale.
            if (Double.isFinite(m.error()) && m.error() > 0) {
              curve.getData().add(point(m.h(), m.error()));
            }
          }
          measure();
        });
  }

  private XYChart.Data<Number, Number> point(double h, double error) {
    XYChart.Data<Number, Number> point =
        new XYChart.Data<>(Math.log10(h), Math.log10(Math.max(LEAST_ERROR, error)));
    // The toolkit calls it a point in English only.
    point
        .nodeProperty()
        .addListener((o, was, now) -> {
          if (now == null) return;
          now.accessibleRoleDescriptionProperty().bind(words.saying("ui.check.point"));
          now.accessibleTextProperty()
              .bind(words.saying("ui.check.at", ROUGH.show(h), ROUGH.show(error)));
        });
    return point;
  }

  /// The central difference with the step size of the slider.
  private void measure() {
    Compared entry = table.getSelectionModel().getSelectedItem();
    if (entry == null || entry.label() || subject == null) return;
    double h = Math.pow(10, slider.getValue());
    Trace trace = subject.trace();
    measuring.call(
        () -> GradientCheck.difference(trace, entry.input(), entry.position(), h),
        numeric -> measured(entry, h, numeric));
  }

  private void measured(Compared entry, double h, double numeric) {
    double scale = Math.max(Math.abs(numeric), Math.abs(entry.analytic()));
    double error = scale == 0 ? 0 : Math.abs(numeric - entry.analytic()) / scale;
    here.getData().clear();
    if (Double.isFinite(error)) here.getData().add(point(h, error));
    String where =
        h > 1e-4 ? "ui.check.truncation" : h < 1e-7 ? "ui.check.rounding" : "ui.check.between";
    step.setText(
        words.say(
                "ui.check.step",
                ROUGH.show(h),
                new Numbers(10, false).show(numeric),
                ROUGH.show(error))
            + " "
            + words.say(where));
  }
}
