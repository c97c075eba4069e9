package gradus.plain;

import gradus.lang.Expr;
import gradus.lang.Problems;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.plain.token.KnownNames;
import gradus.plain.token.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The indices of a formula that are bound by nothing in it: its entries stand side by side.
final class FreeIndices {
  /// Letters that are indices by custom; another that has no value may be a label forgotten.
  private static final Set<String> INDICES = Set.of("i", "j", "l");

  private static final int MOST = 2;

  private final String text;
  private final KnownNames names;
  private final Problems problems;

  FreeIndices(String text, KnownNames names, Problems problems) {
    this.text = text;
    this.names = names;
    this.problems = problems;
  }

  /// Those in the square brackets behind a name, commas between them; null, and a problem, when
  /// they can be none.
  List<Expr.Binder> written(List<Token> tokens) {
    List<Expr.Binder> free = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < tokens.size(); i += 2) {
      Token index = tokens.get(i);
      if (!seen.add(index.text())) {
        problems.error(index.span(), "indices.twice", index.text());
        return null;
      }
      if (isNamed(index.text())) {
        problems.error(index.span(), "indices.named", index.text());
        return null;
      }
      free.add(new Expr.Binder(index.span(), index.text(), new Expr.Range.All()));
    }
    if (free.size() > MOST) {
      Span span = free.getFirst().span().union(free.getLast().span());
      problems.error(span, "indices.many", free.size());
      return null;
    }
    return free;
  }

  private boolean isNamed(String name) {
    return names.isValue(name, Set.of());
  }

  /// The letters that are indices in a formula and bound by nothing; null, and a problem, when they
  /// are too many.
  ///
  /// @param left the name that the formula defines; null for none
  List<Expr.Binder> in(Expr body, Token left) {
    if (!body.has(Expr.Index.class::isInstance)) return List.of();
    List<Expr.Binder> free = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Expr part : body.all()) {
      if (part instanceof Expr.Over o) o.binders().forEach(b -> seen.add(b.index()));
    }
    for (Expr part : body.all()) {
      if (!(part instanceof Expr.Index index)) continue;
      for (Expr at : index.indices()) {
        if (!(at instanceof Expr.Name n) || !INDICES.contains(n.name())) continue;
        if (isNamed(n.name()) || !seen.add(n.name())) continue;
        free.add(new Expr.Binder(at.span(), n.name(), new Expr.Range.All()));
      }
    }
    free.sort(Comparator.comparingInt(b -> b.span().start()));
    if (free.isEmpty()) return free;
    String letters = String.join(", ", free.stream().map(Expr.Binder::index).toList());
    if (free.size() > MOST) {
      problems.error(body.span(), "indices.many", free.size());
      return null;
    }
    Span span = left == null ? body.span() : left.span();
    String edit = left == null ? null : left.shown(text) + "[" + letters + "]";
    problems.add(Reading.FREE.notice(span, edit, letters));
    return free;
  }

  /// A formula whose entries stand side by side where indices are free.
  static Expr each(List<Expr.Binder> free, Phrase body) {
    return free.isEmpty()
        ? body.expr()
        : new Expr.Over(body.span(), Expr.BigOperator.EACH, free, null, body.expr());
  }
}
