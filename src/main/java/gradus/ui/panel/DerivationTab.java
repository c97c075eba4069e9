package gradus.ui.panel;

import gradus.calculus.Derivation;
import gradus.calculus.DerivationLine;
import gradus.calculus.Variable;
import gradus.explain.Passage;
import gradus.explain.Piece;
import gradus.explain.Role;
import gradus.graph.ComputationGraph;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Program;
import gradus.picture.Look;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import gradus.ui.piece.FormulaLine;
import gradus.ui.piece.GateCell;
import gradus.ui.piece.Page;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.Background;
import gradus.ui.work.DocumentModel;
import gradus.ui.work.Settings;
import gradus.ui.work.Subject;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The derivative as a formula, a rule a line, and its value beside the backward pass.
final class DerivationTab implements PanelTab {
  private static final double SIZE = 16;

  /// More lines, or longer ones, are not typeset.
  private static final int MOST_LINES = 120;

  private static final double MOST_PARTS = 400;

  private final Settings settings;
  private final Words words;
  private final DocumentModel document;
  private final Typesetter typesetter;
  private final Background background;
  private final ComboBox<Variable> choice = GateCell.box(Variable::text);
  private final VBox body = new VBox();
  private final Label message = new Label();
  private final Button latex = new Button();
  private final Button text = new Button();
  private final FlowPane buttons;
  private final Page page;
  private String program;
  private Subject subject;
  private Ready ready;
  private boolean filling;

  /// A derivation with its formulas typeset, or why there is none.
  ///
  /// @param variable what is derived for; null where there is nothing to
  private record Ready(
      Derivation derivation,
      List<Variable> variables,
      Variable variable,
      String refused,
      List<Shown> lines,
      List<FormulaLine.Set> result,
      Optional<Double> value,
      Optional<Double> backward) {}

  private record Shown(
      String rule, boolean simplifies, Passage.Line line, List<FormulaLine.Set> sets) {}

  DerivationTab(Desk desk) {
    settings = desk.settings();
    words = desk.words();
    document = desk.document();
    typesetter = desk.typesetter();
    background = desk.background("deriving");
    Label by = new Label();
    by.textProperty().bind(words.saying("ui.derive.for"));
    by.setLabelFor(choice);
    choice.setId("derive-input");
    HBox head = new HBox(8, by, choice);
    head.getStyleClass().add("tab-head");
    message.setWrapText(true);
    message.setId("derive-message");
    message.managedProperty().bind(message.visibleProperty());
    body.getStyleClass().add("derivation");
    latex.textProperty().bind(words.saying("ui.derive.latex"));
    text.textProperty().bind(words.saying("ui.derive.text"));
    latex.setId("derive-latex");
    latex.setOnAction(e -> copy(ready.derivation.latex(l -> l.called(words.locale()))));
    text.setOnAction(e -> copy(ready.derivation.result()));
    buttons = new FlowPane(8, 8, latex, text);
    page = new Page(head, message, body, buttons);
    choice
        .valueProperty()
        .addListener((o, was, now) -> {
          if (!filling) derive(true);
        });
  }

