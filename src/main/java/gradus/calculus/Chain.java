package gradus.calculus;

import gradus.calculus.Formulas.Unwritable;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.WireNames;
import gradus.lang.Problem;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A derivative as the notes write it, along the wires that a program names: ∂L/∂w = ∂L/∂z · ∂z/∂s
/// · ∂s/∂w, each factor worked out by itself.
public final class Chain {
  /// One factor: a named wire with respect to the next one, or to the input at the end.
  public static final class Link {
    final Variable of;
    final Variable by;
    private final List<Variable> held;
    private final List<DerivationLine> lines;
    private final Term result;

    Link(Variable of, Variable by, List<Variable> held, List<DerivationLine> lines, Term result) {
      this.of = of;
      this.by = by;
      this.held = List.copyOf(held);
      this.lines = lines;
      this.result = result;
    }

    /// `∂s/∂w[0,1]`; `∂f/∂x|z` with z held, where z depends on x too.
    public String text() {
      String bar = held.stream().map(Variable::shown).collect(Collectors.joining(", "));
      String whole = "∂" + of.shown() + "/∂" + by.shown();
      return held.isEmpty() ? whole : whole + "|" + bar;
    }

    /// The same in the names as they are typed.
    public String typed() {
      String bar = held.stream().map(Variable::text).collect(Collectors.joining(", "));
      String whole = "∂" + of.text() + "/∂" + by.text();
      return held.isEmpty() ? whole : whole + "|" + bar;
    }

    /// `\frac{\partial s}{\partial w}`.
    public String latex() {
      String whole = "\\frac{\\partial " + of.latex() + "}{\\partial " + by.latex() + "}";
      String bar = held.stream().map(Variable::latex).collect(Collectors.joining(","));
      return held.isEmpty() ? whole : "\\left." + whole + "\\right|_{" + bar + "}";
    }

    Term slope() {
      return result;
    }

    /// What it is, as the language writes it, in the names of the program.
    public String result() {
      return TermWriter.text(result);
    }

    /// The same as a line for people.
    public String resultText(Signs signs) {
      return TermWriter.line(result, signs);
    }

    public String latexResult(Signs signs) {
      return TermWriter.latex(result, signs);
    }

    /// The same in pieces between which a long formula may be broken.
    public List<String> resultPieces(Signs signs) {
      return TermWriter.pieces(result, signs);
    }

    /// How it is found, a rule a line.
    public List<DerivationLine> lines() {
      return lines;
    }

    /// The lines whose rules make it, from the whole formula inwards, each rule once: in Σ q² the
    /// sum's and the power's. What is constant, or the variable itself, needs none.
    public List<DerivationLine> rules() {
      List<DerivationLine> rules = new ArrayList<>();
      Set<List<String>> known = new HashSet<>();
      for (DerivationLine line : lines.reversed()) {
        boolean plain = line.simplifies() || line.isPlain();
        if (!plain && known.add(List.of(line.rule(), line.outer()))) rules.add(line);
      }
      return List.copyOf(rules);
    }

    /// What they are called, one after another: `sum rule, power rule`.
    public String rules(Locale locale) {
      return rules().stream().map(line -> line.called(locale)).collect(Collectors.joining(", "));
    }
  }

  /// A chain, or why there is none.
  public sealed interface Sought {
    /// The chain, if there is one.
    default Optional<Chain> found() {
      return switch (this) {
        case Found found -> Optional.of(found.chain);
        case Missing m -> Optional.empty();
      };
    }

    record Found(Chain chain) implements Sought {}

    /// @param large whether there is one that is only too long to write out
    record Missing(Problem reason, boolean large) implements Sought {}
  }

  private final String output;
  private final Variable wrt;
  private final List<List<Link>> ways;
  private final Term result;

  /// The same as short as it gets.
  private final Term shortest;

  /// That with what the given names stand for, in the names of the text; empty where these are the
  /// inputs alone.
  private final Optional<Term> written;

  /// What the wires of the chain are called, by the keys of their gates.
  private final Map<String, String> names;

  /// What the names stand for that the text does not have, and names made of them, inputs first.
  private final Map<Variable, Term> lent;

  private Chain(
      String output,
      Variable wrt,
      List<List<Link>> ways,
      Term result,
      Term shortest,
      Optional<Term> written,
      Map<String, String> names,
      Map<Variable, Term> lent) {
    this.shortest = shortest;
    this.written = written;
    this.lent = lent;
    this.output = output;
    this.wrt = wrt;
    this.ways = ways;
    this.result = result;
    this.names = names;
  }

