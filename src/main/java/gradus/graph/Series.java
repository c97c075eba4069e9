package gradus.graph;

import gradus.graph.place.Group;
import gradus.latex.Signs;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A sum or product of four or more terms, numbers of the text not counted: gates each of which is
/// the first operand of the next and of nothing else. It is drawn as one gate, or unfolded as a
/// frame around its gates.
///
/// @param gates from the innermost on; the last one's value is that of all
/// @param terms in the order of the text
/// @param frame around it where it is unfolded
public record Series(List<Gate> gates, List<Element> terms, Optional<Group> frame) {
  /// With fewer terms gates stand by themselves.
  public static final int FEWEST = 4;

  /// What is added, taken away or multiplied.
  ///
  /// @param isNegative whether it is taken away
  public record Element(Wire wire, boolean isNegative) {
    /// What comes in along a wire.
    public static Element of(Wire wire) {
      return new Element(wire, wire.target().op() == Ops.SUBTRACT && wire.index() == 1);
    }
  }

  public Series {
    gates = List.copyOf(gates);
    terms = List.copyOf(terms);
  }

  /// The gate whose value is that of all.
  public Gate result() {
    return gates.getLast();
  }

  /// Whether its terms are multiplied rather than added.
  public boolean isProduct() {
    return isProduct(result());
  }

  /// The operation that makes one of all terms.
  public Op op() {
    return isProduct() ? Ops.MULTIPLY : Ops.ADD;
  }

  /// Its sign, as the textbook writes it.
  public String sign() {
    return op().symbol(Signs.TEXTBOOK);
  }

  /// Along which its terms come in.
  public List<Wire> wires() {
    return terms.stream().map(Element::wire).toList();
  }

  /// The term that comes in along a wire; empty where that goes on inside it.
  public Optional<Element> term(Wire wire) {
    return terms.stream().filter(t -> t.wire == wire).findFirst();
  }

  /// Along which it hands gradients back: those that come from no constant.
  public List<Wire> pulls() {
    return wires().stream().filter(w -> !w.source().isConstant()).toList();
  }

  /// The sums and products of a graph by each of their gates.
  static Map<Gate, Series> of(ComputationGraph graph, Folding folding) {
    Map<Gate, Series> found = new HashMap<>();
    if (graph.isSymbolic()) return found;
    for (Gate gate : graph.gates().reversed()) {
      if (found.containsKey(gate) || !isLink(graph, gate)) continue;
      List<Gate> gates = new ArrayList<>();
      for (Gate g = gate; g != null; g = inner(graph, g)) {
        gates.add(g);
      }
      if (isOfDifferences(graph, gates)) gates.removeLast();
      if (gates.size() + 1 < FEWEST) continue;
      Series series = of(graph, gates.reversed(), folding);
      if (series.pulls().size() < FEWEST) continue;
      series.gates.forEach(g -> found.put(g, series));
    }
    return found;
  }

  private static Series of(ComputationGraph graph, List<Gate> gates, Folding folding) {
    List<Element> terms = new ArrayList<>();
    terms.add(Element.of(graph.operands(gates.getFirst()).getFirst()));
    gates.forEach(g -> terms.add(Element.of(graph.operands(g).getLast())));
    Series whole = new Series(gates, terms, Optional.empty());
    Gate result = whole.result();
    if (!folding.unfolds(whole.op().name(), result::handle)) return whole;
    Group frame = new Group(Group.Bond.SERIES, result.handle(), whole.sign(), result.group());
    return new Series(gates, terms, Optional.of(frame));
  }

  /// Whether all terms are differences of their own, the first too: that is one like the others.
  private static boolean isOfDifferences(ComputationGraph graph, List<Gate> gates) {
    if (gates.getLast().op() != Ops.SUBTRACT) return false;
    List<Gate> others = gates.subList(0, gates.size() - 1);
    return others.stream()
        .allMatch(gate ->
            gate.op() == Ops.ADD && graph.operands(gate).getLast().source().op() == Ops.SUBTRACT);
  }

  private static boolean isProduct(Gate gate) {
    return gate.op() == Ops.MULTIPLY;
  }

  /// Whether a gate adds or multiplies operands of its own shape, or numbers of the text.
  private static boolean isLink(ComputationGraph graph, Gate gate) {
    Op op = gate.op();
    boolean kind = op == Ops.ADD || op == Ops.SUBTRACT || op == Ops.MULTIPLY;
    return kind && graph.operands(gate).stream().allMatch(w -> isAlike(w.source(), gate.shape()));
  }

  private static boolean isAlike(Gate operand, Shape shape) {
    boolean unknown = operand.shape() == null || shape == null;
    return unknown
        || operand.shape().equals(shape)
        || operand.isConstant() && operand.shape().isScalar();
  }

  /// The gate that a gate goes on from; null where its first operand is a term.
  private static Gate inner(ComputationGraph graph, Gate gate) {
    Gate first = graph.operands(gate).getFirst().source();
    boolean goesOn =
        first.isOperation()
            && isLink(graph, first)
            && isProduct(first) == isProduct(gate)
            && first.name() == null
            && first != graph.output()
            && first.group() == gate.group()
            && !graph.isFork(first);
    return goesOn ? first : null;
  }
}
