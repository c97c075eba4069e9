package gradus.cli;

import gradus.calculus.Chain;
import gradus.calculus.ChainNumbers;
import gradus.calculus.Conclusion;
import gradus.calculus.Derivation;
import gradus.calculus.DerivationLine;
import gradus.calculus.Following;
import gradus.calculus.Variable;
import gradus.calculus.formulas.SingleRounds;
import gradus.calculus.tensors.ByLetters;
import gradus.calculus.tensors.TensorDerivation;
import gradus.calculus.tensors.TensorFigure;
import gradus.calculus.tensors.TensorLine;
import gradus.calculus.tensors.TensorRule;
import gradus.explain.Manner;
import gradus.explain.PathStory;
import gradus.explain.passage.Passage;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.export.Json;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.WireNames;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `gradus derive`: the derivative as a formula, rule by rule.
@Command
final class DeriveCommand extends ProgramCommand {
  /// Longer formulas are shortened in the lines people read.
  private static final int LONGEST = 2_000;

  /// Decimals beside the usual ones that may make a line of numbers hold.
  private static final int MORE_DIGITS = 2;

  @Option(names = "--wrt", paramLabel = "NAME")
  private String wrt;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--latex")
  private boolean latex;

  @Option(names = "--notation", paramLabel = "${bundle:choices.notation}")
  private Signs notation = Signs.TEXTBOOK;

  @Option(names = "--chain")
  private boolean chain;

  @Option(names = "--expand")
  private boolean expand;

  @Override
  Needs needs() {
    return Needs.GRAPH;
  }

  @Override
  Optional<String> misuse(Console console) {
    if (json && latex) return Optional.of(console.say("cli.derive.forms"));
    return chain && expand ? Optional.of(console.say("cli.derive.ways")) : Optional.empty();
  }

  @Override
  Folding folding(Program program, Folding asked) {
    return Derivation.folding(program);
  }

  @Override
  int run(Prepared prepared, Console console) {
    ComputationGraph graph = prepared.graph();
    Optional<PathStory> symbols = symbols(prepared, console);
    if (symbols.isPresent()) {
      print(symbols.get(), graph, console);
      return Console.DONE;
    }
    boolean known = by(graph).filter(Gate::isInput).isPresent();
    if (known && ByLetters.speaksOfTensors(graph)) return letters(prepared, console);
    Optional<Problem> unclear = ByLetters.objection(graph);
    if (unclear.isPresent()) {
      console.report(List.of(unclear.get()), prepared.text(), prepared.name());
      return Console.PROBLEM;
    }
    Optional<TensorDerivation> tensor =
        tensor(graph).filter(t -> !expand || !t.wrt().shape().isScalar());
    if (tensor.isPresent()) {
      if (json && tensor.get().isTooLong()) {
        Problem problem =
            Problem.error(graph.output().span(), "derive.rounds", SingleRounds.MOST_PARTS);
        console.report(List.of(problem), prepared.text(), prepared.name());
        return Console.PROBLEM;
      }
      print(tensor.get(), prepared, console);
      return Console.DONE;
    }
    return switch (wrt == null ? Derivation.of(graph) : Derivation.of(graph, wrt)) {
      case Derivation.Outcome.Done done -> {
        if (expand) {
          print(done.derivation(), Optional.empty(), prepared, console);
          yield Console.DONE;
        }
        Chain.Sought sought = sought(prepared, done.derivation().wrt());
        if (sought instanceof Chain.Sought.Missing missing) {
          String reason = missing.reason().message(console.locale());
          if (chain) {
            yield console.fail(console.say("cli.derive.unchained", reason));
          }
          if (missing.large()) {
            console.report(List.of(missing.reason()), prepared.text(), prepared.name());
          }
        }
        print(done.derivation(), sought.found(), prepared, console);
        yield Console.DONE;
      }
      case Derivation.Outcome.Refused refused -> {
        Problem problem = reason(graph).orElse(refused.problem());
        console.report(List.of(problem), prepared.text(), prepared.name());
        yield Console.PROBLEM;
      }
    };
  }

