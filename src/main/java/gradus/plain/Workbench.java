package gradus.plain;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
import gradus.lang.Problems;
import gradus.lang.Span;
import gradus.lang.Units;
import gradus.plain.Pending.Form;
import gradus.plain.token.KnownNames;
import gradus.plain.token.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The operands of one expression that were read, and the operators and brackets that still wait
/// for more. What binds tighter than the next operator is built before that operator is laid down.
final class Workbench {
  private final KnownNames names;
  private final Problems problems;
  private final Mistakes mistakes;
  private final List<Phrase> operands = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();

  /// Of each body that is being read, the innermost first.
  private final Deque<Binders.RangeText> headers = new ArrayDeque<>();

  /// How many operands waited when `axis=` was met, by the bracket it stands in.
  private final Map<Pending, Integer> axes = new IdentityHashMap<>();

  /// The calls of functions whose names have a value too.
  private final Set<Pending> valued = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Postfixes postfixes = new Postfixes(this);
  private int nested;
  private boolean failed;

  Workbench(KnownNames names, Problems problems, Mistakes mistakes) {
    this.names = names;
    this.problems = problems;
    this.mistakes = mistakes;
  }

  /// Whether the expression was given up.
  boolean failed() {
    return failed;
  }

  /// Gives the expression up; only the first reason is reported.
  void fail(Problem problem) {
    if (!failed) problems.add(problem);
    failed = true;
  }

  /// Gives the expression up for a reason that was told.
  void abandon() {
    failed = true;
  }

  /// The signs behind the operand read last.
  Postfixes postfixes() {
    return postfixes;
  }

  /// The operand read last.
  Phrase last() {
    return operands.getLast();
  }

  void add(Phrase operand) {
    operands.add(operand);
  }

  Phrase remove() {
    return operands.removeLast();
  }

  /// Lays down an expression built of operands that were removed.
  void add(Expr expr, int depth) {
    operands.add(new Phrase(expr, expr.span().start(), expr.span().end(), depth));
    if (depth > Parser.NESTING) fail(mistakes.nesting(expr.span()));
  }

  /// Lays down a sign or an opening bracket that stands before its operand.
  void push(Form form, Token token) {
    push(new Pending(form, null, token, null, token.start(), operands.size()));
  }

  /// Lays down the opening bracket of a call.
  ///
  /// @param power the raised number behind the name, as in `sin²(x)`; or null
  void pushCall(Token name, Token bracket, Token power) {
    push(new Pending(Form.CALL, null, bracket, name, name.start(), operands.size(), power));
  }

  /// Notes that the call which was opened last may be a product, unless it has more than one
  /// argument.
  void valued() {
    valued.add(pending.getLast());
  }

  /// Lays down the opening bracket of functions one after the other.
  void pushCalls(Token open, List<Token> functions, Token bracket) {
    List<Token> outer = functions.subList(0, functions.size() - 1).reversed();
    Token inner = functions.getLast();
    int at = operands.size();
    push(new Pending(Form.CALL, null, bracket, inner, open.start(), at, null, outer));
  }

  /// Lays down a function with no bracket after it.
  void pushApply(Token name, Token power) {
    push(new Pending(Form.APPLY, null, name, null, name.start(), operands.size(), power));
  }

  /// Lays down that another factor follows the last operand. A function without brackets takes it
  /// too, unless it begins with a function itself.
  void pushBeside(Token token, boolean function) {
    int tightness = Operator.BESIDE.tightness();
    if (!function) reduce(tightness, true);
    boolean taken = !pending.isEmpty() && pending.getLast().form() == Form.APPLY;
    if (function || !taken) reduce(tightness);
    if (failed) return;
    Operator operator = Operator.BESIDE;
    push(new Pending(Form.BINARY, operator, token, null, last().start(), operands.size()));
  }

  /// Lays down the opening bracket of a body with indices.
  void pushOver(Token name, Token bracket, Binders.RangeText header) {
    headers.push(header);
    push(new Pending(Form.OVER, null, bracket, name, name.start(), operands.size()));
  }

  /// The indices of the bodies that are open.
  Set<String> indices() {
    Set<String> all = new HashSet<>();
    headers.forEach(header -> all.addAll(header.indices()));
    return all;
  }

  /// Notes that the argument which follows is called an axis.
  void axis(Token word) {
    Pending open = innermost();
    if (open != null && open.form() == Form.CALL) {
      axes.put(open, operands.size());
    } else {
      fail(Problem.error(word.span(), "syntax.equals.inside"));
    }
  }

