package gradus.explain;

import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.Equations;
import gradus.explain.term.Symbol;
import gradus.explain.term.SymbolText;
import gradus.explain.term.SymbolWriter;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.Signs;
import gradus.op.Origin;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.ChainPaths;
import gradus.trace.Trace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    List<Gate> told = new ArrayList<>(passed);
    shown.forEach(f -> f.wires().stream().limit(MOST_FACTORS).forEach(w -> told.add(w.source())));
    Symbols symbols = new Symbols(graph, told, manner);
    GateNames names = new GateNames(graph, signs);
    List<String> called = new ArrayList<>(passed.stream().map(names::of).toList());
    if (!all) called.add(shown.size() + 1, "…");
    String route = String.join(" → ", called);
    boolean scalar = way.wires().stream().allMatch(PathStory::isScalar);
    List<Passage.Line> lines = new ArrayList<>();
    SymbolWriter formulas = new SymbolWriter(new AmountWriter(numbers));
    String crossed = signs == Signs.TEXTBOOK ? "" : "{}";
    String times = scalar ? "{}" + signs.latexFactor() : crossed + signs.latexMatrices();
    Optional<Tensor> seed = graph.seed();
    boolean arrives = seed.isPresent() || graph.output().shape().size() > 1;
    Head head = new Head(stations.getFirst(), stations.getLast(), scalar, only, arrives);
    List<Piece> symbolic = symbolic(head, shown, symbols, formulas, times);
    if (!all && scalar) symbolic.add(Piece.of(times + " \\cdots", Role.LOCAL));
    if (!all && !scalar) {
      symbolic.add(only ? 1 : 0, Piece.of((only ? "= " : "") + "\\cdots " + times));
    }
    lines.add(new Passage.Line(symbolic, route));
    List<Piece> filled = new ArrayList<>();
    Equation equation = new Equation(numbers, true);
    List<Double> values = new ArrayList<>();
    if (scalar && !factors.isEmpty()) {
      seed.ifPresent(s -> values.add(s.item()));
      factors.forEach(f -> values.add(f.value(trace)));
    }
    if (values.size() > 1) {
      equation = Equations.product(values, way.product(), numbers);
      AmountWriter digits = new AmountWriter(equation.numbers());
      for (double value : values.subList(0, values.size() - factors.size() + shown.size())) {
        String number = digits.inProduct(new Amount.Number(value), filled.isEmpty());
        String sign = filled.isEmpty() ? "= " : "{}" + signs.latexFactor() + " ";
        filled.add(Piece.of(sign + number, Role.LOCAL));
      }
      if (!all) filled.add(Piece.of("{}" + signs.latexFactor() + " \\cdots", Role.LOCAL));
    }
    AmountWriter digits = new AmountWriter(equation.result());
    if (scalar) {
      String product = digits.latex(Amount.of(way.product(), false));
      filled.add(Piece.of(equation.latex() + " " + product, Role.DOWNSTREAM));
    } else {
      filled.add(column(way.product(), digits));
    }
    lines.add(new Passage.Line(filled, route + " = " + equation.result().show(way.product())));
    for (Factor factor : shown) {
      boolean several = factor.wires().size() > 1 && factor.wires().size() <= MOST_FACTORS;
      if (several) lines.add(opened(factor, trace, symbols, formulas, manner));
    }
    shown.stream()
        .flatMap(f -> f.wires().stream())
        .limit(MOST_FACTORS)
        .forEach(w -> own(trace, w, symbols, manner).ifPresent(lines::add));
    for (Symbols.Meaning legend : symbols.whole()) {
      lines.add(new Passage.Line(List.of(Piece.of(legend.latex())), legend.text()));
    }
    return new PathStory(route, lines);
  }

  /// Of a way where nothing has a value: its product in symbols; `only` as above.
  public static PathStory inSymbols(Trace trace, List<Wire> way, Manner manner, boolean only) {
    return inSymbols(trace, List.of(way), manner, only ? way(trace, way).getLast() : null, true);
  }

  /// Where nothing has a value, what the gradient of a gate is: the sum over the ways to it.
  public static PathStory gradient(Trace trace, Gate gate, Manner manner) {
    ChainPaths paths = ChainPaths.of(trace, gate, () -> false);
    List<List<Wire>> ways = paths.followed(MOST_FACTORS);
    boolean all = paths.count().equals(BigInteger.valueOf(ways.size()));
    return inSymbols(trace, ways, manner, gate, all);
  }

  private static List<Gate> way(Trace trace, List<Wire> wires) {
    return ChainPaths.passed(wires, trace.graph());
  }

  /// @param end the gate whose gradient it is the whole of; null for a share of one
  /// @param all whether there are no further ways
  private static PathStory inSymbols(
      Trace trace, List<List<Wire>> ways, Manner manner, Gate end, boolean all) {
    ComputationGraph graph = trace.graph();
    String loss = graph.loss();
    Signs signs = manner.signs();
    List<Gate> passed = new ArrayList<>();
    ways.forEach(
        way -> passed.addAll(way(trace, way.subList(0, Math.min(way.size(), MOST_FACTORS)))));
    if (end != null) passed.add(end);
    Symbols symbols = new Symbols(graph, passed.stream().distinct().toList(), manner);
    SymbolSentences words = new SymbolSentences(trace, manner);
    SymbolWriter writer = new SymbolWriter(new AmountWriter(manner.numbers()));
    boolean arrives = !loss.equals(graph.output().name());
    List<Piece> pieces = new ArrayList<>();
    List<String> sum = new ArrayList<>();
    if (end != null) pieces.add(Piece.of(writer.latex(symbols.gradient(end)), Role.DOWNSTREAM));
    boolean itself =
        end != null && ways.size() == 1 && ways.getFirst().size() + (arrives ? 1 : 0) < 2;
    for (List<Wire> way : itself ? List.<List<Wire>>of() : ways) {
      List<String> product = new ArrayList<>();
      String sign = !sum.isEmpty() ? "{} + " : end != null ? "= " : "";
      if (arrives) {
        product.add(words.gradient(graph.output()));
        pieces.add(Piece.of(sign + writer.latex(symbols.gradient(graph.output())), Role.UPSTREAM));
      }
      for (Wire wire : way.subList(0, Math.min(way.size(), MOST_FACTORS))) {
        String before = product.isEmpty() ? sign : "{}" + signs.latexFactor() + " ";
        pieces.add(Piece.of(before + writer.latex(symbols.local(wire)), Role.LOCAL));
        product.add(words.local(wire));
      }
      if (way.size() > MOST_FACTORS) {
        product.add("…");
        pieces.add(Piece.of("{}" + signs.latexFactor() + " \\cdots", Role.LOCAL));
      }
      sum.add(String.join(" " + signs.factor() + " ", product));
    }
    if (!all) {
      sum.add("…");
      pieces.add(Piece.of("{} + \\cdots"));
    }
    String added = String.join(" + ", sum);
    String left = end == null ? "" : words.gradient(end) + (itself ? "" : " = ");
    List<Passage.Line> lines = new ArrayList<>();
    lines.add(new Passage.Line(pieces, left + added));
    for (Symbols.Meaning legend : symbols.whole()) {
      lines.add(new Passage.Line(List.of(Piece.of(legend.latex())), legend.text()));
    }
    return new PathStory(left + added, lines);
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

  /// A factor between two names as the product of the local gradients it is, wire by wire, with the
  /// numbers: ∂price/∂yen = ∂price/∂q · ∂q/∂yen.
  private static Passage.Line opened(
      Factor factor, Trace trace, Symbols symbols, SymbolWriter formulas, Manner manner) {
    Signs signs = manner.signs();
    boolean scalar = factor.wires().stream().allMatch(PathStory::isScalar);
    String sign =
        scalar
            ? "{}" + signs.latexFactor()
            : (signs == Signs.TEXTBOOK ? "" : "{}") + signs.latexMatrices();
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(formulas.latex(factor.symbol(symbols)), Role.LOCAL));
    List<String> words = new ArrayList<>();
    SymbolSentences sentences = new SymbolSentences(trace, manner);
    // what a number has as a gradient stands as a column, here as above
    boolean column = !scalar && factor.above().shape().size() == 1;
    for (Wire wire : column ? factor.wires().reversed() : factor.wires()) {
      String before = words.isEmpty() ? "= " : sign + " ";
      boolean turned = column && wire.target().shape().size() > 1;
      String latex = formulas.latex(symbols.local(wire));
      String local = turned ? "\\left(" + latex + "\\right)^{\\top}" : latex;
      pieces.add(Piece.of(before + local, Role.LOCAL));
      words.add(turned ? "(" + sentences.local(wire) + ")ᵀ" : sentences.local(wire));
    }
    GateNames names = new GateNames(trace.graph(), signs);
    String times = scalar ? " " + signs.factor() + " " : signs.matrices();
    String text =
        "∂"
            + names.of(factor.above())
            + "/∂"
            + names.of(factor.below())
            + " = "
            + String.join(times, words);
    if (!scalar) return new Passage.Line(pieces, text);
    List<Double> values = factor.wires().stream().map(trace::local).toList();
    Tensor product = Tensor.scalar(factor.value(trace));
    Equation equation = Equations.product(values, product, manner.numbers());
    AmountWriter digits = new AmountWriter(equation.numbers());
    for (int i = 0; i < values.size(); i++) {
      String number = digits.inProduct(new Amount.Number(values.get(i)), i == 0);
      pieces.add(Piece.of((i == 0 ? "= " : sign + " ") + number, Role.LOCAL));
    }
    String result = new AmountWriter(equation.result()).latex(Amount.of(product, false));
    pieces.add(Piece.of(equation.latex() + " " + result, Role.LOCAL));
    return new Passage.Line(pieces, text + " = " + equation.result().show(product));
  }

  /// What the local gradient of a function of the program is: ∂L/∂y = −t/y.
  private static Optional<Passage.Line> own(
      Trace trace, Wire wire, Symbols symbols, Manner manner) {
    if (!(wire.target().op().origin() instanceof Origin.Function)) return Optional.empty();
    Telling telling = Telling.of(trace, wire.target(), manner);
    Symbol local = symbols.local(wire);
    return OwnSlope.local(telling, wire)
        .map(slope -> {
          List<Piece> pieces = new ArrayList<>();
          pieces.add(Piece.of(telling.writer().latex(local), Role.LOCAL));
          pieces.add(Piece.of("= " + slope.latex(), Role.LOCAL));
          slope.legend().forEach(m -> pieces.add(Piece.of(",\\; " + m.latex())));
          String text = new SymbolText(telling.amounts()).of(local) + " = " + slope.text();
          return new Passage.Line(pieces, text + slope.legendText());
        });
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

  /// What a product of Jacobians comes to: a gradient as it stands everywhere, a vector as a
  /// column; of a matrix that the factors give as a column, both shapes.
  private static Piece column(Tensor product, AmountWriter digits) {
    String own = product.shape().isScalar() ? "" : product.shape().toString();
    String shape = product.shape().isMatrix() ? product.size() + "×1 → " + own : own;
    return new Piece("= " + digits.latex(Amount.of(product, false)), Role.DOWNSTREAM, shape);
  }

  /// Where a product begins and ends.
  ///
  /// @param only whether it is the whole gradient
  /// @param arrives whether a gradient of the output is its first factor: one that was given, or of
  ///   the sum of several entries
  private record Head(Gate output, Gate end, boolean scalar, boolean only, boolean arrives) {}

  private static List<Piece> symbolic(
      Head head, List<Factor> factors, Symbols symbols, SymbolWriter writer, String times) {
    boolean only = head.only || factors.isEmpty();
    List<Piece> product = new ArrayList<>();
    if (!factors.isEmpty() && head.arrives) {
      String whole = writer.latex(symbols.gradient(head.output));
      product.add(new Piece(whole, Role.UPSTREAM, column(head.output)));
    }
    // Where the one factor is the gradient itself it has been written.
    boolean itself = only && product.isEmpty() && factors.size() == 1;
    for (Factor factor : itself ? List.<Factor>of() : factors) {
      boolean first = product.isEmpty();
      String latex = writer.latex(factor.symbol(symbols));
      boolean turned = !head.scalar && factor.above.shape().size() > 1;
      product.add(
          new Piece(
              turned ? "\\left(" + latex + "\\right)^{\\top}" : latex,
              first ? Role.UPSTREAM : Role.LOCAL,
              head.scalar ? "" : factor.below.shape().size() + "×" + factor.above.shape().size()));
    }
    // Gradients stand as columns, so that what is nearest the output is the last factor.
    List<Piece> ordered = head.scalar ? product : product.reversed();
    List<Piece> pieces = new ArrayList<>();
    if (only) pieces.add(Piece.of(writer.latex(symbols.gradient(head.end)), Role.DOWNSTREAM));
    for (Piece piece : ordered) {
      boolean first = piece == ordered.getFirst();
      String sign = !first ? times + " " : only ? "= " : " ";
      pieces.add(new Piece(sign + piece.latex(), piece.role(), piece.caption()));
    }
    return pieces;
  }

  private static String column(Gate output) {
    return output.shape().size() + "×1";
  }
}
