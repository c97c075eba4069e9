package gradus.op.catalogue;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;

import gradus.op.EntryTerm;
import gradus.op.EntryTerm.OperandCell;
import gradus.op.Fit;
import gradus.op.GatePattern;
import gradus.op.JacobianEntry.Cell;
import gradus.op.JacobianEntry.InCells;
import gradus.op.Local;
import gradus.op.MadeEntry;
import gradus.op.Op;
import gradus.op.entry.Samples;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How far numbers lie from those they should be, as one number.
final class SquaredError {
  private static final Tensor ROWS =
      matrix(new double[] {1, -2, 0.3}, new double[] {-0.5, 1.2, 1.1});

  private static final String SQUARES = "\\frac{1}{#n} #by \\sum (#a - #b)^{2}";

  private SquaredError() {}

  static final Op MSE =
      Op.named("mse")
          .symbol("MSE")
          .doc("The mean of the squared differences.", "차를 제곱한 값의 평균입니다.")
          .shape((s, a) -> squared(s.get(0), s.get(1)))
          .value((in, a) -> Tensor.scalar(meanSquare(in.get(0).minus(in.get(1)))))
          .madeOf(SquaredError::ofSquares)
          .operand("a", "#g #by #share(#a − #b)", l -> difference(l, 1))
          .operand("b", "−#g #by #share(#a − #b)", l -> difference(l, -1))
          .unfolds("mean(square(a-b))")
          .entries(SquaredError::squaresInEntries)
          .back(
              GatePattern.COMPARER,
              "The gradient is the difference itself, doubled and averaged: the further the two lie"
                  + " apart, the harder they are pulled together.",
              "기울기는 차이 그 자체의 두 배를 평균한 것입니다. 둘이 멀수록 더 세게 서로를 끌어당깁니다.")
          .latexWhere(
              s -> isCopied(s, 0) && isCopied(s, 1),
              SQUARES,
              "#g | #share\\textstyle\\sum (#a - #b)::a",
              "#g | #share\\textstyle\\sum (#b - #a)::b")
          .told("#g #by #shareΣ (#a − #b)", "#g #by #shareΣ (#b − #a)")
          .latexWhere(
              s -> isCopied(s, 0),
              SQUARES,
              "#g | #share\\textstyle\\sum (#a - #b)::a",
              "#g | #share(#b - #a)::b")
          .told("#g #by #shareΣ (#a − #b)", "#g #by #share(#b − #a)")
          .latexWhere(
              s -> isCopied(s, 1),
              SQUARES,
              "#g | #share(#a - #b)::a",
              "#g | #share\\textstyle\\sum (#b - #a)::b")
          .told("#g #by #share(#a − #b)", "#g #by #shareΣ (#b − #a)")
          .latex(SQUARES, "#g | #share(#a - #b)::a", "#g | #share(#b - #a)::b")
          .partialWhere(
              (s, a) -> s.get(0).equals(s.get(1)),
              "a",
              "#share\\left( {#a}#ij - {#b}#ij \\right)",
              c -> apart(c, 1))
          .partialWhere(
              (s, a) -> s.get(0).equals(s.get(1)),
              "b",
              "#share\\left( {#b}#ij - {#a}#ij \\right)",
              c -> apart(c, -1))
          .partialWhere(
              (s, a) -> !isCopied(s, 0), "a", "#share\\left( #a - #b \\right)#ij", c -> apart(c, 1))
          .partialWhere(
              (s, a) -> !isCopied(s, 1),
              "b",
              "#share\\left( #b - #a \\right)#ij",
              c -> apart(c, -1))
          .partial("a", "#share{\\left( \\textstyle\\sum (#a - #b) \\right)}#ij", c -> apart(c, 1))
          .partial("b", "#share{\\left( \\textstyle\\sum (#b - #a) \\right)}#ij", c -> apart(c, -1))
          .told("a", SquaredError::difference)
          .told("b", SquaredError::difference)
          .sample(vector(1, -2, 3), vector(0.5, 1, 2))
          .sample(ROWS, vector(0.5, 1, 2))
          .sample(scalar(2), vector(0.5, 1))
          .sample(Samples.CUBE, ROWS)
          .build();

