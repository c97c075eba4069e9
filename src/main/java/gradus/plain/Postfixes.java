package gradus.plain;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.python.SliceReader;
import gradus.plain.token.Token;
import java.util.ArrayList;
import java.util.List;

/// The signs behind an operand: a transpose, a raised number, the order of a norm.
final class Postfixes {
  private final Workbench bench;

  Postfixes(Workbench bench) {
    this.bench = bench;
  }

  /// Puts the last operand under the sign of a transpose.
  void transpose(Span sign) {
    // a root binds the operand itself
    bench.reduce(5);
    Phrase target = bench.remove();
    Span span = Span.between(target.start(), sign.end()).union(target.expr().span());
    bench.add(new Expr.Call(span, sign, "transpose", List.of(target.expr())), target.depth() + 1);
  }

  /// Takes a slice of the last operand.
  void slice(SliceReader slice) {
    Phrase target = bench.remove();
    Span span = new Span(target.start(), slice.brackets().end()).union(target.expr().span());
    List<Expr> arguments = new ArrayList<>(List.of(target.expr()));
    arguments.addAll(slice.ends());
    String call = Expr.Slice.CALL;
    bench.add(new Expr.Call(span, slice.brackets(), call, arguments), target.depth() + 1);
  }

  /// Raises the last operand to digits that are written so.
  void raise(Token token) {
    // a root binds the operand itself: √x² is (√x)²
    bench.reduce(5);
    Phrase base = bench.remove();
    Span span = Span.between(base.start(), token.end()).union(base.expr().span());
    boolean negative = token.text().startsWith("-");
    Expr power = new Expr.Binary(span, Operator.POWER, base.expr(), raised(token), negative);
    bench.add(power, base.depth() + 1);
  }

  private static Expr raised(Token token) {
    String digits = token.text();
    if (!digits.startsWith("-")) return Workbench.number(token);
    Span span = new Span(token.start() + 1, token.end());
    double value = Double.parseDouble(digits.substring(1));
    return new Expr.Negate(token.span(), new Expr.Num(span, value, digits.substring(1)));
  }

  /// What stands below the second bar of the last operand: `‖x‖_1`.
  void order(Token token) {
    Phrase phrase = bench.last();
    if (!(phrase.expr() instanceof Expr.Call norm) || !norm.name().equals("norm")) {
      bench.fail(Problem.error(token.span(), "latex.norm.other", token.text()));
      return;
    }
    bench.remove();
    Span span = norm.span().union(token.span());
    List<Expr> of = new ArrayList<>(norm.arguments());
    switch (token.text()) {
      case "1" -> of.add(new Expr.Num(token.span(), 1, "1"));
      case "2" -> of.add(new Expr.Num(token.span(), 2, "2"));
      case "∞" -> of.add(new Expr.Num(token.span(), Double.POSITIVE_INFINITY, "inf"));
      default -> {}
    }
    bench.add(new Expr.Call(span, norm.nameSpan(), norm.name(), of), phrase.depth() + 1);
  }
}
