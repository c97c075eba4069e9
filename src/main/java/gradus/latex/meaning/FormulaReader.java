package gradus.latex.meaning;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.TexSign;
import gradus.plain.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads what stands side by side as an expression, by the precedence of its signs.
final class FormulaReader {
  /// An expression with the stretch of text it takes, its brackets included.
  record Read(Expr expr, Span span) {
    Read(Expr expr) {
      this(expr, expr.span());
    }
  }

  private final Context context;
  private final List<LatexTree> items;
  private final Span around;
  private int at;

  /// @param around the place to name when nothing stands here
  FormulaReader(Context context, List<LatexTree> items, Span around) {
    this.context = context;
    this.items = ScriptNames.solid(items);
    this.around = around;
  }

  /// All items as one expression.
  static Read all(Context context, List<LatexTree> items, Span around) {
    FormulaReader reader = new FormulaReader(context, items, around);
    context.enter(around);
    Read read = reader.sum();
    context.leave();
    if (!reader.isOver()) throw reader.unexpected();
    return read;
  }

  static Read all(Context context, LatexTree.Strip strip) {
    return all(context, strip.items(), strip.span());
  }

  // What the parts of this reader share.

  Context context() {
    return context;
  }

  boolean isOver() {
    return at >= items.size();
  }

  LatexTree item() {
    return items.get(at);
  }

  /// The item after this one; null behind the last.
  LatexTree next() {
    return at + 1 < items.size() ? items.get(at + 1) : null;
  }

  /// The item after that.
  LatexTree afterNext() {
    return at + 2 < items.size() ? items.get(at + 2) : null;
  }

  void step() {
    at++;
  }

  /// All items that are not read yet.
  List<LatexTree> ahead() {
    return items.subList(at, items.size());
  }

  private TexSign sign() {
    return !isOver() && item() instanceof LatexTree.Mark s ? s.sign() : null;
  }

  private Misread unexpected() {
    LatexTree item = item();
    if (item instanceof LatexTree.Unread u) return new Misread(u.problem());
    Span span = item.span();
    if (!(item instanceof LatexTree.Mark sign)) return Misread.of(span, "syntax.separator");
    return switch (sign.sign()) {
      case EQUALS, APPROXIMATELY -> Misread.of(span, "syntax.equals.inside");
      case COMMA -> Misread.of(span, "latex.comma");
      case SEMICOLON -> Misread.of(span, "syntax.semicolon");
      case ASSIGNED -> Misread.of(span, "latex.update");
      case DOTS -> Misread.of(span, "latex.dots");
      case MEMBER -> Misread.of(span, "latex.in");
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, UNEQUAL ->
          Misread.of(span, "latex.comparison", context.shown(span));
      case AND, OR -> Misread.of(span, "latex.joined", context.shown(span));
      case DERIVATIVE -> Misread.of(span, "latex.derivative", context.shown(span));
      case STOP, COLON, PRIME, TOP, NEWLINE, EDGE, NEXT_CELL, NEXT_ROW, ARROW ->
          Misread.of(span, "syntax.character", context.shown(span));
      case INFINITY -> Misread.of(span, "latex.infinity", context.shown(span));
      case EITHER ->
          Misread.of(
              span, "syntax.function.other", context.shown(span), "y = a + b \\\\ z = a - b");
      case FOREIGN -> Misread.of(span, "syntax.command", context.shown(span));
      case PLUS,
          MINUS,
          STAR,
          TIMES,
          DOT,
          ENTRYWISE,
          CIRCLE,
          SLASH,
          AT,
          FACTORIAL,
          PERCENT,
          OVER,
          CHOOSE ->
          Misread.of(span, "syntax.operand.before", context.shown(span));
    };
  }

  // Sums, products, factors.

  /// Comparisons, as they stand in conditions.
  static Expr condition(Context context, List<LatexTree> items, Span around) {
    Bounds.Relation chain = Bounds.joined(ScriptNames.solid(items));
    if (chain.signs().isEmpty()) return all(context, items, around).expr();
    return condition(context, chain, around);
  }

