package gradus.calculus;

import gradus.calculus.Formulas.Unwritable;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A derivative as the notes write it, along the wires that a program names: ∂L/∂w = ∂L/∂z · ∂z/∂s
/// · ∂s/∂w, each factor worked out by itself.
public final class Chain {
  private static final int MOST_WAYS = 8;
  private static final int MOST_LINKS = 40;

  /// One factor: a named wire with respect to the next one, or to the input at the end.
  public static final class Link {
    private final String of;
    private final Variable by;
    private final List<String> held;
    private final List<DerivationLine> lines;
    private final Term result;

    private Link(
        String of, Variable by, List<String> held, List<DerivationLine> lines, Term result) {
      this.of = of;
      this.by = by;
      this.held = List.copyOf(held);
      this.lines = lines;
      this.result = result;
    }

    /// `∂s/∂w[0,1]`; `∂f/∂x|z` with z held, where z depends on x too.
    public String text() {
      String bar = held.stream().map(TypesetName::text).collect(Collectors.joining(", "));
      String whole = "∂" + TypesetName.text(of) + "/∂" + by.shown();
      return held.isEmpty() ? whole : whole + "|" + bar;
    }

    /// The same in the names as they are typed.
    public String typed() {
      String whole = "∂" + of + "/∂" + by.text();
      return held.isEmpty() ? whole : whole + "|" + String.join(", ", held);
    }

    /// `\frac{\partial s}{\partial w}`.
    public String latex() {
      String whole =
          "\\frac{\\partial " + TypesetName.shown(of) + "}{\\partial " + by.latex() + "}";
      String bar = held.stream().map(TypesetName::shown).collect(Collectors.joining(","));
      return held.isEmpty() ? whole : "\\left." + whole + "\\right|_{" + bar + "}";
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

    /// How it is found, a rule a line.
    public List<DerivationLine> lines() {
      return lines;
    }

    /// The rule that is used last, of the whole formula; empty where the formula is the variable.
    public Optional<DerivationLine> outermost() {
      return lines.stream().filter(line -> !line.simplifies()).reduce((a, b) -> b);
    }
  }

  private final String output;
  private final Variable wrt;
  private final List<List<Link>> ways;
  private final Term result;

  private Chain(String output, Variable wrt, List<List<Link>> ways, Term result) {
    this.output = output;
    this.wrt = wrt;
    this.ways = ways;
    this.result = result;
  }

  /// Of the graph's output with respect to an input or an entry of one. Empty where no wire on the
  /// way has a name, where there are too many ways, or where something on the way is no formula of
  /// numbers.
  public static Optional<Chain> of(ComputationGraph graph, Variable wrt) {
    return of(graph, wrt, false);
  }

  /// The same along all wires, those without a name by the one they were given: ∂f/∂q · ∂q/∂x.
  public static Optional<Chain> ofAllWires(ComputationGraph graph, Variable wrt) {
    return of(graph, wrt, true);
  }

  private static Optional<Chain> of(ComputationGraph graph, Variable wrt, boolean given) {
    try {
      Terms terms = new Terms();
      Formulas formulas = new Formulas(graph, terms, true, given);
      Term formula = formulas.output();
      Map<Term, Term> definitions = new LinkedHashMap<>(formulas.definitions());
      String output = graph.output().name();
      definitions.put(terms.name(Variable.of(output)), formula);
      return new Search(terms, definitions, wrt).chain(output);
    } catch (Unwritable | Terms.TooLarge none) {
      return Optional.empty();
    }
  }

  /// Looks for the ways from a name down to the variable.
  private static final class Search {
    private final Terms terms;
    private final Map<Term, Term> definitions;
    private final Variable wrt;
    private final Term x;
    private final Map<Term, Set<Term>> within = new LinkedHashMap<>();
    private final Map<Term, Boolean> leads = new LinkedHashMap<>();
    private final Map<List<Term>, Link> links = new LinkedHashMap<>();
    private final List<List<Term>> ways = new ArrayList<>();

    Search(Terms terms, Map<Term, Term> definitions, Variable wrt) {
      this.terms = terms;
      this.definitions = definitions;
      this.wrt = wrt;
      x = terms.name(wrt);
    }

