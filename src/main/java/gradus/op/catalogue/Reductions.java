package gradus.op.catalogue;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;

import gradus.op.EntryTerm;
import gradus.op.GatePattern;
import gradus.op.JacobianEntry;
import gradus.op.Local;
import gradus.op.MadeEntry;
import gradus.op.Op;
import gradus.op.OpBuilder;
import gradus.op.entry.Kinks;
import gradus.op.entry.Samples;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// From many entries to one: over all, or along an axis (`sum(A, 0)` adds up each column). The
/// greatest and smallest entry take no axis: `max(A, 0)` is the larger of A and 0.
final class Reductions {
  private static final Tensor ROWS = matrix(new double[] {1, -2, 0.3}, new double[] {-0.5, 4, -7});

  /// One over how many are equal, for an entry that equals the result.
  private static final EntryByLine AMONG_EQUAL =
      EntryByLine.whole(
          "⟨\\frac{⟩\\mathbf{1}[{#x}_i = #y]⟨}{\\sum_m \\mathbf{1}[{#x}_m = #y]}⟩",
          "⟨\\frac{⟩\\mathbf{1}[{#x}_{ij} = #y]⟨}{\\sum_{mn} \\mathbf{1}[{#x}_{mn} = #y]}⟩",
          "#meets⟨\\frac{⟩\\mathbf{1}[{#x}#ij = {#y}#kl]⟨}{\\sum \\mathbf{1}[#x = {#y}#kl]}⟩");

  private Reductions() {}

  /// The gradient of one line's number with respect to its entries.
  private interface Slope {
    double[] at(double[] line, double y);
  }

  static final Op SUM =
      reduction("sum", Folds::total, "#g ⊙ 𝟏", (x, y) -> Folds.filled(x, 1), "1")
          .madeOf(e -> eachOf(e, "#0", (x, n) -> x))
          .symbol("Σ")
          .doc("Adds up all entries, or those along an axis.", "모든 원소를, 또는 한 축을 따라 더합니다.")
          .called("sum", "원소의 합")
          .axis("#g", "#g")
          .back(
              GatePattern.SPREADER,
              "Every entry counts once in the sum, so every entry receives the same upstream"
                  + " gradient: one number spread over all of them.",
              "모든 원소가 합에 한 번씩 들어가므로 모두 같은 상류 기울기를 받습니다. 수 하나가 모든 원소로 퍼집니다.")
          .latex("\\sum_{#along} #xi", "#g | \\mathbf{1}::x")
          .sample(vector(1, -2, 3))
          .sample(ROWS)
          .sample(new int[] {0}, ROWS)
          .sample(new int[] {-1}, ROWS)
          .sample(Samples.CUBE)
          .sample(new int[] {1}, Samples.CUBE)
          .sample(new int[] {0, -1}, Samples.CUBE)
          .sample(new int[] {0, 2, 3}, Samples.IMAGES)
          .build();

  static final Op MEAN =
      reduction(
              "mean",
              x -> Folds.total(x) / x.length,
              "#g / #n",
              (x, y) -> Folds.filled(x, 1.0 / x.length),
              "\\tfrac{1}{#n}")
          .madeOf(e -> eachOf(e, "\\tfrac{1}{#n} #by #0", (x, n) -> x / n))
          .doc("The mean of all entries, or along an axis.", "모든 원소의, 또는 한 축을 따른 평균입니다.")
          .called("mean", "평균")
          .axis("#g / #n", "#g | \\tfrac{1}{#n}::x")
          .unfolds(
              "sum(x)/n",
              (in, a) -> {
                int n = Fibers.along(in.shape(0), a).length();
                return Optional.of(call("sum", "x", a) + "/" + n);
              })
          .back(
              GatePattern.SHARER,
              "Each entry carries the same part of the mean: the upstream gradient is shared out"
                  + " equally among all of them.",
              "각 원소는 평균의 똑같은 몫을 맡습니다. 상류 기울기는 모든 원소에 똑같이 나누어집니다.")
          .latex("\\frac{1}{#n} #by \\sum_{#along} #xi", "#g | \\tfrac{1}{#n} #by \\mathbf{1}::x")
          .sample(vector(1, -2, 3))
          .sample(new int[] {0}, ROWS)
          .sample(new int[] {1}, ROWS)
          .sample(new int[] {1, 2}, Samples.CUBE)
          .sample(new int[] {1}, Samples.IMAGES)
          .build();

