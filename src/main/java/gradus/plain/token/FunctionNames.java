package gradus.plain.token;

import gradus.lang.Builtins;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How people spell the functions that every program has, and which letters are rather functions
/// than values.
public final class FunctionNames {
  /// Letters that by custom name a function (`z = f(x, y)`), so that a call of one is no product.
  private static final String CUSTOMARY = "fghFGHφψΦΨ";

  /// Letters that stand for a function.
  private static final Map<String, String> BIG =
      Map.of(Builtins.SIGMA, "sigmoid", "Σ", "sum", "Ʃ", "sum", "Π", "prod");

  /// Functions of one number, which are written without brackets too: `sin x`.
  private static final Set<String> BARE =
      Set.of(
          "exp",
          "log",
          "ln",
          "sqrt",
          "abs",
          "sin",
          "cos",
          "tan",
          "tanh",
          "sigmoid",
          "relu",
          "elu",
          "softplus",
          "gelu",
          "step",
          "sign",
          "asin",
          "acos",
          "atan",
          "arcsin",
          "arccos",
          "arctan",
          "sinh",
          "cosh",
          "sec",
          "csc",
          "cot",
          "softmax");

  private final Set<String> all;

  /// The functions by their names without capitals and `_`.
  private final Map<String, String> dressed = new HashMap<>();

  FunctionNames(Set<String> all) {
    this.all = all;
    all.forEach(b -> dressed.merge(plain(b), b, (x, y) -> x.compareTo(y) < 0 ? x : y));
  }

  /// The functions in their own spelling.
  Set<String> all() {
    return all;
  }

  boolean contains(String name) {
    return all.contains(name);
  }

  /// The function that a name calls, relu for ReLU, sum for Σ; the name itself where none is known.
  String called(String name) {
    String big = BIG.get(name);
    return big != null ? big : dressed.getOrDefault(plain(name), name);
  }

  /// Whether a letter stands for a function.
  static boolean isBig(String name) {
    return BIG.containsKey(name);
  }

  /// Whether a name is a letter that by custom is a function's, with or without an index. With a
  /// quote it is rather a derivative.
  public static boolean isCustomary(String name) {
    return CUSTOMARY.indexOf(name.charAt(0)) >= 0
        && name.chars().skip(1).noneMatch(c -> Character.isLetter(c) || c == '\'');
  }

  /// Whether a function of one number is called so.
  public static boolean isBare(String name) {
    return BARE.contains(name);
  }

  /// Without the capitals and the `_` by which people spell one function in many ways.
  private static String plain(String name) {
    return name.length() > 24 ? name : name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
