package gradus.plain;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
import gradus.lang.Problems;
import gradus.lang.Span;
import gradus.plain.Pending.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The operands of one expression that were read, and the operators and brackets that still wait
/// for more. What binds tighter than the next operator is built before that operator is laid down.
final class Workbench {
  /// An expression that was read, with the stretch of text it takes, its parentheses included.
  ///
  /// @param depth levels of nesting in the tree, where sums and products that lean left count once
  record Phrase(Expr expr, int start, int end, int depth) {
    Phrase(Expr expr) {
      this(expr, expr.span().start(), expr.span().end(), 0);
    }

    Span span() {
      return Span.between(start, end);
    }

    /// The same expression in brackets.
    Phrase within(int open, int close) {
      return new Phrase(expr, open, close, depth);
    }
  }

  private final KnownNames names;
  private final Problems problems;
  private final Mistakes mistakes;
  private final List<Phrase> operands = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();

  /// Of each body that is being read, the innermost first.
  private final Deque<Binders.RangeText> headers = new ArrayDeque<>();

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
  void pushCall(Token name, Token bracket) {
    push(new Pending(Form.CALL, null, bracket, name, name.start(), operands.size()));
  }

  /// Lays down the opening bracket of a body with indices.
  void pushOver(Token name, Token bracket, Binders.RangeText header) {
    headers.push(header);
    push(new Pending(Form.OVER, null, bracket, name, name.start(), operands.size()));
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
    while (!failed && !pending.isEmpty()) {
      Pending top = pending.getLast();
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
        problems.add(mistakes.brackets(top.token(), right.span()));
        add(new Expr.Call(span, sign, names.called(top.token().text()), only), deeper);
      }
      case GROUP, CALL, OVER, ARRAY, INDEX, ABS, NORM ->
          throw new IllegalStateException("a bracket");
    }
  }

  /// Closes the innermost bracket.
  void close(Token token) {
    reduce(0);
    if (failed) return;
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
        operands.add(first.within(span.start(), span.end()));
        if (items.size() > 1) fail(mistakes.tuple(span));
      }
      case ARRAY -> add(new Expr.Array(span, items), depth);
      case ABS -> add(new Expr.Call(span, sign, "abs", items), depth);
      case NORM -> add(new Expr.Call(span, sign, "norm", items), depth);
      case CALL -> {
        Token named = open.named();
        add(new Expr.Call(span, named.span(), names.called(named.text()), items), depth);
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
  }
}
