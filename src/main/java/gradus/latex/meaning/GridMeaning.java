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
      conditions.add(condition.isEmpty() ? null : Bounds.chain(condition));
    }
    int last = values.size() - 1;
    boolean otherwise = conditions.get(last) == null;
    if (!otherwise && (last < 1 || !isComplement(conditions.get(last - 1), conditions.get(last)))) {
      throw Misread.of(g.begin(), "latex.cases");
    }
    Expr whole = values.get(last);
    for (int i = last - 1; i >= 0; i--) {
      if (conditions.get(i) == null || conditions.get(i).signs().isEmpty()) {
        throw Misread.of(g.begin(), "latex.cases");
      }
      Expr condition = FormulaReader.condition(context, conditions.get(i), g.begin());
      whole = new Expr.Call(g.span(), g.begin(), "where", List.of(condition, values.get(i), whole));
    }
    return whole;
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

  private String written(List<LatexTree> items) {
    StringBuilder written = new StringBuilder();
    items.forEach(item -> written.append(context.written(item.span()).replace(" ", "")));
    return written.toString();
  }
}
