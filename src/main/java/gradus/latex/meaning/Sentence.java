package gradus.latex.meaning;

import gradus.lang.Span;
import gradus.latex.tree.LatexTree;
import java.util.ArrayList;
import java.util.List;

/// One statement of a LaTeX text, not understood yet.
sealed interface Sentence {
  /// Where it stands in the text.
  Span span();

  /// Formulas with equals signs between them, or one formula.
  ///
  /// @param sides what stands between the equals signs
  /// @param checks whether the sign before a side says that it is about so much, `\approx`
  /// @param listed whether a comma stands before it
  record Equalities(Span span, List<List<LatexTree>> sides, List<Boolean> checks, boolean listed)
      implements Sentence {
    public Equalities {
      sides = sides.stream().map(List::copyOf).toList();
      checks = List.copyOf(checks);
    }

    /// All that it is made of.
    List<LatexTree> items() {
      List<LatexTree> items = new ArrayList<>();
      sides.forEach(items::addAll);
      return items;
    }
  }

  /// `repeat 3 { … }`.
  record Looped(LatexTree.Loop loop, List<Sentence> body) implements Sentence {
    public Looped {
      body = List.copyOf(body);
    }

    @Override
    public Span span() {
      return loop.span();
    }
  }
}
