package gradus.explain.term;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.latex.LatexPrinter;
import gradus.latex.Signs;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Calls of the catalogue's functions as formulas have them: a bᵀ for `outer(a, b)`, Σ for `sum`,
/// CE for `cross_entropy`, as the gate and the derivation say it.
public final class FormulaCalls {
  /// A deeper formula stays as it is typed.
  private static final int DEEPEST = 400;

  private final Predicate<String> own;
  private final Signs signs;

  private FormulaCalls(Predicate<String> own, Signs signs) {
    this.own = own;
    this.signs = signs;
  }

  /// @param own whether a function of that name is the program's own
  public static Expr shown(Expr formula, Predicate<String> own, Signs signs) {
    return new FormulaCalls(own, signs).of(formula, false, 0);
  }

  /// @param factor whether it is a part of a product or power, where matrices side by side would
  ///   run into what stands beside them
  private Expr of(Expr formula, boolean factor, int depth) {
    if (depth > DEEPEST) return formula;
    boolean product =
        formula instanceof Expr.Binary b && b.operator().tightness() > Operator.ADD.tightness();
    List<Expr> parts = new ArrayList<>();
    for (Expr part : formula.parts()) {
      parts.add(of(part, product, depth + 1));
    }
    Expr whole = formula.with(parts);
    return whole instanceof Expr.Call call && !own.test(call.name()) ? called(call, factor) : whole;
  }

  private Expr called(Expr.Call call, boolean factor) {
    List<Expr> in = call.arguments();
    boolean two = in.size() == 2 && !factor;
    if (two && call.name().equals(Ops.OUTER.name())) {
      return new Expr.Binary(call.span(), Operator.MATMUL, in.get(0), transposed(in.get(1)));
    }
    if (two && call.name().equals(Ops.DOT.name())) {
      return new Expr.Binary(call.span(), Operator.MATMUL, transposed(in.get(0)), in.get(1));
    }
    if (in.size() == 1 && call.name().equals(Ops.SUM.name())) {
      return new Expr.Call(call.span(), call.nameSpan(), LatexPrinter.TOTAL, in);
    }
    Optional<Op> op = Ops.find(call.name(), in.size());
    String word = op.map(o -> GateSign.word(o, signs)).orElse(call.name());
    // Its arguments are called by words, which belong to the name that the text has.
    if (op.filter(Ops.BIASED_CONV2D::equals).isPresent()) return call;
    boolean letters = op.isPresent() && word.chars().allMatch(c -> c < 0x80);
    // Several axes would read like a vector.
    boolean axes = call.isAlongAxis() && in.getLast() instanceof Expr.Array;
    return letters ? new Expr.Call(call.span(), call.nameSpan(), word, in, axes) : call;
  }

  private static Expr transposed(Expr of) {
    return new Expr.Call(of.span(), of.span(), "transpose", List.of(of));
  }
}
