package gradus.explain;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.TypesetName;
import gradus.op.Typesetting;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The catalogue's LaTeX rules with a gate's own symbols or numbers put in.
final class Template {
  private static final Pattern PLACE = Pattern.compile("#([A-Za-z]+)");

  /// A factor of a vector-Jacobian product: its rule, and what has its shape (empty for a sign).
  record Factor(String rule, String like) {
    boolean isSign() {
      return like.isEmpty();
    }

    boolean isTransposed() {
      return rule.matches("#[A-Za-z]+\\^\\{\\\\top}");
    }

    /// Whether it is nothing but one tensor or its transpose.
    boolean isBare() {
      return isTransposed() || rule.matches("#[A-Za-z]+");
    }
  }

  private final ComputationGraph graph;
  private final Gate gate;
  private final Symbols symbols;

  Template(ComputationGraph graph, Gate gate, Symbols symbols) {
    this.graph = graph;
    this.gate = gate;
    this.symbols = symbols;
  }

  private Typesetting rules() {
    return gate.op().typesetting();
  }

  private List<Shape> shapes() {
    return graph.operands(gate).stream()
        .map(w -> w.source().shape() == null ? Shape.SCALAR : w.source().shape())
        .toList();
  }

  /// The forward rule in symbols.
  String forward() {
    return fill(rules().forward(shapes()), symbols::of, -1);
  }

  /// The forward rule with what `write` gives for each operand in its place.
  String forward(Function<Gate, String> write) {
    return fill(rules().forward(shapes()), write, -1);
  }

  /// The local gradient of an operand in symbols: where the rule is a product with the upstream
  /// gradient, what is left without it.
  String local(int operand) {
    String rule = rules().backward(shapes(), operand);
    if (gate.op().isElementwise()) return fill(rule, symbols::of, operand);
    String rest =
        factors(operand).stream()
            .map(Factor::rule)
            .filter(r -> !r.matches("#g(\\^\\{\\\\top})?"))
            .collect(Collectors.joining(" \\, "));
    return rest.isBlank() ? "1" : fill(rest, symbols::of, operand);
  }

  /// The factors of an operand's vector-Jacobian product, as rules.
  List<Factor> factors(int operand) {
    return Arrays.stream(rules().backward(shapes(), operand).split(" \\| "))
        .map(Template::factor)
        .toList();
  }

  private static Factor factor(String text) {
    int like = text.indexOf("::");
    if (like >= 0) return new Factor(text.substring(0, like), text.substring(like + 2));
    Matcher place = PLACE.matcher(text);
    return new Factor(text, place.find() ? place.group(1) : "");
  }

  /// A factor in symbols.
  String symbolic(Factor factor, int operand) {
    return fill(factor.rule(), symbols::of, operand);
  }

  /// The shape a factor has in the formula; null for a sign.
  Shape shape(Factor factor, int operand) {
    if (factor.isSign()) return null;
    Shape s =
        switch (factor.like()) {
          case "g", "y" -> gate.shape();
          case "self", "this" -> source(operand).shape();
          case String name -> named(name).shape();
        };
    return factor.isTransposed() && s.isMatrix() ? Shape.matrix(s.cols(), s.rows()) : s;
  }

  /// The operand of that letter in the catalogue.
  Gate named(String letter) {
    for (Wire wire : graph.operands(gate)) {
      if (gate.op().operand(wire.index()).name().equals(letter)) return wire.source();
    }
    throw new IllegalArgumentException(gate.op() + " has no operand " + letter);
  }

  private Gate source(int operand) {
    return graph.operands(gate).get(operand).source();
  }

  private String fill(String template, Function<Gate, String> write, int operand) {
    Matcher place = PLACE.matcher(template);
    StringBuilder out = new StringBuilder();
    while (place.find()) {
      String said =
          switch (place.group(1)) {
            case "y" -> write.apply(gate);
            case "g" -> symbols.gradient(gate);
            case "n" -> "" + averaged();
            case "i" -> attributes();
            case "along" -> axis().isEmpty() ? "i" : "\\text{axis }" + axis();
            case "axis" -> axis().isEmpty() ? "" : "_{\\text{axis }" + axis() + "}";
            case "xi" -> {
              String x = write.apply(named("x"));
              yield axis().isEmpty() ? "{" + x + "}_i" : x;
            }
            case "p" -> "" + (operand + 1);
            case "self" -> TypesetName.shown(gate.op().name());
            case "this" -> write.apply(source(operand));
            case "all" ->
                graph.operands(gate).stream()
                    .map(w -> write.apply(w.source()))
                    .collect(Collectors.joining(", "));
            case String letter -> write.apply(named(letter));
          };
      String before = template.substring(0, place.start());
      String after = template.substring(place.end());
      place.appendReplacement(out, Matcher.quoteReplacement(guarded(said, before, after)));
    }
    return lowered(place.appendTail(out).toString());
  }

  /// `x^{2 - 1}` is `x^{1}`.
  private static String lowered(String latex) {
    Matcher exponent = Pattern.compile("\\^\\{(-?[0-9.]+) - 1}").matcher(latex);
    return exponent.replaceAll(m ->
        Matcher.quoteReplacement("^{" + Numbers.exact(Double.parseDouble(m.group(1)) - 1) + "}"));
  }

  /// Brackets where a sign or a raised mark would be misread.
  private static String guarded(String said, String before, String after) {
    boolean negative = said.startsWith("-");
    boolean open = before.isBlank() || before.matches("(?s).*[({\\[]\\s*");
    boolean scripted = after.startsWith("^") || after.startsWith("}_");
    boolean raised = after.startsWith("^") && (said.contains("^") || said.contains("\\frac"));
    boolean bracket = negative && (!open || scripted) || raised;
    return bracket ? "\\left(" + said + "\\right)" : said;
  }

  /// How many entries a mean is over.
  private int averaged() {
    int most =
        graph.operands(gate).stream().mapToInt(w -> w.source().shape().size()).max().orElse(1);
    return most / Math.max(1, gate.shape().size());
  }

  /// The axis a reduction runs along, counted from 0; empty where it runs over all entries.
  String axis() {
    if (gate.op().attributes().stream().noneMatch(a -> a.name().equals("axis"))) return "";
    int rank = Math.max(1, shapes().getFirst().rank());
    int[] at = gate.attributes();
    return at.length == 0 ? "" : "" + Math.floorMod(at[0], rank);
  }

  private String attributes() {
    return Arrays.stream(gate.attributes())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }
}
