package gradus.op;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One operation: its value, one gradient rule per operand, and all that is known of it. Immutable;
/// made by [#named] in the file of its family and nowhere else.
public final class Op {
  /// Gives an operand's gradient from upstream, in the shape of the result where the op is
  /// elementwise (broadcasting is undone once, in [#pull]), else in the operand's shape.
  @FunctionalInterface
  public interface Rule extends Function<Local, Tensor> {}

  /// The rule shared by all operands of a variadic op: the operand's position matters.
  @FunctionalInterface
  public interface SharedRule {
    Tensor apply(Local local, int position);
  }

  /// One operand: its name, the gradient rule and the rule as people write it (`ȳ ⊙ y ⊙ (1 − y)`).
  public record Operand(String name, String formula, Rule rule) {}

  /// Operand values and attributes at which tests check the gradient; away from kinks.
  public record Sample(List<Tensor> operands, int[] attributes) {}

  /// What an attribute means (`axis`, `rows`), whether it may be left out, and that it is a
  /// constant whole number in the program text.
  public record Attribute(String name, boolean optional) {}

  /// Most entries of a result (32 MB), so that `outer(a, a)` of a long vector is refused in words.
  static final int MOST_ENTRIES = 1 << 22;

  private final Builder b;

  private Op(Builder builder) {
    this.b = builder;
  }

  public static Builder named(String name) {
    return new Builder(name);
  }

  /// The name programs call it by, or the operator sign (`+`), and its name in JSON.
  public String name() {
    return b.name;
  }

  /// What stands in the gate's circle.
  public String symbol() {
    return b.symbol;
  }

  /// One line of help.
  public String doc(Locale locale) {
    return locale.getLanguage().equals("ko") ? b.docKo : b.doc;
  }

  /// What it does with the upstream gradient, in one word.
  public GatePattern pattern() {
    return b.pattern;
  }

  /// What its backward pass does and why, in a sentence or two of its own.
  public String backward(Locale locale) {
    return locale.getLanguage().equals("ko") ? b.backwardKo : b.backward;
  }

  /// Its rules as LaTeX.
  public Typesetting typesetting() {
    return b.typesetting;
  }

  /// The derivative of an elementwise function of `x` as a formula of the language.
  public Optional<String> slope() {
    return Optional.ofNullable(b.slope);
  }

  /// Whether a backward rule is a local gradient, entry by entry.
  public boolean isElementwise() {
    return b.curve != null || b.blend != null;
  }

  /// Operands by position; the last one's rule serves all further ones of a variadic op.
  public List<Operand> operands() {
    return b.operands;
  }

  public Operand operand(int index) {
    return b.operands.get(Math.min(index, b.operands.size() - 1));
  }

  public int fewest() {
    return b.operands.size();
  }

  /// Most operands; `Integer.MAX_VALUE` for a variadic op.
  public int most() {
    return b.variadic ? Integer.MAX_VALUE : b.operands.size();
  }

  public List<Attribute> attributes() {
    return b.attributes;
  }

  public List<Sample> samples() {
    return b.samples;
  }

  /// Its definition as a formula in its operands' names, when it has one. Where an op treats
  /// vectors and matrices differently this is the vector's; see the other form.
  public Optional<String> unfolding() {
    return Optional.ofNullable(b.unfolding);
  }

  /// Its definition where the same formula holds for all operands, whatever their shapes.
  public Optional<String> fixedUnfolding() {
    return b.unfoldingAt == null ? unfolding() : Optional.empty();
  }

  /// The formula that holds for these operand values: it may depend on their shape (the n of a
  /// mean), on an axis, or on a class label. Empty when there is none.
  public Optional<String> unfolding(List<Tensor> operands, int... attributes) {
    return b.unfoldingAt == null ? unfolding() : b.unfoldingAt.apply(operands, attributes);
  }

  /// Of the catalogue, or made by a program; a repeat's unfolding is its block.
  public Origin origin() {
    return b.origin;
  }

  /// How it is written between its operands (`+`), empty when it is called by name.
  public boolean isInfix() {
    return b.infix;
  }

