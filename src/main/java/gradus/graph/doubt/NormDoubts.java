package gradus.graph.doubt;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.LatexMarks;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Norms, bars and powers that mean one thing of a number or a vector and several of a matrix.
public final class NormDoubts {
  private final String text;
  private final boolean latex;

  /// For what a norm with its order came to, the norm as it is written.
  private final Map<Expr, Expr.Call> orders = new IdentityHashMap<>();

  /// What is told of a part; of bars and powers until something gathers their entries.
  private final Map<Expr, Problem> told = new IdentityHashMap<>();

  NormDoubts(String text) {
    this.text = text;
    latex = LatexMarks.in(text);
  }

  Collection<Problem> notices() {
    return told.values().stream()
        .sorted(Comparator.comparingInt(p -> p.span().start()))
        .distinct()
        .toList();
  }

  /// Remembers what a norm with its order came to.
  public void ordered(Expr plain, Expr.Call written) {
    orders.put(plain, written);
  }

  /// Why a norm with its order cannot be taken: of a matrix it is another number than of its
  /// entries in a row.
  public Optional<Problem> order(Expr.Call plain, List<? extends KnownOperand> in) {
    Expr.Call norm = orders.remove(plain);
    Shape shape = norm == null ? null : in.getFirst().shape();
    boolean flat = shape == null || shape.rank() < 2 || shape.isMatrix() && shape.cols() == 1;
    if (flat) return Optional.empty();
    boolean two = plain.name().equals(Ops.NORM.name());
    if (two && shape.rows() == 1) return Optional.empty();
    String of = written(norm.arguments().getFirst().span());
    String sizes = latex ? "\\operatorname{abs}\\left(" + of + "\\right)" : "abs(" + of + ")";
    String reduced =
        latex
            ? "\\operatorname{" + plain.name() + "}\\left(" + sizes + "\\right)"
            : plain.name() + "(" + sizes + ")";
    String edit = two ? frobenius(norm) : reduced;
    String key =
        switch (plain.name()) {
          case "sum" -> "graph.norm.columns";
          case "max" -> "graph.norm.rows";
          default -> "graph.norm.spectral";
        };
    String whole = written(norm.span());
    Problem problem =
        shape.isDeep()
            ? Problem.error(norm.span(), "graph.norm.deep", whole, edit, shape.toString())
            : Problem.error(norm.span(), key, whole, edit);
    return Optional.of(problem.withFix(edit));
  }

  /// The norm over all entries, written as this one is.
  private String frobenius(Expr.Call norm) {
    Span order = norm.arguments().get(1).span();
    int start = norm.span().start();
    int end = norm.span().end();
    if (order.end() == end) return text.substring(start, order.start()) + "_F";
    int of = norm.arguments().getFirst().span().end();
    int open = text.substring(of, order.start()).indexOf(',');
    return text.substring(start, of + Math.max(0, open)) + text.substring(order.end(), end);
  }

  /// Tells that the square of a matrix's norm with its order is one over all entries.
  public void squared(Expr.Binary power, KnownOperand of) {
    if (!(power.left() instanceof Expr.Call norm) || norm.arguments().size() != 2) return;
    Shape shape = of.shape();
    if (shape == null || !shape.isMatrix() || shape.cols() == 1 || shape.rows() == 1) return;
    String edit = frobenius(norm) + text.substring(norm.span().end(), power.span().end());
    told.put(power, Reading.NORM.notice(power.span(), edit, written(power.span()), edit));
  }

  /// Why a power cannot be taken; empty, after a notice where one is due, when it can.
  public Optional<Problem> power(Expr.Binary power, KnownOperand of) {
    return transpose(power, of).or(() -> bars(power, of)).or(() -> entries(power, of));
  }

  /// Why `x^T` cannot be taken where the program has a T: of all but a number it may be a
  /// transpose.
  private Optional<Problem> transpose(Expr.Binary power, KnownOperand of) {
    boolean letter =
        power.operator() == Operator.POWER
            && power.right() instanceof Expr.Name n
            && n.name().equals("T");
    if (!letter || of.shape() == null || of.shape().isScalar()) return Optional.empty();
    int end = power.right().span().end();
    int sign = text.substring(0, power.right().span().start()).stripTrailing().length() - 1;
    if (sign < power.left().span().end() || text.charAt(sign) != '^') return Optional.empty();
    String base = text.substring(power.span().start(), sign);
    String other = base + "^(T)";
    return Optional.of(
        Problem.error(new Span(sign, end), "graph.power.T", base + "ᵀ", other)
            .withEdits("ᵀ", "^(T)"));
  }

