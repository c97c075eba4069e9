package gradus.latex.meaning;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.meaning.FormulaReader.Read;
import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.TexSign;
import gradus.plain.token.EntrySigns;
import gradus.plain.token.SemicolonRows;
import java.util.ArrayList;
import java.util.List;

/// What brackets and bars mean: a group, a vector, an absolute value, a norm.
final class FenceReader {
  private final Context context;

  /// What is lowered behind a norm; null when nothing is.
  private Strip order;

  FenceReader(Context context) {
    this.context = context;
  }

  /// @param below what is lowered behind it, for the order of a norm; null when nothing is
  Read read(LatexTree.Fence f, Strip below) {
    List<LatexTree> inside = ScriptNames.solid(f.body().items());
    if (inside.isEmpty()) throw Misread.of(f.span(), "syntax.brackets.empty", f.open().opening());
    order = below;
    if (inside.size() == 1 && inside.getFirst() instanceof LatexTree.Grid g) return grid(f, g);
    if (Left.isCondition(f)) {
      String bar = f.open().opening();
      Span sign = new Span(f.span().start(), f.body().span().start());
      throw new Misread(Problem.error(sign, "syntax.given", bar).withFix(","));
    }
    if (f.open() != f.close()) {
      throw Misread.of(f.span(), "latex.bracket", f.open().opening() + f.close().closing());
    }
    if (f.open() == Delimiter.SQUARE) requireListed(inside);
    return switch (f.open()) {
      case ROUND, CURLY -> group(f);
      case SQUARE -> isVector(inside) ? new Read(array(f)) : group(f);
      default -> bars(f);
    };
  }

  /// Refuses numbers with blanks between them: `[1 2]`, `[1 -2]`.
  private void requireListed(List<LatexTree> inside) {
    for (List<LatexTree> part : Bounds.split(inside)) {
      for (int i = 1; i < part.size(); i++) {
        LatexTree before = part.get(i - 1);
        if (!(before instanceof LatexTree.Digits && part.get(i) instanceof LatexTree.Digits)) {
          continue;
        }
        Span span = part.get(i).span();
        throw Misread.of(span, "syntax.comma", context.shown(before.span()), context.shown(span));
      }
      requireApart(part, ", ");
    }
  }

  /// Refuses two numbers with the sign of the second between them, in a part or in a cell.
  ///
  /// @param between what is written between two entries
  void requireApart(List<LatexTree> part, String between) {
    int first = part.size() > 1 && isSign(part.getFirst()) ? 1 : 0;
    if (part.size() < first + 2 || !(part.get(first) instanceof LatexTree.Digits before)) return;
    Span left = before.span();
    LatexTree next = part.get(first + 1);
    LatexTree last = part.size() > first + 2 ? part.get(first + 2) : null;
    boolean entry =
        isSign(next)
            && last instanceof LatexTree.Digits
            && left.end() < next.span().start()
            && next.span().end() == last.span().start();
    if (!entry) return;
    String sign = context.written(next.span());
    throw new Misread(
        EntrySigns.problem(
            left.union(last.span()),
            context.written(left),
            sign,
            context.written(last.span()),
            between));
  }

  private static boolean isSign(LatexTree item) {
    return item instanceof LatexTree.Mark s
        && (s.sign() == TexSign.MINUS || s.sign() == TexSign.PLUS);
  }

  private Read bars(LatexTree.Fence f) {
    return switch (f.open()) {
      case ROUND, CURLY, SQUARE -> group(f);
      case BAR -> new Read(call(f, "abs", FormulaReader.all(context, f.body()).expr()));
      case DOUBLE_BAR -> new Read(norm(f, order));
      case ANGLE -> new Read(dot(f));
      case FLOOR, CEILING ->
          throw Misread.of(f.span(), "syntax.function.steps", context.shown(f.span()));
      case NOTHING -> throw Misread.of(f.span(), "latex.bracket", f.open().opening());
    };
  }

  private Read grid(LatexTree.Fence f, LatexTree.Grid g) {
    boolean cases = f.open() == Delimiter.CURLY && f.close() == Delimiter.NOTHING;
    boolean bare =
        switch (g.environment()) {
          case "matrix", "smallmatrix", "array" -> true;
          default -> false;
        };
    boolean round = f.open() == Delimiter.ROUND || f.open() == Delimiter.SQUARE;
    boolean matrix = f.open() == f.close() && round;
    if (!bare && f.open() == f.close() && !round) return bars(f);
    // a vector in square brackets is a matrix of one row
    boolean row = !bare && f.open() == Delimiter.SQUARE && f.close() == f.open() && !f.sized();
    if (row) {
      Expr only = new GridMeaning(context).read(g, false);
      return new Read(new Expr.Array(f.span(), List.of(only)));
    }
    if (!cases && !matrix) {
      throw Misread.of(f.span(), "latex.bracket", f.open().opening() + f.close().closing());
    }
    return new Read(new GridMeaning(context).read(g, cases), f.span());
  }

