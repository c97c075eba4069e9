package gradus.ui.chart;

import gradus.descent.DeepNet;
import gradus.descent.FirstLayer;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import gradus.ui.piece.ChartWords;
import gradus.ui.piece.PowersOfTen;
import gradus.ui.piece.SliderRow;
import gradus.ui.work.Background;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Deep nets that differ in their activation alone, side by side: what each layer hands back, and
/// what arrives at the first one over depth and over the size of the weights.
public final class NetsView extends VBox {
  private static final Numbers ROUGH = new Numbers(2, false).small(true);
  private static final int WIDTH = 8;
  private static final double HIGH = 200;
  private static final double LEAST = 1e-60;
  private static final double MOST = 1e60;

  private static final List<Op> ACTIVATIONS =
      Stream.of("sigmoid", "tanh", "relu").map(name -> Ops.find(name, 1).orElseThrow()).toList();

  /// What is known of one of the nets.
  private record Seen(
      DeepNet net,
      List<Double> layers,
      List<FirstLayer.Arrival> depths,
      List<FirstLayer.Arrival> sizes) {}

  private final Words words;
  private final Settings settings;
  private final Background background;
  private final Consumer<String> done;
  private final Slider depth = new Slider(1, DeepNet.DEEPEST, 10);
  private final Slider size = new Slider(-1, 1, 0);
  private final Slider back = new Slider(0, 10, 10);
  private final Label depthSays = new Label();
  private final Label sizeSays = new Label();
  private final Label backSays = new Label();
  private final Label working = new Label();
  private final CategoryAxis numbers = new CategoryAxis();
  private final PowersOfTen handed = new PowersOfTen();
  private final BarChart<String, Number> bars = new BarChart<>(numbers, handed.axis());
  private final NumberAxis depthAxis = new NumberAxis(0, DeepNet.DEEPEST, 10);
  private final PowersOfTen overDepth = new PowersOfTen();
  private final LineChart<Number, Number> depths = new LineChart<>(depthAxis, overDepth.axis());
  private final PowersOfTen sizeAxis = new PowersOfTen();
  private final PowersOfTen overSize = new PowersOfTen();
  private final LineChart<Number, Number> sizes = new LineChart<>(sizeAxis.axis(), overSize.axis());
  private List<Seen> seen = List.of();
  private long seed = 1;
  private boolean shown;

