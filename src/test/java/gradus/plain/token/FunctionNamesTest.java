package gradus.plain.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionNamesTest {
  private static final FunctionNames NAMES =
      new FunctionNames(Set.of("relu", "leaky_relu", "sum", "sigmoid", "exp"));

  @ParameterizedTest
  @CsvSource({
    "relu, relu",
    "ReLU, relu",
    "LeakyReLU, leaky_relu",
    "Exp, exp",
    "Σ, sum",
    "Π, prod",
    "σ, sigmoid",
    "x, x",
  })
  void aFunctionIsCalledByItsSpellings(String written, String function) {
    assertEquals(function, NAMES.called(written));
  }

  @ParameterizedTest
  @CsvSource({
    "f, true",
    "g₁, true",
    "φ, true",
    "f12, true",
    "f', false",
    "fx, false",
    "x, false",
    "h_a, false"
  })
  void someLettersAreFunctionsByCustom(String name, boolean customary) {
    assertEquals(customary, FunctionNames.isCustomary(name));
  }

  @ParameterizedTest
  @CsvSource({"sin, true", "softmax, true", "sum, false", "norm, false", "x, false"})
  void someFunctionsStandWithoutBrackets(String name, boolean bare) {
    assertEquals(bare, FunctionNames.isBare(name));
  }
}
