package gradus.op.image;

import static gradus.tensor.Tensor.matrix;

import gradus.op.EntryTerm;
import gradus.op.Fit;
import gradus.op.GatePattern;
import gradus.op.JacobianEntry;
import gradus.op.Local;
import gradus.op.MadeEntry;
import gradus.op.Op;
import gradus.op.entry.Kinks;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/// Convolution and pooling of one channel.
public final class Images {
  /// Most multiplications of one convolution: a few seconds.
  static final long MOST_WORK = 1L << 32;

  private static final Tensor IMAGE =
      matrix(
          new double[] {1, -2, 0.3, 2},
          new double[] {-0.5, 4, -7, 0.1},
          new double[] {3, 0.2, 1.5, -1});

  /// One over how many are equal, for an entry of window `kl` that equals its greatest.
  private static final String OF_WINDOW =
      "⟨\\frac{⟩\\mathbf{1}[\\lfloor i/#i \\rfloor = k,\\, \\lfloor j/#i \\rfloor = l,\\, {#X}_{ij}"
          + " = {#y}_{kl}]⟨}{\\sum_{u,v<#i} \\mathbf{1}[{#X}_{#i k+u,\\, #i l+v} = {#y}_{kl}]}⟩";

  private Images() {}

  public static final Op CONV2D =
      Op.named("conv2d")
          .symbol("conv")
          .doc(
              "Slides the kernel over the image and sums the products (no padding, no flip).",
              "커널을 이미지 위로 옮기며 곱의 합을 구합니다(패딩 없음, 뒤집지 않음).")
          .attribute("stride", true)
          .attribute("padding", true)
          .shape((s, a) -> slid(s.get(0), s.get(1)))
          .value((in, a) -> slide(in.get(0), in.get(1)))
          .madeOf(Images::ofWindow)
          // Each weight of the kernel in each of its places.
          .multiplies((s, operand, to) -> multiplications(s.get(0), s.get(1)))
          .operand(
              "X",
              "[Σ_{k+u=i, l+v=j} #g_kl #by #K_uv]_ij",
              l -> spread(l.grad(), l.in(1), l.in(0).shape()))
          .operand("K", "[Σ_{u,v} #g_uv #by #X_{i + u, j + v}]_ij", l -> slide(l.in(0), l.grad()))
          .back(
              GatePattern.SWITCHER,
              "Each pixel takes part in every window that covers it and gathers their gradients,"
                  + " weighted by the kernel; the kernel's weights, used in every window, gather"
                  + " from the whole image.",
              "픽셀은 자기를 덮는 모든 창에 쓰였으므로 그 기울기들을 커널로 가중해 모읍니다. 커널의 가중치는 모든 창에 쓰였으므로 이미지 전체에서 모읍니다.")
          .latex(
              "#X \\star #K",
              "\\left[ \\sum_{k+u=i,\\, l+v=j} \\left(#g\\right)_{kl} #by {#K}_{uv}"
                  + " \\right]_{ij}::X",
              "#X \\star #g::K")
          .partial("X", "\\textstyle\\sum_{k+u=i,\\, l+v=j} {#K}_{uv}", Images::covering)
          .partial("K", "{#X}_{k+i,\\, l+j}", c -> c.in(0).get(c.k() + c.i(), c.l() + c.j()))
          .sample(IMAGE, matrix(new double[] {1, -1}, new double[] {0.5, 2}))
          .sample(IMAGE, matrix(new double[] {0.5}))
          .build();

