package gradus.ui.panel;

import gradus.calculus.Chain;
import gradus.calculus.ChainNumbers;
import gradus.calculus.Derivation;
import gradus.calculus.DerivationLine;
import gradus.calculus.Variable;
import gradus.calculus.tensors.TensorChain;
import gradus.calculus.tensors.TensorLine;
import gradus.explain.Passage;
import gradus.graph.ComputationGraph;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.WireNames;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.picture.Look;
import gradus.reading.ProgramReader;
import gradus.trace.Trace;
import gradus.ui.piece.FormulaLine;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Works out a derivation and typesets its formulas.
final class Deriving {
  /// More lines, or longer ones, are not typeset.
  private static final int MOST_LINES = 120;

  private static final double MOST_PARTS = 400;

  /// A longer result is not typeset.
  private static final int LONGEST = 4_000;

  private final Typesetter typesetter;
  private final Words words;

  Deriving(Typesetter typesetter, Words words) {
    this.typesetter = typesetter;
    this.words = words;
  }

  /// A derivation with its formulas typeset, or why there is none.
  ///
  /// @param typed the derivative as the language writes it; null where there is none
  /// @param latex all of it as LaTeX
  /// @param count how many lines there are, shown or not
  /// @param variable what is derived for; null where there is nothing to
  /// @param refused why there is no derivation, or no chain; often nothing
  /// @param lent what names stand for that the text does not have
  record Ready(
      String typed,
      Supplier<String> latex,
      int count,
      List<Variable> variables,
      Variable variable,
      String refused,
      List<Shown> lines,
      String lent,
      Optional<String> numbers,
      Optional<Shown> answer,
      Optional<Double> value,
      Optional<Double> backward) {}

  /// How it is typeset.
  record Dress(Locale locale, Signs signs, Look look, double size, OptionalInt digits) {}

  record Shown(String rule, boolean simplifies, Passage.Line line, List<FormulaLine.Set> sets) {}

  Ready of(
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
    List<Variable> variables = variables(graph);
    Variable variable =
        variables.stream()
            .filter(v -> v.name().equals(asked))
            .findFirst()
            .or(() -> variables.stream().filter(v -> v.equals(wish)).findFirst())
            .or(() -> variables.stream().findFirst())
            .orElse(null);
    Optional<TensorChain> tensor =
        variable == null || variable.isEntry() || whole
            ? Optional.empty()
            : TensorChain.of(graph, variable.name(), dress.signs);
    if (tensor.isPresent()) return typeset(tensor.get(), graph, variables, variable, dress);
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

  /// What can be derived for: each vector or matrix as a whole, where that has a formula, before
  /// its entries.
  private static List<Variable> variables(ComputationGraph graph) {
    List<Variable> variables = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Variable variable : Derivation.variables(graph)) {
      boolean first = variable.isEntry() && seen.add(variable.name());
      if (first && TensorChain.of(graph, variable.name(), Signs.TEXTBOOK).isPresent()) {
        variables.add(variable.whole());
      }
      variables.add(variable);
    }
    return variables;
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
        () -> "",
        0,
        variables,
        variable,
        why,
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Ready typeset(
      TensorChain chain,
      ComputationGraph graph,
      List<Variable> variables,
      Variable variable,
      Dress dress) {
    List<Shown> shown = new ArrayList<>();
    for (TensorLine line : chain.lines()) {
      shown.add(shown(line.called(dress.locale), false, DerivationFormulas.line(line), dress));
    }
    Trace trace = Trace.of(graph);
    Optional<String> numbers =
        trace
            .gradient(chain.wrt())
            .map(g -> chain.slope() + " = " + trace.numbers(dress.digits).show(g));
    Passage.Line answer = DerivationFormulas.answer(chain);
    return new Ready(
        chain.result(),
        () -> chain.latex(dress.locale),
        shown.size(),
        variables,
        variable,
        "",
        shown,
        "",
        numbers,
        Optional.of(new Shown("", false, answer, sets(answer, dress))),
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
    int count = chain.isPresent() ? shown.size() : derivation.lines().size();
    return new Ready(
        derivation.result(),
        () ->
            chain
                .map(c -> c.latex(dress.signs, line -> line.called(dress.locale)))
                .orElseGet(() -> derivation.latex(dress.signs, line -> line.called(dress.locale))),
        count,
        variables,
        derivation.wrt(),
        unchained,
        shown,
        chain.map(c -> c.lent(dress.signs)).orElse(""),
        chain.flatMap(c -> ChainNumbers.of(c, trace, trace.numbers(dress.digits), dress.signs)),
        answer(derivation, chain, dress),
        DerivationValues.value(derivation, graph),
        DerivationValues.backward(graph, trace, derivation.wrt()));
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
    return Optional.of(new Shown("", false, line, sets(line, dress)));
  }

  private List<FormulaLine.Set> sets(Passage.Line answer, Dress dress) {
    return FormulaLine.typeset(answer, typesetter, dress.look, dress.size * 1.1);
  }
}
