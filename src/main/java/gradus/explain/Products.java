package gradus.explain;

import gradus.explain.passage.Passage;
import gradus.explain.passage.Passage.Tone;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.CopiedAxis;
import gradus.explain.term.Equations;
import gradus.explain.term.LocalRule;
import gradus.explain.term.Spoken;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.Signs;
import gradus.op.Local;
import gradus.op.Origin;
import gradus.op.RuleFactor;
import gradus.op.catalogue.Ops;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The chain rule at one wire: upstream times local is downstream, in symbols, then in numbers,
/// with the shapes under the factors where they are tensors.
final class Products {
  private final Telling telling;
  private final Trace trace;
  private final Gate gate;
  private final Template template;
  private final AmountWriter amounts;
  private final ShapeStory shapes;

  Products(Telling telling) {
    this.telling = telling;
    trace = telling.trace();
    gate = telling.gate();
    template = telling.template();
    amounts = telling.amounts();
    shapes = new ShapeStory(telling);
  }

  private String say(String key, Object... args) {
    return telling.say(key, args);
  }

  /// Vectors lie down where they are copied into the rows of a matrix, else they stand.
  boolean rowsFor(Gate of) {
    return gate.isOperation()
        && gate.op().isElementwise()
        && gate.shape() != null
        && gate.shape().isMatrix();
  }

  /// The same to be read aloud.
  String upstreamText() {
    String name = telling.names().of(gate);
    return say("explain.upstream.text", name, shown(trace.gradient(gate).orElseThrow()));
  }

  /// `∂f/∂q = −4`, the gradient that has arrived at the gate.
  List<Piece> upstream() {
    return List.of(
        new Piece(telling.gradient(gate), Role.UPSTREAM, say("explain.upstream")),
        Piece.of("="),
        Piece.of(number(trace.gradient(gate).orElseThrow()), Role.UPSTREAM));
  }

  private String number(Tensor tensor) {
    return number(tensor, amounts);
  }

  private String number(Tensor tensor, AmountWriter digits) {
    return digits.latex(Amount.of(tensor, rowsFor(gate)));
  }

  /// Symbols, numbers where there are any, and for tensors why the shapes fit.
  List<Passage> chain(Wire wire) {
    List<Passage> out = new ArrayList<>();
    boolean fork = trace.branches(wire.source()).size() > 1;
    String becomes = fork ? "\\mathrel{+}=" : "=";
    String target = telling.gradient(wire.source());
    if (Telling.isScalar(wire)) {
      Passage.Line symbols = symbols(wire, target, becomes);
      out.add(symbols);
      if (isSymbolic()) return out;
      // Once it is said that this is added, the numbers are equal to what that is.
      out.add(scalars(wire, symbols.pieces().size() > 1 ? "=" : becomes));
      return out;
    }
    if (gate.op().isElementwise()) {
      entries(wire, target, becomes, out);
    } else {
      factors(wire, target, becomes, out);
    }
    out.add(new Passage.Prose(shapes.why(wire), Tone.REASON));
    return out;
  }

  /// Upstream times local in symbols alone; empty of a function whose body says too much.
  Optional<Passage.Line> inSymbols(Wire wire) {
    List<Passage.Line> lines = new ArrayList<>();
    for (Passage passage : chain(wire)) {
      if (passage instanceof Passage.Line line) lines.add(line);
    }
    boolean silent = lines.size() < 2 && !(gate.op().origin() instanceof Origin.Catalogue);
    return silent ? Optional.empty() : Optional.of(lines.getFirst());
  }

