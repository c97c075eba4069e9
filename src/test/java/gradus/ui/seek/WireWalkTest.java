package gradus.ui.seek;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.diagram.Diagram;
import gradus.graph.Folding;
import gradus.ui.seek.WireWalk.Toward;
import gradus.ui.work.Subject.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Where the arrow keys lead along the wires.
class WireWalkTest {
  private final WireWalk walk = new WireWalk();

  /// The names of the gates that a walk comes to, of forks with a Σ; it stays where it cannot go
  /// on, and that is `.`.
  private List<String> walk(Diagram diagram, String start, Toward... ways) {
    Question at = Question.about(diagram.steps().trace().graph().named(start).orElseThrow());
    List<String> names = new ArrayList<>();
    for (Toward way : ways) {
      Optional<Question> next = walk.go(way, diagram, at);
      names.add(next.map(p -> (p.isFork() ? "Σ " : "") + p.gate().name()).orElse("."));
      at = next.orElse(at);
    }
    return names;
  }

  private final Diagram diagram =
      Drawing.of("x = -2, y = 5, z = -4\nq = x + y\nf = q*z", Folding.FOLDED);

  @Test
  void alongTheWiresAndBackTheSameWay() {
    assertEquals(
        List.of("q", "f", "."), walk(diagram, "y", Toward.READER, Toward.READER, Toward.READER));
    assertEquals(
        List.of("q", "y", "."), walk(diagram, "y", Toward.READER, Toward.OPERAND, Toward.OPERAND));
    assertEquals(List.of("q", "z"), walk(diagram, "f", Toward.OPERAND, Toward.DOWN));
  }

  @Test
  void upAndDownAmongTheOperandsOfOneGate() {
    assertEquals(
        List.of("y", ".", "x", "."),
        walk(diagram, "x", Toward.DOWN, Toward.DOWN, Toward.UP, Toward.UP));
  }

  @Test
  void upAndDownAmongTheReadersOfOneGate() {
    Diagram fork = Drawing.of("x = 2\na = exp(x)\nb = sin(x)\nf = a*b", Folding.FOLDED);
    List<String> walked =
        walk(
            fork,
            "x",
            Toward.READER,
            Toward.READER,
            Toward.DOWN,
            Toward.DOWN,
            Toward.UP,
            Toward.OPERAND,
            Toward.OPERAND);
    assertEquals(List.of("Σ x", "a", "b", ".", "a", "Σ x", "x"), walked);
  }

  @Test
  void upAndDownOfAForkAreThoseOfItsGate() {
    Diagram fork = Drawing.of("x = 2, y = 3\na = x + y\nf = a*x", Folding.FOLDED);
    assertEquals(List.of("Σ x", "y", "x"), walk(fork, "x", Toward.READER, Toward.DOWN, Toward.UP));
  }

  @Test
  void aLongSumIsOneGate() {
    Diagram sum = Drawing.of("a = 1, b = 2, c = 3, d = 4\nf = a + b + c + d", Folding.FOLDED);
    assertEquals(List.of("f", "b"), walk(sum, "b", Toward.READER, Toward.OPERAND));
    assertEquals(
        List.of("b", "c", "d", "."),
        walk(sum, "a", Toward.DOWN, Toward.DOWN, Toward.DOWN, Toward.DOWN));
  }

  @Test
  void aNumberInsideAGateIsNone() {
    Diagram plus = Drawing.of("x = 2\nf = x + 1", Folding.FOLDED);
    assertEquals(List.of("x", "."), walk(plus, "f", Toward.OPERAND, Toward.DOWN));
  }
}
