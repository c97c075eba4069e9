package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes formulas of whole tensors, and keeps in mind what each of their parts does.
final class TensorFormulas {
  private static final int WIDEST = 2;

  /// Whole numbers below have no other ones so near that a double would not tell them apart.
  private static final double EXACT = 1L << 53;

  private final Map<Expr, Sense> senses = new IdentityHashMap<>();

  /// Formulas along the same axes.
  record Aligned(List<Expr> exprs, List<String> axes) {}

  Map<Expr, Sense> senses() {
    return senses;
  }

  Expr number(Span span, int value) {
    Expr number = new Expr.Num(span, Math.abs((double) value), Integer.toString(Math.abs(value)));
    return value < 0 ? new Expr.Negate(span, number) : number;
  }

  Expr number(Span span, double value) {
    String text =
        value < EXACT ? Long.toString((long) value) : Double.toString(value).replace("E", "e");
    return new Expr.Num(span, value, text);
  }

  Expr call(Sense sense, String name, Span span, Expr... arguments) {
    return call(sense, name, span, List.of(arguments));
  }

  Expr call(Sense sense, String name, Span span, List<Expr> arguments) {
    Expr call = new Expr.Call(span, span, name, arguments);
    senses.put(call, sense);
    return call;
  }

  Expr product(Sense sense, Span span, Expr a, Expr b) {
    Expr product = new Expr.Binary(span, Operator.PRODUCT, a, b);
    senses.put(product, sense);
    return product;
  }

  Expr times(Span span, Expr a, Expr b) {
    return new Expr.Binary(span, Operator.MULTIPLY, a, b);
  }

  Expr transposed(Expr matrix) {
    return call(Sense.TRANSPOSE, "transpose", matrix.span(), matrix);
  }

  private Expr column(Expr vector) {
    Span span = vector.span();
    return call(Sense.COLUMN, "reshape", span, vector, number(span, -1), number(span, 1));
  }

  /// An entry, or a row, counted from 0.
  Expr entry(Expr.Index index, Expr target, List<Linear> at) {
    List<Expr> numbers = new ArrayList<>();
    for (int i = 0; i < at.size(); i++) {
      Span span = index.indices().get(Math.min(i, index.indices().size() - 1)).span();
      numbers.add(number(span, at.get(i).constant()));
    }
    return new Expr.Index(index.span(), target, numbers);
  }

  /// Two formulas with a sign between them, along the axes of both; empty where that are too many.
  Optional<Laid> combined(Span span, Operator operator, Laid a, Laid b) {
    if (a.isConstant() && b.isConstant()) {
      Expr binary = new Expr.Binary(span, operator, a.expr(), b.expr());
      return Optional.of(new Laid(binary, List.of(), a.isNumber() && b.isNumber()));
    }
    if (!a.isNumber() || !b.isNumber() || operator == Operator.MATMUL) return Optional.empty();
    boolean product = Laying.isProduct(operator);
    if (product && a.axes().size() == 1 && b.axes().size() == 1 && !a.axes().equals(b.axes())) {
      boolean rows = isBefore(a.axes().getFirst(), b.axes().getFirst());
      Laid first = rows ? a : b;
      Laid second = rows ? b : a;
      Expr outer = call(Sense.OUTER, "outer", span, first.expr(), second.expr());
      return Optional.of(Laid.of(outer, first.axes().getFirst(), second.axes().getFirst()));
    }
    Operator sign = product ? Operator.MULTIPLY : operator;
    return aligned(List.of(a, b))
        .map(all ->
            new Laid(
                new Expr.Binary(span, sign, all.exprs().get(0), all.exprs().get(1)),
                all.axes(),
                true));
  }

  private final List<String> order = new ArrayList<>();

  /// Indices that are met earlier are rows.
  void order(List<String> indices) {
    indices.stream().filter(i -> !order.contains(i)).forEach(order::add);
  }

  boolean isBefore(String a, String b) {
    return order.indexOf(a) < order.indexOf(b);
  }

  /// Formulas brought along the axes of all of them; empty where that are more than a matrix has.
  Optional<Aligned> aligned(List<Laid> all) {
    List<String> axes = new ArrayList<>();
    List<String> matrix = null;
    for (Laid laid : all) {
      laid.axes().stream().filter(x -> !axes.contains(x)).forEach(axes::add);
      if (laid.axes().size() == WIDEST && matrix == null) matrix = laid.axes();
    }
    if (axes.size() > WIDEST) return Optional.empty();
    if (matrix != null) {
      axes.clear();
      axes.addAll(matrix);
    } else if (axes.size() == WIDEST && !isBefore(axes.get(0), axes.get(1))) {
      axes.add(axes.removeFirst());
    }
    return Optional.of(new Aligned(all.stream().map(l -> along(l, axes)).toList(), axes));
  }

  private Expr along(Laid laid, List<String> axes) {
    if (laid.isConstant() || laid.axes().equals(axes)) return laid.expr();
    if (laid.axes().size() == WIDEST) return transposed(laid.expr());
    return laid.axes().getFirst().equals(axes.getLast()) ? laid.expr() : column(laid.expr());
  }
}
