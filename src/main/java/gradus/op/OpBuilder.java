package gradus.op;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Collects an op's parts in the order in which they are read.
public final class OpBuilder {
  final String name;
  private String key;
  String symbol;
  String notes;
  Wording doc;
  Wording backward;
  Wording called;
  GatePattern pattern;
  Supplier<Expr> slope;
  boolean infix;
  boolean variadic;
  Curve curve;
  Blend blend;
  List<Blend.Slope> asPrinted = List.of();
  BiFunction<List<Shape>, int[], Fit> shape;

  /// Of what has no kinks.
  static final BiPredicate<List<Tensor>, int[]> NOWHERE = (in, a) -> false;

  BiFunction<List<Tensor>, int[], Tensor> value;
  Function<List<Tensor>, Optional<Fit.Misfit>> objection = in -> Optional.empty();
  BiPredicate<List<Tensor>, int[]> kink = NOWHERE;
  Op.Choice choice;
  Op.Meeting meeting;
  Op.Meeting only;
  Supplier<Expr> unfolding;
  Composite body;
  MadeEntry.Making made;
  Op.Effort products;
  boolean multiplies;
  BiFunction<Operands, int[], Optional<String>> unfoldingAt;
  Function<List<Shape>, String> inEntries;
  private final RuleDrafts rules;
  Supplier<EntryRule> entryRule;
  Supplier<Map<String, List<JacobianEntry>>> partials = Map::of;
  final List<Op.Attribute> attributes = new ArrayList<>();
  final List<Op.Sample> samples = new ArrayList<>();

  OpBuilder(String name) {
    this.name = name;
    rules = new RuleDrafts(name);
    this.symbol = name;
    this.key = name;
    called(name, name);
  }

  private Wording wording(String what, String english, String korean) {
    return new Wording(key, what, english, korean);
  }

  /// What its words are filed under in further languages, where another op has its name; to be said
  /// before them.
  public OpBuilder key(String word) {
    key = word;
    return called(called.english(), called.korean());
  }

  public OpBuilder symbol(String glyph) {
    symbol = glyph;
    return this;
  }

  /// What stands in the gate's circle in the signs of the notes, where that is another.
  public OpBuilder notes(String glyph) {
    notes = glyph;
    return this;
  }

  /// What the rule of its derivative is called, where that is not its name.
  public OpBuilder called(String english, String korean) {
    called = wording("called", english, korean);
    return this;
  }

  public OpBuilder doc(String english, String korean) {
    doc = wording("doc", english, korean);
    return this;
  }

  /// What becomes of the upstream gradient, and why.
  public OpBuilder back(GatePattern kind, String english, String korean) {
    pattern = kind;
    backward = wording("back", english, korean);
    return this;
  }

  /// The forward rule and one backward rule per operand, as in [Typesetting] and [Slot].
  public OpBuilder latex(String forward, String... rules) {
    return latexWhere((shapes, a) -> true, forward, rules);
  }

  /// As above, for operands of certain shapes; what is said first goes first.
  public OpBuilder latexWhere(Predicate<List<Shape>> holds, String forward, String... rules) {
    return latexWhere((shapes, a) -> holds.test(shapes), forward, rules);
  }

  /// As above, for operands of certain shapes and for certain attributes.
  public OpBuilder latexWhere(
      BiPredicate<List<Shape>, int[]> holds, String forward, String... rules) {
    this.rules.latex(holds, forward, List.of(rules));
    return this;
  }

  /// The backward rules just said in LaTeX as lines of text, where the operands' own do not hold.
  public OpBuilder told(String... lines) {
    rules.told(lines);
    return this;
  }

  /// An entry of the Jacobian for one operand: ∂y_kl/∂x_ij in LaTeX, and as a number.
  public OpBuilder partial(String operand, String formula, JacobianEntry.AtCell value) {
    return partialWhere((shapes, a) -> true, operand, formula, value);
  }

  /// As above, for operands of certain shapes and for certain attributes; what is said first goes
  /// first.
  public OpBuilder partialWhere(
      BiPredicate<List<Shape>, int[]> holds,
      String operand,
      String formula,
      JacobianEntry.AtCell value) {
    rules.partial(operand, holds, formula, value);
    return this;
  }