  /// Why an image and a smaller kernel cannot be multiplied; empty for all else.
  Optional<Problem> convolution(Expr.Binary b, Shape image, Shape kernel) {
    boolean smaller =
        b.operator() == Operator.MULTIPLY
            && image.isMatrix()
            && kernel.isMatrix()
            && !image.equals(kernel)
            && kernel.rows() > 1
            && kernel.cols() > 1
            && kernel.rows() <= image.rows()
            && kernel.cols() <= image.cols();
    if (!smaller) return Optional.empty();
    String both = written(b.left().span()) + ", " + written(b.right().span()) + ")";
    String edit = (latex ? "\\operatorname{conv2d}(" : "conv2d(") + both;
    Problem problem =
        Problem.error(b.span(), "graph.convolution", image.toString(), kernel.toString(), edit);
    boolean plain = b.left() instanceof Expr.Name && b.right() instanceof Expr.Name;
    return Optional.of(plain ? problem.withFix(edit) : problem);
  }

  /// Why a power of bars cannot be taken: of a vector they are its norm or the absolute values of
  /// its entries.
  private Optional<Problem> bars(Expr.Binary power, KnownOperand of) {
    boolean scalar = of.shape() == null || of.shape().isScalar();
    if (power.operator() != Operator.POWER || scalar || !isBars(power.left())) {
      return Optional.empty();
    }
    Expr.Call abs = (Expr.Call) power.left();
    String inside = written(abs.arguments().getFirst().span());
    String raised = text.substring(abs.span().end(), power.span().end());
    String norm = (latex ? "\\|" + inside + "\\|" : "‖" + inside + "‖") + raised;
    String entries =
        (latex ? "\\operatorname{abs}\\left(" + inside + "\\right)" : "abs(" + inside + ")")
            + raised;
    return Optional.of(
        Problem.error(power.span(), "graph.bars", written(power.span()), norm, entries)
            .withEdits(norm, entries));
  }

  /// Why a product of bars, or what is divided by bars, cannot be taken: of vectors they are norms
  /// or the absolute values of the entries.
  public Optional<Problem> sizes(Expr.Binary b, KnownOperand left, KnownOperand right) {
    boolean number = right.shape() == null || right.shape().isScalar() || left.shape() == null;
    boolean doubtful =
        switch (b.operator()) {
          case MULTIPLY, TIMES, PRODUCT, BESIDE ->
              isBars(b.left()) && isBars(b.right()) && !left.shape().isScalar();
          case DIVIDE -> isBars(b.right());
          case ADD, SUBTRACT, MATMUL, POWER -> false;
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL -> false;
        };
    if (number || !doubtful) return Optional.empty();
    Optional<Problem> two = b.operator() == Operator.DIVIDE ? beside(b) : Optional.empty();
    if (two.isPresent()) return two;
    List<Expr> parts = new ArrayList<>();
    if (b.operator() != Operator.DIVIDE) parts.add(b.left());
    parts.add(b.right());
    String norms = sized(b, parts, latex ? "\\|" : "‖", latex ? "\\|" : "‖");
    String entries =
        latex
            ? sized(b, parts, "\\operatorname{abs}\\left(", "\\right)")
            : sized(b, parts, "abs(", ")");
    return Optional.of(
        Problem.error(b.span(), "graph.bars", written(b.span()), norms, entries)
            .withEdits(norms, entries));
  }

