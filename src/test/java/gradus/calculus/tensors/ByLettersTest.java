package gradus.calculus.tensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.calculus.Derivation;
import gradus.graph.ComputationGraph;
import gradus.graph.GraphBuilder;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Programs of vectors and matrices without values.
class ByLettersTest {
  private static ComputationGraph graph(Program program) {
    return GraphBuilder.build(program, Map.of(), null, Derivation.folding(program), () -> false)
        .graph();
  }

  private static Optional<ByLetters> taken(String text, Map<String, Tensor> given) {
    Program program = ProgramReader.read(text);
    return ByLetters.of(program, graph(program), given, null, Derivation.folding(program));
  }

  private static TensorDerivation derived(String text, String wrt) {
    return taken(text, Map.of()).orElseThrow().derivation(wrt, Signs.TEXTBOOK).orElseThrow();
  }

  @Test
  void capitalsAreMatricesAndSmallLettersVectors() {
    TensorDerivation squares = derived("L = ‖W x - y‖²", "W");
    assertEquals("2 · (W x − y) xᵀ", squares.resultText());
    assertEquals(Optional.of("2*outer(W @ x - y, x)"), squares.result());
    assertTrue(squares.lines().stream().noneMatch(TensorLine::saysShapes));
    assertEquals("2 Wᵀ (W x − y)", derived("L = ‖W x - y‖²", "x").resultText());
    assertEquals("(A + Aᵀ) x", derived("f = xᵀ A x", "x").resultText());
    assertEquals(
        List.of("derive.letters", "W", "x, y", "λ"),
        said(taken("L = ‖W x - y‖² + λ*‖W‖²", Map.of()).orElseThrow()));
  }

  private static List<Object> said(ByLetters taken) {
    var notice = taken.notice();
    return List.of(notice.key(), notice.args().get(0), notice.args().get(1), notice.args().get(2));
  }

  @Test
  void aSmallLetterBesideAVectorWithAValueIsNotGuessed() {
    for (String text :
        List.of(
            "f = sum((a*x)^2); x=[1,2]",
            "f = mean((w*x - t)^2); x=[1,2]; t=[3,4]",
            "s = w·x; f = s^2; x=[1,2]",
            "f = max(w*x); x=[1,2]",
            "f = sum(sigmoid(W x + a)); x=[1,2]")) {
      ComputationGraph graph = graph(ProgramReader.read(text));
      assertFalse(ByLetters.speaksOfTensors(graph), text);
      assertEquals("derive.unshaped", ByLetters.objection(graph).orElseThrow().key(), text);
    }
    // Capitals say it, and an entry of a vector is a number.
    for (String text :
        List.of("q = W x; f = sum(q^2); x=[1,2]", "x=[1,2]; f = x[0]*a*3", "f = w·x*a")) {
      assertEquals(Optional.empty(), ByLetters.objection(graph(ProgramReader.read(text))), text);
    }
    assertTrue(ByLetters.speaksOfTensors(graph(ProgramReader.read("f = sum((W x)^2); x=[1,2]"))));
    assertEquals("2 W x xᵀ", derived("f = sum((W x)^2); x=[1,2]", "W").resultText());
  }

  @Test
  void shapesThatAreGivenStay() {
    Map<String, Tensor> given = Map.of("x", Tensor.vector(1, 2));
    assertEquals(
        2, taken("L = ‖W x - y‖²; x = [1, 2]", given).orElseThrow().shapes().get("W").cols());
  }

  /// Ones are an array in a program, of one size.
  @Test
  void whatIsTrueAtOneSizeAloneIsNotSaidInAProgram() {
    TensorDerivation sum = derived("f = sum(softmax(W x) - t)", "t");
    assertEquals(Optional.empty(), sum.result());
    assertEquals("−𝟏", sum.resultText());
    assertTrue(TensorLine.isOfOneSize("[1, 1]"));
    assertTrue(TensorLine.isOfOneSize("2*outer([1, 0], x)"));
    assertFalse(TensorLine.isOfOneSize("(W @ x)[k]*x[j]"));
  }

  @Test
  void numbersAloneAreLeftAsTheyAre() {
    assertFalse(ByLetters.speaksOfTensors(graph(ProgramReader.read("f = x*y"))));
    assertFalse(ByLetters.speaksOfTensors(graph(ProgramReader.read("x = [1]; f = norm(x)"))));
    assertTrue(ByLetters.speaksOfTensors(graph(ProgramReader.read("f = norm(x)"))));
  }
}
