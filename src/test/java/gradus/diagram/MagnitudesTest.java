package gradus.diagram;

import static gradus.diagram.Diagrams.all;
import static gradus.diagram.Diagrams.diagram;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.scene.ScenePart;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Figure;
import gradus.picture.Ink;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MagnitudesTest {
  private static final Options SIZED = Options.DEFAULT.withMagnitudes(true);

  /// How broad the bands are, in the order of the gates.
  private static List<Double> bands(Diagram diagram, int step) {
    Figure.Several all = (Figure.Several) diagram.figure(step, 1);
    return all.parts().stream()
        .filter(Figure.Faded.class::isInstance)
        .map(f -> ((Figure.Faded) f).figure())
        .filter(Figure.Polyline.class::isInstance)
        .map(f -> Math.round(((Figure.Polyline) f).width() * 10) / 10.0)
        .toList();
  }

  /// How much of each bar is full, in percent.
  private static List<Long> bars(Diagram diagram, int step) {
    return all(diagram.figure(step, 1), Figure.Plate.class).stream()
        .filter(p -> p.fill() == Ink.GRADIENT)
        .map(p -> Math.round(100 * p.w() / Label.SLOT))
        .toList();
  }

  @Test
  void aWireIsTheBroaderTheLargerItsGradientHasCome() {
    // Gradients 1, 10⁻³, 10⁻⁶ and 10⁻⁹: a power of ten is 1.2 px, and the last is beyond the scale.
    Diagram chain = diagram("x = 1; f = ((x*0.001)*0.001)*0.001", SIZED);
    assertEquals(List.of(), bands(chain, chain.steps().forwardEnd()));
    assertEquals(List.of(10.0), bands(chain, chain.steps().forwardEnd() + 1));
    assertEquals(List.of(1.6, 2.8, 6.4, 10.0), bands(chain, chain.steps().last()));
    assertEquals(List.of(), bars(chain, chain.steps().last()));
    Diagram usual = diagram("x = 1; f = ((x*0.001)*0.001)*0.001");
    assertEquals(List.of(), bands(usual, usual.steps().last()));
  }

  @Test
  void whereNothingComesBackThereIsNoBand() {
    Diagram dead = diagram("x = -2; f = relu(x)", SIZED);
    assertEquals(List.of(10.0), bands(dead, dead.steps().last()));
  }

  @Test
  void eachBranchOfAForkSaysItsShare() {
    Diagram fork = diagram("x = 2; f = 3*x + x*x", SIZED);
    assertEquals(List.of(43L, 29L, 29L), bars(fork, fork.steps().last()));
    assertEquals(List.of(), bars(fork, fork.steps().forwardEnd()));
    Diagram apart = diagram("x = [1, -2]; f = sum(x) - sum(3*x)", SIZED);
    assertEquals(List.of(25L, 75L), bars(apart, apart.steps().last()));
    Diagram usual = diagram("x = 2; f = 3*x + x*x");
    assertEquals(List.of(), bars(usual, usual.steps().last()));
  }

  @ParameterizedTest
  @MethodSource("gradus.diagram.Diagrams#examples")
  void noBarTouchesANumber(Example example) {
    Diagram sized = diagram(example.program(), SIZED);
    Figure end = sized.figure(sized.steps().last(), 1);
    for (Figure.Plate bar : all(end, Figure.Plate.class)) {
      if (bar.edge() != Ink.GRADIENT) continue;
      Box box = new Box(bar.x(), bar.y(), bar.w(), bar.h());
      for (Figure.Text text : all(end, Figure.Text.class)) {
        assertTrue(!box.overlaps(Diagrams.box(text)), example.name() + ": " + text.text());
      }
      for (Figure.Disc gate : all(end, Figure.Disc.class)) {
        Box disc = new Box(gate.cx() - gate.r(), gate.cy() - gate.r(), 2 * gate.r(), 2 * gate.r());
        assertTrue(!box.overlaps(disc), example.name() + ": a bar in a gate");
      }
    }
  }

  @Test
  void theBandGoesOnToTheNameThatEndsTheRow() throws IOException {
    Map<String, Integer> rows = Map.of("chain-60", 4, "batchnorm", 2);
    for (String name : rows.keySet()) {
      Diagram broken = diagram(LegibilityTest.resource(name + ".gradus"), SIZED);
      Figure.Several end = (Figure.Several) broken.still(broken.steps().last());
      List<List<Double>> ends =
          end.parts().stream()
              .filter(Figure.Faded.class::isInstance)
              .map(f -> ((Figure.Polyline) ((Figure.Faded) f).figure()).points())
              .map(points -> points.subList(points.size() - 2, points.size()))
              .toList();
      int left = 0;
      for (ScenePart part : broken.blueprint().scene.parts()) {
        List<Point> leaving = broken.places().leaving(part);
        if (leaving.isEmpty()) continue;
        Point last = leaving.getLast();
        long bands = ends.stream().filter(List.of(last.x(), last.y())::equals).count();
        assertEquals(1, bands, name + " " + part.gate());
        left++;
      }
      assertEquals(rows.get(name), left, name);
    }
  }

  @Test
  void vanishingIsSeenInADeepChain() {
    Diagram deep = diagram(Examples.named("sigmoid-chain").orElseThrow().program(), SIZED);
    List<Double> bands = bands(deep, deep.steps().last());
    assertEquals(10.0, bands.getLast());
    assertTrue(bands.getFirst() < 3, bands.toString());
  }
}
