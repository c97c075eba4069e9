package gradus.ui.panel;

import gradus.descent.TwoWeights;
import gradus.tensor.Numbers;
import gradus.ui.chart.WeightPlane;
import gradus.ui.piece.NameCell;
import gradus.ui.piece.Page;
import gradus.ui.piece.SliderRow;
import gradus.ui.table.Widths;
import gradus.ui.work.Background;
import gradus.ui.work.Settings;
import gradus.ui.work.Subject;
import gradus.ui.work.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// What inputs of one sign mean for the weights of a neuron: all rise or all fall, and the way is a
/// zigzag; beside it the way of inputs that are centred.
final class SignsTab implements PanelTab {
  private static final Numbers ROUGH = new Numbers(2, false);
  private static final double ROW = 27;

  /// Here the zigzag is seen, and the quadrants stand in the middle of the plane.
  private static final int FIRST_SEEN = 10;

  /// An example in the table.
  ///
  /// @param next whether the next step looks at it
  private record Row(int number, boolean next, TwoWeights.Tug pull) {}

  /// The ways of both kinds of inputs.
  ///
  /// @param together whether each step looks at all examples
  private record Learned(TwoWeights positive, TwoWeights centred, boolean together) {
    private static Learned of(long seed, double rate, boolean together) {
      List<TwoWeights.Instance> examples = TwoWeights.examples(seed);
      return new Learned(
          TwoWeights.learn(examples, rate, together),
          TwoWeights.learn(TwoWeights.centred(examples), rate, together),
          together);
    }
  }

  private final Words words;
  private final Settings settings;
  private final Consumer<String> done;
  private final CheckBox centre = new CheckBox();
  private final CheckBox together = new CheckBox();
  private final Slider step = new Slider(0, TwoWeights.STEPS, FIRST_SEEN);
  private final Slider rate = new Slider(0.1, 1.2, 0.5);
  private final Label stepSays = new Label();
  private final Label rateSays = new Label();
  private final Label compared = new Label();
  private final Label reason = new Label();
  private final WeightPlane plane;
  private final NeuronsView neurons;
  private final TableView<Row> table = new TableView<>();
  private final Page page;
  private long seed = 1;
  private boolean asked;
  private final Background background;

  /// What was learned last; null before that.
  private Learned learned;

  SignsTab(Desk desk) {
    words = desk.words();
    settings = desk.settings();
    done = desk.done();
    background = desk.background("signs");
    plane = new WeightPlane(words, settings);
    neurons = new NeuronsView(words, settings);
    Label about = new Label();
    about.textProperty().bind(words.saying("ui.signs.about"));
    about.setId("signs-about");
    compared.setId("signs-compared");
    reason.setId("signs-reason");
    for (Label label : List.of(about, compared, reason)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    tick(centre, "signs-centre", "ui.signs.centre");
    tick(together, "signs-together", "ui.signs.together");
    together.selectedProperty().addListener(o -> learn());
    centre.selectedProperty().addListener(o -> show());
    step.setId("signs-step");
    rate.setId("signs-rate");
    step.valueProperty().addListener(o -> show());
    rate.valueProperty().addListener(o -> learn());
    Button forward = button("signs-next", "ui.signs.next", () -> step.setValue(at() + 1));
    Button back = button("signs-back", "ui.signs.back", () -> step.setValue(at() - 1));
    Button other =
        button(
            "signs-other",
            "ui.signs.other",
            () -> {
              seed++;
              learn();
            });
    Button copy = button("signs-copy", "ui.signs.copy", this::copy);
    table.setId("signs-table");
    table.getStyleClass().add("dense");
    table.accessibleTextProperty().bind(words.saying("ui.signs.table"));
    column("ui.signs.example", 40, "", r -> (r.next() ? "▸ " : "") + r.number());
    column("x₁", 53, "value-cell", r -> ROUGH.show(r.pull().example().first()));
    column("x₂", 53, "value-cell", r -> ROUGH.show(r.pull().example().second()));
    column("∂L/∂f", 54, "gradient-cell", r -> signed(r.pull().upstream()));
    column("∂L/∂w₁", 54, "gradient-cell", r -> signed(r.pull().first()));
    column("∂L/∂w₂", 54, "gradient-cell", r -> signed(r.pull().second()));
    table.fixedCellSizeProperty().bind(settings.textSize().multiply(ROW));
    table
        .prefHeightProperty()
        .bind(table.fixedCellSizeProperty().multiply(TwoWeights.EXAMPLES + 1.6));
    table.setMinHeight(Region.USE_PREF_SIZE);
    page =
        new Page(
            about,
            new FlowPane(16, 6, centre, together),
            plane,
            new SliderRow(stepSays, step, words, "ui.signs.step", 1),
            new SliderRow(rateSays, rate, words, "ui.descent.rate", 0.1),
            new FlowPane(8, 6, back, forward, other, copy),
            compared,
            reason,
            table,
            neurons);
    page.accessibleTextProperty().bind(words.saying("ui.panel.signs"));
  }

  private void tick(CheckBox box, String id, String key) {
    box.setId(id);
    box.textProperty().bind(words.saying(key));
    box.setMinWidth(Region.USE_PREF_SIZE);
  }

  private Button button(String id, String key, Runnable does) {
    Button button = new Button();
    button.setId(id);
    button.textProperty().bind(words.saying(key));
    button.setOnAction(e -> does.run());
    return button;
  }

  private void column(String title, double width, String style, Function<Row, String> text) {
    TableColumn<Row, String> column = new TableColumn<>();
    if (title.startsWith("ui.")) {
      column.textProperty().bind(words.saying(title));
    } else {
      column.setText(title);
    }
    column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(text.apply(c.getValue())));
    column.setCellFactory(c -> new NameCell<>());
    column.setSortable(false);
    if (!style.isEmpty()) column.getStyleClass().add(style);
    Widths.follow(column, width, settings);
    table.getColumns().add(column);
  }

