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
import gradus.op.OpBuilder;
import gradus.op.Operands;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// How wrong a prediction is, as one number. The classifiers' losses take scores `s` and the index
/// `k` of the right class, or a matrix of scores with one index per row, and average over the rows.
final class Losses {
  private static final Tensor SCORES =
      matrix(new double[] {1, -2, 0.3}, new double[] {-0.5, 1.2, 1.1});

  /// What a wrong class `j` counts: half at the margin itself, as for the equal operands of max.
  private static final String WITHIN =
      "⟨\\left( ⟩\\mathbf{1}[{#s}_j + 1 > {#s}_{#k}]⟨ + \\tfrac{1}{2} #by \\mathbf{1}[{#s}_j + 1 ="
          + " {#s}_{#k}] \\right)⟩";

  /// The gradient of row `i` at its class `j`, summed over the wrong classes `l`.
  private static final String IN_BATCH =
      "\\sum_{l \\ne {#k}_i} ⟨\\left( ⟩\\mathbf{1}[{#s}_{il} + 1 > {#s}_{i\\,{#k}_i}]⟨ +"
          + " \\tfrac{1}{2} #by \\mathbf{1}[{#s}_{il} + 1 = {#s}_{i\\,{#k}_i}] \\right)⟩ #by"
          + " \\left( \\mathbf{1}[j = l] - \\mathbf{1}[j = {#k}_i] \\right)";

  private Losses() {}

  private static boolean isBatch(List<Shape> shapes) {
    return shapes.get(0).isMatrix();
  }

  /// The loss of one row of scores, and its gradient.
  private interface Loss {
    double of(double[] scores, int label);
  }

  private interface Slope {
    double[] at(double[] scores, int label);
  }

  static final Op HINGE =
      classifier(
              "hinge",
              "#g #by [Σ_{j≠#k} ⟨(⟩1[#s_j + 1 > #s_#k]⟨ + ½ #by 1[#s_j + 1 = #s_#k])⟩ #by (1[i = j]"
                  + " − 1[i = #k])]_i",
              Losses::hinge,
              Losses::hingeSlope)
          .doc(
              "The SVM loss: by how much each wrong class comes closer than 1 to the score of the"
                  + " right one, added up. Classes are numbered from 0.",
              "SVM 손실: 틀린 클래스마다 정답 클래스의 점수에 1보다 가까이 다가온 만큼을 모두 더한 값입니다. 클래스 번호는 0부터 셉니다.")
          .kink(Losses::onMargin)
          .madeOf(e -> ofRows(e, Losses::ofMargins))
          .unfolds(
              "sum(max(0, s-s[k]+1))-1", (in, a) -> perRow(in, "(sum(max(0, s%1$s-s[%2$s]+1))-1)"))
          .entries(s ->
              isBatch(s)
                  ? mean(s, "sum(i, sum(j if j != k[i], max(0, s[i,j] - s[i,k[i]] + 1)))")
                  : "sum(j if j != k, max(0, s[j] - s[k] + 1))")
          .back(
              GatePattern.COMPARER,
              "Every wrong class within the margin receives +1, the right class −1 for each of"
                  + " them; classes safely behind receive nothing. A label has no gradient.",
              "마진 안에 든 틀린 클래스는 모두 +1을, 정답 클래스는 그 하나하나마다 −1을 받습니다. 충분히 뒤진 클래스는 아무것도 받지 않습니다. 레이블에는"
                  + " 기울기가 없습니다.")
          .latexWhere(
              Losses::isBatch,
              "\\frac{1}{#rows} #by \\sum_i \\sum_{j \\ne {#k}_i} \\max(0, {#s}_{ij} -"
                  + " {#s}_{i\\,{#k}_i} + 1)",
              "#g | \\tfrac{1}{#rows} #by \\left[ " + IN_BATCH + " \\right]_{ij}::s",
              "0")
          .told(
              "#g #by 1/#rows #by [Σ_{l≠#k_i} ⟨(⟩1[#s_il + 1 > #s_{i, #k_i}]⟨ + ½ #by 1[#s_il + 1 ="
                  + " #s_{i, #k_i}])⟩ #by (1[j = l] − 1[j = #k_i])]_ij",
              "0")
          .latex(
              "\\sum_{j \\ne #k} \\max(0, {#s}_j - {#s}_{#k} + 1)",
              "#g | \\left[ \\sum_{j \\ne #k} "
                  + WITHIN
                  + " #by \\left( \\mathbf{1}[i = j] - \\mathbf{1}[i = #k] \\right) \\right]_i::s",
              "0")
          .partialWhere(
              (s, a) -> s.get(0).isMatrix(),
              "s",
              "\\tfrac{1}{#rows} #by \\textstyle " + IN_BATCH,
              c -> inRow(c, Losses::hingeSlope))
          .partial(
              "s",
              "\\textstyle\\sum_{j \\ne #k} "
                  + WITHIN
                  + " #by \\left( \\mathbf{1}[i = j] - \\mathbf{1}[i = #k] \\right)",
              c -> inRow(c, Losses::hingeSlope))
          .told("s", Losses::counted)
          .sample(vector(1, -2, 0.3), scalar(2))
          .sample(SCORES, vector(0, 2))
          .build();

