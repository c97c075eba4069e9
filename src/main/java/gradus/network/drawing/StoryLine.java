package gradus.network.drawing;

import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.Symbol;
import gradus.explain.term.SymbolWriter;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.network.WireEntry;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A line of what a neuron says while it is written, typeset and as text at once.
final class StoryLine {
  private final ComputationGraph graph;
  private final Signs signs;
  private final AmountWriter amounts;
  private final SymbolWriter names;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder said = new StringBuilder();

  /// @param usual how numbers of the text are written
  StoryLine(ComputationGraph graph, Numbers usual, Signs signs) {
    this.graph = graph;
    this.signs = signs;
    amounts = new AmountWriter(usual);
    names = new SymbolWriter(amounts);
  }

  StoryLine add(String latex, String text, Role role) {
    // What is of one role is one formula, or there would be gaps in it.
    boolean goesOn = !pieces.isEmpty() && pieces.getLast().role() == role;
    String before = goesOn ? pieces.removeLast().latex() + " " : "";
    pieces.add(Piece.of(before + latex, role));
    said.append(text);
    return this;
  }

  StoryLine sign(String latex, String text) {
    return add(latex, " " + text + " ", Role.PLAIN);
  }

  /// What a number is called; one of the text as it is.
  StoryLine name(WireEntry number) {
    Symbol symbol = symbol(number);
    String text =
        symbol instanceof Symbol.Figure f
            ? amounts.text(f.amount())
            : NumberNames.of(graph, number);
    return add(names.latex(symbol), text, Role.PLAIN);
  }

  /// ∂L/∂x.
  StoryLine gradient(WireEntry below) {
    Symbol partial = new Symbol.Partial(loss(), symbol(below));
    String text = "∂" + lossText() + "/∂" + NumberNames.of(graph, below);
    return add(names.latex(partial), text, Role.PLAIN);
  }

  /// ∂z/∂s.
  StoryLine local(WireEntry above, WireEntry below) {
    Symbol partial = new Symbol.Partial(symbol(above), symbol(below));
    String text = "∂" + NumberNames.of(graph, above) + "/∂" + NumberNames.of(graph, below);
    return add(names.latex(partial), text, Role.LOCAL);
  }

  /// A number, in brackets where it follows a sign and begins with one.
  StoryLine number(double value, Numbers digits, Role role, boolean first) {
    AmountWriter writer = new AmountWriter(digits);
    Amount amount = new Amount.Number(value);
    boolean bracket = !first && writer.isNegative(amount);
    String shown = writer.text(amount);
    return add(writer.inProduct(amount, first), bracket ? "(" + shown + ")" : shown, role);
  }

  StoryLine equals(Equation equation) {
    return sign(equation.latex(), equation.sign());
  }

  StoryLine equals() {
    return sign("=", "=");
  }

  StoryLine times() {
    return sign(signs.latexFactor(), signs.factor());
  }

  Passage.Line line() {
    return new Passage.Line(pieces, said.toString().strip());
  }

  private Symbol symbol(WireEntry number) {
    Gate gate = number.gate();
    Optional<String> name = graph.called(gate);
    if (name.isEmpty()) {
      return new Symbol.Figure(new Amount.Number(gate.literal().get(number.entry())));
    }
    Symbol whole = new Symbol.Name(name.get());
    Shape shape = gate.shape();
    if (shape.isScalar()) return whole;
    int row = number.entry() / shape.cols();
    int col = number.entry() % shape.cols();
    if (shape.isVector()) return new Symbol.Entry(whole, List.of("{" + col + "}"));
    boolean narrow = row < 10 && col < 10;
    return new Symbol.Entry(
        whole, narrow ? List.of("" + row, "" + col) : List.of("" + row, ",", "" + col));
  }

  /// The number that is differentiated.
  private Symbol loss() {
    if (graph.seed().isPresent()) return new Symbol.Name(graph.loss());
    Gate output = graph.output();
    Symbol name = new Symbol.Name(graph.called(output).orElse(graph.loss()));
    return output.shape().isScalar() ? name : new Symbol.Total(name);
  }

  private String lossText() {
    if (graph.seed().isPresent()) return graph.loss();
    Gate output = graph.output();
    String name = graph.called(output).map(TypesetName::text).orElse(graph.loss());
    return output.shape().isScalar() ? name : "Σ" + name;
  }
}