  private Read group(LatexTree.Fence f) {
    if (f.open() == Delimiter.SQUARE && f.close() == Delimiter.SQUARE) requireNoRows(f);
    if (parts(f).size() > 1) {
      Problem problem = Problem.error(f.span(), "syntax.tuple");
      String inside = context.written(f.body().span());
      boolean brief = f.span().length() <= 200 && !f.sized();
      throw new Misread(brief ? problem.withFix("[" + inside + "]") : problem);
    }
    return new Read(FormulaReader.all(context, f.body()).expr(), f.span());
  }

  /// `[1, 2]`, `[[1, 2]]` and `[3]` are vectors; `[y + z]` is a bracket.
  private static boolean isVector(List<LatexTree> inside) {
    LatexTree last = inside.getLast();
    boolean minus =
        inside.size() == 2
            && inside.getFirst() instanceof LatexTree.Mark s
            && s.sign() == TexSign.MINUS;
    boolean number = last instanceof LatexTree.Digits && (inside.size() == 1 || minus);
    boolean nested =
        inside.size() == 1 && last instanceof LatexTree.Fence f && f.open() == Delimiter.SQUARE;
    return number || nested || Bounds.split(inside).size() > 1;
  }

  /// Whether all there is are several values in round brackets.
  static boolean isList(List<LatexTree> body) {
    List<LatexTree> inside = ScriptNames.solid(body);
    return inside.size() == 1
        && inside.getFirst() instanceof LatexTree.Fence b
        && b.open() == Delimiter.ROUND
        && b.open() == b.close()
        && parts(b).size() > 1;
  }

  private static List<List<LatexTree>> parts(LatexTree.Fence f) {
    return Bounds.split(ScriptNames.solid(f.body().items()));
  }

  /// Whether the values of such a list are numbers; `(1,2)` may be one, with a decimal comma.
  boolean isNumbers(List<LatexTree> list) {
    LatexTree.Fence f = (LatexTree.Fence) ScriptNames.solid(list).getFirst();
    List<List<LatexTree>> parts = parts(f);
    for (List<LatexTree> part : parts) {
      boolean minus =
          part.size() == 2
              && part.getFirst() instanceof LatexTree.Mark s
              && s.sign() == TexSign.MINUS;
      boolean number = part.size() == 1 || minus;
      if (!number || !(part.getLast() instanceof LatexTree.Digits)) return false;
    }
    List<LatexTree> second = parts.get(1);
    String whole = context.written(f.body().span()).strip();
    int end = parts.getFirst().getLast().span().end();
    boolean tight =
        parts.size() == 2
            && second.size() == 1
            && end + 1 == second.getFirst().span().start()
            && whole.indexOf('.') < 0;
    if (!tight) return true;
    String left =
        context.written(
            parts.getFirst().getFirst().span().union(parts.getFirst().getLast().span()));
    String right = context.written(second.getFirst().span());
    String vector = "[" + left + ", " + right + "]";
    String number = left + "." + right;
    throw new Misread(
        Problem.error(f.span(), "syntax.tuple.decimal", vector, number).withEdits(vector, number));
  }

  /// The parts between commas as a vector.
  Expr array(LatexTree.Fence f) {
    requireNoRows(f);
    List<Expr> entries = new ArrayList<>();
    for (List<LatexTree> part : parts(f)) {
      entries.add(FormulaReader.all(context, part, f.span()).expr());
    }
    return new Expr.Array(f.span(), entries);
  }

  /// Semicolons between the entries part the rows of a matrix elsewhere.
  private void requireNoRows(LatexTree.Fence f) {
    List<List<LatexTree>> rows = new ArrayList<>(List.of(new ArrayList<>()));
    for (LatexTree item : ScriptNames.solid(f.body().items())) {
      boolean next = item instanceof LatexTree.Mark s && s.sign() == TexSign.SEMICOLON;
      if (next) {
        rows.add(new ArrayList<>());
      } else {
        rows.getLast().add(item);
      }
    }
    if (rows.size() < 2 || rows.stream().anyMatch(List::isEmpty)) return;
    List<SemicolonRows.RowText> read =
        rows.stream()
            .map(row -> {
              Span span = row.getFirst().span().union(row.getLast().span());
              boolean bracketed =
                  row.getFirst() instanceof LatexTree.Fence b && b.open() == Delimiter.SQUARE;
              boolean entry = Bounds.split(row).size() == 1;
              return new SemicolonRows.RowText(context.written(span), entry, bracketed);
            })
            .toList();
    throw new Misread(SemicolonRows.problem(f.span(), read));
  }

  private static Expr call(LatexTree.Fence f, String name, Expr... arguments) {
    Span span = f.span();
    Span sign = new Span(span.start(), Math.max(span.start() + 1, f.body().span().start()));
    return new Expr.Call(span, sign, name, List.of(arguments));
  }

