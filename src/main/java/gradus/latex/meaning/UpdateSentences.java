package gradus.latex.meaning;

import gradus.lang.Builtins;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.meaning.Sentence.Equalities;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.TexSign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Steps of descent among the statements, `w \\leftarrow w - \\eta \\nabla L`: they are no gates,
/// and are left out of the graph.
final class UpdateSentences {
  private final Context context;
  private final Map<String, Integer> uses = new HashMap<>();

  /// The names on the left of an equals sign, as they are written.
  private final Set<String> given = new HashSet<>();

  private final Map<String, Loss> named = new HashMap<>();

  /// A loss, as the program names it and as it is written.
  ///
  /// @param by what its gradient is taken of, by its names in the program: nothing where that is
  ///   not said, several where it is one of them
  private record Loss(String name, String written, List<String> by) {
    boolean isTakenOf(String parameter) {
      return by.isEmpty() || by.contains(parameter);
    }
  }

  /// A step of descent.
  ///
  /// @param moved the parameter as it is written
  /// @param loss whose gradient it follows
  /// @param rate what the gradient is multiplied by, as it is written; 1 where nothing is
  /// @param downhill the rule as it would descend, where it climbs; else null
  record Moving(Span span, String parameter, String moved, Loss of, String rate, String downhill) {
    String loss() {
      return of.name();
    }

    /// What is said of it.
    Problem notice() {
      if (downhill != null) {
        Problem climbs = Problem.error(span, "descent.rule.ascent", moved, of.written());
        return climbs.withFix(downhill);
      }
      return of.isTakenOf(parameter)
          ? Problem.notice(span, "notice.update", moved, of.written(), rate)
          : Problem.error(span, "descent.rule.other", moved, of.written(), of.by().getFirst());
    }
  }

  private UpdateSentences(Context context, List<Sentence> sentences) {
    this.context = context;
    for (Sentence sentence : sentences) {
      if (!(sentence instanceof Equalities e)) continue;
      e.items().forEach(this::use);
      Left left = e.sides().size() > 1 ? Left.of(e.sides().getFirst()) : null;
      if (left != null) given.add(context.written(left.span()));
    }
  }

  private void use(LatexTree tree) {
    Left name = Left.of(List.of(tree));
    if (name != null) {
      uses.merge(name.name(), 1, Integer::sum);
    } else {
      tree.parts().forEach(this::use);
    }
  }

  /// The statements without the rules.
  ///
  /// @param found takes the rules
  static List<Sentence> leftOut(List<Sentence> sentences, Context context, Consumer<Moving> found) {
    UpdateSentences rules = new UpdateSentences(context, sentences);
    for (Sentence sentence : sentences) {
      if (sentence instanceof Equalities e) rules.name(e);
    }
    List<Sentence> rest = new ArrayList<>();
    boolean taken = false;
    for (Sentence sentence : sentences) {
      Moving rule = sentence instanceof Equalities e ? rules.rule(e) : null;
      if (rule == null) {
        rest.add(sentence);
      } else {
        found.accept(rule);
        taken = true;
      }
    }
    if (!taken) return sentences;
    rest.removeIf(s -> s instanceof Equalities e && rules.isNamed(e));
    return rest;
  }

  private void name(Equalities e) {
    if (e.sides().size() != 2 || e.sides().getFirst().size() != 1) return;
    Left left = Left.of(e.sides().getFirst());
    Loss loss = gradient(e.sides().get(1));
    if (left != null && loss != null) named.put(left.name(), loss);
  }

  private boolean isNamed(Equalities e) {
    if (e.sides().size() != 2) return false;
    Left left = Left.of(e.sides().getFirst());
    return left != null && named.containsKey(left.name()) && gradient(e.sides().get(1)) != null;
  }

