package gradus.op.image;

import static gradus.op.JacobianEntry.indicator;

import gradus.op.EntryTerm;
import gradus.op.EntryTerm.OperandCell;
import gradus.op.Fit;
import gradus.op.GatePattern;
import gradus.op.JacobianEntry.Cell;
import gradus.op.Local;
import gradus.op.MadeEntry;
import gradus.op.Op;
import gradus.op.OpBuilder;
import gradus.op.Operands;
import gradus.tensor.MatrixProduct;
import gradus.tensor.Patches;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Convolution of images of several channels, of batches, with several kernels, a stride and zeros
/// around, and with a bias for each kernel. What [Images] has is the same of one channel without
/// all that, which is told more shortly.
public final class Convolutions {
  private static final Tensor BOARD = some(Shape.matrix(4, 5));
  private static final Tensor COLOURS = some(Shape.of(2, 3, 4));
  private static final Tensor BATCH = some(Shape.of(2, 2, 3, 3));

  private static final String BACK =
      "Each pixel takes part in every window that covers it and gathers their gradients,"
          + " weighted by the kernels; a kernel's weights, used in every window of every"
          + " image, gather from all of them.";
  private static final String BACK_KOREAN =
      "픽셀은 자기를 덮는 모든 창에 쓰였으므로 그 기울기들을 커널로 가중해 모읍니다. 커널의 가중치는 모든 이미지의 모든 창에 쓰였으므로 그 전부에서 모읍니다.";

  /// Where the result has an axis of channels, and which.
  private static final Predicate<List<Shape>> IS_BATCH = s -> s.get(0).rank() > 3;

  private static final Predicate<List<Shape>> HAS_CHANNELS = s -> s.get(0).isDeep() || isSeveral(s);

  private Convolutions() {}

  public static final Op CONV2D =
      slid(Op.named("conv2d").key("conv2d_channels"), false)
          .doc(
              "Slides each kernel over the image through all its channels and sums the products;"
                  + " with a stride, and zeros around the image where padding is given.",
              "커널마다 이미지의 모든 채널 위를 옮겨 가며 곱의 합을 구합니다. 보폭(stride)과 이미지 둘레의 0(padding)을 줄 수 있습니다.")
          .back(GatePattern.SWITCHER, BACK, BACK_KOREAN)
          .sample(COLOURS, some(Shape.of(2, 2, 2, 3)))
          .sample(new int[] {2, 1}, BATCH, some(Shape.of(1, 2, 2, 2)))
          .sample(new int[] {2}, BATCH, some(Shape.of(3, 2, 2, 2)))
          .sample(new int[] {3, 1}, BOARD, some(Shape.of(2, 3, 2)))
          .sample(new int[] {2}, BOARD, some(Shape.matrix(2, 2)))
          .sample(new int[] {3, 2}, BOARD.reshape(Shape.of(1, 4, 5)), some(Shape.matrix(3, 2)))
          .build();

  /// With a number for each kernel, which is added to its channel of the result. Stride and padding
  /// stand behind it always, so that it is no stride.
  public static final Op BIASED =
      slid(Op.named("conv2d").key("conv2d_bias"), true)
          .doc(
              "Slides each kernel over the image through all its channels, sums the products and"
                  + " adds the kernel's bias.",
              "커널마다 이미지의 모든 채널 위를 옮겨 가며 곱의 합에 그 커널의 편향을 더합니다.")
          .back(
              GatePattern.SWITCHER,
              BACK
                  + " A bias was added in every window of its kernel and gathers all that arrives"
                  + " there.",
              BACK_KOREAN + " 편향은 자기 커널의 모든 창에 더해졌으므로 그곳에 온 기울기를 모두 더합니다.")
          .unfolds("conv2d(X, K) + reshape(b, -1, 1, 1)", (in, a) -> Optional.of(unfolded(in, a)))
          .sample(new int[] {1, 0}, COLOURS, some(Shape.of(2, 2, 2, 3)), Tensor.vector(0.7, -2))
          .sample(new int[] {2, 1}, BATCH, some(Shape.of(2, 2, 3, 2)), Tensor.vector(0.5, -3))
          .sample(new int[] {3, 1}, BOARD, some(Shape.of(2, 3, 2)), Tensor.vector(-1.5, 4))
          .sample(new int[] {1, 0}, BOARD, some(Shape.matrix(2, 2)), Tensor.vector(0.4))
          .sample(
              new int[] {1, 0},
              some(Shape.of(2, 1, 3, 3)),
              some(Shape.matrix(2, 3)),
              Tensor.vector(-0.6))
          .build();

  /// All of them.
  public static List<Op> all() {
    return List.of(CONV2D, BIASED);
  }

