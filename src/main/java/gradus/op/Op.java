package gradus.op;

import gradus.lang.Expr;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.latex.Signs;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.thread.Deferred;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// One operation: its value, one gradient rule per operand, and all that is known of it. Immutable;
/// made by [#named] in the file of its family and nowhere else.
public final class Op {
  /// Gives an operand's gradient from upstream, in the shape of the result where the op is
  /// elementwise (broadcasting is undone once, in [#pull]), else in the operand's shape. The
  /// operand's position matters where a rule serves several.
  @FunctionalInterface
  public interface Rule {
    Tensor apply(Local local, int position);
  }

  /// One operand: its name, the rule as people write it (`ȳ ⊙ y ⊙ (1 − y)`) with slots, and the
  /// gradient rule. The written rule is the usual one: certain shapes may have another.
  ///
  /// @param isLabel whether it holds whole numbers that point at entries of another operand: it has
  ///   no gradient, and a formula can hold only a known one
  public record Operand(String name, Stencil formula, Rule rule, boolean isLabel) {
    /// The rule in the catalogue's own letters.
    public String written(Signs signs) {
      return formula.at(true).filled((slot, place) -> slot.letter(signs));
    }
  }

  /// How many products of a local gradient with what arrives one pass takes for an operand.
  @FunctionalInterface
  public interface Effort {
    long of(List<Shape> shapes, int operand, Shape result);
  }

  /// Which entries of an operand, stretched to the shape of the result, were not chosen.
  @FunctionalInterface
  public interface Choice {
    Unchosen unchosen(int operand, List<Tensor> in, Shape whole);
  }

  /// Which entry of an operand goes into which of the result, in the usual letters: `k = j, l = i`.
  @FunctionalInterface
  public interface Meeting {
    String of(List<Shape> shapes, int operand, int... given);
  }

  /// Operand values and attributes at which tests check the gradient; away from kinks.
  public record Sample(List<Tensor> operands, int[] attributes) {
    public Sample {
      operands = List.copyOf(operands);
      attributes = attributes.clone();
    }

    @Override
    public int[] attributes() {
      return attributes.clone();
    }
  }

  /// What an attribute means (`axis`, `rows`), whether it may be left out, and that it is a
  /// constant whole number in the program text.
  public record Attribute(String name, boolean optional) {
    /// Whether it is the number of an axis.
    public boolean isAxis() {
      return name.equals("axis");
    }
  }

  /// Most entries of a result (32 MB), so that `outer(a, a)` of a long vector is refused in words.
  static final int MOST_ENTRIES = 1 << 22;

  /// Most entries where nothing is computed.
  private static final int MOST_COUNTED = Integer.MAX_VALUE - 1;

  private final Origin origin;
  private final String name;
  private final String symbol;
  private final String notes;
  private final boolean infix;
  private final Wording doc;
  private final Wording backward;
  private final Wording called;
  private final GatePattern pattern;
  private final Deferred<Typesetting> typesetting;
  private final Optional<Deferred<Expr>> slope;
  private final List<Operand> operands;
  private final boolean variadic;
  private final List<Attribute> attributes;
  private final List<Sample> samples;
  private final Deferred<Map<String, List<JacobianEntry>>> partials;
  private final Optional<Deferred<EntryRule>> entryRule;
  private final Optional<Curve> curve;
  private final Optional<Blend> blend;
  private final List<Blend.Slope> asPrinted;
  private final BiFunction<List<Shape>, int[], Fit> shape;
  private final BiFunction<List<Tensor>, int[], Tensor> value;
  private final Function<List<Tensor>, Optional<Fit.Misfit>> objection;
  private final BiPredicate<List<Tensor>, int[]> kink;
  private final Optional<Choice> choice;
  private final Optional<Meeting> meeting;
  private final Optional<Meeting> only;
  private final Optional<Deferred<Expr>> unfolding;
  private final Optional<Composite> body;
  private final MadeEntry.Making made;
  private final Optional<Effort> products;
  private final boolean multiplies;
  private final BiFunction<Operands, int[], Optional<String>> unfoldingAt;
  private final Optional<Function<List<Shape>, String>> inEntries;

