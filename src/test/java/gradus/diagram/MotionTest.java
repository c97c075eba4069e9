package gradus.diagram;

import static gradus.diagram.Diagrams.all;
import static gradus.diagram.Diagrams.diagram;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.scene.Emphasis;
import gradus.graph.Gate;
import gradus.layout.Box;
import gradus.lesson.Example;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.trace.Grain;
import gradus.trace.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MotionTest {
  private static final String SUM = "f(x,y,z) = (x+y)z, x = -2, y = 5, z = -4";

  /// What is on its way: texts and where they stand, beyond what the settled step before shows.
  private static List<Figure.Text> moving(Diagram diagram, int step, double time) {
    Step at = diagram.steps().step(step);
    Emphasis emphasis =
        Emphasis.of(
            at,
            diagram.steps().trace(),
            diagram.steps().moment(step - 1),
            diagram.steps().moment(step));
    return all(new Figure.Several(new Motion(diagram, at, emphasis).at(time)), Figure.Text.class);
  }

  private static List<String> words(Diagram diagram, int step, double time) {
    return moving(diagram, step, time).stream().map(Figure.Text::text).toList();
  }

  @Test
  void theValuesOfTheOperandsGoIntoTheGate() {
    Diagram diagram = diagram(SUM);
    assertEquals(List.of("−2", "5"), words(diagram, 1, 0.1));
    double early = moving(diagram, 1, 0.1).getFirst().x();
    double late = moving(diagram, 1, 0.6).getFirst().x();
    assertTrue(early < late, early + " " + late);
    assertTrue(moving(diagram, 1, 0.1).stream().allMatch(t -> t.ink() == Ink.VALUE));
    assertEquals(List.of(), words(diagram, 1, 0.8));
  }

  @Test
  void upstreamMeetsTheLocalGradientsAndGoesOnAsTheirProduct() {
    Diagram diagram = diagram(SUM);
    assertEquals(List.of("1"), words(diagram, 4, 0.1));
    assertTrue(moving(diagram, 4, 0.1).getFirst().x() > moving(diagram, 4, 0.2).getFirst().x());
    assertEquals(List.of("1 × (−4)", "1 × 3"), words(diagram, 4, 0.4));
    assertEquals(List.of("−4", "3"), words(diagram, 4, 0.6));
    assertTrue(moving(diagram, 4, 0.55).getFirst().x() > moving(diagram, 4, 0.7).getFirst().x());
    assertTrue(moving(diagram, 4, 0.6).stream().allMatch(t -> t.ink() == Ink.GRADIENT));
  }

  @Test
  void aProductCoversTheSignOfNoGate() {
    Diagram diagram = diagram(SUM);
    List<Figure.Plate> products =
        all(diagram.figure(4, 0.4), Figure.Plate.class).stream()
            .filter(plate -> plate.fill() == Ink.BACKGROUND)
            .toList();
    assertEquals(2, products.size());
    for (Gate gate : diagram.steps().trace().graph().gates()) {
      if (!gate.isOperation()) continue;
      Box sign = diagram.box(gate).orElseThrow().grown(-12);
      for (Figure.Plate plate : products) {
        Box covered = new Box(plate.x(), plate.y(), plate.w(), plate.h());
        assertFalse(covered.overlaps(sign), covered + " on the sign of " + gate);
      }
    }
  }

  @Test
  void aProductLiesOnNoGateButItsOwn() {
    Diagram diagram = diagram("x=0.5; w=-2; b=3; q=w*x; s=q+b; f=tanh(s)*x");
    int products = 0;
    for (int step = 0; step <= diagram.steps().last(); step++) {
      Gate own = diagram.steps().step(step).gateAtWork().orElse(null);
      List<Figure.Plate> moving =
          all(diagram.figure(step, 0.4), Figure.Plate.class).stream()
              .filter(plate -> plate.fill() == Ink.BACKGROUND)
              .toList();
      for (Gate gate : diagram.steps().trace().graph().gates()) {
        if (!gate.isOperation() || gate == own) continue;
        Box other = diagram.box(gate).orElseThrow();
        for (Figure.Plate plate : moving) {
          Box covered = new Box(plate.x(), plate.y(), plate.w(), plate.h());
          assertFalse(covered.overlaps(other), step + ": " + covered + " on " + gate);
          products++;
        }
      }
    }
    assertTrue(products > 8, "" + products);
  }

  @Test
  void aGradientIsToldFromAValueByItsDashedOutline() {
    Diagram diagram = diagram(SUM);
    assertEquals(0, outlines(diagram, 1, Figure.Dash.DASHED));
    assertEquals(2, outlines(diagram, 1, Figure.Dash.SOLID));
    assertEquals(2, outlines(diagram, 4, Figure.Dash.DASHED));
  }

  private static long outlines(Diagram diagram, int step, Figure.Dash dash) {
    return all(diagram.figure(step, 0.6), Figure.Polyline.class).stream()
        .filter(l -> l.width() == Motion.OUTLINE && l.dash() == dash)
        .count();
  }

  @Test
  void aLargeTableSendsAPulse() {
    Diagram diagram = diagram("x = [[1234.5, 1234.5, 1234.5], [1, 2, 3]]; f = sum(x)");
    assertEquals(List.of(), words(diagram, 1, 0.3));
    long pulses =
        all(diagram.figure(1, 0.3), Figure.Polyline.class).stream()
            .filter(l -> l.ink() == Ink.VALUE && l.width() > 4)
            .count();
    assertEquals(1, pulses);
  }

  @Test
  void aStepAboutOneFactorMovesThatFactorAlone() {
    Diagram diagram = diagram(SUM, Grain.PART);
    List<String> seen = new ArrayList<>();
    for (int step = 1; step <= diagram.steps().last(); step++) {
      if (diagram.steps().step(step) instanceof Step.Part part && part.wire().index() == 0) {
        seen.add(part.factor() + " " + words(diagram, step, 0.4));
      }
    }
    assertEquals(
        List.of("UPSTREAM [1]", "LOCAL [1 × (−4)]", "PRODUCT [1 × (−4)]"), seen.subList(0, 3));
  }

  @ParameterizedTest
  @MethodSource("gradus.diagram.Diagrams#examples")
  void nothingMovesInASettledPictureAndEveryStepSettles(Example example) {
    Diagram diagram = diagram(example.program());
    for (int step = 1; step <= diagram.steps().last(); step++) {
      assertEquals(List.of(), moving(diagram, step, 1));
      assertEquals(List.of(), moving(diagram, step, 0));
      for (double time = 0.05; time < 1; time += 0.15) {
        // Nothing that moves leaves the picture by far.
        for (Figure.Text text : moving(diagram, step, time)) {
          assertTrue(text.x() > -60 && text.x() < diagram.width() + 60, example.name());
        }
      }
    }
  }
}
