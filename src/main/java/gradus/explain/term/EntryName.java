package gradus.explain.term;

import gradus.lang.Scripts;
import gradus.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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
    List<String> all = Arrays.stream(shape.indices(place)).mapToObj(Integer::toString).toList();
    // Each digit by itself, for only one sign is lowered without braces.
    if (all.size() == 1) return List.of(all.getFirst().split(""));
    boolean digits = Arrays.stream(shape.lengths()).allMatch(length -> length <= 10);
    if (digits) return all;
    return all.stream().flatMap(index -> Stream.of(",", index)).skip(1).toList();
  }
}
