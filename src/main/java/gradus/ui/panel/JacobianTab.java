package gradus.ui.panel;

import gradus.explain.JacobianStory;
import gradus.explain.Manner;
import gradus.explain.passage.Passage;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.picture.Look;
import gradus.trace.Jacobian;
import gradus.trace.Trace;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.piece.FormulaLine;
import gradus.ui.piece.GateCell;
import gradus.ui.piece.HeatGrid;
import gradus.ui.piece.LoweredLine;
import gradus.ui.piece.Page;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.Background;
import gradus.ui.work.Settings;
import gradus.ui.work.Subject;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All partial derivatives of a gate, as a matrix, with what it would cost and what is computed
/// instead.
final class JacobianTab implements PanelTab {
  private static final double BAR = 14;
  private static final double SIZE = 13;
  private static final double FORMULA = 16;

  private final Settings settings;
  private final Words words;
  private final DiagramCanvas canvas;
  private final Background background;
  private final ComboBox<Wire> choice = GateCell.box(this::name);
  private final Label title = new Label();
  private final Label about = new Label();
  private final Label entry = new Label();
  private final HeatGrid grid = new HeatGrid();
  private final VBox instead = new VBox(8);
  private final GridPane costs = new GridPane(16, 4);
  private final GridPane ways = new GridPane(8, 4);
  private final Typesetter typesetter;
  private final Page scroll;
  private Subject subject;
  private Jacobian shown;
  private boolean filling;

  JacobianTab(Desk desk) {
    settings = desk.settings();
    words = desk.words();
    canvas = desk.canvas();
    typesetter = desk.typesetter();
    background = desk.background("jacobian");
    instead.setId("jacobian-instead");
    title.getStyleClass().add("gate-title");
    title.setWrapText(true);
    title.setId("jacobian-title");
    about.setWrapText(true);
    about.setMinHeight(Label.USE_PREF_SIZE);
    about.setId("jacobian-about");
    entry.setId("jacobian-entry");
    entry.getStyleClass().add("jacobian-entry");
    entry.setWrapText(true);
    List.of(title, about, entry).forEach(LoweredLine::in);
    grid.setId("jacobian-grid");
    grid.accessibleTextProperty()
        .bind(
            Bindings.when(entry.textProperty().isEmpty())
                .then(title.textProperty())
                .otherwise(entry.textProperty()));
    choice.setId("jacobian-operand");
    choice.accessibleTextProperty().bind(words.saying("ui.jacobian.operand"));
    choice.managedProperty().bind(choice.visibleProperty());
    // The bar of a wide grid stands in the viewport, below the last row.
    Region bar = new Region();
    bar.setMinHeight(BAR);
    ScrollPane sideways = new ScrollPane(new VBox(grid, bar));
    sideways.setFitToWidth(true);
    sideways.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    sideways.getStyleClass().add("panel-scroll");
    sideways.managedProperty().bind(grid.managedProperty());
    HBox head = new HBox(8, title, choice);
    head.getStyleClass().add("tab-head");
    costs.setId("jacobian-costs");
    costs.managedProperty().bind(costs.visibleProperty());
    ways.setId("jacobian-ways");
    ways.managedProperty().bind(ways.visibleProperty());
    scroll = new Page(head, about, instead, sideways, entry, costs, ways);
    scroll.accessibleTextProperty().bind(words.saying("ui.panel.jacobian"));
    choice
        .valueProperty()
        .addListener((o, was, now) -> {
          if (!filling) form();
        });
    grid.current().addListener(o -> tell());
  }

  private String name(Wire wire) {
    return subject == null
        ? ""
        : JacobianStory.name(subject.trace().graph(), wire, subject.diagram().options().signs());
  }

  @Override
  public String name() {
    return "jacobian";
  }

  @Override
  public boolean speaksOfAll() {
    return true;
  }

  @Override
  public Node node() {
    return scroll;
  }

  @Override
  public void leave() {
    canvas.highlights().mark(Map.of());
  }

  @Override
  public void show(Subject now) {
    subject = now;
    filling = true;
    int was = choice.getSelectionModel().getSelectedIndex();
    Gate gate = now == null ? null : now.gate().filter(Gate::isOperation).orElse(null);
    List<Wire> operands =
        gate == null || gate.shape() == null
            ? List.of()
            : now.series().map(Series::pulls).orElseGet(() -> now.trace().pulls(gate));
    choice.getItems().setAll(operands);
    choice.setVisible(operands.size() > 1);
    if (!operands.isEmpty()) {
      choice.getSelectionModel().select(Math.clamp(was, 0, operands.size() - 1));
    }
    filling = false;
    form();
  }

  private void form() {
    Wire wire = choice.getValue();
    canvas.highlights().mark(Map.of());
    boolean ready =
        subject != null && wire != null && subject.trace().value(wire.target()).isPresent();
    if (!ready) {
      background.cancel();
      shown = null;
      title.setText("");
      about.setText(missing());
      instead.getChildren().clear();
      entry.setText("");
      compare(Optional.empty());
      grid.show(null, null, null, null, null, SIZE);
      return;
    }
    Trace trace = subject.trace();
    Optional<Series> series = subject.series();
    Manner manner = subject.manner(words.locale());
    Look look = settings.look();
    double size = FORMULA * settings.textSize().get();
    double room = scroll.room();
    background.start(
        obsolete -> {
          Jacobian jacobian =
              series
                  .map(terms -> Jacobian.of(trace, terms, wire))
                  .orElseGet(() -> Jacobian.of(trace, wire, obsolete));
          return ready(trace, jacobian, manner, look, size, room);
        },
        this::show);
  }