  /// Where vectors and matrices have no values, as their letters say what they are.
  private int letters(Prepared prepared, Console console) {
    ComputationGraph graph = prepared.graph();
    Prepared.Conditions conditions = prepared.conditions();
    Optional<ByLetters> taken =
        ByLetters.of(
            prepared.program(),
            graph,
            conditions.overrides(),
            conditions.output().orElse(null),
            conditions.folding());
    Optional<String> name =
        wrt == null
            ? graph.blanks().stream().findFirst().map(Gate::name)
            : Derivation.input(graph, wrt);
    Optional<TensorDerivation> derived =
        taken.flatMap(t -> name.flatMap(n -> t.derivation(n, notation)));
    Problem said = derived.isEmpty() ? ByLetters.unclear(graph) : taken.orElseThrow().notice();
    console.report(List.of(said), prepared.text(), prepared.name());
    if (derived.isEmpty()) return Console.PROBLEM;
    print(derived.get(), prepared, console);
    return Console.DONE;
  }

  /// Why a whole vector or matrix has no derivation: of which gate.
  private Optional<Problem> reason(ComputationGraph graph) {
    return Optional.ofNullable(wrt)
        .flatMap(typed -> Derivation.input(graph, typed))
        .flatMap(name -> TensorDerivation.objection(graph, name));
  }

  /// Where nothing has a value, the chain of local gradients along all ways, as far as it goes.
  private Optional<PathStory> symbols(Prepared prepared, Console console) {
    ComputationGraph graph = prepared.graph();
    if (!graph.isSymbolic()) return Optional.empty();
    Trace trace = Trace.of(graph);
    Manner manner = new Manner(console.locale(), numbers(prepared), notation);
    return by(graph).map(gate -> PathStory.gradient(trace, gate, manner));
  }

  private Optional<Gate> by(ComputationGraph graph) {
    return wrt == null
        ? graph.inputs().stream().findFirst()
        : Derivation.input(graph, wrt).flatMap(graph::named);
  }

