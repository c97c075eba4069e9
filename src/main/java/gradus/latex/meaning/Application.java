package gradus.latex.meaning;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.latex.LatexSigns;
import gradus.latex.meaning.FormulaReader.Read;
import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.TexSign;
import gradus.plain.token.FunctionNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A function applied: `\exp\left(x\right)`, `\log x`, `\sin^2 x`, `\max_j s_j`, `f(x, y)`.
final class Application {
  /// What undoes a function, where `-1` is raised behind its name.
  private static final Map<String, String> INVERSES =
      Map.of("sin", "asin", "cos", "acos", "tan", "atan");

  private final FormulaReader formula;
  private final Context context;
  private final Facts facts;

  Application(FormulaReader formula) {
    this.formula = formula;
    context = formula.context();
    facts = context.facts();
  }

  /// Whether the item is the name of a function, and is applied to what follows.
  boolean begins() {
    return function(formula.item(), formula.next()) != null || isIndicator();
  }

  private boolean isIndicator() {
    return OperandReader.isIndicator(formula.item())
        && formula.next() != null
        && FormulaReader.bracket(formula.next()) != null;
  }

  /// The function that an item names; null when it names none.
  private String function(LatexTree item, LatexTree next) {
    LatexTree base = item instanceof Scripted s ? s.base() : item;
    boolean bracket = next != null && FormulaReader.bracket(next) != null;
    String own = ownName(item);
    if (own != null && bracket) return own;
    return switch (base) {
      case LatexTree.NamedFunction f -> facts.isOwnFunction(f.name()) ? null : f.name();
      case LatexTree.Upright u -> {
        if (u.content().equals(Survey.EACH) && item instanceof Scripted s && s.below() != null) {
          yield Survey.EACH;
        }
        String function = facts.function(u.content(), bracket);
        yield function != null && (u.content().length() > 1 || bracket) ? function : null;
      }
      case LatexTree.Styled s -> {
        String name = ScriptNames.base(s);
        boolean word = name != null && name.length() > 2;
        yield word ? facts.function(name) : null;
      }
      case LatexTree.Identifier i -> {
        boolean sigmoid =
            facts.isSigmoid(i.name()) && (!(item instanceof Scripted) || isDerived(item));
        boolean applied =
            FormulaReader.isOperand(next)
                && !(next instanceof LatexTree.Fence f && f.open() == Delimiter.BAR);
        yield sigmoid && applied ? "sigmoid" : null;
      }
      default -> null;
    };
  }

  private static boolean isDerived(LatexTree item) {
    return item instanceof Scripted s
        && s.below() == null
        && s.above().size() == 1
        && ScriptNames.isPrime(s.above().getFirst());
  }

  /// The name of a function of the text; null when it is none.
  private String ownName(LatexTree item) {
    if (!(item instanceof LatexTree.NamedFunction f)) {
      Left left = Left.of(List.of(item));
      return left != null && facts.isOwnFunction(left.name()) ? left.name() : null;
    }
    return facts.isOwnFunction(f.name()) ? f.name() : null;
  }

  /// The function and what it is applied to.
  Read read() {
    LatexTree item = formula.item();
    context.enter(item.span());
    Read read = isIndicator() ? indicator() : apply(item);
    context.leave();
    return read;
  }

  /// `\mathbb{1}[x > 0]`: the condition as 0 or 1.
  private Read indicator() {
    LatexTree item = formula.item();
    formula.step();
    LatexTree bracket = formula.item();
    formula.step();
    LatexTree.Fence fence = FormulaReader.bracket(bracket);
    if (fence != bracket) throw Misread.of(bracket.span(), "latex.indicator");
    Expr condition = FormulaReader.condition(context, fence.body().items(), fence.span());
    return new Read(condition, item.span().union(fence.span()));
  }

