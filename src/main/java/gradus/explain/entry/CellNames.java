package gradus.explain.entry;

import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.Symbol;
import gradus.explain.term.SymbolText;
import gradus.explain.term.SymbolWriter;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.lang.Scripts;
import gradus.latex.TypesetName;
import gradus.tensor.Shape;
import gradus.trace.EntryParts.GateEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What entries are called: `W_{01}`, with a comma between indices of which one has two digits. A
/// wire without a name gets a letter, a constant is its number.
final class CellNames {
  private static final List<String> LETTERS = List.of("y", "u", "v", "r", "t", "a", "b", "c");

  private final ComputationGraph graph;
  private final AmountWriter amounts;
  private final SymbolWriter writer;
  private final SymbolText text;
  private final Map<Gate, Symbol> lent = new HashMap<>();

  CellNames(ComputationGraph graph, AmountWriter amounts) {
    this.graph = graph;
    this.amounts = amounts;
    writer = new SymbolWriter(amounts);
    text = new SymbolText(amounts);
  }

  private Symbol symbol(Gate gate) {
    return graph
        .called(gate)
        .<Symbol>map(Symbol.Name::new)
        .orElseGet(() -> lent.computeIfAbsent(gate, g -> letter()));
  }

  private Symbol letter() {
    int next = lent.size();
    return LETTERS.stream()
        .filter(l -> !graph.names().containsKey(l))
        .skip(next)
        .findFirst()
        .map(Symbol.Letter::new)
        .orElseGet(() -> new Symbol.Letter("v_" + next));
  }

  /// Whether it is a number that the text does not name.
  boolean isNumber(GateEntry entry) {
    return entry.gate().isConstant() && graph.called(entry.gate()).isEmpty();
  }

  /// Whether the text has a name for its wire, which stands in every picture of it.
  boolean isNamed(GateEntry entry) {
    return entry.gate().name() != null;
  }

  /// Whether it is called by a word, beside which no other name may stand.
  boolean isWord(GateEntry entry) {
    return graph.called(entry.gate()).filter(TypesetName::isWord).isPresent();
  }

  String latex(GateEntry entry) {
    if (isNumber(entry)) return amounts.latex(number(entry));
    return writer.latex(new Symbol.Entry(symbol(entry.gate()), indices(entry)));
  }

  /// As text: `W₀₁`, `W[0, 12]`.
  String text(GateEntry entry) {
    if (isNumber(entry)) return amounts.text(number(entry));
    String name = text.of(symbol(entry.gate()));
    List<String> indices = indices(entry);
    String low = indices.isEmpty() ? "" : Scripts.lowered(String.join("", indices));
    boolean lowered = low != null && !isIndexed(name);
    return lowered ? name + low : name + "[" + String.join("", indices).replace(",", ", ") + "]";
  }

  /// Whether a name ends in a lowered or raised sign, which indices would run into.
  private static boolean isIndexed(String name) {
    char last = name.charAt(name.length() - 1);
    return !Character.isLetter(last) || last == 'ᵀ' || Scripts.isLowered(last);
  }

  private static Amount number(GateEntry entry) {
    return entry.gate().shape().isScalar()
        ? Amount.Literal.of(entry.gate())
        : new Amount.Literal(entry.gate().literal().get(entry.place()));
  }

  private static List<String> indices(GateEntry entry) {
    Shape shape = entry.gate().shape();
    int row = entry.place() / Math.max(1, shape.cols());
    int col = entry.place() % Math.max(1, shape.cols());
    return switch (shape.rank()) {
      case 0 -> List.of();
      // Each digit by itself, for only one sign is lowered without braces.
      case 1 -> List.of(("" + col).split(""));
      default ->
          shape.rows() > 10 || shape.cols() > 10
              ? List.of("" + row, ",", "" + col)
              : List.of("" + row, "" + col);
    };
  }

  /// What is differentiated: the output, of several entries their sum, or the loss behind it.
  private Symbol differentiated() {
    if (graph.seed().isPresent()) return new Symbol.Name(graph.loss());
    Symbol output = symbol(graph.output());
    return graph.output().shape().size() == 1 ? output : new Symbol.Total(output);
  }

  private Symbol entry(GateEntry entry) {
    return new Symbol.Entry(symbol(entry.gate()), indices(entry));
  }

  /// `\frac{\partial f}{\partial W_{01}}`.
  String gradient(GateEntry below) {
    return writer.latex(new Symbol.Partial(differentiated(), entry(below)));
  }

  String gradientText(GateEntry below) {
    return "∂" + text.of(differentiated()) + "/∂" + text(below);
  }

  /// `\frac{\partial q_0}{\partial W_{01}}`; through one operand alone where the wire's source acts
  /// through others too.
  String local(Wire wire, GateEntry above, GateEntry below) {
    Symbol.Partial partial = new Symbol.Partial(entry(above), entry(below));
    Optional<Series> series = graph.series(wire.target());
    boolean shared = series.map(s -> graph.isShared(s, wire)).orElseGet(() -> graph.isShared(wire));
    int operand = series.map(s -> s.wires().indexOf(wire)).orElse(wire.index()) + 1;
    return writer.latex(shared ? new Symbol.Through(partial, operand) : partial);
  }

  /// Whether a gradient is that of the output with respect to itself, which is 1.
  boolean isOne(GateEntry entry) {
    boolean alone = entry.gate() == graph.output() && graph.seed().isEmpty();
    return alone && entry.gate().shape().isScalar();
  }
}
