package gradus.diagram;

import static gradus.diagram.Diagrams.all;
import static gradus.diagram.Diagrams.box;
import static gradus.diagram.Diagrams.diagram;
import static gradus.diagram.Diagrams.examples;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.path.Wires;
import gradus.diagram.scene.SceneFrame;
import gradus.diagram.scene.ScenePart;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Wire;
import gradus.graph.place.Group;
import gradus.latex.Signs;
import gradus.layout.Box;
import gradus.layout.LayoutEngines;
import gradus.layout.Point;
import gradus.lesson.Example;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Stroke;
import gradus.reading.ProgramReader;
import gradus.tensor.Decimals;
import gradus.tensor.Tensor;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing a diagram draws lies on anything else.
class DiagramRoomTest {
  @ParameterizedTest
  @MethodSource("gradus.diagram.Diagrams#examples")
  void nothingOverlapsAtStartHalfWayAndEnd(Example example) {
    for (String engine : List.of("elk", "jgraphx")) {
      assertClearThroughout(diagram(example.program(), engine), example.name() + " " + engine);
    }
    Options notes = Options.DEFAULT.withSigns(Signs.NOTES);
    assertClearThroughout(Diagrams.diagram(example.program(), notes), example.name() + " notes");
  }

  private static void assertClearThroughout(Diagram diagram, String what) {
    int last = diagram.steps().last();
    Set<Integer> steps = new TreeSet<>(List.of(0, last / 2, diagram.steps().forwardEnd(), last));
    for (int step : steps) {
      assertClear(diagram, diagram.figure(step, 1), what + " step " + step);
    }
  }

  static List<String> programs() {
    return LegibilityTest.PROGRAMS;
  }

  @ParameterizedTest
  @MethodSource("programs")
  void nothingOverlapsInTheProgramsOfTheTable(String name) throws IOException {
    Diagram diagram = diagram(LegibilityTest.resource(name + ".gradus"));
    int last = diagram.steps().last();
    for (int step : Set.of(0, last)) {
      assertClear(diagram, diagram.figure(step, 1), name + " step " + step);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 1, b = 2, c = 3, d = 4\nf = a + b - c + 7 + d",
        "a = 2, b = 3, c = 0, d = 4\nf = 3*(a*b*c*d*5) - a",
        "a = 1, b = 2, c = 3, d = 4\nf = (a + b + c + d)*(a*b - c*d + a - b + c)",
        "a = 1, b = 2, c = 3, d = 4\n"
            + "f = tanh(a*b - b*c + c*d - d*a + a*d - a + 0.5 + sum(i=1..20, a^i))",
        "f = prod(i=1..9, (x + i)); x = -3",
        "a = [1, 2], b = [3, 4], c = [5, 6], d = [7, 8]\nf = sum(a + b - c + d)"
      })
  void nothingOverlapsAroundASumOfManyTerms(String program) {
    for (Options.Screen screen : List.of(Options.Screen.SLIDE, new Options.Screen(620, 540))) {
      for (LocalGradients locals : List.of(LocalGradients.NONE, LocalGradients.NUMBERS)) {
        Options options = Options.DEFAULT.withScreen(screen).withLocals(locals);
        Diagram diagram = Diagrams.diagram(program, options);
        int last = diagram.steps().last();
        for (int step : Set.of(0, diagram.steps().forwardEnd(), last)) {
          String where = program + " " + screen + " " + locals + " step " + step;
          assertClear(diagram, diagram.figure(step, 1), where);
        }
      }
    }
  }

  /// A class label has no local gradient.
  private static boolean isLabel(Wire wire) {
    return wire.target().op().operand(wire.index()).isLabel();
  }