  static final Op PROD =
      reduction(
              "prod",
              Folds::product,
              "[#g #by ∏_{m≠i} #x_m]_i",
              (x, y) -> Folds.others(x),
              new EntryByLine(
                  "1",
                  "\\prod_{m \\ne i} {#x}_m",
                  "\\prod_{(m, n) \\ne (i, j)} {#x}_{mn}",
                  "\\mathbf{1}[k = j] \\prod_{m \\ne i} {#x}_{mj}",
                  "\\mathbf{1}[k = i] \\prod_{m \\ne j} {#x}_{im}",
                  "#meets\\prod_{\\ne {#x}#ij} #x"))
          .madeOf(e -> allOf(e, "#product{#c}"))
          .symbol("∏")
          .doc("Multiplies all entries, or those along an axis.", "모든 원소를, 또는 한 축을 따라 곱합니다.")
          .axis("#g #by ∏_{#along} #xi", "#g | \\prod_{#along} #xi::x")
          .back(
              GatePattern.CURVE,
              "Each entry is multiplied by all the others, so its local gradient is the product of"
                  + " the others; two zeros anywhere make all gradients 0.",
              "각 원소에는 나머지 전부가 곱해져 있으므로 국소 기울기는 나머지의 곱입니다. 0이 둘 이상이면 모든 기울기가 0입니다.")
          .latexWhere(s -> s.get(0).isScalar(), "\\prod #x", "#g")
          .told("#g")
          .latexWhere(
              s -> s.get(0).isVector(),
              "\\prod_{#along} #xi",
              "#g | \\left[ \\prod_{m \\ne i} {#x}_m \\right]_i::x")
          .latexWhere(
              s -> s.get(0).isDeep(), "\\prod_{#along} #xi", "#g | \\prod_{\\ne {#x}#ij} #x::x")
          .told("[#g #by ∏_{≠ #x#ij} #x]#ij")
          .latex(
              "\\prod_{#along} #xi",
              "#g | \\left[ \\prod_{(m, n) \\ne (i, j)} {#x}_{mn} \\right]_{ij}::x")
          .told("[#g #by ∏_{(m, n)≠(i, j)} #x_mn]_ij")
          .sample(vector(1, -2, 3))
          .sample(vector(2, 0, 3))
          .sample(new int[] {1}, ROWS)
          .sample(new int[] {1, 2}, Samples.CUBE)
          .sample(new int[] {1}, Samples.IMAGES)
          .build();

  static final Op MAX =
      reduction(
              "max",
              Folds::greatest,
              "#g #by 1[#x = #y]⟨ / Σ 1[#x = #y]⟩",
              Folds::sharedByEqual,
              AMONG_EQUAL)
          .key("greatest")
          .madeOf(e ->
              Kinks.winners(e, Fibers.along(e.in(0).shape(), e.attributes()).places(e.place())))
          .doc("The greatest entry.", "가장 큰 원소입니다.")
          .kink((in, a) -> anyLine(in.get(0), a, x -> isTied(x, Folds.greatest(x))))
          .attribute("axis", true)
          .back(
              GatePattern.ROUTER,
              "Only the greatest entry shows in the result: it receives the whole gradient, all"
                  + " others 0. Equal greatest entries share it.",
              "결과에는 가장 큰 원소만 드러나므로 그것이 기울기를 모두 받고 나머지는 0입니다. 가장 큰 원소가 여럿이면 나누어 가집니다.")
          .latexWhere(s -> s.get(0).isScalar(), "\\max #x", "#g")
          .told("#g")
          .latexWhere(
              s -> s.get(0).isVector(),
              "\\max_i {#x}_i",
              "#g | \\left[ " + AMONG_EQUAL.vector + " \\right]_i::x")
          .latexWhere(
              s -> s.get(0).isDeep(),
              "\\max #x",
              "#g | \\left[ " + all(AMONG_EQUAL.deep) + " \\right]#ij::x")
          .told("#g #by 1[#x = #y]⟨ / Σ 1[#x = #y]⟩")
          .latex("\\max_{ij} {#x}_{ij}", "#g | \\left[ " + AMONG_EQUAL.matrix + " \\right]_{ij}::x")
          .sample(vector(1, -2, 3))
          .sample(ROWS)
          .sample(Samples.CUBE)
          .sample(new int[] {1}, ROWS)
          .sample(new int[] {0, 2}, Samples.CUBE)
          .build();

