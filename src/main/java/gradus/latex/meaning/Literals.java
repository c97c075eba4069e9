package gradus.latex.meaning;

import gradus.latex.meaning.Facts.Worth;
import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.TexSign;
import java.util.List;

/// Values that are written out: numbers, vectors and matrices of them.
final class Literals {
  private Literals() {}

  /// What items are that speak of nothing by name.
  static Worth worth(List<LatexTree> items) {
    int rank = 0;
    for (LatexTree item : items) {
      int own = rank(item);
      if (own < 0) return Worth.UNKNOWN;
      rank = Math.max(rank, own);
    }
    return rank == 0 ? Worth.NUMBER : rank == 1 ? Worth.VECTOR : Worth.MATRIX;
  }

  private static int rank(LatexTree item) {
    return switch (item) {
      case LatexTree.Digits d -> 0;
      case LatexTree.Mark s -> s.sign() == TexSign.EQUALS ? -1 : 0;
      case LatexTree.Fraction f -> Math.max(rank(f.above()), rank(f.below()));
      case LatexTree.Radical r -> rank(r.body());
      case Strip s -> s.items().stream().mapToInt(Literals::rank).reduce(0, Literals::worse);
      case LatexTree.Spacing s -> 0;
      case LatexTree.Identifier i -> i.name().equals("π") ? 0 : -1;
      case LatexTree.Fence f -> {
        int inside = rank(f.body());
        boolean list = f.open() == Delimiter.SQUARE || Bounds.split(f.body().items()).size() > 1;
        yield inside < 0 || !list ? inside : inside + 1;
      }
      case LatexTree.Grid g -> g.rows().stream().allMatch(row -> row.size() == 1) ? 1 : 2;
      case Scripted s when s.base() instanceof LatexTree.Grid g && g.rows().size() == 1 -> 1;
      case Scripted s -> s.below() == null ? rank(s.base()) : -1;
      default -> -1;
    };
  }

  private static int worse(int a, int b) {
    return a < 0 || b < 0 ? -1 : Math.max(a, b);
  }
}
