package gradus.latex.meaning;

import gradus.lang.Expr;
import gradus.lang.Span;
import gradus.latex.LatexSigns;
import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.TexSign;
import java.util.ArrayList;
import java.util.List;

/// What the rows and cells of an environment mean: a matrix, or cases.
final class GridMeaning {
  private final Context context;

  GridMeaning(Context context) {
    this.context = context;
  }

  /// @param braced whether a brace stands before it only, so that its rows are cases
  Expr read(LatexTree.Grid g, boolean braced) {
    if (g.environment().equals("cases") || braced) return cases(g);
    if (!LatexSigns.MATRICES.contains(g.environment())) {
      throw Misread.of(g.begin(), "latex.environment", g.environment());
    }
    return matrix(g, false);
  }

  /// A column is a vector; a row is one when it is transposed at once.
  Expr matrix(LatexTree.Grid g, boolean turned) {
    boolean column = g.rows().stream().allMatch(row -> row.size() == 1);
    boolean vector = column || turned && g.rows().size() == 1;
    List<Expr> rows = new ArrayList<>();
    for (List<Strip> row : g.rows()) {
      List<Expr> cells = new ArrayList<>();
      for (Strip cell : row) {
        new FenceReader(context).requireApart(ScriptNames.solid(cell.items()), " & ");
        cells.add(FormulaReader.all(context, cell.items(), g.begin()).expr());
      }
      if (vector) {
        rows.addAll(cells);
      } else {
        Span span = cells.getFirst().span().union(cells.getLast().span());
        rows.add(new Expr.Array(span, cells));
      }
    }
    return new Expr.Array(g.span(), rows);
  }

  private Expr cases(LatexTree.Grid g) {
    if (!context.facts().isCallable("where")) throw Misread.of(g.begin(), "latex.cases");
    List<Expr> values = new ArrayList<>();
    List<Bounds.Relation> conditions = new ArrayList<>();
    for (List<Strip> row : g.rows()) {
      List<LatexTree> condition = new ArrayList<>();
      row.stream().skip(1).forEach(cell -> condition.addAll(plain(cell.items())));
      List<LatexTree> value = new ArrayList<>(row.getFirst().items());
      values.add(FormulaReader.all(context, withoutComma(value), g.begin()).expr());
      if (row.size() < 2) throw Misread.of(row.getFirst().span(), "latex.cases");
      conditions.add(condition.isEmpty() ? null : Bounds.joined(condition));
    }
    int last = values.size() - 1;
    boolean otherwise = conditions.get(last) == null;
    boolean whole =
        otherwise
            || last > 0 && isComplement(conditions.get(last - 1), conditions.get(last))
            || leaveNothing(conditions);
    if (!whole) throw Misread.of(g.begin(), "latex.cases");
    Expr read = values.get(last);
    for (int i = last - 1; i >= 0; i--) {
      if (conditions.get(i) == null || conditions.get(i).signs().isEmpty()) {
        throw Misread.of(g.begin(), "latex.cases");
      }
      Expr condition = FormulaReader.condition(context, conditions.get(i), g.begin());
      read = new Expr.Call(g.span(), g.begin(), "where", List.of(condition, values.get(i), read));
    }
    return read;
  }

  private static List<LatexTree> withoutComma(List<LatexTree> items) {
    List<LatexTree> solid = new ArrayList<>(ScriptNames.solid(items));
    boolean comma =
        !solid.isEmpty()
            && solid.getLast() instanceof LatexTree.Mark s
            && (s.sign() == TexSign.COMMA || s.sign() == TexSign.SEMICOLON);
    if (comma) solid.removeLast();
    return solid;
  }

  /// A condition without its words and its brackets; empty where it only says that no other holds.
  private static List<LatexTree> plain(List<LatexTree> items) {
    List<LatexTree> plain = new ArrayList<>();
    for (LatexTree item : ScriptNames.solid(items)) {
      if (item instanceof LatexTree.Upright u) {
        String word = u.content().replaceAll("[\\s,.:]+", " ").strip();
        switch (word) {
          case "and", "or", "그리고", "이고", "또는", "이거나" -> plain.add(item);
          case "if", "when", "for", "otherwise", "else", "일 때", "그 외", "이면" -> {}
          default -> throw Misread.of(u.span(), "latex.words", u.content());
        }
      } else if (!(item instanceof LatexTree.Mark s && s.sign() == TexSign.STOP)) {
        plain.add(item);
      }
    }
    List<LatexTree> condition = withoutComma(plain);
    boolean whole =
        condition.size() == 1
            && condition.getFirst() instanceof LatexTree.Fence f
            && f.open() == Delimiter.ROUND;
    return whole ? plain(((LatexTree.Fence) condition.getFirst()).body().items()) : condition;
  }

