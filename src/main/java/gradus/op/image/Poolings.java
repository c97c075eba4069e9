package gradus.op.image;

import static gradus.op.JacobianEntry.indicator;

import gradus.op.EntryTerm;
import gradus.op.Fit;
import gradus.op.GatePattern;
import gradus.op.JacobianEntry.Cell;
import gradus.op.Local;
import gradus.op.MadeEntry;
import gradus.op.Op;
import gradus.op.entry.Kinks;
import gradus.op.entry.MetIndices;
import gradus.tensor.Patches;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Pooling of images of several channels, of batches, with a stride. What [Images] has is the same
/// of one image side by side, which is told more shortly.
public final class Poolings {
  private static final Tensor BOARD = Tensor.generate(Shape.matrix(4, 5), Poolings::some);
  private static final Tensor COLOURS = Tensor.generate(Shape.of(2, 3, 4), Poolings::some);
  private static final Tensor BATCH = Tensor.generate(Shape.of(2, 2, 3, 3), Poolings::some);

  private Poolings() {}

  /// One over how many entries of a window equal its greatest, where they are several.
  private static final String SHARED = "⟨\\frac{1}{\\sum_{#meets} \\mathbf{1}[{#X}#ij = {#y}#kl]}⟩";

  public static final Op MAXPOOL =
      Op.named("maxpool")
          .key("maxpool_channels")
          .symbol("pool")
          .doc(
              "The greatest entry of each square window of each channel, from one window to the"
                  + " next a stride apart; what is left over is dropped.",
              "채널마다, 보폭만큼 떨어진 정사각형 창마다 가장 큰 원소입니다. 남는 가장자리는 버립니다.")
          .attribute("size", false)
          .attribute("stride", true)
          .shape((s, a) -> pooled("maxpool", s.get(0), a))
          .value((in, a) -> greatest(in.get(0), a))
          .madeOf(e -> Kinks.winners(e, window(e.in(0).shape(), e.attributes(), e.place())))
          .operand(
              "X",
              "[Σ #g#kl #by 1[#meets, #X#ij = #y#kl]⟨ / Σ_{#meets} 1[#X#ij = #y#kl]⟩]#ij",
              Poolings::toGreatest)
          .kink((in, a) -> a.length > 0 && isTied(in.get(0), a))
          .meets((s, operand, a) -> window(s.get(0), a))
          .back(
              GatePattern.ROUTER,
              "In each window only the greatest pixel shows: it receives the window's gradient, the"
                  + " others 0; of windows that overlap it receives all that it is the greatest"
                  + " of.",
              "창마다 가장 큰 픽셀만 드러납니다. 그 픽셀이 창의 기울기를 받고 나머지는 0입니다. 창이 겹치면 자기가 가장 큰 모든 창에서" + " 받습니다.")
          .latex(
              "\\operatorname{maxpool}_{#i} #X",
              "\\left[ {\\textstyle\\sum} \\left(#g\\right)#kl #by "
                  + SHARED
                  + " \\mathbf{1}[#meets,\\, {#X}#ij = {#y}#kl] \\right]#ij::X")
          .partial("X", SHARED + " \\mathbf{1}[#meets,\\, {#X}#ij = {#y}#kl]", Poolings::winner)
          .sample(new int[] {2}, COLOURS)
          .sample(new int[] {2, 1}, BOARD)
          .sample(new int[] {2, 1}, BATCH)
          .sample(new int[] {2, 3}, BOARD)
          .build();

  public static final Op AVGPOOL =
      Op.named("avgpool")
          .symbol("avg")
          .doc(
              "The mean of each square window of each channel, from one window to the next a stride"
                  + " apart; without one side by side.",
              "채널마다, 보폭만큼 떨어진 정사각형 창마다 평균입니다. 보폭이 없으면 창은 겹치지 않습니다.")
          .attribute("size", false)
          .attribute("stride", true)
          .shape((s, a) -> pooled("avgpool", s.get(0), a))
          .value((in, a) -> mean(in.get(0), a))
          .madeOf(Poolings::ofMean)
          .operand("X", "[Σ #g#kl #by 1[#meets] / #n]#ij", Poolings::toAll)
          .meets((s, operand, a) -> window(s.get(0), a))
          .back(
              GatePattern.SHARER,
              "A mean of each window: every pixel receives an equal share of the gradient of each"
                  + " window that it lies in.",
              "창마다의 평균이므로, 픽셀은 자기가 놓인 창마다 그 기울기를 똑같이 나누어 받습니다.")
          .latex(
              "\\operatorname{avgpool}_{#i} #X",
              "\\left[ {\\textstyle\\sum} \\left(#g\\right)#kl #by \\tfrac{1}{#n}"
                  + " \\mathbf{1}[#meets] \\right]#ij::X")
          .partial("X", "\\tfrac{1}{#n} \\mathbf{1}[#meets]", Poolings::share)
          .sample(new int[] {2}, BOARD)
          .sample(new int[] {2, 1}, COLOURS)
          .sample(new int[] {3}, BATCH)
          .sample(new int[] {1, 2}, BATCH)
          .build();

  /// All of them.
  public static List<Op> all() {
    return List.of(MAXPOOL, AVGPOOL);
  }

  /// Numbers of both signs of which no two are equal.
  private static double some(int i) {
    return (i * 37 % 101 - 50) / 20.0;
  }

  private static int at(int[] given, int k, int otherwise) {
    return k < given.length ? given[k] : otherwise;
  }

