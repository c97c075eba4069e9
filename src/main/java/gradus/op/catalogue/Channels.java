package gradus.op.catalogue;

import static gradus.op.JacobianEntry.indicator;

import gradus.op.EntryTerm;
import gradus.op.Fit;
import gradus.op.GatePattern;
import gradus.op.JacobianEntry.Cell;
import gradus.op.Local;
import gradus.op.MadeEntry;
import gradus.op.Op;
import gradus.tensor.MatrixProduct;
import gradus.tensor.Patches;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Convolution and pooling of images of several channels, of batches, with a stride and zeros
/// around. What [Images] has is the same of one channel side by side, which is told more shortly.
final class Channels {
  private static final Tensor BOARD = Tensor.generate(Shape.matrix(4, 5), Channels::some);
  private static final Tensor COLOURS = Tensor.generate(Shape.of(2, 3, 4), Channels::some);
  private static final Tensor BATCH = Tensor.generate(Shape.of(2, 2, 3, 3), Channels::some);

  private static final String SLID = "#X \\star #K";

  private Channels() {}

  static final Op CONV2D =
      Op.named("conv2d")
          .key("conv2d_channels")
          .symbol("conv")
          .doc(
              "Slides each kernel over the image through all its channels and sums the products;"
                  + " with a stride, and zeros around the image where padding is given.",
              "커널마다 이미지의 모든 채널 위를 옮겨 가며 곱의 합을 구합니다. 보폭(stride)과 이미지 둘레의 0(padding)을 줄 수 있습니다.")
          .attribute("stride", true)
          .attribute("padding", true)
          .shape((s, a) -> slid(s.get(0), s.get(1), a))
          .value((in, a) -> slide(in.get(0), in.get(1), a))
          .madeOf(Channels::ofWindow)
          .products(s -> products(s.get(0), s.get(1), new int[0]))
          .operand("X", "[Σ #g#kl #by #K_(#meets)]#ij", Channels::toImage)
          .operand("K", "[Σ #g#kl #by #X_(#meets)]#ij", Channels::toKernel)
          .meets(Channels::met)
          .back(
              GatePattern.SWITCHER,
              "Each pixel takes part in every window that covers it and gathers their gradients,"
                  + " weighted by the kernels; a kernel's weights, used in every window of every"
                  + " image, gather from all of them.",
              "픽셀은 자기를 덮는 모든 창에 쓰였으므로 그 기울기들을 커널로 가중해 모읍니다. 커널의 가중치는 모든 이미지의 모든 창에 쓰였으므로 그"
                  + " 전부에서 모읍니다.")
          .latexWhere(s -> isBatch(s) && isSeveral(s), SLID, met("K", "i = k"), met("X", "i = l"))
          .told(toldOf("K", "i = k"), toldOf("X", "i = l"))
          .latexWhere(Channels::isBatch, SLID, met("K", "i = k"), met("X", ""))
          .told(toldOf("K", "i = k"), toldOf("X", ""))
          .latexWhere(Channels::isSeveral, SLID, met("K", ""), met("X", "i = k"))
          .told(toldOf("K", ""), toldOf("X", "i = k"))
          .latex(SLID, met("K", ""), met("X", ""))
          .partialWhere(
              (s, a) -> isBatch(s), "X", "\\mathbf{1}[i = k] #by {#K}_{#meets}", Channels::weight)
          .partial("X", "{#K}_{#meets}", Channels::weight)
          .partialWhere(
              (s, a) -> isBatch(s) && isSeveral(s),
              "K",
              "\\mathbf{1}[i = l] #by {#X}_{#meets}",
              Channels::pixel)
          .partialWhere(
              (s, a) -> isSeveral(s), "K", "\\mathbf{1}[i = k] #by {#X}_{#meets}", Channels::pixel)
          .partial("K", "{#X}_{#meets}", Channels::pixel)
          .sample(COLOURS, Tensor.generate(Shape.of(2, 2, 2, 3), Channels::some))
          .sample(new int[] {2, 1}, BATCH, Tensor.generate(Shape.of(1, 2, 2, 2), Channels::some))
          .sample(new int[] {2}, BATCH, Tensor.generate(Shape.of(3, 2, 2, 2), Channels::some))
          .sample(new int[] {3, 1}, BOARD, Tensor.generate(Shape.of(2, 3, 2), Channels::some))
          .sample(new int[] {2}, BOARD, Tensor.generate(Shape.matrix(2, 2), Channels::some))
          .sample(
              new int[] {3, 2},
              BOARD.reshape(Shape.of(1, 4, 5)),
              Tensor.generate(Shape.matrix(3, 2), Channels::some))
          .build();