  private Read apply(LatexTree item) {
    String function = function(item, formula.next());
    LatexTree bare = item instanceof Scripted s ? s.base() : item;
    if (bare instanceof LatexTree.NamedFunction f && !facts.isCallable(function)) {
      throw new Misread(context.unknown(f.name(), f.span()));
    }
    boolean own = ownName(item) != null && function.equals(ownName(item));
    if (bare instanceof LatexTree.Upright u && facts.isValue(u.content()) && !own) {
      String factor = context.written(item.span()) + " \\cdot ";
      context.notice(Reading.CALL.notice(item.span(), factor, context.shown(item.span())));
    }
    formula.step();
    if (function.equals("sigmoid")
        && !formula.isOver()
        && FormulaReader.bracket(formula.item()) == null) {
      sigma(item);
    }
    Strip below = null;
    List<LatexTree> above = List.of();
    if (item instanceof Scripted s && !own) {
      below = s.below();
      above = s.above();
    }
    boolean extreme = Survey.isOverIndex(item instanceof Scripted s ? s.base() : item);
    if (extreme && below != null) return new Extreme(formula, this).read(function, item);
    Expr base = null;
    if (function.equals("log") && below != null) {
      base = FormulaReader.all(context, below).expr();
      below = null;
    }
    boolean inverse = isInverse(above);
    if (inverse && LatexSigns.DOUBTFUL_INVERSES.containsKey(function)) {
      throw doubtful(function, item);
    }
    String called = inverse ? inverse(function, item) : function;
    if (inverse && !facts.isCallable(called)) {
      throw Misread.of(item.span(), "syntax.function.unknown", called);
    }
    boolean derived = !above.isEmpty() && ScriptNames.isPrime(above.getFirst());
    Span place = item instanceof Scripted s ? s.base().span() : item.span();
    boolean powered = !above.isEmpty() && !inverse && !derived;
    Read call = argued(called, place, item.span(), powered || base != null);
    if (derived) return Composition.derived(call, item.span());
    if (base != null) {
      Span span = call.span();
      Expr log = new Expr.Call(span, place, "log", List.of(base));
      call = new Read(new Expr.Binary(span, Operator.DIVIDE, call.expr(), log));
    }
    if (below != null) call = new ScriptReader(context).after(call, below, List.of(), call.span());
    if (powered) {
      if (above.size() > 1) throw Misread.of(above.get(1).span(), "latex.powers");
      if (!(above.getFirst() instanceof Strip power)) {
        throw Misread.of(above.getFirst().span(), "latex.argument", "^");
      }
      Expr exponent = FormulaReader.all(context, power).expr();
      call = new Read(new Expr.Binary(call.span(), Operator.POWER, call.expr(), exponent));
    }
    return call;
  }

  /// Says that a σ without brackets behind it is the function, not a factor.
  private void sigma(LatexTree item) {
    if (!(item instanceof LatexTree.Identifier)) return;
    if (facts.isDefined(ScriptNames.name(Builtins.SIGMA, "", "2", 0))) {
      String shown = context.shown(item.span());
      String root = "\\sqrt{" + shown + "^2}";
      throw new Misread(
          Problem.error(item.span(), "syntax.glued", shown, root, shown + " = …")
              .withFix(root + " "));
    }
    String factor = context.written(item.span()) + " \\cdot";
    context.notice(Reading.SIGMA.notice(item.span(), factor, context.shown(item.span())));
  }

  private static boolean isInverse(List<LatexTree> above) {
    return above.size() == 1 && "-1".equals(ScriptNames.flat(above.getFirst()));
  }

  private Misread doubtful(String function, LatexTree item) {
    Span name = item instanceof Scripted s ? s.base().span() : item.span();
    Span whole = argued(function, name, item.span(), true).span();
    String argument = context.written(new Span(item.span().end(), whole.end()));
    String one = over(name, argument);
    String called = LatexSigns.DOUBTFUL_INVERSES.get(function);
    // a name without a command of its own takes what stands in brackets
    boolean bare =
        called.endsWith("}") && !argument.startsWith("(") && !argument.startsWith("\\left");
    String inverse = called + (bare ? "(" + argument.strip() + ")" : argument);
    String shown = context.shown(item.span());
    return new Misread(
        Problem.error(whole, "latex.inverse.doubt", shown, inverse, one).withEdits(inverse, one));
  }

  private String over(Span name, String argument) {
    return "\\frac{1}{" + context.written(name) + argument + "}";
  }

