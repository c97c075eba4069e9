package gradus.diagram;

import static gradus.diagram.Diagrams.all;
import static gradus.diagram.Diagrams.diagram;
import static gradus.diagram.Diagrams.flat;
import static gradus.diagram.Diagrams.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.scene.SceneLine;
import gradus.graph.Gate;
import gradus.layout.Box;
import gradus.layout.LayoutEngines;
import gradus.lesson.Example;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.trace.Grain;
import gradus.trace.InputEntry;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which way a picture looks: forward, backward, forward alone, and neither.
class PassesTest {
  private static final String XYZ = "f = (x + y)*z\nx = -2, y = 5, z = -4";

  private static List<Figure.Polyline> lit(Diagram diagram, int step, Ink ink) {
    return all(diagram.figure(step, 1), Figure.Polyline.class).stream()
        .filter(l -> l.ink() == ink && l.arrow())
        .toList();
  }

  @Test
  void aValueGoesOnSolidWithItsArrowheadAtTheGate() {
    Diagram xyz = diagram(XYZ);
    List<Figure.Polyline> wires = lit(xyz, 2, Ink.VALUE);
    assertEquals(2, wires.size());
    Gate product = xyz.steps().trace().graph().output();
    Box gate = xyz.box(product).orElseThrow();
    for (Figure.Polyline wire : wires) {
      assertEquals(Figure.Dash.SOLID, wire.dash());
      double x = wire.points().get(wire.points().size() - 2);
      assertEquals(gate.x(), x, gate.width() / 2);
    }
    assertEquals(List.of(), lit(xyz, 2, Ink.GRADIENT));
  }

  @Test
  void aGradientComesBackDashedWithItsArrowheadAtTheOperand() {
    Diagram xyz = diagram(XYZ);
    int pull = 4;
    assertTrue(xyz.steps().step(pull) instanceof Step.Pull, "the product hands back");
    List<Figure.Polyline> wires = lit(xyz, pull, Ink.GRADIENT);
    assertEquals(2, wires.size());
    double left = xyz.box(xyz.steps().trace().graph().output()).orElseThrow().x();
    for (Figure.Polyline wire : wires) {
      assertEquals(Figure.Dash.DASHED, wire.dash());
      double tip = wire.points().get(wire.points().size() - 2);
      assertTrue(tip < wire.points().getFirst(), "the arrowhead is at the operand's end");
      assertTrue(tip < left - 20, tip + " before the gate at " + left);
    }
    assertEquals(List.of(), lit(xyz, pull, Ink.VALUE));
  }

  /// It would cut off the tips of the wires that end there.
  @Test
  void theGlowOfTheGateAtWorkLiesBelowEveryWire() {
    Diagram xyz = diagram(XYZ);
    int glowing = 0;
    for (int step = 1; step < xyz.steps().last(); step++) {
      List<Figure> figures = flat(xyz.figure(step, 1));
      for (int i = 0; i < figures.size(); i++) {
        if (!(figures.get(i) instanceof Figure.Plate plate) || plate.fill() != Ink.HALO) continue;
        glowing++;
        assertTrue(
            figures.subList(0, i).stream().noneMatch(f -> f instanceof Figure.Polyline),
            "step " + step);
      }
    }
    assertEquals(4, glowing);
  }

  @Test
  void noArrowComesBackToAClassLabel() {
    Diagram loss = diagram("s = [1, 2]; y = 0; L = hinge(s, y)");
    Steps steps = loss.steps();
    int pull = steps.last();
    assertTrue(steps.step(pull) instanceof Step.Pull);
    assertEquals(1, lit(loss, pull, Ink.GRADIENT).size(), "to the scores alone");
  }

  private static Diagram forward(String program, Options options) {
    Trace trace = Trace.of(Texts.build(program).graph()).forwardAlone();
    return Diagram.of(Steps.of(trace, Grain.GATE), options, LayoutEngines.standard(), () -> false);
  }

