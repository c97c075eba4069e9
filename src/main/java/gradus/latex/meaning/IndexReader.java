package gradus.latex.meaning;

import gradus.lang.Expr;
import gradus.lang.Span;
import gradus.latex.meaning.Facts.Worth;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.TexSign;
import java.util.ArrayList;
import java.util.List;

/// What is lowered behind a tensor, as the numbers of an entry: `i`, `ij`, `1,2`, `t-1`, `y_i`.
final class IndexReader {
  private final Context context;

  IndexReader(Context context) {
    this.context = context;
  }

  /// The indices; null when it is no place of an entry.
  ///
  /// @param worth what is known of the tensor; null when nothing is
  List<Expr> read(Strip below, Worth worth) {
    List<LatexTree> items = ScriptNames.solid(below.items());
    List<Expr> indices = new ArrayList<>();
    List<List<LatexTree>> parts = Bounds.split(items);
    for (List<LatexTree> part : parts) {
      boolean computed = part.stream().anyMatch(i -> i instanceof LatexTree.Mark);
      if (part.isEmpty()) return null;
      if (computed || parts.size() > 1 && part.size() == 1) {
        Expr one = part(part, below.span());
        if (one == null) return null;
        indices.add(one);
      } else {
        for (LatexTree item : part) {
          Expr one = part(List.of(item), below.span());
          if (one == null) return null;
          indices.add(one);
        }
      }
    }
    if (worth == Worth.VECTOR && isMultiple(items)) {
      return List.of(FormulaReader.all(context, items, below.span()).expr());
    }
    if (worth == Worth.VECTOR && indices.size() > 1) return null;
    if (indices.size() > 2) {
      throw Misread.of(below.span(), "latex.index", context.shown(below.span()));
    }
    boolean number = items.size() == 1 && items.getFirst() instanceof LatexTree.Digits;
    return number ? digits((LatexTree.Digits) items.getFirst(), worth) : indices;
  }

  /// `2i` of a vector is one place, twice the index; of a matrix it is the second row's entry i.
  private boolean isMultiple(List<LatexTree> items) {
    return items.size() == 2
        && items.getFirst() instanceof LatexTree.Digits
        && items.getLast() instanceof LatexTree.Identifier i
        && context.isIndex(i.name());
  }

  /// `11` is an entry of a matrix, and of a vector the eleventh.
  private List<Expr> digits(LatexTree.Digits d, Worth worth) {
    Span span = d.span();
    boolean two = d.text().matches("\\d{2}") && span.length() == 2;
    if (!two || worth == Worth.VECTOR) return List.of(OperandReader.number(span, d.text()));
    if (worth != Worth.MATRIX) throw Misread.of(span, "latex.index.two", d.text());
    int middle = span.start() + 1;
    return List.of(
        OperandReader.number(new Span(span.start(), middle), d.text().substring(0, 1)),
        OperandReader.number(new Span(middle, span.end()), d.text().substring(1)));
  }

  private Expr part(List<LatexTree> part, Span around) {
    if (part.size() > 1) {
      boolean known = part.stream().allMatch(this::isKnown);
      return known ? FormulaReader.all(context, part, around).expr() : null;
    }
    return switch (part.getFirst()) {
      case LatexTree.Digits d when d.text().matches("\\d{1,9}") ->
          OperandReader.number(d.span(), d.text());
      case LatexTree.Identifier i when isKnown(i) -> new ScriptReader(context).name(i).expr();
      case Scripted s when ScriptNames.base(s.base()) != null && s.above().isEmpty() -> label(s);
      case Strip s -> part(ScriptNames.solid(s.items()), around);
      default -> null;
    };
  }

  private boolean isKnown(LatexTree item) {
    return switch (item) {
      case LatexTree.Identifier i -> context.isIndex(i.name()) || context.facts().isValue(i.name());
      case LatexTree.Digits d -> true;
      case LatexTree.Mark s -> s.sign() == TexSign.PLUS || s.sign() == TexSign.MINUS;
      default -> false;
    };
  }

  /// `y_i` in the place of an index is the label y where no tensor is called so.
  Expr label(Scripted s) {
    String base = ScriptNames.base(s.base());
    String low = ScriptNames.flat(s.below());
    if (low == null) return null;
    Facts facts = context.facts();
    String full = ScriptNames.name(base, low, "", 0);
    if (facts.isValue(full)) return new Expr.Name(s.span(), full);
    Expr read = new ScriptReader(context).read(s).expr();
    return read instanceof Expr.Index ? read : new Expr.Name(s.span(), base);
  }

  /// Where entries with these indices are counted from before anything else is known: a label
  /// counts from 0.
  int start(List<Expr> indices) {
    boolean labels =
        indices.stream().allMatch(i -> i instanceof Expr.Name n && !context.isIndex(n.name()));
    return labels ? 0 : 1;
  }
}
