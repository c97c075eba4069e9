package gradus.explain;

import gradus.explain.term.Amount;
import gradus.explain.term.FormulaCalls;
import gradus.explain.term.Multiplications;
import gradus.explain.term.Symbol;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.latex.LatexPrinter;
import gradus.latex.LinePrinter;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.op.Origin;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// What a gate, its operands and the output are called in the formulas about that gate: the names
/// of their wires, and for tables of numbers letters that mean nothing else here, with a legend.
final class Symbols {
  private static final List<String> OPERANDS = List.of("a", "b", "c", "d", "p", "q", "s", "x", "z");
  private static final int LONGEST_LEGEND = 70;

  /// Of more text the letters are not looked for.
  private static final int LONGEST_WRITTEN = 400;

  /// Of more terms only the first and the last are told about.
  private static final int MOST_TERMS = 16;

  private static final int LAST_TERMS = 3;

  private final ComputationGraph graph;
  private final Manner manner;
  private final Signs signs;
  private final Map<Gate, Symbol> symbols = new HashMap<>();
  private final Map<Gate, String> letters = new LinkedHashMap<>();
  private final Set<String> taken;

  /// For a way through these gates.
  Symbols(ComputationGraph graph, List<Gate> stations, Manner manner) {
    this.graph = graph;
    this.manner = manner;
    this.signs = manner.signs();
    this.taken = new HashSet<>(graph.names().keySet());
    call(graph.output(), OPERANDS);
    for (Gate gate : stations) {
      call(gate, OPERANDS);
    }
    letters.keySet().stream().toList().forEach(this::callParts);
  }

  /// What a formula without a name is made of keeps the names it was given, as in the derivation.
  private void callParts(Gate of) {
    if (!of.isOperation()) return;
    for (Wire wire : graph.operands(of)) {
      Gate part = wire.source();
      boolean lent = part.isOperation() && part.name() == null && graph.called(part).isPresent();
      if (!lent || symbols.containsKey(part)) continue;
      call(part, OPERANDS);
      callParts(part);
    }
  }

  /// For a gate, its operands and the output.
  Symbols(ComputationGraph graph, Gate gate, Manner manner) {
    this.graph = graph;
    this.manner = manner;
    this.signs = manner.signs();
    this.taken = new HashSet<>(graph.names().keySet());
    call(graph.output(), OPERANDS);
    call(gate, OPERANDS);
    if (!gate.isOperation()) return;
    for (Wire wire : graph.operands(gate)) {
      List<String> wishes = new ArrayList<>();
      wishes.add(gate.op().operand(wire.index()).name());
      wishes.addAll(OPERANDS);
      call(wire.source(), wishes);
    }
  }

  /// For a sum or product of many terms, its terms and the output.
  Symbols(ComputationGraph graph, Series series, Manner manner) {
    this.graph = graph;
    this.manner = manner;
    this.signs = manner.signs();
    this.taken = new HashSet<>(graph.names().keySet());
    call(graph.output(), OPERANDS);
    call(series.result(), OPERANDS);
    List<Wire> wires = series.wires();
    for (int i = 0; i < wires.size(); i++) {
      boolean told = i < MOST_TERMS || i >= wires.size() - LAST_TERMS;
      if (told) call(wires.get(i).source(), OPERANDS);
    }
  }

  private void call(Gate gate, List<String> wishes) {
    if (symbols.containsKey(gate)) return;
    Optional<String> name = graph.called(gate);
    if (name.isPresent()) {
      symbols.put(gate, new Symbol.Name(name.get(), manner.bold() && isTensor(gate)));
      if (gate.name() == null) letters.put(gate, name.get());
    } else if (gate.isConstant() && gate.literal().shape().isScalar()) {
      symbols.put(gate, new Symbol.Figure(constant(gate)));
    } else {
      int number = 1;
      String letter = wishes.stream().filter(w -> !taken.contains(w)).findFirst().orElse(null);
      while (letter == null || taken.contains(letter)) {
        letter = "v_" + number++;
      }
      taken.add(letter);
      letters.put(gate, letter);
      symbols.put(gate, new Symbol.Letter(letter));
    }
  }

  private static boolean isTensor(Gate gate) {
    return gate.shape() != null && !gate.shape().isScalar();
  }

  /// A constant that is one number.
  static Amount.Literal constant(Gate gate) {
    return Amount.Literal.of(gate);
  }

  /// The symbol of the gate, of one of its operands, or of the output.
  Symbol of(Gate gate) {
    return symbols.get(gate);
  }

  /// ∂f/∂x for the gradient of a gate, ∂Σf/∂x where f has several entries.
  Symbol gradient(Gate gate) {
    return gradient(of(gate));
  }

