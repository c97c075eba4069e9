package gradus.ui.chart;

import gradus.descent.GradientSize;
import gradus.graph.Gate;
import gradus.latex.TypesetName;
import gradus.lesson.Examples;
import gradus.tensor.Numbers;
import gradus.ui.descent.Contest;
import gradus.ui.descent.ContestModel;
import gradus.ui.descent.Rival;
import gradus.ui.descent.SideFiles;
import gradus.ui.piece.ChartWords;
import gradus.ui.piece.LoweredLine;
import gradus.ui.piece.PowersOfTen;
import gradus.ui.piece.WordCell;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which program descends beside the one in the window, and the gradients of both, input by input.
public final class ContestView extends VBox {
  private static final Numbers ROUGH = new Numbers(2, false).small(true);
  private static final double HIGH = 190;
  private static final double WIDE = 240;
  private static final int MOST_BARS = 16;

  /// Between a box to tick and a name with an index, px.
  private static final double BESIDE = 6;

  private final ContestModel model;
  private final Words words;
  private final ComboBox<Rival> choice;
  private final Label said = new Label();
  private final FlowPane moving = new FlowPane(12, 6);
  private final Label caption = new Label();
  private final CategoryAxis names = new CategoryAxis();
  private final PowersOfTen sizes = new PowersOfTen();
  private final BarChart<String, Number> bars = new BarChart<>(names, sizes.axis());