  public static final Op MAXPOOL =
      Op.named("maxpool")
          .symbol("pool")
          .doc(
              "The greatest entry of each square window, side by side; what is left over is"
                  + " dropped.",
              "겹치지 않는 정사각형 창마다 가장 큰 원소입니다. 남는 가장자리는 버립니다.")
          .attribute("n", false)
          .attribute("stride", true)
          .shape((s, a) -> pooled(s.get(0), a[0]))
          .value((in, a) -> pool(in.get(0), a[0]))
          .madeOf(e -> Kinks.winners(e, window(e)))
          .operand(
              "X",
              "[Σ_{k,l} #g_kl #by 1[⌊i/#i⌋ = k, ⌊j/#i⌋ = l, #X_ij = #y_kl]⟨ / Σ_{u,v<#i} 1[#X_{#i"
                  + " #by k + u, #i #by l + v} = #y_kl]⟩]_ij",
              Images::unpool)
          .kink(Images::tied)
          .back(
              GatePattern.ROUTER,
              "In each window only the greatest pixel shows: it receives the window's gradient, the"
                  + " others 0.",
              "창마다 가장 큰 픽셀만 드러납니다. 그 픽셀이 창의 기울기를 받고 나머지는 0입니다.")
          .latex(
              "\\max_{#i \\times #i} #X",
              "\\left[ \\sum_{k,l} \\left(#g\\right)_{kl} #by " + OF_WINDOW + " \\right]_{ij}::X")
          .partial("X", OF_WINDOW, Images::greatestOfWindow)
          .sample(new int[] {2}, IMAGE)
          .sample(new int[] {3}, IMAGE)
          .sample(new int[] {1}, IMAGE)
          .build();

  /// All of them.
  public static List<Op> all() {
    return List.of(CONV2D, MAXPOOL);
  }

  private static Fit slid(Shape x, Shape k) {
    if (!x.isMatrix() || !k.isMatrix() || k.rows() > x.rows() || k.cols() > x.cols()) {
      return Fit.misfit("shape.conv", "conv2d", x.toString(), k.toString());
    }
    return multiplications(x, k) > MOST_WORK
        ? Fit.large(
            places(x, k),
            "shape.work",
            "conv2d",
            x.toString(),
            k.toString(),
            Long.toString(MOST_WORK))
        : Fit.of(places(x, k));
  }

  /// Where a kernel may stand on an image.
  private static Shape places(Shape x, Shape k) {
    return Shape.matrix(x.rows() - k.rows() + 1, x.cols() - k.cols() + 1);
  }

  private static long multiplications(Shape x, Shape k) {
    return (long) places(x, k).size() * k.size();
  }

  /// The window times the kernel.
  private static List<EntryTerm> ofWindow(MadeEntry e) {
    int wide = e.in(1).shape().cols();
    int cols = e.in(0).shape().cols();
    return MadeEntry.sum(
        e.in(1).size(), i -> e.product((e.row() + i / wide) * cols + e.col() + i % wide, i));
  }

  /// The places of a window's pixels.
  private static int[] window(MadeEntry e) {
    int n = e.attributes()[0];
    int cols = e.in(0).shape().cols();
    return IntStream.range(0, n * n)
        .map(i -> (e.row() * n + i / n) * cols + e.col() * n + i % n)
        .toArray();
  }

  private static Tensor slide(Tensor x, Tensor kernel) {
    int rows = x.shape().rows() - kernel.shape().rows() + 1;
    int cols = x.shape().cols() - kernel.shape().cols() + 1;
    double[] in = x.toArray();
    double[] out = new double[rows * cols];
    for (int i = 0; i < kernel.shape().rows(); i++) {
      for (int j = 0; j < kernel.shape().cols(); j++) {
        double k = kernel.get(i, j);
        for (int r = 0; r < rows; r++) {
          int from = (r + i) * x.shape().cols() + j;
          for (int c = 0; c < cols; c++) {
            out[r * cols + c] += k * in[from + c];
          }
        }
      }
    }
    return Tensor.of(Shape.matrix(rows, cols), out);
  }

