package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.tensor.Shape;
import java.util.List;

/// A place in round brackets behind a tensor, `x(1)`: an entry, as MATLAB writes it, or a product.
public final class CalledEntries {
  private CalledEntries() {}

  /// The name right before the place; null where a product is no such thing.
  public static Expr.Name tensor(Expr.Binary product) {
    return place(product) == null ? null : last(product);
  }

  /// The name that the first factor ends with; null where a sign stands between, or it is none.
  static Expr.Name last(Expr.Binary product) {
    if (product.operator() != Operator.BESIDE) return null;
    Expr last = product.left();
    while (last instanceof Expr.Binary b && Laying.isProduct(b.operator())) {
      last = b.right();
    }
    return last instanceof Expr.Name n ? n : null;
  }

  private static Expr.Num place(Expr.Binary product) {
    Expr right = product.right();
    if (right instanceof Expr.Binary b && b.operator() == Operator.POWER) right = b.left();
    boolean whole =
        right instanceof Expr.Num n && n.value() >= 0 && n.value() == Math.rint(n.value());
    return whole ? (Expr.Num) right : null;
  }

  /// Why such a product is refused.
  public static Problem problem(Expr.Binary product, Shape shape, TextParts text) {
    Expr.Name tensor = tensor(product);
    Expr.Num place = place(product);
    Span span = new Span(tensor.span().start(), product.span().end());
    String entry = text.numbered(tensor, (int) place.value());
    String other = text.product(tensor, place);
    boolean inside = shape.isVector() && place.value() <= shape.size();
    Problem problem =
        Problem.error(span, "indices.called", text.at(span), text.at(tensor.span()), entry, other);
    boolean bare = product.right() == place;
    if (!bare) return problem;
    return inside ? problem.withEdits(entry, other) : problem.withFix(other);
  }

  /// Why the product of a tensor and an index is refused.
  static Problem running(Expr.Binary product, Expr.Name tensor, TextParts text) {
    Expr.Name index = (Expr.Name) product.right();
    Span span = new Span(tensor.span().start(), product.span().end());
    String entry = text.entry(tensor, List.of(index.name()));
    return Problem.error(
            span,
            "indices.called",
            text.at(span),
            text.at(tensor.span()),
            entry,
            text.product(tensor, index))
        .withFix(entry);
  }
}