  @ParameterizedTest
  @MethodSource("gradus.diagram.Diagrams#examples")
  void localGradientsHaveRoomOfTheirOwn(Example example) {
    for (LocalGradients locals : List.of(LocalGradients.NUMBERS, LocalGradients.SYMBOLS)) {
      for (String engine : List.of("elk", "jgraphx")) {
        Diagram diagram =
            Diagrams.diagram(example.program(), Options.DEFAULT.withLocals(locals), engine);
        int last = diagram.steps().last();
        Figure figure = diagram.figure(last, 1);
        String where = example.name() + " " + engine + " " + locals;
        assertClear(diagram, figure, where);
        long wires =
            diagram.blueprint().scene.lines().stream()
                .filter(line -> diagram.places().localBox(line).isPresent())
                .count();
        long all = diagram.steps().trace().wires().stream().filter(w -> !isLabel(w)).count();
        // of a layer that is one gate, and of shapes in numbers, no local gradient is said
        if (diagram.steps().trace().graph().isOfShapes()) continue;
        assertEquals(all, wires, where);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("gradus.diagram.Diagrams#examples")
  void badgesTouchNeitherNumbersNorWires(Example example) {
    Options options = Options.DEFAULT.withPatterns(true).withNaming(WireNaming.ALWAYS);
    Options narrow = options.withScreen(new Options.Screen(620, 540));
    for (Options each : List.of(options, narrow)) {
      Diagram diagram = Diagrams.diagram(example.program(), each);
      Steps steps = diagram.steps();
      for (int step = 0; step <= steps.last(); step++) {
        Figure figure = diagram.figure(step, 1);
        Set<Figure.Disc> badges = new LinkedHashSet<>(badges(figure));
        assertFalse(badges.isEmpty());
        // With other numbers any gate may make what is no number.
        for (ScenePart part : diagram.blueprint().scene.parts()) {
          Point at = part.gate().isOperation() ? diagram.rims().warning(part) : null;
          if (at == null || badges.stream().anyMatch(b -> b.cx() == at.x() && b.cy() == at.y())) {
            continue;
          }
          badges.add(new Figure.Disc(at.x(), at.y(), 8, Ink.WARN, Ink.NONE, 0));
        }
        String where = example.name() + " step " + step;
        for (Figure.Disc badge : badges) {
          assertOffArrowheads(badge, figure, where);
          boolean stage = step == steps.forwardEnd() || step == steps.last();
          if (stage) assertAlone(badge, figure, where);
        }
      }
    }
  }

  private static List<Figure.Disc> badges(Figure figure) {
    return all(figure, Figure.Disc.class).stream()
        .filter(d -> d.fill() == Ink.BADGE_FILL || d.fill() == Ink.WARN)
        .toList();
  }

  private static void assertOffArrowheads(Figure.Disc badge, Figure figure, String where) {
    Ellipse2D round =
        new Ellipse2D.Double(
            badge.cx() - badge.r(), badge.cy() - badge.r(), 2 * badge.r(), 2 * badge.r());
    for (Figure.Polyline line : all(figure, Figure.Polyline.class)) {
      int n = line.points().size();
      Point tip = new Point(line.points().get(n - 2), line.points().get(n - 1));
      boolean near = tip.distance(new Point(badge.cx(), badge.cy())) < badge.r() + 20;
      if (!line.arrow() || !near) continue;
      Area common = new Area(Stroke.arrow(line));
      common.intersect(new Area(round));
      assertTrue(
          common.isEmpty(), () -> where + ": badge " + badge + " on the arrowhead of " + line);
    }
  }

  @ParameterizedTest
  @MethodSource("gradus.diagram.Diagrams#examples")
  void badgesStayInTheirPlacesAtEachStepAndWithOtherNumbers(Example example) {
    Options options = Options.DEFAULT.withPatterns(true);
    if (Trace.of(Texts.build(example.program()).graph()).isSymbolic()) {
      standing(Diagrams.diagram(example.program(), options), example.name());
      return;
    }
    // Numbers that need much room, so that others have it too.
    Steps wide = steps(example, -1.37);
    Diagram diagram =
        Diagram.of(wide, options, LayoutEngines.named("elk").orElseThrow(), () -> false);
    // Of which nothing is drawn.
    Diagram unseen = diagram.with(wide, options).orElseThrow();
    Set<Figure.Disc> all = standing(diagram, example.name());
    int fitting = 0;
    for (double factor : new double[] {-1.3699, -1.3696, -1.369, -1.36, -1.3, -0.83, 0.3, 1, 1.2}) {
      Steps steps = steps(example, factor);
      String where = example.name() + " times " + factor;
      Optional<Diagram> other = diagram.with(steps, options);
      if (other.isEmpty()) continue;
      fitting++;
      assertEquals(patterns(all), patterns(standing(other.get(), where)), where);
      // As if nothing had been drawn before the number was changed.
      Diagram first = unseen.with(steps, options).orElseThrow();
      for (ScenePart part : diagram.blueprint().scene.parts()) {
        assertEquals(diagram.rims().pattern(part), first.rims().pattern(part), where);
        assertEquals(diagram.rims().warning(part), first.rims().warning(part), where);
      }
    }
    assertTrue(fitting >= 3, example.name() + ": " + fitting);
  }

  /// Of the example with all its numbers multiplied, but for those of classes.
  private static Steps steps(Example example, double factor) {
    ComputationGraph graph = Texts.build(example.program()).graph();
    Trace own = Trace.of(graph);
    Map<String, Tensor> others = new HashMap<>();
    for (Gate gate : graph.gates()) {
      if (!gate.isInput() || graph.isLabel(gate)) continue;
      others.put(gate.name(), own.value(gate).orElseThrow().map(v -> factor * v));
    }
    return Steps.of(Trace.of(Texts.build(example.program(), others, null).graph()), Grain.GATE);
  }

  private static Set<Figure.Disc> patterns(Set<Figure.Disc> badges) {
    return badges.stream().filter(d -> d.r() == Rims.PATTERN).collect(Collectors.toSet());
  }

  /// All badges, of which each stands where it stood as soon as it is there.
  private static Set<Figure.Disc> standing(Diagram diagram, String where) {
    Set<Figure.Disc> seen = new LinkedHashSet<>();
    for (int step = 0; step <= diagram.steps().last(); step++) {
      Set<Figure.Disc> now = new LinkedHashSet<>(badges(diagram.figure(step, 1)));
      assertTrue(now.containsAll(seen), where + " step " + step + ": a badge went away");
      if (step > 0) assertEquals(patterns(seen), patterns(now), where + " step " + step);
      seen = now;
    }
    return seen;
  }

  private static void assertAlone(Figure.Disc badge, Figure figure, String where) {
    double r = badge.r() + 1;
    Box round = new Box(badge.cx() - r, badge.cy() - r, 2 * r, 2 * r);
    for (Figure.Text text : all(figure, Figure.Text.class)) {
      boolean sign = text.ink() == Ink.TEXT && !text.style().serif() && !text.style().italic();
      if (sign || text.ink() == Ink.BADGE_TEXT || text.ink() == Ink.BACKGROUND) continue;
      assertFalse(round.overlaps(box(text)), where + ": badge " + badge + " on " + text);
    }
    // That of a fork stands on its wires.
    if (badge.r() == Rims.SUM) return;
    Point middle = new Point(badge.cx(), badge.cy());
    for (Figure.Polyline line : all(figure, Figure.Polyline.class)) {
      if (line.ink() != Ink.WIRE && !line.arrow()) continue;
      List<Double> p = line.points();
      for (int i = 2; i < p.size(); i += 2) {
        Point from = new Point(p.get(i - 2), p.get(i - 1));
        double apart = Wires.distance(middle, from, new Point(p.get(i), p.get(i + 1)));
        assertTrue(apart > badge.r() + line.width() / 2, where + ": wire under " + badge);
      }
    }
    for (Figure.Disc other : all(figure, Figure.Disc.class)) {
      if (other == badge || other.r() < Rims.SUM || other.r() > 19) continue;
      double apart = Math.hypot(other.cx() - badge.cx(), other.cy() - badge.cy());
      assertTrue(apart > other.r() + badge.r(), where + ": badge on badge");
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
    framed.add(framed("g(t) = t + a - t*b + c\na = 1, b = 2, c = 3\nf = g(2)*a*b*g(c)"));
    assertTrue(framed.size() >= 14 + 6, "programs: " + framed.size());
    return framed;
  }

  private static Example framed(String program) {
    return new Example(
        program, "scalars", Map.of(), Map.of(), program, Map.of(), Decimals.AS_NEEDED, Map.of());
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
      assertClearThroughout(diagram, where);
      List<Box> frames = diagram.places().frames();
      assertEquals(diagram.blueprint().pieces.size(), frames.size());
      for (int i = 0; i < frames.size(); i++) {
        Box frame = frames.get(i);
        SceneFrame piece = diagram.blueprint().pieces.get(i);
        Group group = piece.group();
        for (Gate gate : graph.gates()) {
          if (diagram.box(gate).isEmpty()) continue;
          Box box = diagram.box(gate).get();
          ScenePart part = diagram.blueprint().scene.part(gate).orElseThrow();
          boolean inside = false;
          // A copy is a name of what it copies, and stands where that does.
          for (Group g = graph.frame(part.gate()); g != null; g = g.parent()) {
            inside |= g == group;
          }
          inside &= part.row() == piece.row();
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

  /// What is wrong is said only where it is: of each pair it would take most of the time.
  static void assertClear(Diagram diagram, Figure figure, String where) {
    List<Figure.Text> texts = all(figure, Figure.Text.class);
    List<Box> boxes = texts.stream().map(text -> box(text)).toList();
    assertFalse(texts.isEmpty(), where);
    for (int i = 0; i < texts.size(); i++) {
      Figure.Text text = texts.get(i);
      Box a = boxes.get(i);
      assertTrue(
          a.x() >= 0
              && a.y() >= 0
              && a.right() <= diagram.width()
              && a.bottom() <= diagram.height(),
          () -> where + ": outside " + text);
      for (int k = i + 1; k < texts.size(); k++) {
        Figure.Text other = texts.get(k);
        assertFalse(a.overlaps(boxes.get(k)), () -> where + ": " + text + " on " + other);
      }
    }
    List<Box> gates =
        diagram.steps().trace().graph().gates().stream()
            .flatMap(g -> diagram.box(g).stream())
            // Those of a long sum stand in one.
            .distinct()
            .toList();
    assertTrue(gates.size() >= 2, where + ": " + gates.size());
    List<Figure.Polyline> wires =
        all(figure, Figure.Polyline.class).stream()
            .filter(line -> line.ink() == Ink.WIRE || line.arrow())
            .toList();
    for (int i = 0; i < texts.size(); i++) {
      Figure.Text t = texts.get(i);
      Box box = boxes.get(i);
      boolean local = t.ink() == Ink.TEXT && t.style().italic();
      boolean number =
          t.ink() == Ink.VALUE || Diagrams.isIn(t, Ink.GRADIENT) || t.ink() == Ink.MUTED;
      if (local || number) {
        for (Box gate : gates) {
          // The name of an input is what stands at its place.
          if (t.style().serif() && gate.contains(box.centre())) continue;
          assertFalse(box.overlaps(gate), () -> where + ": gate on " + t);
        }
      }
      // The names of inputs, of ghosts and of tags too.
      if (!local && !number && !t.style().serif()) continue;
      for (Figure.Polyline line : wires) {
        assertFalse(meets(line, box), () -> where + ": wire through " + t);
      }
    }
    for (int i = 0; i < gates.size(); i++) {
      for (int k = i + 1; k < gates.size(); k++) {
        assertFalse(gates.get(i).overlaps(gates.get(k)), where + ": gates overlap");
      }
      for (Figure.Polyline line : all(figure, Figure.Polyline.class)) {
        if (line.ink() != Ink.WIRE && !line.arrow()) continue;
        Box core = gates.get(i).grown(-8);
        assertFalse(meets(line, core), where + ": wire through gate " + i);
      }
    }
  }

  static boolean meets(Figure.Polyline line, Box box) {
    List<Double> p = line.points();
    for (int i = 2; i < p.size(); i += 2) {
      Point a = new Point(p.get(i - 2), p.get(i - 1));
      if (box.intersects(a, new Point(p.get(i), p.get(i + 1)))) return true;
    }
    return false;
  }
}