    Optional<Chain> chain(String output) {
      Term from = terms.name(Variable.of(output));
      if (!leads(from)) return Optional.empty();
      walk(from, new ArrayList<>(List.of(from)));
      boolean named = ways.stream().anyMatch(way -> way.size() > 2);
      if (!named || ways.size() > MOST_WAYS) return Optional.empty();
      List<List<Link>> linked = new ArrayList<>();
      List<Term> products = new ArrayList<>();
      for (List<Term> way : ways) {
        List<Link> chain = new ArrayList<>();
        for (int i = 1; i < way.size(); i++) {
          chain.add(link(way.get(i - 1), way.get(i)));
        }
        linked.add(List.copyOf(chain));
        products.add(terms.product(chain.stream().map(link -> link.result).toList()));
      }
      if (links.size() > MOST_LINKS) return Optional.empty();
      return Optional.of(new Chain(output, wrt, List.copyOf(linked), terms.sum(products)));
    }

    private void walk(Term at, List<Term> way) {
      if (ways.size() > MOST_WAYS || way.size() > MOST_LINKS) return;
      for (Term next : within(at)) {
        if (next != x && !leads(next)) continue;
        way.add(next);
        if (next == x) {
          ways.add(List.copyOf(way));
        } else {
          walk(next, way);
        }
        way.removeLast();
      }
    }

    /// The names in a name's formula, as they stand.
    private Set<Term> within(Term name) {
      return within.computeIfAbsent(
          name,
          n -> {
            Set<Term> names = new LinkedHashSet<>();
            collect(definitions.getOrDefault(n, n), names, new LinkedHashSet<>());
            names.remove(n);
            return names;
          });
    }

    private static void collect(Term term, Set<Term> names, Set<Term> seen) {
      List<Term> open = new ArrayList<>(List.of(term));
      while (!open.isEmpty()) {
        Term next = open.removeLast();
        if (!seen.add(next)) continue;
        if (next.is(Term.Head.NAME)) names.add(next);
        open.addAll(next.parts().reversed());
      }
    }

    /// Whether the variable stands somewhere below a name.
    private boolean leads(Term name) {
      return leads.computeIfAbsent(name, n -> leads(n, x));
    }

    /// Whether one name stands somewhere below another.
    private boolean leads(Term name, Term below) {
      List<Term> open = new ArrayList<>(List.of(name));
      Set<Term> seen = new LinkedHashSet<>();
      while (!open.isEmpty()) {
        Term next = open.removeLast();
        if (next == below) return true;
        if (seen.add(next) && definitions.containsKey(next)) open.addAll(within(next));
      }
      return false;
    }

    private Link link(Term of, Term by) {
      return links.computeIfAbsent(
          List.of(of, by),
          pair -> {
            Differentiation work = new Differentiation(terms, by, Map.of());
            Term slope = work.of(definitions.get(of));
            List<String> held =
                within(of).stream()
                    .filter(other -> other != by && leads(other, by))
                    .map(other -> other.variable().name())
                    .distinct()
                    .toList();
            return new Link(
                of.variable().name(), by.variable(), held, List.copyOf(work.lines()), slope);
          });
    }
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
  /// and the product.
  public String latex(Signs signs, Function<DerivationLine, String> ruleName) {
    StringBuilder out = new StringBuilder("\\begin{aligned}\n");
    out.append(latexSlope()).append(" &= ").append(latexProduct(signs)).append(" \\\\\n");
    for (Link link : links()) {
      out.append(link.latex()).append(" &= ").append(link.latexResult(signs));
      link.outermost()
          .ifPresent(line -> out.append(" && \\text{").append(ruleName.apply(line)).append("}"));
      out.append(" \\\\\n");
    }
    out.append(latexSlope()).append(" &= ").append(latexResult(signs));
    return out.append("\n\\end{aligned}").toString();
  }

  /// What each link is with the values of a trace; empty while one is not known.
  public Optional<Map<Link, Double>> numbers(Trace trace) {
    StringBuilder values = new StringBuilder();
    for (Gate gate : trace.graph().gates()) {
      String name = trace.graph().called(gate).orElse(null);
      boolean inside = gate.group() != null && gate.name() == null || gate.round() != null;
      if (name == null || inside) continue;
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
