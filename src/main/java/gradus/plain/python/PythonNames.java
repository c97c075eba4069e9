package gradus.plain.python;

import gradus.plain.token.TokenKind;
import java.util.Map;
import java.util.Set;

/// What NumPy and PyTorch call the functions of the language.
public final class PythonNames {
  private static final Set<String> NUMPY = Set.of("np", "numpy", "jnp");

  /// Modules whose functions of the same name may be others than NumPy's.
  private static final Set<String> OTHER_LIBRARIES = Set.of("torch", "tf", "pd");

  /// Modules before a function.
  static final Set<String> MODULES =
      Set.of(
          "np",
          "numpy",
          "torch",
          "math",
          "F",
          "nn",
          "functional",
          "linalg",
          "special",
          "tf",
          "jnp",
          "jax",
          "LA",
          "scipy");

  /// Functions of two operands that are a sign here.
  private static final Map<String, TokenKind> SIGNS =
      Map.ofEntries(
          Map.entry("pow", TokenKind.CARET),
          Map.entry("power", TokenKind.CARET),
          Map.entry("float_power", TokenKind.CARET),
          Map.entry("matmul", TokenKind.AT),
          Map.entry("mm", TokenKind.AT),
          Map.entry("mv", TokenKind.AT),
          Map.entry("multiply", TokenKind.STAR),
          Map.entry("mul", TokenKind.STAR),
          Map.entry("add", TokenKind.PLUS),
          Map.entry("subtract", TokenKind.MINUS),
          Map.entry("sub", TokenKind.MINUS),
          Map.entry("divide", TokenKind.SLASH),
          Map.entry("div", TokenKind.SLASH));

  /// What gives back its argument as a vector or matrix.
  static final Set<String> WRAPPERS =
      Set.of(
          "array",
          "asarray",
          "tensor",
          "Tensor",
          "FloatTensor",
          "as_tensor",
          "float64",
          "float32",
          "constant",
          "Variable",
          "Parameter",
          "Value");

  /// Those of them that programs write without a module.
  static final Set<String> BARE_WRAPPERS = Set.of("tensor", "Variable", "Value");

  /// Functions that keep a value between two bounds.
  static final Set<String> CLAMPS = Set.of("clamp", "clip", "clip_by_value");

  /// Functions that are given the size of what they make.
  static final Set<String> MAKERS = Set.of("zeros", "ones", "eye", "identity", "arange");

  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("maximum", "max"),
          Map.entry("minimum", "min"),
          Map.entry("absolute", "abs"),
          Map.entry("fabs", "abs"),
          Map.entry("product", "prod"),
          Map.entry("concatenate", "concat"),
          Map.entry("negative", "-"),
          Map.entry("view", "reshape"),
          Map.entry("reduce_sum", "sum"),
          Map.entry("reduce_mean", "mean"),
          Map.entry("reduce_max", "max"),
          Map.entry("reduce_min", "min"),
          Map.entry("reduce_prod", "prod"),
          Map.entry("reduce_logsumexp", "logsumexp"));

  private PythonNames() {}

  /// Whether a word is how programs call NumPy.
  public static boolean isNumpy(String module) {
    return NUMPY.contains(module);
  }

  /// Whether a word is how programs call another library.
  public static boolean isOtherLibrary(String module) {
    return OTHER_LIBRARIES.contains(module);
  }

  /// The function's own name here.
  static String own(String name) {
    return OTHERS.getOrDefault(name, name);
  }

  /// Whether only another language calls a function so.
  static boolean isForeign(String name) {
    return OTHERS.containsKey(name) || SIGNS.containsKey(name);
  }

  static boolean isExtreme(String name) {
    return name.equals("max") || name.equals("min") || name.equals("amax") || name.equals("amin");
  }

  /// The sign that a function is here; null where it is none.
  ///
  /// @param foreign whether only Python can be meant
  static TokenKind sign(String called, boolean foreign) {
    return called.equals("dot") && foreign ? TokenKind.AT : SIGNS.get(called);
  }

  /// How it is written between two operands.
  static String mark(TokenKind sign) {
    return switch (sign) {
      case CARET -> "^";
      case AT -> " @ ";
      case STAR -> "*";
      case PLUS -> " + ";
      case MINUS -> " - ";
      default -> "/";
    };
  }

  /// An operand of a sign, in brackets where it is more than a name or a number.
  static String operand(String written) {
    return written.matches("[\\p{L}\\p{N}_.]+") ? written : "(" + written + ")";
  }
}