  /// A chain of comparisons: each holds, so they are multiplied; where one of several has to hold,
  /// the greatest counts.
  static Expr condition(Context context, Bounds.Relation chain, Span around) {
    requireComplete(context, chain);
    Expr any = null;
    Expr whole = null;
    for (int i = 0; i < chain.signs().size(); i++) {
      LatexTree.Mark sign = chain.signs().get(i);
      if (sign.sign() == TexSign.AND) continue;
      if (sign.sign() == TexSign.OR) {
        any = either(sign, any, whole);
        whole = null;
        continue;
      }
      Read left = all(context, chain.operands().get(i), sign.span());
      Read right = all(context, chain.operands().get(i + 1), sign.span());
      Expr.Operator operator = comparison(sign);
      Span span = left.span().union(right.span());
      Expr one = new Expr.Binary(span, operator, left.expr(), right.expr());
      whole =
          whole == null
              ? one
              : new Expr.Binary(whole.span().union(span), Operator.MULTIPLY, whole, one);
    }
    return any == null ? whole : either(chain.signs().getLast(), any, whole);
  }

  private static Expr either(LatexTree.Mark sign, Expr one, Expr other) {
    if (one == null) return other;
    Span span = one.span().union(other.span());
    return new Expr.Call(span, sign.span(), "max", List.of(one, other));
  }

  /// Both sides of what joins two comparisons must be comparisons.
  private static void requireComplete(Context context, Bounds.Relation chain) {
    List<LatexTree.Mark> signs = chain.signs();
    for (int i = 0; i < signs.size(); i++) {
      TexSign sign = signs.get(i).sign();
      if (Bounds.isComparison(sign)) continue;
      boolean between =
          i > 0
              && i + 1 < signs.size()
              && Bounds.isComparison(signs.get(i - 1).sign())
              && Bounds.isComparison(signs.get(i + 1).sign());
      boolean read = sign == TexSign.AND || context.facts().isCallable("max");
      Span span = signs.get(i).span();
      if (!between || !read) throw Misread.of(span, "latex.joined", context.shown(span));
    }
  }

  private static Operator comparison(LatexTree.Mark sign) {
    return switch (sign.sign()) {
      case LESS -> Operator.LESS;
      case LESS_OR_EQUAL -> Operator.LESS_OR_EQUAL;
      case GREATER -> Operator.GREATER;
      case GREATER_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
      case EQUALS -> Operator.EQUAL;
      case UNEQUAL -> Operator.UNEQUAL;
      default -> throw Misread.of(sign.span(), "latex.in");
    };
  }

  private Read sum() {
    Read left = product();
    while (sign() == TexSign.PLUS || sign() == TexSign.MINUS) {
      Operator operator = sign() == TexSign.PLUS ? Operator.ADD : Operator.SUBTRACT;
      step();
      left = binary(operator, left, product());
    }
    return left;
  }

  private Read product() {
    return product(factor());
  }

  /// A product whose first factor is read.
  Read product(Read first) {
    Read left = first;
    while (!isOver()) {
      TexSign sign = sign();
      Operator operator =
          switch (sign) {
            case null -> Operator.BESIDE;
            case STAR, ENTRYWISE, CIRCLE -> Operator.MULTIPLY;
            case TIMES -> Operator.TIMES;
            case DOT -> Operator.PRODUCT;
            case SLASH -> Operator.DIVIDE;
            case AT -> Operator.MATMUL;
            default -> null;
          };
      if (operator == null) break;
      boolean summed = item() instanceof LatexTree.BigSign;
      if (summed && items.get(at - 1) instanceof LatexTree.Fraction f && FenceReader.isCount(f)) {
        throw FenceReader.count(f, context);
      }
      if (sign == null) Numerals.requireApart(context, items.get(at - 1), item());
      if (sign == TexSign.CIRCLE) new Composition(this).requireBrackets(items.get(at - 1));
      if (sign != null) step();
      left = binary(operator, left, factor());
    }
    return left;
  }

  Read binary(Operator operator, Read left, Read right) {
    Span span = left.span().union(right.span());
    return new Read(new Expr.Binary(span, operator, left.expr(), right.expr()));
  }

  /// An operand with the signs before it.
  private Read factor() {
    List<Span> signs = new ArrayList<>();
    int from = at;
    while (sign() == TexSign.MINUS || sign() == TexSign.PLUS) {
      if (sign() == TexSign.MINUS) signs.add(item().span());
      if (signs.size() > Parser.NESTING) {
        throw Misread.of(item().span(), "syntax.nesting", Parser.NESTING);
      }
      step();
    }
    if (isOver()) throw missing(from);
    Read read = operand();
    for (Span sign : signs.reversed()) {
      read = new Read(new Expr.Negate(sign.union(read.span()), read.expr()));
    }
    return read;
  }

  private Misread missing(int from) {
    if (at > 0) {
      Span before = items.get(at - 1).span();
      return Misread.of(before, "syntax.operand.after", context.shown(before));
    }
    return Misread.of(around, "syntax.operand.after", context.shown(around));
  }

