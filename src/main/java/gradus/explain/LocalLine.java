package gradus.explain;

import gradus.explain.passage.LocalText;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.Equations;
import gradus.explain.term.LocalRule;
import gradus.explain.term.ShortRule;
import gradus.explain.term.Symbol;
import gradus.explain.term.SymbolText;
import gradus.explain.term.SymbolWriter;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.tensor.Equation;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// The local gradient at one wire: `∂q/∂x = 1`, and its number where that says more and is known.
final class LocalLine {
  private final Telling telling;

  LocalLine(Telling telling) {
    this.telling = telling;
  }

  /// What the local gradient is, where that is one number or name or a short formula: `1`, `z`; of
  /// tensors entry by entry.
  static Optional<String> word(Trace trace, Wire wire, Manner manner) {
    Telling telling = Telling.of(trace, wire.target(), manner);
    return switch (telling.template().local(wire.index())) {
      case LocalRule.Known k -> Optional.of(telling.amounts().text(k.number()));
      case LocalRule.Formula f -> new ShortRule(telling.amounts()).text(f.rule());
      case LocalRule.Partial p ->
          OwnSlope.local(telling, wire)
              .filter(s -> s.legend().isEmpty() && ShortRule.isShort(s.text()))
              .map(OwnSlope::text)
              .map(ShortRule::raised);
    };
  }

  /// The local gradient with what it is of; empty where that has no entries.
  static Optional<LocalText> told(Trace trace, Wire wire, Manner manner) {
    Telling telling = Telling.of(trace, wire.target(), manner);
    return switch (telling.template().partial(wire.index())) {
      case Symbol.Partial p -> Optional.of(told(telling, wire, p, OptionalInt.empty()));
      case Symbol.Through t ->
          Optional.of(told(telling, wire, t.partial(), OptionalInt.of(t.operand())));
      default -> Optional.empty();
    };
  }

  private static LocalText told(
      Telling telling, Wire wire, Symbol.Partial partial, OptionalInt through) {
    SymbolText text = new SymbolText(telling.amounts());
    return new LocalText(
        text.of(partial.above()),
        text.of(partial.below()),
        through,
        word(telling.trace(), wire, telling.manner()));
  }

  /// Of a wire.
  ///
  /// @param known whether the gate's value is known, and with it the number
  Passage.Line of(Wire wire, boolean known) {
    boolean scalar = Telling.isScalar(wire);
    LocalRule rule = telling.template().local(wire.index());
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(telling.partial(wire), Role.LOCAL));
    switch (rule) {
      case LocalRule.Known k -> pieces.add(equals(telling.amounts().latex(k.number())));
      case LocalRule.Formula f -> pieces.add(equals(telling.writer().latex(f.rule())));
      case LocalRule.Partial p -> own(wire, pieces);
    }
    if (!known || !scalar) {
      String text =
          telling.trace().isSymbolic()
              ? new SymbolSentences(telling.trace(), telling.manner()).local(wire)
              : telling.say("explain.local.rule.text", telling.told(wire));
      return new Passage.Line(pieces, text);
    }
    Amount.Number number = new Amount.Number(telling.trace().local(wire));
    if (rule instanceof LocalRule.Known is) {
      return told(pieces, telling.amounts().text(is.number()));
    }
    inNumbers(wire, number, pieces);
    return told(pieces, telling.amounts().text(number));
  }

  private Passage.Line told(List<Piece> pieces, String number) {
    return new Passage.Line(pieces, telling.say("explain.local.text", number));
  }

  /// `= 0.73 (1 − 0.73) = 0.20`: the rule with its numbers where it is more than one of them, and
  /// what it comes to.
  private void inNumbers(Wire wire, Amount.Number number, List<Piece> pieces) {
    LocalRule rule = telling.template().local(wire.index(), this::figure);
    if (rule instanceof LocalRule.Formula f) {
      Equation equation = Equations.local(telling.trace(), wire, telling.manner().numbers());
      AmountWriter digits = new AmountWriter(equation.numbers());
      String filled = new SymbolWriter(digits).latex(f.rule());
      String result = digits.latex(number);
      if (!filled.equals(result)) {
        if (!pieces.contains(equals(filled))) pieces.add(equals(filled));
        pieces.add(Piece.of(equation.latex() + " " + result, Role.LOCAL));
        return;
      }
    }
    pieces.add(equals(telling.amounts().latex(number)));
  }

  private Symbol figure(Gate of) {
    boolean typed = of.isConstant();
    return typed
        ? telling.symbols().of(of)
        : new Symbol.Figure(Amount.of(telling.trace().value(of).orElseThrow(), false));
  }

  private static Piece equals(String latex) {
    return Piece.of("= " + latex, Role.LOCAL);
  }

  /// Derived from the body, and what its parameters are here.
  private void own(Wire wire, List<Piece> pieces) {
    OwnSlope.local(telling, wire)
        .ifPresent(slope -> {
          pieces.add(equals(slope.latex()));
          String here =
              slope.legend().stream()
                  .map(Symbols.Meaning::latex)
                  .collect(Collectors.joining(",\\; "));
          if (!here.isEmpty()) pieces.add(Piece.of("\\quad \\left(" + here + "\\right)"));
        });
  }
}
