package gradus.explain;

import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.EntryName;
import gradus.explain.term.Spoken;
import gradus.explain.term.Symbol;
import gradus.explain.term.SymbolWriter;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Messages;
import gradus.lang.Scripts;
import gradus.latex.TypesetName;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.InputEntry;
import gradus.trace.ModeCost;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Tangents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What forward mode adds to the sentence of a step: how the tangent ∂q/∂x comes about beside the
/// value of q, and in the end what one pass found and what it cost.
public final class TangentSentences {
  private static final String PLUS = " + ";

  private final Tangents tangents;
  private final GateNames names;
  private final Manner manner;

  TangentSentences(Tangents tangents, GateNames names, Manner manner) {
    this.tangents = tangents;
    this.names = names;
    this.manner = manner;
  }

  TangentSentences(Tangents tangents, Manner manner) {
    this(tangents, new GateNames(tangents.trace().graph(), manner.signs()), manner);
  }

  /// Empty in steps of which forward mode has nothing to say.
  Optional<String> of(Steps steps, int n) {
    return switch (steps.step(n)) {
      case Step.Start s -> Optional.of(" " + start());
      case Step.ForwardPass f -> Optional.of("; " + result(steps.trace().graph().output()));
      case Step.Compute c -> Optional.of("; " + made(c.gate()));
      case Step.Gather g -> Optional.of("; " + result(g.series().result()));
      case Step.Seed s -> Optional.empty();
      case Step.BackwardPass b -> Optional.empty();
      case Step.Pull p -> Optional.empty();
      case Step.Spread s -> Optional.empty();
      case Step.Part p -> Optional.empty();
      case Step.Accumulate a -> Optional.empty();
    };
  }

  /// What all passes of forward mode take, and what one backward pass.
  public static String cost(Tangents tangents, Manner manner) {
    ModeCost cost = ModeCost.of(tangents);
    return Messages.text(
        manner.locale(),
        cost.numbers() == 1 ? "forward.cost.one" : "forward.cost",
        moving(tangents),
        cost.once(),
        cost.numbers(),
        cost.forward(),
        cost.backward());
  }

  /// What moves: `x`, `W₀₁`.
  private static String moving(Tangents tangents) {
    InputEntry entry = tangents.entry();
    String name = TypesetName.text(entry.input().name());
    return EntryName.text(name, entry.input().shape(), entry.position());
  }

  private String moving() {
    return moving(tangents);
  }

  private String say(String key, Object... args) {
    return Messages.text(manner.locale(), key, args);
  }

  private String start() {
    boolean number = tangents.entry().input().shape().isScalar();
    return number && Tangents.inputs(tangents.trace().graph()).size() == 1
        ? say("forward.start.alone", moving())
        : say("forward.start", moving());
  }

  /// `∂q/∂x`.
  private String tangent(Gate gate) {
    String name = names.of(gate);
    boolean whole = gate.name() != null || tangents.trace().graph().called(gate).isPresent();
    return "∂" + (whole ? name : "(" + name + ")") + "/∂" + moving();
  }

  private String made(Gate gate) {
    if (!tangents.reaches(gate)) return say("forward.still", tangent(gate), moving());
    List<Wire> moving = moving(gate);
    return areNumbers(gate, moving) ? ofNumbers(gate, moving) : ofTensors(gate, moving);
  }

  private List<Wire> moving(Gate gate) {
    return tangents.trace().graph().operands(gate).stream()
        .filter(w -> tangents.part(w).isPresent())
        .toList();
  }

  private static boolean areNumbers(Gate gate, List<Wire> moving) {
    return isNumber(gate) && moving.stream().allMatch(w -> isNumber(w.source()));
  }

  /// What the panel says of a step besides: how the tangent comes about, and in the end what one
  /// pass costs.
  List<Passage> passages(Steps steps, int n) {
    List<Passage> all = new ArrayList<>();
    Optional<Gate> gate = steps.step(n).gateAtWork();
    if (gate.isPresent()) {
      all.add(new Passage.Heading(say("forward.heading", moving())));
      boolean whole = steps.step(n) instanceof Step.Compute;
      all.add(line(gate.get(), whole));
    }
    if (n == steps.last()) all.add(new Passage.Prose(cost(tangents, manner), Passage.Tone.REASON));
    return all;
  }

  private Passage.Line line(Gate gate, boolean whole) {
    String text = whole ? made(gate) : result(gate);
    List<Piece> pieces = new ArrayList<>();
    StepFormula.Stacked formula = formula(gate);
    pieces.addAll(formula.symbols());
    List<Wire> moving = moving(gate);
    if (whole && !moving.isEmpty() && areNumbers(gate, moving)) {
      Equation equation = equation(gate, moving);
      if (pieces.isEmpty()) pieces.add(formula.result().getFirst());
      pieces.add(Piece.of("= " + product(equation, moving), Role.PLAIN));
      pieces.add(
          Piece.of(
              equation.latex() + " " + latex(equation.result(), tangents.of(gate).orElseThrow()),
              Role.TANGENT));
    } else {
      pieces.addAll(formula.numbers());
    }
    return new Passage.Line(pieces, text);
  }

  private String product(Equation equation, List<Wire> moving) {
    return moving.stream()
        .map(w ->
            bracketed(equation.numbers(), local(w))
                + " \\cdot "
                + bracketed(equation.numbers(), tangents.of(w.source()).orElseThrow()))
        .collect(Collectors.joining(PLUS));
  }