  /// An operand with what stands right behind it.
  private Read operand() {
    boolean plain = item() instanceof LatexTree.Digits || item() instanceof LatexTree.Fraction;
    Read read = new OperandReader(this).read();
    if (!isOver()) Unmeant.requireNoMean(read, bracket(item()), context);
    while (!plain && !isOver() && isEntry(bracket(item()), read.expr())) {
      LatexTree item = item();
      LatexTree.Fence f = bracket(item);
      List<Expr> indices = new ArrayList<>();
      for (List<LatexTree> part : Bounds.split(ScriptNames.solid(f.body().items()))) {
        indices.add(all(context, part, f.span()).expr());
      }
      Span span = read.span().union(f.span());
      read = new Read(new Expr.Index(span, read.expr(), indices));
      if (item instanceof Scripted s) {
        read = new ScriptReader(context).after(read, s.below(), s.above(), span.union(s.span()));
      }
      step();
    }
    while (sign() == TexSign.FACTORIAL || sign() == TexSign.PERCENT) {
      Span span = read.span().union(item().span());
      if (sign() == TexSign.PERCENT && !(read.expr() instanceof Expr.Num)) {
        String share = context.written(new Span(span.start(), item().span().start())).strip();
        throw new Misread(
            Problem.error(span, "latex.percent").withFix("\\frac{" + share + "}{100}"));
      }
      boolean ofIndex = sign() == TexSign.FACTORIAL && isOfIndices(read.expr());
      read =
          new Read(
              ofIndex ? factorial(read.expr(), span) : Numerals.after(sign(), read.expr(), span));
      step();
    }
    return read;
  }

  /// Whether a whole number depends on indices and on nothing else.
  private boolean isOfIndices(Expr expr) {
    return isWhole(expr) && expr.all().stream().anyMatch(Expr.Name.class::isInstance);
  }

  private boolean isWhole(Expr expr) {
    return switch (expr) {
      case Expr.Name n -> context.isRunning(n.name());
      case Expr.Num n -> n.value() == Math.rint(n.value());
      case Expr.Binary b ->
          b.operator() != Operator.DIVIDE && isWhole(b.left()) && isWhole(b.right());
      case Expr.Negate n -> isWhole(n.operand());
      case Expr.Array _, Expr.Call _, Expr.Index _, Expr.Over _ -> false;
    };
  }

  /// The product of the whole numbers up to one that depends on an index.
  private Expr factorial(Expr of, Span span) {
    String letter =
        Stream.of("j", "l", "m", "r", "s")
            .filter(l -> !context.isTaken(l))
            .findFirst()
            .orElseThrow(() -> Misread.of(span, "latex.factorial"));
    return Expr.Over.factorial(span, of, letter);
  }

  /// Whether square brackets hold numbers of entries, nothing to compute: `s[1]`, `W[0,1]`.
  private static boolean isEntry(LatexTree.Fence fence, Expr target) {
    if (fence == null) return false;
    List<LatexTree> inside = ScriptNames.solid(fence.body().items());
    boolean letter = target instanceof Expr.Name && inside.size() == 1;
    return fence.open() == Delimiter.SQUARE
        && fence.close() == Delimiter.SQUARE
        && !fence.sized()
        && !inside.isEmpty()
        && inside.stream()
            .allMatch(i ->
                i instanceof LatexTree.Digits
                    || letter && isLetter(i)
                    || i instanceof LatexTree.Mark s
                        && (s.sign() == TexSign.COMMA || s.sign() == TexSign.MINUS));
  }

  /// A letter, with what is lowered behind it.
  private static boolean isLetter(LatexTree item) {
    return ScriptNames.base(item) != null
        || item instanceof Scripted s && ScriptNames.base(s.base()) != null && s.above().isEmpty();
  }

  /// Whether the item is an operand, so that it is a factor.
  static boolean isOperand(LatexTree item) {
    return switch (item) {
      case null -> false;
      case LatexTree.Mark s -> false;
      case LatexTree.Spacing s -> false;
      case LatexTree.Remark r -> false;
      case LatexTree.Loop l -> false;
      default -> true;
    };
  }

  /// A bracket in which arguments can stand, with or without scripts behind it; null for another.
  static LatexTree.Fence bracket(LatexTree item) {
    LatexTree tree = item instanceof Scripted s ? s.base() : item;
    return tree instanceof LatexTree.Fence f
            && switch (f.open()) {
              case ROUND, SQUARE, CURLY -> true;
              default -> false;
            }
        ? f
        : null;
  }

  /// What cannot be read here, always.
  Read refuse() {
    throw unexpected();
  }
}
