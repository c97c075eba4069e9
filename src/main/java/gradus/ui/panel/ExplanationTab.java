package gradus.ui.panel;

import gradus.explain.Explanation;
import gradus.explain.Manner;
import gradus.explain.passage.Passage;
import gradus.explain.term.GateSign;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.latex.TypesetName;
import gradus.op.GatePattern;
import gradus.picture.Look;
import gradus.trace.Step;
import gradus.ui.canvas.EntriesView;
import gradus.ui.piece.FormulaLine;
import gradus.ui.piece.LoweredLine;
import gradus.ui.piece.Page;
import gradus.ui.piece.Typesetter;
import gradus.ui.touch.TouchTensor;
import gradus.ui.work.Attention;
import gradus.ui.work.Background;
import gradus.ui.work.DocumentModel;
import gradus.ui.work.SeedModel;
import gradus.ui.work.Settings;
import gradus.ui.work.Subject;
import gradus.ui.work.Subject.Question;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// "What happens here": the step, or the gate asked about, in words and formulas.
final class ExplanationTab implements PanelTab {
  private static final double SIZE = 18;

  private final Settings settings;
  private final SeedModel seeds;
  private final Words words;
  private final Attention attention;
  private final Typesetter typesetter;
  private final Background background;
  private static final double ROUND = 2.6;

  private final Label symbol =
      new Label() {
        // A sign is never cut, and a short one has a round place.
        @Override
        protected double computeMinWidth(double height) {
          return Math.max(ROUND * getFont().getSize(), computePrefWidth(height));
        }
      };
  private final Label title = new Label();
  private final Label badge = new Label();
  private final Hyperlink release = new Hyperlink();
  private final VBox named;
  private final GridPane head = new GridPane();
  private final VBox body = new VBox();
  private final DocumentModel document;
  private final Page scroll;
  private final EntriesView entries;
  private Explanation shown;

  /// An explanation whose formulas are ready; null pieces for words.
  private record Ready(Explanation explanation, List<List<FormulaLine.Set>> lines) {}

  ExplanationTab(Desk desk) {
    settings = desk.settings();
    document = desk.document();
    seeds = desk.seeds();
    words = desk.words();
    attention = desk.attention();
    typesetter = desk.typesetter();
    background = desk.background("explaining");
    entries = new EntriesView(desk.canvas().touch(), settings, words);
    symbol.getStyleClass().add("gate-symbol");
    title.getStyleClass().add("gate-title");
    title.setWrapText(true);
    title.setMaxWidth(Double.MAX_VALUE);
    LoweredLine.in(title);
    title.setId("explanation-title");
    badge.getStyleClass().add("pattern-badge");
    release.setId("panel-release");
    release.textProperty().bind(words.saying("ui.panel.release"));
    release.setOnAction(e -> attention.release());
    release.managedProperty().bind(release.visibleProperty());
    symbol.managedProperty().bind(symbol.visibleProperty());
    badge.managedProperty().bind(badge.visibleProperty());
    FlowPane below = new FlowPane(8, 3, badge, release);
    for (Labeled part : List.of(badge, release)) {
      part.setWrapText(true);
      part.maxWidthProperty().bind(below.widthProperty());
    }
    // Else its parts, as wide as they are, would keep it so.
    below.setMinWidth(0);
    named = new VBox(title, below);
    named.getStyleClass().add("gate-named");
    GridPane.setHgrow(named, Priority.ALWAYS);
    head.addRow(0, symbol, named);
    head.getStyleClass().add("gate-head");
    InvalidationListener anew = o -> Platform.runLater(this::arrange);
    head.widthProperty().addListener(anew);
    for (Labeled part : List.of(symbol, badge)) {
      part.textProperty().addListener(anew);
      part.fontProperty().addListener(anew);
      part.visibleProperty().addListener(anew);
    }
    body.getStyleClass().add("explanation");
    scroll = new Page(head, body);
    scroll.setId("explanation");
  }

  /// Puts the name beside the sign, or below a sign that leaves no room for it.
  private void arrange() {
    double beside = head.getWidth() - symbol.minWidth(-1) - head.getHgap();
    boolean narrow = badge.isVisible() && beside < badge.prefWidth(-1);
    boolean alone = !symbol.isVisible();
    GridPane.setConstraints(named, alone || narrow ? 0 : 1, !alone && narrow ? 1 : 0);
  }

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public Node node() {
    return scroll;
  }

  @Override
  public Optional<Offer> offer(Question question) {
    return Optional.of(new Offer("ask", words.say("ui.picture.ask")));
  }