  static final Op CROSS_ENTROPY =
      classifier(
              "cross_entropy",
              "#g #by [softmax(#s)_i − 1[i = #k]]_i",
              Softness::crossEntropy,
              Softness::crossEntropySlope)
          .symbol("CE")
          .madeOf(e -> ofRows(e, Losses::ofLikelihood))
          .doc(
              "Softmax and the negative log likelihood of the right class in one. Classes are"
                  + " numbered from 0.",
              "softmax와 정답 클래스의 음의 로그 가능도를 한 번에 구합니다. 클래스 번호는 0부터 셉니다.")
          .unfolds("logsumexp(s)-s[k]", (in, a) -> perRow(in, "(logsumexp(s%1$s)-s[%2$s])"))
          .entries(s ->
              isBatch(s) ? "-" + mean(s, "sum(i, log(softmax(s)[i,k[i]]))") : "-log(softmax(s)[k])")
          .back(
              GatePattern.COMPARER,
              "Predicted probabilities minus the truth, which is 1 for the right class and 0 for"
                  + " all others: wrong classes are pushed down by their probability, the right one"
                  + " is pulled up by what it lacks to 1. A label has no gradient.",
              "예측한 확률에서 정답(정답 클래스는 1, 나머지는 0)을 뺀 것입니다. 틀린 클래스는 자기 확률만큼 눌리고, 정답은 1에 모자란 만큼 끌려 올라갑니다."
                  + " 레이블에는 기울기가 없습니다.")
          .latexWhere(
              Losses::isBatch,
              "-\\frac{1}{#rows} #by \\sum_i \\log \\operatorname{softmax}({#s}_i)_{{#k}_i}",
              "#g | \\tfrac{1}{#rows} #by \\left[ \\operatorname{softmax}({#s}_i)_j - \\mathbf{1}[j"
                  + " = {#k}_i] \\right]_{ij}::s",
              "0")
          .told("#g #by 1/#rows #by [softmax(#s_i)_j − 1[j = #k_i]]_ij", "0")
          .latex(
              "-\\log \\operatorname{softmax}(#s)[#k]",
              "#g | \\left[ \\operatorname{softmax}(#s)_i - \\mathbf{1}[i = #k] \\right]_i::s",
              "0")
          .partialWhere(
              (s, a) -> s.get(0).isMatrix(),
              "s",
              "\\tfrac{1}{#rows} #by \\left( \\operatorname{softmax}({#s}_i)_j - \\mathbf{1}[j ="
                  + " {#k}_i] \\right)",
              c -> inRow(c, Softness::crossEntropySlope))
          .partial(
              "s",
              "\\operatorname{softmax}(#s)_i - \\mathbf{1}[i = #k]",
              c -> inRow(c, Softness::crossEntropySlope))
          .told("s", Losses::lacking)
          .sample(vector(1, -2, 0.3), scalar(2))
          .sample(SCORES, vector(0, 2))
          .build();

  static List<Op> all() {
    return List.of(SquaredError.MSE, HINGE, CROSS_ENTROPY);
  }

  /// A sum over the rows of a batch, divided by how many there are.
  private static String mean(List<Shape> shapes, String sum) {
    return "1/" + shapes.getFirst().rows() + " · " + sum;
  }

  private static String share(int n) {
    return n == 1 ? "" : "\\tfrac{1}{" + n + "} #by ";
  }

  /// The terms of one row of scores.
  private interface RowTerms {
    List<EntryTerm> of(MadeEntry entry, Fibers rows, int row);
  }

  /// Those of all rows. Where a label is none of the classes, all that is read is not a number.
  private static List<EntryTerm> ofRows(MadeEntry e, RowTerms terms) {
    Fibers rows = Fibers.rows(e.in(0).shape());
    if (wrongLabel("", e.in(0).shape(), e.in(1)).isPresent()) {
      List<OperandCell> all = new ArrayList<>(Fibers.whole(e.in(0).shape()).cells(0));
      IntStream.range(0, rows.count()).forEach(row -> all.add(new OperandCell(1, row)));
      return e.whole("", all);
    }
    return IntStream.range(0, rows.count())
        .boxed()
        .flatMap(row -> terms.of(e, rows, row).stream())
        .toList();
  }