  @Override
  public String name() {
    return "derive";
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public void show(Subject now) {
    subject = now;
    derive(false);
  }

  private void derive(boolean chosen) {
    if (subject == null) {
      background.cancel();
      body.getChildren().clear();
      say(words.say("ui.paths.none"));
      return;
    }
    program = document.text().get();
    Variable wish = choice.getValue();
    String asked =
        !chosen && subject.asked() != null && subject.asked().isInput()
            ? subject.asked().name()
            : null;
    Locale locale = words.locale();
    Look look = settings.look();
    double size = SIZE * settings.textSize().get();
    String source = program;
    if (ready == null || ready.derivation == null) say(words.say("ui.derive.running"));
    background.start(
        obsolete -> ready(source, wish, asked, locale, look, size, obsolete), this::show);
  }

  private Ready ready(
      String source,
      Variable wish,
      String asked,
      Locale locale,
      Look look,
      double size,
      BooleanSupplier obsolete) {
    Program read = ProgramReader.read(source);
    Lowering lowering =
        GraphBuilder.build(read, Map.of(), null, Derivation.folding(read), obsolete);
    if (lowering.hasErrors()) return refused(List.of(), null, words.say("ui.copy.wrong"));
    ComputationGraph graph = lowering.graph();
    List<Variable> variables = Derivation.variables(graph);
    Variable variable =
        variables.stream()
            .filter(v -> v.name().equals(asked))
            .findFirst()
            .or(() -> variables.stream().filter(v -> v.equals(wish)).findFirst())
            .or(() -> variables.stream().findFirst())
            .orElse(null);
    return switch (variable == null ? Derivation.of(graph) : Derivation.of(graph, variable)) {
      case Derivation.Outcome.Refused no -> refused(variables, variable, words.alone(no.problem()));
      case Derivation.Outcome.Done done ->
          typeset(done.derivation(), graph, source, variables, variable, locale, look, size);
    };
  }

  private static Ready refused(List<Variable> variables, Variable variable, String why) {
    return new Ready(
        null, variables, variable, why, List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  private Ready typeset(
      Derivation derivation,
      ComputationGraph graph,
      String source,
      List<Variable> variables,
      Variable variable,
      Locale locale,
      Look look,
      double size) {
    List<Shown> shown = new ArrayList<>();
    for (DerivationLine line : derivation.lines()) {
      if (shown.size() == MOST_LINES) break;
      if (line.weight() > MOST_PARTS) continue;
      Passage.Line block = block(derivation, line);
      shown.add(
          new Shown(
              line.called(locale),
              line.simplifies(),
              block,
              FormulaLine.typeset(block, typesetter, look, size)));
    }
    List<Piece> pieces = new ArrayList<>();
    pieces.add(piece(derivation.latexSlope() + " =", Role.DOWNSTREAM));
    derivation.resultPieces().forEach(p -> pieces.add(piece(p, Role.PLAIN)));
    boolean fits = derivation.result().length() < 4_000;
    List<FormulaLine.Set> result =
        fits
            ? FormulaLine.typeset(new Passage.Line(pieces, ""), typesetter, look, size * 1.1)
            : List.of();
    return new Ready(
        derivation,
        variables,
        variable,
        "",
        shown,
        result,
        value(derivation, graph),
        backward(graph, variable));
  }

  private static Piece piece(String latex, Role role) {
    return new Piece(latex, role, "");
  }

  private static Passage.Line block(Derivation derivation, DerivationLine line) {
    List<Piece> pieces = new ArrayList<>();
    List<String> before = line.piecesBefore();
    if (line.simplifies()) {
      before.forEach(p -> pieces.add(piece(p, Role.PLAIN)));
    } else {
      String open = derivation.operator() + "\\left(";
      if (before.size() == 1) {
        pieces.add(piece(open + before.getFirst() + "\\right)", Role.PLAIN));
      } else {
        pieces.add(piece(derivation.operator() + "\\,\\big(\\," + before.getFirst(), Role.PLAIN));
        for (String p : before.subList(1, before.size() - 1)) {
          pieces.add(piece(p, Role.PLAIN));
        }
        pieces.add(piece(before.getLast() + "\\,\\big)", Role.PLAIN));
      }
    }
    List<String> after = line.piecesAfter();
    pieces.add(piece("= " + after.getFirst(), Role.PLAIN));
    for (String p : after.subList(1, after.size())) {
      pieces.add(piece(p, Role.PLAIN));
    }
    return new Passage.Line(pieces, line.before() + " → " + line.after());
  }

  /// The formula's own value, with the inputs as they stand.
  private static Optional<Double> value(Derivation derivation, ComputationGraph graph) {
    if (derivation.result().length() > 100_000 || !graph.blanks().isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    graph
        .inputs()
        .forEach(g ->
            text.append(g.name()).append(" = ").append(Numbers.exact(g.literal())).append('\n'));
    text.append("slope_of_output = ").append(derivation.result());
    Lowering lowering = GraphBuilder.build(ProgramReader.read(text.toString()));
    if (lowering.hasErrors()) return Optional.empty();
    Trace trace = Trace.of(lowering.graph());
    return lowering.graph().named("slope_of_output").flatMap(trace::value).map(Tensor::item);
  }

  private static Optional<Double> backward(ComputationGraph graph, Variable variable) {
    return graph
        .named(variable.name())
        .flatMap(Trace.of(graph)::gradient)
        .map(t -> t.get(variable.index(t.shape())));
  }

  private void show(Ready now) {
    ready = now;
    filling = true;
    if (!choice.getItems().equals(now.variables)) choice.getItems().setAll(now.variables);
    choice.setValue(now.variable);
    filling = false;
    body.getChildren().clear();
    boolean done = now.derivation != null;
    buttons.setVisible(done);
    say(now.refused);
    if (!done) return;
    for (Shown line : now.lines) {
      Label rule = new Label(line.rule);
      rule.getStyleClass().addAll("rule", line.simplifies ? "simplify" : "derive");
      body.getChildren().add(new VBox(2, rule, new FormulaLine(line.sets, line.line.text())));
    }
    if (now.lines.size() < now.derivation.lines().size()) {
      int rest = now.derivation.lines().size() - now.lines.size();
      body.getChildren().add(new Label(words.say("ui.derive.more", rest)));
    }
    VBox result = new VBox(6);
    result.getStyleClass().add("card");
    result.setId("derive-result");
    result
        .getChildren()
        .add(
            now.result.isEmpty()
                ? new Label(words.say("ui.derive.long"))
                : new FormulaLine(now.result, now.derivation.result()));
    now.value.ifPresent(value -> {
      Numbers numbers = new Numbers(Math.max(4, settings.digits().get()), false);
      Label compared =
          new Label(
              words.say(
                  "ui.derive.value",
                  numbers.show(value),
                  now.backward.map(numbers::show).orElse("")));
      compared.setWrapText(true);
      compared.setId("derive-value");
      result.getChildren().add(compared);
    });
    body.getChildren().add(result);
    page.fit();
  }

  private void say(String what) {
    message.setText(what);
    message.setVisible(!what.isEmpty());
  }

  private static void copy(String what) {
    ClipboardContent content = new ClipboardContent();
    content.putString(what);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