  private Expr norm(LatexTree.Fence f, Strip below) {
    Expr inside = FormulaReader.all(context, f.body()).expr();
    List<LatexTree> order = below == null ? List.of() : ScriptNames.solid(below.items());
    boolean infinite =
        order.size() == 1
            && order.getFirst() instanceof LatexTree.Mark s
            && s.sign() == TexSign.INFINITY;
    if (infinite) return ordered(f, inside, below, Double.POSITIVE_INFINITY, "inf");
    String flat = below == null ? "F" : ScriptNames.flat(below);
    return switch (flat) {
      case "F" -> call(f, "norm", inside);
      case "1" -> ordered(f, inside, below, 1, flat);
      case "2" -> ordered(f, inside, below, 2, flat);
      case null, default -> {
        throw new Misread(unknownNorm(f, below, flat, inside));
      }
    };
  }

  /// A norm of another order, which of a vector is a root of a sum of powers.
  private Problem unknownNorm(LatexTree.Fence f, Strip below, String flat, Expr inside) {
    Span whole = f.span().union(below.span());
    if (flat == null || flat.indexOf(',') >= 0) {
      return Problem.error(whole, "latex.norm.other", context.shown(whole));
    }
    String sum =
        "\\operatorname{sum}(\\operatorname{abs}("
            + context.written(f.body().span())
            + ")^{"
            + flat
            + "})^{1/"
            + flat
            + "}";
    Problem problem = Problem.error(whole, "latex.norm", flat, sum);
    boolean matrix =
        inside instanceof Expr.Name n && context.facts().worth(n.name()) == Facts.Worth.MATRIX;
    return matrix ? problem : problem.withFix(sum);
  }

  private Expr ordered(LatexTree.Fence f, Expr inside, Strip below, double order, String text) {
    // a lowered digit of Unicode has no sign before it
    int low = context.lastBefore('_', below.span().start());
    int sign = low < f.span().end() ? below.span().start() : low;
    Expr number = new Expr.Num(new Span(sign, below.span().end()), order, text);
    Expr.Call norm = (Expr.Call) call(f, "norm", inside, number);
    return new Expr.Call(
        f.span().union(below.span()), norm.nameSpan(), norm.name(), norm.arguments());
  }

  private Expr dot(LatexTree.Fence f) {
    List<List<LatexTree>> parts = Bounds.split(ScriptNames.solid(f.body().items()));
    if (parts.size() != 2) throw Misread.of(f.span(), "latex.bracket", "\\langle");
    Expr left = FormulaReader.all(context, parts.get(0), f.span()).expr();
    Expr right = FormulaReader.all(context, parts.get(1), f.span()).expr();
    return call(f, "dot", left, right);
  }

  /// Whether a fraction is one over the bars of a name: as many as its entries, or its size.
  static boolean isCount(LatexTree.Fraction f) {
    List<LatexTree> below = ScriptNames.solid(f.below().items());
    return below.size() == 1
        && below.getFirst() instanceof LatexTree.Fence bars
        && bars.open() == Delimiter.BAR
        && ScriptNames.base(bars.body()) != null;
  }

  /// Refuses one over the bars of a name, with both of its readings.
  static Misread count(LatexTree.Fraction f, Context context) {
    LatexTree.Fence bars = (LatexTree.Fence) ScriptNames.solid(f.below().items()).getFirst();
    String name = context.written(bars.body().span());
    String above = "\\frac" + context.written(f.above().span()) + "{";
    String sizes = above + "\\operatorname{abs}\\left(" + name + "\\right)}";
    Problem problem = Problem.error(f.span(), "latex.count", context.shown(f.span()));
    // an n with a value is that value
    boolean taken = context.facts().isValue("n");
    return new Misread(taken ? problem.withFix(sizes) : problem.withEdits(above + "n}", sizes));
  }

  /// Whether a bracket looks like a function's: several things, or one name, with nothing to
  /// compute. `R(W)` and `L(x, y)` are calls, `y(w·x + b)` is a product.
  static boolean isArguments(LatexTree.Fence fence) {
    List<LatexTree> inside = ScriptNames.solid(fence.body().items());
    boolean several = Bounds.split(inside).size() > 1;
    boolean computed =
        inside.stream()
            .anyMatch(i ->
                i instanceof LatexTree.Mark s && s.sign() != TexSign.SEMICOLON
                    || !(i instanceof LatexTree.Mark) && leaf(i) == null);
    return several || !computed;
  }

  /// Whether one name or number stands in a bracket.
  static boolean isName(LatexTree.Fence fence) {
    List<LatexTree> inside = ScriptNames.solid(fence.body().items());
    if (inside.size() != 1) return false;
    return inside.getFirst() instanceof LatexTree.Digits || leaf(inside.getFirst()) != null;
  }

  private static String leaf(LatexTree item) {
    return item instanceof Scripted s ? ScriptNames.base(s.base()) : ScriptNames.base(item);
  }
}
