package gradus.lang;

import java.util.Set;

/// The names every program has.
public final class Builtins {
  /// Functions, by the names a person types.
  public static final Set<String> FUNCTIONS =
      Set.of(
          ("exp log ln sqrt square abs sin cos tan tanh sigmoid relu leaky_relu elu "
                  + "softplus gelu step sign reciprocal max min sum mean prod norm logsumexp "
                  + "dot transpose softmax log_softmax concat reshape outer diag mse hinge "
                  + "cross_entropy conv2d maxpool")
              .split(" "));

  /// Numbers with a name, unless the program defines that name.
  public static final Set<String> CONSTANTS = Set.of("pi", "π", "e");

  /// The letter that is read as sigmoid when the program does not define it.
  static final String SIGMA = "σ";

  private Builtins() {}
}
