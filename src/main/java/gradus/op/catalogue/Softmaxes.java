package gradus.op.catalogue;

import static gradus.op.JacobianEntry.indicator;
import static gradus.tensor.Tensor.matrix;
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
import gradus.op.entry.MetIndices;
import gradus.op.entry.Samples;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Scores to probabilities, over the last axis: each row of a matrix by itself.
final class Softmaxes {
  private static final Tensor ROWS = matrix(new double[] {1, -2, 0.3}, new double[] {-0.5, 4, -7});

  private Softmaxes() {}

  static final Op SOFTMAX =
      Op.named("softmax")
          .doc(
              "Scores become probabilities: their exponentials over the sum of those, along the"
                  + " last axis.",
              "마지막 축을 따라 점수의 지수함수를 그 합으로 나누어 확률로 바꿉니다.")
          .shape((s, a) -> Fit.of(s.get(0)))
          .value((in, a) -> rows(in.get(0)).weave(in.get(0), (x, lane) -> Softness.softmax(x)))
          .madeOf(e -> ofRow(e, "\\frac{e^{#own}}{#sum{e^{#c}}}"))
          // Those that are added up, and then those with the probabilities.
          .products((s, operand, to) -> 2L * s.get(0).size())
          .operand("x", "#y ⊙ (#g − Σ(#g ⊙ #y))", Softmaxes::softmaxSlope)
          .unfolds(
              "exp(x)/sum(exp(x))",
              (in, a) -> Optional.of("exp(x)/" + perRow("sum(exp(x)", in.shape(0))))
          .back(
              GatePattern.NORMALIZER,
              "The probabilities add up to 1, so raising one lowers all the others: each entry"
                  + " receives how much better its upstream gradient is than the average, times its"
                  + " probability.",
              "확률의 합은 1이므로 하나를 올리면 나머지가 내려갑니다. 각 원소는 자기 상류 기울기가 평균보다 얼마나 큰지에 자기 확률을 곱해 받습니다.")
          .latexWhere(
              s -> s.get(0).isDeep(),
              "\\frac{e^{#x}}{\\sum_{\\text{axis }-1} e^{#x}}",
              "#y | \\odot | \\left( #g - {\\textstyle\\sum_{\\text{axis }-1}} \\left( #g \\odot"
                  + " #y \\right) \\right)::x")
          .meets((s, operand, a) -> sameRow(s.get(0)))
          .latexWhere(
              s -> s.get(0).isMatrix(),
              "\\left[ \\frac{e^{{#x}_{ij}}}{\\sum_l e^{{#x}_{il}}} \\right]_{ij}",
              "\\left[ {#y}_{ij} #by \\left( \\left(#g\\right)_{ij} - \\textstyle\\sum_l"
                  + " \\left(#g\\right)_{il} #by {#y}_{il} \\right) \\right]_{ij}::x")
          .told("[#y_ij #by (#g_ij − Σ_l #g_il #by #y_il)]_ij")
          .latex(
              "\\frac{e^{#x}}{\\sum e^{#x}}",
              "#y | \\odot | \\left( #g - {\\textstyle\\sum} \\left( #g \\odot #y \\right)"
                  + " \\right)::x")
          .partialWhere(
              (s, a) -> s.get(0).isMatrix(),
              "x",
              "\\mathbf{1}[k = i] #by {#y}_{kl} #by \\left( \\mathbf{1}[l = j] - {#y}_{kj}"
                  + " \\right)",
              c ->
                  indicator(c.k() == c.i())
                      * c.out().get(c.k(), c.l())
                      * (indicator(c.l() == c.j()) - c.out().get(c.k(), c.j())))
          .partialWhere(
              (s, a) -> s.get(0).isVector(),
              "x",
              "{#y}_k #by \\left( \\mathbf{1}[k = i] - {#y}_i \\right)",
              c -> c.out().get(c.k()) * (indicator(c.k() == c.i()) - c.out().get(c.i())))
          .partialWhere(
              (s, a) -> s.get(0).isDeep(),
              "x",
              "\\mathbf{1}[#meets] #by {#y}#kl #by \\left( \\mathbf{1}[#placekl = #placeij] -"
                  + " {#y}#ij \\right)",
              c ->
                  indicator(isOfOneRow(c))
                      * c.out().get(c.target())
                      * (indicator(c.target() == c.place()) - c.out().get(c.place())))
          .partial("x", "0", c -> 0)
          .told("x", Softmaxes::betweenProbabilities)
          .sample(vector(1, -2, 3))
          .sample(ROWS)
          .sample(Samples.CUBE)
          .build();

