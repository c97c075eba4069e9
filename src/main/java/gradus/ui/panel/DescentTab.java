package gradus.ui.panel;

import gradus.descent.Iterate;
import gradus.descent.Optimiser;
import gradus.descent.Score;
import gradus.descent.Training;
import gradus.descent.Verdict;
import gradus.graph.ComputationGraph;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.tensor.Numbers;
import gradus.ui.chart.BoundaryView;
import gradus.ui.chart.ContestView;
import gradus.ui.chart.ContourMap;
import gradus.ui.chart.DescentCharts;
import gradus.ui.descent.ContestModel;
import gradus.ui.descent.DescentModel;
import gradus.ui.descent.Ground;
import gradus.ui.descent.Plot;
import gradus.ui.piece.LoweredLine;
import gradus.ui.piece.Page;
import gradus.ui.piece.WordCell;
import gradus.ui.work.Settings;
import gradus.ui.work.Subject;
import gradus.ui.work.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Gradient descent on the program: which inputs move, how, step by step or in one go; the picture
/// follows, and the numbers are written into the text when they are to be kept.
final class DescentTab implements PanelTab {
  /// Between a box to tick and a name with an index, px.
  private static final double BESIDE = 6;

  /// Between what stands below each other, px.
  private static final double APART = 8;

  private static final List<Integer> COUNTS = List.of(1, 10, 100, 1_000, 10_000);

  private final DescentModel model;
  private final Words words;
  private final Consumer<String> done;
  private final Label about = new Label();

  /// What stands there instead once something is ticked, or nothing is: it has its room already, so
  /// that the boxes do not move away from under the pointer.
  private final Label instead = new Label();

  private final FlowPane inputs = new FlowPane(12, 6);

  private static final int NORM_DIGITS = 4;

  private final StrideRows stride;
  private final ComboBox<Optimiser> rule;
  private final ComboBox<Integer> count;
  private final Button step = new Button();
  private final Button run = new Button();
  private final Button pause = new Button();
  private final Button reset = new Button();
  private final Button keep = new Button();
  private final Button compare = new Button();
  private final Label state = new Label();
  private final Label accuracy = new Label();
  private final Label broken = new Label();
  private final UpdateView update;
  private final DescentCharts charts;
  private final ContourMap map;
  private final BoundaryView boundary;
  private final ContestModel contest;
  private final List<Node> leading;
  private final Page page;
  private Subject subject;

  /// Whether the focus goes to the next step, once the numbers that were kept are read.
  private boolean awaited;

  DescentTab(Desk desk) {
    model = desk.descent();
    words = desk.words();
    Settings settings = desk.settings();
    done = desk.done();
    rule = WordCell.box(o -> words.saying(o.key()));
    count = WordCell.box(n -> words.saying("ui.descent.count.says", n));
    charts = new DescentCharts(model, words, settings, compare);
    update = new UpdateView(words, settings, desk.typesetter(), keep);
    contest = new ContestModel(model, desk.document(), words::locale, desk.receiving());
    ContestView beside = new ContestView(contest, desk.files(), words, settings);
    stride = new StrideRows(model, words, settings, APART);
    boundary = new BoundaryView(words, settings);
    map = new ContourMap(model, words, settings, desk.background("contours"));
    lines(about, instead, state, accuracy, broken);
    accuracy.setId("descent-accuracy");
    accuracy.managedProperty().bind(accuracy.visibleProperty());
    instead.setVisible(false);
    StackPane head = new StackPane(instead, about);
    head.setAlignment(Pos.TOP_LEFT);
    about.setId("descent-about");
    state.setId("descent-state");
    broken.setId("descent-broken");
    broken.getStyleClass().add("panel-notice");
    LoweredLine.in(about);
    LoweredLine.in(instead);
    LoweredLine.in(state);
    inputs.setId("descent-inputs");
    rule.setId("descent-rule");
    rule.getItems().setAll(Optimiser.values());
    rule.accessibleTextProperty().bind(words.saying("ui.descent.rule"));
    rule.valueProperty().bindBidirectional(model.optimiser());
    count.setId("descent-count");
    count.getItems().setAll(COUNTS);
    count.setValue(model.steps().get());
    count.accessibleTextProperty().bind(words.saying("ui.descent.count"));
    count.valueProperty().addListener((o, was, now) -> model.steps().set(now));
    button(step, "descent-step", "ui.descent.step", model::step);
    button(run, "descent-run", "ui.descent.run", model::run);
    button(pause, "descent-pause", "ui.descent.pause", model::pause);
    button(reset, "descent-reset", "ui.descent.reset", model::reset);
    button(keep, "descent-keep", "ui.descent.keep", this::keep);
    button(compare, "descent-compare", "ui.descent.compare", model::keepForComparison);
    FlowPane how = new FlowPane(8, 6, rule, count);
    FlowPane buttons = new FlowPane(8, 6, step, run, pause, reset);
    VBox lead = new VBox(APART, stride, how, buttons, state, accuracy, broken, update);
    lead.managedProperty().bind(lead.visibleProperty());
    DataRow data = new DataRow(model, words, settings);
    data.managedProperty().bind(data.visibleProperty());
    VBox seen = new VBox(APART, boundary, charts.first(), map, charts.others());
    seen.managedProperty().bind(seen.visibleProperty());
    leading = List.of(inputs, lead, seen, data, beside);
    broken.managedProperty().bind(broken.visibleProperty());
    beside.managedProperty().bind(beside.visibleProperty());
    page = new Page(head, inputs, lead, seen, data, beside);
    update.on(page);
    page.accessibleTextProperty().bind(words.saying("ui.panel.descent"));
    model.ground().addListener(o -> stand());
    model.plot().addListener(o -> show());
    contest.contest().addListener(o -> show());
    model.kept().addListener((InvalidationListener) o -> show());
    model.running().addListener(o -> turn());
    model.tried().addListener(o -> enable());
    words.language().addListener(o -> stand());
    stride.say();
    enable();
  }

