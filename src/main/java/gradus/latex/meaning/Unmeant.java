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
import gradus.plain.token.SentenceWords;
import java.util.List;
import java.util.stream.Stream;

/// Formulas that say to every reader something else than they say by the rules, refused with what
/// to write: degrees, means as `\mathbb{E}[x]`, conditions beside a formula, functions that a chain
/// of equalities only mentions, left sides that are no name.
final class Unmeant {
  private Unmeant() {}

  /// Refuses `30^\circ`, an angle.
  static void requireNoDegrees(Scripted s, Context context) {
    boolean degrees =
        s.below() == null
            && s.above().size() == 1
            && s.above().getFirst() instanceof Strip raised
            && ScriptNames.solid(raised.items()).size() == 1
            && ScriptNames.solid(raised.items()).getFirst() instanceof LatexTree.Mark m
            && m.sign() == TexSign.CIRCLE;
    if (!degrees) return;
    if (context.isBeforeWord(s.span().end(), "C") || context.isBeforeWord(s.span().end(), "F")) {
      throw Misread.of(s.span(), "syntax.unit", context.shown(s.span()));
    }
    String edit = "\\frac{" + context.written(s.base().span()) + "\\pi}{180}";
    throw new Misread(
        Problem.error(s.span(), "syntax.function.other", context.shown(s.span()), edit)
            .withFix(edit));
  }

  /// Refuses `h_t = … h_{t-1} …` with an h₀, which speaks of a sequence.
  static void requireNoSequence(Left left, List<LatexTree> body, Context context) {
    List<String> letters = left.letters();
    if (letters.size() != 1 || !context.facts().isNumbered(left.stem())) return;
    for (LatexTree item : body) {
      if (isEarlier(item, left, letters.getFirst())) {
        throw Misread.of(left.span(), "latex.sequence", context.shown(left.span()));
      }
    }
  }

  private static boolean isEarlier(LatexTree tree, Left left, String letter) {
    boolean earlier =
        tree instanceof LatexTree.Scripted s
            && s.below() != null
            && left.base().equals(ScriptNames.base(s.base()))
            && s.below().items().size() > 1
            && s.below().items().stream()
                .anyMatch(i -> i instanceof LatexTree.Identifier l && l.name().equals(letter));
    return earlier || tree.parts().stream().anyMatch(part -> isEarlier(part, left, letter));
  }

  /// Refuses `\mathbb{E}[x]`, where no E is defined.
  static void requireNoMean(Read read, LatexTree.Fence fence, Context context) {
    boolean mean =
        read.expr() instanceof Expr.Name name
            && name.name().equals("E")
            && fence != null
            && fence.open() == Delimiter.SQUARE
            && !context.facts().isValue("E")
            && !ScriptNames.solid(fence.body().items()).isEmpty();
    if (!mean) return;
    Span whole = read.span().union(fence.span());
    String edit = "\\operatorname{mean}(" + context.written(fence.body().span()) + ")";
    throw new Misread(
        Problem.error(whole, "syntax.expectation", context.shown(whole), edit).withFix(edit));
  }

  /// Refuses what could not be read, and the words of an optimization problem, `\text{minimize}`,
  /// `\text{s.t.}` with what stands behind it.
  static void requireRead(Sentence.Equalities f, Context context) {
    for (LatexTree item : f.items()) {
      if (item instanceof LatexTree.Unread u) throw new Misread(u.problem());
      if (!(item instanceof LatexTree.Upright word)) continue;
      String content = content(word);
      boolean constraint = SentenceWords.isConstraint(content);
      boolean purpose = item == f.items().getFirst() && SentenceWords.isPurpose(content);
      if (!constraint && (!purpose || context.facts().isDefined(content))) continue;
      Span span = constraint ? word.span().union(f.items().getLast().span()) : word.span();
      String key = constraint ? "syntax.constraint" : "syntax.extreme";
      throw new Misread(Problem.error(span, key, context.shown(span)).withFix(""));
    }
  }

