package gradus.trace;

import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Whether the forms of `f = ‖W·x‖² = Σᵢ (W·x)ᵢ²` agree at the program's values: the first is
/// drawn, the others are computed beside it.
public final class Agreement {
  /// Relative difference up to which two forms are the same number, rounding aside.
  private static final double TOLERANCE = 1e-9;

  private Agreement() {}

  /// A notice for each further form: that it agrees, or what it gives instead.
  ///
  /// @throws java.util.concurrent.CancellationException when `cancelled` says so
  public static List<Problem> of(
      Program program, Map<String, Tensor> overrides, Trace trace, BooleanSupplier cancelled) {
    List<Problem> notices = new ArrayList<>();
    for (int i = 0; i < program.statements().size(); i++) {
      if (program.statements().get(i) instanceof Statement.Definition d) {
        Tensor first = trace.graph().named(d.name()).flatMap(trace::value).orElse(null);
        for (Expr form : d.forms()) {
          if (first != null) notices.add(compare(program, i, d, form, first, overrides, cancelled));
        }
      }
    }
    return notices;
  }

  private static Problem compare(
      Program program,
      int position,
      Statement.Definition definition,
      Expr form,
      Tensor first,
      Map<String, Tensor> overrides,
      BooleanSupplier cancelled) {
    List<Statement> statements = new ArrayList<>(program.statements());
    statements.set(position, definition.with(form));
    Program other = program.with(statements, List.of());
    Lowering lowering = GraphBuilder.build(other, overrides, definition.name(), cancelled);
    if (lowering.hasErrors()) {
      Problem wrong = lowering.errors().getFirst();
      return Problem.notice(wrong.span(), wrong.key(), wrong.args().toArray());
    }
    Gate gate = lowering.graph().output();
    Tensor second = Trace.of(lowering.graph(), cancelled).value(gate).orElse(null);
    if (second == null) return Problem.notice(form.span(), "notice.form.blank", definition.name());
    String value = Numbers.exact(first);
    boolean exact = isSame(first, second) && value.equals(Numbers.exact(second));
    if (!exact && isRounded(form, first)) {
      String written = program.text().substring(form.span().start(), form.span().end());
      return Problem.notice(form.span(), "notice.form.digits", definition.name(), value, written);
    }
    return isSame(first, second)
        ? Problem.notice(
            form.span(), "notice.form.agrees", definition.name(), Numbers.rounded(first))
        : Problem.notice(
            form.span(), "notice.form.differs", definition.name(), Numbers.exact(second), value);
  }

  /// Whether numbers that are written out are a value, to the digits they are written with.
  private static boolean isRounded(Expr form, Tensor value) {
    List<BigDecimal> written = new ArrayList<>();
    Shape shape = figures(form, written);
    if (shape == null || !shape.equals(value.shape())) return false;
    for (int i = 0; i < value.size(); i++) {
      if (!Double.isFinite(value.get(i))) return false;
      BigDecimal half = written.get(i).ulp().divide(BigDecimal.TWO);
      BigDecimal difference = new BigDecimal(value.get(i)).subtract(written.get(i)).abs();
      // a value that lies half between is rounded either way
      BigDecimal rounding = new BigDecimal(Math.ulp(value.get(i)));
      if (difference.compareTo(half.add(rounding)) > 0) return false;
    }
    return true;
  }

  /// Adds the numbers that a form is made of alone, in their order; their shape, or null.
  private static Shape figures(Expr form, List<BigDecimal> to) {
    return switch (form) {
      case Expr.Num n -> {
        to.add(figure(n));
        yield to.getLast() == null ? null : Shape.SCALAR;
      }
      case Expr.Negate(_, Expr.Num n) -> {
        BigDecimal figure = figure(n);
        if (figure == null) {
          yield null;
        }
        to.add(figure.negate());
        yield Shape.SCALAR;
      }
      case Expr.Array a -> {
        Shape first = null;
        for (Expr item : a.items()) {
          Shape shape = figures(item, to);
          if (shape == null || first != null && !first.equals(shape)) {
            yield null;
          }
          first = shape;
        }
        if (first == null || first.rank() == Shape.MOST_AXES) {
          yield null;
        }
        yield first.rowOf(a.items().size());
      }
      case Expr.Name _, Expr.Negate _, Expr.Binary _, Expr.Call _, Expr.Index _, Expr.Over _ ->
          null;
    };
  }

  private static BigDecimal figure(Expr.Num number) {
    try {
      return new BigDecimal(number.text());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean isSame(Tensor a, Tensor b) {
    if (!a.shape().equals(b.shape())) return false;
    for (int i = 0; i < a.size(); i++) {
      double scale = Math.max(1, Math.max(Math.abs(a.get(i)), Math.abs(b.get(i))));
      double difference = Math.abs(a.get(i) - b.get(i));
      // An infinity is no rounding of another number.
      boolean near = Double.isFinite(difference) && difference <= TOLERANCE * scale;
      if (!near && Double.compare(a.get(i), b.get(i)) != 0) return false;
    }
    return true;
  }
}