  static final Op MIN =
      reduction(
              "min",
              Folds::smallest,
              "#g #by 1[#x = #y]⟨ / Σ 1[#x = #y]⟩",
              Folds::sharedByEqual,
              AMONG_EQUAL)
          .key("smallest")
          .madeOf(e ->
              Kinks.winners(e, Fibers.along(e.in(0).shape(), e.attributes()).places(e.place())))
          .doc("The smallest entry.", "가장 작은 원소입니다.")
          .kink((in, a) -> anyLine(in.get(0), a, x -> isTied(x, Folds.smallest(x))))
          .attribute("axis", true)
          .back(
              GatePattern.ROUTER,
              "Only the smallest entry shows in the result: it receives the whole gradient, all"
                  + " others 0. Equal smallest entries share it.",
              "결과에는 가장 작은 원소만 드러나므로 그것이 기울기를 모두 받고 나머지는 0입니다. 가장 작은 원소가 여럿이면 나누어 가집니다.")
          .latexWhere(s -> s.get(0).isScalar(), "\\min #x", "#g")
          .told("#g")
          .latexWhere(
              s -> s.get(0).isVector(),
              "\\min_i {#x}_i",
              "#g | \\left[ " + AMONG_EQUAL.vector + " \\right]_i::x")
          .latexWhere(
              s -> s.get(0).isDeep(),
              "\\min #x",
              "#g | \\left[ " + all(AMONG_EQUAL.deep) + " \\right]#ij::x")
          .told("#g #by 1[#x = #y]⟨ / Σ 1[#x = #y]⟩")
          .latex("\\min_{ij} {#x}_{ij}", "#g | \\left[ " + AMONG_EQUAL.matrix + " \\right]_{ij}::x")
          .sample(vector(1, -2, 3))
          .sample(ROWS)
          .sample(Samples.CUBE)
          .sample(new int[] {1}, ROWS)
          .sample(new int[] {0, 2}, Samples.CUBE)
          .build();

  static final Op NORM =
      reduction(
              "norm",
              Length::of,
              "#g ⊙ #x / #y",
              (x, y) -> Length.direction(x),
              "\\frac{{#x}#ij}{{#y}#kl}")
          .symbol("‖·‖")
          .doc(
              "The length of a vector: the root of the sum of its squared entries. For a matrix the"
                  + " Frobenius norm.",
              "벡터의 길이: 원소의 제곱을 모두 더한 값의 제곱근입니다. 행렬이면 프로베니우스 노름입니다.")
          .madeOf(e -> allOf(e, "\\sqrt{#sum{#c^{2}}}"))
          .axis("#g #by #x / #y", "#g | \\frac{#x}{#y}")
          .kink((in, a) -> anyLine(in.get(0), a, x -> Arrays.stream(x).allMatch(d -> d == 0)))
          .unfolds(
              "sqrt(sum(square(x)))",
              (in, a) -> Optional.of("sqrt(" + call("sum", "square(x)", a) + ")"))
          .back(
              GatePattern.CURVE,
              "The length grows fastest in the direction of the vector itself: the local gradient"
                  + " is the vector made one unit long.",
              "길이는 벡터 자신의 방향으로 갈 때 가장 빨리 늘어납니다. 국소 기울기는 길이를 1로 맞춘 그 벡터입니다.")
          .latex("\\left\\| #x \\right\\|#axis", "#g | \\frac{#x}{#y}::x")
          .sample(vector(3, -4))
          .sample(scalar(-2))
          .sample(ROWS)
          .sample(new int[] {0}, ROWS)
          .sample(new int[] {1, 2}, Samples.CUBE)
          .sample(new int[] {1}, Samples.IMAGES)
          .build();

