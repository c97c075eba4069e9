package gradus.ui.panel;

import gradus.calculus.Chain;
import gradus.calculus.ChainNumbers;
import gradus.calculus.Derivation;
import gradus.calculus.DerivationLine;
import gradus.calculus.Variable;
import gradus.explain.Passage;
import gradus.graph.ComputationGraph;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.WireNames;
import gradus.lang.Program;
import gradus.latex.Signs;
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
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The derivative as a formula, a rule a line, and its value beside the backward pass.
final class DerivationTab implements PanelTab {
  private static final double SIZE = 16;

  /// More lines, or longer ones, are not typeset.
  private static final int MOST_LINES = 120;

  private static final double MOST_PARTS = 400;

  /// A longer result is not typeset.
  private static final int LONGEST = 4_000;

  private final Settings settings;
  private final Words words;
  private final DocumentModel document;
  private final Typesetter typesetter;
  private final Background background;
  private final ComboBox<Variable> choice = GateCell.box(Variable::shown);
  private final VBox body = new VBox();
  private final Label message = new Label();
  private final CheckBox expand = new CheckBox();
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
  /// @param refused why there is no derivation, or no chain; often nothing
  private record Ready(
      Derivation derivation,
      List<Variable> variables,
      Variable variable,
      String refused,
      List<Shown> lines,
      Optional<Chain> chain,
      Optional<String> numbers,
      Optional<Shown> answer,
      Optional<Double> value,
      Optional<Double> backward) {}

