package gradus.latex.tree;

import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.ArrayList;
import java.util.List;

/// A LaTeX text by its form, before it is known what its letters mean. Nothing written is dropped:
/// what only sets space or remarks on a formula is a node too, and so is what cannot be read.
public sealed interface LatexTree {
  /// Where it stands in the text, all of it.
  Span span();

  /// What it is made of, in the order in which it is written.
  default List<LatexTree> parts() {
    List<LatexTree> parts = new ArrayList<>();
    switch (this) {
      case Strip s -> parts.addAll(s.items());
      case Identifier i -> {}
      case Digits d -> {}
      case Mark m -> {}
      case Scripted s -> {
        parts.add(s.base());
        if (s.below() != null) parts.add(s.below());
        parts.addAll(s.above());
      }
      case Fraction f -> {
        parts.add(f.above());
        parts.add(f.below());
      }
      case Radical r -> {
        if (r.degree() != null) parts.add(r.degree());
        parts.add(r.body());
      }
      case Fence f -> parts.add(f.body());
      case Grid g -> g.rows().forEach(parts::addAll);
      case BigSign b -> {
        if (b.below() != null) parts.add(b.below());
        if (b.above() != null) parts.add(b.above());
        parts.add(b.body());
      }
      case NamedFunction f -> {}
      case Upright u -> {}
      case Styled s -> parts.add(s.body());
      case Accented a -> parts.add(a.body());
      case Braced b -> {
        parts.add(b.body());
        if (b.label() != null) parts.add(b.label());
      }
      case Spacing s -> {}
      case Remark r -> {}
      case Loop l -> {
        parts.addAll(l.count());
        parts.add(l.body());
      }
      case Unread u -> {}
    }
    return parts;
  }

  /// What stands side by side: in braces, in brackets, in a cell, or the whole text.
  record Strip(Span span, List<LatexTree> items) implements LatexTree {
    public Strip {
      items = List.copyOf(items);
    }
  }

  /// A letter, or letters that together are one name.
  record Identifier(Span span, String name) implements LatexTree {}

  /// A number, in plain digits.
  record Digits(Span span, String text) implements LatexTree {}

  /// An operator, a relation, or what separates.
  record Mark(Span span, TexSign sign) implements LatexTree {}

  /// A base with what is lowered and raised behind it, as it is written: a second raised part, or a
  /// quote, is one more.
  ///
  /// @param below null when nothing is lowered
  record Scripted(Span span, LatexTree base, Strip below, List<LatexTree> above)
      implements LatexTree {
    public Scripted {
      above = List.copyOf(above);
    }
  }

  /// One above the other: a fraction, or without the line a binomial.
  record Fraction(Span span, boolean line, Strip above, Strip below) implements LatexTree {}

  /// A root.
  ///
  /// @param degree null for a square root
  record Radical(Span span, Strip degree, LatexTree body) implements LatexTree {}

  /// What stands between brackets or bars.
  ///
  /// @param sized whether `\left` and `\right` stand before them
  record Fence(Span span, Delimiter open, Delimiter close, boolean sized, Strip body)
      implements LatexTree {}

  /// Rows and cells of an environment.
  ///
  /// @param begin the place of its `\\begin{…}`
  record Grid(Span span, Span begin, String environment, List<List<Strip>> rows)
      implements LatexTree {
    public Grid {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// A sum or product sign with its limits and what it runs over.
  ///
  /// @param sign the place of the sign alone
  /// @param below null when nothing stands below the sign
  /// @param above null when nothing stands above it
  record BigSign(Span span, Span sign, boolean product, Strip below, Strip above, Strip body)
      implements LatexTree {}

  /// A function with a command or a word of its own: `\sin`, `softmax`.
  record NamedFunction(Span span, String name) implements LatexTree {}

  /// Words in upright type: `\text{if }`, `\mathrm{loss}`, `\operatorname{tr}`.
  record Upright(Span span, String content) implements LatexTree {}

  /// What only looks otherwise: `\mathbf{W}`.
  record Styled(Span span, String command, Strip body) implements LatexTree {}

  /// A letter with a mark: `\hat{y}`.
  record Accented(Span span, String command, Strip body) implements LatexTree {}

  /// A brace below or above a part, with what it says.
  ///
  /// @param label null when it says nothing
  record Braced(Span span, Strip body, Strip label) implements LatexTree {}

  /// White space that is written: `\quad`.
  record Spacing(Span span, String command) implements LatexTree {}

  /// What is said of a formula and is no part of it: `\tag{1}`, a word of the sentence around it.
  record Remark(Span span, String content) implements LatexTree {}

  /// `repeat 3 { … }`.
  record Loop(Span span, Span word, List<LatexTree> count, Span open, Strip body)
      implements LatexTree {
    public Loop {
      count = List.copyOf(count);
    }
  }

  /// What cannot be read, and why.
  record Unread(Span span, Problem problem) implements LatexTree {}
}