  /// Of the graph's output with respect to an input or an entry of one, along the wires that the
  /// text names: vectors and matrices by their entries, each round of a repeat by its own name.
  public static Sought of(ComputationGraph graph, Variable wrt) {
    return ofAllWires(graph, wrt, WireNames.NONE);
  }

  /// The same along all wires, those without a name by the one they were given: ∂f/∂q · ∂q/∂x.
  ///
  /// @param given what wires are called where functions are drawn as one gate
  public static Sought ofAllWires(ComputationGraph graph, Variable wish, WireNames given) {
    Variable wrt =
        Derivation.variables(graph).stream().filter(wish::equals).findFirst().orElse(wish);
    Terms terms = new Terms(graph);
    Formulas formulas = new Formulas(graph, terms, new Kept.NamedWires(given));
    try {
      Term formula = formulas.output();
      Map<Term, Term> definitions = new LinkedHashMap<>(formulas.definitions());
      String output = graph.output().name();
      definitions.put(terms.name(Variable.of(output)), formula);
      ChainSearch search = new ChainSearch(terms, definitions, wrt, new Present(graph, formulas));
      return switch (search.from(output)) {
        case FOUND -> {
          List<List<Link>> ways = search.linked();
          Map<String, String> names = new LinkedHashMap<>();
          Map<Variable, Term> lent = new LinkedHashMap<>();
          Set<Term> unwritten = new LinkedHashSet<>();
          for (Gate gate : graph.gates()) {
            String name = gate.isInput() ? gate.name() : formulas.name(gate).orElse(null);
            if (name == null) continue;
            names.put(gate.key(), name);
            boolean written = graph.named(name).isPresent();
            for (Variable entry : formulas.entries(name, Formulas.shape(gate))) {
              Term meant = definitions.get(terms.name(entry));
              if (meant == null || written && !ChainSearch.speaksOf(meant, unwritten)) continue;
              lent.put(entry, meant);
              if (!written) unwritten.add(terms.name(entry));
            }
          }
          Term product = search.product(ways);
          Term shortest = search.shortest(product);
          Optional<Term> written =
              search
                  .without(unwritten, definitions, shortest)
                  .filter(t -> ChainSearch.variables(t).anyMatch(v -> isMade(graph, v)));
          lent = ChainSearch.spoken(lent, ways);
          yield new Sought.Found(
              new Chain(output, wrt, ways, product, shortest, written, names, lent));
        }
        case DIRECT -> missing(graph, false, "derive.chain.none", wrt.shown());
        case MANY -> missing(graph, true, "derive.chain.many", wrt.shown(), ChainSearch.MOST_WAYS);
        case LONG -> missing(graph, true, "derive.chain.long", wrt.shown(), ChainSearch.MOST_LINKS);
      };
    } catch (Unwritable none) {
      String name = none.gate().name();
      String called = name != null ? TypesetName.text(name) : graph.text(none.gate(), 40);
      return missing(graph, false, "derive.chain.formula", called);
    } catch (Terms.TooLarge large) {
      return missing(graph, true, "derive.chain.large", wrt.shown());
    }
  }

  private static boolean isMade(ComputationGraph graph, Variable variable) {
    return graph.named(variable.name()).filter(Gate::isOperation).isPresent();
  }

  private static Sought missing(ComputationGraph graph, boolean large, String key, Object... args) {
    return new Sought.Missing(Problem.notice(graph.output().span(), key, args), large);
  }

  public String output() {
    return output;
  }

  public Variable wrt() {
    return wrt;
  }

  /// The ways from the output to the variable, each a product of its links.
  public List<List<Link>> ways() {
    return ways;
  }

  /// All links, each once, from the output down.
  public List<Link> links() {
    return ways.stream().flatMap(List::stream).distinct().toList();
  }

  /// Whether it has no other wire on the way, and is a single line.
  public boolean isOneFactor() {
    return ways.size() == 1 && ways.getFirst().size() == 1;
  }

  /// The product of the factors, the ways added.
  Term product() {
    return result;
  }

  Term shortest() {
    return shortest;
  }

  Optional<Term> written() {
    return written;
  }

  /// Whether its product speaks of names that wires without one were given.
  public boolean isLent() {
    return ChainSearch.variables(shortest).anyMatch(lent::containsKey);
  }