  Op(OpBuilder b, Origin origin, Supplier<Typesetting> rules) {
    this.origin = origin;
    typesetting = new Deferred<>(rules);
    name = b.name;
    symbol = b.symbol;
    notes = b.notes == null ? b.symbol : b.notes;
    infix = b.infix;
    doc = b.doc;
    backward = b.backward;
    called = b.called;
    pattern = b.pattern;
    slope = Optional.ofNullable(b.slope).map(Deferred::new);
    operands = List.copyOf(b.operands());
    variadic = b.variadic;
    attributes = List.copyOf(b.attributes);
    samples = List.copyOf(b.samples);
    partials = new Deferred<>(b.partials);
    entryRule = Optional.ofNullable(b.entryRule).map(Deferred::new);
    curve = Optional.ofNullable(b.curve);
    blend = Optional.ofNullable(b.blend);
    asPrinted = List.copyOf(b.asPrinted);
    shape = b.shape;
    value = b.value;
    objection = b.objection;
    kink = b.kink;
    choice = Optional.ofNullable(b.choice);
    meeting = Optional.ofNullable(b.meeting);
    only = Optional.ofNullable(b.only);
    unfolding = Optional.ofNullable(b.unfolding).map(Deferred::new);
    unfoldingAt = b.unfoldingAt;
    body = Optional.ofNullable(b.body);
    made = b.made != null ? b.made : MadeEntry::elementwise;
    products = Optional.ofNullable(b.products);
    multiplies = b.multiplies;
    inEntries = Optional.ofNullable(b.inEntries);
  }

  public static OpBuilder named(String name) {
    return new OpBuilder(name);
  }

  /// Of the catalogue, or made by a program.
  public Origin origin() {
    return origin;
  }

  /// The name programs call it by, or the operator sign (`+`), and its name in JSON.
  public String name() {
    return name;
  }

  /// What stands in the gate's circle.
  public String symbol() {
    return symbol;
  }

  /// What stands in the gate's circle, in these signs.
  public String symbol(Signs signs) {
    return switch (signs) {
      case TEXTBOOK -> symbol;
      case NOTES -> notes;
    };
  }

  /// What its derivative's rule is called: `sine`; its name where it has no other.
  public String called(Locale locale) {
    return called.in(locale);
  }

  /// Under which its words stand in the messages of languages other than English and Korean.
  public List<String> keys() {
    return List.of(doc.key(), backward.key(), called.key());
  }

  /// One line of help.
  public String doc(Locale locale) {
    return doc.in(locale);
  }

  /// Whether it stops gradients that differences would find, or something inside it does.
  public boolean stops() {
    return pattern == GatePattern.STOPPER || body.map(Composite::stops).orElse(false);
  }

  /// What it does with the upstream gradient, in one word.
  public GatePattern pattern() {
    return pattern;
  }

  /// What its backward pass does and why, in a sentence or two of its own.
  public String backward(Locale locale) {
    return backward.in(locale);
  }

  /// Its rules as LaTeX.
  public Typesetting typesetting() {
    return typesetting.get();
  }

  /// What is handed on to an operand, as a line of text that holds for these shapes.
  public Stencil told(int operand, List<Shape> shapes, int... given) {
    return typesetting
        .get()
        .told(shapes, operand, given)
        .orElseGet(() -> operand(operand).formula());
  }

  /// The derivative of an elementwise function of `x` as a formula.
  public Optional<Expr> slope() {
    return slope.map(Deferred::get);
  }

  /// Whether a backward rule is a local gradient, entry by entry.
  public boolean isElementwise() {
    return curve.isPresent() || blend.isPresent();
  }

  /// Whether it is a function of a program that is made of such operations and single numbers
  /// alone.
  public boolean isMadeOf(Predicate<Op> such) {
    return body.filter(b -> b.isMadeOf(such)).isPresent();
  }

  /// The entry of its Jacobian for one operand; empty where it is elementwise, for a label, and for
  /// a function of a program.
  public Optional<JacobianEntry> partial(int operand, List<Shape> shapes, int... given) {
    return partials.get().getOrDefault(operand(operand).name(), List.of()).stream()
        .filter(p -> p.holds().test(shapes, given))
        .findFirst();
  }

  /// What an entry of a matrix is handed where the op runs along an axis of it.
  public Optional<EntryRule> entryRule() {
    return entryRule.map(Deferred::get);
  }

  /// Which entry of an operand goes into which of the result; empty where the op does not say it.
  public String meeting(List<Shape> shapes, int operand, int... given) {
    return meeting.map(rule -> rule.of(shapes, operand, given)).orElse("");
  }

  /// In which entries of the result an entry of an operand has a part: `i = k`; empty where the op
  /// does not say it.
  public String only(List<Shape> shapes, int operand, int... given) {
    return only.map(rule -> rule.of(shapes, operand, given)).orElse("");
  }

