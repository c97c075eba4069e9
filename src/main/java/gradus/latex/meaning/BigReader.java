package gradus.latex.meaning;

import gradus.lang.Expr;
import gradus.lang.Expr.BigOperator;
import gradus.lang.Expr.Binder;
import gradus.lang.Expr.Operator;
import gradus.lang.Expr.Range;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.meaning.FormulaReader.Read;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.TexSign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Sums, products and extremes over an index: the indices with their ranges, the condition, the
/// body.
final class BigReader {
  /// The most terms that are written out.
  private static final int MOST_TERMS = 1_000;

  private final Context context;

  BigReader(Context context) {
    this.context = context;
  }

  Read read(LatexTree.BigSign b) {
    if (b.body().items().isEmpty()) {
      throw Misread.of(b.sign(), "syntax.operand.after", context.shown(b.sign()));
    }
    LatexTree.Strip implied =
        Unranged.below(b, name -> context.isTaken(name) && !context.isLoose(name));
    if (implied == null && b.below() == null && b.above() == null) {
      return Unranged.whole(b, context);
    }
    LatexTree.Strip below = implied == null ? b.below() : implied;
    if (below == null) throw Misread.of(b.sign(), "latex.range", context.shown(b.sign()));
    if (implied != null) context.notice(Unranged.notice(b, implied, context));
    Bounds bounds = Bounds.of(below, b.above(), context::isTaken);
    if (bounds.wrong() != null) {
      throw Misread.of(bounds.wrong().span(), "latex.range", context.shown(bounds.wrong().span()));
    }
    if (bounds.isNumbered() && isFamily(b, bounds)) return written(b, bounds);
    BigOperator operator = b.product() ? BigOperator.PRODUCT : BigOperator.SUM;
    return read(operator, bounds, b.sign(), b, () -> FormulaReader.all(context, b.body()));
  }

  /// That an index has a meaning around its sum already. The edit gives the sum another letter, or
  /// where the letter stands behind the sum takes that into it.
  private Misread taken(LatexTree letter, String key, LatexTree.BigSign sum) {
    String name = ScriptNames.base(letter);
    Problem problem = Problem.error(letter.span(), key, name);
    if (sum == null) return new Misread(problem);
    Optional<Span> rest =
        key.equals("latex.outside") ? context.behind(sum, name) : Optional.empty();
    if (rest.isPresent()) {
      Span span = sum.body().span().union(rest.get());
      String inside = context.written(span);
      return new Misread(Problem.error(span, key, name).withFix("\\left(" + inside + "\\right)"));
    }
    List<Span> places = new ArrayList<>();
    Set<String> letters = new HashSet<>();
    identifiers(sum, name, places, letters);
    String fresh =
        Stream.of("i", "j", "k", "l", "m", "r", "s")
            .filter(l -> !letters.contains(l) && !context.isTaken(l))
            .findFirst()
            .orElse(null);
    if (fresh == null) return new Misread(problem);
    Span span = sum.sign().union(sum.body().span());
    StringBuilder edit = new StringBuilder();
    int at = span.start();
    places.sort(Comparator.comparingInt(Span::start));
    for (Span place : places) {
      edit.append(context.written(new Span(at, place.start()))).append(fresh);
      at = place.end();
    }
    edit.append(context.written(new Span(at, span.end())));
    return new Misread(Problem.error(span, key, name).withFix(edit.toString()));
  }

  private static void identifiers(
      LatexTree tree, String name, List<Span> places, Set<String> letters) {
    if (tree instanceof LatexTree.Identifier i) {
      letters.add(i.name());
      if (i.name().equals(name)) places.add(i.span());
    }
    tree.parts().forEach(part -> identifiers(part, name, places, letters));
  }