  /// `‖x‖²` as one gate, the lecture's L2 (CS231n, lecture 4): without the root it has no kink at
  /// 0.
  static final Op SQUARED_NORM =
      reduction(
              "squared_norm",
              Folds::squares,
              "2 #by #g #by #x",
              (x, y) -> Folds.doubled(x),
              "2 #by {#x}#ij")
          .madeOf(e -> eachOf(e, "#0^{2}", (x, n) -> x * x))
          .symbol("L2")
          .doc(
              "The squared length of a vector: the sum of its squared entries. For a matrix the"
                  + " squared Frobenius norm.",
              "벡터 길이의 제곱: 원소의 제곱을 모두 더한 값입니다. 행렬이면 프로베니우스 노름의 제곱입니다.")
          .called("squared norm", "노름의 제곱")
          .axis("2 #by #g #by #x", "2 #by #g::g | #x")
          .unfolds("sum(square(x))", (in, a) -> Optional.of(call("sum", "square(x)", a)))
          .back(
              GatePattern.CURVE,
              "Each entry stands in the sum as its square: it receives the upstream gradient times"
                  + " twice itself.",
              "각 원소는 제곱으로 합에 들어갑니다. 그래서 상류 기울기에 자기 자신의 두 배를 곱해 받습니다.")
          .latex("\\left\\| #x \\right\\|#axis^{2}", "#g | 2 #by #x::x")
          .sample(vector(3, -4))
          .sample(scalar(-2))
          .sample(vector(0, 0, 0))
          .sample(ROWS)
          .sample(new int[] {0}, ROWS)
          .sample(new int[] {1, 2}, Samples.CUBE)
          .sample(new int[] {1}, Samples.IMAGES)
          .build();

  static final Op LOGSUMEXP =
      reduction(
              "logsumexp",
              Softness::logSumExp,
              "#g ⊙ softmax(#x)",
              (x, y) -> Softness.softmax(x),
              "e^{{#x}#ij - {#y}#kl}")
          .madeOf(e -> allOf(e, "\\log\\left(#sum{e^{#c}}\\right)"))
          .symbol("LSE")
          .doc(
              "A smooth maximum: the logarithm of the sum of the exponentials, over all entries or"
                  + " along an axis.",
              "지수함수의 합의 로그: 모든 원소 또는 한 축을 따른 매끄러운 최댓값입니다.")
          .axis("#g #by exp(#x − #y)", "#g | e^{#x - #y}::x")
          .unfolds(
              "log(sum(exp(x)))", (in, a) -> Optional.of("log(" + call("sum", "exp(x)", a) + ")"))
          .back(
              GatePattern.NORMALIZER,
              "A soft maximum: instead of all of it going to the greatest entry, the gradient is"
                  + " divided among the entries by their softmax.",
              "부드러운 최댓값입니다. 기울기가 가장 큰 원소에만 가지 않고 softmax의 비율로 모든 원소에 나누어집니다.")
          .latexWhere(
              s -> s.get(0).isDeep(),
              "\\log \\sum_{#along} e^{#xi}",
              "#g | e^{{#x}#ij - {#y}#kl}::x")
          .told("#g #by exp(#x − #y)")
          .latexWhere(
              s -> s.get(0).isMatrix(), "\\log \\sum_{#along} e^{#xi}", "#g | e^{#x - #y}::x")
          .told("#g #by exp(#x − #y)")
          .latex("\\log \\sum_{#along} e^{#xi}", "#g | \\operatorname{softmax}(#x)::x")
          .sample(vector(1, -2, 3))
          .sample(ROWS)
          .sample(new int[] {1}, ROWS)
          .sample(new int[] {1, 2}, Samples.CUBE)
          .sample(new int[] {1}, Samples.IMAGES)
          .build();

  static List<Op> all() {
    return List.of(SUM, MEAN, PROD, MAX, MIN, NORM, SQUARED_NORM, LOGSUMEXP);
  }

  /// An entry of the Jacobian as LaTeX: of a number, of all entries of a vector, of a matrix, down
  /// its columns (axis 0) and along its rows (axis 1).
  private record EntryByLine(
      String scalar, String vector, String matrix, String down, String across, String deep) {
    /// Of an op that hands on one of all entries.
    static EntryByLine whole(String vector, String matrix, String deep) {
      String down =
          "\\mathbf{1}[k = j] #by " + matrix.replace("#y", "{#y}_j").replace("{mn}", "{mj}");
      String across =
          "\\mathbf{1}[k = i] #by " + matrix.replace("#y", "{#y}_i").replace("{mn}", "{im}");
      return new EntryByLine(
          "1",
          vector,
          matrix,
          down.replace("\\sum_{mj}", "\\sum_m"),
          across.replace("\\sum_{im}", "\\sum_m"),
          deep);
    }

    /// Of a formula that holds for each line by itself.
    static EntryByLine of(String inLine) {
      String along = "\\mathbf{1}[k = #lane]" + (inLine.equals("1") ? "" : " #by " + inLine);
      String deep = "#meets" + inLine;
      return new EntryByLine(inLine, inLine, inLine, along, along, deep);
    }
  }

