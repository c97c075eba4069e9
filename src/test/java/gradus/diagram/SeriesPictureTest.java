package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.scene.Arrangement;
import gradus.diagram.scene.Repeats;
import gradus.diagram.scene.Scene;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A sum or product of many terms in the picture: one rounded rectangle.
class SeriesPictureTest {
  private static final String SUM = "a = 1, b = 2, c = 3, d = 4\nf = a + b - c + 7 + d";

  private static Scene scene(String program, int most) {
    Trace trace = Trace.of(Texts.build(program).graph());
    return new Scene(trace, new Arrangement(List.of(), Repeats.NONE, most));
  }

  private static List<ScenePart> boxes(Scene scene) {
    return scene.parts().stream().filter(ScenePart::isSeries).toList();
  }

  private static List<String> operands(Scene scene, ScenePart box) {
    return scene.to(box).stream().map(l -> l.from().gate().key()).toList();
  }

  private static String sum(int terms) {
    String names =
        IntStream.rangeClosed(1, terms).mapToObj(i -> "x" + i).collect(Collectors.joining(" + "));
    String values =
        IntStream.rangeClosed(1, terms)
            .mapToObj(i -> "; x" + i + " = " + i)
            .collect(Collectors.joining());
    return "f = " + names + values;
  }

  private static Gate output(Diagram diagram) {
    return diagram.steps().trace().graph().output();
  }

  private static List<Point> ends(Diagram diagram) {
    Scene scene = diagram.blueprint().scene;
    return scene.to(scene.part(output(diagram)).orElseThrow()).stream()
        .map(line -> diagram.places().path(line).getLast())
        .toList();
  }

  private static List<String> texts(Figure figure) {
    return Diagrams.all(figure, Figure.Text.class).stream().map(Figure.Text::text).toList();
  }

  @Test
  void itIsOnePartWithALineForEachTermInTheOrderOfTheText() {
    Scene scene = scene(SUM, Arrangement.WHOLE);
    ScenePart box = boxes(scene).getFirst();
    assertEquals(List.of(box), boxes(scene));
    assertEquals("f", box.gate().key());
    assertEquals(4, box.gates().size());
    assertEquals(List.of("a", "b", "c", "d"), operands(scene, box));
    assertEquals(List.of(0, 1, 2, 3), scene.to(box).stream().map(SceneLine::port).toList());
    for (Gate gate : box.gates()) {
      assertEquals(box, scene.part(gate).orElseThrow());
    }
    ComputationGraph graph = scene.graph();
    assertTrue(scene.line(graph.operands(box.gate()).getFirst()).isEmpty(), "it is inside");
  }

  @Test
  void oneOfManyTermsStandsInBoxesEachOfWhichGoesOnFromTheOneBefore() {
    Scene scene = scene(sum(10), 4);
    List<ScenePart> boxes = boxes(scene);
    assertEquals(
        List.of(
            List.of("x1", "x2", "x3", "x4"),
            List.of("x5", boxes.get(0).gate().key(), "x6", "x7"),
            List.of("x8", boxes.get(1).gate().key(), "x9", "x10")),
        boxes.stream().map(b -> operands(scene, b)).toList().stream().map(List::copyOf).toList());
  }

  @Test
  void itsTermsComeInTwentyApartAndANumberKeepsItsPlace() {
    List<Point> ends = ends(Diagrams.diagram(SUM));
    double top = ends.getFirst().y();
    assertEquals(
        List.of(0L, 20L, 40L, 80L), ends.stream().map(p -> Math.round(p.y() - top)).toList());
  }

  @Test
  void itIsARoundedRectangleWithItsSignAndWhatIsTakenAway() {
    Diagram diagram = Diagrams.diagram(SUM);
    Box box = diagram.box(output(diagram)).orElseThrow();
    Figure start = diagram.figure(0, 1);
    List<Figure.Plate> plates =
        Diagrams.all(start, Figure.Plate.class).stream()
            .filter(p -> p.fill() == Ink.GATE_FILL && p.w() == box.width())
            .toList();
    assertEquals(1, plates.size());
    assertEquals(108, box.height());
    assertEquals(0, Diagrams.all(start, Figure.Disc.class).stream().filter(d -> d.r() > 5).count());
    List<Figure.Text> inside =
        Diagrams.all(start, Figure.Text.class).stream()
            .filter(t -> box.contains(new Point(t.x(), t.y())))
            .toList();
    assertEquals(List.of("+", "−", "7"), inside.stream().map(Figure.Text::text).toList());
    assertTrue(inside.get(1).x() + 8 < inside.get(0).x(), "left of the sign");
  }

  @Test
  void anyOfItsGatesIsFoundThereAndAClickMeansTheirResult() {
    Diagram diagram = Diagrams.diagram(SUM);
    Gate output = output(diagram);
    Box box = diagram.box(output).orElseThrow();
    for (Gate gate : diagram.steps().trace().graph().gates()) {
      if (gate.isOperation()) assertEquals(box, diagram.box(gate).orElseThrow());
      boolean inside = gate.isOperation() && gate != output;
      if (inside) assertTrue(diagram.entryBox(gate, 0).isEmpty(), "it has no number of its own");
    }
    Point corner = new Point(box.x() + 5, box.bottom() - 5);
    assertEquals(output, diagram.hit(corner.x(), corner.y()).orElseThrow().gate());
  }