  /// Upstream times local in symbols.
  Passage.Line symbols(Wire wire, String target, String becomes) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(target, Role.DOWNSTREAM));
    boolean one = telling.symbols().isOne(gate);
    Optional<String> name = Optional.of(telling.local(wire)).filter(n -> !one || isSymbolic());
    Optional<String> local = one ? said(wire).or(() -> name) : name;
    if (local.isPresent()) {
      pieces.add(Piece.of(becomes));
      pieces.add(Piece.of(one ? "1" : telling.gradient(gate), Role.UPSTREAM));
      pieces.add(Piece.of(telling.manner().signs().latexFactor()));
      pieces.add(Piece.of(local.get(), Role.LOCAL));
    }
    return new Passage.Line(pieces, say("explain.chain.text"));
  }

  private boolean isSymbolic() {
    return trace.graph().isSymbolic();
  }

  /// What the local gradient at the output is, since its name is that of the product; empty of a
  /// function whose body says too much.
  private Optional<String> said(Wire wire) {
    return switch (template.local(wire.index())) {
      case LocalRule.Known k -> Optional.of(amounts.bracketed(k.number()));
      case LocalRule.Formula f -> Optional.of(telling.writer().factor(f.rule()));
      case LocalRule.Partial p -> OwnSlope.local(telling, wire).map(OwnSlope::latexFactor);
    };
  }

  private Passage.Line scalars(Wire wire, String becomes) {
    Tensor result = trace.contribution(wire);
    Numbers usual = Equations.shared(trace, wire, telling.manner().numbers());
    Equation equation = Equations.product(trace, wire, usual);
    AmountWriter digits = telling.manner().amounts(equation.numbers());
    AmountWriter ends = telling.manner().amounts(equation.result());
    Amount up = Amount.of(trace.gradient(gate).orElseThrow(), false);
    Amount local = new Amount.Number(trace.local(wire));
    Amount down = Amount.of(result, false);
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(becomes));
    pieces.add(new Piece(digits.latex(up), Role.UPSTREAM, say("explain.upstream")));
    pieces.add(Piece.of(telling.manner().signs().latexFactor()));
    pieces.add(new Piece(digits.bracketed(local), Role.LOCAL, say("explain.local.word")));
    pieces.add(Piece.of(equation.latex()));
    pieces.add(new Piece(ends.latex(down), Role.DOWNSTREAM, say("explain.downstream")));
    String text =
        say(
            "step.pull",
            telling.names().of(wire.source()),
            digits.text(up),
            Spoken.of(Tensor.scalar(trace.local(wire)), equation.numbers()).bracketed().text(),
            ends.text(down),
            equation.sign(),
            telling.manner().signs().factor());
    return new Passage.Line(pieces, text);
  }

  /// Entry by entry, and summed over the axes along which the operand was copied.
  private void entries(Wire wire, String target, String becomes, List<Passage> out) {
    Shape whole = gate.shape();
    boolean copied = !wire.source().shape().equals(whole);
    String sum =
        copied
            ? "\\sum_{"
                + CopiedAxis.of(wire.source().shape(), whole)
                    .latex(whole, trace.graph().indexLetters())
                + "}"
            : "";
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(target, Role.DOWNSTREAM, shapes.of(wire.source().shape())));
    pieces.add(Piece.of(becomes + " " + sum));
    pieces.add(new Piece(telling.gradient(gate), Role.UPSTREAM, shapes.of(whole)));
    pieces.addAll(slope(wire));
    out.add(new Passage.Line(pieces, say("explain.tensor.text", telling.told(wire))));
    if (isSymbolic() || !amounts.writes(whole)) return;
    Tensor upstream = trace.gradient(gate).orElseThrow();
    Tensor local = local(wire);
    Tensor apart = unsummed(wire, upstream);
    List<Equation.Side> stages = new ArrayList<>();
    stages.add(
        new Equation.Side(
            List.of(upstream, local), printed -> printed.get(0).times(printed.get(1)), apart));
    if (copied) {
      Shape own = wire.source().shape();
      stages.add(
          new Equation.Side(
              List.of(apart), printed -> printed.getFirst().sumTo(own), trace.contribution(wire)));
    }
    Equation equation = Equation.of(telling.manner().numbers(), stages);
    AmountWriter digits = telling.manner().amounts(equation.numbers());
    List<Piece> filled = new ArrayList<>();
    filled.add(Piece.of("= " + sum));
    filled.add(new Piece(number(upstream, digits), Role.UPSTREAM, say("explain.upstream")));
    filled.add(Piece.of("\\odot"));
    filled.add(new Piece(number(local, digits), Role.LOCAL, say("explain.local.word")));
    if (copied) {
      filled.add(Piece.of(equation.latex() + " " + sum));
      filled.add(Piece.of(number(apart, digits), Role.DOWNSTREAM));
    }
    filled.add(Piece.of(equation.latex()));
    filled.add(
        new Piece(
            number(trace.contribution(wire), digits), Role.DOWNSTREAM, say("explain.downstream")));
    out.add(new Passage.Line(filled, shown(trace.contribution(wire))));
  }

  /// What the upstream gradient is multiplied by entry by entry.
  private List<Piece> slope(Wire wire) {
    return switch (template.slope(wire.index())) {
      case LocalRule.Known k ->
          List.of(
              Piece.of(telling.manner().signs().latexFactor()),
              new Piece(amounts.bracketed(k.number()), Role.LOCAL, say("explain.scalar")));
      case LocalRule.Formula f ->
          template.isOneNumber(wire.index())
              ? List.of(
                  Piece.of(telling.manner().signs().latexFactor()),
                  new Piece(telling.writer().factor(f.rule()), Role.LOCAL, say("explain.scalar")))
              : List.of(
                  Piece.of("\\odot"),
                  new Piece(
                      telling.writer().factor(f.rule()), Role.LOCAL, shapes.of(gate.shape())));
      case LocalRule.Partial p ->
          List.of(
              Piece.of("\\odot"),
              new Piece(telling.local(wire), Role.LOCAL, shapes.of(gate.shape())));
    };
  }

  /// The local gradient in the shape of the result.
  private Tensor local(Wire wire) {
    return unsummed(wire, Tensor.ones(gate.shape()));
  }

  /// The gradient before broadcasting is undone.
  private Tensor unsummed(Wire wire, Tensor upstream) {
    List<Tensor> in =
        trace.graph().operands(gate).stream()
            .map(w -> trace.value(w.source()).orElseThrow().broadcastTo(gate.shape()))
            .toList();
    Tensor y = trace.value(gate).orElseThrow();
    return gate.op().pull(wire.index(), new Local(in, y, upstream, gate.attributes()));
  }

  private Tensor pulled(Wire wire, Tensor upstream) {
    List<Tensor> in =
        trace.graph().operands(gate).stream()
            .map(w -> trace.value(w.source()).orElseThrow())
            .toList();
    Tensor y = trace.value(gate).orElseThrow();
    return gate.op().pull(wire.index(), new Local(in, y, upstream, gate.attributes()));
  }

  private void factors(Wire wire, String target, String becomes, List<Passage> out) {
    if (template.entryRule().isPresent()) {
      entry(wire, template.entryRule().get().factors(), target, becomes, out);
      return;
    }
    List<RuleFactor> factors = template.factors(wire.index());
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(target, Role.DOWNSTREAM, shapes.of(wire.source().shape())));
    pieces.add(Piece.of(becomes));
    boolean own = !(gate.op().origin() instanceof Origin.Catalogue);
    boolean one = gate.shape().isScalar();
    Optional<OwnSlope> slope =
        !own
            ? Optional.empty()
            : one ? OwnSlope.local(telling, wire) : OwnSlope.whole(telling, wire);
    boolean whole = slope.isPresent() && !one;
    if (whole) pieces.add(Piece.of(slope.get().latex(), Role.LOCAL));
    for (RuleFactor factor : whole ? List.<RuleFactor>of() : factors) {
      between(factors, factor).ifPresent(pieces::add);
      String symbol =
          factor.isUpstream() || slope.isEmpty()
              ? telling.writer().latex(template.symbolic(factor, wire.index()))
              : factors.size() > 1 ? slope.get().latexFactor() : slope.get().latex();
      pieces.add(new Piece(symbol, role(factor), shapes.of(factor, wire.index())));
    }
    // Of a function whose body says too much there is nothing to say but what comes out.
    if (!own || slope.isPresent()) {
      out.add(new Passage.Line(pieces, say("explain.tensor.text", telling.told(wire))));
    }
    if (!isSymbolic()) out.add(numbers(wire, factors, out.isEmpty() ? becomes : "="));
  }

  /// Along an axis: one entry, then all of them.
  private void entry(
      Wire wire, List<RuleFactor> factors, String target, String becomes, List<Passage> out) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(telling.writer().latex(template.entryGradient()), Role.DOWNSTREAM));
    pieces.add(Piece.of(becomes));
    for (RuleFactor factor : factors) {
      between(factors, factor).ifPresent(pieces::add);
      pieces.add(Piece.of(telling.writer().latex(template.atEntry(factor.rule())), role(factor)));
    }
    out.add(new Passage.Line(pieces, say("explain.tensor.text", telling.told(wire))));
    if (isSymbolic()) return;
    Tensor result = trace.contribution(wire);
    List<Piece> all = new ArrayList<>();
    all.add(new Piece(target, Role.DOWNSTREAM, shapes.of(wire.source().shape())));
    all.add(Piece.of(becomes));
    all.add(new Piece(number(result), Role.DOWNSTREAM, say("explain.downstream")));
    out.add(new Passage.Line(all, shown(result)));
  }

  /// The same with the numbers in it, where each factor is a tensor of the trace or one number is
  /// spread over an operand; else only what comes out.
  private Passage.Line numbers(Wire wire, List<RuleFactor> factors, String becomes) {
    Tensor result = trace.contribution(wire);
    Equation equation = Equations.pulled(trace, wire, telling.manner().numbers());
    List<Piece> filled = new ArrayList<>();
    filled.add(Piece.of(becomes));
    if (factors.size() > 1 && factors.stream().allMatch(f -> f.isBare() || f.isSign())) {
      AmountWriter digits = telling.manner().amounts(equation.numbers());
      for (RuleFactor factor : factors) {
        between(factors, factor).ifPresent(filled::add);
        filled.add(
            factor.isSign()
                ? Piece.of(telling.writer().latex(template.symbolic(factor, wire.index())))
                : new Piece(number(factor, wire, digits), role(factor), say(captionOf(factor))));
      }
      filled.add(Piece.of(equation.latex()));
    } else if (gate.shape().isScalar()
        && amounts.writes(wire.source().shape())
        && !telling.symbols().isOne(gate)) {
      Tensor upstream = trace.gradient(gate).orElseThrow();
      Tensor local = pulled(wire, Tensor.scalar(1));
      equation =
          Equation.of(
              telling.manner().numbers(),
              List.of(upstream, local),
              printed -> printed.get(1).times(printed.get(0).item()),
              result);
      AmountWriter digits = telling.manner().amounts(equation.numbers());
      filled.add(new Piece(number(upstream, digits), Role.UPSTREAM, say("explain.upstream")));
      filled.add(Piece.of(telling.manner().signs().latexFactor()));
      filled.add(new Piece(number(local, digits), Role.LOCAL, say("explain.local.word")));
      filled.add(Piece.of(equation.latex()));
    }
    AmountWriter digits = telling.manner().amounts(equation.numbers());
    filled.add(new Piece(number(result, digits), Role.DOWNSTREAM, say("explain.downstream")));
    return new Passage.Line(filled, shown(result));
  }

  /// The sign before a factor that follows another; nothing where they stand side by side.
  private Optional<Piece> between(List<RuleFactor> factors, RuleFactor factor) {
    int at = factors.indexOf(factor);
    boolean follows = at > 0 && !factor.isSign() && !factors.get(at - 1).isSign();
    Signs signs = telling.manner().signs();
    if (!follows || signs == Signs.TEXTBOOK) return Optional.empty();
    boolean matrices = gate.op() == Ops.MATMUL || gate.op() == Ops.OUTER;
    return Optional.of(Piece.of(matrices ? signs.latexMatrices() : signs.latexFactor()));
  }

  private static Role role(RuleFactor factor) {
    if (factor.isSign()) return Role.PLAIN;
    return factor.isUpstream() ? Role.UPSTREAM : Role.LOCAL;
  }

  /// xᵀ is no local derivative of W x, but what the vector-Jacobian product multiplies by.
  private static String captionOf(RuleFactor factor) {
    return role(factor) == Role.UPSTREAM ? "explain.upstream" : "explain.factor";
  }

  private String number(RuleFactor factor, Wire wire, AmountWriter digits) {
    Gate like = template.like(factor, wire.index());
    boolean upstream = factor.like() == RuleFactor.Like.Common.UPSTREAM;
    Tensor t = (upstream ? trace.gradient(like) : trace.value(like)).orElseThrow();
    if (!factor.isTransposed()) return digits.latex(Amount.of(t, false));
    boolean row = t.shape().isVector();
    return digits.latex(row ? Amount.of(t, true) : Amount.of(t.transpose(), false));
  }

  private String shown(Tensor tensor) {
    return tensor.size() > 24 ? tensor.shape().toString() : amounts.text(Amount.of(tensor, false));
  }
}
