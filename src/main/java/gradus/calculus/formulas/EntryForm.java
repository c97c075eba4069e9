package gradus.calculus.formulas;

import gradus.calculus.formulas.Monomial.Member;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Span;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a formula of whole tensors is at an entry: of `w ⊙ tanh(x)²` in row i `w_i tanh(x_i)²`.
public final class EntryForm {
  private final TensorWriter writer;
  private final StandingVectors standing;

  EntryForm(TensorWriter writer, StandingVectors standing) {
    this.writer = writer;
    this.standing = standing;
  }

  /// A gradient at an entry, by the usual letters: `ij`.
  public Written of(TensorTerm gradient, String usual) {
    Expr whole = at(gradient, usual);
    return new Written(writer.text(whole), writer.latex(whole));
  }

  /// The same, in letters that stand for entries.
  public Expr at(TensorTerm gradient, String usual) {
    List<Monomial> addends = new ArrayList<>();
    for (Monomial addend : gradient.addends()) {
      Monomial numbers = new Monomial(addend.number(), List.of(), List.of());
      for (Member factor : addend.factors()) {
        numbers = numbers.times(number(factor, gradient.shape(), usual));
      }
      for (Member below : addend.over()) {
        numbers = numbers.over(number(below, gradient.shape(), usual));
      }
      addends.add(numbers);
    }
    return new TensorTerm(addends, Shape.SCALAR).expr();
  }

  private Member number(Member part, Shape shape, String usual) {
    Expr at = part.shape().isScalar() ? part.expr() : at(part.expr(), shape, usual);
    return new Member(at, Shape.SCALAR);
  }

  /// A formula at an entry, in letters that stand for entries.
  public Expr at(Expr of, Shape shape, String usual) {
    return inside(of, shape, usual).orElseGet(() -> entry(of, usual));
  }

  private Expr entry(Expr of, String usual) {
    String letters = writer.letters(usual);
    return writer.letter(writer.entry(of, new Written(letters, letters)));
  }

  /// Empty where it is not known how it is copied to that shape.
  private Optional<Expr> inside(Expr of, Shape shape, String usual) {
    Optional<Shape> own = standing.shape(of);
    if (own.isEmpty()) return Optional.empty();
    if (own.get().isScalar()) return Optional.of(of);
    if (!own.get().equals(shape)) return copied(of, own.get(), shape, usual);
    return switch (of) {
      case Expr.Negate n ->
          inside(n.operand(), shape, usual).map(e -> new Expr.Negate(Span.NOWHERE, e));
      case Expr.Binary b when TensorWriter.isHalf(b) ->
          inside(b.left(), shape, usual)
              .map(one -> TensorAlgebra.binary(Operator.PRODUCT, half(), one));
      case Expr.Binary b when b.operator() != Operator.MATMUL ->
          inside(b.left(), shape, usual)
              .flatMap(l -> inside(b.right(), shape, usual).map(r -> joined(b.operator(), l, r)));
      case Expr.Call c when c.name().equals(TensorAlgebra.ONES) ->
          Optional.of(TensorAlgebra.number(1));
      case Expr.Call c when c.name().equals(TensorAlgebra.ZEROS) ->
          Optional.of(TensorAlgebra.number(0));
      case Expr.Call c when isEntrywise(c) -> {
        List<Expr> arguments = new ArrayList<>();
        for (Expr argument : c.arguments()) {
          inside(argument, shape, usual).ifPresent(arguments::add);
        }
        yield arguments.size() == c.arguments().size()
            ? Optional.of(c.with(arguments))
            : Optional.empty();
      }
      case Expr.Call c when c.name().equals(TensorWriter.PARTIAL) -> Optional.of(partial(c, usual));
      case Expr.Binary _, Expr.Call _, Expr.Index _, Expr.Over _ -> Optional.of(entry(of, usual));
      case Expr.Name _, Expr.Num _, Expr.Array _ -> Optional.of(entry(of, usual));
    };
  }

  /// A row or a column among matrices.
  private Optional<Expr> copied(Expr of, Shape own, Shape shape, String usual) {
    if (!shape.isMatrix()) return Optional.empty();
    boolean row = own.isVector() && own.size() == shape.cols();
    if (row) return inside(of, own, usual.substring(1));
    boolean column =
        own.isMatrix()
            && own.cols() == 1
            && own.rows() == shape.rows()
            && of instanceof Expr.Call c
            && c.name().equals("reshape");
    if (!column) return Optional.empty();
    Expr standing = ((Expr.Call) of).arguments().getFirst();
    return inside(standing, Shape.vector(shape.rows()), usual.substring(0, 1));
  }

  private static boolean isEntrywise(Expr.Call call) {
    return call.name().equals("where")
        || StandingVectors.isEntrywise(call.name(), call.arguments().size()) && !call.isAlongAxis();
  }

  /// Numbers are multiplied, and a condition is 1 or 0.
  private Expr joined(Operator operator, Expr left, Expr right) {
    if (operator == Operator.MULTIPLY) return TensorAlgebra.multiplied(left, right, false);
    Expr both = TensorAlgebra.binary(operator, left, right);
    boolean asks = operator.tightness() == 0;
    return asks ? writer.letter(new Written(writer.text(both), writer.latex(both))) : both;
  }

  private Expr half() {
    return writer.letter(new Written("½", "\\frac{1}{2}"));
  }

  /// `∂L/∂y_i`.
  private Expr partial(Expr.Call call, String usual) {
    String name = ((Expr.Name) call.arguments().getFirst()).name();
    String index = writer.letters(usual);
    return writer.letter(
        new Written(
            writer.partial("") + writer.entry(name, index),
            writer.latexPartial(writer.latexEntry(name, index), true)));
  }
}
