package gradus.op.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.op.GatePattern;
import gradus.op.Op;
import gradus.op.OpBuilder;
import gradus.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// Formulas of entries call functions that the catalogue has.
class OpsTest {
  private static OpBuilder half() {
    return Op.named("half")
        .doc("Half.", "반입니다.")
        .curve(x -> x / 2, "ȳ / 2", (x, y) -> 0.5)
        .slope("1/2")
        .back(GatePattern.SCALER, "Half.", "반입니다.")
        .latex("#x / 2", "0.5")
        .sample(Tensor.scalar(1))
        .sample(Tensor.vector(1, 2));
  }

  private static String refusal(OpBuilder op) {
    Op built = op.build();
    return assertThrows(IllegalStateException.class, () -> Ops.requireFunctions(built))
        .getMessage();
  }

  @Test
  void aFormulaThatCallsNoFunctionOfTheCatalogueIsRefused() {
    String sentence = "op half has a formula that calls %s, which is no function of %d";
    assertEquals(sentence.formatted("sgn", 1), refusal(half().unfolds("x*(1+sgn(x)^2)/4")));
    assertEquals(sentence.formatted("sin", 2), refusal(half().unfolds("sin(x, x)")));
    assertEquals(sentence.formatted("one", 1), refusal(half().slope("one(x)/2")));
    Ops.requireFunctions(half().unfolds("max(x, x)/2").build());
  }
}
