package gradus.op.entry;

import gradus.op.EntryTerm;
import gradus.op.EntryTerm.OperandCell;
import gradus.op.MadeEntry;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/// Where a gradient is a convention: shared tests for ops at their kinks.
public final class Kinks {
  private Kinks() {}

  /// A condition on two numbers.
  @FunctionalInterface
  public interface Pair {
    boolean test(double a, double b);
  }

  /// Some entry of the only operand is 0.
  public static final Predicate<List<Tensor>> AT_ZERO = in -> any(in.get(0), x -> x == 0);

  /// Somewhere both operands, broadcast, are equal.
  public static final Predicate<List<Tensor>> AT_TIE = pair((a, b) -> a == b);

  /// What an entry is made of that is the best of those at these places of the only operand: the
  /// winner alone; equal winners are as many equal parts of it. Without a winner, where one of them
  /// is not a number, all of them.
  public static List<EntryTerm> winners(MadeEntry e, int... places) {
    Tensor x = e.in(0);
    List<OperandCell> best =
        Arrays.stream(places)
            .filter(i -> x.get(i) == e.value())
            .mapToObj(i -> new OperandCell(0, i))
            .toList();
    if (best.isEmpty()) {
      return e.whole("", Arrays.stream(places).mapToObj(i -> new OperandCell(0, i)).toList());
    }
    int n = best.size();
    String formula = n == 1 ? MadeEntry.ITSELF : "\\tfrac{1}{" + n + "} #by #0";
    return best.stream().map(cell -> new EntryTerm(e.value() / n, List.of(cell), formula)).toList();
  }

  /// The same of two operands that are compared entry by entry; of two equal ones both.
  public static List<EntryTerm> winner(MadeEntry e) {
    OperandCell a = e.met(0);
    OperandCell b = e.met(1);
    double first = e.in(0).get(a.entry());
    double second = e.in(1).get(b.entry());
    if (first == second || first != e.value() && second != e.value()) {
      return e.whole("", List.of(a, b));
    }
    return e.whole(MadeEntry.ITSELF, List.of(first == e.value() ? a : b));
  }

  /// Somewhere the condition holds of both operands, broadcast.
  public static Predicate<List<Tensor>> pair(Pair condition) {
    return in -> any(in.get(0).zip(in.get(1), (a, b) -> condition.test(a, b) ? 1 : 0), d -> d == 1);
  }

  /// Whether it holds of some entry.
  public static boolean any(Tensor x, DoublePredicate condition) {
    for (int i = 0; i < x.size(); i++) {
      if (condition.test(x.get(i))) return true;
    }
    return false;
  }
}
