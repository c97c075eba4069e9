package gradus.explain;

import gradus.explain.term.Amount;
import gradus.explain.term.FormulaCalls;
import gradus.explain.term.GateSign;
import gradus.explain.term.Multiplications;
import gradus.explain.term.Spoken;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Expr.Slice;
import gradus.lang.Scripts;
import gradus.latex.LatexPrinter;
import gradus.latex.LinePrinter;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.op.Op;
import gradus.op.Origin;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a gate is called in a sentence: the name of its wire, which the text or the graph gave it,
/// or a number.
final class GateNames {
  private static final int LONGEST = 36;
  private static final int LONGEST_CONSTANT = 8;

  /// More text is not gone through for a name.
  private static final int MOST_READ = 1_000;

  private final ComputationGraph graph;
  private final Signs signs;

  /// Looked for when the first text is written.
  private Function<Expr, LatexPrinter.Product> products;

  GateNames(ComputationGraph graph, Signs signs) {
    this.graph = graph;
    this.signs = signs;
  }

  String of(Gate gate) {
    return graph
        .called(gate)
        .map(name -> shortened(TypesetName.text(name)))
        .orElseGet(() -> gate.isConstant() ? constant(gate) : shortened(written(gate)));
  }

  /// The same, and for a wire that the text gives no name what it carries: `q = x + y`.
  String introduced(Gate gate) {
    // What two numbers multiplied are called says it already.
    boolean named = gate.name() != null || gate.isConstant() || isProduct(gate);
    // The text of a block speaks of all its rounds, that of a function of its parameters.
    boolean within = gate.group() != null && gate.round() == null;
    if (!named && gate.round() != null && !gate.op().isInfix()) return of(gate);
    if (!named && (within || gate.round() != null)) {
      List<Spoken> operands = graph.operands(gate).stream().map(w -> spoken(w.source())).toList();
      return of(gate) + " = " + shortened(inNames(gate, operands));
    }
    return named ? of(gate) : of(gate) + " = " + shortened(written(gate));
  }

  /// What a gate is called, as it stands in a sentence; a formula of the program begins with a sign
  /// where it was typed so.
  Spoken spoken(Gate gate) {
    return new Spoken(of(gate), isSigned(gate), isProduct(gate));
  }

  /// What a gate does, as the text has it; of very much text only the last sign and what is behind
  /// it.
  private String written(Gate gate) {
    boolean large = gate.span().length() > MOST_READ;
    if (large && gate.written() instanceof Expr.Binary binary) {
      Expr rest = new Expr.Name(binary.span(), "…");
      Expr.Binary last = new Expr.Binary(binary.span(), binary.operator(), rest, binary.right());
      return LinePrinter.text(last, signs, MOST_READ);
    }
    if (products == null) products = Multiplications.of(graph);
    Expr written = FormulaCalls.shown(gate.written(), graph.used()::contains, signs);
    return LinePrinter.text(written, signs, MOST_READ, products, graph.used().contains("e"));
  }

