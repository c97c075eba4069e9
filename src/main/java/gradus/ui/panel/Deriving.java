package gradus.ui.panel;

import gradus.calculus.Chain;
import gradus.calculus.ChainNumbers;
import gradus.calculus.Conclusion;
import gradus.calculus.Derivation;
import gradus.calculus.DerivationLine;
import gradus.calculus.Following;
import gradus.calculus.Variable;
import gradus.calculus.tensors.ByLetters;
import gradus.calculus.tensors.TensorDerivation;
import gradus.calculus.tensors.TensorFigure;
import gradus.calculus.tensors.TensorLine;
import gradus.explain.Manner;
import gradus.explain.PathStory;
import gradus.explain.passage.Passage;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.WireNames;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.picture.Look;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
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
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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
  /// @param answer the derivative and its number, said first; empty where it is too long
  /// @param way the chain of wires, what names stand for that the text does not have, and the chain
  ///   with its numbers; often nothing
  /// @param digits what the derivative's number is written in, wherever it stands
  record Ready(
      String typed,
      Supplier<String> latex,
      int count,
      List<Variable> variables,
      Variable variable,
      String refused,
      List<Shown> lines,
      Optional<Shown> answer,
      Followed way,
      Optional<Double> value,
      Optional<Double> backward,
      Numbers digits) {
    /// The same with something said to it.
    Ready saying(String words) {
      return new Ready(
          typed, latex, count, variables, variable, words, lines, answer, way, value, backward,
          digits);
    }
  }

  /// How the chain is told.
  record Followed(Optional<Shown> chain, Optional<Shown> lent, List<Shown> numbers) {
    private static final Followed NONE =
        new Followed(Optional.empty(), Optional.empty(), List.of());
  }

  /// How it is typeset.
  ///
  /// @param room how wide a line may be, px
  /// @param card the same of what stands first
  record Dress(
      Locale locale,
      Signs signs,
      Look look,
      double size,
      Numbers numbers,
      double room,
      double card) {}

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
    if (lowering.hasErrors()) return refused(List.of(), null, words.say("ui.panel.missing.wrong"));
    ComputationGraph graph = lowering.graph();
    List<Variable> variables = variables(graph);
    Variable variable =
        variables.stream()
            .filter(v -> v.name().equals(asked))
            .findFirst()
            .or(() -> variables.stream().filter(v -> v.equals(wish)).findFirst())
            .or(() -> variables.stream().findFirst())
            .orElse(null);
    if (graph.isSymbolic() && variable != null) return symbols(graph, variables, variable, dress);
    if (graph.isOfShapes()) return refused(variables, null, words.say("ui.shapes.none"));
    if (ByLetters.speaksOfTensors(graph)) return letters(read, graph, wish, asked, dress);
    Optional<Problem> unclear = ByLetters.objection(graph);
    if (unclear.isPresent()) return refused(variables, variable, words.alone(unclear.get()));
    Optional<TensorDerivation> tensor =
        variable == null || variable.isEntry() || whole && isNumber(graph, variable)
            ? Optional.empty()
            : TensorDerivation.of(graph, variable.name(), dress.signs);
    if (tensor.isPresent()) return typeset(tensor.get(), graph, variables, variable, dress);
    return switch (variable == null ? Derivation.of(graph) : Derivation.of(graph, variable)) {
      case Derivation.Outcome.Refused no -> {
        boolean several = graph.output().shape() != null && !graph.output().shape().isScalar();
        Optional<Problem> why =
            several && variable != null
                ? TensorDerivation.objection(graph, variable.name())
                : Optional.empty();
        yield refused(variables, variable, words.alone(why.orElse(no.problem())));
      }
      case Derivation.Outcome.Done done ->
          typeset(
              done.derivation(),
              whole
                  ? Optional.empty()
                  : Optional.of(
                      Following.of(graph, done.derivation().wrt(), () -> Optional.of(given))),
              graph,
              variables,
              dress);
    };
  }

  /// Where nothing has a value no more can be said than the chain.
  private Ready symbols(
      ComputationGraph graph, List<Variable> variables, Variable variable, Dress dress) {
    Gate gate = graph.named(variable.name()).orElseThrow();
    Manner manner = new Manner(dress.locale, dress.numbers, dress.signs);
    PathStory story = PathStory.gradient(Trace.of(graph), gate, manner);
    Passage.Line chain = story.lines().getFirst();
    List<Shown> lent = story.lines().stream().skip(1).map(line -> plain(line, dress)).toList();
    return new Ready(
        chain.text(),
        chain::latex,
        lent.size(),
        variables,
        variable,
        graph
            .undefined()
            .map(function -> words.say("ui.derive.symbols", function))
            .orElseGet(() -> words.say("ui.derive.shapes")),
        lent,
        Optional.of(first(chain, dress)),
        Followed.NONE,
        Optional.empty(),
        Optional.empty(),
        dress.numbers);
  }

  /// Where vectors and matrices have no values, as their letters say what they are.
  private Ready letters(
      Program read, ComputationGraph blank, Variable wish, String asked, Dress dress) {
    Optional<ByLetters> taken = ByLetters.of(read, blank, Map.of(), null, Derivation.folding(read));
    if (taken.isEmpty()) return refused(List.of(), null, words.alone(ByLetters.unclear(blank)));
    ComputationGraph graph = taken.get().graph();
    List<Variable> variables = variables(graph).stream().filter(v -> !v.isEntry()).toList();
    Variable variable =
        variables.stream()
            .filter(v -> v.name().equals(asked))
            .findFirst()
            .or(() -> variables.stream().filter(v -> v.equals(wish)).findFirst())
            .or(() -> variables.stream().findFirst())
            .orElse(null);
    Optional<TensorDerivation> derived =
        Optional.ofNullable(variable).flatMap(v -> taken.get().derivation(v.name(), dress.signs));
    if (derived.isEmpty()) {
      return refused(variables, variable, words.alone(ByLetters.unclear(blank)));
    }
    Ready ready = typeset(derived.get(), blank, variables, variable, dress);
    return ready.saying(words.alone(taken.get().notice()));
  }

  /// What can be derived for: each vector or matrix as a whole, where that has a formula, before
  /// its entries; of an output with several entries there is nothing else.
  private static List<Variable> variables(ComputationGraph graph) {
    List<Variable> variables = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Variable variable : Derivation.variables(graph)) {
      boolean first = variable.isEntry() && seen.add(variable.name());
      if (first && TensorDerivation.of(graph, variable.name(), Signs.TEXTBOOK).isPresent()) {
        variables.add(variable.whole());
      }
      variables.add(variable);
    }
    Shape output = graph.output().shape();
    boolean several = output != null && !output.isScalar();
    boolean whole = several && variables.stream().anyMatch(v -> !v.isEntry());
    if (whole) variables.removeIf(Variable::isEntry);
    return variables;
  }

  private static boolean isNumber(ComputationGraph graph, Variable variable) {
    return graph.named(variable.name()).filter(g -> g.shape().isScalar()).isPresent();
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
        Optional.empty(),
        Followed.NONE,
        Optional.empty(),
        Optional.empty(),
        Numbers.SLIDES);
  }

  private Ready typeset(
      TensorDerivation chain,
      ComputationGraph graph,
      List<Variable> variables,
      Variable variable,
      Dress dress) {
    List<Shown> shown = new ArrayList<>();
    for (TensorLine line : chain.lines()) {
      shown.add(shown(line.called(dress.locale), false, DerivationFormulas.line(line), dress));
    }
    List<TensorFigure.Valued> figures =
        graph.blanks().isEmpty() ? chain.numbers(Trace.of(graph)) : List.of();
    AmountWriter amounts = new AmountWriter(dress.numbers);
    List<Shown> numbers =
        figures.stream()
            .map(f -> first(DerivationFormulas.numbers(f, dress.numbers), dress))
            .toList();
    return new Ready(
        chain.jacobian().or(chain::result).orElseGet(chain::resultText),
        () -> chain.latex(dress.locale, figures, v -> amounts.latex(Amount.of(v, false))),
        shown.size(),
        variables,
        variable,
        "",
        shown,
        Optional.of(first(DerivationFormulas.answer(chain), dress)),
        new Followed(Optional.empty(), Optional.empty(), numbers),
        Optional.empty(),
        Optional.empty(),
        dress.numbers);
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
    Conclusion answer = Conclusion.of(derivation, chain);
    Optional<Chain> several = chain.filter(c -> !c.isOneFactor());
    boolean multiplied = several.isPresent() || answer.joined(dress.signs).size() > 1;
    if (chain.isPresent() && multiplied && answer.weight() <= MOST_PARTS) {
      String rule = words.say("ui.derive.product");
      shown.add(shown(rule, false, DerivationFormulas.joined(answer, dress.signs), dress));
    }
    int count = chain.isPresent() ? shown.size() : derivation.lines().size();
    Optional<Double> backward = DerivationValues.backward(graph, trace, derivation.wrt());
    Optional<ChainNumbers> numbers = chain.flatMap(c -> ChainNumbers.of(c, trace, dress.numbers));
    Numbers digits = numbers.map(ChainNumbers::digits).orElse(dress.numbers);
    Passage.Line first =
        DerivationFormulas.answer(
            answer, graph.blanks().isEmpty() ? backward : Optional.empty(), digits, dress);
    boolean written = answer.weight() <= MOST_PARTS;
    return new Ready(
        derivation.result(),
        () -> latex(derivation, chain, numbers, answer, dress),
        count,
        variables,
        derivation.wrt(),
        unchained,
        shown,
        written ? Optional.of(first(first, dress)) : Optional.empty(),
        new Followed(
            several.map(c -> plain(DerivationFormulas.answer(c, dress.signs), dress)),
            chain
                .filter(Chain::isLent)
                .filter(c -> c.lent(dress.signs).length() <= LONGEST)
                .map(c -> plain(DerivationFormulas.lent(c, dress.signs), dress)),
            several.stream()
                .flatMap(c ->
                    numbers.stream()
                        .map(n -> plain(DerivationFormulas.numbers(c, n, dress), dress)))
                .toList()),
        DerivationValues.value(derivation, graph),
        backward,
        digits);
  }

  private static String latex(
      Derivation derivation,
      Optional<Chain> chain,
      Optional<ChainNumbers> numbers,
      Conclusion answer,
      Dress dress) {
    String shortest = answer.latex(dress.signs);
    List<String> closing = new ArrayList<>();
    chain
        .map(c -> c.latexResult(dress.signs))
        .filter(product -> !product.equals(shortest))
        .ifPresent(product -> closing.add(shortest));
    numbers.ifPresent(n -> closing.add(String.join(" ", DerivationFormulas.pieces(n, dress))));
    Function<DerivationLine, String> rules = line -> line.called(dress.locale);
    return chain
        .map(c -> c.latex(dress.signs, rules, closing))
        .orElseGet(() -> derivation.latex(dress.signs, rules, closing));
  }

  private Shown shown(String rule, boolean simplifies, Passage.Line line, Dress dress) {
    var sets = FormulaLine.typeset(line, typesetter, dress.look, dress.size, dress.room);
    return new Shown(rule, simplifies, line, sets);
  }

  /// What stands first is a little larger.
  private Shown first(Passage.Line line, Dress dress) {
    return first(line, dress, 1.1);
  }

  private Shown first(Passage.Line line, Dress dress, double larger) {
    double size = dress.size * larger;
    var sets = FormulaLine.typeset(line, typesetter, dress.look, size, dress.card);
    return new Shown("", false, line, sets);
  }

  private Shown plain(Passage.Line line, Dress dress) {
    return first(line, dress, 1);
  }
}
