package gradus.explain.term;

import gradus.lang.Scripts;
import gradus.tensor.Shape;
import java.util.List;

/// What an entry is called: `W₀₁`, with a comma between indices where one may have two digits.
public final class EntryName {
  private EntryName() {}

  /// To be typeset.
  ///
  /// @param place row by row
  public static Symbol symbol(Symbol of, Shape shape, int place) {
    return new Symbol.Entry(of, indices(shape, place));
  }

  /// As text: `W₀₁`, `W[0, 12]`.
  public static String text(String name, Shape shape, int place) {
    if (shape.rank() == 0) return name;
    String indices = String.join("", indices(shape, place));
    String low = Scripts.lowered(indices);
    boolean lowered = low != null && !isIndexed(name);
    return lowered ? name + low : name + "[" + indices.replace(",", ", ") + "]";
  }

  /// Whether a name ends in a lowered or raised sign, which indices would run into.
  private static boolean isIndexed(String name) {
    char last = name.charAt(name.length() - 1);
    return !Character.isLetter(last) || last == 'ᵀ' || Scripts.isLowered(last);
  }

  private static List<String> indices(Shape shape, int place) {
    int row = place / Math.max(1, shape.cols());
    int col = place % Math.max(1, shape.cols());
    return switch (shape.rank()) {
      case 0 -> List.of();
      // Each digit by itself, for only one sign is lowered without braces.
      case 1 -> List.of(("" + col).split(""));
      default ->
          shape.rows() > 10 || shape.cols() > 10
              ? List.of("" + row, ",", "" + col)
              : List.of("" + row, "" + col);
    };
  }
}