  /// Whether one condition holds exactly where the other does not.
  private boolean isComplement(Bounds.Relation a, Bounds.Relation b) {
    if (a == null || a.signs().size() != 1 || b.signs().size() != 1) return false;
    TexSign opposite =
        switch (a.signs().getFirst().sign()) {
          case LESS -> TexSign.GREATER_OR_EQUAL;
          case LESS_OR_EQUAL -> TexSign.GREATER;
          case GREATER -> TexSign.LESS_OR_EQUAL;
          case GREATER_OR_EQUAL -> TexSign.LESS;
          case EQUALS -> TexSign.UNEQUAL;
          case UNEQUAL -> TexSign.EQUALS;
          default -> null;
        };
    return b.signs().getFirst().sign() == opposite
        && written(a.operands().get(0)).equals(written(b.operands().get(0)))
        && written(a.operands().get(1)).equals(written(b.operands().get(1)));
  }

  /// Where a condition lets something lie: above one end and below another, as they are written.
  ///
  /// @param low null where it has none
  /// @param high null where it has none
  private record Interval(String low, boolean fromLow, String high, boolean toHigh) {
    /// Whether it goes on where another ends.
    boolean follows(Interval other) {
      return low != null && low.equals(other.high) && (fromLow || other.toHigh);
    }
  }

  /// Whether conditions on one thing leave no value of it out: `x < a`, `a \le x \le b`, `x > b`.
  private boolean leaveNothing(List<Bounds.Relation> conditions) {
    if (conditions.stream().anyMatch(c -> c == null || c.signs().isEmpty() || c.isJoined())) {
      return false;
    }
    return conditions.getFirst().operands().stream()
        .map(operand -> intervals(conditions, written(operand)))
        .anyMatch(GridMeaning::isWholeLine);
  }

  /// Whether intervals reach from the one end to the other without a gap.
  private static boolean isWholeLine(List<Interval> intervals) {
    List<Interval> open = new ArrayList<>(intervals);
    List<Interval> reached = new ArrayList<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Interval next : List.copyOf(open)) {
        boolean follows = reached.stream().anyMatch(next::follows);
        if (next.low != null && !follows) continue;
        if (next.high == null) return true;
        reached.add(next);
        open.remove(next);
        more = true;
      }
    }
    return false;
  }

  /// Where each condition lets a thing lie; empty where one speaks of another.
  private List<Interval> intervals(List<Bounds.Relation> conditions, String thing) {
    List<Interval> intervals = new ArrayList<>();
    for (Bounds.Relation condition : conditions) {
      List<String> operands = condition.operands().stream().map(this::written).toList();
      int at = operands.indexOf(thing);
      if (at < 0 || operands.size() > 3 || operands.size() == 3 && at != 1) return List.of();
      Interval interval = new Interval(null, false, null, false);
      for (int i = 0; i < condition.signs().size(); i++) {
        boolean left = i == at;
        String end = operands.get(left ? i + 1 : i);
        TexSign sign = condition.signs().get(i).sign();
        Interval one =
            switch (sign) {
              case EQUALS -> new Interval(end, true, end, true);
              case LESS, LESS_OR_EQUAL -> half(end, !left, sign == TexSign.LESS_OR_EQUAL);
              case GREATER, GREATER_OR_EQUAL -> half(end, left, sign == TexSign.GREATER_OR_EQUAL);
              default -> null;
            };
        interval = one == null ? null : both(interval, one);
        if (interval == null) return List.of();
      }
      intervals.add(interval);
    }
    return intervals;
  }

  /// All above an end, or all below it.
  private static Interval half(String end, boolean above, boolean closed) {
    return above ? new Interval(end, closed, null, false) : new Interval(null, false, end, closed);
  }

  /// What lies in two intervals that have not the same ends given; null for others.
  private static Interval both(Interval a, Interval b) {
    if (a.low != null && b.low != null || a.high != null && b.high != null) return null;
    Interval low = a.low == null ? b : a;
    Interval high = a.high == null ? b : a;
    return new Interval(low.low, low.fromLow, high.high, high.toHigh);
  }

  private String written(List<LatexTree> items) {
    StringBuilder written = new StringBuilder();
    items.forEach(item -> written.append(context.written(item.span()).replace(" ", "")));
    return written.toString();
  }
}
