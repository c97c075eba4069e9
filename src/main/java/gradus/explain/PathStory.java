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
import java.util.stream.Collectors;

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
    if (stations.size() > MOST_FACTORS + 1) stations = shortened(stations);
    Symbols symbols = new Symbols(graph, stations, signs);
    GateNames names = new GateNames(graph, signs);
    String route = stations.stream().map(names::of).collect(Collectors.joining(" → "));
    boolean scalar = way.wires().stream().allMatch(PathStory::isScalar);
    List<Passage.Line> lines = new ArrayList<>();
    AmountWriter writer = new AmountWriter(numbers);
    SymbolWriter formulas = new SymbolWriter(writer);
    String times = scalar ? "{}" + signs.latexFactor() : signs.latexMatrices();
    lines.add(new Passage.Line(symbolic(stations, symbols, formulas, times, scalar, only), route));
    List<Piece> filled = new ArrayList<>();
    Equation equation = new Equation(numbers, true);
    if (scalar && stations.size() > 1) {
      List<Double> factors = factors(trace, way, stations);
      equation = Equations.product(factors, way.product(), numbers);
      AmountWriter digits = new AmountWriter(equation.numbers());
      for (double factor : factors) {
        Amount amount = new Amount.Number(factor);
        String shown = digits.latex(amount);
        boolean first = filled.isEmpty();
        String bracketed =
            !first && digits.isNegative(amount) ? "\\left(" + shown + "\\right)" : shown;
        filled.add(
            Piece.of((first ? "= " : "{}" + signs.latexFactor() + " ") + bracketed, Role.LOCAL));
      }
    }
    String sign = filled.size() > 1 ? equation.latex() : "=";
    AmountWriter digits = new AmountWriter(equation.numbers());
    if (scalar) {
      String product = digits.latex(Amount.of(way.product(), false));
      filled.add(Piece.of(sign + " " + product, Role.DOWNSTREAM));
    } else {
      filled.addAll(row(way.product(), digits));
    }
    lines.add(new Passage.Line(filled, route + " = " + equation.numbers().show(way.product())));
    for (Symbols.Meaning legend : symbols.legend(graph.output())) {
      lines.add(new Passage.Line(List.of(Piece.of(legend.latex())), legend.text()));
    }
    return new PathStory(route, lines);
  }

  /// The product over the wires from each station to the next.
  static List<Double> factors(Trace trace, ChainPaths.Way way, List<Gate> stations) {
    List<Double> factors = new ArrayList<>();
    double product = 1;
    int next = 1;
    for (Wire wire : way.wires()) {
      product *= trace.local(wire);
      if (next < stations.size() && wire.source() == stations.get(next)) {
        factors.add(product);
        product = 1;
        next++;
      }
    }
    return factors;
  }

  private static List<Gate> shortened(List<Gate> stations) {
    List<Gate> some = new ArrayList<>(stations.subList(0, MOST_FACTORS));
    some.add(stations.getLast());
    return some;
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

  private static List<Piece> symbolic(
      List<Gate> stations,
      Symbols symbols,
      SymbolWriter writer,
      String times,
      boolean scalar,
      boolean only) {
    List<Piece> pieces = new ArrayList<>();
    Gate end = stations.getLast();
    String whole = writer.latex(symbols.gradient(end));
    if (only) pieces.add(Piece.of(whole, Role.DOWNSTREAM));
    Gate output = stations.getFirst();
    boolean total = stations.size() > 1 && !output.shape().isScalar();
    if (total) {
      // The sum of the output's entries is what is differentiated.
      pieces.add(
          new Piece(
              (only ? "= " : "") + writer.latex(symbols.gradient(output)),
              Role.UPSTREAM,
              "1×" + output.shape().size()));
    }
    for (int i = 1; i < stations.size(); i++) {
      Gate above = stations.get(i - 1);
      Gate below = stations.get(i);
      String sign = i > 1 || total ? times : only ? "=" : "";
      String factor = writer.latex(new Symbol.Partial(symbols.of(above), symbols.of(below)));
      pieces.add(
          new Piece(
              sign + " " + factor,
              i == 1 && !total ? Role.UPSTREAM : Role.LOCAL,
              scalar ? "" : above.shape().size() + "×" + below.shape().size()));
    }
    if (stations.size() == 1 && output.shape().isScalar()) pieces.add(Piece.of("= 1"));
    return pieces;
  }
}
