package gradus.lang;

import java.util.Set;

/// The names every program has, besides the functions of the catalogue.
public final class Builtins {
  /// Numbers with a name, unless the program defines that name.
  public static final Set<String> CONSTANTS = Set.of("pi", "π", "e");

  /// The letter that is read as sigmoid when the program does not define it.
  public static final String SIGMA = "σ";

  /// The name of a σ² that a program gives a value.
  public static final String VARIANCE = "σ²";

  /// What a step of descent calls the gradient: `grad(L, w)`.
  public static final Set<String> GRADIENTS = Set.of("grad", "gradient", "nabla");

  /// What gives an input its shape and no numbers: `X = shape(3, 227, 227)`.
  public static final String SHAPE = "shape";

  /// The one word that is no name.
  public static final String REPEAT = "repeat";

  private Builtins() {}
}
