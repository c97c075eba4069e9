package gradus.explain.entry;

import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.EntryName;
import gradus.explain.term.Symbol;
import gradus.explain.term.SymbolText;
import gradus.explain.term.SymbolWriter;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.latex.TypesetName;
import gradus.trace.EntryParts.GateEntry;
import gradus.trace.InputEntry;
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
    return writer.latex(entry(entry));
  }

  /// As text: `W₀₁`, `W[0, 12]`.
  String text(GateEntry entry) {
    if (isNumber(entry)) return amounts.text(number(entry));
    return EntryName.text(text.of(symbol(entry.gate())), entry.gate().shape(), entry.place());
  }

  private static Amount number(GateEntry entry) {
    return entry.gate().shape().isScalar()
        ? Amount.Literal.of(entry.gate())
        : new Amount.Literal(entry.gate().literal().get(entry.place()));
  }

  /// What is differentiated: the output, of several entries their sum, or the loss behind it.
  private Symbol differentiated() {
    if (graph.seed().isPresent()) return new Symbol.Name(graph.loss());
    Symbol output = symbol(graph.output());
    return graph.output().shape().size() == 1 ? output : new Symbol.Total(output);
  }

  private Symbol entry(GateEntry entry) {
    return EntryName.symbol(symbol(entry.gate()), entry.gate().shape(), entry.place());
  }

  /// `\frac{\partial f}{\partial W_{01}}`.
  String gradient(GateEntry below) {
    return writer.latex(new Symbol.Partial(differentiated(), entry(below)));
  }

  String gradientText(GateEntry below) {
    return "∂" + text.of(differentiated()) + "/∂" + text(below);
  }

  /// `\frac{\partial q_0}{\partial W_{01}}` for the number of an input that moves.
  String tangent(GateEntry entry, InputEntry moving) {
    return writer.latex(new Symbol.Partial(entry(entry), entry(of(moving))));
  }

  String tangentText(GateEntry entry, InputEntry moving) {
    return "∂" + text(entry) + "/∂" + text(of(moving));
  }

  private static GateEntry of(InputEntry moving) {
    return new GateEntry(moving.input(), moving.position());
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
