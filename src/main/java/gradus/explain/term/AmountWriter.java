package gradus.explain.term;

import gradus.latex.LatexPrinter;
import gradus.latex.Signs;
import gradus.tensor.EntryFormat;
import gradus.tensor.Numbers;
import gradus.tensor.Numeral;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Writes amounts as LaTeX or as text, with the digits of the picture.
public final class AmountWriter {
  private static final int MOST_ENTRIES = 36;
  private static final int MOST_LINES = 8;

  private final Numbers numbers;
  private final Excerpt excerpt;

  public AmountWriter(Numbers numbers) {
    this(numbers, Excerpt.WHOLE);
  }

  /// Writes no more of a tensor than this.
  public AmountWriter(Numbers numbers, Excerpt excerpt) {
    this.numbers = numbers;
    this.excerpt = excerpt;
  }

  /// Whether partial derivatives beside them stand in a line.
  boolean isLevel() {
    return excerpt.level();
  }

  public String latex(Amount amount) {
    return switch (amount) {
      case Amount.Number n -> latex(numbers.numeral(n.value()));
      case Amount.Literal l ->
          l.formula()
              .map(e -> LatexPrinter.shown(e, Signs.TEXTBOOK, b -> LatexPrinter.Product.PLAIN))
              .orElseGet(() ->
                  (l.isNegative() && l.value() == 0 ? "-" : "")
                      + latex(l.numeral())
                      + (l.isCut() ? "\\ldots" : ""));
      case Amount.Entries e -> latex(e.tensor(), e.lying());
      case Amount.Open o -> "\\cdots";
    };
  }

  /// The same after a sign, where a second sign needs brackets: `(-4)`.
  public String bracketed(Amount amount) {
    return isNegative(amount) ? "(" + latex(amount) + ")" : latex(amount);
  }

  /// The same as a factor: in tall brackets where it follows others and begins with a minus sign.
  public String inProduct(Amount amount, boolean first) {
    boolean bracket = !first && isNegative(amount);
    return bracket ? "\\left(" + latex(amount) + "\\right)" : latex(amount);
  }

  /// Whether it is written as a number, not in brackets.
  boolean isNumber(Amount amount) {
    return switch (amount) {
      case Amount.Number n -> true;
      case Amount.Literal l -> true;
      case Amount.Entries e -> false;
      case Amount.Open o -> false;
    };
  }

  /// Whether it begins with a minus sign.
  public boolean isNegative(Amount amount) {
    return switch (amount) {
      case Amount.Number n -> numbers.numeral(n.value()).isNegative();
      case Amount.Literal l -> l.isNegative();
      case Amount.Entries e -> false;
      case Amount.Open o -> false;
    };
  }

  /// Whether there is a power of ten, or another formula, in it.
  public boolean isRaised(Amount amount) {
    return switch (amount) {
      case Amount.Number n -> numbers.numeral(n.value()) instanceof Numeral.Scientific;
      case Amount.Literal l -> l.isCompound() || l.numeral() instanceof Numeral.Scientific;
      case Amount.Entries e ->
          fits(e.tensor().shape())
              && (format(e).hasFactor()
                  || IntStream.range(0, e.tensor().size())
                      .anyMatch(i -> isRaised(e.tensor().get(i), format(e))));
      case Amount.Open o -> false;
    };
  }

  private EntryFormat format(Amount.Entries entries) {
    return EntryFormat.of(entries.tensor(), numbers);
  }

  private static boolean isRaised(double entry, EntryFormat format) {
    return format.numeral(entry) instanceof Numeral.Scientific;
  }

  /// To be read aloud; a long tensor ends in `…`.
  public String text(Amount amount) {
    return switch (amount) {
      case Amount.Number n -> numbers.show(n.value());
      case Amount.Literal l -> l.isCompound() ? "(" + l.text() + ")" : l.text();
      case Amount.Entries e -> numbers.show(e.tensor());
      case Amount.Open o -> "…";
    };
  }

  private static String latex(Numeral numeral) {
    return switch (numeral) {
      case Numeral.Decimal d -> d.digits("\\,");
      case Numeral.Scientific s ->
          (s.isPower() ? "" : s.mantissa().toPlainString() + "\\mathord{\\cdot}")
              + "10^{"
              + s.exponent()
              + "}";
      case Numeral.Infinite i -> i.isNegative() ? "-\\infty" : "\\infty";
      case Numeral.NotANumber n -> "\\mathrm{NaN}";
    };
  }

  /// A vector as a column, or as a row; what is too large as its shape.
  private String latex(Tensor tensor, boolean row) {
    Shape s = tensor.shape();
    boolean column = s.isVector() && !row;
    int lines = column ? s.cols() : s.rows();
    int columns = column ? 1 : s.cols();
    if (!writes(s)) return "\\left[ " + latex(s) + " \\right]";
    EntryFormat format = EntryFormat.of(tensor, numbers);
    StringBuilder out = new StringBuilder();
    if (format.hasFactor()) out.append("10^{" + format.exponent() + "} \\times ");
    if (s.isDeep()) return out.append(matrices(tensor, 0, 0, format)).toString();
    out.append("\\begin{bmatrix} ");
    int[] down = Excerpt.places(lines, excerpt.rows());
    int[] across = Excerpt.places(columns, excerpt.cols());
    for (int i = 0; i < down.length; i++) {
      for (int j = 0; j < across.length; j++) {
        if (i + j > 0) out.append(j == 0 ? " \\\\ " : " & ");
        boolean above = down[i] == Excerpt.DOTS;
        boolean beside = across[j] == Excerpt.DOTS;
        if (above) {
          out.append(beside ? "\\ddots" : "\\vdots");
        } else {
          int entry = down[i] * columns + across[j];
          out.append(beside ? "\\cdots" : latex(format.numeral(tensor.get(entry))));
        }
      }
    }
    return out.append(" \\end{bmatrix}").toString();
  }

  /// The matrices of more axes side by side, from one place on and so many axes deep.
  private static String matrices(Tensor tensor, int axis, int from, EntryFormat format) {
    Shape s = tensor.shape();
    int step = s.step(axis);
    boolean matrix = axis >= s.rank() - 2;
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < s.length(axis); i++) {
      int at = from + i * step;
      parts.add(
          axis == s.rank() - 1
              ? latex(format.numeral(tensor.get(at)))
              : matrices(tensor, axis + 1, at, format));
    }
    if (axis == s.rank() - 1) return String.join(" & ", parts);
    return matrix
        ? "\\begin{bmatrix} " + String.join(" \\\\ ", parts) + " \\end{bmatrix}"
        : "\\left[ " + String.join(",\\, ", parts) + " \\right]";
  }

  /// Whether entries of such a tensor are written, not only its shape.
  public boolean writes(Shape s) {
    return fits(s) || !s.isDeep() && !excerpt.equals(Excerpt.WHOLE);
  }

  public static boolean fits(Shape s) {
    int longest = s.isVector() ? s.cols() : Math.max(s.rows(), s.cols());
    return (long) s.rows() * s.cols() <= MOST_ENTRIES && longest <= MOST_LINES;
  }

  private static String latex(Shape s) {
    return s.toString().replace("×", " \\times ");
  }
}
