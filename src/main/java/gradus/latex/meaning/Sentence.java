package gradus.latex.meaning;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// One statement of a LaTeX text, not understood yet.
sealed interface Sentence {
  /// The sentences about a bracket that is never closed.
  Set<String> UNCLOSED = Set.of("syntax.unclosed", "latex.unclosed");

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

  /// What is said of a statement that cannot be read: that a bracket in it is never closed, where
  /// one is, since what stands behind that belongs elsewhere; else what was found.
  default Problem told(Problem found) {
    Deque<LatexTree> parts = new ArrayDeque<>();
    if (this instanceof Equalities e) parts.addAll(e.items());
    while (!parts.isEmpty()) {
      LatexTree part = parts.pop();
      boolean open = part instanceof LatexTree.Unread u && UNCLOSED.contains(u.problem().key());
      if (open) return ((LatexTree.Unread) part).problem();
      part.parts().forEach(parts::push);
    }
    return found;
  }

  /// `(x, y) = (2, 5)` as a statement for each; any other is itself.
  default List<Sentence> each() {
    if (!(this instanceof Equalities e) || e.sides().size() != 2) return List.of(this);
    List<List<LatexTree>> names = inBrackets(e.sides().getFirst());
    List<List<LatexTree>> values = inBrackets(e.sides().getLast());
    boolean fit =
        names.size() > 1
            && names.size() == values.size()
            && names.stream().allMatch(n -> n.size() == 1 && Left.of(n) != null)
            && values.stream().noneMatch(List::isEmpty);
    if (!fit) return List.of(this);
    List<Sentence> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<List<LatexTree>> sides = List.of(names.get(i), values.get(i));
      all.add(new Equalities(e.span(), sides, e.checks(), e.listed() || i > 0));
    }
    return all;
  }

  /// What commas part in round or square brackets that are all of a side; empty when none are.
  private static List<List<LatexTree>> inBrackets(List<LatexTree> side) {
    List<LatexTree> solid = ScriptNames.solid(side);
    boolean list =
        solid.size() == 1
            && solid.getFirst() instanceof LatexTree.Fence f
            && (f.open() == Delimiter.ROUND || f.open() == Delimiter.SQUARE)
            && f.open() == f.close();
    if (!list) return List.of();
    return Bounds.split(ScriptNames.solid(((LatexTree.Fence) solid.getFirst()).body().items()));
  }

  /// `a, b = 1, 2`: as many names in front of an equals sign as values behind it.
  static List<Sentence> paired(List<Sentence> sentences) {
    List<Sentence> all = new ArrayList<>();
    int at = 0;
    while (at < sentences.size()) {
      int names = 0;
      while (at + names < sentences.size() && isName(sentences.get(at + names), names > 0)) {
        names++;
      }
      int middle = at + names;
      int values = 0;
      boolean equals =
          names > 0
              && middle < sentences.size()
              && sentences.get(middle) instanceof Sentence.Equalities e
              && e.listed()
              && e.sides().size() == 2
              && e.sides().getFirst().size() == 1;
      while (equals
          && middle + 1 + values < sentences.size()
          && sentences.get(middle + 1 + values) instanceof Sentence.Equalities v
          && v.listed()
          && v.sides().size() == 1) {
        values++;
      }
      if (!equals || values != names) {
        int next = Math.max(middle, at + 1);
        all.addAll(sentences.subList(at, next));
        at = next;
        continue;
      }
      Sentence.Equalities e = (Sentence.Equalities) sentences.get(middle);
      for (int i = 0; i <= names; i++) {
        List<LatexTree> name = ((Sentence.Equalities) sentences.get(at + i)).sides().getFirst();
        Sentence.Equalities value = (Sentence.Equalities) sentences.get(middle + i);
        List<List<LatexTree>> sides = List.of(name, value.sides().getLast());
        all.add(new Sentence.Equalities(e.span(), sides, e.checks(), i > 0));
      }
      at = middle + names + 1;
    }
    return all;
  }

  private static boolean isName(Sentence sentence, boolean behind) {
    return sentence instanceof Sentence.Equalities e
        && (e.listed() || !behind)
        && e.sides().size() == 1
        && e.items().size() == 1
        && Left.of(e.items()) != null;
  }
}