  static final Op LOG_SOFTMAX =
      Op.named("log_softmax")
          .symbol("log softmax")
          .doc("The logarithm of softmax, without loss of digits.", "softmax의 로그를 자릿수 손실 없이 구합니다.")
          .shape((s, a) -> Fit.of(s.get(0)))
          .value((in, a) -> rows(in.get(0)).weave(in.get(0), (x, lane) -> Softness.logSoftmax(x)))
          .madeOf(e -> ofRow(e, "#own - \\log\\left(#sum{e^{#c}}\\right)"))
          .operand("x", "#g − softmax(#x) #by Σ #g", Softmaxes::logSoftmaxSlope)
          .unfolds(
              "x-logsumexp(x)", (in, a) -> Optional.of("x-" + perRow("logsumexp(x", in.shape(0))))
          .back(
              GatePattern.NORMALIZER,
              "Each score receives its own gradient and pays, in proportion to its probability, for"
                  + " the sum of all of them.",
              "각 점수는 자기 기울기를 받고, 전체 기울기의 합을 자기 확률만큼 되갚습니다.")
          .latexWhere(
              s -> s.get(0).isDeep(),
              "#x - \\log \\sum_{\\text{axis }-1} e^{#x}",
              "#g | - | \\operatorname{softmax}(#x) \\odot \\textstyle\\sum_{\\text{axis }-1}"
                  + " #g::x")
          .meets((s, operand, a) -> sameRow(s.get(0)))
          .latexWhere(
              s -> s.get(0).isMatrix(),
              "\\left[ {#x}_{ij} - \\log \\textstyle\\sum_l e^{{#x}_{il}} \\right]_{ij}",
              "\\left[ \\left(#g\\right)_{ij} - \\operatorname{softmax}({#x}_i)_j #by"
                  + " \\textstyle\\sum_l \\left(#g\\right)_{il} \\right]_{ij}::x")
          .told("[#g_ij − softmax(#x_i)_j #by Σ_l #g_il]_ij")
          .latex(
              "#x - \\log \\sum e^{#x}",
              "#g | - | \\operatorname{softmax}(#x) #by \\textstyle\\sum #g::x")
          .partialWhere(
              (s, a) -> s.get(0).isMatrix(),
              "x",
              "\\mathbf{1}[k = i] #by \\left( \\mathbf{1}[l = j] - e^{{#y}_{kj}} \\right)",
              c ->
                  indicator(c.k() == c.i())
                      * (indicator(c.l() == c.j()) - Math.exp(c.out().get(c.k(), c.j()))))
          .partialWhere(
              (s, a) -> s.get(0).isVector(),
              "x",
              "\\mathbf{1}[k = i] - e^{{#y}_i}",
              c -> indicator(c.k() == c.i()) - Math.exp(c.out().get(c.i())))
          .partialWhere(
              (s, a) -> s.get(0).isDeep(),
              "x",
              "\\mathbf{1}[#meets] #by \\left( \\mathbf{1}[#placekl = #placeij] - e^{{#y}#ij}"
                  + " \\right)",
              c ->
                  indicator(isOfOneRow(c))
                      * (indicator(c.target() == c.place()) - Math.exp(c.out().get(c.place()))))
          .partial("x", "0", c -> 0)
          .told("x", Softmaxes::betweenLogarithms)
          .sample(vector(1, -2, 3))
          .sample(ROWS)
          .sample(Samples.CUBE)
          .build();

