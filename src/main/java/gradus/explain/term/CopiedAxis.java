package gradus.explain.term;

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
    return rows ? FIRST : SECOND;
  }

  /// What stands under the Σ.
  public String latex() {
    return switch (this) {
      case FIRST -> "0";
      case SECOND -> "1";
      case BOTH -> "0,1";
    };
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
