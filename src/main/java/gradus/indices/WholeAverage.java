package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The sum of a whole vector divided by a letter that counts: `1/n*sum((y - t)^2)`, `‖y -
/// t‖²/(2n)`.
///
/// @param sum the sum without an index
/// @param length the letter below the line
public record WholeAverage(Expr sum, Expr.Name length) {
  private static final Set<String> COUNTS = Set.of("N", "n", "m");

  /// Parts of a product that are looked at.
  private static final int MOST_PARTS = 24;

  /// All of them in a product or quotient.
  ///
  /// @param sums the sums, known by their identity
  public static List<WholeAverage> of(Expr.Binary product, Set<Expr> sums) {
    List<Expr> above = new ArrayList<>();
    List<Expr> below = new ArrayList<>();
    if (!isFactor(product.operator()) || !split(product, true, above, below)) return List.of();
    // in λ/(2m) ‖w‖² the m counts something else
    if (above.stream().anyMatch(Expr.Name.class::isInstance)) return List.of();
    List<WholeAverage> all = new ArrayList<>();
    for (Expr part : above) {
      if (!sums.contains(part)) continue;
      for (Expr letter : below) {
        if (letter instanceof Expr.Name n && COUNTS.contains(n.name())) {
          all.add(new WholeAverage(part, n));
        }
      }
    }
    return all;
  }

  private static boolean isFactor(Operator operator) {
    return operator == Operator.DIVIDE || Laying.isProduct(operator);
  }

  /// Sorts what stands above and below the line; false when there is too much of it.
  private static boolean split(Expr expr, boolean top, List<Expr> above, List<Expr> below) {
    (top ? above : below).add(expr);
    if (above.size() + below.size() > MOST_PARTS) return false;
    return switch (expr) {
      case Expr.Negate n -> split(n.operand(), top, above, below);
      case Expr.Binary b -> {
        boolean sum = b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT;
        if (!sum && !isFactor(b.operator())) {
          yield true;
        }
        boolean over = b.operator() == Operator.DIVIDE;
        yield split(b.left(), top, above, below) && split(b.right(), over != top, above, below);
      }
      default -> true;
    };
  }
}
