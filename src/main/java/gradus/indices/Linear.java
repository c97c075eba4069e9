package gradus.indices;

import gradus.lang.Expr;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A whole number that depends on indices: `2i + j - 1`.
///
/// @param factors of the indices in it; none is 0
record Linear(Map<String, Integer> factors, int constant) {
  private static final int DEEPEST = 50;

  /// Larger numbers are no number of an entry.
  private static final double MOST = 1e9;

  static Linear of(int constant) {
    return new Linear(Map.of(), constant);
  }

  /// Empty where it is no such number.
  ///
  /// @param meaning of a name or an entry; null where it has none
  static Optional<Linear> of(Expr expr, Function<Expr, Linear> meaning) {
    return Optional.ofNullable(read(expr, meaning, 0));
  }

  boolean isNumber() {
    return factors.isEmpty();
  }

  /// Whether it is one index and a number.
  boolean isShift(String index) {
    return factors.size() == 1 && Integer.valueOf(1).equals(factors.get(index));
  }

  /// The index that it is with a number added; null where it is more.
  String shifted() {
    if (factors.size() != 1) return null;
    Map.Entry<String, Integer> only = factors.entrySet().iterator().next();
    return only.getValue() == 1 ? only.getKey() : null;
  }

  private static Linear read(Expr expr, Function<Expr, Linear> meaning, int depth) {
    if (depth > DEEPEST) return null;
    return switch (expr) {
      case Expr.Num n ->
          n.value() == Math.rint(n.value()) && Math.abs(n.value()) <= MOST
              ? of((int) n.value())
              : null;
      case Expr.Name _, Expr.Index _ -> meaning.apply(expr);
      case Expr.Negate n -> times(read(n.operand(), meaning, depth + 1), -1);
      case Expr.Binary b -> {
        Linear left = read(b.left(), meaning, depth + 1);
        Linear right = left == null ? null : read(b.right(), meaning, depth + 1);
        yield right == null ? null : combined(b.operator(), left, right);
      }
      case Expr.Array _, Expr.Call _, Expr.Over _ -> null;
    };
  }

  private static Linear combined(Expr.Operator operator, Linear left, Linear right) {
    return switch (operator) {
      case ADD -> plus(left, right);
      case SUBTRACT -> plus(left, times(right, -1));
      case MULTIPLY, PRODUCT, BESIDE, TIMES ->
          left.isNumber()
              ? times(right, left.constant)
              : right.isNumber() ? times(left, right.constant) : null;
      case DIVIDE -> {
        boolean whole =
            left.isNumber()
                && right.isNumber()
                && right.constant != 0
                && left.constant % right.constant == 0;
        yield whole ? of(left.constant / right.constant) : null;
      }
      case POWER -> {
        boolean numbers = left.isNumber() && right.isNumber() && right.constant >= 0;
        double power = numbers ? Math.pow(left.constant, right.constant) : MOST + 1;
        yield Math.abs(power) <= MOST ? of((int) power) : null;
      }
      case MATMUL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL -> null;
    };
  }

  private static Linear plus(Linear a, Linear b) {
    Map<String, Integer> factors = new HashMap<>(a.factors);
    b.factors.forEach((index, factor) -> factors.merge(index, factor, Integer::sum));
    factors.values().removeIf(f -> f == 0);
    return of(factors, (long) a.constant + b.constant);
  }

  private static Linear times(Linear a, int by) {
    if (a == null) return null;
    Map<String, Integer> factors = new HashMap<>();
    for (Map.Entry<String, Integer> f : a.factors.entrySet()) {
      long factor = (long) f.getValue() * by;
      if (Math.abs(factor) > MOST) return null;
      if (factor != 0) factors.put(f.getKey(), (int) factor);
    }
    return of(factors, (long) a.constant * by);
  }

  private static Linear of(Map<String, Integer> factors, long constant) {
    return Math.abs(constant) > MOST ? null : new Linear(factors, (int) constant);
  }
}
