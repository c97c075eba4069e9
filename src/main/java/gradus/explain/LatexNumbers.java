package gradus.explain;

import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;

/// Numbers and tensors as LaTeX, with the digits of the picture.
final class LatexNumbers {
  private static final int MOST_ENTRIES = 36;
  private static final int MOST_LINES = 8;

  private final Numbers numbers;

  LatexNumbers(Numbers numbers) {
    this.numbers = numbers;
  }

  String of(double value) {
    String text = numbers.show(value).replace('−', '-');
    if (text.equals("NaN")) return "\\mathrm{NaN}";
    int e = text.indexOf('e');
    if (e > 0) return text.substring(0, e) + " \\times 10^{" + text.substring(e + 1) + "}";
    return text.replace("∞", "\\infty");
  }

  /// A vector as a column, or as a row; what is too large as its shape.
  String of(Tensor tensor, boolean row) {
    Shape s = tensor.shape();
    if (s.isScalar()) return of(tensor.item());
    if (!fits(s)) return "\\left[ " + of(s) + " \\right]";
    boolean column = s.isVector() && !row;
    StringBuilder out = new StringBuilder("\\begin{bmatrix} ");
    for (int i = 0; i < tensor.size(); i++) {
      boolean newLine = column || i % s.cols() == 0;
      if (i > 0) out.append(newLine ? " \\\\ " : " & ");
      out.append(of(tensor.get(i)));
    }
    return out.append(" \\end{bmatrix}").toString();
  }

  /// To be read aloud.
  String text(Tensor tensor) {
    return numbers.show(tensor);
  }

  static boolean fits(Shape s) {
    int longest = s.isVector() ? s.cols() : Math.max(s.rows(), s.cols());
    return (long) s.rows() * s.cols() <= MOST_ENTRIES && longest <= MOST_LINES;
  }

  static String of(Shape s) {
    return s.isMatrix() ? s.rows() + " \\times " + s.cols() : "" + s.cols();
  }
}
