package gradus.latex.meaning;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.meaning.FormulaReader.Read;
import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.TexSign;
import gradus.plain.Derivatives;
import java.util.ArrayList;
import java.util.List;

/// Functions one after the other: `(f \circ g)(x)`, and what looks like it without being clear,
/// `f^2(x)` and `f \circ g` without brackets. A quote behind a known function makes its derivative.
final class Composition {
  private final FormulaReader formula;
  private final Context context;
  private final Facts facts;

  Composition(FormulaReader formula) {
    this.formula = formula;
    context = formula.context();
    facts = context.facts();
  }

  /// `\sigma'(x)`: the derivative of a known function, as a formula.
  ///
  /// @param read the call as it was read without its quote
  static Read derived(Read read, Span name) {
    Expr derived = read.expr() instanceof Expr.Call c ? Derivatives.of(c) : null;
    if (derived != null) return new Read(derived, read.span());
    boolean one = read.expr() instanceof Expr.Call c && c.arguments().size() == 1;
    throw Misread.of(name, "latex.derived", one ? ((Expr.Call) read.expr()).name() : "f'");
  }

  /// Whether functions with `\circ` between them stand in brackets, and others behind.
  boolean begins() {
    if (!(formula.item() instanceof LatexTree.Fence f) || f.open() != Delimiter.ROUND) return false;
    if (argument(formula.next()) == null) return false;
    List<LatexTree> names = names(f);
    return names.size() > 1 && names.stream().anyMatch(name -> function(name) != null);
  }

  /// The round bracket that an item is, whatever stands behind it; null when it is none.
  private static LatexTree.Fence argument(LatexTree item) {
    LatexTree.Fence fence = item == null ? null : FormulaReader.bracket(item);
    return fence != null && fence.open() == Delimiter.ROUND ? fence : null;
  }

  /// What `\circ` parts in brackets; none when anything else stands there.
  private static List<LatexTree> names(LatexTree.Fence fence) {
    List<LatexTree> inside = ScriptNames.solid(fence.body().items());
    List<LatexTree> names = new ArrayList<>();
    for (int i = 0; i < inside.size(); i++) {
      boolean sign = inside.get(i) instanceof LatexTree.Mark s && s.sign() == TexSign.CIRCLE;
      if (sign != (i % 2 == 1)) return List.of();
      if (!sign) names.add(inside.get(i));
    }
    return inside.size() % 2 == 1 ? names : List.of();
  }

  private String function(LatexTree item) {
    if (item instanceof LatexTree.NamedFunction f) {
      return facts.isCallable(f.name()) ? f.name() : null;
    }
    Left left = Left.of(List.of(item));
    if (left == null) return null;
    if (facts.isOwnFunction(left.name())) return left.name();
    if (facts.isSigmoid(left.name())) return "sigmoid";
    return item instanceof LatexTree.Identifier ? null : facts.function(left.name());
  }

  /// The call of the first function of what the others give.
  Read read() {
    LatexTree.Fence fence = (LatexTree.Fence) formula.item();
    formula.step();
    LatexTree item = formula.item();
    formula.step();
    LatexTree.Fence bracket = argument(item);
    Span whole = fence.span().union(bracket.span());
    context.enter(whole);
    List<Expr> arguments = new Application(formula).arguments(bracket);
    for (LatexTree name : names(fence).reversed()) {
      String function = function(name);
      if (function == null) {
        throw new Misread(context.unknown(context.written(name.span()), name.span()));
      }
      Expr call = new Expr.Call(whole, name.span(), function, arguments);
      arguments = List.of(call);
    }
    context.leave();
    Read call = new Read(arguments.getFirst(), whole);
    return item instanceof Scripted s
        ? new ScriptReader(context).after(call, s.below(), s.above(), whole.union(s.span()))
        : call;
  }

  /// Refuses a power between a function of the text and its bracket: `f^2(x)` may be the square of
  /// f(x) or f(f(x)), and `f^{-1}(x)` is the inverse function.
  void requirePlain() {
    if (!(formula.item() instanceof Scripted s) || s.above().isEmpty()) return;
    LatexTree.Fence bracket = argument(formula.next());
    if (bracket == null) return;
    List<LatexTree> marks =
        s.above().stream()
            .filter(a -> ScriptNames.mark(a) != null || ScriptNames.isPrime(a))
            .toList();
    List<LatexTree> powers =
        s.above().stream().filter(a -> !marks.contains(a) && !ScriptNames.isTranspose(a)).toList();
    Left whole = Left.of(List.of(s));
    boolean named = whole != null && facts.isOwnFunction(whole.name());
    if (named || powers.isEmpty()) return;
    boolean bare = marks.isEmpty() && s.below() == null;
    String base = s.base() instanceof LatexTree.NamedFunction f ? f.name() : null;
    Left left =
        Left.of(List.of(bare ? s.base() : new Scripted(s.span(), s.base(), s.below(), marks)));
    boolean own = left != null && facts.isOwnFunction(left.name());
    if (!own && !(bare && base != null && facts.isOwnFunction(base))) return;
    throw new Misread(power(s, powers.getFirst(), bracket));
  }