  /// How many products of a local gradient with what arrives one pass takes for an operand.
  public long products(List<Shape> shapes, int operand, Shape result) {
    if (isElementwise()) return result.size();
    return products
        .map(count -> count.of(shapes, operand, result))
        .orElse((long) Math.max(result.size(), shapes.get(operand).size()));
  }

  /// How many multiplications its value takes; 0 of what adds, compares or bends.
  public long multiplications(List<Shape> shapes, Shape result) {
    return multiplies ? products(shapes, 0, result) : 0;
  }

  /// Operands by position; the last one's rule serves all further ones of a variadic op.
  public List<Operand> operands() {
    return operands;
  }

  public Operand operand(int index) {
    return operands.get(Math.min(index, operands.size() - 1));
  }

  public int fewest() {
    return operands.size();
  }

  /// Most operands; `Integer.MAX_VALUE` for a variadic op.
  public int most() {
    return variadic ? Integer.MAX_VALUE : operands.size();
  }

  public List<Attribute> attributes() {
    return attributes;
  }

  /// The attributes that arguments behind the operands are: whole numbers, and lists of them where
  /// it takes several axes, lengths or an order; empty where one is neither.
  public Optional<int[]> given(List<Expr> arguments) {
    List<Integer> all = new ArrayList<>();
    for (Expr argument : arguments) {
      boolean list = argument instanceof Expr.Array && (isAlong() || attributes.size() > 2);
      for (Expr number : list ? argument.parts() : List.of(argument)) {
        Integer whole = number.whole();
        if (whole == null) return Optional.empty();
        all.add(whole);
      }
    }
    return Optional.of(all.stream().mapToInt(n -> n).toArray());
  }

  /// Attributes as arguments behind the operands: several axes are one list.
  public List<Expr> written(int... given) {
    List<Expr> numbers = new ArrayList<>();
    for (int n : given) {
      Expr size = new Expr.Num(Span.NOWHERE, Math.abs(n), Integer.toString(Math.abs(n)));
      numbers.add(n < 0 ? new Expr.Negate(Span.NOWHERE, size) : size);
    }
    boolean list = given.length > 1 && isAlong();
    return list ? List.of(new Expr.Array(Span.NOWHERE, numbers)) : numbers;
  }

  private boolean isAlong() {
    return !attributes.isEmpty() && attributes.getFirst().isAxis();
  }

  public List<Sample> samples() {
    return samples;
  }

  /// Whether it can be drawn by its parts: those of its formula, or the rounds of a repeat.
  public boolean unfolds() {
    return origin instanceof Origin.Own || unfolding.isPresent();
  }

  /// Whether its formula depends on the operands' shapes, attributes or labels.
  public boolean unfoldsByShape() {
    return unfoldingAt != null;
  }

  /// Its definition as a formula in its operands' names, when it has one. Where an op treats
  /// vectors and matrices differently this is the vector's; see the other form.
  public Optional<Expr> unfolding() {
    return unfolding.map(Deferred::get);
  }

  /// Its definition where the same formula holds for all operands, whatever their shapes.
  public Optional<Expr> fixedUnfolding() {
    return unfoldingAt == null ? unfolding() : Optional.empty();
  }

  /// The formula that holds for these operands: it may depend on their shape (the n of a mean), on
  /// an axis, or on a class label. Empty when there is none, or a label is wrong or not known.
  public Optional<Expr> unfolding(Operands in, int... given) {
    if (unfoldingAt == null) return unfolding();
    return in.lacksLabel(this)
        ? Optional.empty()
        : unfoldingAt.apply(in, given).map(formula -> FormulaText.read(name, formula));
  }

  /// Its definition in the entries of operands of these shapes, with its sums written out: of a
  /// loss, whose name alone defines nothing. In the operands' names; empty of what is no loss.
  public Optional<Expr> inEntries(List<Shape> shapes) {
    return inEntries.map(formula -> FormulaText.read(name, formula.apply(shapes)));
  }

  /// How many steps it is made of, of a program's own with all that its body calls; else 1.
  public int parts() {
    return body.map(Composite::size).orElse(1);
  }

  /// The statement of the program that it stands for, of a program's own: a formula or a repeat.
  public Optional<Statement> text() {
    return body.map(Composite::text);
  }

  /// What it is made of, of a program's own.
  Optional<Composite> body() {
    return body;
  }

  /// How it is written between its operands (`+`), empty when it is called by name.
  public boolean isInfix() {
    return infix;
  }

