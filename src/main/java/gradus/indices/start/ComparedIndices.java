package gradus.indices.start;

import gradus.lang.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Indices whose numbers are compared, `k \\le i`, and so count from one start, with the tensors
/// they index; where the text gives them different ones, the numbers are compared as written.
final class ComparedIndices {
  /// Two indices.
  private record Pair(Kin one, Kin other) {}

  private final Function<Expr.Binder, Kin> kin;
  private final List<Pair> pairs = new ArrayList<>();

  /// @param kin of an index
  ComparedIndices(Function<Expr.Binder, Kin> kin) {
    this.kin = kin;
  }

  /// Notes a comparison of indices, or of one with 0, which is a number that it then has.
  void see(Expr.Binary comparison, Bound bound) {
    if (comparison.operator().tightness() > 0) return;
    List<Expr.Binder> left = indices(comparison.left(), bound);
    List<Expr.Binder> right = indices(comparison.right(), bound);
    zero(comparison.left(), comparison.right(), bound);
    zero(comparison.right(), comparison.left(), bound);
    List<Expr.Binder> all = new ArrayList<>(left);
    all.addAll(right);
    for (Expr.Binder other : all) {
      if (other != all.getFirst()) pairs.add(new Pair(kin.apply(all.getFirst()), kin.apply(other)));
    }
  }

  private void zero(Expr side, Expr number, Bound bound) {
    Expr.Binder index = side instanceof Expr.Name n ? Bound.find(bound, n.name()) : null;
    boolean open = index != null && Starts.number(number) == 0;
    // a range that is written has said it
    if (open && !(Starts.first(index.range()) >= 1)) kin.apply(index).startAtZero();
  }

  /// The indices in a whole number written with them; none in anything else.
  private static List<Expr.Binder> indices(Expr side, Bound bound) {
    List<Expr.Binder> indices = new ArrayList<>();
    for (Expr part : side.all()) {
      switch (part) {
        case Expr.Name n -> {
          Expr.Binder index = Bound.find(bound, n.name());
          if (index != null) indices.add(index);
        }
        case Expr.Num _, Expr.Negate _, Expr.Binary _ -> {}
        case Expr.Array _, Expr.Call _, Expr.Index _, Expr.Over _ -> {
          return List.of();
        }
      }
    }
    return indices;
  }

  /// Lets them start alike, once all that the text says of each is known.
  void join() {
    for (Pair pair : pairs) {
      if (!pair.one().isWrittenOtherwise(pair.other())) pair.one().join(pair.other());
    }
  }
}