  /// Set when the op is elementwise in one operand: the scalar case without tensors.
  public Optional<Curve> curve() {
    return Optional.ofNullable(b.curve);
  }

  /// Set when the op is elementwise in two operands: the scalar case without tensors.
  public Optional<Blend> blend() {
    return Optional.ofNullable(b.blend);
  }

  /// The result's shape for these operand shapes, or why they do not fit.
  public Fit fit(List<Shape> shapes, int[] attributes) {
    return switch (b.shape.apply(shapes, attributes)) {
      case Fit.Of of when entries(of.shape()) > MOST_ENTRIES ->
          Fit.misfit("shape.large", b.name, names(shapes), of.shape().toString(), MOST_ENTRIES);
      case Fit fit -> fit;
    };
  }

  private static long entries(Shape shape) {
    return (long) shape.rows() * shape.cols();
  }

  private static String names(List<Shape> shapes) {
    return shapes.stream().map(Shape::toString).limit(8).collect(Collectors.joining(", "));
  }

  /// What is wrong with these operand values (a class index outside the scores), if anything.
  public Optional<Fit.Misfit> objection(List<Tensor> operands) {
    return b.objection.apply(operands);
  }

  /// The result. The shapes must fit.
  public Tensor value(List<Tensor> operands, int... attributes) {
    return b.value.apply(operands, attributes);
  }

  /// The gradient of one operand, in its shape: the vector-Jacobian product with the upstream
  /// gradient, broadcasting undone.
  public Tensor pull(int operand, Local local) {
    boolean shared = b.sharedRule != null && operand >= b.operands.size() - 1;
    Tensor pulled =
        shared ? b.sharedRule.apply(local, operand) : operand(operand).rule().apply(local);
    return pulled.sumTo(local.in(operand).shape());
  }

  /// Whether the operands stand at a kink or tie, where the gradient is a convention.
  public boolean atKink(List<Tensor> operands, int... attributes) {
    return b.kink.test(operands, attributes);
  }

  @Override
  public String toString() {
    return b.name;
  }

  /// Collects an op's parts in the order in which they are read.
  public static final class Builder {
    private final String name;
    private String symbol;
    private String doc;
    private String docKo;
    private GatePattern pattern;
    private String backward;
    private String backwardKo;
    private Typesetting typesetting;
    private String slope;
    private boolean infix;
    private Origin origin = new Origin.Catalogue();
    private boolean variadic;
    private Curve curve;
    private Blend blend;
    private BiFunction<List<Shape>, int[], Fit> shape;
    private BiFunction<List<Tensor>, int[], Tensor> value;
    private Function<List<Tensor>, Optional<Fit.Misfit>> objection = in -> Optional.empty();
    private BiPredicate<List<Tensor>, int[]> kink = (in, a) -> false;
    private String unfolding;
    private BiFunction<List<Tensor>, int[], Optional<String>> unfoldingAt;
    private SharedRule sharedRule;
    private final List<Operand> operands = new ArrayList<>();
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
      this.symbol = name;
    }

    public Builder symbol(String glyph) {
      symbol = glyph;
      return this;
    }

    public Builder doc(String english, String korean) {
      doc = english;
      docKo = korean;
      return this;
    }

    /// What becomes of the upstream gradient, and why.
    public Builder back(GatePattern kind, String english, String korean) {
      pattern = kind;
      backward = english;
      backwardKo = korean;
      return this;
    }

    /// The forward rule and one backward rule per operand, as in [Typesetting].
    public Builder latex(String forward, String... rules) {
      typesetting = Typesetting.of(forward, rules);
      return this;
    }

    /// As above, where the rules depend on the operands' shapes.
    public Builder latex(Function<List<Shape>, List<String>> rules) {
      typesetting = new Typesetting(rules);
      return this;
    }

    /// dy/dx as a formula of the language in `x`.
    public Builder slope(String formula) {
      slope = formula;
      return this;
    }

    public Builder infix() {
      infix = true;
      return this;
    }