  /// What is divided by bars with more bars close behind them, `a·b/|a||b|`: both are below the
  /// line.
  private Optional<Problem> beside(Expr.Binary b) {
    int open = b.span().end();
    int close = text.startsWith("|", open) ? text.indexOf('|', open + 1) : -1;
    if (close < 0 || latex) return Optional.empty();
    String above = text.substring(b.span().start(), b.right().span().start());
    String first = written(((Expr.Call) b.right()).arguments().getFirst().span());
    String second = text.substring(open + 1, close);
    Span span = new Span(b.span().start(), close + 1);
    String norms = above + "(‖" + first + "‖‖" + second + "‖)";
    String entries = above + "(abs(" + first + ") * abs(" + second + "))";
    return Optional.of(
        Problem.error(span, "graph.bars", written(span), norms, entries).withEdits(norms, entries));
  }

  /// A formula with other signs in the place of bars.
  private String sized(Expr whole, List<Expr> bars, String open, String close) {
    StringBuilder sized = new StringBuilder();
    int at = whole.span().start();
    for (Expr bar : bars) {
      sized.append(text, at, bar.span().start()).append(open);
      sized.append(written(((Expr.Call) bar).arguments().getFirst().span())).append(close);
      at = bar.span().end();
    }
    return sized.append(text, at, whole.span().end()).toString();
  }

  /// Tells that a power of a square matrix is one of each entry, unless they are gathered at once.
  /// The inverse is not known, and refused; `A**-1` is no sign of it, since it is one over each
  /// entry in NumPy.
  private Optional<Problem> entries(Expr.Binary power, KnownOperand of) {
    Integer whole = power.right().whole();
    if (power.operator() != Operator.POWER || whole == null || of.shape() == null) {
      return Optional.empty();
    }
    if (!Doubts.isSquare(of.shape()) || whole == 1 || whole == 0) return Optional.empty();
    Span base = new Span(power.span().start(), power.left().span().end());
    String name = written(base);
    boolean plain = power.left() instanceof Expr.Name && base.equals(power.left().span());
    if (whole == -1 && !isPython(power)) {
      return Optional.of(Problem.error(power.span(), "graph.inverse", written(power.span()), name));
    }
    String edit = null;
    if (whole > 0 && power.left().span().end() <= power.right().span().start()) {
      String between = text.substring(base.end(), power.right().span().start());
      String factor = name + between.substring(0, DoubtedText.closed(between));
      String sign = " " + (latex ? "\\mathbin{@}" : "@") + " ";
      String product = String.join(sign, Collections.nCopies(Math.min(9, whole), factor));
      edit = plain ? product : "(" + product + ")";
    }
    told.put(power, Reading.ENTRIES.notice(power.span(), edit, written(power.span())));
    return Optional.empty();
  }

  private boolean isPython(Expr.Binary power) {
    int exponent = Math.max(power.left().span().end(), power.right().span().start());
    return text.substring(power.left().span().end(), exponent).contains("**");
  }

  private boolean isBars(Expr expr) {
    if (!(expr instanceof Expr.Call c) || !c.name().equals("abs")) return false;
    String sign = written(c.nameSpan()).strip();
    return sign.endsWith("|") || sign.endsWith("vert");
  }

  /// Tells that bars around a matrix take each entry, unless its entries are gathered at once.
  void between(Expr.Call c, KnownOperand of) {
    if (isBars(c) && Doubts.isSquare(of.shape())) {
      String inside = written(c.arguments().getFirst().span());
      String edit =
          latex ? "\\operatorname{abs}\\left(" + inside + "\\right)" : "abs(" + inside + ")";
      told.put(c, Reading.BARS.notice(c.span(), edit, written(c.span()), edit));
    } else if (isBars(c) && of.shape() != null && of.shape().rank() == 1 && of.shape().size() > 1) {
      String inside = written(c.arguments().getFirst().span());
      String norm = latex ? "\\|" + inside + "\\|" : "‖" + inside + "‖";
      told.put(c, Reading.SIZES.notice(c.span(), norm, written(c.span()), norm));
    } else if (Doubts.REDUCTIONS.contains(c.name())) {
      told.remove(c.arguments().getFirst());
      // what is summed is clearly one number for each entry
      c.arguments().getFirst().all().stream()
          .filter(part -> isTold(part, Reading.SIZES))
          .forEach(told::remove);
    }
  }

  private boolean isTold(Expr part, Reading reading) {
    Problem problem = told.get(part);
    return problem != null && problem.key().equals(reading.key());
  }

  private String written(Span span) {
    return text.substring(span.start(), span.end());
  }
}