  /// Whether the gradient of a gate is that of the output with respect to itself, which is 1: as a
  /// factor ∂f/∂f says nothing.
  boolean isOne(Gate gate) {
    boolean number = gate.shape() == null || gate.shape().isScalar();
    return gate == graph.output() && number && graph.seed().isEmpty() && isLoss(graph);
  }

  /// Whether nothing comes after the output, where a gradient would arrive from.
  static boolean isLoss(ComputationGraph graph) {
    return !graph.isSymbolic() || graph.loss().equals(graph.output().name());
  }

  /// The same for what stands for it or one of its entries.
  Symbol gradient(Symbol below) {
    return new Symbol.Partial(differentiated(), below);
  }

  /// The loss behind a gate by itself; the output, of several entries their sum.
  private Symbol differentiated() {
    if (graph.isSymbolic() || graph.seed().isPresent()) return new Symbol.Name(graph.loss());
    Symbol output = of(graph.output());
    Shape shape = graph.output().shape();
    return shape == null || shape.size() == 1 ? output : new Symbol.Total(output);
  }

  /// ∂q/∂x for the local gradient at a wire.
  Symbol local(Wire wire) {
    return through(wire, new Symbol.Partial(of(wire.target()), of(wire.source())));
  }

  /// A local gradient that says through which operand it is, where that is not all of it.
  Symbol through(Wire wire, Symbol.Partial partial) {
    return graph.isShared(wire) ? new Symbol.Through(partial, wire.index() + 1) : partial;
  }

  /// What the letters stand for, in the letters of the others: `u = q + w_2`; what is too long to
  /// say is left out.
  ///
  /// @param except a gate whose rule is told anyway
  List<Meaning> legend(Gate except) {
    return legend(gate -> gate != except && letters.containsKey(gate));
  }

  /// The same with what is made of the letters: `f = 1/u`.
  List<Meaning> whole() {
    return legend(symbols::containsKey);
  }

  private List<Meaning> legend(Predicate<Gate> told) {
    List<Meaning> out = new ArrayList<>();
    if (letters.isEmpty()) return out;
    Function<Expr, LatexPrinter.Product> products = Multiplications.of(graph);
    boolean ownBase = graph.used().contains("e");
    Map<Expr, String> known = new HashMap<>();
    letters.forEach((gate, letter) -> {
      if (isWritten(gate)) known.put(gate.written(), letter);
    });
    for (Gate gate : graph.gates()) {
      if (!told.test(gate) || !isWritten(gate) || gate.written() == null) continue;
      // The names of these say it: W₀₁ is an entry of W.
      if (gate.isTakenOut()) continue;
      Expr spoken = inLetters(gate.written(), known);
      boolean made = gate.isOperation() && !spoken.equals(gate.written());
      String letter = letters.getOrDefault(gate, made ? gate.name() : null);
      if (letter == null) continue;
      Expr meaning = FormulaCalls.shown(spoken, graph.used()::contains, signs);
      String text = LinePrinter.text(meaning, signs, 2 * LONGEST_LEGEND, products, ownBase);
      if (text.length() > LONGEST_LEGEND) continue;
      String latex = LatexPrinter.shown(meaning, signs, products, ownBase, this::isBold);
      out.add(
          new Meaning(
              (isBold(letter) ? TypesetName.bold(letter) : TypesetName.shown(letter))
                  + " = "
                  + latex,
              TypesetName.text(letter) + " = " + text));
    }
    return out;
  }

  private boolean isBold(String name) {
    boolean lent =
        letters.entrySet().stream()
            .anyMatch(e -> e.getValue().equals(name) && isTensor(e.getKey()));
    return manner.bold() && (lent || graph.isTensor(name));
  }

  /// What a letter stands for, to be seen and to be read aloud.
  record Meaning(String latex, String text) {}

  /// Whether the program has it as a formula that can be said.
  private static boolean isWritten(Gate gate) {
    boolean rounds = gate.isOperation() && gate.op().origin() instanceof Origin.Repeat;
    boolean large = gate.span().length() > LONGEST_WRITTEN;
    // Inside a function the text speaks of its parameters.
    return gate.group() == null && !rounds && !large;
  }

  /// A formula with the letters in it for what they stand for.
  private static Expr inLetters(Expr formula, Map<Expr, String> known) {
    List<Expr> parts = new ArrayList<>();
    for (Expr part : formula.parts()) {
      String letter = known.get(part);
      parts.add(letter != null ? new Expr.Name(part.span(), letter) : inLetters(part, known));
    }
    return formula.with(parts);
  }
}