  /// Two decimals and the sign, also above 0 and where the decimals are too few to see more of the
  /// number: the sign is what the table is about.
  private static String signed(double number) {
    String size = String.format(Locale.ROOT, "%.2f", Math.abs(number));
    return number > 0 ? "+" + size : number < 0 ? "−" + size : size;
  }

  @Override
  public String name() {
    return "signs";
  }

  @Override
  public boolean needsPicture() {
    return false;
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public void show(Subject now) {
    neurons.show(now == null ? null : now.trace());
    if (!asked) learn();
    show();
  }

  private double rate() {
    return Math.rint(rate.getValue() * 20) / 20;
  }

  private int at() {
    return (int) Math.rint(step.getValue());
  }

  private void learn() {
    asked = true;
    long now = seed;
    double at = rate();
    boolean all = together.isSelected();
    background.start(
        obsolete -> Learned.of(now, at, all),
        found -> {
          learned = found;
          show();
        });
  }

  private TwoWeights shown() {
    return centre.isSelected() ? learned.centred : learned.positive;
  }

  private void show() {
    if (learned == null) return;
    TwoWeights positive = learned.positive;
    TwoWeights centred = learned.centred;
    boolean moved = centre.isSelected();
    boolean all = learned.together;
    int now = Math.min(at(), shown().stands().size() - 1);
    stepSays.setText(words.say("ui.signs.step.says", now, TwoWeights.STEPS));
    rateSays.setText("η = " + Numbers.exact(rate()));
    plane.show(new WeightPlane.BothWays(positive, centred, now, moved, !moved && !all));
    compared.setText(
        words.say(
            "ui.signs.compared",
            now,
            ROUGH.show(positive.length(now)),
            positive.turns(now),
            ROUGH.show(centred.length(now)),
            centred.turns(now),
            ROUGH.show(TwoWeights.GOAL.distance(positive.way(0).getFirst()))));
    TwoWeights.Footing stand = shown().stands().get(now);
    List<Row> rows =
        IntStream.range(0, stand.pulls().size())
            .mapToObj(i -> new Row(i + 1, all || i == stand.taken(), stand.pulls().get(i)))
            .toList();
    if (!rows.equals(table.getItems())) table.getItems().setAll(rows);
    reason.setText(reason(stand, moved, all));
  }

  private String reason(TwoWeights.Footing stand, boolean moved, boolean all) {
    if (all) return words.say("ui.signs.reason.all");
    if (moved) {
      long apart = stand.pulls().stream().filter(p -> !p.isOneSigned()).count();
      return words.say("ui.signs.reason.centred", apart, stand.pulls().size());
    }
    TwoWeights.Tug next = stand.pulls().get(stand.taken());
    return words.say(
        next.upstream() > 0 ? "ui.signs.reason.fall" : "ui.signs.reason.rise",
        stand.taken() + 1,
        ROUGH.show(next.upstream()));
  }

  private void copy() {
    if (learned == null) return;
    ClipboardContent content = new ClipboardContent();
    content.putString(shown().text(Math.min(at(), shown().stands().size() - 1)));
    Clipboard.getSystemClipboard().setContent(content);
    done.accept("ui.signs.copied");
  }
}