  /// The rule that a statement is; null when it is none.
  private Moving rule(Equalities e) {
    List<LatexTree> left = new ArrayList<>();
    List<LatexTree> right = new ArrayList<>();
    if (e.sides().size() == 2 || e.sides().size() > 2 && isWorkedOut(e.sides())) {
      left.addAll(e.sides().getFirst());
      right.addAll(e.sides().get(1));
      // `:=`
      if (left.size() == 2 && isSign(left.getLast(), TexSign.COLON)) left.removeLast();
      // w -= …, the same as w = w - …
      boolean two = left.size() == 2;
      if (two && (isSign(left.get(1), TexSign.MINUS) || isSign(left.get(1), TexSign.PLUS))) {
        right.add(0, left.removeLast());
        right.add(0, left.getFirst());
      }
    } else if (e.sides().size() == 1) {
      List<LatexTree> to = left;
      for (LatexTree item : e.sides().getFirst()) {
        if (to == left && isSign(item, TexSign.ASSIGNED)) {
          to = right;
        } else {
          to.add(item);
        }
      }
    }
    if (left.size() != 1 || right.size() < 3) return null;
    String moved = context.written(right.getFirst().span());
    boolean same = isSame(left.getFirst(), right.getFirst());
    if (!same && !isNew(left.getFirst(), right.getFirst())) return null;
    boolean minus = isSign(right.get(1), TexSign.MINUS);
    if (!minus && !isSign(right.get(1), TexSign.PLUS)) return null;
    boolean negated = !minus && isSign(right.get(2), TexSign.MINUS);
    List<LatexTree> step = right.subList(negated ? 3 : 2, right.size());
    for (int i = 0; i < step.size(); i++) {
      Loss loss = gradient(step.subList(i, step.size()));
      if (loss == null) continue;
      if (!same && !given.contains(loss.written())) return null;
      int last = i;
      while (last > 0 && isTimes(step.get(last - 1))) {
        last--;
      }
      Span rate = last == 0 ? null : step.getFirst().span().union(step.get(last - 1).span());
      String written = rate == null ? "1" : context.written(rate);
      String parameter = Left.of(List.of(right.getFirst())).name();
      String downhill = minus || negated ? null : falling(e.span(), right.get(1).span());
      return new Moving(e.span(), parameter, moved, loss, written, downhill);
    }
    return null;
  }

  /// A rule with a minus in place of its plus.
  private String falling(Span whole, Span plus) {
    return context.written(new Span(whole.start(), plus.start()))
        + "-"
        + context.written(new Span(plus.end(), whole.end()));
  }

  /// Whether behind a rule stand the same with numbers and what they come to.
  private static boolean isWorkedOut(List<List<LatexTree>> sides) {
    return sides.subList(2, sides.size()).stream()
        .allMatch(side -> side.stream().noneMatch(UpdateSentences::isOfNames));
  }

  private static boolean isOfNames(LatexTree item) {
    return Left.of(List.of(item)) != null
        || item.parts().stream().anyMatch(UpdateSentences::isOfNames);
  }

  /// Whether a rule gives a name its next value: w and w, or w⁺ and w.
  private static boolean isSame(LatexTree left, LatexTree right) {
    Left to = Left.of(List.of(left));
    Left from = Left.of(List.of(right));
    if (to == null || from == null) return false;
    return to.name().equals(from.name()) || to.raised() && to.base().equals(from.name());
  }

  /// Whether the next value has a name of its own that nothing else speaks of.
  private boolean isNew(LatexTree left, LatexTree right) {
    Left to = Left.of(List.of(left));
    return to != null && Left.of(List.of(right)) != null && uses.get(to.name()) == 1;
  }

  private static boolean isSign(LatexTree item, TexSign sign) {
    return item instanceof LatexTree.Mark s && s.sign() == sign;
  }

  private static boolean isTimes(LatexTree item) {
    return isSign(item, TexSign.DOT) || isSign(item, TexSign.TIMES) || isSign(item, TexSign.STAR);
  }