  /// What the entries of the Jacobian for one operand are at their places, in entries.
  public OpBuilder told(String operand, JacobianEntry.CellRule telling) {
    rules.told(operand, telling);
    return this;
  }

  /// dy/dx as a formula of the language in `x`.
  public OpBuilder slope(String formula) {
    slope = () -> inOperands("has a slope of", FormulaText.read(name, formula));
    return this;
  }

  public OpBuilder infix() {
    infix = true;
    return this;
  }

  /// Elementwise in one operand `x`.
  public OpBuilder curve(DoubleUnaryOperator f, String formula, Curve.Slope at) {
    curve = new Curve(f, at);
    asPrinted = List.of((x, same, y) -> at.at(x, y));
    shape = (s, a) -> Fit.of(s.get(0));
    value = (in, a) -> in.get(0).map(f);
    return operand(
        "x",
        formula,
        l -> {
          Tensor x = l.in(0);
          return Tensor.generate(x.shape(), i -> l.grad().get(i) * at.at(x.get(i), l.out().get(i)));
        });
  }

  /// Elementwise in two operands `a` and `b`, with broadcasting.
  public OpBuilder blend(
      DoubleBinaryOperator f,
      String formulaA,
      Blend.Slope slopeA,
      String formulaB,
      Blend.Slope slopeB) {
    blend = new Blend(f, slopeA, slopeB);
    asPrinted = List.of(slopeA, slopeB);
    shape = (s, a) -> Blend.fit(name, s.get(0), s.get(1));
    value = (in, a) -> in.get(0).zip(in.get(1), f);
    return operand("a", formulaA, l -> Blend.pulled(l, slopeA))
        .operand("b", formulaB, l -> Blend.pulled(l, slopeB));
  }

  /// The slope of a curve as its LaTeX makes it of the numbers in it, where that is another
  /// formula.
  public OpBuilder printed(Curve.Slope slope) {
    asPrinted = List.of((x, same, y) -> slope.at(x, y));
    return this;
  }

  /// As above, of both operands.
  public OpBuilder printed(Blend.Slope a, Blend.Slope b) {
    asPrinted = List.of(a, b);
    return this;
  }

  public OpBuilder shape(BiFunction<List<Shape>, int[], Fit> rule) {
    shape = rule;
    return this;
  }

  public OpBuilder value(BiFunction<List<Tensor>, int[], Tensor> rule) {
    value = rule;
    return this;
  }

  public OpBuilder operand(String operand, String formula, Function<Local, Tensor> rule) {
    rules.operand(operand, formula, (local, position) -> rule.apply(local), false);
    return this;
  }

  /// An operand of whole numbers that point at entries of another; it has no gradient.
  public OpBuilder label(String operand) {
    int at = rules.operandCount();
    Op.Rule none = (local, position) -> Tensor.zeros(local.in(at).shape());
    rules.operand(operand, "0", none, true);
    return this;
  }

  /// A last operand that may be repeated any number of times, with one rule for every position.
  public OpBuilder operands(String operand, String formula, Op.Rule rule) {
    rules.operand(operand, formula, rule, false);
    variadic = true;
    return this;
  }

  public OpBuilder attribute(String attribute, boolean optional) {
    attributes.add(new Op.Attribute(attribute, optional));
    return this;
  }

  /// An axis that may be left out, and what an entry of a matrix `x` is handed where it is not; see
  /// [EntryRule].
  public OpBuilder axis(String text, String factors) {
    entryRule = () -> EntryRule.read(text, factors, Set.of("x"));
    return attribute("axis", true);
  }

  public OpBuilder objects(Function<List<Tensor>, Optional<Fit.Misfit>> rule) {
    objection = rule;
    return this;
  }

  public OpBuilder kink(Predicate<List<Tensor>> rule) {
    return kink((in, a) -> rule.test(in));
  }

  public OpBuilder kink(BiPredicate<List<Tensor>, int[]> rule) {
    kink = rule;
    return this;
  }

  /// Of what hands on one of its operands, entry by entry, and leaves the others unread.
  public OpBuilder chooses(Op.Choice rule) {
    choice = rule;
    return this;
  }

  /// Which entry of an operand goes into which of the result, as `#meets` has it.
  public OpBuilder meets(Op.Meeting rule) {
    meeting = rule;
    return this;
  }