  private static void lines(Label... labels) {
    for (Label label : labels) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
  }

  private void button(Button button, String id, String key, Runnable does) {
    button.setId(id);
    button.textProperty().bind(words.saying(key));
    button.setOnAction(e -> does.run());
  }

  @Override
  public String name() {
    return "descent";
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public void show(Subject now) {
    subject = now;
    // whether it can be descended at all is found out by reading it, and not said before
    model.look();
    if (model.ground().get() == null) {
      leading.forEach(n -> n.setVisible(false));
    } else {
      stand();
    }
  }

  @Override
  public void leave() {
    model.lookAway();
  }

  private void keep() {
    awaited = keep.isFocused();
    if (awaited) page.requestFocus();
    model.keepNumbers();
    done.accept("ui.descent.kept");
  }

  /// A run begins or ends: the focus goes from what began it to what ends it, and back.
  private void turn() {
    boolean began = run.isFocused();
    boolean ended = pause.isFocused();
    enable();
    if (model.running().get() && began) pause.requestFocus();
    if (!model.running().get() && ended) (run.isDisabled() ? reset : run).requestFocus();
  }

  /// What there is to descend on is another.
  private void stand() {
    Ground ground = model.ground().get();
    if (ground == null) return;
    inputs.getChildren().clear();
    boolean free = ground.hindrance().isEmpty();
    leading.forEach(n -> n.setVisible(free));
    stride.say();
    if (!free) {
      about.setText(words.say(ground.hindrance().get()));
      instead.setText("");
      return;
    }
    for (Ground.Movable choice : ground.choices()) {
      inputs.getChildren().add(tick(choice));
    }
    tell(ground);
    show();
  }

  private CheckBox tick(Ground.Movable choice) {
    String name = choice.input().name();
    CheckBox tick = new CheckBox(TypesetName.text(name));
    LoweredLine.in(tick).setPadding(new Insets(0, 0, 0, BESIDE));
    tick.setId("descent-tick-" + name);
    tick.setSelected(model.moving().contains(name));
    tick.setDisable(choice.hindrance().isPresent());
    choice.hindrance().ifPresent(key -> tick.setTooltip(new Tooltip(words.say(key))));
    tick.selectedProperty()
        .addListener((o, was, now) -> {
          if (now) {
            model.moving().add(name);
          } else {
            model.moving().remove(name);
          }
          tell(model.ground().get());
          enable();
        });
    return tick;
  }

  private void tell(Ground ground) {
    if (ground.objection().isPresent()) {
      about.setText(words.alone(ground.objection().get()));
      instead.setText("");
      return;
    }
    String moves = moves(ground);
    String asks = asks(ground);
    boolean moving = !model.moving().isEmpty();
    about.setText(moving ? moves : asks);
    // who lets the text say what moves ticks nothing
    boolean said = ground.training() instanceof Training.Said;
    instead.setText(said ? "" : moving ? asks : moves);
  }

  private String moves(Ground ground) {
    String said = words.say("ui.descent.about", loss(ground.tape().graph()));
    Plot plot = model.plot().get();
    return plot == null || model.data().dataset().get().isNone()
        ? said
        : words.say("ui.descent.about.mean", said, plot.serving().data().size());
  }

  private String asks(Ground ground) {
    String loss = loss(ground.tape().graph());
    String usual =
        ground.choices().stream()
            .filter(c -> c.usual() && c.hindrance().isEmpty())
            .map(c -> TypesetName.text(c.input().name()))
            .collect(Collectors.joining(", "));
    return usual.isEmpty()
        ? words.say("ui.descent.tick", loss)
        : words.say("ui.descent.usual", loss, usual);
  }

  private static String loss(ComputationGraph graph) {
    return TypesetName.text(graph.called(graph.output()).orElse("f"));
  }

  private void enable() {
    boolean running = model.running().get();
    boolean ready = model.isReady() && model.plot().get() != null;
    boolean whole = ready && model.plot().get().breakdown().isEmpty();
    // what is pressed again and again keeps the focus
    step.setDisable(running && !step.isFocused() || !whole);
    run.setDisable(running || !whole);
    pause.setDisable(!running);
    reset.setDisable(running || !ready);
    boolean moved = ready && model.plot().get().last().step() > 0;
    // also what was begun with on the map can be kept
    keep.setDisable(running || !moved && !model.tried().get());
    compare.setDisable(running || !moved);
    rule.setDisable(running);
    inputs.setDisable(running);
  }

  /// Why it goes no further, or not where it should.
  private Optional<String> amiss(Plot plot, String loss) {
    String rate = Numbers.exact(plot.stride().rate());
    if (plot.breakdown().isPresent()) {
      String said = plot.breakdown().get().message(words.locale(), plot.stride().rate());
      // here it is a sentence of its own
      return Optional.of(said.substring(0, 1).toUpperCase(words.locale()) + said.substring(1));
    }
    if (plot.isStuck()) return Optional.of(words.say("ui.descent.vanished", rate));
    return plot.growth()
        .map(g ->
            words.say(
                "ui.descent.grows",
                g.step(),
                loss,
                Numbers.significant(g.least(), NORM_DIGITS),
                Numbers.significant(g.now(), NORM_DIGITS),
                rate));
  }

  private String accuracy(Verdict first, Verdict now) {
    String learnt =
        words.say(
            "ui.descent.accuracy", first.learnt().right(), now.learnt().right(), now.learnt().of());
    if (now.held().isEmpty() || first.held().isEmpty()) return learnt;
    Score.Tally held = now.held().get();
    return words.say(
        "ui.descent.accuracy.held", learnt, first.held().get().right(), held.right(), held.of());
  }

  private void show() {
    Plot plot = model.plot().get();
    enable();
    charts.show(plot, contest.contest().get());
    map.show(plot);
    boundary.show(plot == null ? Optional.empty() : plot.verdict().flatMap(Verdict::boundary));
    accuracy.setVisible(plot != null && plot.verdict().isPresent());
    boolean none = plot == null;
    boolean running = model.running().get();
    if (none) {
      state.setText("");
      broken.setVisible(false);
      update.show(null, "", Signs.TEXTBOOK, running);
      return;
    }
    tell(model.ground().get());
    Iterate last = plot.last();
    ComputationGraph graph = model.ground().get().tape().graph();
    state.setText(
        words.say(
            "ui.descent.state",
            last.step(),
            loss(graph),
            Numbers.significant(last.loss(), UpdateView.DIGITS),
            Numbers.significant(last.norm(), NORM_DIGITS)));
    plot.verdict().ifPresent(now -> accuracy.setText(accuracy(plot.first().orElse(now), now)));
    Optional<String> amiss = amiss(plot, loss(graph));
    broken.setVisible(amiss.isPresent());
    amiss.ifPresent(broken::setText);
    String name = graph.called(graph.output()).orElse("f");
    Signs signs = subject == null ? Signs.TEXTBOOK : subject.diagram().options().signs();
    update.show(plot, name, signs, running);
    if (awaited && !step.isDisabled()) {
      if (page.isFocused()) step.requestFocus();
      awaited = false;
    }
  }
}
