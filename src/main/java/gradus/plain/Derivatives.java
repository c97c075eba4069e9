package gradus.plain;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Span;
import java.util.List;

/// `σ'(x)`: the derivative of a known function, as a formula.
public final class Derivatives {
  private Derivatives() {}

  /// Of a call of the function itself; null where no formula is known.
  public static Expr of(Expr.Call c) {
    if (c.arguments().size() != 1) return null;
    Expr x = c.arguments().getFirst();
    Span span = c.span();
    Expr one = new Expr.Num(span, 1, "1");
    Expr two = new Expr.Num(span, 2, "2");
    return switch (c.name()) {
      case "sigmoid" -> binary(span, Operator.MULTIPLY, c, binary(span, Operator.SUBTRACT, one, c));
      case "tanh" -> binary(span, Operator.SUBTRACT, one, binary(span, Operator.POWER, c, two));
      case "exp" -> c;
      case "log", "ln" -> binary(span, Operator.DIVIDE, one, x);
      case "sin" -> new Expr.Call(span, c.nameSpan(), "cos", List.of(x));
      case "cos" -> new Expr.Negate(span, new Expr.Call(span, c.nameSpan(), "sin", List.of(x)));
      case "relu" -> new Expr.Call(span, c.nameSpan(), "step", List.of(x));
      case "softplus" -> new Expr.Call(span, c.nameSpan(), "sigmoid", List.of(x));
      default -> null;
    };
  }

  private static Expr binary(Span span, Operator operator, Expr left, Expr right) {
    return new Expr.Binary(span, operator, left, right);
  }
}