  /// Whether broadcasting copies an operand, so that its gradient is a sum over its copies.
  private static boolean isCopied(List<Shape> shapes, int operand) {
    Shape own = shapes.get(operand);
    return !shapes.get(0).broadcast(shapes.get(1)).orElse(own).equals(own);
  }

  private static String squaresInEntries(List<Shape> shapes) {
    Shape whole = shapes.get(0).broadcast(shapes.get(1)).orElseThrow();
    List<String> indices = List.of("i", "j", "p", "q").subList(0, whole.rank());
    String apart = entry("a", shapes.get(0), indices) + " - " + entry("b", shapes.get(1), indices);
    String square = "(" + apart + ")^2";
    return indices.isEmpty()
        ? square
        : "1/" + whole.size() + " · sum(" + String.join(", ", indices) + ", " + square + ")";
  }

  /// The entry of an operand that meets the entry of a result with these indices: what has one
  /// entry along an axis is copied along it.
  private static String entry(String operand, Shape own, List<String> indices) {
    if (own.isScalar()) return operand;
    List<String> last = indices.subList(indices.size() - own.rank(), indices.size());
    return IntStream.range(0, own.rank())
        .mapToObj(axis -> own.length(axis) == 1 ? "0" : last.get(axis))
        .collect(Collectors.joining(", ", operand + "[", "]"));
  }

  private static Fit squared(Shape a, Shape b) {
    return a.broadcast(b).isPresent()
        ? Fit.of(Shape.SCALAR)
        : Fit.misfit("shape.broadcast", "mse", a.toString(), b.toString());
  }

  /// The square of each difference, divided by how many there are.
  private static List<EntryTerm> ofSquares(MadeEntry e) {
    Tensor apart = e.in(0).minus(e.in(1));
    int n = apart.size();
    String formula = share(n) + "(#0 - #1)^{2}";
    return MadeEntry.sum(
        n,
        i -> {
          MadeEntry at = new MadeEntry(e.in(), apart, e.attributes(), i);
          double square = apart.get(i) * apart.get(i) / n;
          return new EntryTerm(square, List.of(at.met(0), at.met(1)), formula);
        });
  }

  private static double meanSquare(Tensor d) {
    double total = 0;
    for (int i = 0; i < d.size(); i++) {
      total += d.get(i) * d.get(i);
    }
    return total / d.size();
  }

  private static Tensor difference(Local l, int sign) {
    Tensor d = l.in(0).minus(l.in(1));
    return d.times(sign * 2.0 / d.size() * l.grad().item());
  }

  /// `2/3 (a₁ − b₁)`, with a difference for each copy of the entry.
  private static Optional<InCells> difference(Cell c) {
    Tensor apart = c.in(0).minus(c.in(1));
    OperandCell own = new OperandCell(c.operand(), c.place());
    List<OperandCell> cells = new ArrayList<>(List.of(own));
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < apart.size(); i++) {
      MadeEntry at = new MadeEntry(List.of(c.in(0), c.in(1)), apart, new int[0], i);
      if (!at.met(c.operand()).equals(own)) continue;
      terms.add("#0 - #" + cells.size());
      cells.add(at.met(1 - c.operand()));
    }
    String share = doubled(apart.size());
    if (terms.size() == 1) {
      String one = terms.getFirst();
      return Optional.of(
          new InCells(share.isEmpty() ? one : share + "\\left(" + one + "\\right)", cells));
    }
    terms.replaceAll(t -> "\\left(" + t + "\\right)");
    String sum = EntryTerm.sum(terms);
    return Optional.of(
        new InCells(share.isEmpty() ? sum : share + "\\left[" + sum + "\\right]", cells));
  }

  /// `2/n` in lowest terms.
  private static String doubled(int n) {
    if (n == 1) return "2 #by ";
    if (n == 2) return "";
    return n % 2 == 0 ? share(n / 2) : "\\tfrac{2}{" + n + "} #by ";
  }

  /// Twice the mean difference at an entry, added up over where the entry was copied to.
  private static double apart(Cell c, int sign) {
    Tensor d = c.in(0).minus(c.in(1));
    return sign * 2.0 / d.size() * d.sumTo(c.in(c.operand()).shape()).get(c.place());
  }

  private static String share(int n) {
    return n == 1 ? "" : "\\tfrac{1}{" + n + "} #by ";
  }
}
