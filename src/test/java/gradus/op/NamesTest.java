package gradus.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.op.catalogue.Ops;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamesTest {
  /// A floor, not a list to keep: programs that people saved call these, so none of them may go.
  @Test
  void everyFunctionOfTheLanguageIsInTheCatalogue() {
    String language =
        "exp log ln sqrt square abs sin cos tan tanh sigmoid relu leaky_relu elu softplus gelu step"
            + " sign reciprocal max min sum mean prod norm logsumexp dot transpose softmax"
            + " log_softmax concat reshape outer diag mse hinge cross_entropy conv2d maxpool"
            + " avgpool";
    assertTrue(Ops.names().containsAll(List.of(language.split(" "))), Ops.names().toString());
  }

  @Test
  void maxWithOneArgumentReducesAndWithTwoCompares() {
    assertEquals(Tensor.scalar(3), one("max", 1).value(List.of(Tensor.vector(1, 3))));
    Tensor larger = one("max", 2).value(List.of(Tensor.vector(1, 3), Tensor.scalar(2)));
    assertEquals(Tensor.vector(2, 3), larger);
    assertNotEquals(one("min", 1), one("min", 2));
    assertTrue(Ops.find("max", 3).isEmpty());
  }

  @Test
  void attributesCountAsArguments() {
    assertSame(one("sum", 1), one("sum", 2));
    assertSame(one("reshape", 2), one("reshape", 3));
    assertEquals(Optional.empty(), Ops.find("reshape", 1));
    assertEquals(Optional.empty(), Ops.find("maxpool", 1));
    assertEquals(Optional.empty(), Ops.find("sum", 3));
    assertEquals("concat", one("concat", 200).name());
  }

  @Test
  void lnIsTheSameAsLogAndIsCalledAsItIsWritten() {
    assertEquals("log", one("log", 1).name());
    assertEquals("ln", one("ln", 1).name());
    assertEquals(one("log", 1).slope(), one("ln", 1).slope());
    assertSame(one("asin", 1), one("arcsin", 1));
  }

  @Test
  void signsAreNotFunctions() {
    for (String sign : List.of("+", "@", "neg", "copy", "index", "", "sigmod")) {
      assertEquals(List.of(), Ops.named(sign), sign);
    }
  }

  private static Op one(String name, int arguments) {
    return Ops.find(name, arguments).orElseThrow();
  }
}