  private String inverse(String function, LatexTree item) {
    String inverse = INVERSES.get(function);
    if (inverse != null) return inverse;
    Span name = item instanceof Scripted s ? s.base().span() : item.span();
    Span whole = argued(function, name, item.span(), true).span();
    String one = over(name, context.written(new Span(item.span().end(), whole.end())));
    throw Misread.of(item.span(), "latex.inverse", context.shown(item.span()), one);
  }

  /// A call with the arguments that come next.
  ///
  /// @param apart whether scripts behind the bracket belong to the whole
  Read argued(String function, Span name, Span whole, boolean apart) {
    LatexTree item = formula.isOver() ? null : formula.item();
    LatexTree.Fence fence = item == null ? null : FormulaReader.bracket(item);
    if (fence == null && (function.equals("max") || function.equals("min"))) fence = set(item);
    if (fence == null) {
      Read argument = bare(name);
      Span span = whole.union(argument.span());
      return new Read(new Expr.Call(span, name, function, List.of(argument.expr())));
    }
    formula.step();
    Span span = whole.union(fence.span());
    Read call = new Read(call(span, name, function, fence));
    return item instanceof Scripted s
        ? new ScriptReader(context).after(call, s.below(), s.above(), whole.union(s.span()))
        : call;
  }

  /// `\max{0, x}` is meant as `\max\{0, x\}`; null where no such set stands.
  private static LatexTree.Fence set(LatexTree item) {
    boolean several =
        item instanceof Strip g && Bounds.split(ScriptNames.solid(g.items())).size() > 1;
    return several
        ? new LatexTree.Fence(item.span(), Delimiter.CURLY, Delimiter.CURLY, false, (Strip) item)
        : null;
  }

  /// The arguments of functions one after the other, of which none runs along an axis.
  List<Expr> arguments(LatexTree.Fence fence) {
    Expr.Call call = call(fence.span(), fence.span(), "", fence);
    if (call.isAlongAxis()) throw Misread.of(fence.span(), "syntax.equals.inside");
    return call.arguments();
  }

  private Expr.Call call(Span span, Span name, String function, LatexTree.Fence fence) {
    List<Expr> arguments = new ArrayList<>();
    boolean axis = false;
    if (fence.open() != fence.close()) {
      throw Misread.of(
          fence.span(), "latex.bracket", fence.open().opening() + fence.close().closing());
    }
    List<LatexTree> inside = ScriptNames.solid(fence.body().items());
    if (inside.isEmpty()) {
      throw Misread.of(fence.span(), "syntax.brackets.empty", fence.open().opening());
    }
    if (facts.isOwnFunction(function)) inside = conditioned(inside);
    boolean choice = function.equals("where") && !facts.isOwnFunction(function);
    List<List<LatexTree>> parts = Bounds.split(separated(inside));
    for (List<LatexTree> part : parts) {
      Span place = part.isEmpty() ? fence.span() : part.getFirst().span();
      axis = part == parts.getLast() && isAxis(part);
      List<LatexTree> value = axis ? part.subList(2, part.size()) : part;
      boolean condition = choice && part == parts.getFirst() && !axis;
      arguments.add(
          condition
              ? FormulaReader.condition(context, value, place)
              : FormulaReader.all(context, value, place).expr());
    }
    return new Expr.Call(span, name, function, arguments, axis);
  }

  /// The bar of `f(x | w)` is a comma.
  private static List<LatexTree> conditioned(List<LatexTree> inside) {
    if (!(inside.getLast() instanceof LatexTree.Fence f) || !Left.isCondition(f)) return inside;
    List<LatexTree> all = new ArrayList<>(inside.subList(0, inside.size() - 1));
    all.add(new LatexTree.Mark(new Span(f.span().start(), f.body().span().start()), TexSign.COMMA));
    all.addAll(ScriptNames.solid(f.body().items()));
    return all;
  }

  /// `\mathrm{axis} = 1`.
  private static boolean isAxis(List<LatexTree> part) {
    return part.size() > 2
        && part.getFirst() instanceof LatexTree.Upright u
        && u.content().equals("axis")
        && part.get(1) instanceof LatexTree.Mark s
        && s.sign() == TexSign.EQUALS;
  }