  /// What both have in common.
  private static OpBuilder slid(OpBuilder op, boolean biased) {
    op.symbol("conv")
        .attribute("stride", !biased)
        .attribute("padding", !biased)
        .shape((s, a) -> biased ? biased(s, a) : slid(s.get(0), s.get(1), a))
        .value((in, a) ->
            biased
                ? plus(slide(in.get(0), in.get(1), a), in.get(2))
                : slide(in.get(0), in.get(1), a))
        .madeOf(biased ? Convolutions::ofBiased : Convolutions::ofWindow)
        .multiplies((s, operand, to) ->
            operand > 1 ? to.size() : (long) to.size() * s.get(1).size() / kernels(s.get(1)))
        .operand("X", "[Σ #g#kl #by #K_(#meets)]#ij", Convolutions::toImage)
        .operand("K", "[Σ #g#kl #by #X_(#meets)]#ij", Convolutions::toKernel)
        .meets(SlidingText::met);
    if (biased) op.operand("b", "[Σ 1[i = k] #by #g#kl]#ij", Convolutions::toBias);
    Predicate<List<Shape>> several = Convolutions::isSeveral;
    form(op, biased, IS_BATCH.and(several), "i = k", "i = l", "i = l");
    form(op, biased, IS_BATCH, "i = k", "", "i = l");
    form(op, biased, several, "", "i = k", "i = k");
    if (biased) form(op, biased, HAS_CHANNELS, "", "", "i = k");
    form(op, biased, s -> true, "", "", "");
    op.partialWhere(
            (s, a) -> IS_BATCH.test(s),
            "X",
            "\\mathbf{1}[i = k] #by {#K}_{#meets}",
            Convolutions::weight)
        .partial("X", "{#K}_{#meets}", Convolutions::weight)
        .partialWhere(
            (s, a) -> IS_BATCH.and(several).test(s),
            "K",
            "\\mathbf{1}[i = l] #by {#X}_{#meets}",
            Convolutions::pixel)
        .partialWhere(
            (s, a) -> isSeveral(s),
            "K",
            "\\mathbf{1}[i = k] #by {#X}_{#meets}",
            Convolutions::pixel)
        .partial("K", "{#X}_{#meets}", Convolutions::pixel);
    if (!biased) return op;
    return op.partialWhere(
            (s, a) -> IS_BATCH.test(s), "b", "\\mathbf{1}[i = l]", Convolutions::isOfChannel)
        .partialWhere(
            (s, a) -> HAS_CHANNELS.test(s), "b", "\\mathbf{1}[i = k]", Convolutions::isOfChannel)
        .partial("b", "1", Convolutions::isOfChannel);
  }

  /// The rules where an index of an operand pulled is one of the result.
  private static void form(
      OpBuilder op,
      boolean biased,
      Predicate<List<Shape>> holds,
      String image,
      String kernel,
      String bias) {
    String slid = "#X \\star #K";
    if (biased) {
      op.latexWhere(
              holds,
              slid + " + #b",
              SlidingText.met("K", image),
              SlidingText.met("X", kernel),
              SlidingText.added(bias))
          .told(
              SlidingText.toldOf("K", image),
              SlidingText.toldOf("X", kernel),
              SlidingText.toldOfBias(bias));
    } else {
      op.latexWhere(holds, slid, SlidingText.met("K", image), SlidingText.met("X", kernel))
          .told(SlidingText.toldOf("K", image), SlidingText.toldOf("X", kernel));
    }
  }

  /// Numbers of both signs of which no two are equal.
  private static Tensor some(Shape shape) {
    return Tensor.generate(shape, i -> (i * 37 % 101 - 50) / 20.0);
  }

  static int at(int[] given, int k, int otherwise) {
    return k < given.length ? given[k] : otherwise;
  }

  /// Whether the kernels are counted, so that the first index of one is which it is.
  private static boolean isSeveral(List<Shape> shapes) {
    return shapes.get(1).isDeep();
  }

  private static int kernels(Shape k) {
    return k.isMatrix() ? 1 : k.length(0);
  }

  static Patches patches(Shape x, Shape k, int[] a) {
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
        ? Fit.large(
            places(x, k, patches),
            "shape.work",
            "conv2d",
            x.toString(),
            k.toString(),
            Long.toString(Images.MOST_WORK))
        : Fit.of(places(x, k, patches));
  }

  private static Fit biased(List<Shape> s, int[] a) {
    Fit slid = slid(s.get(0), s.get(1), a);
    if (slid instanceof Fit.Misfit || s.get(2).equals(Shape.vector(kernels(s.get(1))))) return slid;
    return Fit.misfit(
        "shape.conv.bias",
        "conv2d",
        s.get(2).toString(),
        s.get(1).toString(),
        Integer.toString(kernels(s.get(1))));
  }

  /// As many axes as the image; one more for several kernels over one image without channels.
  static Shape places(Shape x, Shape k, Patches p) {
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

  /// The kernel that made an entry.
  private static int channel(Shape result, int place) {
    int rank = result.rank();
    return rank < 3 ? 0 : place / result.step(rank - 3) % result.length(rank - 3);
  }

  private static Tensor plus(Tensor slid, Tensor bias) {
    Shape shape = slid.shape();
    return Tensor.generate(shape, i -> slid.get(i) + bias.get(channel(shape, i)));
  }

  private static Tensor toBias(Local l) {
    double[] out = new double[l.in(2).size()];
    for (int i = 0; i < l.grad().size(); i++) {
      out[channel(l.grad().shape(), i)] += l.grad().get(i);
    }
    return Tensor.of(l.in(2).shape(), out);
  }

  /// The convolution without its bias, and the bias in the shape that stretches to it.
  private static String unfolded(Operands in, int[] a) {
    String slid = "conv2d(X, K" + (plain(a) ? "" : ", " + a[0] + ", " + a[1]) + ")";
    int n = kernels(in.shape(1));
    boolean channels = HAS_CHANNELS.test(in.shapes());
    return slid + (channels ? " + reshape(b, " + n + ", 1, 1)" : " + b[0]");
  }

  private static boolean plain(int[] a) {
    return at(a, 0, 1) == 1 && at(a, 1, 0) == 0;
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

  /// The same, and the bias.
  private static List<EntryTerm> ofBiased(MadeEntry e) {
    List<EntryTerm> window = ofWindow(e);
    int kernel = channel(e.out().shape(), e.place());
    EntryTerm bias =
        new EntryTerm(e.in(2).get(kernel), List.of(new OperandCell(2, kernel)), MadeEntry.ITSELF);
    return MadeEntry.sum(window.size() + 1, i -> i < window.size() ? window.get(i) : bias);
  }

  private static double isOfChannel(Cell c) {
    return indicator(channel(c.out().shape(), c.target()) == c.place());
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
}
