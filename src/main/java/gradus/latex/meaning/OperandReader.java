package gradus.latex.meaning;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.OtherFunctions;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.latex.meaning.FormulaReader.Read;
import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.TexSign;
import java.util.List;

/// Reads one operand: a number, a name with its scripts, a fraction, what stands in brackets.
final class OperandReader {
  private final FormulaReader formula;
  private final Context context;

  OperandReader(FormulaReader formula) {
    this.formula = formula;
    context = formula.context();
  }

  Read read() {
    LatexTree item = formula.item();
    if (isOnes(item) && FormulaReader.isOperand(formula.next())) return ones();
    Composition composition = new Composition(formula);
    if (composition.begins()) return composition.read();
    composition.requirePlain();
    composition.requireApplied();
    refuseRaisedSigma(item);
    refuseLetterOfSum(item);
    Application application = new Application(formula);
    if (application.begins()) return application.read();
    formula.step();
    return read(item);
  }

  private Read read(LatexTree item) {
    return switch (item) {
      case Scripted s -> named(new ScriptReader(context).read(s));
      case LatexTree.Identifier i -> named(new ScriptReader(context).name(i));
      case LatexTree.Digits d -> number(d);
      case LatexTree.Upright u when isOther(u) ->
          throw new Misread(context.unknown(u.content(), u.span()));
      default -> {
        String name = ScriptNames.base(item);
        yield name == null
            ? plain(context, item)
            : named(new ScriptReader(context).name(item.span(), name));
      }
    };
  }

  /// Refuses `\Sigma_{i} x_i`, where the letter stands for the sign of a sum.
  private void refuseLetterOfSum(LatexTree item) {
    if (!(item instanceof Scripted s) || s.below() == null || formula.next() == null) return;
    boolean letter =
        "Σ".equals(ScriptNames.base(s.base()))
            || "\\Sigma".equals(context.written(s.base().span()));
    if (!letter || context.facts().isDefined(ScriptNames.base(s.base()))) return;
    String low = ScriptNames.flat(s.below());
    if (low != null && context.facts().isDefined(ScriptNames.name("Σ", low, "", 0))) return;
    boolean range =
        s.below().items().stream()
            .anyMatch(i -> i instanceof LatexTree.Mark m && m.sign() == TexSign.EQUALS);
    boolean index =
        formula.next() instanceof Scripted next
            && next.below() != null
            && low != null
            && low.equals(ScriptNames.flat(next.below()));
    if (!range && !index) return;
    Span base = s.base().span();
    throw new Misread(
        Problem.error(base, "latex.sum.letter", context.shown(base)).withFix("\\sum"));
  }

  /// Refuses `\sigma^2(x)`: the square of the function, or a product with that of a number.
  private void refuseRaisedSigma(LatexTree item) {
    boolean sigma =
        item instanceof Scripted s
            && s.below() == null
            && s.above().size() == 1
            && s.above().getFirst() instanceof Strip power
            && !ScriptNames.isTranspose(power)
            && s.base() instanceof LatexTree.Identifier i
            && context.facts().isSigmoid(i.name());
    if (!sigma || formula.next() == null) return;
    LatexTree.Fence fence = FormulaReader.bracket(formula.next());
    if (fence == null || fence.open() != Delimiter.ROUND) return;
    Span span = item.span().union(fence.span());
    Span base = ((Scripted) item).base().span();
    String raised = context.written(new Span(base.end(), item.span().end()));
    String letter = context.written(base);
    String argument = context.written(fence.span());
    String square = letter + argument + raised;
    String product = context.written(item.span()) + " \\cdot " + argument;
    throw new Misread(
        Problem.error(span, "syntax.sigma.power", context.shown(span), square, product, letter)
            .withFix(square));
  }

  /// Whether a function of other languages is applied without brackets.
  private boolean isOther(LatexTree.Upright word) {
    return OtherFunctions.isKnown(word.content())
        && !context.facts().isDefined(word.content())
        && !formula.isOver()
        && FormulaReader.isOperand(formula.item());
  }

  /// `\mathbf{1}^\top`.
  private static boolean isOnes(LatexTree item) {
    return item instanceof Scripted s
        && s.below() == null
        && s.above().size() == 1
        && ScriptNames.isTranspose(s.above().getFirst())
        && s.base() instanceof LatexTree.Styled style
        && isIndicator(style)
        && "1".equals(ScriptNames.flat(style.body()));
  }

