package gradus.calculus;

import gradus.calculus.Formulas.Unwritable;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.op.Origin;
import gradus.reading.ProgramReader;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// ∂ output / ∂ input as a formula, line by line.
public final class Derivation {
  /// The most parts of a formula, written out; larger ones are refused.
  private static final double MOST_PARTS = 200_000;

  /// The most parts of a formula in which names of the program are put in for what they stand for.
  private static final double MOST_SUBSTITUTED = 20_000;

  /// A derivation, or why there is none.
  public sealed interface Outcome {
    record Done(Derivation derivation) implements Outcome {}

    record Refused(Problem problem) implements Outcome {}
  }

  private final String output;
  private final Variable wrt;

  /// Whether the output has other variables beside this one.
  private final boolean partial;

  private final Term formula;
  private final List<DerivationLine> lines;
  private final Term result;

  private Derivation(
      String output,
      Variable wrt,
      boolean partial,
      Term formula,
      List<DerivationLine> lines,
      Term result) {
    this.output = output;
    this.wrt = wrt;
    this.partial = partial;
    this.formula = formula;
    this.lines = List.copyOf(lines);
    this.result = result;
  }

  /// How a program is to be built so that its own functions are derived by their bodies.
  public static Folding folding(Program program) {
    Set<String> own = new HashSet<>();
    collect(program.statements(), own);
    return new Folding(false, own, Set.of());
  }