  /// Whether a condition of such a problem stands behind a word, and no value.
  static boolean isConstraint(LatexTree.Upright word, List<LatexTree> rest) {
    if (!SentenceWords.isConstraint(content(word))) return false;
    List<LatexTree> next = ScriptNames.solid(rest);
    boolean named =
        next.size() > 2
            && Left.of(next.subList(0, 1)) != null
            && next.get(1) instanceof LatexTree.Mark m
            && m.sign() == TexSign.EQUALS;
    if (!named) return true;
    int end = 2;
    while (end < next.size() && !isEnd(next.get(end))) {
      end++;
    }
    return Facts.Worth.of(next.subList(2, end)) == Facts.Worth.UNKNOWN;
  }

  private static boolean isEnd(LatexTree item) {
    return item instanceof LatexTree.Mark m
        && switch (m.sign()) {
          case COMMA, SEMICOLON, NEWLINE, NEXT_ROW, NEXT_CELL, EDGE, STOP -> true;
          default -> false;
        };
  }

  private static String content(LatexTree.Upright word) {
    return word.content().strip().replaceAll("\\s*:$", "");
  }

  /// Refuses a comparison that is a whole statement behind a formula, `x^2 \text{ for } x > 0`: it
  /// says where the formula holds.
  static void requireNoCondition(List<Sentence> sentences, int at, Context context) {
    Sentence sentence = sentences.get(at);
    if (at == 0 || !(sentence instanceof Sentence.Equalities e) || e.sides().size() != 1) return;
    boolean compares = e.items().stream().anyMatch(Unmeant::isComparison);
    if (!compares || sentences.get(at - 1) instanceof Sentence.Looped) return;
    Span span = new Span(sentences.get(at - 1).span().end(), e.span().end());
    throw new Misread(
        Problem.error(span, "syntax.condition.behind", context.shown(e.span())).withFix(""));
  }

  private static boolean isComparison(LatexTree item) {
    return item instanceof LatexTree.Mark m
        && switch (m.sign()) {
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, UNEQUAL -> true;
          default -> false;
        };
  }

  /// Refuses `h(x) = g(w^T x) = …` where nothing defines a g.
  static void requireNoMention(Sentence.Equalities f, Context context) {
    for (int i = 1; i + 1 < f.sides().size(); i++) {
      List<LatexTree> side = f.sides().get(i);
      boolean call =
          side.size() == 2
              && side.getLast() instanceof LatexTree.Fence b
              && b.open() == Delimiter.ROUND;
      Left name = call ? Left.of(List.of(side.getFirst())) : null;
      boolean known =
          name == null
              || context.facts().isDefined(name.name())
              || context.facts().isSigmoid(name.name())
              || context.facts().isCallable(name.name())
              || context.facts().function(name.name()) != null;
      if (known || f.sides().get(i + 1).isEmpty()) continue;
      Span function = side.getFirst().span();
      Span span = new Span(function.start(), f.sides().get(i + 1).getFirst().span().start());
      Span shown = function.union(side.getLast().span());
      throw new Misread(
          Problem.error(span, "syntax.chain", context.shown(shown), context.written(function))
              .withFix(""));
    }
  }

  /// Refuses `x_i = [1, 2, 3]` in a text that sums over i: x is the vector.
  static void requireNoIndex(
      Left left, List<LatexTree> body, List<Sentence> sentences, Context context) {
    Facts.Worth worth = Facts.Worth.of(ScriptNames.solid(body));
    if (left.below() == null || left.raised() || left.parameters() != null) return;
    if (worth != Facts.Worth.VECTOR && worth != Facts.Worth.MATRIX) return;
    List<String> letters = left.letters();
    boolean indices =
        letters.size() == (worth == Facts.Worth.VECTOR ? 1 : 2)
            && letters.stream().anyMatch(l -> sentences.stream().anyMatch(s -> sums(s, l)));
    if (!indices || context.facts().isDefined(left.stem())) return;
    String name = context.written(left.span());
    String stem = context.written(new Span(left.span().start(), left.below().span().start()));
    int low = stem.indexOf('_');
    if (low < 1) return;
    stem = stem.substring(0, low).stripTrailing();
    throw new Misread(
        Problem.error(left.span(), "syntax.left.index", name, letters.getFirst(), stem)
            .withFix(stem));
  }