  @Test
  void theForwardPassAloneEndsWithItsLastValueAndHasNoGradient() {
    int walked = 0;
    for (Example example : Diagrams.examples()) {
      Diagram both = diagram(example.program());
      Diagram alone = forward(example.program(), Options.DEFAULT);
      assertEquals(both.steps().forwardEnd(), alone.steps().last(), example.name());
      Figure end = alone.still(alone.steps().last());
      assertEquals(List.of(), texts(end, Ink.GRADIENT), example.name());
      double area = alone.width() * alone.height() / both.width() / both.height();
      assertTrue(area < 0.98, example.name() + " takes as much room as with gradients: " + area);
      for (Gate gate : alone.steps().trace().graph().gates()) {
        assertTrue(alone.steps().trace().gradient(gate).isEmpty());
        assertFalse(alone.steps().trace().atKink(gate));
      }
      walked++;
    }
    assertTrue(walked >= 14, "examples: " + walked);
  }

  private static List<Figure.Polyline> dashed(Figure figure, boolean closed) {
    return all(figure, Figure.Polyline.class).stream()
        .filter(l -> l.dash() == Figure.Dash.DASHED && l.points().size() > 4 == closed)
        .toList();
  }

  @Test
  void aValueTakenTwiceByOneGateGoesTwoWaysInTheForwardPassAloneToo() {
    Diagram twice = forward("c = 5; f = c + c", Options.DEFAULT);
    Figure end = twice.still(twice.steps().last());
    List<Double> tips =
        all(end, Figure.Polyline.class).stream()
            .filter(Figure.Polyline::arrow)
            .map(l -> l.points().getLast())
            .toList();
    assertEquals(2, tips.size());
    assertTrue(Math.abs(tips.getFirst() - tips.getLast()) > 8, tips.toString());
    List<Figure.Disc> dots =
        all(end, Figure.Disc.class).stream().filter(d -> d.fill() == Ink.WIRE).toList();
    assertEquals(1, dots.size());
    double rim = twice.box(twice.steps().trace().graph().output()).orElseThrow().x();
    assertTrue(dots.getFirst().cx() < rim - 14, dots + " before the gate at " + rim);
    // What goes to two gates parts by itself.
    assertEquals(
        0,
        forward("c = 5; f = c*(c + 1)", Options.DEFAULT).blueprint().scene.lines().stream()
            .filter(SceneLine::isBranch)
            .count());
  }

  @Test
  void anInputStandsBesideItsUsesInTheForwardPassAloneToo() {
    String deep =
        Diagrams.examples().stream()
            .filter(e -> e.name().equals("deep"))
            .findFirst()
            .orElseThrow()
            .program();
    Diagram both = diagram(deep);
    Diagram alone = forward(deep, Options.DEFAULT);
    int outlines = dashed(both.still(both.steps().last()), true).size();
    Figure end = alone.still(alone.steps().last());
    assertEquals(9, outlines);
    assertEquals(outlines, dashed(end, true).size());
    // At w, at its nine ghosts, and what the first round makes of h = 1.
    assertEquals(11, texts(end, Ink.VALUE).stream().filter("1.50"::equals).count());
  }

  @Test
  void whatLeadsToTheOtherPlacesOfAnInputBeginsAtItsDot() {
    String forks =
        "w = 2; x = 3; a = w*w + x; b = a*2; c = exp(-b); d = sin(c); e = d*d; g = e + w"
            + "; h = tanh(g); k = h*h; m = k*w; f = m*3";
    Diagram both = diagram(forks);
    Figure end = both.still(both.steps().last());
    List<Figure.Polyline> stubs = dashed(end, false);
    assertEquals(1, stubs.size());
    List<Double> stub = stubs.getFirst().points();
    assertTrue(
        all(end, Figure.Disc.class).stream()
            .anyMatch(d ->
                d.fill() == Ink.WIRE
                    && Math.abs(d.cx() - stub.getFirst()) < 1e-6
                    && Math.abs(d.cy() - d.r() - stub.get(1)) < 1e-6),
        stubs.toString());
  }

  @Test
  void theForwardPassAloneIsWrittenAsItsOwnNumbersAsk() {
    // The gradient at x is 0.5: with it every number has decimals.
    String program = "x = 4; y = 2; f = x/y";
    assertTrue(texts(diagram(program).still(1), Ink.VALUE).contains("4.00"));
    assertEquals(
        List.of("2", "2", "4"),
        texts(forward(program, Options.DEFAULT).still(1), Ink.VALUE).stream().sorted().toList());
  }