  private Problem power(Scripted s, LatexTree power, LatexTree.Fence bracket) {
    Span span = s.span().union(bracket.span());
    int end = s.base().span().end();
    for (LatexTree part : s.parts()) {
      if (!s.above().contains(part)
          || ScriptNames.isPrime(part)
          || ScriptNames.mark(part) != null) {
        end = Math.max(end, part.span().end());
      }
    }
    String name = context.written(new Span(s.span().start(), end));
    String argument = context.written(bracket.span());
    String flat = ScriptNames.flat(power);
    String raised = flat == null ? context.shown(power.span()) : flat;
    boolean inverse = "-1".equals(flat);
    String value = name + argument;
    String edit = inverse ? "\\frac{1}{" + value + "}" : value + "^{" + raised + "}";
    Problem problem =
        inverse
            ? Problem.error(span, "syntax.function.undone", context.shown(s.span()), edit)
            : Problem.error(
                span,
                "syntax.function.power",
                context.shown(s.span()),
                edit,
                repeated(name, value, raised));
    boolean last = end <= power.span().start();
    boolean alone = formula.next() == bracket && flat != null && last;
    if (!alone) return problem;
    boolean whole = !inverse && isWhole(raised);
    return whole ? problem.withEdits(edit, repeated(name, value, raised)) : problem.withFix(edit);
  }

  /// Whether a function applied so many times is written out.
  private static boolean isWhole(String times) {
    return times.equals("2") || times.equals("3");
  }

  private static String repeated(String name, String value, String times) {
    return switch (times) {
      case "2" -> name + "(" + value + ")";
      case "3" -> name + "(" + name + "(" + value + "))";
      default -> name + "(" + name + "(…))";
    };
  }

  /// Refuses `(f \cdot g)(x)` of functions of the text: it may be the product of what they give, or
  /// one with x.
  void requireApplied() {
    if (!(formula.item() instanceof LatexTree.Fence f) || f.open() != Delimiter.ROUND) return;
    LatexTree.Fence bracket = argument(formula.next());
    if (bracket == null) return;
    List<Span> functions = new ArrayList<>();
    bare(f.body(), functions);
    if (functions.isEmpty()) return;
    List<Span> inside = new ArrayList<>();
    bare(bracket.body(), inside);
    if (!inside.isEmpty()) return;
    String argument = context.written(bracket.span());
    Span span = f.span().union(bracket.span());
    StringBuilder edit = new StringBuilder();
    int at = f.span().start();
    for (Span function : functions) {
      edit.append(context.written(new Span(at, function.end()))).append(argument);
      at = function.end();
    }
    edit.append(context.written(new Span(at, f.span().end())));
    String other = context.written(f.span()) + " \\cdot " + argument;
    throw new Misread(
        Problem.error(span, "syntax.function.applied", context.shown(span), edit.toString(), other)
            .withFix(edit.toString()));
  }

  /// The places of functions of the text with no bracket behind them.
  private void bare(LatexTree tree, List<Span> functions) {
    List<LatexTree> parts = ScriptNames.solid(tree.parts());
    for (int i = 0; i < parts.size(); i++) {
      LatexTree part = parts.get(i);
      Left left = part instanceof LatexTree.Fence ? null : Left.of(List.of(part));
      boolean own = left != null && facts.isOwnFunction(left.name()) && !facts.isValue(left.name());
      boolean called = i + 1 < parts.size() && argument(parts.get(i + 1)) != null;
      if (own && !called) functions.add(part.span());
      if (!own) bare(part, functions);
    }
  }

  /// Refuses `f \circ g` of functions without brackets around.
  void requireBrackets(LatexTree before) {
    String first = function(before);
    if (first == null || formula.next() == null) return;
    Span pair = before.span().union(formula.next().span());
    String edit = "(" + context.written(pair) + ")";
    Problem problem = Problem.error(pair, "syntax.function.after", edit + "(x)");
    throw new Misread(argument(formula.afterNext()) == null ? problem : problem.withFix(edit));
  }
}