  private String bracketed(Numbers digits, Tensor number) {
    String latex = latex(digits, number);
    return number.item() < 0 ? "(" + latex + ")" : latex;
  }

  private String latex(Numbers digits, Tensor tensor) {
    return manner.amounts(digits).latex(Amount.of(tensor, false));
  }

  /// What the numbers of a step are written with so that it holds as printed.
  private Equation equation(Gate gate, List<Wire> moving) {
    List<Tensor> left = new ArrayList<>();
    for (Wire wire : moving) {
      left.add(local(wire));
      left.add(tangents.of(wire.source()).orElseThrow());
    }
    Tensor right = tangents.of(gate).orElseThrow();
    return Equation.uneven(
        manner.numbers(), new Equation.Side(left, TangentSentences::added, right));
  }

  private Tensor local(Wire wire) {
    return Tensor.scalar(tangents.trace().local(wire));
  }

  /// `∂q/∂x = local 3.00 · tangent 1.00 + local 2.00 · tangent 0.50 = 4.00`.
  private String ofNumbers(Gate gate, List<Wire> moving) {
    Equation equation = equation(gate, moving);
    Numbers digits = equation.numbers();
    String sum =
        moving.stream()
            .map(w ->
                say(
                    "forward.term",
                    Spoken.of(local(w), digits).bracketed().text(),
                    Spoken.of(tangents.of(w.source()).orElseThrow(), digits).bracketed().text(),
                    manner.signs().factor()))
            .collect(Collectors.joining(PLUS));
    String result = equation.result().show(tangents.of(gate).orElseThrow());
    return tangent(gate) + " = " + sum + " " + equation.sign() + " " + result;
  }

  private static Tensor added(List<Tensor> printed) {
    double sum = 0;
    for (int i = 0; i < printed.size(); i += 2) {
      sum += printed.get(i).item() * printed.get(i + 1).item();
    }
    return Tensor.scalar(sum);
  }

  /// `∂q/∂x₀ = ∂q/∂x · ∂x/∂x₀ = [0.5, 1]`: each operand's Jacobian times its tangent.
  private String ofTensors(Gate gate, List<Wire> moving) {
    String result = names.of(gate);
    List<String> terms =
        moving.stream()
            .map(w -> term(result, w))
            .filter(term -> !term.equals(tangent(gate)))
            .toList();
    String sum = terms.isEmpty() ? "" : " = " + String.join(PLUS, terms);
    return tangent(gate) + sum + shown(gate);
  }

  /// Of the number that moves itself the Jacobian is the tangent.
  private String term(String result, Wire wire) {
    boolean itself = wire.source() == tangents.entry().input() && isNumber(wire.source());
    String local = partial(result, wire);
    return itself ? local : local + " " + manner.signs().factor() + " " + tangent(wire.source());
  }

  private String partial(String result, Wire wire) {
    String name = names.of(wire.source());
    boolean shared = tangents.trace().graph().isShared(wire);
    return "∂"
        + result
        + "/∂"
        + name
        + (shared ? "|" + Scripts.lowered("" + (wire.index() + 1)) : "");
  }

  /// ∂q/∂x, with what it is made of above what it comes to.
  StepFormula.Stacked formula(Gate gate) {
    Piece of = Piece.of(latex(gate), Role.TANGENT);
    String number = latex(manner.numbers(), tangents.of(gate).orElseThrow());
    List<Piece> result = List.of(Piece.of("="), Piece.of(number, Role.TANGENT));
    List<Piece> whole = new ArrayList<>(List.of(of));
    whole.addAll(result);
    String terms =
        tangents.trace().graph().operands(gate).stream()
            .filter(w -> tangents.part(w).isPresent())
            .map(this::product)
            .filter(term -> !term.equals(latex(gate)))
            .collect(Collectors.joining(PLUS));
    List<Piece> symbols = terms.isEmpty() ? List.of() : List.of(of, Piece.of("= " + terms));
    return new StepFormula.Stacked(symbols, symbols.isEmpty() ? whole : result, whole);
  }

  private String product(Wire wire) {
    Telling telling = Telling.of(tangents.trace(), wire.target(), manner);
    boolean itself = wire.source() == tangents.entry().input() && isNumber(wire.source());
    String local = telling.local(wire);
    return itself ? local : local + "\\," + latex(wire.source());
  }

  private static boolean isNumber(Gate gate) {
    return gate.shape().isScalar();
  }

  private String latex(Gate gate) {
    SymbolWriter writer = new SymbolWriter(manner.amounts(manner.numbers()));
    InputEntry entry = tangents.entry();
    Symbol input = new Symbol.Name(entry.input().name());
    String moving = writer.latex(EntryName.symbol(input, entry.input().shape(), entry.position()));
    return "\\frac{\\partial " + called(gate) + "}{\\partial " + moving + "}";
  }

  private String called(Gate gate) {
    return Telling.of(tangents.trace(), gate, manner).latex(gate);
  }

  private String result(Gate gate) {
    return tangent(gate) + shown(gate);
  }

  private String shown(Gate gate) {
    return " = " + Spoken.of(tangents.of(gate).orElseThrow(), manner.numbers()).text();
  }
}
