package gradus.indices.start;

import gradus.lang.Expr;
import gradus.lang.Expr.BigOperator;
import gradus.lang.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// A sum over the entries of what are names with numbers, `Σ wᵢxᵢ` beside w1, w2, x1 and x2, with
/// its terms written out.
record WrittenTerms(Span span, String edit) {
  /// More terms are not written.
  private static final int MOST = 8;

  private static final int LONGEST = 80;

  /// The terms of a sum; null where some are missing, or the index stands alone too.
  ///
  /// @param parts how the names of each stem are written, by their numbers
  static WrittenTerms of(
      Expr.Over sum, Map<String, SortedMap<Integer, String>> parts, String text) {
    boolean plain =
        sum.operator() == BigOperator.SUM
            && sum.condition() == null
            && sum.binders().size() == 1
            && sum.binders().getFirst().range() instanceof Expr.Range.All;
    if (!plain || sum.body().span().length() > LONGEST) return null;
    String index = sum.binders().getFirst().index();
    List<Expr.Index> entries = new ArrayList<>();
    long letters = 0;
    for (Expr part : sum.body().all()) {
      if (part instanceof Expr.Name n && n.name().equals(index)) letters++;
      if (!(part instanceof Expr.Index i)) continue;
      boolean runs =
          i.indices().size() == 1
              && i.indices().getFirst() instanceof Expr.Name n
              && n.name().equals(index)
              && i.target() instanceof Expr.Name t
              && parts.containsKey(t.name());
      if (!runs) return null;
      entries.add(i);
    }
    if (entries.isEmpty() || letters != entries.size()) return null;
    int count = parts.get(stem(entries.getFirst())).size();
    boolean same =
        entries.stream()
            .map(i -> parts.get(stem(i)))
            .allMatch(p -> p.size() == count && p.firstKey() == 1 && p.lastKey() == count);
    if (!same || count > MOST) return null;
    entries.sort(Comparator.comparingInt(i -> i.span().start()));
    List<String> terms = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      terms.add(term(sum.body().span(), entries, parts, number, text));
    }
    boolean bracketed = sum.span().end() > sum.body().span().end();
    boolean sums =
        bracketed || sum.body() instanceof Expr.Binary b && b.operator().tightness() == 1;
    String joined = sums ? "(" + String.join(") + (", terms) + ")" : String.join(" + ", terms);
    return new WrittenTerms(sum.span(), "(" + joined + ")");
  }

  private static String stem(Expr.Index entry) {
    return ((Expr.Name) entry.target()).name();
  }

  private static String term(
      Span body,
      List<Expr.Index> entries,
      Map<String, SortedMap<Integer, String>> parts,
      int number,
      String text) {
    StringBuilder term = new StringBuilder();
    int at = body.start();
    for (Expr.Index entry : entries) {
      append(term, text.substring(at, entry.span().start()));
      append(term, parts.get(stem(entry)).get(number));
      at = entry.span().end();
    }
    append(term, text.substring(at, body.end()));
    return term.toString();
  }

  /// Names side by side would be one name.
  private static void append(StringBuilder term, String piece) {
    boolean glued =
        !term.isEmpty()
            && !piece.isEmpty()
            && Character.isLetterOrDigit(term.charAt(term.length() - 1))
            && Character.isLetterOrDigit(piece.charAt(0));
    term.append(glued ? " " : "").append(piece);
  }
}