  /// At most as long as a name may be: beginning and end, with an ellipsis for the middle.
  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) return text;
    int half = LONGEST / 2;
    int head = text.offsetByCodePoints(0, half);
    int tail = text.offsetByCodePoints(text.length(), -half);
    return beginning(text.substring(0, head)) + " … " + end(text.substring(tail));
  }

  /// Without the part of a word at its end, where more than half is left.
  private static String beginning(String cut) {
    int blank = cut.lastIndexOf(' ');
    return (blank > cut.length() / 2 ? cut.substring(0, blank) : cut).stripTrailing();
  }

  private static String end(String cut) {
    int blank = cut.indexOf(' ');
    boolean near = blank >= 0 && blank < cut.length() / 2;
    return (near ? cut.substring(blank) : cut).stripLeading();
  }

  /// Whether what a gate is called begins with a minus sign.
  boolean isSigned(Gate gate) {
    return isNumber(gate) && gate.shape().isScalar() && Spoken.isNegative(gate.literal().item());
  }

  /// Whether what a gate is called is two factors, or a number written as a product, a fraction or
  /// a power.
  boolean isProduct(Gate gate) {
    if (gate.isPart() && graph.called(gate).filter(TypesetName::isProduct).isPresent()) return true;
    return isNumber(gate) && gate.shape().isScalar() && Amount.Literal.of(gate).isCompound();
  }

  /// Whether what a gate is called is more than a name or a number, so that it needs brackets
  /// behind a ∂.
  boolean isCompound(Gate gate) {
    if (gate.isPart() && graph.called(gate).filter(TypesetName::isProduct).isPresent()) return true;
    return isNumber(gate) && (gate.shape().size() > 1 || Spoken.isNegative(gate.literal().get(0)));
  }

  private static boolean isNumber(Gate gate) {
    return gate.name() == null && gate.isConstant();
  }

  private static String constant(Gate gate) {
    Tensor literal = gate.literal();
    if (literal.shape().isScalar()) return Amount.Literal.of(gate).text();
    String full = Numbers.inFull(literal);
    return full.length() <= LONGEST_CONSTANT ? full : Numbers.SLIDES.show(literal);
  }

  /// Whether entries that were drawn one by one are put together again.
  private boolean isColumn(Gate gate) {
    return gate.op() == Ops.CONCAT
        && graph.operands(gate).stream()
            .map(Wire::source)
            .allMatch(g -> g.isPart() && g.shape() != null && g.shape().isScalar());
  }

  /// Entries or rows as a program has them: `[q₀, q₁]`, `[[A₀₀, A₀₁], [A₁₀, A₁₁]]`.
  private String bracketed(Gate gate, List<Spoken> operands) {
    List<String> parts = operands.stream().map(Spoken::text).toList();
    boolean rows = gate.op() == Ops.STACK && parts.size() > gate.shape().rows();
    if (!rows) return "[" + String.join(", ", parts) + "]";
    int cols = gate.shape().cols();
    return IntStream.range(0, gate.shape().rows())
        .mapToObj(i -> "[" + String.join(", ", parts.subList(i * cols, (i + 1) * cols)) + "]")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /// A gate's operation written between or around its operands.
  String write(Gate gate, List<Spoken> operands) {
    Spoken first = operands.getFirst();
    Spoken last = operands.getLast();
    if (gate.op() == Ops.NEGATE) return negated(last.bracketed().text());
    if (gate.op() == Ops.COPY) return last.text();
    boolean bare = gate.attributes().length == 0;
    if (gate.op() == Ops.NORM && bare) return "‖" + last.text() + "‖";
    if (gate.op() == Ops.SQUARED_NORM && bare) {
      return power("‖" + last.text() + "‖", new Spoken("2", false));
    }
    if (isColumn(gate) || gate.op() == Ops.STACK) return bracketed(gate, operands);
    if (gate.op() == Ops.INDEX) return last.text() + indices(gate);
    if (gate.op() == Ops.SLICE) {
      String ends = Slice.text(Slice.of(gate.attributes())).replace('-', '−');
      return last.whole().text() + "[" + ends + "]";
    }
    if (gate.op() == Ops.POWER) return power(first.whole().text(), last);
    if (gate.op().isInfix()) {
      boolean whole = gate.op() == Ops.DIVIDE && last.product();
      boolean bracket = gate.op() == Ops.MULTIPLY || gate.op() == Ops.DIVIDE;
      String right = (whole ? last.whole() : bracket ? last.bracketed() : last).text();
      return first.text() + " " + infix(gate) + " " + right;
    }
    // In a program with its own e a power of e is another number.
    boolean euler = gate.op() == Ops.EXP && !graph.used().contains("e");
    if (euler) return power("e", last);
    if (gate.op() == Ops.SQUARE) return power(first.whole().text(), new Spoken("2", false));
    boolean own = gate.op().origin() instanceof Origin.Catalogue;
    String sign = gate.op().symbol(signs);
    boolean word = sign.codePoints().allMatch(Character::isLetter);
    if (own && bare && !word && operands.size() == 1 && sign.contains(GateSign.PLACE)) {
      boolean bars = sign.endsWith("|") || sign.endsWith("‖");
      return sign.replace(GateSign.PLACE, (bars ? last : last.whole()).text());
    }
    if (own && bare && operands.size() == 2 && (gate.op() == Ops.DOT || gate.op() == Ops.OUTER)) {
      return first.text() + " " + sign + " " + last.text();
    }
    if (gate.op() == Ops.BIASED_CONV2D) return biased(gate, operands);
    String arguments =
        operands.stream()
            .limit(arguments(gate.op()))
            .map(Spoken::text)
            .collect(Collectors.joining(", "));
    String attributes =
        Arrays.stream(gate.attributes()).mapToObj(a -> "" + a).collect(Collectors.joining(", "));
    boolean axes = gate.attributes().length > 1 && gate.op().attributes().getFirst().isAxis();
    if (axes) attributes = "axis=(" + attributes + ")";
    if (!bare) attributes = ", " + attributes;
    String name = own ? GateSign.word(gate.op(), signs) : gate.op().name();
    return TypesetName.calledText(name) + "(" + arguments + attributes + ")";
  }

  /// `conv(X, K, stride=2, bias=b)`: what is usual is left out.
  private String biased(Gate gate, List<Spoken> operands) {
    List<String> all = new ArrayList<>();
    operands.subList(0, 2).forEach(operand -> all.add(operand.text()));
    int[] given = gate.attributes();
    if (given[0] != 1) all.add("stride=" + given[0]);
    if (given[1] != 0) all.add("padding=" + given[1]);
    all.add("bias=" + operands.getLast().text());
    return GateSign.word(gate.op(), signs) + "(" + String.join(", ", all) + ")";
  }

  /// The same of names, which need no sign between them: `z = q y`.
  String inNames(Gate gate, List<Spoken> operands) {
    boolean matrices = gate.op() == Ops.MATMUL || gate.op() == Ops.STACKED_MATMUL;
    if (matrices && operands.stream().noneMatch(Spoken::signed)) {
      return operands.getFirst().text() + " " + operands.getLast().text();
    }
    boolean entries = GateSign.isByEntries(gate.op(), graph.operands(gate));
    if (gate.op() != Ops.MULTIPLY || entries) return write(gate, operands);
    List<Expr> factors = new ArrayList<>();
    for (Wire wire : graph.operands(gate)) {
      Optional<String> name = graph.called(wire.source());
      if (name.isEmpty()) return write(gate, operands);
      factors.add(new Expr.Name(gate.span(), name.get()));
    }
    return LinePrinter.text(
        new Expr.Binary(gate.span(), Operator.MULTIPLY, factors.get(0), factors.get(1)), signs);
  }

  /// What a gate made, named, in names, in numbers and what that comes to: `× : f = q z = 3 × (−4)
  /// = −12`. Names that are too long are left out, and what says the same again.
  ///
  /// @param equal the sign between the numbers and the result
  String made(
      Gate gate, String sign, String inNames, String inNumbers, String equal, String result) {
    List<String> sides = new ArrayList<>(List.of(of(gate)));
    String own = sides.getFirst();
    boolean product = isProduct(gate) && inNames.replace(" ", "").equals(own.replace(" ", ""));
    boolean repeats = product || inNames.equals(own) || inNames.equals(inNumbers);
    if (!repeats && inNames.codePointCount(0, inNames.length()) <= LONGEST) sides.add(inNames);
    if (!inNumbers.equals(result) && !inNumbers.equals(own)) sides.add(inNumbers);
    return sign + " : " + String.join(" = ", sides) + " " + equal + " " + result;
  }

  /// Tensors are multiplied entry by entry, as in the panel's formula.
  private String infix(Gate gate) {
    boolean entries = GateSign.isByEntries(gate.op(), graph.operands(gate));
    return entries ? GateSign.ENTRIES : gate.op().symbol(signs);
  }

  /// How many operands stand in brackets behind an operation's name: R(W), though its formula
  /// speaks of λ.
  static int arguments(Op op) {
    return op.origin() instanceof Origin.Function f ? f.arguments() : Integer.MAX_VALUE;
  }

  /// The sign of a gate in a sentence, as the picture has it.
  String sign(Gate gate) {
    return GateSign.of(graph, gate, signs).line();
  }

  private static String indices(Gate gate) {
    return Arrays.stream(gate.attributes())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /// As the gate shows it.
  private String negated(String text) {
    return switch (signs) {
      case TEXTBOOK -> text + " × (−1)";
      case NOTES -> text + " ∗ −1";
    };
  }

  /// `3²` in the textbook's signs, where the exponent can be raised; `3^2` in those of the notes.
  private String power(String base, Spoken exponent) {
    String plain = exponent.text().replace('−', '-');
    String raised = signs == Signs.TEXTBOOK ? Scripts.raised(plain) : null;
    return raised == null ? base + "^" + exponent.whole().text() : base + raised;
  }
}
