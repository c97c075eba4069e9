package gradus.latex.tree;

import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.List;

/// Braces that are never closed, and where they seem to end: what is raised or lowered before the
/// next operator, another argument with its statement.
final class OpenBraces {
  /// Whose braces they are.
  enum Owner {
    RAISED,
    LOWERED,
    ARGUMENT;

    static Owner of(TexWord command) {
      return command.isSign("^") ? RAISED : command.isSign("_") ? LOWERED : ARGUMENT;
    }
  }

  private final String text;
  private final Owner owner;
  private final List<LatexTree> items;

  private OpenBraces(String text, Owner owner, List<LatexTree> items) {
    this.text = text;
    this.owner = owner;
    this.items = items;
  }

  /// That a brace is never closed, with what it seems to hold as the edit.
  static LatexTree.Unread problem(String text, TexWord open, Owner owner, List<LatexTree> items) {
    List<LatexTree> solid =
        items.stream()
            .filter(i -> !(i instanceof LatexTree.Spacing || i instanceof LatexTree.Remark))
            .toList();
    boolean sign =
        !solid.isEmpty()
            && solid.getFirst() instanceof LatexTree.Mark m
            && m.sign() != TexSign.MINUS
            && m.sign() != TexSign.DERIVATIVE;
    int end = solid.isEmpty() || sign ? open.end() : new OpenBraces(text, owner, solid).end();
    if (end <= open.end()) {
      return new LatexTree.Unread(
          open.span(), Problem.error(open.span(), "syntax.unclosed", "{", "}"));
    }
    Span span = new Span(open.start(), end);
    String edit = text.substring(span.start(), span.end()) + "}";
    return new LatexTree.Unread(
        span, Problem.error(span, "latex.unclosed", open.text(), edit).withFix(edit));
  }

  /// Where they seem to end.
  private int end() {
    for (int i = 0; i < items.size(); i++) {
      if (i > 0 && isOver(i)) return items.get(i - 1).span().end();
      // `{i=1^3`: the 3 stands above the sum
      boolean above =
          owner == Owner.LOWERED
              && items.get(i) instanceof LatexTree.Scripted s
              && s.below() == null
              && s.base().span().end() < s.span().end();
      if (above) return ((LatexTree.Scripted) items.get(i)).base().span().end();
    }
    return items.getLast().span().end();
  }

  private boolean isOver(int i) {
    LatexTree before = items.get(i - 1);
    LatexTree item = items.get(i);
    if (!(item instanceof LatexTree.Mark mark)) {
      boolean apart = item.span().start() > before.span().end();
      boolean braces = text.startsWith("{", item.span().start()) && item instanceof LatexTree.Strip;
      boolean beside = !(before instanceof LatexTree.Mark);
      return owner == Owner.ARGUMENT ? braces : apart && beside;
    }
    return switch (mark.sign()) {
      case NEWLINE, NEXT_ROW, NEXT_CELL, EDGE, SEMICOLON -> true;
      case COMMA -> owner != Owner.LOWERED || isBeforeValue(i);
      case EQUALS -> owner != Owner.LOWERED;
      case PLUS, MINUS, STAR, TIMES, DOT, SLASH ->
          owner != Owner.ARGUMENT && !(before instanceof LatexTree.Mark) && !isIndex(i);
      default -> false;
    };
  }

  /// Whether a sign stands close between two parts of an index, `t-1`.
  private boolean isIndex(int i) {
    return owner == Owner.LOWERED
        && items.get(i).span().start() == items.get(i - 1).span().end()
        && i + 1 < items.size()
        && items.get(i + 1).span().start() == items.get(i).span().end();
  }

  /// Whether a name and its equals sign stand behind a comma.
  private boolean isBeforeValue(int comma) {
    for (int i = comma + 1; i < items.size(); i++) {
      if (items.get(i) instanceof LatexTree.Mark m) return m.sign() == TexSign.EQUALS;
    }
    return false;
  }
}