  /// Each entry of the gradient gives to the window it came from, in the kernel's proportions.
  private static Tensor spread(Tensor grad, Tensor kernel, Shape shape) {
    double[] up = grad.toArray();
    double[] out = new double[shape.size()];
    int cols = grad.shape().cols();
    for (int i = 0; i < kernel.shape().rows(); i++) {
      for (int j = 0; j < kernel.shape().cols(); j++) {
        double k = kernel.get(i, j);
        for (int r = 0; r < grad.shape().rows(); r++) {
          int to = (r + i) * shape.cols() + j;
          for (int c = 0; c < cols; c++) {
            out[to + c] += k * up[r * cols + c];
          }
        }
      }
    }
    return Tensor.of(shape, out);
  }

  /// The weight that lies on a pixel in the window of one entry; 0 outside the kernel.
  private static double covering(JacobianEntry.Cell c) {
    Tensor kernel = c.in(1);
    int u = c.i() - c.k();
    int v = c.j() - c.l();
    boolean inside = u >= 0 && u < kernel.shape().rows() && v >= 0 && v < kernel.shape().cols();
    return inside ? kernel.get(u, v) : 0;
  }

  private static double greatestOfWindow(JacobianEntry.Cell c) {
    Tensor x = c.in(0);
    int n = c.local().attributes()[0];
    double best = c.out().get(c.k(), c.l());
    boolean inside = c.i() / n == c.k() && c.j() / n == c.l();
    return inside && x.get(c.i(), c.j()) == best
        ? 1.0 / equal(x, c.k() * n, c.l() * n, n, best)
        : 0;
  }

  private static Fit pooled(Shape x, int n) {
    if (!x.isMatrix() || n < 1 || n > x.rows() || n > x.cols()) {
      return Fit.misfit("shape.pool", "maxpool", x.toString(), n + "×" + n);
    }
    return Fit.of(Shape.matrix(x.rows() / n, x.cols() / n));
  }

  private static Tensor pool(Tensor x, int n) {
    int cols = x.shape().cols() / n;
    return Tensor.generate(
        Shape.matrix(x.shape().rows() / n, cols), i -> greatest(x, i / cols * n, i % cols * n, n));
  }

  private static double greatest(Tensor x, int row, int col, int n) {
    double best = Double.NEGATIVE_INFINITY;
    for (int r = row; r < row + n; r++) {
      for (int c = col; c < col + n; c++) {
        best = Math.max(best, x.get(r, c));
      }
    }
    return best;
  }

  private static int equal(Tensor x, int row, int col, int n, double to) {
    int count = 0;
    for (int r = row; r < row + n; r++) {
      for (int c = col; c < col + n; c++) {
        if (x.get(r, c) == to) count++;
      }
    }
    return count;
  }

  private static Tensor unpool(Local l) {
    Tensor x = l.in(0);
    Tensor y = l.out();
    int n = l.attributes()[0];
    double[] out = new double[x.size()];
    for (int row = 0; row < y.shape().rows(); row++) {
      for (int col = 0; col < y.shape().cols(); col++) {
        double best = y.get(row, col);
        double share = l.grad().get(row, col) / equal(x, row * n, col * n, n, best);
        for (int r = row * n; r < row * n + n; r++) {
          for (int c = col * n; c < col * n + n; c++) {
            // A window that holds NaN has no greatest entry, and NaN for a gradient.
            boolean gets = x.get(r, c) == best || Double.isNaN(best);
            if (gets) out[r * x.shape().cols() + c] = Double.isNaN(best) ? best : share;
          }
        }
      }
    }
    return Tensor.of(x.shape(), out);
  }

  private static boolean tied(List<Tensor> in, int[] attributes) {
    // Without the attribute the windows are unknown.
    if (attributes.length == 0) return false;
    Tensor x = in.get(0);
    int n = attributes[0];
    Tensor y = pool(x, n);
    for (int i = 0; i < y.size(); i++) {
      int cols = y.shape().cols();
      if (equal(x, i / cols * n, i % cols * n, n, y.get(i)) > 1) return true;
    }
    return false;
  }
}
