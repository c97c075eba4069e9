package gradus.latex.meaning;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.latex.meaning.FormulaReader.Read;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.LatexTree.Strip;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Signs of sums without an index: over the one that their body has, or over all entries of what
/// has none.
final class Unranged {
  private Unranged() {}

  /// The index that a sum runs over because its body has one that nothing else binds; null where
  /// one stands below the sign, or the body has none or several.
  ///
  /// @param known tells letters that stand for something already
  static Strip below(LatexTree.BigSign b, Predicate<String> known) {
    if (b.below() != null || b.above() != null) return null;
    List<LatexTree> places = new ArrayList<>();
    Set<String> letters = new TreeSet<>();
    lowered(b.body(), places, letters);
    letters.removeIf(known);
    if (letters.size() != 1 || letters.contains("")) return null;
    String letter = letters.iterator().next();
    if (!Character.isLowerCase(letter.codePointAt(0))) return null;
    LatexTree first =
        places.stream().filter(p -> letter.equals(ScriptNames.base(p))).findFirst().orElse(null);
    return first == null ? null : new Strip(first.span(), List.of(first));
  }

  /// The letters below and in the brackets above names, and an empty one for what is no letter and
  /// no number.
  private static void lowered(LatexTree tree, List<LatexTree> places, Set<String> letters) {
    if (tree instanceof LatexTree.BigSign b && b.below() != null) {
      letters.add("");
      return;
    }
    if (tree instanceof Scripted s) {
      if (s.below() != null) low(s.below(), places, letters);
      for (LatexTree above : s.above()) {
        String mark = ScriptNames.mark(above);
        if (mark == null || mark.codePointCount(0, mark.length()) != 1) continue;
        if (!Character.isLetter(mark.codePointAt(0))) continue;
        places.add(new LatexTree.Identifier(above.span(), mark));
        letters.add(mark);
      }
    }
    tree.parts().forEach(part -> lowered(part, places, letters));
  }

  private static void low(Strip below, List<LatexTree> places, Set<String> letters) {
    for (LatexTree item : ScriptNames.solid(below.items())) {
      switch (item) {
        case LatexTree.Identifier i -> {
          places.add(i);
          letters.add(i.name());
        }
        case LatexTree.Digits _ -> {}
        case LatexTree.Mark _ -> {}
        default -> letters.add("");
      }
    }
  }

  /// That a sum or product is read as one over an index.
  static Problem notice(LatexTree.BigSign b, Strip index, Context context) {
    String letter = ScriptNames.base(index.items().getFirst());
    String edit = context.written(b.sign()) + "_{" + letter + "}";
    int start = b.sign().start();
    boolean joined = start > 0 && context.written(new Span(start - 1, start)).matches("\\p{L}");
    Reading reading = b.product() ? Reading.MULTIPLIED : Reading.SUMMED;
    if (context.isBeforeSum(b.span().end())) {
      // with an index it would reach over the next one
      Span whole = b.sign().union(b.body().span());
      String body = context.written(new Span(b.sign().end(), whole.end()));
      String closed = "(" + edit + body + ")";
      return reading.notice(whole, closed, context.shown(b.sign()), letter, edit);
    }
    return reading.notice(
        b.sign(), joined ? " " + edit : edit, context.shown(b.sign()), letter, edit);
  }

  /// The sum of all entries, where nothing in the body has an index and something has entries.
  static Read whole(LatexTree.BigSign b, Context context) {
    List<LatexTree> places = new ArrayList<>();
    Set<String> letters = new TreeSet<>();
    lowered(b.body(), places, letters);
    String sign = context.shown(b.sign());
    boolean two = letters.size() == 2 && letters.stream().allMatch(l -> l.length() == 1);
    if (two) {
      String edit = context.written(b.sign()) + "_{" + String.join(",", letters) + "}";
      String shown = String.join(", ", letters);
      throw new Misread(
          Problem.error(b.sign(), "latex.sum.indices", sign, shown, edit).withFix(edit));
    }
    if (!letters.isEmpty()) throw Misread.of(b.sign(), "latex.range", sign);
    if (!hasEntries(b.body(), context.facts())) throw Misread.of(b.sign(), "latex.sum", sign);
    Span span = b.sign().union(b.body().span());
    Read body = FormulaReader.all(context, b.body());
    String called = b.product() ? "prod" : "sum";
    String inside = context.written(b.body().span());
    String edit = "\\operatorname{" + called + "}\\left(" + inside + "\\right)";
    context.notice(Reading.SPELLING.notice(span, edit, context.shown(span), edit));
    Span all = b.sign().union(body.span());
    return new Read(new Expr.Call(all, b.sign(), called, List.of(body.expr())));
  }

  private static boolean hasEntries(LatexTree tree, Facts facts) {
    String name = ScriptNames.base(tree);
    boolean number = name != null && facts.worth(name) == Facts.Worth.NUMBER;
    boolean whole = name != null && !(tree instanceof Strip);
    return whole ? !number : tree.parts().stream().anyMatch(part -> hasEntries(part, facts));
  }
}
