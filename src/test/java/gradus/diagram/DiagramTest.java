package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import gradus.Texts;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Group;
import gradus.layout.Box;
import gradus.layout.LayoutEngines;
import gradus.layout.Point;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Moment;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagramTest {
  static List<Example> examples() {
    return Examples.all();
  }

  private static Diagram diagram(String program) {
    return diagram(program, "elk");
  }

  private static Diagram diagram(String program, String engine) {
    Steps steps = Steps.of(Trace.of(Texts.build(program).graph()), Grain.GATE);
    return Diagram.of(
        steps, Options.DEFAULT, LayoutEngines.named(engine).orElseThrow(), () -> false);
  }

  private static List<Figure> flat(Figure figure) {
    return switch (figure) {
      case Figure.Group g -> g.parts().stream().flatMap(p -> flat(p).stream()).toList();
      case Figure.Faded f -> flat(f.figure());
      default -> List.of(figure);
    };
  }

  private static <T extends Figure> List<T> all(Figure figure, Class<T> kind) {
    return flat(figure).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Box box(Figure.Text t) {
    double w = Lettering.width(t.text(), t.style());
    double x =
        switch (t.anchor()) {
          case LEFT -> t.x();
          case CENTRE -> t.x() - w / 2;
          case RIGHT -> t.x() - w;
        };
    // Digits and letters without their descenders: what must stay readable.
    double h = 0.73 * t.style().size();
    return new Box(x, t.y() - h, w, h);
  }

  private static List<String> texts(Figure figure, Ink ink) {
    return all(figure, Figure.Text.class).stream()
        .filter(t -> t.ink() == ink)
        .map(Figure.Text::text)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void nothingOverlapsAtStartHalfWayAndEnd(Example example) {
    for (String engine : List.of("elk", "jgraphx")) {
      Diagram diagram = diagram(example.program(), engine);
      int last = diagram.steps().last();
      Set<Integer> steps = new TreeSet<>(List.of(0, last / 2, diagram.steps().forwardEnd(), last));
      for (int step : steps) {
        String where = example.name() + " " + engine + " step " + step;
        assertClear(diagram, diagram.figure(step, 1), where);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void signsOfPatternsCoverNoNumber(Example example) {
    Steps steps = Steps.of(Trace.of(Texts.build(example.program()).graph()), Grain.GATE);
    Options options = Options.DEFAULT.withPatterns(true).withBadges(false);
    Diagram diagram = Diagram.of(steps, options, LayoutEngines.standard(), () -> false);
    Figure figure = diagram.figure(steps.last(), 1);
    List<Figure.Disc> signs =
        all(figure, Figure.Disc.class).stream().filter(d -> d.fill() == Ink.BADGE_FILL).toList();
    assertFalse(signs.isEmpty());
    for (Figure.Disc sign : signs) {
      double r = sign.r() - 1;
      Box round = new Box(sign.cx() - r, sign.cy() - r, 2 * r, 2 * r);
      for (Figure.Text text : all(figure, Figure.Text.class)) {
        if (text.ink() == Ink.BADGE_TEXT || text.ink() == Ink.TEXT) continue;
        assertFalse(round.overlaps(box(text)), example.name() + ": " + text.text());
      }
    }
  }

  static List<Example> framed() {
    List<Example> framed = new ArrayList<>(examples());
    framed.add(
        framed("swish(x) = x*sigmoid(x)\ng(a) = swish(a) + swish(2*a)\nx = 2\nf = g(x)*swish(x)"));
    framed.add(framed("h = 0.5, w = 2\nrepeat 5 { h = sigmoid(w*h) }\nL = (h - 1)^2"));
    framed.add(
        framed(
            "h = 0.5, c = 1, w = 2\n"
                + "repeat 3 { c = c*sigmoid(w*h) + tanh(h)\nh = tanh(c)*w }\nL = (h - c)^2"));
    framed.add(framed("repeat 2 { repeat 2 { h = h*w }\nh = tanh(h) }\nh = 1, w = 0.5\nL = h"));
    framed.add(framed("아주긴함수이름(값) = 값*값 + 1\n값하나 = 3\n결과 = 아주긴함수이름(값하나)"));
    return framed;
  }

  private static Example framed(String program) {
    return new Example(program, Map.of(), Map.of(), program, Map.of());
  }

  @ParameterizedTest
  @MethodSource("framed")
  void framesHoldTheirGatesAndNothingElse(Example example) {
    for (String engine : List.of("elk", "jgraphx")) {
      var graph =
          GraphBuilder.build(
                  ProgramReader.read(example.program()),
                  Map.of(),
                  null,
                  Folding.UNFOLDED,
                  () -> false)
              .graph();
      Steps steps = Steps.of(Trace.of(graph), Grain.GATE);
      Diagram diagram =
          Diagram.of(
              steps, Options.DEFAULT, LayoutEngines.named(engine).orElseThrow(), () -> false);
      String where = example.name() + " " + engine;
      assertClear(diagram, diagram.figure(steps.last(), 1), where);
      List<Box> frames = diagram.frames();
      assertEquals(diagram.blueprint().groups.size(), frames.size());
      for (int i = 0; i < frames.size(); i++) {
        Box frame = frames.get(i);
        Group group = diagram.blueprint().groups.get(i);
        for (Gate gate : graph.gates()) {
          if (diagram.box(gate).isEmpty()) continue;
          Box box = diagram.box(gate).get();
          boolean inside = false;
          for (Group g = gate.group(); g != null; g = g.parent()) {
            inside |= g == group;
          }
          String what = where + ": " + gate + " and frame " + group;
          assertEquals(inside, frame.overlaps(box), what);
          Box room = frame.grown(1e-6);
          Point end = new Point(box.right(), box.bottom());
          if (inside) {
            assertTrue(room.contains(new Point(box.x(), box.y())) && room.contains(end), what);
          }
        }
        Point title = new Point(frame.x() + 4, frame.y() + 4);
        assertTrue(diagram.frame(title.x(), title.y()).isPresent());
      }
    }
  }

  private static void assertClear(Diagram diagram, Figure figure, String where) {
    List<Figure.Text> texts = all(figure, Figure.Text.class);
    for (int i = 0; i < texts.size(); i++) {
      Box a = box(texts.get(i));
      assertTrue(
          a.x() >= 0
              && a.y() >= 0
              && a.right() <= diagram.width()
              && a.bottom() <= diagram.height(),
          where + ": outside " + texts.get(i));
      for (int k = i + 1; k < texts.size(); k++) {
        assertFalse(
            a.overlaps(box(texts.get(k))), where + ": " + texts.get(i) + " on " + texts.get(k));
      }
    }
    List<Box> gates =
        diagram.steps().trace().graph().gates().stream()
            .flatMap(g -> diagram.box(g).stream())
            .toList();
    for (Figure.Text t : texts) {
      if (t.ink() != Ink.VALUE && t.ink() != Ink.GRADIENT && t.ink() != Ink.MUTED) continue;
      for (Box gate : gates) {
        assertFalse(box(t).overlaps(gate), where + ": gate on " + t);
      }
      for (Figure.Polyline line : all(figure, Figure.Polyline.class)) {
        if (line.ink() != Ink.WIRE && line.ink() != Ink.WIRE_LIT) continue;
        assertFalse(meets(line, box(t)), where + ": wire through " + t);
      }
    }
    for (int i = 0; i < gates.size(); i++) {
      for (int k = i + 1; k < gates.size(); k++) {
        assertFalse(gates.get(i).overlaps(gates.get(k)), where + ": gates overlap");
      }
      for (Figure.Polyline line : all(figure, Figure.Polyline.class)) {
        if (line.ink() != Ink.WIRE && line.ink() != Ink.WIRE_LIT) continue;
        Box core = gates.get(i).grown(-8);
        assertFalse(meets(line, core), where + ": wire through gate " + i);
      }
    }
  }

  private static boolean meets(Figure.Polyline line, Box box) {
    List<Double> p = line.points();
    for (int i = 2; i < p.size(); i += 2) {
      Point a = new Point(p.get(i - 2), p.get(i - 1));
      if (box.intersects(a, new Point(p.get(i), p.get(i + 1)))) return true;
    }
    return false;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatIsNotComputedShowsNoNumber(Example example) {
    Diagram diagram = diagram(example.program());
    Trace trace = diagram.steps().trace();
    for (int step = 0; step <= diagram.steps().last(); step++) {
      int n = step;
      Moment moment = diagram.steps().moment(n);
      long values =
          trace.graph().gates().stream()
              .filter(g -> !g.isConstant() && trace.isComputed(g, moment))
              .count();
      long shown =
          trace.graph().gates().stream().filter(g -> hasText(diagram, g, moment, n, true)).count();
      assertEquals(values, shown, example.name() + " values at step " + n);
      long gradients =
          trace.graph().gates().stream()
              .filter(g -> !g.isConstant() && trace.gradient(g, moment).isPresent())
              .count();
      long below =
          trace.graph().gates().stream().filter(g -> hasText(diagram, g, moment, n, false)).count();
      assertEquals(gradients, below, example.name() + " gradients at step " + n);
    }
  }

  private static boolean hasText(
      Diagram diagram, Gate gate, Moment moment, int step, boolean value) {
    Box label = diagram.labelBox(gate).orElse(null);
    if (label == null) return false;
    Ink ink = value ? Ink.VALUE : Ink.GRADIENT;
    return flat(diagram.figure(step, 1)).stream()
        .anyMatch(f ->
            f instanceof Figure.Text t
                && t.ink() == ink
                && label.grown(1).contains(box(t).centre()));
  }

  @Test
  void theSigmoidNeuronReadsAsOnTheSlides() {
    Diagram diagram = diagram(Examples.named("sigmoid").orElseThrow().program());
    Figure end = diagram.still(diagram.steps().last());
    assertEquals(
        "0.37 0.73 1.00 1.37 2.00 4.00 6.00 −1.00 −1.00 −2.00 −2.00 −3.00 −3.00",
        texts(end, Ink.VALUE).stream().sorted().collect(Collectors.joining(" ")));
    assertEquals(
        "0.20 0.20 0.20 0.20 0.20 0.39 1.00 −0.20 −0.20 −0.39 −0.53 −0.53 −0.59",
        texts(end, Ink.GRADIENT).stream().sorted().collect(Collectors.joining(" ")));
    List<String> glyphs =
        diagram.steps().trace().graph().gates().stream()
            .filter(Gate::isOperation)
            .map(g -> Glyph.of(diagram.steps().trace().graph(), g).text())
            .toList();
    assertEquals(List.of("∗", "∗", "+", "+", "∗−1", "exp", "+1", "1/x"), glyphs);
  }

  @Test
  void wholeNumbersStandAsOnTheSlideOfXyz() {
    Diagram diagram = diagram("f(x,y,z) = (x+y)z, x = -2, y = 5, z = -4");
    Figure end = diagram.figure(diagram.steps().last(), 1);
    assertTrue(texts(end, Ink.VALUE).containsAll(List.of("−12", "3", "−2", "5", "−4")));
    assertTrue(texts(end, Ink.GRADIENT).containsAll(List.of("1", "−4", "3")));
  }

  @Test
  void nothingMovesWhileStepping() {
    Diagram diagram = diagram(Examples.named("staged").orElseThrow().program());
    List<Box> first = discs(diagram, 0);
    for (int n = 1; n <= diagram.steps().last(); n++) {
      assertEquals(first, discs(diagram, n));
    }
  }

  private static List<Box> discs(Diagram diagram, int step) {
    List<Box> boxes = new ArrayList<>();
    for (Figure.Disc d : all(diagram.figure(step, 1), Figure.Disc.class)) {
      if (d.r() == Glyph.RADIUS) boxes.add(new Box(d.cx(), d.cy(), d.r(), d.r()));
    }
    return boxes;
  }

  @Test
  void aForkShowsItsSumGrow() {
    Diagram diagram = diagram("x = 3\nf = x*x + 2*x");
    Figure half = diagram.figure(6, 1);
    assertTrue(texts(half, Ink.MUTED).contains(Label.MORE));
    Figure end = diagram.figure(7, 1);
    assertFalse(texts(end, Ink.MUTED).contains(Label.MORE));
    assertTrue(texts(end, Ink.GRADIENT).contains("8"));
  }

  @Test
  void pulsesRunOnTheWiresOfTheStepOnly() {
    Diagram diagram = diagram("f(x,y,z) = (x+y)z, x = -2, y = 5, z = -4");
    List<Figure.Polyline> settled = pulses(diagram.figure(1, 1));
    List<Figure.Polyline> moving = pulses(diagram.figure(1, 0.3));
    List<Figure.Polyline> back = pulses(diagram.figure(5, 0.3));
    assertTrue(settled.isEmpty());
    assertEquals(2, moving.size());
    assertTrue(moving.stream().allMatch(p -> p.dash() == Figure.Dash.SOLID));
    assertEquals(2, back.size());
    assertTrue(back.stream().allMatch(p -> p.dash() == Figure.Dash.DASHED));
  }

  private static List<Figure.Polyline> pulses(Figure figure) {
    return all(figure, Figure.Polyline.class).stream()
        .filter(l -> (l.ink() == Ink.VALUE || l.ink() == Ink.GRADIENT) && l.width() > 4)
        .toList();
  }

  @Test
  void aChangedNumberKeepsTheLayoutAndALongOneDoesNot() {
    Diagram diagram = diagram("x = 2.5\nf = x*x");
    Steps near = Steps.of(Trace.of(Texts.build("x = 2.6\nf = x*x").graph()), Grain.GATE);
    Steps far = Steps.of(Trace.of(Texts.build("x = 123456.789\nf = x*x").graph()), Grain.GATE);
    assertEquals(diagram.width(), diagram.with(near, Options.DEFAULT).orElseThrow().width());
    assertTrue(diagram.with(far, Options.DEFAULT).isEmpty());
  }

  @Test
  void aBlankInputShowsAnEmptySlotAndNothingBehindIt() {
    Diagram diagram = diagram("x = 2\nf = (x+y)*z");
    Figure end = diagram.figure(diagram.steps().last(), 1);
    assertEquals(List.of("2"), texts(end, Ink.VALUE));
    assertEquals(List.of(), texts(end, Ink.GRADIENT));
  }

  @Test
  void everyPartAnswersWhenPointedAt() {
    Diagram diagram = diagram("x = 3\ny = 4\nq = x*y\nf = q + x");
    Trace trace = diagram.steps().trace();
    for (Gate gate : trace.graph().gates()) {
      Point c = diagram.box(gate).orElseThrow().centre();
      Hit hit = diagram.hit(c.x(), c.y()).orElseGet(() -> fail("nothing at " + gate));
      assertEquals(gate, hit.gate());
      assertEquals(Hit.Part.GATE, hit.part());
      Box label = diagram.labelBox(gate).orElseThrow();
      assertEquals(
          Hit.Part.GRADIENT,
          diagram.hit(label.centre().x(), label.bottom() - 2).orElseThrow().part());
    }
    assertTrue(diagram.hit(-5, -5).isEmpty());
  }

  @Test
  void aGateThatMadeNaNIsMarked() {
    Diagram diagram = diagram("x = -1\nf = log(x)");
    List<String> texts =
        all(diagram.figure(diagram.steps().last(), 1), Figure.Text.class).stream()
            .map(Figure.Text::text)
            .toList();
    assertTrue(texts.contains("!"), texts.toString());
    Diagram kink = diagram("x = 0\nf = relu(x)");
    assertTrue(
        all(kink.figure(kink.steps().last(), 1), Figure.Text.class).stream()
            .anyMatch(t -> t.text().equals("∠")));
  }

  @Test
  void aHugeMatrixIsOneSmallTile() {
    String row = "[" + "1, ".repeat(199) + "-2]";
    Diagram diagram = diagram("W = [" + (row + ", ").repeat(199) + row + "]; f = sum(W)");
    List<Figure.Heat> tiles = all(diagram.figure(diagram.steps().last(), 1), Figure.Heat.class);
    assertEquals(2, tiles.size());
    assertTrue(tiles.getFirst().cells().size() <= 48 * 48);
    assertEquals(-1, tiles.getFirst().cells().get(47));
    assertEquals(0.5, tiles.getFirst().cells().getFirst());
  }

  @Test
  void aThousandGatesAreDrawnWithoutLabels() {
    StringBuilder program = new StringBuilder("x = 1\nf = x");
    for (int i = 0; i < 1000; i++) {
      program.append(" + sin(x)");
    }
    Diagram diagram = diagram(program.toString(), "sketch");
    assertTrue(all(diagram.figure(0, 1), Figure.Disc.class).size() >= 1000);
  }
}
