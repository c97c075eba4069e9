package gradus.explain;

import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.Equations;
import gradus.explain.term.Symbol;
import gradus.explain.term.SymbolWriter;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.Signs;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.ChainPaths;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/// One way from the output back to a gate, written out as a product of local gradients.
///
/// @param route the names passed, output first (`L → z → s → w`)
/// @param lines the product in symbols, in numbers, and what letters stand for
public record PathStory(String route, List<Passage.Line> lines) {
  private static final int MOST_FACTORS = 24;

  public PathStory {
    lines = List.copyOf(lines);
  }

  /// Of a way, in the manner of the picture; `only` says that there is no other way and the product
  /// is the whole gradient.
  public static PathStory of(Trace trace, ChainPaths.Way way, Manner manner, boolean only) {
    Numbers numbers = manner.numbers();
    Signs signs = manner.signs();
    ComputationGraph graph = trace.graph();
    List<Gate> stations = ChainPaths.stations(way, graph);
    List<Factor> factors = factors(way, stations);
    boolean all = factors.size() <= MOST_FACTORS;
    List<Factor> shown = all ? factors : factors.subList(0, MOST_FACTORS);
    List<Gate> passed = new ArrayList<>(stations.subList(0, shown.size() + 1));
    if (!all) passed.add(stations.getLast());
    Symbols symbols = new Symbols(graph, passed, signs);
    GateNames names = new GateNames(graph, signs);
    List<String> called = new ArrayList<>(passed.stream().map(names::of).toList());
    if (!all) called.add(shown.size() + 1, "…");
    String route = String.join(" → ", called);
    boolean scalar = way.wires().stream().allMatch(PathStory::isScalar);
    List<Passage.Line> lines = new ArrayList<>();
    SymbolWriter formulas = new SymbolWriter(new AmountWriter(numbers));
    String times = scalar ? "{}" + signs.latexFactor() : signs.latexMatrices();
    Head head = new Head(stations.getFirst(), stations.getLast(), scalar, only);
    List<Piece> symbolic = symbolic(head, shown, symbols, formulas, times);
    if (!all) symbolic.add(Piece.of(times + " \\cdots", Role.LOCAL));
    lines.add(new Passage.Line(symbolic, route));
    List<Piece> filled = new ArrayList<>();
    Equation equation = new Equation(numbers, true);
    if (scalar && factors.size() > 1) {
      List<Double> values = factors.stream().map(f -> f.value(trace)).toList();
      equation = Equations.product(values, way.product(), numbers);
      AmountWriter digits = new AmountWriter(equation.numbers());
      for (double value : values.subList(0, shown.size())) {
        String number = digits.inProduct(new Amount.Number(value), filled.isEmpty());
        String sign = filled.isEmpty() ? "= " : "{}" + signs.latexFactor() + " ";
        filled.add(Piece.of(sign + number, Role.LOCAL));
      }
      if (!all) filled.add(Piece.of("{}" + signs.latexFactor() + " \\cdots", Role.LOCAL));
    }
    AmountWriter digits = new AmountWriter(equation.numbers());
    if (scalar) {
      String product = digits.latex(Amount.of(way.product(), false));
      filled.add(Piece.of(equation.latex() + " " + product, Role.DOWNSTREAM));
    } else {
      filled.addAll(row(way.product(), digits));
    }
    lines.add(new Passage.Line(filled, route + " = " + equation.numbers().show(way.product())));
    for (Symbols.Meaning legend : symbols.legend(graph.output())) {
      lines.add(new Passage.Line(List.of(Piece.of(legend.latex())), legend.text()));
    }
    return new PathStory(route, lines);
  }

  /// What a way multiplies from one station to the next: along one wire, or along several between
  /// which no other way leads.
  private record Factor(Gate above, Gate below, List<Wire> wires) {
    double value(Trace trace) {
      return wires.stream().mapToDouble(trace::local).reduce(1, (a, b) -> a * b);
    }

    /// `∂q/∂x`; along one of the wires that join the two the mark of its operand.
    Symbol symbol(Symbols symbols) {
      return wires.size() == 1
          ? symbols.local(wires.getFirst())
          : new Symbol.Partial(symbols.of(above), symbols.of(below));
    }
  }

  private static List<Factor> factors(ChainPaths.Way way, List<Gate> stations) {
    List<Factor> factors = new ArrayList<>();
    List<Wire> wires = new ArrayList<>();
    int next = 1;
    for (Wire wire : way.wires()) {
      wires.add(wire);
      if (next < stations.size() && wire.source() == stations.get(next)) {
        factors.add(new Factor(stations.get(next - 1), wire.source(), List.copyOf(wires)));
        wires.clear();
        next++;
      }
    }
    return factors;
  }

  private static boolean isScalar(Wire wire) {
    return wire.source().shape().isScalar() && wire.target().shape().isScalar();
  }

  /// What a product of Jacobians comes to: a row, and for a matrix its entries in their places.
  private static List<Piece> row(Tensor product, AmountWriter digits) {
    Tensor flat = product.reshape(Shape.vector(product.size()));
    String row = "= " + digits.latex(Amount.of(product.shape().isScalar() ? product : flat, true));
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(row, Role.DOWNSTREAM, "1×" + product.size()));
    if (product.shape().isMatrix()) {
      String entries = "\\;\\to\\; " + digits.latex(Amount.of(product, false));
      pieces.add(new Piece(entries, Role.DOWNSTREAM, product.shape().toString()));
    }
    return pieces;
  }

  /// Where a product begins and ends.
  ///
  /// @param only whether it is the whole gradient
  private record Head(Gate output, Gate end, boolean scalar, boolean only) {}

  private static List<Piece> symbolic(
      Head head, List<Factor> factors, Symbols symbols, SymbolWriter writer, String times) {
    List<Piece> pieces = new ArrayList<>();
    boolean only = head.only || factors.isEmpty();
    if (only) pieces.add(Piece.of(writer.latex(symbols.gradient(head.end)), Role.DOWNSTREAM));
    boolean total = !factors.isEmpty() && head.output.shape().size() > 1;
    if (total) {
      // The sum of the output's entries is what is differentiated.
      pieces.add(
          new Piece(
              (only ? "= " : "") + writer.latex(symbols.gradient(head.output)),
              Role.UPSTREAM,
              "1×" + head.output.shape().size()));
    }
    // Where the one factor is the gradient itself it has been written.
    boolean itself = only && !total && factors.size() == 1;
    for (int i = 0; i < factors.size() && !itself; i++) {
      Factor factor = factors.get(i);
      boolean first = i == 0 && !total;
      String sign = !first ? times : only ? "=" : "";
      pieces.add(
          new Piece(
              sign + " " + writer.latex(factor.symbol(symbols)),
              first ? Role.UPSTREAM : Role.LOCAL,
              head.scalar ? "" : factor.above.shape().size() + "×" + factor.below.shape().size()));
    }
    return pieces;
  }
}