  @Test
  void aSymbolicForwardPassAloneHasNoSymbolOfAGradient() {
    Diagram alone = forward("f = g(h(x))", Options.DEFAULT);
    assertEquals(List.of(), texts(alone.still(alone.steps().last()), Ink.GRADIENT));
    assertFalse(texts(diagram("f = g(h(x))").still(5), Ink.GRADIENT).isEmpty());
  }

  @Test
  void aPlainPictureLightsNothingAndKeepsNoPlaceAndNoBadge() {
    String kink = "x = 0; f = relu(x)*2 + x";
    Options badged = Options.DEFAULT.withPatterns(true);
    Diagram usual = diagram(kink, badged);
    Diagram plain = diagram(kink, badged.withPlain(true));
    for (int step = 0; step <= usual.steps().last(); step++) {
      List<Ink> inks =
          all(plain.figure(step, 1), Figure.Plate.class).stream().map(Figure.Plate::fill).toList();
      for (Ink never : List.of(Ink.SLOT, Ink.HALO, Ink.LIT_FILL, Ink.VALUE_TINT)) {
        assertFalse(inks.contains(never), never + " at step " + step);
      }
      assertEquals(List.of(), texts(plain.figure(step, 1), Ink.BADGE_TEXT));
      assertEquals(plain.still(step), plain.figure(step, 1));
      assertEquals(
          texts(usual.figure(step, 1), Ink.VALUE), texts(plain.figure(step, 1), Ink.VALUE));
    }
    List<Figure.Plate> plates = all(usual.figure(1, 1), Figure.Plate.class);
    assertTrue(plates.stream().anyMatch(p -> p.fill() == Ink.SLOT), "else nothing is shown here");
    assertTrue(texts(usual.still(4), Ink.BADGE_TEXT).contains("∠"));
  }

  private static Diagram forward(String program, String along) {
    Trace trace = Trace.of(Texts.build(program).graph());
    InputEntry entry = InputEntry.written(trace.graph(), along).orElseThrow();
    Steps steps = Steps.of(trace.forwardMode(entry, () -> false), Grain.GATE);
    return Diagram.of(
        steps, Options.DEFAULT, LayoutEngines.named("elk").orElseThrow(), () -> false);
  }

  @Test
  void inForwardModeTangentsStandBelowTheValuesFromTheStart() {
    Diagram xyz = forward(XYZ, "x");
    assertEquals(2, xyz.steps().last());
    assertEquals(List.of("1", "0", "0"), texts(xyz.figure(0, 1), Ink.TANGENT));
    assertEquals(List.of("1", "0", "1", "0"), texts(xyz.figure(1, 1), Ink.TANGENT));
    assertEquals(List.of("1", "0", "1", "0", "−4"), texts(xyz.figure(2, 1), Ink.TANGENT));
    for (int n = 0; n <= 2; n++) {
      assertEquals(List.of(), texts(xyz.figure(n, 1), Ink.GRADIENT), "step " + n);
    }
    assertEquals(List.of(), texts(diagram(XYZ).figure(5, 1), Ink.TANGENT));
  }

  @Test
  void aTangentAppearsWithItsValue() {
    Diagram xyz = forward(XYZ, "x");
    assertEquals(3, texts(xyz.figure(1, 0), Ink.TANGENT).size());
    assertEquals(3, texts(xyz.figure(1, 0), Ink.VALUE).size());
    assertEquals(4, texts(xyz.figure(1, 1), Ink.TANGENT).size());
    assertEquals(4, texts(xyz.figure(1, 1), Ink.VALUE).size());
  }

  @Test
  void theTangentOfAMatrixIsOneInOneEntry() {
    Diagram norm = forward("W = [[1, 2], [3, 4]]; x = [5, 6]; f = sum(W x)", "W[1,0]");
    List<String> all = texts(norm.figure(norm.steps().last(), 1), Ink.TANGENT);
    assertEquals(1, all.stream().filter("1"::equals).count(), all.toString());
    assertEquals(2, all.stream().filter("5"::equals).count(), all.toString());
    assertEquals(6, all.stream().filter("0"::equals).count(), all.toString());
  }
}