  /// What is no name before an equals sign. One quantity, `\cos\theta = …` or `|Z| = …`, and what
  /// is said of names with values, `2x = 4`, may have one.
  static Misread noName(Sentence.Equalities f, Context context) {
    List<LatexTree> first = f.sides().getFirst();
    if (first.isEmpty()) return Misread.of(f.span(), "syntax.operand.before", "=");
    if (first.getFirst() instanceof LatexTree.Fraction) {
      // a derivative on the left says what is computed
      FormulaReader.all(context, first, f.span());
    }
    for (LatexTree item : first) {
      if (item instanceof LatexTree.Mark s && s.sign() == TexSign.DERIVATIVE) {
        return Misread.of(s.span(), "latex.derivative", context.shown(s.span()));
      }
    }
    Span span = first.getFirst().span().union(first.getLast().span());
    boolean quantity = Left.isQuantity(ScriptNames.solid(first)) && context.isOnce(span);
    return new Misread(unnamed(f, quantity, context));
  }

  private static Problem unnamed(Sentence.Equalities f, boolean quantity, Context context) {
    List<LatexTree> first = f.sides().getFirst();
    Span span = first.getFirst().span().union(first.getLast().span());
    Problem problem = Problem.error(span, "syntax.left");
    boolean equation =
        first.stream().anyMatch(item -> speaks(item, context))
            && f.items().stream().allMatch(item -> isOfValues(item, context));
    if (!quantity && !equation) return problem;
    Facts facts = context.facts();
    return Stream.of("c", "y", "v", "u")
        .filter(name -> !facts.isDefined(name) && !facts.isBare(name))
        .findFirst()
        .map(name -> name + (equation ? " = " + context.written(span) : ""))
        .map(problem::withFix)
        .orElse(problem);
  }

  /// Refuses `x^2 = 4` where x has a value and no x^1 stands beside it: it is the square.
  static void requireNoPower(Left left, Sentence.Equalities f, Context context) {
    Facts facts = context.facts();
    boolean power =
        left.raised()
            && left.below() == null
            && left.parameters() == null
            && facts.worth(left.base()) != null
            && f.sides().getFirst().getFirst() instanceof Scripted s
            && s.above().stream().allMatch(above -> isPower(above, facts))
            && Stream.of("0", "1")
                .noneMatch(n -> facts.isRaised(ScriptNames.name(left.base(), "", n, 0)));
    if (!power) return;
    // `w^2 = w - 1` may be a step, and no check of the square
    boolean step =
        f.sides().stream()
            .skip(1)
            .flatMap(List::stream)
            .anyMatch(item -> speaksOf(item, left.base()));
    Span span = f.sides().getFirst().getFirst().span();
    throw new Misread(step ? Problem.error(span, "syntax.left") : unnamed(f, false, context));
  }

  private static boolean speaksOf(LatexTree tree, String name) {
    return name.equals(ScriptNames.base(tree))
        || tree.parts().stream().anyMatch(part -> speaksOf(part, name));
  }

  private static boolean isPower(LatexTree above, Facts facts) {
    String flat = ScriptNames.flat(above);
    return flat != null && (flat.matches("[2-9]|[1-9][0-9]+") || facts.worth(flat) != null);
  }

  /// Whether some name stands in it.
  private static boolean speaks(LatexTree tree, Context context) {
    return ScriptNames.base(tree) != null
        || tree.parts().stream().anyMatch(part -> speaks(part, context));
  }

  /// Whether all names in it have values.
  private static boolean isOfValues(LatexTree tree, Context context) {
    String base = ScriptNames.base(tree);
    if (base != null) return context.facts().isDefined(base);
    return tree.parts().stream().allMatch(part -> isOfValues(part, context));
  }

  private static boolean sums(Sentence sentence, String letter) {
    return sentence instanceof Sentence.Equalities e
        && e.items().stream().anyMatch(item -> sums(item, letter));
  }

  private static boolean sums(LatexTree tree, String letter) {
    boolean here =
        tree instanceof LatexTree.BigSign b
            && b.below() != null
            && Bounds.of(b.below(), b.above(), name -> false).names().contains(letter);
    return here || tree.parts().stream().anyMatch(part -> sums(part, letter));
  }
}
