package gradus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.picture.Formula;
import gradus.reading.ProgramReader;
import java.awt.geom.Rectangle2D;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatementAtWorkTest {
  private static Optional<StatementAtWork> at(String text, String written) {
    Program program = ProgramReader.read(text);
    ComputationGraph graph = GraphBuilder.build(program).graph();
    Gate gate =
        graph.gates().stream()
            .filter(g -> text.substring(g.span().start(), g.span().end()).equals(written))
            .findFirst()
            .orElse(null);
    return StatementAtWork.of(program, graph, Signs.TEXTBOOK, gate, "#ffff00");
  }

  private static List<String> lengths(StatementAtWork statement) {
    return IntStream.range(0, statement.lengths()).mapToObj(statement::latex).toList();
  }

  @Test
  void thePartAtWorkHasAGroundAndWhatIsAroundItIsLeftOutFromOutsideIn() {
    assertEquals(
        List.of(
            "f = \\left(\\bgcolor{#ffff00}{x + y}\\right) \\, z + u",
            "f = \\left(\\bgcolor{#ffff00}{x + y}\\right) \\, z\\;\\cdots ",
            "f = \\cdots \\;\\bgcolor{#ffff00}{x + y}\\;\\cdots ",
            "f = \\cdots \\;\\bgcolor{#ffff00}{x + y}\\;\\cdots "),
        lengths(at("x = 1\ny = 2\nz = 3\nu = 4\nf = (x + y)*z + u", "x + y").orElseThrow()));
  }

  @Test
  void whatThePartIsMadeOfIsLeftOutLast() {
    String last =
        lengths(at("a = 1\nb = 2\nf = a*b + exp(a) + b", "a*b + exp(a) + b").orElseThrow())
            .getLast();
    assertEquals("f = \\bgcolor{#ffff00}{\\cdots  + b}", last);
  }

  @Test
  void eachLineShowsItsOwnGateAndWithoutOneTheLastLineIsShown() {
    String text = "x = 3\nq = x^2\nf = q + x";
    assertEquals("q = \\bgcolor{#ffff00}{x^{2}}", at(text, "x^2").orElseThrow().latex(0));
    assertEquals("f = \\bgcolor{#ffff00}{q + x}", at(text, "q + x").orElseThrow().latex(0));
    assertEquals(List.of("f = q + x"), lengths(at(text, "?").orElseThrow()));
  }

  @Test
  void aRepeatedLineAndOneInLatexAreWrittenToo() {
    assertEquals(
        "h = \\tanh\\left(\\bgcolor{#ffff00}{w \\, h}\\right)",
        at("h = 1\nw = 2\nrepeat 2 {\n  h = tanh(w*h)\n}\nf = h", "w*h").orElseThrow().latex(0));
    assertEquals(
        "f = \\frac{1}{\\bgcolor{#ffff00}{1 + e^{-x}}}",
        at("x = 2 \\\\ f = \\frac{1}{1 + e^{-x}}", "1 + e^{-x}").orElseThrow().latex(0));
  }

  @Test
  void whatIsTooLongIsNoFormula() {
    String sum = String.join(" + ", Collections.nCopies(500, "x"));
    assertTrue(at("x = 1\nf = " + sum, sum).isEmpty());
  }

  @Test
  void theGroundIsFoundInTheTypesetFormula() {
    Rectangle2D ground =
        Formula.of("f = \\left(\\bgcolor{#ffff00}{x + y}\\right)z", 40)
            .flatMap(Formula::ground)
            .orElseThrow();
    double whole = Formula.of("f = \\left(x + y\\right)z", 40).orElseThrow().width();
    assertTrue(ground.getMinX() > 0.2 * whole && ground.getMaxX() < 0.9 * whole, ground::toString);
    assertEquals(Optional.empty(), Formula.of("f = x", 40).flatMap(Formula::ground));
  }

  /// A round's own names have no gates of these names; they are known by what they are made of.
  @Test
  void vectorsThatOnlyTheRoundsOfARepeatDefineHaveBoldNamesToo() {
    String text =
        """
        h = [1, 2]
        W = [[1, 0], [0, 1]]
        k = 2
        repeat 3 {
          a = W@h
          n = norm(a)*k
          h = tanh(a)/n
        }
        f = sum(h)\
        """;
    String whole =
        ProgramFormula.of(ProgramReader.read(text), Signs.TEXTBOOK, () -> false)
            .orElseThrow()
            .whole();
    assertTrue(whole.contains(TypesetName.bold("a") + " &= " + TypesetName.bold("W")), whole);
    assertTrue(whole.contains("\nn &= "), whole);
    assertTrue(whole.contains(TypesetName.bold("h") + " &= "), whole);
    String round = at(text, "W@h").orElseThrow().latex(0);
    assertTrue(round.startsWith(TypesetName.bold("a") + " = "), round);
  }

  @Test
  void severalAxesAreCalledSoAndNoVector() {
    Program program = ProgramReader.read("A = [[1, 2], [3, 4]]; m = mean(A, axis=(0, 1))");
    String shown = ProgramFormula.of(program, Signs.TEXTBOOK, () -> false).orElseThrow().whole();
    assertTrue(shown.contains("\\mathrm{axis}=(0, 1)"), shown);
  }
}