  private static OpBuilder reduction(
      String name, Fibers.Fold fold, String formula, Slope slope, String entry) {
    return reduction(name, fold, formula, slope, EntryByLine.of(entry));
  }

  private static OpBuilder reduction(
      String name, Fibers.Fold fold, String formula, Slope slope, EntryByLine entries) {
    JacobianEntry.AtCell partial = cell -> inLine(cell, slope);
    return Op.named(name)
        .shape((s, a) -> Fibers.fit(name, s.get(0), a))
        .value((in, a) -> Fibers.along(in.get(0).shape(), a).fold(in.get(0), fold))
        .operand("x", formula, l -> spread(l, slope))
        .meets((s, operand, a) -> Fibers.meeting(s.get(0), a))
        .partialWhere((s, a) -> s.get(0).isDeep() && a.length > 0, "x", kept(entries.deep), partial)
        .partialWhere((s, a) -> s.get(0).isDeep(), "x", all(entries.deep), partial)
        .partialWhere((s, a) -> s.get(0).isScalar(), "x", entries.scalar, partial)
        .partialWhere((s, a) -> s.get(0).isVector(), "x", entries.vector, partial)
        .partialWhere((s, a) -> a.length == 0, "x", entries.matrix, partial)
        .partialWhere((s, a) -> Math.floorMod(a[0], 2) == 0, "x", entries.down, partial)
        .partial("x", entries.across, partial);
  }

  /// An entry that stands on the line of the result's.
  private static String kept(String formula) {
    String rest = all(formula);
    String indicator = "\\mathbf{1}[#meets]";
    return rest.equals("1") ? indicator : indicator + " #by " + rest;
  }

  private static String all(String formula) {
    return formula.replace("#meets", "");
  }

  /// What an entry of a line of so many adds.
  private interface Addend {
    double of(double x, int count);
  }

  /// One term an entry of the line.
  private static List<EntryTerm> eachOf(MadeEntry e, String formula, Addend addend) {
    Fibers lines = Fibers.along(e.in(0).shape(), e.attributes());
    int n = lines.length();
    String written = n == 1 ? formula.replace("\\tfrac{1}{#n} #by ", "") : formula;
    String term = written.replace("#n", "" + n);
    return lines.cells(e.place()).stream()
        .map(c -> new EntryTerm(addend.of(e.in(0).get(c.entry()), n), List.of(c), term))
        .toList();
  }

  /// One term of all of the line.
  private static List<EntryTerm> allOf(MadeEntry e, String formula) {
    return e.whole(formula, Fibers.along(e.in(0).shape(), e.attributes()).cells(e.place()));
  }

  /// 0 for an entry of another line.
  private static double inLine(JacobianEntry.Cell cell, Slope slope) {
    Tensor x = cell.in(0);
    Fibers lines = Fibers.along(x.shape(), cell.local().attributes());
    int line = lines.lineOf(cell.place());
    if (line != cell.target()) return 0;
    return slope.at(lines.get(x, line), cell.out().get(line))[lines.placeInLine(cell.place())];
  }

  private static Tensor spread(Local l, Slope slope) {
    Shape shape = l.in(0).shape();
    return Fibers.along(shape, l.attributes())
        .weave(
            l.in(0),
            (line, lane) -> {
              double[] local = slope.at(line, l.out().get(lane));
              double[] pulled = new double[local.length];
              Arrays.setAll(pulled, i -> local[i] * l.grad().get(lane));
              return pulled;
            });
  }

  private static String call(String function, String of, int[] attributes) {
    String axes = Arrays.toString(attributes);
    return switch (attributes.length) {
      case 0 -> function + "(" + of + ")";
      case 1 -> function + "(" + of + ", " + attributes[0] + ")";
      default -> function + "(" + of + ", " + axes + ")";
    };
  }

  private static boolean isTied(double[] x, double best) {
    return Arrays.stream(x).filter(d -> d == best).limit(2).count() > 1;
  }

  private static boolean anyLine(Tensor x, int[] attributes, Predicate<double[]> test) {
    Fibers lanes = Fibers.along(x.shape(), attributes);
    for (int lane = 0; lane < lanes.count(); lane++) {
      if (test.test(lanes.get(x, lane))) return true;
    }
    return false;
  }
}
