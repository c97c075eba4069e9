package gradus.explain;

import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Messages;
import gradus.latex.TypesetName;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The local gradient at one wire: `∂q/∂x = 1`, and its number where that says more and is known.
final class LocalLine {
  private final Trace trace;
  private final Gate gate;
  private final Symbols symbols;
  private final Template template;
  private final AmountWriter writer;
  private final Locale locale;

  LocalLine(
      Trace trace,
      Gate gate,
      Symbols symbols,
      Template template,
      AmountWriter writer,
      Locale locale) {
    this.trace = trace;
    this.gate = gate;
    this.symbols = symbols;
    this.template = template;
    this.writer = writer;
    this.locale = locale;
  }

  /// Of a wire.
  ///
  /// @param known whether the gate's value is known, and with it the number
  Passage.Line of(Wire wire, boolean known) {
    boolean scalar = Products.isScalar(wire);
    LocalRule rule = template.local(wire.index());
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(Symbols.fraction(symbols.of(gate), symbols.of(wire.source())), Role.LOCAL));
    switch (rule) {
      case LocalRule.Known k -> pieces.add(equals(writer.latex(k.number())));
      case LocalRule.Formula f -> pieces.add(equals(f.latex()));
      case LocalRule.Partial p -> {
        if (scalar) own(wire, pieces);
      }
    }
    if (!known || !scalar) {
      String formula = wire.target().op().operand(wire.index()).formula();
      return new Passage.Line(pieces, Messages.text(locale, "explain.local.rule.text", formula));
    }
    Amount.Number number = new Amount.Number(trace.local(wire));
    boolean said =
        switch (rule) {
          case LocalRule.Known k -> writer.says(k.number(), number);
          case LocalRule.Formula f -> false;
          case LocalRule.Partial p -> false;
        };
    if (!said) pieces.add(equals(writer.latex(number)));
    return new Passage.Line(
        pieces, Messages.text(locale, "explain.local.text", writer.text(number)));
  }

  private static Piece equals(String latex) {
    return Piece.of("= " + latex, Role.LOCAL);
  }

  /// Derived from the body, and what its parameters are here.
  private void own(Wire wire, List<Piece> pieces) {
    OwnSlope.latex(gate.op(), wire.index())
        .ifPresent(slope -> {
          pieces.add(equals(slope));
          String here =
              trace.graph().operands(gate).stream()
                  .filter(w -> !parameter(w).equals(symbols.of(w.source())))
                  .map(w -> parameter(w) + " = " + symbols.of(w.source()))
                  .collect(Collectors.joining(",\\; "));
          if (!here.isEmpty()) pieces.add(Piece.of("\\left(" + here + "\\right)"));
        });
  }

  private String parameter(Wire wire) {
    return TypesetName.shown(gate.op().operand(wire.index()).name());
  }
}