  /// In which entries of the result an entry of an operand has a part, as `#only` has it.
  public OpBuilder only(Op.Meeting rule) {
    only = rule;
    return this;
  }

  /// The terms that an entry of the result is the sum of, and what each of them is made of; goes
  /// without saying where the op works entry by entry.
  public OpBuilder madeOf(MadeEntry.Making terms) {
    made = terms;
    return this;
  }

  /// How many products its gradient rule takes for one operand, of operands of these shapes; goes
  /// without saying where each entry of the larger side takes one.
  public OpBuilder products(Op.Effort count) {
    products = count;
    return this;
  }

  /// Its value takes as many multiplications as the gradient rule of its first operand.
  public OpBuilder multiplies() {
    multiplies = true;
    return this;
  }

  /// The same, so many for each operand.
  public OpBuilder multiplies(Op.Effort count) {
    return products(count).multiplies();
  }

  /// A formula of the language in the operands' names.
  public OpBuilder unfolds(String formula) {
    unfolding = () -> inOperands("unfolds into", FormulaText.read(name, formula));
    return this;
  }

  /// As above, where the formula depends on shapes, attributes or labels; `common` is the one for a
  /// vector.
  public OpBuilder unfolds(String common, BiFunction<Operands, int[], Optional<String>> formula) {
    unfolding = () -> FormulaText.read(name, common);
    unfoldingAt = formula;
    return this;
  }

  /// Of a loss: what it is in the entries of operands of certain shapes, a formula of the language
  /// with its sums over indices.
  public OpBuilder entries(Function<List<Shape>, String> formula) {
    inEntries = formula;
    return this;
  }

  public OpBuilder sample(Tensor... in) {
    return sample(new int[0], in);
  }

  public OpBuilder sample(int[] attributeValues, Tensor... in) {
    samples.add(new Op.Sample(List.of(in), attributeValues));
    return this;
  }

  /// An op of a program rather than of the catalogue: it may have no operands and no samples.
  ///
  /// @param formula of a function; null for a repeat
  Op buildOwn(Origin.Own made, Composite parts, Expr formula, Typesetting rules) {
    body = parts;
    unfolding = formula == null ? null : () -> formula;
    return new Op(this, made, () -> rules);
  }

  /// A function that a program calls and does not define.
  Op buildUndefined(Origin.Undefined name, Typesetting rules) {
    return new Op(this, name, () -> rules);
  }

  /// Its formulas and its LaTeX are read when they are first asked for, and most never are.
  ///
  /// @throws IllegalStateException when a part is missing; later, where it is asked for, LaTeX that
  ///   has a word that is no slot, or a formula with a name that is no operand
  public Op build() {
    require(shape != null && value != null, "has no value: curve, blend, or shape and value");
    require(rules.operandCount() > 0, "has no operand");
    require(samples.size() > 1, "has fewer than two samples");
    require(pattern != null, "does not say what it does backward: back");
    require(rules.hasLatex(), "has no LaTeX: latex");
    require(curve == null || slope != null, "is a curve without the formula of its slope: slope");
    require(doc != null, "has no line of help: doc");
    boolean loss = pattern == GatePattern.COMPARER;
    require(!loss || inEntries != null, "is a loss that does not say its entries: entries");
    boolean elementwise = curve != null || blend != null;
    require(elementwise || made != null, "does not say what its entries are made of: madeOf");
    rules.requireWhole();
    boolean axis = attributes.stream().anyMatch(Op.Attribute::isAxis);
    boolean indexed = !attributes.isEmpty();
    partials = () -> rules.partials(elementwise);
    return new Op(
        this, new Origin.Catalogue(), () -> rules.typesetting(elementwise, axis, indexed));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) throw new IllegalStateException("op " + name + " " + otherwise);
  }

  /// Only an unfolding that depends on shapes may have other names in its common form: n, k.
  private Expr inOperands(String what, Expr formula) {
    Set<String> known = rules.operandNames();
    for (Expr part : formula.all()) {
      if (part instanceof Expr.Name n) {
        boolean value = known.contains(n.name()) || Builtins.CONSTANTS.contains(n.name());
        require(value, what + " " + n.name() + ", which is no operand");
      }
    }
    return formula;
  }

  /// The operands, their formulas read.
  List<Op.Operand> operands() {
    return rules.operands();
  }
}
