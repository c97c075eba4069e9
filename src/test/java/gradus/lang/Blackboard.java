package gradus.lang;

import gradus.reading.ProgramReader;
import java.util.Set;

/// Parses with a fixed list of functions, so that these tests do not need the catalogue: which
/// names are functions decides how letters are read, and must not change here when a gate is added.
public final class Blackboard {
  private static final Set<String> FUNCTIONS =
      Set.of(
          ("exp log ln sqrt square abs sin cos tan tanh sigmoid relu leaky_relu elu "
                  + "softplus gelu step sign reciprocal max min sum mean prod norm logsumexp "
                  + "dot transpose softmax log_softmax concat reshape outer diag mse hinge "
                  + "cross_entropy conv2d maxpool where")
              .split(" "));

  private Blackboard() {}

  public static Program parse(String text) {
    return ProgramReader.read(text, FUNCTIONS);
  }
}