  /// Set when the op is elementwise in one operand: the scalar case without tensors.
  public Optional<Curve> curve() {
    return curve;
  }

  /// Set when the op is elementwise in two operands: the scalar case without tensors.
  public Optional<Blend> blend() {
    return blend;
  }

  private Fit tooLarge(Shape shape, List<Shape> shapes) {
    if (isUncounted(shape)) return tooLarge("shape.uncounted", shape, shapes, MOST_COUNTED);
    return new Fit.Large(shape, tooLarge("shape.large", shape, shapes, MOST_ENTRIES));
  }

  private Fit.Misfit tooLarge(String key, Shape shape, List<Shape> shapes, int most) {
    return new Fit.Misfit(key, List.of(name, names(shapes), shape.toString(), most));
  }

  /// Entries are numbered; an axis of as many is one that was counted no further.
  private static boolean isUncounted(Shape shape) {
    return shape.entries() > MOST_COUNTED;
  }

  /// The result's shape for these operand shapes, or why they do not fit or are too large.
  public Fit fit(List<Shape> shapes, int[] given) {
    return switch (shape.apply(shapes, given)) {
      case Fit.Of of when of.shape().entries() > MOST_ENTRIES -> tooLarge(of.shape(), shapes);
      case Fit.Large large when isUncounted(large.shape()) -> large.refusal();
      case Fit fit -> fit;
    };
  }

  private static String names(List<Shape> shapes) {
    return shapes.stream().map(Shape::toString).limit(8).collect(Collectors.joining(", "));
  }

  /// What is wrong with these operand values (a class index outside the scores), if anything.
  public Optional<Fit.Misfit> objection(List<Tensor> in) {
    return objection.apply(in);
  }

  /// The result. The shapes must fit.
  public Tensor value(List<Tensor> in, int... given) {
    return value.apply(in, given);
  }

  /// What one entry of the result is the sum of.
  public List<EntryTerm> terms(MadeEntry entry) {
    return body.isPresent() ? body.get().terms(entry) : made.of(entry);
  }

  /// The gradient of one operand, in its shape: the vector-Jacobian product with the upstream
  /// gradient, broadcasting undone.
  public Tensor pull(int operand, Local local) {
    Shape shape = local.in(operand).shape();
    if (local.unread().isEverything()) return Tensor.zeros(shape);
    Tensor share = operand(operand).rule().apply(local, operand);
    return (isElementwise() ? local.unread().without(share) : share).sumTo(shape);
  }

  /// Of an elementwise op: the slope along an operand at each entry of the result, in its shape;
  /// the upstream gradient is all ones.
  public Tensor slopes(int operand, Local local) {
    return operand(operand).rule().apply(local, operand);
  }

  /// Whether what some operand holds may be left unread, here or inside.
  public boolean chooses() {
    return choice.isPresent() || body.map(Composite::chooses).orElse(false);
  }

  /// Which entries of an operand are left unread here: those that were not chosen, and those of
  /// which only unread entries of the result are made.
  public Unchosen unread(int operand, Local local) {
    Shape shape = local.in(operand).shape();
    Unchosen of = local.unread();
    if (of.isEverything()) return Unchosen.everything(shape);
    if (body.isPresent()) return body.get().unread(operand, local);
    if (choice.isPresent()) {
      Unchosen here = choice.get().unchosen(operand, local.in(), local.out().shape());
      return of.or(here).ofOperand(shape);
    }
    return isElementwise() ? of.ofOperand(shape) : Unchosen.nothing();
  }

  /// The local gradient of an operand of numbers as the formula that people are shown makes it of
  /// these: a rule may keep more digits by other means.
  public Tensor printed(int operand, Local local) {
    double x = local.in(0).item();
    double y = local.out().item();
    if (curve.isPresent()) return Tensor.scalar(asPrinted.getFirst().at(x, x, y));
    if (blend.isEmpty()) return pull(operand, local);
    return Tensor.scalar(asPrinted.get(operand).at(x, local.in(1).item(), y));
  }

  /// Whether it is of the catalogue and has neither kinks nor branches anywhere.
  public boolean isSmooth() {
    return origin instanceof Origin.Catalogue && kink == OpBuilder.NOWHERE && choice == null;
  }

  /// Whether the operands stand at a kink or tie, where the gradient is a convention.
  public boolean atKink(List<Tensor> in, int... given) {
    return kink.test(in, given);
  }

  @Override
  public String toString() {
    return name;
  }
}