  /// The loss whose gradient all of some items are; null when they are none.
  private Loss gradient(List<LatexTree> items) {
    if (items.isEmpty()) return null;
    LatexTree first = items.getFirst();
    Left name = items.size() == 1 ? Left.of(items) : null;
    if (name != null) return named.get(name.name());
    if (items.size() == 1 && first instanceof LatexTree.Fraction f) {
      List<LatexTree> above = ScriptNames.solid(f.above().items());
      List<LatexTree> below = ScriptNames.solid(f.below().items());
      boolean partial =
          above.size() == 2
              && isSign(above.getFirst(), TexSign.DERIVATIVE)
              && !below.isEmpty()
              && isSign(below.getFirst(), TexSign.DERIVATIVE);
      boolean whole = isDifferential(above) && isDifferential(below) && isGiven(above.get(1));
      return partial || whole ? loss(above.get(1), below.subList(1, below.size())) : null;
    }
    if (first instanceof LatexTree.Identifier i && Builtins.GRADIENTS.contains(i.name())) {
      return items.size() == 2 ? called(items.get(1)) : null;
    }
    boolean quotient =
        items.size() == 5
            && isSign(items.get(2), TexSign.SLASH)
            && isDifferential(items.subList(0, 2))
            && isDifferential(items.subList(3, 5))
            && isGiven(items.get(1));
    if (quotient) return loss(items.get(1), items.subList(4, 5));
    if (!isSign(first, TexSign.DERIVATIVE)) return null;
    if (isPartial(first)) {
      boolean over =
          items.size() == 5 && isSign(items.get(2), TexSign.SLASH) && isPartial(items.get(3));
      return over ? loss(items.get(1), items.subList(4, 5)) : null;
    }
    int at = 1;
    // what is lowered below the sign
    while (at < items.size() && items.get(at) instanceof LatexTree.Unread) {
      at++;
    }
    if (at >= items.size()) return null;
    Loss loss = loss(items.get(at), List.of());
    if (loss == null || at + 1 == items.size()) return loss;
    boolean called = at + 2 == items.size() && items.get(at + 1) instanceof LatexTree.Fence;
    return called ? new Loss(loss.name, loss.written, names(items.get(at + 1))) : null;
  }

  /// `(L, w)` behind the word for a gradient.
  private Loss called(LatexTree brackets) {
    if (!(brackets instanceof LatexTree.Fence f)) return null;
    List<LatexTree> items = ScriptNames.solid(f.body().items());
    if (items.size() == 1) return loss(items.getFirst(), List.of());
    boolean two = items.size() == 3 && isSign(items.get(1), TexSign.COMMA);
    return two ? loss(items.getFirst(), items.subList(2, 3)) : null;
  }

  /// The names with a value between brackets, `\\nabla L(w)`.
  private List<String> names(LatexTree tree) {
    Left name = Left.of(List.of(tree));
    if (name != null) return isGiven(tree) ? List.of(name.name()) : List.of();
    return tree.parts().stream().flatMap(part -> names(part).stream()).toList();
  }

  /// Whether items are `dL` with a letter d.
  private static boolean isDifferential(List<LatexTree> items) {
    return items.size() == 2
        && items.getFirst() instanceof LatexTree.Identifier d
        && d.name().equals("d");
  }

  /// Whether a name stands on the left of an equals sign.
  private boolean isGiven(LatexTree item) {
    return given.contains(context.written(item.span()));
  }

  /// ∂ and not ∇.
  private boolean isPartial(LatexTree item) {
    String written = context.written(item.span()).strip();
    return isSign(item, TexSign.DERIVATIVE) && (written.equals("∂") || written.equals("\\partial"));
  }

  /// @param by what its gradient is taken of; nothing where that is not said
  private Loss loss(LatexTree item, List<LatexTree> by) {
    LatexTree only = item instanceof Strip s && s.items().size() == 1 ? s.items().getFirst() : item;
    Left name = Left.of(List.of(only));
    Left of = by.isEmpty() ? null : Left.of(by);
    return name == null
        ? null
        : new Loss(
            name.name(), context.written(item.span()), of == null ? List.of() : List.of(of.name()));
  }
}