  /// Lays down the opening bracket of the index of the last operand.
  void pushIndex(Token bracket) {
    push(new Pending(Form.INDEX, null, bracket, null, last().start(), operands.size()));
  }

  /// Lays down an operator after the last operand.
  void pushInfix(Operator operator, Token token) {
    boolean rightward = operator == Operator.POWER;
    reduce(operator.tightness() + (rightward ? 1 : 0));
    if (failed) return;
    if (operator.tightness() == 0 && isComparison(last())) {
      fail(mistakes.chained(last().expr(), token));
    }
    push(new Pending(Form.BINARY, operator, token, null, last().start(), operands.size()));
  }

  /// Whether it compares, without brackets around it.
  private static boolean isComparison(Phrase phrase) {
    return phrase.expr() instanceof Expr.Binary b
        && b.operator().tightness() == 0
        && phrase.start() == b.span().start()
        && phrase.end() == b.span().end();
  }

  private void push(Pending next) {
    pending.add(next);
    nested += next.nests() ? 1 : 0;
    if (nested > Parser.NESTING) fail(mistakes.nesting(next.token().span()));
  }

  /// Whether a function without brackets takes what is read next.
  boolean isApplying() {
    for (int i = pending.size() - 1; i >= 0 && !pending.get(i).form().isBracket(); i--) {
      if (pending.get(i).form() == Form.APPLY) return true;
    }
    return false;
  }

  /// The innermost open bracket; null when none is open.
  Pending innermost() {
    for (int i = pending.size() - 1; i >= 0; i--) {
      if (pending.get(i).form().isBracket()) return pending.get(i);
    }
    return null;
  }

  /// Whether the innermost open bracket has this form.
  boolean isIn(Form form) {
    Pending open = innermost();
    return open != null && open.form() == form;
  }

  /// The open bracket around another; null when it is the outermost.
  Pending around(Pending inner) {
    Pending outer = null;
    for (Pending open : pending) {
      if (open == inner) return outer;
      outer = open.form().isBracket() ? open : outer;
    }
    return null;
  }

  /// The outermost open bracket; null when none is open.
  Pending outermost() {
    return pending.stream().filter(p -> p.form().isBracket()).findFirst().orElse(null);
  }

  /// Builds what waits above the innermost bracket and binds at least this tightly.
  void reduce(int tightness) {
    reduce(tightness, false);
  }

  private void reduce(int tightness, boolean toFunction) {
    while (!failed && !pending.isEmpty()) {
      Pending top = pending.getLast();
      if (toFunction && top.form() == Form.APPLY) return;
      if (top.form().isBracket() || top.tightness() < tightness) return;
      pending.removeLast();
      nested -= top.nests() ? 1 : 0;
      build(top);
    }
  }

  private void build(Pending top) {
    Phrase right = operands.removeLast();
    Span span = Span.between(top.start(), right.end()).union(right.expr().span());
    Span sign = top.token().span();
    List<Expr> only = List.of(right.expr());
    int deeper = right.depth() + 1;
    switch (top.form()) {
      case BINARY -> {
        Phrase left = operands.removeLast();
        int lean = left.depth() + (top.nests() ? 1 : 0);
        Span both = span.union(left.expr().span());
        Expr expr = new Expr.Binary(both, top.operator(), left.expr(), right.expr());
        add(expr, Math.max(lean, deeper));
      }
      case NEGATE -> add(new Expr.Negate(span, right.expr()), deeper);
      case ROOT -> add(new Expr.Call(span, sign, "sqrt", only), deeper);
      case APPLY -> {
        String name = top.token().text();
        if (!names.takesBare(name)) problems.add(mistakes.brackets(top.token(), right.span()));
        addRaised(new Expr.Call(span, sign, names.called(name), only), deeper, top.power());
      }
      case GROUP, CALL, OVER, ARRAY, INDEX, ABS, NORM ->
          throw new IllegalStateException("a bracket");
    }
  }