  private static List<EntryTerm> ofMargins(MadeEntry e, Fibers rows, int row) {
    List<OperandCell> scores = rows.cells(row);
    int label = (int) e.in(1).get(row);
    OperandCell right = scores.get(label);
    String formula = share(rows.count()) + "\\max(0, #0 - #1 + 1)";
    List<EntryTerm> terms = new ArrayList<>();
    for (OperandCell wrong : scores) {
      if (wrong == right) continue;
      double margin = e.in(0).get(wrong.entry()) - e.in(0).get(right.entry()) + 1;
      List<OperandCell> cells = List.of(wrong, right, new OperandCell(1, row));
      terms.add(new EntryTerm(Math.max(0, margin) / rows.count(), cells, formula));
    }
    return terms;
  }

  private static List<EntryTerm> ofLikelihood(MadeEntry e, Fibers rows, int row) {
    int label = (int) e.in(1).get(row);
    double loss = Softness.crossEntropy(rows.get(e.in(0), row), label) / rows.count();
    List<OperandCell> cells = new ArrayList<>(rows.cells(row));
    cells.add(new OperandCell(1, row));
    String formula = "-" + share(rows.count()) + "\\log \\frac{e^{#" + label + "}}{#sum{e^{#c}}}";
    return List.of(new EntryTerm(loss, cells, formula));
  }

  /// One row's gradient at an entry, averaged over the rows.
  private static double inRow(Cell c, Slope slope) {
    Fibers rows = Fibers.rows(c.in(0).shape());
    int row = rows.lineOf(c.place());
    double[] s = rows.get(c.in(0), row);
    return slope.at(s, (int) c.in(1).get(row))[rows.placeInLine(c.place())] / rows.count();
  }

  private static OpBuilder classifier(String name, String formula, Loss loss, Slope slope) {
    return Op.named(name)
        .shape((s, a) -> labelled(name, s.get(0), s.get(1)))
        .objects(in -> wrongLabel(name, in.get(0).shape(), in.get(1)))
        .value((in, a) -> Tensor.scalar(mean(in.get(0), in.get(1), loss)))
        .operand("s", formula, l -> pulled(l, slope))
        .label("k");
  }

  private static Fit labelled(String op, Shape scores, Shape labels) {
    boolean fits =
        scores.isVector() && labels.isScalar()
            || scores.isMatrix() && labels.equals(Shape.vector(scores.rows()));
    return fits
        ? Fit.of(Shape.SCALAR)
        : Fit.misfit("shape.labels", op, scores.toString(), labels.toString());
  }

  private static Optional<Fit.Misfit> wrongLabel(String op, Shape scores, Tensor labels) {
    for (int row = 0; row < labels.size(); row++) {
      double label = labels.get(row);
      if (label != Math.rint(label) || !(label >= 0 && label < scores.cols())) {
        String shown = Numbers.exact(label);
        int last = scores.cols() - 1;
        return Optional.of(
            new Fit.Misfit(
                "shape.label",
                List.of(op, shown, last, scores.toString(), labels.shape().toString())));
      }
    }
    return Optional.empty();
  }

  /// What an entry of a gradient is in its row.
  private interface RowTelling {
    InCells of(List<OperandCell> scores, int label, int place, OperandCell labelled);
  }

  /// Of a batch divided by how many rows there are.
  private static Optional<InCells> inRow(Cell c, boolean isSum, RowTelling telling) {
    if (wrongLabel("", c.in(0).shape(), c.in(1)).isPresent()) return Optional.empty();
    Fibers rows = Fibers.rows(c.in(0).shape());
    int row = rows.lineOf(c.place());
    InCells told =
        telling.of(
            rows.cells(row),
            (int) c.in(1).get(row),
            rows.placeInLine(c.place()),
            new OperandCell(1, row));
    if (rows.count() == 1) return Optional.of(told);
    String formula = told.formula();
    boolean minus = formula.startsWith("-");
    String size = minus ? formula.substring(1) : formula;
    String whole = isSum ? "\\left(" + size + "\\right)" : size;
    return Optional.of(new InCells((minus ? "-" : "") + share(rows.count()) + whole, told.cells()));
  }

