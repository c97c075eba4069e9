package gradus.calculus;

import gradus.calculus.Formulas.Unwritable;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.latex.TypesetName;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// d output / d input as a formula, line by line.
public final class Derivation {
  /// A formula with more parts than this, written out, helps nobody.
  private static final double MOST_PARTS = 200_000;

  /// With more parts than this names of the program stay names.
  private static final double MOST_SUBSTITUTED = 20_000;

  /// A derivation, or why there is none.
  public sealed interface Outcome {
    record Done(Derivation derivation) implements Outcome {}

    record Refused(Problem problem) implements Outcome {}
  }

  private static final Pattern ENTRY = Pattern.compile("(.+)\\[(-?\\d{1,6}(?:,-?\\d{1,6})?)]");

  private final String output;
  private final String wrt;
  private final Term formula;
  private final List<Line> lines;
  private final Term result;

  private Derivation(String output, String wrt, Term formula, List<Line> lines, Term result) {
    this.output = output;
    this.wrt = wrt;
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

  /// The names that can be derived for: scalar inputs, and entries of small tensors (`W[0,1]`).
  public static List<String> variables(ComputationGraph graph) {
    List<String> names = new ArrayList<>();
    for (Gate input : graph.inputs()) {
      Shape shape = Formulas.shape(input);
      if (shape.size() > Formulas.MOST_ENTRIES) continue;
      for (int i = 0; i < shape.size(); i++) {
        int cols = shape.cols();
        names.add(
            input.name()
                + switch (shape.rank()) {
                  case 0 -> "";
                  case 1 -> "[" + i + "]";
                  default -> "[" + i / cols + "," + i % cols + "]";
                });
      }
    }
    return names;
  }

  /// Of the graph's output with respect to a scalar input or an entry (`W[0,1]`).
  public static Outcome of(ComputationGraph graph, String wrt) {
    String variable = entry(graph, wrt.replace(" ", ""));
    if (!variables(graph).contains(variable)) return unknown(graph, variable);
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
    return shape.size() > Formulas.MOST_ENTRIES
        ? Problem.error(gate.span(), "derive.tensor", text, shape.toString(), Formulas.MOST_ENTRIES)
        : Problem.error(gate.span(), "derive.op", text, gate.op().name());
  }

  /// `W[-1,0]` counted from the end, as the language does.
  private static String entry(ComputationGraph graph, String wrt) {
    Matcher at = ENTRY.matcher(wrt);
    Gate input = at.matches() ? graph.named(at.group(1)).orElse(null) : null;
    if (input == null || !input.isInput()) return wrt;
    Shape s = Formulas.shape(input);
    String[] places = at.group(2).split(",");
    if (places.length != s.rank()) return wrt;
    List<String> from = new ArrayList<>();
    for (int axis = 0; axis < places.length; axis++) {
      int place = Integer.parseInt(places[axis]);
      from.add("" + (place < 0 ? place + s.length(axis) : place));
    }
    return at.group(1) + "[" + String.join(",", from) + "]";
  }

  private static Outcome unknown(ComputationGraph graph, String wrt) {
    List<String> names = variables(graph);
    String first = names.stream().filter(n -> n.startsWith(wrt + "[")).findFirst().orElse(null);
    if (first != null) {
      Gate input = graph.named(wrt).orElseThrow();
      return new Outcome.Refused(
          Problem.error(input.span(), "derive.entry", wrt, input.shape().toString(), first));
    }
    String some = String.join(", ", names.subList(0, Math.min(8, names.size())));
    Span nowhere = new Span(0, 0);
    return new Outcome.Refused(
        names.isEmpty()
            ? Problem.error(nowhere, "derive.none")
            : Problem.error(
                nowhere, "derive.unknown", wrt, some + (names.size() > 8 ? ", …" : "")));
  }

  private static Outcome of(ComputationGraph graph, String wrt, boolean keepsNames) {
    Outcome large =
        new Outcome.Refused(Problem.error(graph.output().span(), "derive.large", (int) MOST_PARTS));
    try {
      Terms terms = new Terms();
      return of(graph, wrt, terms, new Formulas(graph, terms, keepsNames), large);
    } catch (Terms.TooLarge tooLarge) {
      return large;
    }
  }

  private static Outcome of(
      ComputationGraph graph, String wrt, Terms terms, Formulas formulas, Outcome large) {
    Term formula = formulas.output();
    boolean kept = !formulas.definitions().isEmpty();
    if (formula.weight() > (kept ? MOST_PARTS : MOST_SUBSTITUTED)) return large;
    Differentiation work = new Differentiation(terms, terms.name(wrt), formulas.definitions());
    Term result = work.of(formula);
    if (result.weight() > MOST_PARTS) return large;
    if (work.lines().stream().anyMatch(l -> l.weight() > 4 * MOST_PARTS)) return large;
    String output = graph.output().name() == null ? "f" : graph.output().name();
    List<Line> lines = new ArrayList<>(work.lines());
    named(graph, terms, formula, result, lines);
    return new Outcome.Done(new Derivation(output, wrt, formula, lines, result));
  }

  /// A last line in the output's own name where the result repeats the output: F(1 − F).
  private static void named(
      ComputationGraph graph, Terms terms, Term formula, Term result, List<Line> lines) {
    String name = graph.output().name();
    // In a repeat an input may have the same name.
    boolean free = name != null && graph.inputs().stream().noneMatch(g -> name.equals(g.name()));
    if (!free || formula.parts().isEmpty()) return;
    Term shorter = terms.replaced(result, formula, terms.name(name));
    if (shorter != result && shorter.weight() < result.weight() / 2) {
      lines.add(new Line(DerivativeRule.Textbook.SIMPLIFY, null, result, shorter));
    }
  }

  /// The name of what is derived; `f` where it has none.
  public String output() {
    return output;
  }

  public String wrt() {
    return wrt;
  }

  /// What is derived, in the names of the inputs.
  public String formula() {
    return TermWriter.text(formula);
  }

  public String latexFormula() {
    return TermWriter.latex(formula);
  }

  public List<Line> lines() {
    return lines;
  }

  /// The derivative as the language writes it.
  public String result() {
    return TermWriter.text(result);
  }

  public String latexResult() {
    return TermWriter.latex(result);
  }

  public List<String> resultPieces() {
    return TermWriter.pieces(result);
  }

  /// `\frac{d f}{d x}`.
  public String latexSlope() {
    return "\\frac{d " + TypesetName.shown(output) + "}{d " + latexVariable() + "}";
  }

  private String latexVariable() {
    int bracket = wrt.indexOf('[');
    if (bracket < 0) return TypesetName.shown(wrt);
    return TypesetName.shown(wrt.substring(0, bracket)) + wrt.substring(bracket);
  }

  /// A line as an equation: d/dx of the part is its derivative, or one form is another.
  public String latex(Line line) {
    if (line.simplifies()) return line.latexBefore() + " = " + line.latexAfter();
    return operator() + "\\left(" + line.latexBefore() + "\\right) = " + line.latexAfter();
  }

  /// `\frac{d}{dx}`.
  public String operator() {
    return "\\frac{d}{d" + latexVariable() + "}";
  }

  /// All of it as aligned lines, each with the name of its rule in the margin.
  public String latex(Function<Line, String> ruleName) {
    StringBuilder out = new StringBuilder("\\begin{aligned}\n");
    for (Line line : lines) {
      String[] sides = {
        line.simplifies()
            ? line.latexBefore()
            : operator() + "\\left(" + line.latexBefore() + "\\right)",
        line.latexAfter()
      };
      out.append(sides[0]).append(" &= ").append(sides[1]);
      out.append(" && \\text{").append(ruleName.apply(line)).append("} \\\\\n");
    }
    out.append(latexSlope()).append(" &= ").append(latexResult()).append("\n\\end{aligned}");
    return out.toString();
  }
}
