package gradus.explain.term;

import gradus.graph.Gate;
import gradus.lang.Expr;
import gradus.latex.LinePrinter;
import gradus.latex.Signs;
import gradus.tensor.Numbers;
import gradus.tensor.Numeral;
import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What has a value in a formula or sentence about a gate. It is written at the very end, by an
/// [AmountWriter], as LaTeX or as text.
public sealed interface Amount {
  /// A number, shown with the digits of the picture.
  record Number(double value) implements Amount {}

  /// A number of the program or the catalogue: all its digits, or if they are many the short
  /// formula that it is written as, `√2`, or else those typed, or four that say something.
  ///
  /// @param typed as the text has it; null where no text has it
  record Literal(double value, Expr typed) implements Amount {
    private static final int LONGEST = 8;

    private static final Numbers FEW = new Numbers(2, true).finer(4);

    /// Below this four digits that say something are written with a power of ten.
    private static final double SMALL = 1e-3;

    /// From here on the digits before the point are many.
    private static final double LARGE = 1e6;

    /// Significant digits of one that the text has in digits, which a person chose; and of one that
    /// has more, behind which there are dots.
    private static final MathContext TYPED = new MathContext(10);

    private static final MathContext CUT = new MathContext(6, RoundingMode.DOWN);

    public Literal(double value) {
      this(value, null);
    }

    /// The constant that a gate is.
    public static Literal of(Gate constant) {
      return new Literal(constant.literal().item(), constant.written());
    }

    /// The formula that it is written as, where digits would not say all of it: a root, a fraction,
    /// a power, π.
    public Optional<Expr> formula() {
      return Optional.ofNullable(typed)
          .filter(e -> isOneThing(e) && numeral().written() != value)
          .map(Literal::exponential)
          .filter(e -> LinePrinter.text(e, Signs.TEXTBOOK).length() <= LONGEST);
    }

    /// A power of e as what it is, for an e alone could be a name of the text.
    private static Expr exponential(Expr formula) {
      boolean natural =
          formula instanceof Expr.Binary b
              && b.operator() == Expr.Operator.POWER
              && b.left() instanceof Expr.Name n
              && n.name().equals("e");
      if (!natural) return formula;
      Expr exponent = ((Expr.Binary) formula).right();
      return new Expr.Call(formula.span(), formula.span(), "exp", List.of(exponent));
    }

    /// What has no sum outside of brackets: a factor as it stands.
    private static boolean isOneThing(Expr formula) {
      return switch (formula) {
        case Expr.Name n -> true;
        case Expr.Call c -> true;
        case Expr.Negate n -> isOneThing(n.operand());
        case Expr.Binary b ->
            switch (b.operator()) {
              case MULTIPLY, TIMES, PRODUCT, BESIDE, DIVIDE, POWER -> true;
              case ADD,
                  SUBTRACT,
                  MATMUL,
                  LESS,
                  LESS_OR_EQUAL,
                  GREATER,
                  GREATER_OR_EQUAL,
                  EQUAL,
                  UNEQUAL ->
                  false;
            };
        case Expr.Num n -> false;
        case Expr.Array a -> false;
        case Expr.Index i -> false;
        case Expr.Over o -> false;
      };
    }

    /// Whether it is written as a product, a fraction or a power, so that it needs brackets behind
    /// a ÷ or before an exponent.
    public boolean isCompound() {
      return formula()
          .map(e -> e instanceof Expr.Negate n ? n.operand() : e)
          .filter(Expr.Binary.class::isInstance)
          .isPresent();
    }

    /// What is written where no formula is: one digit and a power of ten where the plain number
    /// would be long.
    public Numeral numeral() {
      if (Double.isFinite(value)) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal plain = digits.scale() < 0 ? digits.setScale(0) : digits;
        if (Numbers.exact(value).indexOf('e') < 0) {
          if (plain.toPlainString().length() <= LONGEST) return new Numeral.Decimal(plain);
        } else if (digits.precision() <= LONGEST / 2) {
          int exponent = digits.precision() - digits.scale() - 1;
          return new Numeral.Scientific(digits.movePointLeft(exponent), exponent);
        }
      }
      if (isDigits() && Double.isFinite(value)) return chosen();
      return Math.abs(value) < SMALL ? small() : FEW.numeral(value);
    }

    private Numeral chosen() {
      BigDecimal digits = isCut() ? all().round(CUT) : all().round(TYPED).stripTrailingZeros();
      int exponent = digits.precision() - digits.scale() - 1;
      boolean plain = Math.abs(value) >= SMALL && exponent <= LONGEST - 2;
      return plain
          ? new Numeral.Decimal(digits.scale() < 0 ? digits.setScale(0) : digits)
          : new Numeral.Scientific(digits.movePointLeft(exponent), exponent);
    }

    /// Whether the text has it in digits, with a minus sign or without.
    private boolean isDigits() {
      return (typed instanceof Expr.Negate n ? n.operand() : typed) instanceof Expr.Num;
    }

    private BigDecimal all() {
      return new BigDecimal(Double.toString(value)).stripTrailingZeros();
    }

    /// Whether digits that the text has are left out, for which there are dots.
    public boolean isCut() {
      boolean plain = Double.isFinite(value) && Math.abs(value) >= SMALL && Math.abs(value) < LARGE;
      return isDigits() && plain && all().precision() > TYPED.getPrecision();
    }

    private Numeral small() {
      String text = String.format(Locale.ROOT, "%.3e", value);
      int e = text.indexOf('e');
      BigDecimal mantissa = new BigDecimal(text.substring(0, e));
      return new Numeral.Scientific(mantissa, Integer.parseInt(text.substring(e + 1)));
    }

    /// The formula or the digits, with a real minus sign.
    public String text() {
      String digits = isNegative() && value == 0 ? "−0" : numeral().text() + (isCut() ? "…" : "");
      return formula().map(e -> LinePrinter.text(e, Signs.TEXTBOOK)).orElse(digits);
    }

    /// −0 too, which is written with its sign.
    public boolean isNegative() {
      return Double.compare(value, 0) < 0;
    }

    /// The value of what is written.
    public double written() {
      return formula().isPresent() ? value : numeral().written();
    }
  }

  /// Entries in brackets.
  ///
  /// @param lying whether a vector is a row rather than a column
  record Entries(Tensor tensor, boolean lying) implements Amount {}

  /// What has not arrived yet: an empty box.
  record Open() implements Amount {}

  static Amount of(Tensor tensor, boolean lying) {
    return tensor.shape().isScalar() ? new Number(tensor.item()) : new Entries(tensor, lying);
  }
}