  static final Op MAXPOOL =
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
          .operand("X", "[Σ #g#kl #by 1[#meets, #X#ij = #y#kl]⟨ / m#kl⟩]#ij", Channels::toGreatest)
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
              "\\left[ {\\textstyle\\sum} \\left(#g\\right)#kl #by ⟨\\tfrac{1}{m#kl}⟩"
                  + " \\mathbf{1}[#meets,\\, {#X}#ij = {#y}#kl] \\right]#ij::X")
          .partial(
              "X", "⟨\\tfrac{1}{m#kl}⟩ \\mathbf{1}[#meets,\\, {#X}#ij = {#y}#kl]", Channels::winner)
          .sample(new int[] {2}, COLOURS)
          .sample(new int[] {2, 1}, BOARD)
          .sample(new int[] {2, 1}, BATCH)
          .sample(new int[] {2, 3}, BOARD)
          .build();

  static final Op AVGPOOL =
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
          .madeOf(Channels::ofMean)
          .operand("X", "[Σ #g#kl #by 1[#meets] / #n]#ij", Channels::toAll)
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
          .partial("X", "\\tfrac{1}{#n} \\mathbf{1}[#meets]", Channels::share)
          .sample(new int[] {2}, BOARD)
          .sample(new int[] {2, 1}, COLOURS)
          .sample(new int[] {3}, BATCH)
          .sample(new int[] {1, 2}, BATCH)
          .build();

  static List<Op> all() {
    return List.of(CONV2D, MAXPOOL, AVGPOOL);
  }

  /// Numbers of both signs of which no two are equal.
  private static double some(int i) {
    return (i * 37 % 101 - 50) / 20.0;
  }

  private static int at(int[] given, int k, int otherwise) {
    return k < given.length ? given[k] : otherwise;
  }

  // Convolution.

  private static boolean isBatch(List<Shape> shapes) {
    return shapes.get(0).rank() > 3;
  }

  /// Whether the kernels are counted, so that the first index of one is which it is.
  private static boolean isSeveral(List<Shape> shapes) {
    return shapes.get(1).isDeep();
  }

  /// What arrives times what it met, summed over the entries of the result, where an index is
  /// another's.
  private static String met(String other, String where) {
    String only = where.isEmpty() ? "" : "\\mathbf{1}[" + where + "] #by ";
    String pulled = other.equals("K") ? "X" : "K";
    return "\\left[ {\\textstyle\\sum} "
        + only
        + "\\left(#g\\right)#kl #by {#"
        + other
        + "}_{#meets} \\right]#ij::"
        + pulled;
  }

  /// The same as a line of text.
  private static String toldOf(String other, String where) {
    String only = where.isEmpty() ? "" : "1[" + where + "] #by ";
    return "[Σ " + only + "#g#kl #by #" + other + "_(#meets)]#ij";
  }

  private static int kernels(Shape k) {
    return k.isMatrix() ? 1 : k.length(0);
  }

  private static Patches patches(Shape x, Shape k, int[] a) {
    int rank = x.rank();
    return new Patches(
        rank > 3 ? x.length(0) : 1,
        rank > 2 ? x.length(rank - 3) : 1,
        x.length(rank - 2),
        x.cols(),
        k.length(k.rank() - 2),
        k.cols(),
        at(a, 0, 1),
        at(a, 1, 0));
  }

  private static Fit slid(Shape x, Shape k, int[] a) {
    boolean steps = at(a, 0, 1) > 0 && at(a, 1, 0) >= 0;
    if (!steps) return Fit.misfit("shape.conv.step", "conv2d", at(a, 0, 1), at(a, 1, 0));
    int channels = x.isDeep() ? x.length(x.rank() - 3) : 1;
    boolean alike = channels == (k.rank() > 3 ? k.length(1) : 1);
    boolean fits = x.rank() > 1 && k.rank() > 1 && alike;
    Patches patches = fits ? patches(x, k, a) : null;
    if (!fits || patches.down() < 1 || patches.across() < 1) {
      return Fit.misfit("shape.conv", "conv2d", x.toString(), k.toString());
    }
    return products(x, k, a) > Images.MOST_WORK
        ? Fit.misfit(
            "shape.work", "conv2d", x.toString(), k.toString(), Long.toString(Images.MOST_WORK))
        : Fit.of(places(x, k, patches));
  }

  /// As many axes as the image; one more for several kernels over one image without channels.
  private static Shape places(Shape x, Shape k, Patches p) {
    if (x.rank() > 3) return Shape.of(p.images(), kernels(k), p.down(), p.across());
    return x.isMatrix() && k.isMatrix()
        ? Shape.matrix(p.down(), p.across())
        : Shape.of(kernels(k), p.down(), p.across());
  }

  private static long products(Shape x, Shape k, int[] a) {
    Patches p = patches(x, k, a);
    return (long) p.images() * kernels(k) * p.down() * p.across() * p.size();
  }

  private static Tensor flat(Tensor kernels, Patches p) {
    return kernels.reshape(Shape.matrix(kernels(kernels.shape()), p.size()));
  }

  private static Tensor slide(Tensor x, Tensor k, int[] a) {
    Patches p = patches(x.shape(), k.shape(), a);
    Shape shape = places(x.shape(), k.shape(), p);
    double[] out = new double[shape.size()];
    int each = out.length / p.images();
    for (int image = 0; image < p.images(); image++) {
      double[] one = MatrixProduct.of(flat(k, p), p.of(x, image)).toArray();
      System.arraycopy(one, 0, out, image * each, each);
    }
    return Tensor.of(shape, out);
  }

  /// The gradient of one image's windows, a row a kernel.
  private static Tensor arrived(Local l, Patches p, int image) {
    int each = l.grad().size() / p.images();
    double[] some = Arrays.copyOfRange(l.grad().toArray(), image * each, (image + 1) * each);
    return Tensor.of(Shape.matrix(kernels(l.in(1).shape()), p.down() * p.across()), some);
  }

  private static Tensor toImage(Local l) {
    Patches p = patches(l.in(0).shape(), l.in(1).shape(), l.attributes());
    Tensor turned = flat(l.in(1), p).transpose();
    double[] out = new double[l.in(0).size()];
    for (int image = 0; image < p.images(); image++) {
      p.add(MatrixProduct.of(turned, arrived(l, p, image)), image, out);
    }
    return Tensor.of(l.in(0).shape(), out);
  }

  private static Tensor toKernel(Local l) {
    Patches p = patches(l.in(0).shape(), l.in(1).shape(), l.attributes());
    Tensor sum = null;
    for (int image = 0; image < p.images(); image++) {
      Tensor windows = p.of(l.in(0), image).transpose();
      Tensor next = MatrixProduct.of(arrived(l, p, image), windows);
      sum = sum == null ? next : sum.plus(next);
    }
    return sum.reshape(l.in(1).shape());
  }

  /// An image, a kernel and a window, counted row by row.
  private record Spot(int image, int kernel, int window) {
    static Spot of(Patches p, int kernels, int place) {
      int windows = p.down() * p.across();
      return new Spot(place / windows / kernels, place / windows % kernels, place % windows);
    }
  }

  /// The window times the kernel; zeros around the image are no part of it.
  private static List<EntryTerm> ofWindow(MadeEntry e) {
    Shape k = e.in(1).shape();
    Patches p = patches(e.in(0).shape(), k, e.attributes());
    Spot spot = Spot.of(p, kernels(k), e.place());
    int[] inside =
        IntStream.range(0, p.size())
            .filter(i -> p.place(spot.image, spot.window, i) >= 0)
            .toArray();
    int from = spot.kernel * p.size();
    return MadeEntry.sum(
        inside.length,
        i -> e.product(p.place(spot.image, spot.window, inside[i]), from + inside[i]));
  }

  /// The weight that lies on a pixel in the window of one entry; 0 outside the kernel.
  private static double weight(Cell c) {
    Shape k = c.in(1).shape();
    Patches p = patches(c.in(0).shape(), k, c.local().attributes());
    Spot spot = Spot.of(p, kernels(k), c.target());
    for (int i = 0; i < p.size(); i++) {
      if (p.place(spot.image, spot.window, i) == c.place()) {
        return c.in(1).get(spot.kernel * p.size() + i);
      }
    }
    return 0;
  }

  /// The pixel that a weight meets in the window of one entry; 0 beside the image.
  private static double pixel(Cell c) {
    Patches p = patches(c.in(0).shape(), c.in(1).shape(), c.local().attributes());
    Spot spot = Spot.of(p, kernels(c.in(1).shape()), c.target());
    int place = p.place(spot.image, spot.window, c.place() % p.size());
    return c.place() / p.size() == spot.kernel && place >= 0 ? c.in(0).get(place) : 0;
  }

  /// The indices of the weight that a pixel meets, or of the pixel that a weight meets, in the
  /// letters of the entries of the operand pulled and of the result.
  private static String met(List<Shape> s, int operand, int... a) {
    Shape x = s.get(0);
    Shape k = s.get(1);
    int rank = places(x, k, patches(x, k, a)).rank();
    boolean toImage = operand == 0;
    Shape pulled = toImage ? x : k;
    List<String> indices = new ArrayList<>();
    if (toImage && k.isDeep()) indices.add(rank > 2 ? MetIndices.result(rank - 3) : "0");
    if (toImage && k.rank() > 3) indices.add(channel(x.rank(), x.rank() - 3));
    if (!toImage && x.rank() > 3) indices.add(MetIndices.result(0));
    if (!toImage && x.isDeep()) indices.add(channel(k.rank(), k.rank() > 3 ? 1 : -1));
    for (int axis = 2; axis > 0; axis--) {
      String own = MetIndices.operand(pulled.rank() - axis);
      String window = times(at(a, 0, 1), MetIndices.result(rank - axis));
      int around = at(a, 1, 0);
      String index = toImage ? own + " - " + window : window + " + " + own;
      indices.add(index + (around == 0 ? "" : (toImage ? " + " : " - ") + around));
    }
    return String.join(", ", indices);
  }

  private static String channel(int rank, int axis) {
    return axis < 0 || axis >= rank ? "0" : MetIndices.operand(axis);
  }

  private static String times(int stride, String letter) {
    return (stride == 1 ? "" : stride + " ") + letter;
  }

  // Pooling.

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
  static int[] window(Shape x, int[] a, int place) {
    Patches p = patches(x, a);
    Spot spot = Spot.of(p, 1, place);
    return IntStream.range(0, p.size()).map(i -> p.place(spot.image, spot.window, i)).toArray();
  }

  private static Tensor greatest(Tensor x, int[] a) {
    Shape shape = places(x.shape(), patches(x.shape(), a));
    return Tensor.generate(
        shape,
        i -> {
          double best = Double.NEGATIVE_INFINITY;
          for (int place : window(x.shape(), a, i)) {
            best = Math.max(best, x.get(place));
          }
          return best;
        });
  }

  private static Tensor mean(Tensor x, int[] a) {
    Shape shape = places(x.shape(), patches(x.shape(), a));
    return Tensor.generate(
        shape,
        i -> Arrays.stream(window(x.shape(), a, i)).mapToDouble(x::get).sum() / (a[0] * a[0]));
  }

  private static Tensor toGreatest(Local l) {
    Tensor x = l.in(0);
    double[] out = new double[x.size()];
    for (int i = 0; i < l.out().size(); i++) {
      double best = l.out().get(i);
      int[] window = window(x.shape(), l.attributes(), i);
      long equal = Arrays.stream(window).filter(place -> x.get(place) == best).count();
      for (int place : window) {
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
        String first = times(at(a, 1, a[0]), from);
        met.add(first + " ≤ " + own + " < " + first + " + " + a[0]);
      }
    }
    return String.join(", ", met);
  }
}