  /// A row of ones before a vector is the sum of its entries; before a matrix it is a sum for each
  /// column.
  private Read ones() {
    LatexTree sign = formula.item();
    formula.step();
    Read vector = null;
    boolean sure = true;
    Facts.Worth last = null;
    while (!formula.isOver() && FormulaReader.isOperand(formula.item())) {
      sure &= last != Facts.Worth.VECTOR && last != Facts.Worth.UNKNOWN;
      String name = ScriptNames.base(formula.item());
      Facts.Worth worth = name == null ? null : context.facts().worth(name);
      last = worth == null ? Facts.Worth.UNKNOWN : worth;
      Read next = new OperandReader(formula).read();
      vector = vector == null ? next : formula.binary(Operator.BESIDE, vector, next);
    }
    Span span = sign.span().union(vector.span());
    String shown = context.shown(span);
    String edit = "\\operatorname{sum}\\left(" + context.written(vector.span()) + "\\right)";
    if (!sure || last != Facts.Worth.VECTOR) {
      String columns =
          "\\operatorname{sum}\\left(" + context.written(vector.span()) + ", 0\\right)";
      throw new Misread(Problem.error(span, "latex.ones", shown, edit).withEdits(edit, columns));
    }
    context.notice(Reading.ONES.notice(span, edit, shown));
    return new Read(new Expr.Call(span, sign.span(), "sum", List.of(vector.expr())));
  }

  private Read number(LatexTree.Digits digits) {
    LatexTree sign = formula.isOver() ? null : formula.item();
    boolean times =
        sign instanceof LatexTree.Mark s && (s.sign() == TexSign.TIMES || s.sign() == TexSign.DOT);
    Expr whole = times ? Numerals.scientific(digits, formula.next()) : null;
    if (whole == null) return new Read(number(digits.span(), digits.text()));
    formula.step();
    formula.step();
    return new Read(whole);
  }

  static Expr number(Span span, String text) {
    return new Expr.Num(span, Double.parseDouble(text), text);
  }

  /// A name, before a bracket a call or a factor.
  private Read named(Read name) {
    boolean bracket = !formula.isOver() && FormulaReader.bracket(formula.item()) != null;
    return bracket && name.expr() instanceof Expr.Name n
        ? new Application(formula).named(n, name.span())
        : name;
  }

  /// An operand that is no name and has no scripts.
  static Read plain(Context context, LatexTree item) {
    return switch (item) {
      case Strip s -> within(context, s, s.span());
      case LatexTree.Fraction f -> fraction(context, f);
      case LatexTree.Radical r -> root(context, r);
      case LatexTree.Fence f -> new FenceReader(context).read(f, null);
      case LatexTree.Grid g -> new Read(new GridMeaning(context).read(g, false));
      case LatexTree.BigSign b -> new BigReader(context).read(b);
      case LatexTree.Braced b -> braced(context, b);
      case LatexTree.Styled s when isIndicator(s) -> throw Misread.of(s.span(), "latex.indicator");
      case LatexTree.Styled s when s.command().equals("cancel") ->
          throw Misread.of(s.span(), "syntax.command", "\\cancel");
      case LatexTree.Styled s -> within(context, s.body(), s.span());
      case LatexTree.Accented a -> throw Misread.of(a.span(), "latex.argument", "\\" + a.command());
      case LatexTree.Upright u -> throw Misread.of(u.span(), "latex.words", u.content());
      case LatexTree.NamedFunction f ->
          throw Misread.of(f.span(), "syntax.function.bare", context.shown(f.span()));
      case LatexTree.Unread u -> throw new Misread(u.problem());
      case LatexTree.Mark s -> sign(context, s);
      case LatexTree.Digits d -> new Read(number(d.span(), d.text()));
      case Scripted s -> new ScriptReader(context).read(s);
      case LatexTree.Identifier i -> new ScriptReader(context).name(i);
      case LatexTree.Spacing s -> throw Misread.of(s.span(), "syntax.separator");
      case LatexTree.Remark r -> throw Misread.of(r.span(), "syntax.separator");
      case LatexTree.Loop l -> throw Misread.of(l.word(), "syntax.brace");
    };
  }

  private static Read sign(Context context, LatexTree.Mark sign) {
    return new FormulaReader(context, List.of(sign), sign.span()).refuse();
  }