  /// How it is typeset.
  private record Dress(Locale locale, Signs signs, Look look, double size, int digits) {}

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
    expand.textProperty().bind(words.saying("ui.derive.expand"));
    expand.setId("derive-expand");
    expand.selectedProperty().addListener(o -> derive(true));
    FlowPane head = new FlowPane(8, 4, by, choice, expand);
    head.getStyleClass().add("tab-head");
    message.setWrapText(true);
    message.setId("derive-message");
    message.managedProperty().bind(message.visibleProperty());
    body.getStyleClass().add("derivation");
    latex.textProperty().bind(words.saying("ui.derive.latex"));
    text.textProperty().bind(words.saying("ui.derive.text"));
    latex.setId("derive-latex");
    latex.setOnAction(e -> copy(latex(ready)));
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
    Dress dress =
        new Dress(
            words.locale(),
            settings.signs().get(),
            settings.look(),
            SIZE * settings.textSize().get(),
            settings.digits().get());
    String source = program;
    boolean whole = expand.isSelected();
    WireNames given = subject.trace().graph().given();
    if (ready == null || ready.derivation == null) say(words.say("ui.derive.running"));
    background.start(
        obsolete -> ready(source, wish, asked, whole, given, dress, obsolete), this::show);
  }

  private Ready ready(
      String source,
      Variable wish,
      String asked,
      boolean whole,
      WireNames given,
      Dress dress,
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
          typeset(
              done.derivation(),
              whole ? Optional.empty() : Optional.of(sought(graph, done.derivation().wrt(), given)),
              graph,
              variables,
              dress);
    };
  }

  /// Along the wires that the text names; where it names none on the way, along all.
  private static Chain.Sought sought(ComputationGraph graph, Variable wrt, WireNames given) {
    return switch (Chain.of(graph, wrt)) {
      case Chain.Sought.Found found -> found;
      case Chain.Sought.Missing missing when missing.large() -> missing;
      case Chain.Sought.Missing m -> Chain.ofAllWires(graph, wrt, given);
    };
  }

  private static Ready refused(List<Variable> variables, Variable variable, String why) {
    return new Ready(
        null,
        variables,
        variable,
        why,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// @param sought along wires; empty where all is to be put in
  private Ready typeset(
      Derivation derivation,
      Optional<Chain.Sought> sought,
      ComputationGraph graph,
      List<Variable> variables,
      Dress dress) {
    Optional<Chain> chain = sought.flatMap(Chain.Sought::found);
    String unchained =
        sought.orElse(null) instanceof Chain.Sought.Missing missing
            ? words.alone(missing.reason())
            : "";
    List<Shown> shown = new ArrayList<>();
    if (chain.isPresent()) {
      for (Chain.Link link : chain.get().links()) {
        shown.add(
            shown(
                link.rules(dress.locale),
                false,
                DerivationFormulas.line(link, dress.signs),
                dress));
      }
    } else {
      for (DerivationLine line : derivation.lines()) {
        if (shown.size() == MOST_LINES) break;
        if (line.weight() > MOST_PARTS) continue;
        shown.add(
            shown(
                line.called(dress.locale),
                line.simplifies(),
                DerivationFormulas.line(derivation, line, dress.signs),
                dress));
      }
    }
    Trace trace = Trace.of(graph);
    return new Ready(
        derivation,
        variables,
        derivation.wrt(),
        unchained,
        shown,
        chain,
        chain.flatMap(c -> ChainNumbers.of(c, trace, trace.numbers(dress.digits), dress.signs)),
        answer(derivation, chain, dress),
        value(derivation, graph),
        backward(graph, trace, derivation.wrt()));
  }

  private Shown shown(String rule, boolean simplifies, Passage.Line line, Dress dress) {
    var sets = FormulaLine.typeset(line, typesetter, dress.look, dress.size);
    return new Shown(rule, simplifies, line, sets);
  }

  /// What stands first: the chain, or the derivative itself; empty where it is too long.
  private Optional<Shown> answer(Derivation derivation, Optional<Chain> chain, Dress dress) {
    if (chain.isEmpty() && derivation.result().length() >= LONGEST) return Optional.empty();
    Passage.Line line =
        chain
            .map(c -> DerivationFormulas.answer(c, dress.signs))
            .orElseGet(() -> DerivationFormulas.answer(derivation, dress.signs));
    var sets = FormulaLine.typeset(line, typesetter, dress.look, dress.size * 1.1);
    return Optional.of(new Shown("", false, line, sets));
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

  private static Optional<Double> backward(ComputationGraph graph, Trace trace, Variable variable) {
    return graph
        .named(variable.name())
        .flatMap(trace::gradient)
        .map(t -> t.get(variable.index(t.shape())));
  }

  private String latex(Ready shown) {
    Signs signs = settings.signs().get();
    return shown
        .chain
        .map(chain -> chain.latex(signs, line -> line.called(words.locale())))
        .orElseGet(() -> shown.derivation.latex(signs, line -> line.called(words.locale())));
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
    VBox result = new VBox(6);
    result.getStyleClass().add("card");
    result.setId("derive-result");
    result
        .getChildren()
        .add(
            now.answer
                .<Node>map(a -> new FormulaLine(a.sets, a.line.text()))
                .orElseGet(() -> new Label(words.say("ui.derive.long"))));
    String lent = now.chain.map(c -> c.lent(settings.signs().get())).orElse("");
    if (!lent.isEmpty() && lent.length() <= LONGEST) {
      Label named = new Label(lent);
      named.setWrapText(true);
      named.setId("derive-lent");
      result.getChildren().add(named);
    }
    now.numbers.ifPresent(numbers -> {
      Label label = new Label(numbers);
      label.setWrapText(true);
      label.setId("derive-chain");
      result.getChildren().add(label);
    });
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
    for (Shown line : now.lines) {
      Label rule = new Label(line.rule);
      rule.getStyleClass().addAll("rule", line.simplifies ? "simplify" : "derive");
      body.getChildren().add(new VBox(2, rule, new FormulaLine(line.sets, line.line.text())));
    }
    if (now.chain.isEmpty() && now.lines.size() < now.derivation.lines().size()) {
      int rest = now.derivation.lines().size() - now.lines.size();
      body.getChildren().add(new Label(words.say("ui.derive.more", rest)));
    }
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