  public NetsView(Words words, Settings settings, Background background, Consumer<String> done) {
    this.words = words;
    this.settings = settings;
    this.background = background;
    this.done = done;
    getStyleClass().add("nets");
    Label title = new Label();
    title.textProperty().bind(words.saying("ui.nets.title"));
    title.getStyleClass().add("path-sum");
    Label about = new Label();
    about.textProperty().bind(words.saying("ui.nets.about"));
    Button draw = new Button();
    draw.setId("nets-draw");
    draw.textProperty().bind(words.saying("ui.nets.draw"));
    draw.setOnAction(e -> {
      seed++;
      compute();
    });
    FlowPane buttons = new FlowPane(8, 6, draw);
    for (Op activation : ACTIVATIONS) {
      Button copy = new Button();
      copy.setId("nets-copy-" + activation.name());
      copy.textProperty().bind(words.saying("ui.nets.copy", activation.symbol()));
      copy.setOnAction(e -> copy(activation));
      buttons.getChildren().add(copy);
    }
    for (Label label : List.of(title, about, working)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    working.managedProperty().bind(working.visibleProperty());
    working.setVisible(false);
    working.setId("nets-working");
    working.textProperty().bind(words.saying("ui.nets.working"));
    Label why = new Label();
    why.setId("nets-why");
    why.textProperty().bind(words.saying("ui.nets.why", WIDTH, DeepNet.DEEPEST));
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    depth.valueProperty().addListener(o -> compute());
    size.valueProperty().addListener(o -> compute());
    back.valueProperty().addListener(o -> drawBars());
    chart(bars, "nets-bars", "ui.nets.bars");
    chart(depths, "nets-depths", "ui.nets.depths");
    chart(sizes, "nets-sizes", "ui.nets.sizes");
    bars.setBarGap(0);
    bars.setCategoryGap(3);
    numbers.setAnimated(false);
    numbers.labelProperty().bind(words.saying("ui.layers.number"));
    handed.axis().labelProperty().bind(words.saying("ui.layers.size"));
    depthAxis.labelProperty().bind(words.saying("ui.nets.axis.depth"));
    depthAxis.setMinorTickVisible(false);
    overDepth.axis().labelProperty().bind(words.saying("ui.layers.size"));
    sizeAxis.axis().labelProperty().bind(words.saying("ui.nets.axis.size"));
    sizeAxis.reach(0.1, 10);
    overSize.axis().labelProperty().bind(words.saying("ui.layers.size"));
    for (LineChart<Number, Number> chart : List.of(depths, sizes)) {
      chart.setCreateSymbols(false);
    }
    words.language().addListener(o -> say());
    say();
    getChildren()
        .addAll(
            title,
            about,
            row(depthSays, depth, "nets-depth", "ui.nets.depth", 1, 10),
            row(sizeSays, size, "nets-size", "ui.nets.size", 0.05, 0.5),
            buttons,
            working,
            new ChartTitle(words, "ui.nets.bars"),
            bars,
            row(backSays, back, "nets-back", "ui.nets.back", 1, 1),
            new ChartTitle(words, "ui.nets.depths"),
            depths,
            why,
            new ChartTitle(words, "ui.nets.sizes"),
            sizes);
  }

  private SliderRow row(
      Label says, Slider slider, String id, String key, double step, double tick) {
    slider.setId(id);
    slider.setMajorTickUnit(tick);
    slider.setMinorTickCount(0);
    slider.valueProperty().addListener(o -> say());
    return new SliderRow(says, slider, words, key, step);
  }

  private void chart(XYChart<?, ?> chart, String id, String key) {
    chart.setId(id);
    chart.setAnimated(false);
    chart.accessibleTextProperty().bind(words.saying(key));
    chart.minHeightProperty().bind(settings.textSize().multiply(HIGH));
    chart.prefHeightProperty().bind(settings.textSize().multiply(HIGH));
  }

  private void say() {
    if (!shown) return;
    depthSays.setText(words.say("ui.nets.depth.says", layers()));
    sizeSays.setText(words.say("ui.nets.size.says", ROUGH.show(size())));
    backSays.setText(words.say("ui.nets.back.says", (int) Math.rint(back.getValue()), layers()));
  }

  private int layers() {
    return (int) Math.rint(depth.getValue());
  }

  private double size() {
    return Math.rint(100 * Math.pow(10, size.getValue())) / 100;
  }

  private DeepNet net(Op activation) {
    return new DeepNet(activation, layers(), WIDTH, size(), seed);
  }

  private void copy(Op activation) {
    ClipboardContent content = new ClipboardContent();
    content.putString(net(activation).text());
    Clipboard.getSystemClipboard().setContent(content);
    done.accept("ui.nets.copied");
  }

  /// Computes what there is to see, the first time that it is seen.
  public void show() {
    if (shown) return;
    shown = true;
    say();
    compute();
  }

  private void compute() {
    if (!shown) return;
    List<DeepNet> nets = ACTIVATIONS.stream().map(this::net).toList();
    working.setVisible(true);
    background.start(
        obsolete -> nets.stream().map(net -> seen(net, obsolete)).toList(),
        found -> {
          seen = found;
          working.setVisible(false);
          draw();
        });
  }

  private static Seen seen(DeepNet net, BooleanSupplier obsolete) {
    if (obsolete.getAsBoolean()) throw new CancellationException();
    DeepNet deepest =
        new DeepNet(net.activation(), DeepNet.DEEPEST, net.width(), net.size(), net.seed());
    return new Seen(
        net,
        FirstLayer.layers(net),
        FirstLayer.overDepth(deepest, obsolete),
        FirstLayer.overSize(net, obsolete));
  }

  private void draw() {
    int count = layers();
    boolean all = back.getValue() >= back.getMax();
    back.setMax(count);
    if (all || back.getValue() > count) back.setValue(count);
    say();
    drawBars();
    lines(depths, overDepth, seen.stream().map(Seen::depths).toList(), at -> at);
    lines(sizes, overSize, seen.stream().map(Seen::sizes).toList(), sizeAxis::place);
  }

  private static boolean isShown(double gradient) {
    return gradient >= LEAST && gradient <= MOST;
  }

  private static void reach(PowersOfTen axis, List<Double> gradients) {
    double[] numbers =
        gradients.stream().mapToDouble(g -> g).filter(NetsView::isShown).sorted().toArray();
    if (numbers.length > 0) axis.reach(numbers[0] / 2, numbers[numbers.length - 1]);
  }

  private void drawBars() {
    reach(handed, seen.stream().flatMap(s -> s.layers().stream()).toList());
    List<String> categories = new ArrayList<>();
    int count = seen.isEmpty() ? 0 : seen.getFirst().layers().size();
    for (int k = 1; k <= count; k++) {
      categories.add("" + k);
    }
    bars.getData().clear();
    numbers.getCategories().setAll(categories);
    int from = count - (int) Math.rint(back.getValue());
    for (Seen each : seen) {
      XYChart.Series<String, Number> series = new XYChart.Series<>();
      series.setName(each.net().activation().symbol());
      for (int k = Math.max(0, from); k < count; k++) {
        double gradient = each.layers().get(k);
        if (!isShown(gradient)) continue;
        XYChart.Data<String, Number> bar = new XYChart.Data<>("" + (k + 1), handed.place(gradient));
        ChartWords.bar(bar, words, "ui.nets.bar", series.getName(), k + 1, ROUGH.show(gradient));
        series.getData().add(bar);
      }
      bars.getData().add(series);
    }
  }

  private void lines(
      LineChart<Number, Number> chart,
      PowersOfTen axis,
      List<List<FirstLayer.Arrival>> arrivals,
      DoubleUnaryOperator place) {
    reach(
        axis,
        arrivals.stream().flatMap(a -> a.stream().map(FirstLayer.Arrival::gradient)).toList());
    chart.getData().clear();
    for (int i = 0; i < arrivals.size(); i++) {
      XYChart.Series<Number, Number> series = new XYChart.Series<>();
      series.setName(ACTIVATIONS.get(i).symbol());
      for (FirstLayer.Arrival arrival : arrivals.get(i)) {
        if (!isShown(arrival.gradient())) continue;
        series
            .getData()
            .add(
                new XYChart.Data<>(
                    place.applyAsDouble(arrival.at()), axis.place(arrival.gradient())));
      }
      chart.getData().add(series);
    }
  }
}