  public ContestView(ContestModel model, SideFiles files, Words words, Settings settings) {
    this.model = model;
    this.words = words;
    getStyleClass().add("nets");
    Label title = new Label();
    title.textProperty().bind(words.saying("ui.contest.title"));
    choice = WordCell.box(this::saying);
    choice.setId("contest-choice");
    // not as wide as the longest name of all, which would widen the page
    choice.setPrefWidth(WIDE);
    choice.accessibleTextProperty().bind(words.saying("ui.contest.title"));
    choice.getItems().add(model.rival().get());
    Examples.all().forEach(e -> choice.getItems().add(new Rival.BuiltIn(e)));
    choice.valueProperty().bindBidirectional(model.rival());
    title.setLabelFor(choice);
    Button keep = button("contest-keep", "ui.contest.keep", () -> add(model.keepText()));
    Button open =
        button(
            "contest-file",
            "ui.contest.file",
            () -> files.program().ifPresent(f -> add(new Rival.OfFile(f))));
    said.setId("contest-said");
    for (Label label : List.of(title, said, caption)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    LoweredLine.in(said);
    caption.textProperty().bind(words.saying("ui.contest.bars"));
    caption.getStyleClass().add("caption");
    bars.setId("contest-bars");
    bars.setAnimated(false);
    bars.setBarGap(0);
    bars.accessibleTextProperty().bind(words.saying("ui.contest.bars"));
    bars.minHeightProperty().bind(settings.textSize().multiply(HIGH));
    bars.prefHeightProperty().bind(settings.textSize().multiply(HIGH));
    names.setAnimated(false);
    sizes.axis().labelProperty().bind(words.saying("ui.layers.size"));
    moving.setId("contest-moving");
    for (Node node : List.of(said, moving, caption, bars)) {
      node.managedProperty().bind(node.visibleProperty());
    }
    getChildren()
        .addAll(title, new FlowPane(8, 6, choice, keep, open), said, moving, caption, bars);
    model.contest().addListener(o -> show());
    words.language().addListener(o -> show());
    show();
  }

  private Button button(String id, String key, Runnable does) {
    Button button = new Button();
    button.setId(id);
    button.textProperty().bind(words.saying(key));
    button.setOnAction(e -> does.run());
    return button;
  }

  /// Offers another program, right below none, and compares with it.
  private void add(Rival rival) {
    choice.getItems().add(1, rival);
    choice.setValue(rival);
  }

  private ObservableValue<String> saying(Rival rival) {
    return switch (rival) {
      case Rival.Nobody _ -> words.saying("ui.contest.none");
      case Rival.BuiltIn built ->
          Bindings.createStringBinding(
              () -> built.example().title(words.locale()), words.language());
      case Rival.Earlier text ->
          Bindings.createStringBinding(() -> name(text, words), words.language());
      case Rival.OfFile file -> Bindings.createStringBinding(() -> file.file().name());
    };
  }

  /// What a program is called beside a curve.
  public static String name(Rival rival, Words words) {
    return switch (rival) {
      case Rival.Nobody _ -> words.say("ui.contest.none");
      case Rival.BuiltIn built -> built.example().name();
      case Rival.Earlier text -> {
        String about = text.about();
        yield about.isEmpty()
            ? words.say("ui.contest.earlier.bare", text.number())
            : words.say("ui.contest.earlier", text.number(), about);
      }
      case Rival.OfFile file -> file.file().name();
    };
  }

  private void show() {
    Contest contest = model.contest().get();
    said.setVisible(contest != null);
    boolean held = contest instanceof Contest.Held;
    caption.setVisible(held);
    bars.setVisible(held);
    offer(contest == null ? List.of() : contest.choices());
    if (contest == null) return;
    String name = name(contest.rival(), words);
    switch (contest) {
      case Contest.Undecided open ->
          said.setText(
              words.say("ui.contest.not", name, words.say(open.key(), open.args().toArray())));
      case Contest.Barred barred ->
          said.setText(
              words.say("ui.contest.not", name, words.say(barred.key(), barred.args().toArray())));
      case Contest.Misled misled ->
          said.setText(words.say("ui.contest.not", name, words.alone(misled.problem())));
      case Contest.Held even -> {
        said.setText(told(even, name));
        draw(even, name);
      }
    }
  }

  /// Offers the inputs of the other program to move, and ticks those that do.
  private void offer(List<String> choices) {
    moving.setVisible(!choices.isEmpty());
    List<String> ids = choices.stream().map(name -> "contest-tick-" + name).toList();
    if (!moving.getChildren().stream().map(Node::getId).toList().equals(ids)) {
      moving.getChildren().setAll(choices.stream().map(this::tick).toList());
    }
    List<String> move =
        model.contest().get() instanceof Contest.Held held
            ? held.other().parameters().gates().stream().map(Gate::name).toList()
            : List.of();
    for (int i = 0; i < choices.size(); i++) {
      ((CheckBox) moving.getChildren().get(i)).setSelected(move.contains(choices.get(i)));
    }
  }

  private CheckBox tick(String name) {
    CheckBox tick = new CheckBox(TypesetName.text(name));
    LoweredLine.in(tick).setPadding(new Insets(0, 0, 0, BESIDE));
    tick.setId("contest-tick-" + name);
    tick.setOnAction(e -> model.move(name, tick.isSelected()));
    return tick;
  }

  private String told(Contest.Held held, String name) {
    double rate = held.other().stride().rate();
    if (held.other().breakdown().isPresent()) {
      String why = held.other().breakdown().get().message(words.locale(), rate);
      return words.say("ui.contest.not", name, why);
    }
    String loss = ROUGH.finer(2).show(held.other().last().loss());
    int step = held.other().last().step();
    return held.left().isEmpty()
        ? words.say("ui.contest.held", name, step, loss, Numbers.exact(rate))
        : words.say(
            "ui.contest.left",
            name,
            step,
            loss,
            Numbers.exact(rate),
            Numbers.exact(held.left().getAsDouble()));
  }

  private void draw(Contest.Held held, String name) {
    double[] shown =
        Stream.of(held.own(), held.others())
            .flatMap(List::stream)
            .mapToDouble(GradientSize::size)
            .filter(ContestView::isDrawn)
            .sorted()
            .toArray();
    if (shown.length > 0) sizes.reach(shown[0] / 2, shown[shown.length - 1]);
    bars.getData().clear();
    names
        .getCategories()
        .setAll(
            Stream.of(held.own(), held.others())
                .flatMap(List::stream)
                .map(ContestView::called)
                .distinct()
                .limit(MOST_BARS)
                .toList());
    bars.getData().add(series(words.say("ui.contest.own"), held.own()));
    bars.getData().add(series(name, held.others()));
  }

  private static boolean isDrawn(double size) {
    return size > 0 && size < Double.POSITIVE_INFINITY;
  }

  private static String called(GradientSize size) {
    return TypesetName.text(size.input().name());
  }

  private XYChart.Series<String, Number> series(String name, List<GradientSize> all) {
    XYChart.Series<String, Number> series = new XYChart.Series<>();
    series.setName(name);
    for (GradientSize each : all) {
      String input = called(each);
      if (!isDrawn(each.size()) || !names.getCategories().contains(input)) continue;
      XYChart.Data<String, Number> bar = new XYChart.Data<>(input, sizes.place(each.size()));
      ChartWords.bar(bar, words, "ui.contest.bar", name, input, ROUGH.show(each.size()));
      series.getData().add(bar);
    }
    return series;
  }
}