  private static void collect(List<Statement> statements, Set<String> own) {
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Bare b -> {}
        case Statement.Repeat r -> collect(r.body(), own);
        case Statement.Definition d -> {
          if (d.parameters() != null) own.add(d.name());
        }
      }
    }
  }

  /// What can be derived for: scalar inputs, and entries of small tensors.
  public static List<Variable> variables(ComputationGraph graph) {
    List<Variable> variables = new ArrayList<>();
    EntryNames names = new EntryNames(graph);
    for (Gate input : graph.inputs()) {
      Shape shape = Formulas.shape(input);
      if (shape.size() <= Formulas.MOST_ENTRIES) {
        variables.addAll(names.entries(input.name(), shape));
      }
    }
    return variables;
  }

  /// Of the graph's output with respect to its first input, or the first entry of it.
  public static Outcome of(ComputationGraph graph) {
    return variables(graph).stream()
        .findFirst()
        .map(v -> of(graph, v))
        .orElseGet(() -> new Outcome.Refused(Problem.error(Span.NOWHERE, "derive.none")));
  }

  /// As below, of what people typed: `x`, `W[0, 1]`, or `W[-1,0]` counted from the end.
  public static Outcome of(ComputationGraph graph, String wrt) {
    for (Variable entry : variables(graph)) {
      if (entry.isLowered() && entry.shown().equals(wrt.strip())) return of(graph, entry);
    }
    Variable variable = spelt(graph, wrt);
    Gate input = graph.named(variable.name()).filter(Gate::isInput).orElse(null);
    return of(graph, input == null ? variable : variable.from(Formulas.shape(input)));
  }

  /// What people typed, by its name in the program: `w_0` and `w₀` are its w0.
  private static Variable spelt(ComputationGraph graph, String wrt) {
    Variable typed = Variable.read(wrt);
    if (graph.named(typed.name()).isPresent()) return typed;
    Variable written = typed.isEntry() ? typed : blackboard(wrt, typed);
    if (graph.named(written.name()).isPresent()) return written;
    String shown = TypesetName.text(written.name());
    List<String> same =
        graph.inputs().stream()
            .map(Gate::name)
            .filter(name -> TypesetName.text(name).equals(shown))
            .toList();
    return same.size() == 1 ? written.called(same.getFirst()) : written;
  }

  /// The input that people mean by a name, if it is one: all of a tensor, or a number.
  public static Optional<String> input(ComputationGraph graph, String wrt) {
    Variable meant = spelt(graph, wrt);
    boolean whole = !meant.isEntry() && graph.named(meant.name()).filter(Gate::isInput).isPresent();
    return whole ? Optional.of(meant.name()) : Optional.empty();
  }

  /// A name written as on a blackboard, `w_{11}^{(1)}`, as the program has it.
  private static Variable blackboard(String wrt, Variable otherwise) {
    List<Statement> statements = ProgramReader.read(wrt).statements();
    boolean one = statements.size() == 1;
    return one
            && statements.getFirst() instanceof Statement.Bare bare
            && bare.body() instanceof Expr.Name name
        ? Variable.of(name.name())
        : otherwise;
  }

  /// Of the graph's output with respect to a scalar input or an entry.
  public static Outcome of(ComputationGraph graph, Variable wish) {
    List<Variable> variables = variables(graph);
    if (!variables.contains(wish)) return unknown(graph, wish);
    Variable variable = variables.get(variables.indexOf(wish));
    Shape output = Formulas.shape(graph.output());
    if (!output.isScalar()) {
      return new Outcome.Refused(
          Problem.error(graph.output().span(), "derive.vector", output.toString()));
    }
    try {
      Outcome whole = of(graph, variable, false);
      return whole instanceof Outcome.Done ? whole : of(graph, variable, true);
    } catch (Unwritable none) {
      return new Outcome.Refused(unwritable(graph, none.gate()));
    }
  }

  private static Problem unwritable(ComputationGraph graph, Gate gate) {
    Shape shape = Formulas.shape(gate);
    String text = graph.text(gate, 40);
    if (gate.isOperation() && gate.op().origin() instanceof Origin.Undefined) {
      return Problem.error(gate.span(), "derive.undefined", gate.op().name());
    }
    return shape.size() > Formulas.MOST_ENTRIES
        ? Problem.error(gate.span(), "derive.tensor", text, shape.toString(), Formulas.MOST_ENTRIES)
        : Problem.error(gate.span(), "derive.op", text, gate.op().name());
  }

  private static Outcome unknown(ComputationGraph graph, Variable wrt) {
    List<Variable> variables = variables(graph);
    Variable entry =
        variables.stream()
            .filter(v -> v.isEntry() && v.name().equals(wrt.name()))
            .findFirst()
            .orElse(null);
    if (entry != null && !wrt.isEntry()) {
      Gate input = graph.named(wrt.name()).orElseThrow();
      return new Outcome.Refused(
          Problem.error(
              input.span(), "derive.entry", wrt.name(), input.shape().toString(), entry.text()));
    }
    if (variables.isEmpty()) return new Outcome.Refused(Problem.error(Span.NOWHERE, "derive.none"));
    String some = variables.stream().limit(8).map(Variable::text).collect(Collectors.joining(", "));
    return new Outcome.Refused(
        Problem.error(
            Span.NOWHERE,
            "derive.unknown",
            wrt.text(),
            some + (variables.size() > 8 ? ", …" : "")));
  }

  private static Outcome of(ComputationGraph graph, Variable wrt, boolean keepsNames) {
    Outcome large =
        new Outcome.Refused(Problem.error(graph.output().span(), "derive.large", (int) MOST_PARTS));
    try {
      Terms terms = new Terms(graph);
      return of(
          graph,
          wrt,
          terms,
          new Formulas(graph, terms, keepsNames ? Kept.NUMBERS : Kept.NOTHING),
          large);
    } catch (Terms.TooLarge tooLarge) {
      return large;
    }
  }

  private static Outcome of(
      ComputationGraph graph, Variable wrt, Terms terms, Formulas formulas, Outcome large) {
    Term formula = formulas.output();
    boolean kept = !formulas.definitions().isEmpty();
    if (formula.weight() > (kept ? MOST_PARTS : MOST_SUBSTITUTED)) return large;
    Differentiation work =
        new Differentiation(
            terms, terms.name(wrt), formulas.definitions(), new Present(graph, formulas));
    Term result = work.of(formula);
    if (result.weight() > MOST_PARTS) return large;
    if (work.lines().stream().anyMatch(l -> l.weight() > 4 * MOST_PARTS)) return large;
    String output = graph.output().name() == null ? "f" : graph.output().name();
    List<DerivationLine> lines = new ArrayList<>(work.lines());
    named(graph, terms, formula, result, lines);
    return new Outcome.Done(
        new Derivation(output, wrt, variables(graph).size() > 1, formula, lines, result));
  }

  /// A last line in the output's own name where the result repeats the output: F(1 − F).
  private static void named(
      ComputationGraph graph, Terms terms, Term formula, Term result, List<DerivationLine> lines) {
    String name = graph.output().name();
    // In a repeat an input may have the same name.
    boolean free = name != null && graph.inputs().stream().noneMatch(g -> name.equals(g.name()));
    if (!free || formula.parts().isEmpty()) return;
    Term called = terms.name(name);
    Term shorter = terms.replaced(result, formula, called);
    if (shorter != result && shorter.weight() < result.weight() / 2) {
      lines.add(new DerivationLine(DerivativeRule.Textbook.ABBREVIATION, null, called, formula));
      lines.add(new DerivationLine(DerivativeRule.Textbook.SIMPLIFY, null, result, shorter));
    }
  }

  /// The name of what is derived; `f` where it has none.
  public String output() {
    return output;
  }

  public Variable wrt() {
    return wrt;
  }

  /// What is derived, in the names of the inputs.
  public String formula() {
    return TermWriter.text(formula);
  }

  public String latexFormula(Signs signs) {
    return TermWriter.valueLatex(formula, signs);
  }

  public List<DerivationLine> lines() {
    return lines;
  }

  /// The derivative, in the output's own name where it repeats the output: F(1 − F).
  Term shortest() {
    return lines.isEmpty() || !lines.getLast().simplifies() ? result : lines.getLast().last();
  }

  /// The derivative as the language writes it.
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

  public List<String> resultPieces(Signs signs) {
    return TermWriter.pieces(result, signs);
  }

  /// `∂f/∂x`; `df/dx` of a function of one variable.
  public String slope() {
    String d = partial ? "∂" : "d";
    return d + TypesetName.text(output) + "/" + d + wrt.shown();
  }

  /// `\frac{\partial f}{\partial x}`.
  public String latexSlope() {
    String d = partial ? "\\partial" : "d";
    return "\\frac{" + d + " " + TypesetName.shown(output) + "}{" + d + " " + wrt.latex() + "}";
  }

  /// A line as an equation: d/dx of the part is its derivative, or one form is another.
  public String latex(DerivationLine line, Signs signs) {
    return left(line, signs) + " = " + line.latexAfter(signs);
  }

  private String left(DerivationLine line, Signs signs) {
    String before = line.latexBefore(signs);
    return line.simplifies() ? before : latexOperator() + "\\left(" + before + "\\right)";
  }

  /// `∂/∂x`, or `d/dx`.
  public String operator() {
    return partial ? "∂/∂" + wrt.shown() : "d/d" + wrt.shown();
  }

  /// `\frac{\partial}{\partial x}`, or `\frac{d}{dx}`.
  public String latexOperator() {
    return "\\frac" + (partial ? "{\\partial}{\\partial " : "{d}{d") + wrt.latex() + "}";
  }

  /// All of it as aligned lines, each with the name of its rule in the margin.
  ///
  /// @param closing the last sides of the equation: shorter, and with the numbers
  public String latex(
      Signs signs, Function<DerivationLine, String> ruleName, List<String> closing) {
    String answer = TermWriter.latex(shortest(), signs);
    StringBuilder out = new StringBuilder("\\begin{aligned}\n");
    for (DerivationLine line : lines) {
      out.append(left(line, signs)).append(" &= ").append(line.latexAfter(signs));
      out.append(" && \\text{").append(ruleName.apply(line).replace("_", "\\_")).append("} \\\\\n");
    }
    out.append(latexSlope()).append(" &= ").append(answer);
    closing.forEach(side -> out.append(" \\\\\n &= ").append(side));
    return out.append("\n\\end{aligned}").toString();
  }
}
