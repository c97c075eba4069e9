package gradus.blanks;

import gradus.lang.Expr;
import java.util.ArrayList;
import java.util.List;

/// What calls that name an axis or lengths say of the shape of what they take.
final class Axes {
  private Axes() {}

  /// Whether the second argument of a reduction is its axis: that of `max(A, 1)` is a number.
  static boolean isAlong(Expr.Call c) {
    boolean compared = c.name().equals("max") || c.name().equals("min");
    return c.arguments().getLast() instanceof Expr.Num && (c.isAlongAxis() || !compared);
  }

  /// A reduction along an axis leaves the other one.
  static Guess along(Expr.Call c, Guess of) {
    boolean rows = ((Expr.Num) c.arguments().getLast()).value() == 0;
    if (of.isVector() && rows) return Guess.of(0);
    if (rows) {
      of.propose(2);
    } else {
      of.decide(2);
    }
    Guess out = Guess.of(1);
    out.cols().join(rows ? of.cols() : of.rows());
    return out;
  }

  /// As many entries in other rows; nothing tells in which they were, so that a vector is proposed.
  static Guess reshaped(Expr.Call c, Guess of) {
    List<Integer> lengths = new ArrayList<>();
    for (Expr length : c.arguments().subList(1, c.arguments().size())) {
      if (!(length instanceof Expr.Num n)) return new Guess();
      lengths.add((int) n.value());
    }
    if (lengths.isEmpty() || lengths.size() > 2) return new Guess();
    of.propose(1);
    if (of.isVector()) of.cols().set(lengths.stream().reduce(1, (a, b) -> a * b));
    Guess out = Guess.of(lengths.size());
    if (out.isMatrix()) out.rows().set(lengths.getFirst());
    out.cols().set(lengths.getLast());
    return out;
  }
}
