package gradus.latex.meaning;

import gradus.lang.Expr;
import gradus.lang.Expr.BigOperator;
import gradus.latex.meaning.FormulaReader.Read;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.TexSign;
import java.util.List;

/// The greatest or least over an index: `\max_j s_j`, `\min_{i=1}^{n} x_i \cdot y_i`; the entries
/// side by side, `\operatorname{each}_i (x_i)`.
final class Extreme {
  private final FormulaReader formula;
  private final Application application;

  /// @param application reads what follows
  Extreme(FormulaReader formula, Application application) {
    this.formula = formula;
    this.application = application;
  }

  /// @param item its name with the index below
  Read read(String function, LatexTree item) {
    Context context = formula.context();
    Scripted sign = (Scripted) item;
    Strip above = sign.above().size() == 1 && sign.above().getFirst() instanceof Strip s ? s : null;
    Bounds bounds = Bounds.of(sign.below(), above, context::isTaken);
    // a number above an index without a first one may be a power
    boolean range = sign.above().isEmpty() || above != null && bounds.first() != null;
    if (bounds.wrong() != null || !range) {
      throw Misread.of(item.span(), "latex.range", context.shown(item.span()));
    }
    BigOperator operator =
        switch (function) {
          case "max" -> BigOperator.MAXIMUM;
          case "min" -> BigOperator.MINIMUM;
          default -> BigOperator.EACH;
        };
    return new BigReader(context)
        .read(operator, bounds, item.span(), null, () -> body(function, item, bounds.names()));
  }

  private Read body(String function, LatexTree item, List<String> indices) {
    LatexTree.Fence fence = formula.isOver() ? null : FormulaReader.bracket(formula.item());
    Read body = fence == null ? application.bare(item.span()) : bracketed(function, item, fence);
    return isInProduct(indices) ? formula.product(body) : body;
  }

  private Read bracketed(String function, LatexTree item, LatexTree.Fence fence) {
    Read several = application.argued(function, item.span(), item.span(), false);
    boolean one = several.expr() instanceof Expr.Call c && c.arguments().size() == 1;
    return one
        ? new Read(((Expr.Call) several.expr()).arguments().getFirst(), fence.span())
        : several;
  }

  /// Whether an index stands in the factors behind, which are part of what is compared then.
  private boolean isInProduct(List<String> indices) {
    for (LatexTree item : formula.ahead()) {
      if (item instanceof LatexTree.Mark m && !isFactorSign(m.sign())) return false;
      if (isIn(item, indices)) return true;
    }
    return false;
  }

  private static boolean isFactorSign(TexSign sign) {
    return switch (sign) {
      case STAR, TIMES, DOT, ENTRYWISE, SLASH -> true;
      default -> false;
    };
  }

  private static boolean isIn(LatexTree tree, List<String> indices) {
    return tree instanceof LatexTree.Identifier i && indices.contains(i.name())
        || tree.parts().stream().anyMatch(part -> isIn(part, indices));
  }
}