  /// What the names stand for that wires without one were given, and what is made of those: `q = x
  /// + y, f = q · z`; often nothing.
  public String lent(Signs signs) {
    return lent.entrySet().stream()
        .map(e -> e.getKey().shown() + " = " + TermWriter.valueLine(e.getValue(), signs))
        .collect(Collectors.joining(", "));
  }

  /// The same as LaTeX, one by one: each name and what it stands for.
  public List<Map.Entry<String, String>> latexLent(Signs signs) {
    return lent.entrySet().stream()
        .map(e -> Map.entry(e.getKey().latex(), TermWriter.valueLatex(e.getValue(), signs)))
        .toList();
  }

  /// The product, or the sum of products, as the language writes it.
  public String result() {
    return TermWriter.text(result);
  }

  /// The same as a line for people.
  public String resultText(Signs signs) {
    return TermWriter.line(result, signs);
  }

  public String latexResult(Signs signs) {
    return TermWriter.latex(result, signs);
  }

  /// `∂L/∂w`.
  public String slope() {
    return "∂" + TypesetName.text(output) + "/∂" + wrt.shown();
  }

  public String latexSlope() {
    return "\\frac{\\partial " + TypesetName.shown(output) + "}{\\partial " + wrt.latex() + "}";
  }

  /// `∂L/∂z · ∂z/∂w + …`.
  public String product(Signs signs) {
    String times = " " + signs.factor() + " ";
    return ways.stream()
        .map(way -> way.stream().map(Link::text).collect(Collectors.joining(times)))
        .collect(Collectors.joining(" + "));
  }

  public String latexProduct(Signs signs) {
    String times = " " + signs.latexFactor() + " ";
    return ways.stream()
        .map(way -> way.stream().map(Link::latex).collect(Collectors.joining(times)))
        .collect(Collectors.joining(" + "));
  }

  /// All of it as aligned lines: the chain, each factor with the name of its rule in the margin,
  /// the product, and what else it is.
  ///
  /// @param closing the last sides of the equation: shorter, and with the numbers
  public String latex(
      Signs signs, Function<DerivationLine, String> ruleName, List<String> closing) {
    StringBuilder out = new StringBuilder("\\begin{aligned}\n");
    if (!isOneFactor()) {
      out.append(latexSlope()).append(" &= ").append(latexProduct(signs)).append(" \\\\\n");
    }
    // What is lent stands before it is spoken of.
    latexLent(signs).forEach(l -> out.append(l.getKey() + " &= " + l.getValue()).append(" \\\\\n"));
    List<String> lines = new ArrayList<>();
    for (Link link : links()) {
      StringBuilder line = new StringBuilder(link.latex());
      line.append(" &= ").append(link.latexResult(signs));
      String rules = link.rules().stream().map(ruleName).collect(Collectors.joining(", "));
      if (!rules.isEmpty()) {
        line.append(" && \\text{").append(rules.replace("_", "\\_")).append("}");
      }
      lines.add(line.toString());
    }
    if (!isOneFactor()) lines.add(latexSlope() + " &= " + latexResult(signs));
    out.append(String.join(" \\\\\n", lines));
    closing.forEach(side -> out.append(" \\\\\n &= ").append(side));
    return out.append("\n\\end{aligned}").toString();
  }

  /// What each link is with the values of a trace; empty while one is not known.
  public Optional<Map<Link, Double>> numbers(Trace trace) {
    StringBuilder values = new StringBuilder();
    for (Gate gate : trace.graph().gates()) {
      String name = names.get(gate.key());
      if (name == null) continue;
      Optional<Tensor> value = trace.value(gate);
      if (value.isEmpty()) return Optional.empty();
      values.append(name).append(" = ").append(Numbers.exact(value.get())).append('\n');
    }
    Map<Link, Double> numbers = new LinkedHashMap<>();
    for (Link link : links()) {
      String text = values + "value_of_link = " + link.result();
      Lowering lowering = GraphBuilder.build(ProgramReader.read(text));
      if (lowering.hasErrors()) return Optional.empty();
      Optional<Double> number =
          lowering
              .graph()
              .named("value_of_link")
              .flatMap(Trace.of(lowering.graph())::value)
              .map(Tensor::item);
      if (number.isEmpty()) return Optional.empty();
      numbers.put(link, number.get());
    }
    return Optional.of(numbers);
  }
}