  /// Of a wrong class whether it is within the margin, of the right one how many are.
  private static Optional<InCells> counted(Cell c) {
    return inRow(
        c,
        false,
        (scores, label, place, labelled) -> {
          List<String> terms = new ArrayList<>();
          List<OperandCell> cells = new ArrayList<>(List.of(scores.get(label)));
          for (int j = 0; j < scores.size(); j++) {
            if (j == label || place != label && j != place) continue;
            double margin =
                c.in(0).get(scores.get(j).entry()) - c.in(0).get(scores.get(label).entry()) + 1;
            String within = "\\mathbf{1}[#" + cells.size() + " - #0 + 1 ";
            terms.add(margin == 0 ? "\\tfrac{1}{2} #by " + within + "= 0]" : within + "> 0]");
            cells.add(scores.get(j));
          }
          cells.add(labelled);
          String sum = EntryTerm.sum(terms);
          if (terms.isEmpty()) return new InCells("0", cells);
          if (place != label) return new InCells(sum, cells);
          return new InCells(terms.size() == 1 ? "-" + sum : "-\\left(" + sum + "\\right)", cells);
        });
  }

  /// The probability, less 1 of the right class.
  private static Optional<InCells> lacking(Cell c) {
    return inRow(
        c,
        true,
        (scores, label, place, labelled) -> {
          List<String> powers =
              IntStream.range(0, scores.size()).mapToObj(i -> "e^{#" + i + "}").toList();
          String soft = "\\frac{" + powers.get(place) + "}{" + EntryTerm.sum(powers) + "}";
          List<OperandCell> cells = new ArrayList<>(scores);
          cells.add(labelled);
          String same = "{\\mathbf{1}[" + place + " = #" + scores.size() + "]}";
          return new InCells(soft + " - " + (place == label ? "#one" : "#zero") + same, cells);
        });
  }

  /// Not a number when a label is none of the classes: [Op#objection] says which.
  private static double mean(Tensor scores, Tensor labels, Loss loss) {
    if (wrongLabel("", scores.shape(), labels).isPresent()) return Double.NaN;
    Fibers rows = Fibers.rows(scores.shape());
    double total = 0;
    for (int row = 0; row < rows.count(); row++) {
      total += loss.of(rows.get(scores, row), (int) labels.get(row));
    }
    return total / rows.count();
  }

  private static Tensor pulled(Local l, Slope slope) {
    Tensor scores = l.in(0);
    Tensor labels = l.in(1);
    if (wrongLabel("", scores.shape(), labels).isPresent()) {
      return Tensor.full(scores.shape(), Double.NaN);
    }
    Fibers rows = Fibers.rows(scores.shape());
    double factor = l.grad().item() / rows.count();
    return rows.weave(scores, (s, row) -> slope.at(s, (int) labels.get(row))).times(factor);
  }

  private static double hinge(double[] s, int label) {
    double total = 0;
    for (int j = 0; j < s.length; j++) {
      if (j != label) total += Math.max(0, s[j] - s[label] + 1);
    }
    return total;
  }

  /// At the margin itself half, as for the two equal operands of max.
  private static double[] hingeSlope(double[] s, int label) {
    double[] out = new double[s.length];
    for (int j = 0; j < s.length; j++) {
      if (j == label) continue;
      double margin = s[j] - s[label] + 1;
      out[j] = margin == 0 ? 0.5 : margin < 0 ? 0 : 1;
      out[label] -= out[j];
    }
    return out;
  }

  private static boolean onMargin(List<Tensor> in) {
    Tensor labels = in.get(1);
    if (wrongLabel("", in.get(0).shape(), labels).isPresent()) return false;
    Fibers rows = Fibers.rows(in.get(0).shape());
    for (int row = 0; row < rows.count(); row++) {
      double[] s = rows.get(in.get(0), row);
      double right = s[(int) labels.get(row)];
      if (Arrays.stream(s).anyMatch(d -> d - right + 1 == 0)) return true;
    }
    return false;
  }

  /// The mean over rows of a formula with the row (`[0]`) and the label's place (`0,k[0]`) put in.
  private static Optional<String> perRow(Operands in, String format) {
    Tensor labels = in.label(1);
    if (wrongLabel("", in.shape(0), labels).isPresent() || labels.size() > 16) {
      return Optional.empty();
    }
    if (labels.shape().isScalar()) return Optional.of(format.formatted("", "k"));
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < labels.size(); row++) {
      String place = row + ",k[" + row + "]";
      rows.add(String.format(Locale.ROOT, format, "[" + row + "]", place));
    }
    return Optional.of("(" + String.join("+", rows) + ")/" + rows.size());
  }
}