  /// Over the indices of a range.
  ///
  /// @param tree the sum with its body; null where it is none
  /// @param body reads the body, in which they are bound
  Read read(
      BigOperator operator, Bounds bounds, Span sign, LatexTree.BigSign tree, Supplier<Read> body) {
    for (LatexTree letter : bounds.letters()) {
      String name = ScriptNames.base(letter);
      if (context.facts().isValue(name)) {
        boolean extreme = operator == BigOperator.MAXIMUM || operator == BigOperator.MINIMUM;
        String key = extreme ? "indices.extreme" : "indices.named";
        throw Misread.of(letter.span(), key, name);
      }
      boolean twice =
          bounds.letters().stream().filter(l -> name.equals(ScriptNames.base(l))).count() > 1;
      if (context.isFree(name) && !twice) throw taken(letter, "latex.outside", tree);
      if (twice) throw Misread.of(letter.span(), "latex.bound", name);
      if (context.isIndex(name)) throw taken(letter, "latex.bound", tree);
    }
    bounds.relations().forEach(this::requireBound);
    Range range = range(bounds, sign);
    Map<String, Integer> before = context.bind(bounds.names(), null);
    List<Binder> binders = new ArrayList<>();
    for (LatexTree letter : bounds.letters()) {
      binders.add(new Binder(letter.span(), ScriptNames.base(letter), range));
    }
    Expr condition = condition(bounds, binders, sign);
    Read read = body.get();
    context.restore(before);
    for (Binder binder : binders) {
      boolean runs = !(binder.range() instanceof Range.All) || isEntry(binder, read.expr());
      if (!runs) {
        Misread extreme = sought(operator, binder, sign, read.expr());
        throw extreme != null ? extreme : unused(binder, sign, tree);
      }
    }
    Span span = sign.union(read.span());
    return new Read(new Expr.Over(span, operator, binders, condition, read.expr()));
  }

  /// `\min_x x^2`, whose x is no index: the least value is asked for. Null where it may be one that
  /// stands nowhere.
  private Misread sought(BigOperator operator, Binder binder, Span sign, Expr body) {
    boolean extreme = operator == BigOperator.MAXIMUM || operator == BigOperator.MINIMUM;
    boolean named =
        body.all().stream()
            .anyMatch(e -> e instanceof Expr.Name n && n.name().equals(binder.index()));
    if (!extreme || !named) return null;
    return Misread.of(sign, "syntax.extreme", context.shown(sign));
  }

  /// An index that stands nowhere in what is summed. The edit gives it to the vectors that do.
  private Misread unused(Binder binder, Span sign, LatexTree.BigSign tree) {
    String index = binder.index();
    if (tree == null) return Misread.of(binder.span(), "latex.range", index);
    if (ScriptNames.isEnd(tree.body(), index)) {
      String range = "_{" + index + "=1}^{3}";
      throw Misread.of(binder.span(), "latex.sum.length", index, range);
    }
    List<Span> vectors = new ArrayList<>();
    vectors(tree.body(), vectors);
    if (vectors.isEmpty()) {
      Optional<String> single =
          ScriptNames.stems(tree.body(), index).stream().filter(s -> !s.isEmpty()).findFirst();
      return single.isPresent()
          ? Misread.of(binder.span(), "latex.sum.single", single.get() + "_" + index, index)
          : Misread.of(binder.span(), "latex.sum.unused", index, "x_" + index);
    }
    Span span = sign.union(tree.body().span());
    StringBuilder edit = new StringBuilder();
    int at = span.start();
    vectors.sort(Comparator.comparingInt(Span::start));
    for (Span vector : vectors) {
      edit.append(context.written(new Span(at, vector.end()))).append("_").append(index);
      at = vector.end();
      if (at < span.end() && context.written(new Span(at, at + 1)).matches("\\p{L}")) {
        edit.append(' ');
      }
    }
    edit.append(context.written(new Span(at, span.end())));
    String example = context.written(vectors.getFirst()) + "_" + index;
    return new Misread(
        Problem.error(span, "latex.sum.unused", index, example).withFix(edit.toString()));
  }

  private void vectors(LatexTree tree, List<Span> to) {
    if (tree instanceof Scripted s && s.below() != null) return;
    String name = ScriptNames.base(tree);
    if (name != null && context.facts().worth(name) == Facts.Worth.VECTOR) {
      if (!(tree instanceof LatexTree.Strip)) {
        to.add(tree.span());
      } else {
        tree.parts().forEach(part -> vectors(part, to));
      }
    } else {
      tree.parts().forEach(part -> vectors(part, to));
    }
  }