    /// Elementwise in one operand `x`.
    public Builder curve(
        java.util.function.DoubleUnaryOperator f, String formula, Curve.Slope slope) {
      curve = new Curve(f, slope);
      shape = (s, a) -> Fit.of(s.get(0));
      value = (in, a) -> in.get(0).map(f);
      return operand(
          "x",
          formula,
          l -> {
            Tensor x = l.in(0);
            return Tensor.generate(
                x.shape(), i -> l.grad().get(i) * slope.at(x.get(i), l.out().get(i)));
          });
    }

    /// Elementwise in two operands `a` and `b`, with broadcasting.
    public Builder blend(
        java.util.function.DoubleBinaryOperator f,
        String formulaA,
        Blend.Slope slopeA,
        String formulaB,
        Blend.Slope slopeB) {
      blend = new Blend(f, slopeA, slopeB);
      shape = (s, a) -> broadcast(name, s.get(0), s.get(1));
      value = (in, a) -> in.get(0).zip(in.get(1), f);
      return operand("a", formulaA, l -> blended(l, slopeA))
          .operand("b", formulaB, l -> blended(l, slopeB));
    }

    private static Tensor blended(Local l, Blend.Slope slope) {
      Shape s = l.out().shape();
      Tensor a = l.in(0).broadcastTo(s);
      Tensor b = l.in(1).broadcastTo(s);
      return Tensor.generate(
          s, i -> l.grad().get(i) * slope.at(a.get(i), b.get(i), l.out().get(i)));
    }

    private static Fit broadcast(String op, Shape a, Shape b) {
      return a.broadcast(b)
          .map(Fit::of)
          .orElseGet(() -> Fit.misfit("shape.broadcast", op, a.toString(), b.toString()));
    }

    public Builder shape(BiFunction<List<Shape>, int[], Fit> rule) {
      shape = rule;
      return this;
    }

    public Builder value(BiFunction<List<Tensor>, int[], Tensor> rule) {
      value = rule;
      return this;
    }

    public Builder operand(String operand, String formula, Rule rule) {
      operands.add(new Operand(operand, formula, rule));
      return this;
    }

    /// The last operand may be repeated any number of times.
    public Builder variadic() {
      variadic = true;
      return this;
    }

    /// A last operand that may be repeated, with one rule for every position.
    public Builder operands(String operand, String formula, SharedRule rule) {
      sharedRule = rule;
      return operand(operand, formula, l -> rule.apply(l, 0)).variadic();
    }

    public Builder attribute(String attribute, boolean optional) {
      attributes.add(new Attribute(attribute, optional));
      return this;
    }

    public Builder objects(Function<List<Tensor>, Optional<Fit.Misfit>> rule) {
      objection = rule;
      return this;
    }

    public Builder kink(Predicate<List<Tensor>> rule) {
      return kink((in, a) -> rule.test(in));
    }

    public Builder kink(BiPredicate<List<Tensor>, int[]> rule) {
      kink = rule;
      return this;
    }

    /// A formula of the language in the operands' names.
    public Builder unfolds(String formula) {
      unfolding = formula;
      return this;
    }

    /// As above, where the formula depends on shapes, attributes or labels; `common` is the one for
    /// a vector.
    public Builder unfolds(
        String common, BiFunction<List<Tensor>, int[], Optional<String>> formula) {
      unfolding = common;
      unfoldingAt = formula;
      return this;
    }

    public Builder sample(Tensor... in) {
      samples.add(new Sample(List.of(in), new int[0]));
      return this;
    }

    public Builder sample(int[] attributeValues, Tensor... in) {
      samples.add(new Sample(List.of(in), attributeValues.clone()));
      return this;
    }

    /// An op of a program rather than of the catalogue: it may have no operands and no samples.
    Op buildOwn(Origin.Own made) {
      origin = made;
      return new Op(this);
    }

    public Op build() {
      if (shape == null
          || value == null
          || operands.isEmpty()
          || samples.isEmpty()
          || pattern == null
          || typesetting == null
          || curve != null && slope == null
          || doc == null) {
        throw new IllegalStateException("incomplete op " + name + Arrays.asList(symbol));
      }
      return new Op(this);
    }
  }
}