  /// Closes the innermost bracket.
  ///
  /// @param mark where the sign of a transpose ends that follows, by which several values in round
  ///   brackets are known as a vector; -1 when none does
  /// @return whether they were
  boolean close(Token token, int mark) {
    reduce(0);
    if (failed) return false;
    Pending open = pending.removeLast();
    nested--;
    List<Phrase> inside = operands.subList(open.operands(), operands.size());
    List<Expr> items = inside.stream().map(Phrase::expr).toList();
    int depth = 1 + inside.stream().mapToInt(Phrase::depth).max().orElse(0);
    Phrase first = inside.isEmpty() ? null : inside.getFirst();
    inside.clear();
    Span span = Span.between(open.start(), token.end());
    for (Expr item : items) {
      span = span.union(item.span());
    }
    Span sign = open.token().span();
    switch (open.form()) {
      case GROUP -> {
        if (items.size() > 1 && mark >= 0) {
          add(new Expr.Array(Span.between(span.start(), mark), items), depth);
          return true;
        } else {
          Expr.Name called = items.size() > 1 ? calledBy(open) : null;
          operands.add(first.within(span.start(), span.end()));
          if (called != null) fail(mistakes.entry(called, items, span));
          if (items.size() > 1) fail(mistakes.tuple(span));
        }
      }
      case ARRAY -> {
        boolean factor = isBeside(open) && isFactor(items.getFirst());
        boolean one = items.size() == 1 && !isIn(Form.ARRAY);
        if (one && (factor || isFormula(items.getFirst()))) {
          operands.add(first.within(span.start(), span.end()));
        } else {
          add(new Expr.Array(span, items), depth);
        }
      }
      case ABS -> add(new Expr.Call(span, sign, "abs", items), depth);
      case NORM -> add(new Expr.Call(span, sign, "norm", items), depth);
      case CALL -> {
        Token named = open.named();
        Integer axis = axes.remove(open);
        boolean last = axis != null && axis == open.operands() + items.size() - 1;
        if (valued.remove(open) && items.size() == 1) problems.add(mistakes.called(named));
        if (axis != null && !last) fail(Problem.error(span, "syntax.equals.inside"));
        String text = named.text();
        String name = names.called(names.isDerived(text) ? KnownNames.withoutQuotes(text) : text);
        Expr call = new Expr.Call(span, named.span(), name, items, last);
        for (Token outer : open.outer()) {
          call = new Expr.Call(span, outer.span(), names.called(outer.text()), List.of(call));
        }
        if (names.isDerived(named.text())) call = derived((Expr.Call) call, named);
        addRaised(call, depth + open.outer().size(), open.power());
      }
      case OVER -> {
        Binders.RangeText header = headers.pop();
        Expr body = items.getFirst();
        add(
            new Expr.Over(span, header.operator(), header.binders(), header.condition(), body),
            depth);
      }
      case INDEX -> {
        Phrase target = operands.removeLast();
        add(
            new Expr.Index(span.union(target.expr().span()), target.expr(), items),
            Math.max(depth, target.depth() + 1));
      }
      case BINARY, NEGATE, ROOT, APPLY -> throw new IllegalStateException("not a bracket");
    }
    return false;
  }

  private Expr derived(Expr.Call call, Token named) {
    Expr derived = Derivatives.of(call);
    if (derived == null) fail(Problem.error(named.span(), "latex.derived", call.name()));
    return derived == null ? call : derived;
  }

  /// Whether a bracket stands right behind a factor.
  private boolean isBeside(Pending bracket) {
    Pending before = pending.isEmpty() ? null : pending.getLast();
    return before != null
        && before.operator() == Operator.BESIDE
        && before.token().equals(bracket.token());
  }

  /// The name right before a bracket that no function opens; null where there is none.
  private Expr.Name calledBy(Pending bracket) {
    Expr last = isBeside(bracket) ? operands.getLast().expr() : null;
    while (last instanceof Expr.Binary b && b.operator().tightness() == 2) {
      last = b.right();
    }
    return last instanceof Expr.Name n ? n : null;
  }

  static Expr number(Token token) {
    return new Expr.Num(token.span(), Double.parseDouble(token.text()), token.text());
  }

  /// `sin²(x)` is the square of sin(x).
  private void addRaised(Expr call, int depth, Token power) {
    if (power == null) {
      add(call, depth);
    } else {
      add(new Expr.Binary(call.span(), Operator.POWER, call, number(power)), depth + 1);
    }
  }

  /// Whether behind a factor this is one too in square brackets, where also what a value is
  /// measured in stands.
  private static boolean isFactor(Expr item) {
    return item instanceof Expr.Num || item instanceof Expr.Name n && !Units.mayBe(n.name());
  }

  /// Whether square brackets around this one expression only hold it together: a name or a number
  /// in them is a vector of one entry.
  private static boolean isFormula(Expr item) {
    return item.all().stream().anyMatch(Expr.Name.class::isInstance)
        && switch (item) {
          case Expr.Binary _, Expr.Call _, Expr.Negate _, Expr.Over _ -> true;
          case Expr.Num _, Expr.Name _, Expr.Array _, Expr.Index _ -> false;
        };
  }
}
