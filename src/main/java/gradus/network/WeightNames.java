package gradus.network;

import java.util.Set;
import java.util.function.Predicate;

/// What names say about numbers that are multiplied.
final class WeightNames {
  private static final Set<String> WEIGHTS =
      Set.of("w", "W", "weight", "weights", "theta", "Theta", "θ", "Θ", "u", "U", "v", "V", "가중치");

  private static final Set<String> TARGETS =
      Set.of("y", "Y", "t", "T", "target", "label", "truth", "d", "정답");

  /// A vector may be called so as well, as the inputs of a system are.
  private static final Set<String> LETTERS = Set.of("u", "U", "v", "V");

  private static final Set<String> DATA = Set.of("x", "X", "data", "input", "inputs", "입력");

  private WeightNames() {}

  /// Whether weights are called so.
  static boolean isWeight(String name) {
    return begins(name, WEIGHTS::contains);
  }

  /// Whether nothing but weights is called so.
  static boolean isSurelyWeight(String name) {
    return begins(name, n -> WEIGHTS.contains(n) && !LETTERS.contains(n));
  }

  /// Whether examples are called so.
  static boolean isData(String name) {
    return begins(name, DATA::contains);
  }

  /// Whether what an output should be is called so.
  static boolean isTarget(String name) {
    return begins(name, TARGETS::contains);
  }

  /// By the letters it begins with: w of `w_0`, `w11` and w₁₁⁽¹⁾, but not of `wide`.
  private static boolean begins(String name, Predicate<String> so) {
    int end = 0;
    while (end < name.length() && Character.isLetter(name.charAt(end)) && !isLow(name, end)) {
      end++;
    }
    return so.test(name.substring(0, end));
  }

  /// ₐ and ⁱ are letters to Unicode, and indices here.
  private static boolean isLow(String name, int at) {
    return Character.getType(name.charAt(at)) == Character.MODIFIER_LETTER;
  }
}