  /// What is known, its formulas typeset.
  private record Ready(
      Jacobian jacobian, List<Passage> instead, List<List<FormulaLine.Set>> sets) {}

  private Ready ready(
      Trace trace, Jacobian jacobian, Manner manner, Look look, double size, double room) {
    List<Passage> instead = new JacobianStory(trace, jacobian, manner).instead();
    List<List<FormulaLine.Set>> sets = new ArrayList<>();
    for (Passage passage : instead) {
      sets.add(
          passage instanceof Passage.Line line
              ? FormulaLine.typeset(line, typesetter, look, size, room)
              : List.of());
    }
    return new Ready(jacobian, instead, sets);
  }

  private static Node node(Passage passage, List<FormulaLine.Set> sets) {
    return switch (passage) {
      case Passage.Line line -> new FormulaLine(sets, line.text());
      case Passage.Heading heading -> words(heading.text());
      case Passage.Prose prose -> words(prose.text());
    };
  }

  private static Label words(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    LoweredLine.in(label);
    return label;
  }

  /// Why there is no matrix.
  private String missing() {
    return Optional.ofNullable(subject)
        .flatMap(s -> s.trace().graph().undefined())
        .map(function -> words.say("ui.jacobian.symbols", function))
        .orElseGet(() -> words.say(isOfShapes() ? "ui.jacobian.shapes" : "ui.jacobian.none"));
  }

  private boolean isOfShapes() {
    return subject != null && subject.trace().graph().isOfShapes();
  }

  private void show(Ready ready) {
    Jacobian jacobian = ready.jacobian;
    int at = shown != null && isOfSame(shown, jacobian) ? grid.current().get() : -1;
    shown = jacobian;
    Locale locale = words.locale();
    JacobianStory story = new JacobianStory(subject.trace(), jacobian, subject.manner(locale));
    title.setText(story.title());
    about.setText(String.join("\n\n", story.about()));
    instead.getChildren().clear();
    for (int i = 0; i < ready.instead.size(); i++) {
      instead.getChildren().add(node(ready.instead.get(i), ready.sets.get(i)));
    }
    compare(story.ways());
    scroll.fit();
    boolean drawable =
        jacobian.entries().isPresent()
            && jacobian.rows() <= HeatGrid.MOST_LINES
            && jacobian.cols() <= HeatGrid.MOST_LINES;
    grid.show(
        drawable ? jacobian.entries().get() : null,
        subject.diagram().numbers(),
        story::row,
        story::col,
        settings.look(),
        SIZE * settings.textSize().get());
    entry.setText(
        drawable && jacobian.rows() * jacobian.cols() > 1 ? words.say("ui.jacobian.hover") : "");
    if (drawable) grid.current().set(at);
  }

  /// Both ways to the gradient, side by side.
  private void compare(Optional<JacobianStory.TwoProducts> both) {
    costs.getChildren().clear();
    ways.getChildren().clear();
    costs.setVisible(both.isPresent());
    ways.setVisible(both.filter(b -> !b.lines().isEmpty()).isPresent());
    if (both.isEmpty()) return;
    JacobianStory.TwoProducts told = both.get();
    String formed = words.say("ui.jacobian.formed");
    String vjp = words.say("ui.jacobian.vjp");
    costs.addRow(0, head(""), head(formed), head(vjp));
    for (int i = 0; i < told.formed().size(); i++) {
      String what = words.say(i == 0 ? "ui.jacobian.multiplications" : "ui.jacobian.memory");
      costs.addRow(i + 1, cell(what), number(told.formed().get(i)), number(told.vjp().get(i)));
    }
    Label product = sum(words.say("ui.jacobian.product"));
    product.getStyleClass().add("jacobian-head");
    ways.addRow(0, cell(told.gradient()), head(vjp), product);
    for (JacobianStory.Multiplied way : told.lines()) {
      ways.addRow(ways.getRowCount(), cell(way.entry()), number(way.vjp()), sum(way.multiplied()));
    }
  }

  private static Label head(String text) {
    Label label = cell(text);
    label.getStyleClass().add("jacobian-head");
    GridPane.setHalignment(label, HPos.RIGHT);
    return label;
  }

  private static Label number(String text) {
    Label label = cell(text);
    GridPane.setHalignment(label, HPos.RIGHT);
    return label;
  }

  /// As many lines as it needs, broken before a sign.
  private static Label sum(String text) {
    Label label = words(text);
    GridPane.setHgrow(label, Priority.ALWAYS);
    return label;
  }

  private static Label cell(String text) {
    Label label = new Label(text);
    label.setMinWidth(Label.USE_PREF_SIZE);
    GridPane.setValignment(label, VPos.TOP);
    LoweredLine.in(label);
    return label;
  }

  /// Whether it is of the same wire, perhaps of a picture that was only arranged anew: who points
  /// at an entry goes on pointing at it.
  private static boolean isOfSame(Jacobian before, Jacobian now) {
    return before.wire().target().key().equals(now.wire().target().key())
        && before.wire().index() == now.wire().index()
        && before.rows() == now.rows()
        && before.cols() == now.cols();
  }

  /// What the current cell is, here and in the picture.
  private void tell() {
    int at = grid.current().get();
    if (shown == null || at < 0) {
      canvas.highlights().mark(Map.of());
      return;
    }
    int row = at / shown.cols();
    int col = at % shown.cols();
    JacobianStory story = new JacobianStory(subject.trace(), shown, subject.manner(words.locale()));
    entry.setText(story.entry(row, col));
    Map<Gate, Integer> linked = new HashMap<>();
    linked.put(shown.result(), row);
    linked.put(shown.wire().source(), col);
    canvas.highlights().mark(linked);
  }
}
