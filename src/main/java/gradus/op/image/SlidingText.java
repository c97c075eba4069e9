package gradus.op.image;

import gradus.op.entry.MetIndices;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// How the rules of a convolution are written, in letters and with the indices of what meets.
final class SlidingText {
  private SlidingText() {}

  /// What arrives times what it met, summed over the entries of the result, where an index is
  /// another's.
  static String met(String other, String where) {
    String only = where.isEmpty() ? "" : "\\mathbf{1}[" + where + "] #by ";
    String pulled = other.equals("K") ? "X" : "K";
    return "\\left[ {\\textstyle\\sum} "
        + only
        + "\\left(#g\\right)#kl #by {#"
        + other
        + "}_{#meets} \\right]#ij::"
        + pulled;
  }

  /// What arrives in the channel of a bias.
  static String added(String where) {
    String only = where.isEmpty() ? "" : "\\mathbf{1}[" + where + "] #by ";
    return "\\left[ {\\textstyle\\sum} " + only + "\\left(#g\\right)#kl \\right]#ij::b";
  }

  /// The same as a line of text.
  static String toldOfBias(String where) {
    return "[Σ " + (where.isEmpty() ? "" : "1[" + where + "] #by ") + "#g#kl]#ij";
  }

  /// The same as a line of text.
  static String toldOf(String other, String where) {
    String only = where.isEmpty() ? "" : "1[" + where + "] #by ";
    return "[Σ " + only + "#g#kl #by #" + other + "_(#meets)]#ij";
  }

  /// The indices of the weight that a pixel meets, or of the pixel that a weight meets, in the
  /// letters of the entries of the operand pulled and of the result.
  static String met(List<Shape> s, int operand, int... a) {
    Shape x = s.get(0);
    Shape k = s.get(1);
    int rank = Convolutions.places(x, k, Convolutions.patches(x, k, a)).rank();
    boolean toImage = operand == 0;
    Shape pulled = toImage ? x : k;
    List<String> indices = new ArrayList<>();
    if (toImage && k.isDeep()) indices.add(rank > 2 ? MetIndices.result(rank - 3) : "0");
    if (toImage && k.rank() > 3) indices.add(letter(x.rank(), x.rank() - 3));
    if (!toImage && x.rank() > 3) indices.add(MetIndices.result(0));
    if (!toImage && x.isDeep()) indices.add(letter(k.rank(), k.rank() > 3 ? 1 : -1));
    for (int axis = 2; axis > 0; axis--) {
      String own = MetIndices.operand(pulled.rank() - axis);
      String window = times(Convolutions.at(a, 0, 1), MetIndices.result(rank - axis));
      int around = Convolutions.at(a, 1, 0);
      String index = toImage ? own + " - " + window : window + " + " + own;
      indices.add(index + (around == 0 ? "" : (toImage ? " + " : " - ") + around));
    }
    return String.join(", ", indices);
  }

  private static String letter(int rank, int axis) {
    return axis < 0 || axis >= rank ? "0" : MetIndices.operand(axis);
  }

  private static String times(int stride, String letter) {
    return (stride == 1 ? "" : stride + " ") + letter;
  }
}
