package gradus.op.catalogue;

import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/// Where a gradient is a convention: shared tests for [Op#atKink].
final class Kinks {
  private Kinks() {}

  /// A condition on two numbers.
  @FunctionalInterface
  interface Pair {
    boolean test(double a, double b);
  }

  /// Some entry of the only operand is 0.
  static final Predicate<List<Tensor>> AT_ZERO = in -> any(in.get(0), x -> x == 0);

  /// Somewhere both operands, broadcast, are equal.
  static final Predicate<List<Tensor>> AT_TIE = pair((a, b) -> a == b);

  static Predicate<List<Tensor>> pair(Pair condition) {
    return in -> any(in.get(0).zip(in.get(1), (a, b) -> condition.test(a, b) ? 1 : 0), d -> d == 1);
  }

  static boolean any(Tensor x, DoublePredicate condition) {
    for (int i = 0; i < x.size(); i++) {
      if (condition.test(x.get(i))) return true;
    }
    return false;
  }
}