  @Test
  void valuesInsideAreSeenOnlyUnfolded() {
    String program = "a = 11, b = 22, c = 33, d = 44\nf = a + b + c + d";
    Diagram folded = Diagrams.diagram(program);
    List<String> end = texts(folded.figure(folded.steps().last(), 1));
    assertTrue(end.contains("110"), end.toString());
    assertTrue(!end.contains("33") || end.indexOf("33") == end.lastIndexOf("33"), "only c");
    assertTrue(!end.contains("66"), end.toString());
  }

  @Test
  void oneStepLightsItAndAllItsTerms() {
    Diagram diagram = Diagrams.diagram("a = 1, b = 2, c = 3, d = 4\nf = a + b + c + d");
    long lit =
        Diagrams.all(diagram.figure(1, 1), Figure.Polyline.class).stream()
            .filter(p -> p.ink() == Ink.VALUE)
            .count();
    assertEquals(4, lit);
    assertEquals(
        1,
        Diagrams.all(diagram.figure(1, 1), Figure.Plate.class).stream()
            .filter(p -> p.edge() == Ink.LIT_EDGE && p.h() == 88)
            .count());
  }

  @Test
  void ofTheGrainWireTheSamePictureLightsWhatOneOfItsGatesTakes() {
    Trace trace = Trace.of(Texts.build("a = 1, b = 2, c = 3, d = 4\nf = a + b + c + d").graph());
    Diagram gate = Diagrams.diagram("a = 1, b = 2, c = 3, d = 4\nf = a + b + c + d");
    Diagram wire = gate.with(Steps.of(trace, Grain.WIRE), gate.options()).orElseThrow();
    assertEquals(gate.box(output(gate)), wire.box(trace.graph().output()));
    List<Integer> lit =
        IntStream.rangeClosed(1, 3)
            .map(n ->
                (int)
                    Diagrams.all(wire.figure(n, 1), Figure.Polyline.class).stream()
                        .filter(p -> p.ink() == Ink.VALUE)
                        .count())
            .boxed()
            .toList();
    assertEquals(List.of(2, 1, 1), lit);
  }

  @Test
  void aFewTermsStandTogetherWhereTheNumbersAreStillLargeEnough() {
    for (int terms = 5; terms <= 7; terms++) {
      Diagram diagram = Diagrams.diagram(products(terms));
      assertEquals(1, boxes(diagram.blueprint().scene).size(), terms + " terms");
      double text = 16 * Math.min(1920 / diagram.width(), 1080 / diagram.height());
      assertTrue(text >= 22, terms + " terms with a text of " + text);
    }
    // In one box their numbers would be 21 px high.
    assertEquals(2, boxes(Diagrams.diagram(products(8)).blueprint().scene).size());
  }

  @Test
  void aDozenTermsStandTogetherWhereTheNumbersAreLargeEnoughWithEase() {
    Diagram twelve = Diagrams.diagram(sum(12));
    assertEquals(1, boxes(twelve.blueprint().scene).size());
    double text = 16 * Math.min(1920 / twelve.width(), 1080 / twelve.height());
    assertTrue(text >= 1.25 * 22, "a text of " + text);
    // In one box they would be half as high as in two.
    assertEquals(2, boxes(Diagrams.diagram(products(11)).blueprint().scene).size());
  }

  private static String products(int terms) {
    StringBuilder inputs = new StringBuilder();
    List<String> sum = new ArrayList<>();
    for (int i = 0; i < terms; i++) {
      inputs.append("w%d = %d.5; x%d = %d.5\n".formatted(i, i + 1, i, i + 2));
      sum.add("w%d*x%d".formatted(i, i));
    }
    return inputs + "f = " + String.join(" + ", sum);
  }

  @Test
  void aSumOfFortyIsNoStrip() {
    Diagram diagram = Diagrams.diagram(sum(40));
    assertTrue(diagram.height() < 700, "height " + diagram.height());
    assertTrue(diagram.width() < 1000, "width " + diagram.width());
    assertNotEquals(1, boxes(diagram.blueprint().scene).size());
    assertEquals(3, diagram.steps().last());
  }

  @Test
  void withoutNumbersAndWithAnotherEngineItIsNoStripEither() {
    for (Diagram diagram :
        List.of(Diagrams.diagram(sum(600)), Diagrams.diagram(sum(100), "jgraphx"))) {
      double ratio = diagram.width() / diagram.height();
      assertTrue(ratio > 0.4 && ratio < 4, diagram.width() + " × " + diagram.height());
    }
  }

  private static List<String> locals(String program, LocalGradients wanted) {
    Diagram diagram = Diagrams.diagram(program, Options.DEFAULT.withLocals(wanted));
    Scene scene = diagram.blueprint().scene;
    return scene.to(scene.part(output(diagram)).orElseThrow()).stream()
        .map(line -> diagram.blueprint().way(line).local)
        .map(SeriesPictureTest::written)
        .toList();
  }

  private static String written(Block block) {
    List<Figure> out = new ArrayList<>();
    block.draw(out, 0, 0, Ink.TEXT);
    return String.join(" ", texts(new Figure.Several(out)));
  }

  @Test
  void theLocalGradientsAreThoseOfTheWhole() {
    String product = "a = 2, b = 3, c = 0, d = 4\nf = a*b*c*d";
    assertEquals(List.of("0", "0", "24", "0"), locals(product, LocalGradients.NUMBERS));
    assertEquals("∂f ∂a = b · c · d", locals(product, LocalGradients.SYMBOLS).getFirst());
    assertEquals(List.of("1", "1", "−1", "1"), locals(SUM, LocalGradients.NUMBERS));
    assertEquals("∂f ∂c = −1", locals(SUM, LocalGradients.SYMBOLS).get(2));
  }
}