  private static Read within(Context context, Strip strip, Span span) {
    if (ScriptNames.solid(strip.items()).isEmpty()) {
      throw Misread.of(span, "syntax.brackets.empty", "{");
    }
    return new Read(FormulaReader.all(context, strip).expr(), span);
  }

  /// `\mathbb{1}`.
  static boolean isIndicator(LatexTree tree) {
    if (!(tree instanceof LatexTree.Styled s)) return false;
    String inside = ScriptNames.flat(s.body());
    boolean style =
        switch (s.command()) {
          case "mathbb", "mathbf", "mathrm", "bm", "boldsymbol" -> true;
          default -> false;
        };
    return style
        && inside != null
        && (inside.equals("1") || s.command().equals("mathbb") && inside.equals("I"));
  }

  private static Read fraction(Context context, LatexTree.Fraction f) {
    if (isDerivative(context, f)) {
      throw Misread.of(f.span(), "latex.derivative", context.shown(f.span()));
    }
    Expr above = FormulaReader.all(context, f.above()).expr();
    Expr below = FormulaReader.all(context, f.below()).expr();
    return new Read(
        f.line()
            ? new Expr.Binary(f.span(), Operator.DIVIDE, above, below)
            : Numerals.binomial(above, below, f.span()));
  }

  /// `\frac{\partial f}{\partial x}` and `\frac{df}{dx}` are what is computed, not what is given.
  private static boolean isDerivative(Context context, LatexTree.Fraction f) {
    List<LatexTree> above = ScriptNames.solid(f.above().items());
    List<LatexTree> below = ScriptNames.solid(f.below().items());
    if (above.isEmpty() || below.isEmpty()) return false;
    LatexTree first = above.getFirst();
    if (first instanceof Scripted s) first = s.base();
    if (first instanceof LatexTree.Mark s && s.sign() == TexSign.DERIVATIVE) return true;
    return "d".equals(ScriptNames.base(first))
        && !context.facts().isValue("d")
        && "d".equals(ScriptNames.base(below.getFirst()))
        && below.size() > 1;
  }

  private static Read root(Context context, LatexTree.Radical r) {
    Expr body =
        r.body() instanceof Strip s
            ? FormulaReader.all(context, s).expr()
            : plain(context, r.body()).expr();
    if (r.degree() == null) {
      Span sign =
          new Span(r.span().start(), Math.max(r.span().start() + 1, r.body().span().start()));
      return new Read(new Expr.Call(r.span(), sign, "sqrt", List.of(body)));
    }
    Expr degree = FormulaReader.all(context, r.degree()).expr();
    Span at = degree.span();
    Expr one = new Expr.Num(new Span(at.start(), at.start()), 1, "1");
    Expr power = new Expr.Binary(at, Operator.DIVIDE, one, degree);
    return new Read(new Expr.Binary(r.span(), Operator.POWER, body, power));
  }

  /// A brace with a name: the part in the brace becomes a statement of its own.
  private static Read braced(Context context, LatexTree.Braced b) {
    Read inside = new Read(FormulaReader.all(context, b.body()).expr(), b.span());
    Left label = b.label() == null ? null : Left.of(ScriptNames.solid(b.label().items()));
    String name = label == null || label.parameters() != null ? null : label.name();
    if (name == null && b.label() != null) name = words(b.label());
    boolean taken = name == null || context.facts().isDefined(name);
    if (taken || !context.isPlain()) return inside;
    Span place = b.label().span();
    Span whole = b.body().span().union(place);
    context
        .hoisted()
        .add(new Statement.Definition(whole, place, name, null, inside.expr(), List.of()));
    context.facts().define(name, Facts.Worth.UNKNOWN);
    return new Read(new Expr.Name(b.span(), name), b.span());
  }

  /// `hidden layer` as a name; null when the words are none.
  private static String words(Strip label) {
    StringBuilder words = new StringBuilder();
    for (LatexTree item : label.items()) {
      String word = item instanceof LatexTree.Upright u ? u.content() : ScriptNames.flat(item);
      if (word != null) words.append(' ').append(word);
    }
    String joined = words.toString().replaceAll("[^\\p{L}\\p{N}]+", " ").strip().replace(' ', '_');
    return joined.isEmpty() || !Character.isLetter(joined.charAt(0)) ? null : joined;
  }
}
