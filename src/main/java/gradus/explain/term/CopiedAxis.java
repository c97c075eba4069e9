package gradus.explain.term;

import gradus.lang.IndexLetters;
import gradus.tensor.Shape;

/// Along which axis an operand was copied by broadcasting, so that its gradient is summed along it.
public enum CopiedAxis {
  FIRST,
  SECOND,
  BOTH;

  /// Of an operand of one shape in a result of another.
  public static CopiedAxis of(Shape from, Shape to) {
    if (!to.isMatrix()) return FIRST;
    boolean rows = from.rows() == 1 && to.rows() > 1;
    boolean cols = from.cols() == 1 && to.cols() > 1;
    if (rows && cols || from.isScalar()) return BOTH;
    return cols ? SECOND : FIRST;
  }

  /// What stands under the Σ: the indices of the entries that are added, in a result of this shape.
  public String latex(Shape to, IndexLetters letters) {
    String i = letters.of("i");
    String j = letters.of("j");
    return switch (this) {
      case FIRST -> i;
      case SECOND -> j;
      case BOTH -> to.isVector() ? i : i + ", " + j;
    };
  }

  /// The key of a sum along it in words, for a result of this shape.
  public String sum(Shape to) {
    String axis =
        switch (this) {
          case FIRST -> "explain.copied.rows";
          case SECOND -> "explain.copied.columns";
          case BOTH -> "explain.copied.entries";
        };
    return to.isVector() ? "explain.copied.entries" : axis;
  }

  /// The key of its words, for a result of this shape.
  public String key(Shape to) {
    String axis =
        switch (this) {
          case FIRST -> "explain.axis.0";
          case SECOND -> "explain.axis.1";
          case BOTH -> "explain.axis.both";
        };
    return to.isVector() ? axis + ".vector" : axis;
  }
}