  /// What is shown; null before anything is.
  Explanation shown() {
    return shown;
  }

  @Override
  public void show(Subject subject) {
    if (subject == null) {
      background.cancel();
      shown = null;
      body.getChildren().clear();
      title.setText("");
      symbol.setVisible(false);
      badge.setVisible(false);
      scroll.setAccessibleText(words.say("ui.panel.explain"));
      release.setVisible(false);
      return;
    }
    Locale locale = words.locale();
    Look look = settings.look();
    double size = SIZE * settings.textSize().get();
    double room = scroll.room();
    background.call(() -> ready(subject, locale, look, size, room), r -> show(subject, r));
  }

  private Ready ready(Subject subject, Locale locale, Look look, double size, double room) {
    Explanation explanation = subject.explanation(locale);
    List<List<FormulaLine.Set>> lines = new ArrayList<>();
    for (Passage block : explanation.blocks()) {
      lines.add(
          block instanceof Passage.Line line
              ? FormulaLine.typeset(line, typesetter, look, size, room)
              : List.of());
    }
    return new Ready(explanation, lines);
  }

  private void show(Subject subject, Ready ready) {
    shown = ready.explanation;
    title.setText(shown.title());
    boolean operation = shown.gate().isPresent() && shown.gate().get().isOperation();
    symbol.setVisible(operation || subject.isFork());
    badge.setVisible(operation || subject.isFork());
    if (subject.isFork()) {
      symbol.setText(GatePattern.ADDER.glyph());
      badge.setText(words.say(GatePattern.ADDER.key()));
    } else if (operation) {
      Gate gate = shown.gate().get();
      Optional<List<Wire>> terms = subject.series().map(Series::wires);
      Manner manner = subject.manner(words.locale());
      GatePattern pattern =
          terms
              .map(GateSign::pattern)
              .orElseGet(() -> GateSign.pattern(subject.trace().graph(), gate));
      symbol.setText(
          terms
              .map(wires -> GateSign.of(wires, manner.signs()).text())
              .orElseGet(() -> Explanation.sign(subject.trace(), gate, manner)));
      badge.setText(pattern.glyph() + "  " + words.say(pattern.key()));
    }
    release.setVisible(subject.asked() != null);
    List<Node> nodes = new ArrayList<>();
    note(subject).ifPresent(note -> nodes.add(label(note, "panel-note")));
    StringBuilder aloud = new StringBuilder(shown.title());
    for (int i = 0; i < shown.blocks().size(); i++) {
      Passage block = shown.blocks().get(i);
      nodes.add(
          switch (block) {
            case Passage.Heading heading -> label(heading.text(), "panel-heading");
            case Passage.Prose said -> label(said.text(), style(said.tone()));
            case Passage.Line line -> new FormulaLine(ready.lines.get(i), line.text());
          });
      aloud
          .append(". ")
          .append(
              switch (block) {
                case Passage.Heading heading -> heading.text();
                case Passage.Prose said -> said.text();
                case Passage.Line line -> line.text();
              });
    }
    entries.shown(TouchTensor.of(subject), subject.diagram().numbers()).ifPresent(nodes::add);
    seed(subject).ifPresent(nodes::add);
    body.getChildren().setAll(nodes);
    scroll.fit();
    scroll.setAccessibleText(aloud.toString());
    scroll.setVvalue(0);
  }

  /// Before the first step, what is to be looked at in an example.
  private Optional<String> note(Subject subject) {
    boolean begins = subject.step() == 0 && subject.asked() == null;
    return begins ? document.note() : Optional.empty();
  }

  /// Where another seed can be given: where the seed is explained, and at the output asked about.
  private Optional<Node> seed(Subject subject) {
    ComputationGraph graph = subject.trace().graph();
    boolean seed =
        subject.asked() == null
            ? subject.diagram().steps().step(subject.step()) instanceof Step.Seed
            : subject.asked() == graph.output() && !subject.isFork();
    if (!seed || !SeedModel.canArrive(graph, graph.output())) return Optional.empty();
    String output = graph.called(graph.output()).orElse(graph.output().key());
    return Optional.of(new SeedField(graph, TypesetName.text(output), seeds, words));
  }

  private static String style(Passage.Tone tone) {
    return switch (tone) {
      case PLAIN -> "panel-words";
      case REASON, ASIDE -> "panel-reason";
      case NOTICE -> "panel-notice";
    };
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    LoweredLine.in(label);
    return label;
  }
}