  private void print(PathStory chain, ComputationGraph graph, Console console) {
    Passage.Line first = chain.lines().getFirst();
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("output", graph.output().name());
      answer.put("wrt", by(graph).orElseThrow().name());
      answer.put("result", null);
      answer.put("latex", first.latex());
      answer.put("text", first.text());
      console.out().println(Json.write(answer));
    } else if (latex) {
      chain.lines().forEach(line -> console.out().println(line.latex()));
    } else {
      chain.lines().forEach(line -> console.out().println(line.text()));
    }
  }

  /// With respect to a vector or matrix, which is the first input where none is asked for.
  private Optional<TensorDerivation> tensor(ComputationGraph graph) {
    Optional<String> first = Derivation.variables(graph).stream().findFirst().map(Variable::name);
    return Optional.ofNullable(wrt)
        .flatMap(typed -> Derivation.input(graph, typed))
        .or(() -> wrt == null ? first : Optional.empty())
        .flatMap(name -> TensorDerivation.of(graph, name, notation));
  }

  private void print(TensorDerivation chain, Prepared prepared, Console console) {
    Numbers numbers = numbers(prepared);
    List<TensorFigure.Valued> figures = known(prepared).map(chain::numbers).orElse(List.of());
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("output", prepared.graph().output().name());
      answer.put("wrt", chain.wrt().name());
      answer.put("result", chain.result().orElse(null));
      chain.jacobian().ifPresent(j -> answer.put("jacobian", j));
      answer.put("latex", chain.latexResult());
      answer.put("steps", chain.lines().stream().map(DeriveCommand::step).toList());
      console.out().println(Json.write(answer));
    } else if (latex) {
      AmountWriter writer = new AmountWriter(numbers);
      console
          .out()
          .println(chain.latex(console.locale(), figures, v -> writer.latex(Amount.of(v, false))));
    } else {
      List<String[]> rows = new ArrayList<>();
      for (TensorLine line : chain.lines()) {
        rows.add(new String[] {line.called(console.locale()), shortened(line.equation())});
      }
      console.out().println(chain.slope() + " = " + shortened(chain.resultText()));
      Table.print(rows, console);
      for (TensorFigure.Valued figure : figures) {
        console.out().println(told(figure.text(), figure.value(), prepared));
      }
    }
  }

  /// The forward and backward pass, where nothing is blank.
  private static Optional<Trace> known(Prepared prepared) {
    ComputationGraph graph = prepared.graph();
    return graph.blanks().isEmpty() ? Optional.of(Trace.of(graph)) : Optional.empty();
  }

  private static Map<String, Object> step(TensorLine line) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("rule", line.rules().getFirst().id());
    step.put("rules", line.rules().stream().map(TensorRule::id).toList());
    if (!line.wire().isEmpty()) {
      step.put("wire", line.wire());
      step.put("result", line.typed().after());
    }
    step.put("before", line.typed().before());
    step.put("after", line.typed().after());
    step.put("text", line.equation());
    return step;
  }

  /// Along the wires that the text names; where none of them is on the way and the chain is asked
  /// for, along all.
  private Chain.Sought sought(Prepared prepared, Variable wrt) {
    return Following.of(prepared.graph(), wrt, () -> chain ? given(prepared) : Optional.empty());
  }

  /// What wires are called in the picture.
  private static Optional<WireNames> given(Prepared prepared) {
    Prepared.Conditions conditions = prepared.conditions();
    Lowering drawn =
        GraphBuilder.build(
            prepared.program(),
            conditions.overrides(),
            conditions.output().orElse(null),
            Folding.FOLDED,
            () -> false);
    return drawn.hasErrors() ? Optional.empty() : Optional.of(drawn.graph().given());
  }

  private void print(
      Derivation derivation, Optional<Chain> named, Prepared prepared, Console console) {
    if (json) {
      Map<String, Object> answer = answer(derivation);
      named.ifPresent(c -> answer.put("chain", links(c)));
      console.out().println(Json.write(answer));
    } else if (latex) {
      Function<DerivationLine, String> rules = line -> line.called(console.locale());
      List<String> closing = closing(derivation, named, prepared);
      console
          .out()
          .println(
              named
                  .map(c -> c.latex(notation, rules, closing))
                  .orElseGet(() -> derivation.latex(notation, rules, closing)));
    } else if (named.isPresent()) {
      print(named.get(), Conclusion.of(derivation, named), prepared, console);
    } else {
      List<String[]> rows = new ArrayList<>();
      for (DerivationLine line : derivation.lines()) {
        String before = shortened(line.textBefore(notation));
        String left = line.simplifies() ? before : derivation.operator() + " (" + before + ")";
        rows.add(
            new String[] {
              line.called(console.locale()), left + " = " + shortened(line.textAfter(notation))
            });
      }
      Table.print(rows, console);
      String result = shortened(Conclusion.of(derivation, named).text(notation));
      console.out().println(derivation.slope() + " = " + result);
      number(derivation, prepared)
          .map(numbers(prepared)::show)
          .ifPresent(n -> console.out().println(derivation.slope() + " = " + n));
    }
  }

  /// `∂f/∂v = [0.125, 1.000]`, `∂f/∂v ≈ [0.33, 0.67]`; in the digits asked for, if any are.
  private static String told(String name, Tensor value, Prepared prepared) {
    boolean asked = prepared.source().digits().count().isPresent();
    Equation equation = Equation.of(numbers(prepared), value, asked ? 0 : MORE_DIGITS);
    return name + " " + equation.sign() + " " + equation.numbers().show(value);
  }

  private static Numbers numbers(Prepared prepared) {
    return Trace.of(prepared.graph()).numbers(prepared.source().digits());
  }

  /// What the backward pass says.
  private static Optional<Double> number(Derivation derivation, Prepared prepared) {
    Variable wrt = derivation.wrt();
    return known(prepared)
        .flatMap(t -> t.graph().named(wrt.name()).flatMap(t::gradient))
        .map(g -> g.get(wrt.index(g.shape())));
  }

  /// What else the last line of LaTeX is: shorter, and with the numbers.
  private List<String> closing(Derivation derivation, Optional<Chain> named, Prepared prepared) {
    List<String> closing = new ArrayList<>();
    String answer = Conclusion.of(derivation, named).latex(notation);
    named
        .map(c -> c.latexResult(notation))
        .filter(product -> !product.equals(answer))
        .ifPresent(product -> closing.add(answer));
    Numbers usual = numbers(prepared);
    if (named.isPresent()) {
      known(prepared)
          .flatMap(t -> ChainNumbers.of(named.get(), t, usual))
          .ifPresent(n -> closing.add(String.join(" ", n.pieces(notation, latex(n.digits())))));
    } else {
      number(derivation, prepared).map(latex(usual)).ifPresent(closing::add);
    }
    return closing;
  }

  private static Function<Double, String> latex(Numbers digits) {
    return number -> new AmountWriter(digits).latex(new Amount.Number(number));
  }

  /// The chain first, then each factor with its rule, the product as short as it gets, and in
  /// numbers.
  private void print(Chain chain, Conclusion answer, Prepared prepared, Console console) {
    boolean one = chain.isOneFactor();
    if (!one) console.out().println(chain.slope() + " = " + chain.product(notation));
    String lent = chain.lent(notation);
    if (!lent.isEmpty()) console.out().println(shortened(lent));
    List<String[]> rows = new ArrayList<>();
    for (Chain.Link link : chain.links()) {
      rows.add(
          new String[] {
            link.rules(console.locale()), link.text() + " = " + shortened(link.resultText(notation))
          });
    }
    Table.print(rows, console);
    List<String> joined = answer.joined(notation);
    if (!one || joined.size() > 1) {
      console
          .out()
          .println(
              joined.stream()
                  .map(DeriveCommand::shortened)
                  .collect(Collectors.joining(" = ", chain.slope() + " = ", "")));
    }
    known(prepared)
        .flatMap(trace -> ChainNumbers.of(chain, trace, numbers(prepared)))
        .ifPresent(numbers -> console.out().println(numbers.text(notation)));
  }

  private static List<List<Map<String, Object>>> links(Chain chain) {
    List<List<Map<String, Object>>> ways = new ArrayList<>();
    for (List<Chain.Link> way : chain.ways()) {
      List<Map<String, Object>> links = new ArrayList<>();
      for (Chain.Link link : way) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("factor", link.typed());
        entry.put("rules", link.rules().stream().map(DerivationLine::rule).toList());
        entry.put("result", link.result());
        links.add(entry);
      }
      ways.add(links);
    }
    return ways;
  }

  private static String shortened(String formula) {
    return formula.length() <= LONGEST ? formula : formula.substring(0, LONGEST) + " …";
  }

  private Map<String, Object> answer(Derivation derivation) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("output", derivation.output());
    answer.put("wrt", derivation.wrt().text());
    answer.put("result", derivation.result());
    answer.put("latex", Conclusion.of(derivation, Optional.empty()).latex(notation));
    List<Map<String, Object>> steps = new ArrayList<>();
    for (DerivationLine line : derivation.lines()) {
      Map<String, Object> step = new LinkedHashMap<>();
      step.put("rule", line.rule());
      if (!line.outer().isEmpty()) step.put("outer", line.outer());
      step.put("before", line.before());
      step.put("after", line.after());
      steps.add(step);
    }
    answer.put("steps", steps);
    return answer;
  }
}