  /// All axes before the last two are of images beside each other.
  private static Patches patches(Shape x, int[] a) {
    int rows = x.length(x.rank() - 2);
    int images = x.size() / Math.max(1, rows * x.cols());
    return new Patches(images, 1, rows, x.cols(), a[0], a[0], at(a, 1, a[0]), 0);
  }

  private static Fit pooled(String name, Shape x, int[] a) {
    boolean fits = x.rank() > 1 && a[0] > 0 && at(a, 1, a[0]) > 0;
    if (fits) {
      Patches p = patches(x, a);
      if (p.down() > 0 && p.across() > 0) return Fit.of(places(x, p));
    }
    return Fit.misfit("shape.pool", name, x.toString(), a[0] + "×" + a[0]);
  }

  private static Shape places(Shape x, Patches p) {
    int[] lengths = x.lengths();
    lengths[x.rank() - 2] = p.down();
    lengths[x.rank() - 1] = p.across();
    return Shape.of(lengths);
  }

  /// The places of a window's pixels.
  public static int[] window(Shape x, int[] a, int place) {
    Patches p = patches(x, a);
    int windows = p.down() * p.across();
    return IntStream.range(0, p.size())
        .map(i -> p.place(place / windows, place % windows, i))
        .toArray();
  }

  private static Tensor greatest(Tensor x, int[] a) {
    Patches p = patches(x.shape(), a);
    int windows = p.down() * p.across();
    return Tensor.generate(places(x.shape(), p), i -> greatest(x, p, i / windows, i % windows));
  }

  private static double greatest(Tensor x, Patches p, int image, int window) {
    double best = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < p.size(); k++) {
      best = Math.max(best, x.get(p.place(image, window, k)));
    }
    return best;
  }

  private static Tensor mean(Tensor x, int[] a) {
    Shape shape = places(x.shape(), patches(x.shape(), a));
    return Tensor.generate(
        shape,
        i -> Arrays.stream(window(x.shape(), a, i)).mapToDouble(x::get).sum() / (a[0] * a[0]));
  }

  private static Tensor toGreatest(Local l) {
    Tensor x = l.in(0);
    Patches p = patches(x.shape(), l.attributes());
    int windows = p.down() * p.across();
    double[] out = new double[x.size()];
    for (int i = 0; i < l.out().size(); i++) {
      double best = l.out().get(i);
      int equal = 0;
      for (int k = 0; k < p.size(); k++) {
        if (x.get(p.place(i / windows, i % windows, k)) == best) equal++;
      }
      for (int k = 0; k < p.size(); k++) {
        int place = p.place(i / windows, i % windows, k);
        // A window that holds NaN has no greatest entry, and NaN for a gradient.
        if (Double.isNaN(best)) out[place] = best;
        if (x.get(place) == best) out[place] += l.grad().get(i) / equal;
      }
    }
    return Tensor.of(x.shape(), out);
  }

  private static Tensor toAll(Local l) {
    double[] out = new double[l.in(0).size()];
    int[] a = l.attributes();
    for (int i = 0; i < l.out().size(); i++) {
      for (int place : window(l.in(0).shape(), a, i)) {
        out[place] += l.grad().get(i) / (a[0] * a[0]);
      }
    }
    return Tensor.of(l.in(0).shape(), out);
  }

  private static List<EntryTerm> ofMean(MadeEntry e) {
    int[] window = window(e.in(0).shape(), e.attributes(), e.place());
    String formula = "\\tfrac{1}{" + window.length + "} #by #0";
    return MadeEntry.sum(
        window.length,
        i ->
            new EntryTerm(
                e.in(0).get(window[i]) / window.length,
                List.of(new EntryTerm.OperandCell(0, window[i])),
                formula));
  }

  private static double winner(Cell c) {
    double best = c.out().get(c.target());
    int[] window = window(c.in(0).shape(), c.local().attributes(), c.target());
    long equal = Arrays.stream(window).filter(place -> c.in(0).get(place) == best).count();
    boolean wins = isIn(window, c.place()) && c.in(0).get(c.place()) == best;
    return wins ? 1.0 / equal : 0;
  }

  private static double share(Cell c) {
    int[] window = window(c.in(0).shape(), c.local().attributes(), c.target());
    return indicator(isIn(window, c.place())) / window.length;
  }

  private static boolean isIn(int[] window, int place) {
    return Arrays.stream(window).anyMatch(at -> at == place);
  }

  private static boolean isTied(Tensor x, int[] a) {
    Tensor y = greatest(x, a);
    for (int i = 0; i < y.size(); i++) {
      double best = y.get(i);
      int[] window = window(x.shape(), a, i);
      if (Arrays.stream(window).filter(place -> x.get(place) == best).count() > 1) return true;
    }
    return false;
  }

  /// `i = k, 2 l ≤ j < 2 l + 3, …`: which pixels lie in a window.
  private static String window(Shape x, int[] a) {
    int rank = x.rank();
    List<String> met = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      String own = MetIndices.operand(axis);
      String from = MetIndices.result(axis);
      if (axis < rank - 2) {
        met.add(own + " = " + from);
      } else {
        int stride = at(a, 1, a[0]);
        String first = (stride == 1 ? "" : stride + " ") + from;
        met.add(first + " ≤ " + own + " < " + first + " + " + a[0]);
      }
    }
    return String.join(", ", met);
  }
}
