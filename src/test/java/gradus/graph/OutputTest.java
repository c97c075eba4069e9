package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.lang.Problem;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which formula the gradients are of, and which numbers are inputs.
class OutputTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = q z; q = x + y; x = -2; y = 5; z = -4 | f",
        "E = (y - t)^2; y = w*x; w = 2; x = 3; t = 1 | E",
        "E = x*h; x = 2; h = 1/3 | E",
        "L = a*b; a = x + 1; b = a*x; x = 2 | L",
        "L = a*b; a = x + 1; b = a*x; x = 2; c = a + b | c",
        "x = 2; h = 3 | h",
        "h = 1/3 | h",
        "y = x; x = 2 | y",
        "g(x) = 2x; L = g(h)*a; h = 3; a = 1/2 | L",
        "h = 1; repeat 2 { h = 2h }; L = 3h | L",
        "h = 1; repeat 2 { h = 2h } | h⁽²⁾",
        "x = 2; x^2 | f",
      })
  void theOutputIsTheLastFormulaThatNoOtherUses(String text, String output) {
    Lowering lowering = Texts.build(text);
    assertEquals(output, lowering.graph().output().name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f(x; θ) = x^2; x = 3             | [θ]",
        "f(x, y, z) = y^2                 | [x, z]",
        "f(x, y) = x*y                    | []",
        "f(x, w) = w_1*x + w_2            | []",
        "f(x, y) = g(x)*y; g(t) = t^2     | []",
        "f(x, y) = x^2; y = 3             | []",
      })
  void aParameterThatNoFormulaUsesIsNoInput(String text, String told) {
    Lowering lowering = Texts.build(text);
    List<Problem> unused =
        lowering.notices().stream().filter(p -> p.key().equals("notice.parameter")).toList();
    assertEquals(told, unused.stream().map(p -> p.args().getFirst()).toList().toString());
    for (Problem p : unused) {
      assertEquals(p.args().getFirst(), text.substring(p.span().start(), p.span().end()));
      assertEquals(false, lowering.graph().named((String) p.args().getFirst()).isPresent());
    }
    Tensor given = Tensor.scalar(2);
    assertEquals(List.of(), Texts.build("f(x, y) = x^2", Map.of("y", given), null).errors());
  }

  @Test
  void whereSeveralFormulasEndTheOthersAreTold() {
    Lowering lowering = Texts.build("x = 2; a = 3x; b = 4x; c = 5a");
    assertEquals("c", lowering.graph().output().name());
    List<Problem> notices = lowering.notices();
    assertEquals(1, notices.size());
    assertEquals(
        "the output is c, the last formula that no other uses. Other ends: b.",
        notices.getFirst().message(Locale.ENGLISH));
    assertEquals(23, notices.getFirst().span().start());
  }

  @Test
  void oneEndIsNoNews() {
    assertEquals(List.of(), Texts.build("x = 2; a = 3x; c = 5a").notices());
  }

  @ParameterizedTest
  @CsvSource({
    "h = 1/3, 0.3333333333333333",
    "h = √2, 1.4142135623730951",
    "h = sqrt(2)/2, 0.7071067811865476",
    "h = pi/4, 0.7853981633974483",
    "h = 10^-7, 1e-7",
    "h = -1/3, -0.3333333333333333",
    "h = e^2, 7.3890560989306495",
    "h = 2^0.5/-3, -0.47140452079103173",
  })
  void aNumberWrittenAsAQuotientRootOrPowerIsAnInput(String written, double value) {
    for (String text : List.of(written + "; f = 2*h", "f = 2*h; " + written)) {
      ComputationGraph graph = Texts.build(text).graph();
      assertEquals("f", graph.output().name(), text);
      Gate h = graph.names().get("h");
      assertTrue(h.isInput(), text);
      assertEquals(value, h.literal().item(), Math.ulp(value), text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "h = 100*2; f = 2*h",
    "h = 1 + 2; f = 2*h",
    "h = 2pi; f = 2*h",
    "h = 1/0; f = 2*h",
    "h = 1/x; x = 2; f = 2*h",
    "h = exp(2); f = 2*h",
    "pi = 3; h = pi/4; f = 2*h",
    "sqrt(x) = 3x; h = sqrt(2); f = 2*h",
    "f = 1/3",
  })
  void whatElseIsMadeOfNumbersStaysGates(String text) {
    ComputationGraph graph = Texts.build(text).graph();
    Gate h = graph.names().get(text.startsWith("f") ? "f" : "h");
    assertTrue(h.isOperation(), text);
  }

  @Test
  void anInputWrittenAsAQuotientCanBeSet() {
    Lowering lowering = Texts.build("f = x*h; x = 2; h = 1/3", Map.of("h", Tensor.scalar(5)), null);
    assertEquals(List.of(), lowering.errors());
    assertEquals(5, lowering.graph().names().get("h").literal().item());
  }
}