  /// `i \neq j` below a sum tells of i only: a j that nothing binds may be meant to run too.
  private void requireBound(Bounds.Relation chain) {
    requirePairs(chain);
    boolean pair = chain.signs().size() == 1 && chain.signs().getFirst().sign() == TexSign.UNEQUAL;
    List<LatexTree> second = chain.operands().getLast();
    String name = pair && second.size() == 1 ? ScriptNames.base(second.getFirst()) : null;
    if (name == null || !context.isLoose(name)) return;
    LatexTree first = chain.operands().getFirst().getFirst();
    Span span = first.span().union(second.getFirst().span());
    String edit = context.written(first.span()) + ", " + name + ", " + context.written(span);
    throw new Misread(
        Problem.error(span, "latex.unequal", context.shown(span), name, edit).withFix(edit));
  }

  /// Refuses `i \neq j \neq k`, which leaves open whether k may be i, and which of them run.
  private void requirePairs(Bounds.Relation chain) {
    boolean unequal = chain.signs().stream().anyMatch(s -> s.sign() == TexSign.UNEQUAL);
    if (chain.signs().size() < 2 || !unequal) return;
    List<List<LatexTree>> operands = chain.operands();
    Span span = operands.getFirst().getFirst().span().union(operands.getLast().getLast().span());
    List<String> names = new ArrayList<>();
    for (List<LatexTree> operand : operands) {
      String name = operand.size() == 1 ? ScriptNames.base(operand.getFirst()) : null;
      boolean open = name != null && (context.isLoose(name) || !context.isTaken(name));
      if (open && !names.contains(name)) names.add(name);
    }
    boolean all =
        names.size() == operands.size()
            && chain.signs().stream().allMatch(s -> s.sign() == TexSign.UNEQUAL);
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i < names.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs.add(names.get(j) + " \\neq " + names.get(i));
      }
    }
    String edit = String.join(", ", names) + ", " + String.join(", ", pairs);
    Problem problem =
        Problem.error(
            span, "latex.unequal.many", context.shown(span), all ? edit : "i \\neq j, j \\neq k");
    throw new Misread(all ? problem.withFix(edit) : problem);
  }

  /// Whether an index picks entries, which tell how far it runs.
  private static boolean isEntry(Binder binder, Expr body) {
    return body.all().stream()
        .filter(Expr.Index.class::isInstance)
        .flatMap(part -> ((Expr.Index) part).indices().stream())
        .flatMap(at -> at.all().stream())
        .anyMatch(at -> at instanceof Expr.Name n && n.name().equals(binder.index()));
  }

  private Range range(Bounds bounds, Span sign) {
    if (bounds.listed() != null) {
      List<Expr> values = new ArrayList<>();
      for (List<LatexTree> value : bounds.listed()) {
        values.add(FormulaReader.all(context, value, sign).expr());
      }
      return new Range.Listed(values);
    }
    if (bounds.last() == null && bounds.first() == null) return new Range.All();
    if (bounds.last() == null) throw Misread.of(sign, "latex.range", context.shown(sign));
    Expr last = FormulaReader.all(context, bounds.last()).expr();
    if (bounds.first() == null) {
      boolean length = last instanceof Expr.Name n && !context.facts().isValue(n.name());
      if (length) return new Range.All();
      Span at = bounds.letters().getFirst().span();
      return new Range.Between(new Expr.Num(at, 1, "1"), last);
    }
    Expr first = FormulaReader.all(context, bounds.first(), sign).expr();
    return new Range.Between(first, last);
  }

  /// What is compared below the sign. A chain `1 \le i < j \le n` gives each index its ends, where
  /// these have no value of their own.
  private Expr condition(Bounds bounds, List<Binder> binders, Span sign) {
    Expr whole = null;
    for (Bounds.Relation chain : bounds.relations()) {
      Bounds.Relation rest = ranged(chain, binders, sign);
      if (rest.signs().isEmpty()) continue;
      Expr one = FormulaReader.condition(context, labelled(rest), sign);
      whole =
          whole == null
              ? one
              : new Expr.Binary(whole.span().union(one.span()), Operator.MULTIPLY, whole, one);
    }
    return whole;
  }

  /// `y_i` in a condition is the label y where no tensor is called so.
  private Bounds.Relation labelled(Bounds.Relation chain) {
    List<List<LatexTree>> operands = new ArrayList<>();
    for (List<LatexTree> operand : chain.operands()) {
      boolean label =
          operand.size() == 1
              && operand.getFirst() instanceof Scripted s
              && ScriptNames.base(s.base()) != null
              && s.below() != null
              && s.above().isEmpty()
              && new IndexReader(context).label(s) instanceof Expr.Name n
              && n.name().equals(ScriptNames.base(s.base()));
      operands.add(label ? List.of(((Scripted) operand.getFirst()).base()) : operand);
    }
    return new Bounds.Relation(operands, chain.signs());
  }

  /// Takes the ends of a chain as the range of its indices: all of it when they say `≤`.
  private Bounds.Relation ranged(Bounds.Relation chain, List<Binder> binders, Span sign) {
    int last = chain.operands().size() - 1;
    boolean ends =
        last >= 2
            && chain.signs().getFirst().sign() == TexSign.LESS_OR_EQUAL
            && chain.signs().getLast().sign() == TexSign.LESS_OR_EQUAL
            && binders.stream().allMatch(b -> b.range() instanceof Range.All)
            && Bounds.number(chain.operands().getFirst()).isPresent();
    if (!ends) return chain;
    Expr first = FormulaReader.all(context, chain.operands().getFirst(), sign).expr();
    Expr end = FormulaReader.all(context, chain.operands().get(last), sign).expr();
    binders.replaceAll(b -> new Binder(b.span(), b.index(), new Range.Between(first, end)));
    return new Bounds.Relation(
        chain.operands().subList(1, last), chain.signs().subList(1, last - 1));
  }

  // Terms with names of their own.

  /// Whether the terms are to be written out, because what is indexed are names of their own, w₁
  /// and w₂, and no tensor.
  private boolean isFamily(LatexTree.BigSign b, Bounds bounds) {
    String letter = bounds.names().getFirst();
    Set<String> stems = ScriptNames.stems(b.body(), letter);
    Set<String> raised = new HashSet<>();
    ScriptNames.marked(b.body(), letter, raised);
    Facts facts = context.facts();
    raised.removeIf(facts::isValue);
    if (stems.isEmpty() && raised.isEmpty()) return false;
    int first = Bounds.number(bounds.first()).getAsInt();
    int last = Bounds.number(ScriptNames.solid(bounds.last().items())).getAsInt();
    boolean members = false;
    boolean tensors = false;
    for (String stem : stems) {
      boolean own = context.isOwnStem(stem) && facts.isNumbered(stem);
      boolean tensor = stem.isEmpty() || facts.isPassed(stem) || facts.isTensor(stem) && !own;
      tensors |= tensor;
      for (int i = first;
          !tensor && facts.isNumbered(stem) && i <= last && i - first < MOST_TERMS;
          i++) {
        members |= facts.isFamily(ScriptNames.name(stem, Integer.toString(i), "", 0));
      }
    }
    for (String base : raised) {
      for (int i = first; i <= last && i - first < MOST_TERMS; i++) {
        members |= facts.isFamily(ScriptNames.name(base, "", Integer.toString(i), 0));
      }
    }
    return members || !tensors && !stems.isEmpty();
  }

  /// Term by term.
  private Read written(LatexTree.BigSign b, Bounds bounds) {
    int first = Bounds.number(bounds.first()).getAsInt();
    int last = Bounds.number(ScriptNames.solid(bounds.last().items())).getAsInt();
    if (last < first || last - first >= MOST_TERMS) {
      throw Misread.of(b.sign(), "latex.sum.range", MOST_TERMS);
    }
    String letter = bounds.names().getFirst();
    if (context.isIndex(letter)) {
      String key = context.isFree(letter) ? "latex.outside" : "latex.bound";
      throw taken(bounds.letters().getFirst(), key, b);
    }
    Expr whole = null;
    for (int i = first; i <= last; i++) {
      if (!context.spend(b.body().span().length() + 10)) {
        throw Misread.of(b.sign(), "latex.sum.range", MOST_TERMS);
      }
      Map<String, Integer> before = context.bind(List.of(letter), i);
      Expr term = FormulaReader.all(context, b.body()).expr();
      context.restore(before);
      Operator operator = b.product() ? Operator.MULTIPLY : Operator.ADD;
      whole = whole == null ? term : new Expr.Binary(b.span(), operator, whole, term);
    }
    return new Read(whole, b.span());
  }
}