  /// A semicolon between arguments is a comma: `f(x; W)`.
  private static List<LatexTree> separated(List<LatexTree> inside) {
    return inside.stream()
        .map(i ->
            i instanceof LatexTree.Mark s && s.sign() == TexSign.SEMICOLON
                ? new LatexTree.Mark(s.span(), TexSign.COMMA)
                : i)
        .toList();
  }

  /// The factors that follow a function without brackets, up to the next sign or function.
  Read bare(Span function) {
    List<Span> signs = new ArrayList<>();
    while (!formula.isOver()
        && formula.item() instanceof LatexTree.Mark s
        && s.sign() == TexSign.MINUS) {
      signs.add(s.span());
      formula.step();
    }
    if (formula.isOver() || !FormulaReader.isOperand(formula.item())) {
      throw Misread.of(function, "syntax.function.bare", context.shown(function));
    }
    boolean nested = new Application(formula).begins();
    boolean numbers = formula.item() instanceof LatexTree.Digits;
    Read argument = new OperandReader(formula).read();
    if (!signs.isEmpty()) {
      for (Span sign : signs.reversed()) {
        argument = new Read(new Expr.Negate(sign.union(argument.span()), argument.expr()));
      }
    }
    while (!nested && !formula.isOver() && FormulaReader.isOperand(formula.item())) {
      if (new Application(formula).begins()) break;
      LatexTree item = formula.item();
      LatexTree.Fence bracket = FormulaReader.bracket(item);
      if (bracket != null && !numbers) {
        boolean entry =
            bracket.open() == Delimiter.SQUARE && item.span().start() == argument.span().end();
        Span inside = entry ? argument.span().union(item.span()) : argument.span();
        Span span = function.union(inside);
        String applied = context.written(function) + "(" + context.written(inside) + ")";
        throw new Misread(
            Problem.error(span, "latex.function", context.shown(span), applied).withFix(applied));
      }
      numbers &= item instanceof LatexTree.Digits;
      argument = formula.binary(Operator.BESIDE, argument, new OperandReader(formula).read());
    }
    return argument;
  }

  /// A name before a bracket: a call, or a product.
  Read named(Expr.Name name, Span span) {
    LatexTree item = formula.item();
    LatexTree.Fence fence = FormulaReader.bracket(item);
    boolean round = fence.open() == Delimiter.ROUND;
    String known = name.name();
    boolean customary = FunctionNames.isCustomary(known);
    if (round && facts.isValue(known)) requireOne(fence, span);
    if (!round || facts.isValue(known) || context.isIndex(known) || known.equals("π")) {
      boolean function =
          customary
              || known.equals(Builtins.SIGMA)
              || facts.isCallable(known)
              || FenceReader.isName(fence);
      if (round && function && facts.isValue(known)) {
        String factor = context.written(span) + " \\cdot";
        context.notice(Reading.FACTOR.notice(span, factor, context.shown(span)));
      }
      return new Read(name, span);
    }
    if (!customary && !FenceReader.isArguments(fence)) return new Read(name, span);
    if (!context.isOwn(known) && facts.mayBeOpen(known)) {
      if (context.open().add(known)) {
        context.notice(Problem.notice(span, "syntax.function.open", context.shown(span)));
      }
      return argued(known, span, span, false);
    }
    throw new Misread(context.unknown(known, span));
  }

  /// Refuses `A(1, 2)` of a name with a value: an entry in other languages.
  private void requireOne(LatexTree.Fence fence, Span name) {
    List<List<LatexTree>> parts = Bounds.split(ScriptNames.solid(fence.body().items()));
    if (parts.size() < 2) return;
    Span span = name.union(fence.span());
    String inside = context.written(fence.body().span());
    String tensor = context.written(name);
    String entry = tensor + "_{" + inside + "}";
    String product = tensor + " \\cdot [" + inside + "]";
    Problem problem =
        Problem.error(span, "indices.called", context.shown(span), tensor, entry, product);
    boolean numbers = parts.stream().allMatch(p -> Bounds.number(p).isPresent());
    throw new Misread(numbers ? problem.withFix(entry) : problem);
  }
}