  static List<Op> all() {
    return List.of(SOFTMAX, LOG_SOFTMAX);
  }

  /// All of the row, of which the own score is `#own`.
  private static List<EntryTerm> ofRow(MadeEntry e, String formula) {
    Fibers rows = rows(e.in(0));
    String own = "#" + rows.placeInLine(e.place());
    return e.whole(formula.replace("#own", own), rows.cells(rows.lineOf(e.place())));
  }

  /// `p₁ (1 − p₁)` of a probability by its own score, `−p₀ p₁` by another.
  private static Optional<InCells> betweenProbabilities(Cell c) {
    if (!isOfOneRow(c)) return Optional.empty();
    OperandCell own = OperandCell.ofResult(c.target());
    boolean same = c.target() == c.place();
    return Optional.of(
        same
            ? new InCells("#0 #by \\left(1 - #0\\right)", List.of(own))
            : new InCells("-#0 #by #1", List.of(own, OperandCell.ofResult(c.place()))));
  }

  /// `1 − e^y₁`, of another score `−e^y₁`.
  private static Optional<InCells> betweenLogarithms(Cell c) {
    if (!isOfOneRow(c)) return Optional.empty();
    String one = c.target() == c.place() ? "1 " : "";
    return Optional.of(new InCells(one + "- e^{#0}", List.of(OperandCell.ofResult(c.place()))));
  }

  private static boolean isOfOneRow(Cell c) {
    if (c.out().shape().isScalar()) return false;
    Fibers rows = rows(c.out());
    return rows.lineOf(c.target()) == rows.lineOf(c.place());
  }

  private static Fibers rows(Tensor x) {
    return Fibers.rows(x.shape());
  }

  /// A reduction of each row, standing as a column so that broadcasting meets it with its row.
  private static String perRow(String call, Shape s) {
    if (s.rank() < 2) return call + ")";
    StringBuilder out = new StringBuilder("reshape(" + call + ", " + (s.rank() - 1) + "), ");
    for (int axis = 0; axis < s.rank() - 1; axis++) {
      out.append(s.length(axis)).append(", ");
    }
    return out.append("1)").toString();
  }

  /// That an entry of the operand stands in the row of the result's.
  private static String sameRow(Shape s) {
    return MetIndices.of(IntStream.range(0, Math.max(0, s.rank() - 1)).toArray());
  }

  private static Tensor softmaxSlope(Local l) {
    Fibers lanes = rows(l.out());
    return lanes.weave(
        l.out(),
        (y, lane) -> {
          double[] grad = lanes.get(l.grad(), lane);
          // All of them together are 1 and do not move, of which rounding would leave something.
          if (isOneNumber(grad)) return new double[y.length];
          double mean = 0;
          for (int i = 0; i < y.length; i++) {
            mean += grad[i] * y[i];
          }
          for (int i = 0; i < y.length; i++) {
            grad[i] = y[i] * (grad[i] - mean);
          }
          return grad;
        });
  }

  private static boolean isOneNumber(double[] numbers) {
    for (double number : numbers) {
      if (number != numbers[0] || !Double.isFinite(number)) return false;
    }
    return true;
  }

  private static Tensor logSoftmaxSlope(Local l) {
    Fibers lanes = rows(l.in(0));
    return lanes.weave(
        l.in(0),
        (x, lane) -> {
          double[] grad = lanes.get(l.grad(), lane);
          double[] p = Softness.softmax(x);
          double total = 0;
          for (double g : grad) {
            total += g;
          }
          for (int i = 0; i < p.length; i++) {
            grad[i] -= p[i] * total;
          }
          return grad;
        });
  }
}
