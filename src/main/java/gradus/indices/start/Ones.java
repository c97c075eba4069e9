package gradus.indices.start;

import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Tensors that count from 1 though they share an index with one that has an entry numbered 0: the
/// x of `w_0 + \sum_{i=1}^{2} w_i x_i`, which has two entries and no third for `x_2` to be.
final class Ones {
  /// How many entries a tensor has whose numbers are written out.
  private final Map<String, Integer> lengths = new HashMap<>();

  /// Those whose every index runs from 1 to their length.
  private final Set<String> whole = new HashSet<>();

  private final Set<String> others = new HashSet<>();

  Ones(Program program) {
    for (Statement statement : program.statements()) {
      if (statement instanceof Statement.Definition d
          && d.parameters() == null
          && d.body() instanceof Expr.Array a
          && a.items().stream().noneMatch(Expr.Array.class::isInstance)) {
        lengths.put(d.name(), a.items().size());
      }
    }
  }

  /// Notes an entry with a number.
  void stands(Expr.Index index) {
    if (isZero(index) && index.target() instanceof Expr.Name n) others.add(n.name());
  }

  static boolean isZero(Expr.Index index) {
    return index.indices().stream().anyMatch(at -> at instanceof Expr.Num n && n.value() == 0);
  }

  /// Notes an entry that an index runs over.
  void runs(Expr.Index index, Expr at, Expr.Binder binder) {
    if (!(index.target() instanceof Expr.Name tensor)) return;
    Integer length = lengths.get(tensor.name());
    boolean all =
        length != null
            && index.indices().size() == 1
            && at instanceof Expr.Name
            && binder.range() instanceof Expr.Range.Between(Expr.Num first, Expr.Num last)
            && first.value() == 1
            && last.value() == length;
    (all ? whole : others).add(tensor.name());
  }

  /// Whether the tensor that an entry is of counts from 1 for that reason.
  boolean holds(Expr.Index index) {
    return index.target() instanceof Expr.Name n
        && whole.contains(n.name())
        && !others.contains(n.name());
  }
}
