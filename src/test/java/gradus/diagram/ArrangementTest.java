package gradus.diagram;

import static gradus.diagram.Diagrams.all;
import static gradus.diagram.Diagrams.diagram;
import static gradus.diagram.Diagrams.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.path.Crossings;
import gradus.diagram.path.Gaps;
import gradus.diagram.path.Wires;
import gradus.diagram.scene.Arrangement;
import gradus.diagram.scene.Cuts;
import gradus.diagram.scene.Repeats;
import gradus.diagram.scene.Scene;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.layout.Box;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.layout.Point;
import gradus.layout.Stack;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Rows, and inputs drawn once more beside their uses.
class ArrangementTest {
  private static final String RESIDUAL =
      """
      x0 = 0.8; w = 0.7; v = -0.5; b = 0.2
      x1 = x0 + v*tanh(w*x0 + b)
      x2 = x1 + v*tanh(w*x1 + b)
      x3 = x2 + v*tanh(w*x2 + b)
      """;

  private static Gate named(ComputationGraph graph, String name) {
    return graph.gates().stream().filter(g -> name.equals(g.name())).findFirst().orElseThrow();
  }

  /// What stands above and what below at the first gate of an operation.
  private static List<String> operands(Diagram diagram, String op) {
    Scene scene = diagram.blueprint().scene;
    ScenePart part =
        scene.parts().stream()
            .filter(p -> p.gate().op() != null && p.gate().op().name().equals(op))
            .findFirst()
            .orElseThrow();
    return scene.to(part).stream()
        .sorted(Comparator.comparingDouble(line -> diagram.places().path(line).getLast().y()))
        .map(line -> line.from().gate().name())
        .toList();
  }

  @Test
  void operandsComeInTheOtherWayRoundWhereThatTakesACrossingOutAndMeansTheSame() {
    String program =
        "y=3; x=2; f=4-y; g=-x; h=-(x%sy); k=2^y; m=x^-1; n=y^0.5; o=1-x^3; q=f+g+h+k+m+n+o";
    Diagram times = diagram(program.formatted("*"));
    assertEquals(List.of("y", "x"), operands(times, "*"));
    assertEquals(1, times.blueprint().arrangement.turned().size());
    // A difference is another one the other way round.
    Diagram minus = diagram(program.formatted("-"));
    assertEquals(Set.of(), minus.blueprint().arrangement.turned());
    // And where nothing crosses, the order of the text stays.
    Diagram plain = diagram("x=2; y=3; f=x*y");
    assertEquals(Set.of(), plain.blueprint().arrangement.turned());
    assertEquals(List.of("x", "y"), operands(plain, "*"));
  }

  private static int crossings(Diagram diagram) {
    return Crossings.count(
        diagram.blueprint().scene.lines().stream()
            .map(line ->
                new Gaps.Course(line.from().index(), diagram.places().path(line), List.of()))
            .toList());
  }

  @Test
  void inputsOfATangleAreDrawnOnceMoreBesideEachUseAndThemselvesAtTheFirst() {
    Diagram tangle =
        diagram(
            "a=2; b=3; c=4; d=a-b-c; k=a/b/c; m=a-(b-c); n=-(a-b); o=(-a)^2; p=-a^2; "
                + "q=2*a-3*b+4*c-5; f=d+k+m+n+o+p+q");
    assertEquals(Repeats.NEAR, tangle.blueprint().arrangement.repeats());
    assertEquals(0, crossings(tangle));
    Scene scene = tangle.blueprint().scene;
    for (String name : List.of("a", "b", "c")) {
      ScenePart input = scene.part(named(scene.graph(), name)).orElseThrow();
      List<SceneLine> here = scene.from(input).stream().filter(line -> !line.isApart()).toList();
      // Its own is where the text has it first.
      assertEquals(List.of(scene.from(input).getFirst()), here);
    }
    // The neurons of a layer take the same inputs: their wires are what the layer is.
    Diagram layer =
        diagram(
            "x=1; y=2; z=3; p=tanh(0.1*x+0.2*y+0.3*z); q=tanh(0.4*x-0.5*y+0.6*z); "
                + "r=tanh(0.7*x+0.8*y-0.9*z); f=p+q+r");
    Arrangement near = Arrangement.PLAIN.repeating(Repeats.NEAR);
    Scene neurons = new Scene(layer.steps().trace(), near);
    assertEquals(0, neurons.lines().stream().filter(SceneLine::isApart).count());
  }

  @Test
  void inputsOfGatesFarApartAreDrawnOnceMoreWhereTheirWiresCrossThoughTheNumbersAreLargeEnough() {
    StringBuilder text = new StringBuilder("x=0.5; y=-0.3; ");
    List<String> sums = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      text.append("h%d = tanh(tanh(tanh(x*%d + y)*y + x)*x + y); ".formatted(i, i + 2));
      sums.add("h" + i);
    }
    Diagram deep = diagram(text + "f = " + String.join("*", sums));
    assertEquals(0, crossings(deep));
    assertTrue(deep.blueprint().scene.lines().stream().anyMatch(SceneLine::isApart));
  }

  /// Two steps of an LSTM of scalars: each weight in both.
  @Test
  void aWeightOfTwoStepsStandsInBothWhereThePictureIsLong() {
    StringBuilder text = new StringBuilder("h0=0; c0=0; x1=0.5; x2=1; ");
    for (String gate : List.of("f", "i", "o", "g")) {
      text.append("w%s=0.1; u%s=0.3; b%s=0.2; ".formatted(gate, gate, gate));
    }
    for (int i = 1; i <= 2; i++) {
      for (String gate : List.of("f", "i", "o", "g")) {
        String by = gate.equals("g") ? "tanh" : "sigmoid";
        text.append(
            "%s%d=%s(w%s*x%d+u%s*h%d+b%s); ".formatted(gate, i, by, gate, i, gate, i - 1, gate));
      }
      text.append("c%d=f%d*c%d+i%d*g%d; h%d=o%d*tanh(c%d); ".formatted(i, i, i - 1, i, i, i, i, i));
    }
    Diagram lstm = diagram(text + "L=(h2-1)^2");
    Scene scene = lstm.blueprint().scene;
    List<String> twice = new ArrayList<>();
    for (ScenePart part : scene.parts()) {
      boolean apart = scene.from(part).size() == 2 && scene.from(part).get(1).isApart();
      if (part.gate().isInput() && apart) twice.add(part.gate().name());
    }
    assertEquals(Repeats.PAIRS, lstm.blueprint().arrangement.repeats());
    assertTrue(twice.containsAll(List.of("wf", "uf", "bf", "wi", "ui", "bi")), "" + twice);
    double height = 16 * Math.min(1920 / lstm.width(), 1080 / lstm.height());
    assertTrue(height > 11, "" + height);
    assertTrue(crossings(lstm) < 30, "" + crossings(lstm));
  }

  /// So what is longer than a row may be never has to be laid out in one.
  @Test
  void noPictureInOneRowIsNarrowerThanItsLongestWay() {
    LayoutEngine engine = LayoutEngines.standard();
    int walked = 0;
    for (Example example : Examples.all()) {
      Steps steps = diagram(example.program()).steps();
      Blueprint row =
          new Blueprint(
              Blueprint.labels(steps.trace(), Options.DEFAULT), Options.DEFAULT, Arrangement.PLAIN);
      double width = Stack.layout(row.plan, row.rows, engine, () -> false).width();
      double longest = row.plan.longest();
      assertTrue(longest <= width, example.name() + ": " + longest + " in " + width);
      assertTrue(longest >= 0.4 * width, example.name() + ": " + longest + " in " + width);
      walked++;
    }
    assertTrue(walked >= 19, "" + walked);
  }

  @Test
  void blocksStandInRowsThatEndWithTheValueThatGoesOn() {
    Diagram diagram = diagram(RESIDUAL);
    Blueprint plan = diagram.blueprint();
    assertEquals(2, plan.arrangement.cuts().size());
    Figure end = diagram.still(diagram.steps().last());
    List<String> names = texts(end, Ink.TEXT);
    assertEquals(2, Collections.frequency(names, "x₁"));
    assertEquals(2, Collections.frequency(names, "x₂"));
    assertEquals(4, Collections.frequency(texts(end, Ink.MUTED), "▸"));
    ComputationGraph graph = diagram.steps().trace().graph();
    double first = diagram.box(named(graph, "x1")).orElseThrow().y();
    double second = diagram.box(named(graph, "x2")).orElseThrow().y();
    double third = diagram.box(named(graph, "x3")).orElseThrow().y();
    assertTrue(first + 60 < second && second + 60 < third, first + " " + second + " " + third);
  }

  @Test
  void aValueThatGoesOnIsTheSameAtBothEndsAndBlankAsLongAsItIsUnknown() {
    Diagram diagram = diagram(RESIDUAL);
    String x1 = "0.48";
    assertFalse(texts(diagram.still(0), Ink.VALUE).contains(x1));
    Figure end = diagram.still(diagram.steps().last());
    assertEquals(2, Collections.frequency(texts(end, Ink.VALUE), x1));
    // Those of x₁ at both ends, of the branch around the block and of the last gate in it.
    assertEquals(4, Collections.frequency(texts(end, Ink.GRADIENT), "0.51"));
  }

  @Test
  void aParameterOfManyRowsIsDrawnBesideEachUseWithItsShare() {
    Diagram diagram = diagram(RESIDUAL);
    Scene scene = diagram.blueprint().scene;
    Gate w = named(scene.graph(), "w");
    List<SceneLine> uses = scene.from(scene.part(w).orElseThrow());
    assertEquals(List.of(false, true, true), uses.stream().map(SceneLine::isApart).toList());
    Figure end = diagram.still(diagram.steps().last());
    assertEquals(3, Collections.frequency(texts(end, Ink.TEXT), "w"));
    for (SceneLine use : uses) {
      double far = Wires.length(diagram.places().path(use));
      assertTrue(far < 260, "the wire of a use is " + far + " px long");
    }
    assertEquals(
        Hit.Aspect.GATE,
        diagram
            .hit(
                diagram.places().ghostBox(uses.get(1)).centre().x(),
                diagram.places().ghostBox(uses.get(1)).centre().y())
            .orElseThrow()
            .part());
  }

  @Test
  void aPictureThatIsLargeEnoughIsNeitherBrokenNorHasGhosts() {
    Diagram fork = diagram("x = 0.5\nf = sin(x) + x^2 + exp(x) + 3*x + tanh(x) + 1/x");
    assertEquals(Arrangement.PLAIN, fork.blueprint().arrangement);
    assertEquals(1, Collections.frequency(texts(fork.still(0), Ink.TEXT), "x"));
    assertTrue(fork.blueprint().scene.lines().stream().noneMatch(SceneLine::isApart));
  }

  @Test
  void aLongChainHasAsManyRowsAsMakeItsNumbersLargeOnTheSlide() {
    Diagram two = diagram("x = 1; f = " + "sin(".repeat(200) + "x" + ")".repeat(200));
    assertEquals(11, two.blueprint().arrangement.cuts().size() + 1);
    assertTrue(16 * 1920 / two.width() >= 15, "" + two.width());
    // Where no number of rows is enough, as many as fill the slide.
    Diagram three = diagram("x = 1; f = " + "sin(".repeat(300) + "x" + ")".repeat(300));
    assertEquals(17, three.blueprint().arrangement.cuts().size() + 1);
    assertTrue(three.height() / three.width() > 0.8 * 9 / 16, three.width() + "x" + three.height());
  }

  @Test
  void gatesOfOneRoleInALayerStandInOneColumn() throws IOException {
    Diagram diagram = diagram(LegibilityTest.resource("net-3-3-3.gradus"));
    Map<String, List<Long>> columns = new TreeMap<>();
    for (ScenePart part : diagram.blueprint().scene.parts()) {
      Gate gate = part.gate();
      if (!gate.isOperation()) continue;
      String role = gate.key().substring(0, 1) + " " + gate.op().name();
      long middle = Math.round(diagram.places().box(part).centre().x());
      List<Long> known = columns.computeIfAbsent(role, r -> new ArrayList<>());
      if (!known.contains(middle)) known.add(middle);
    }
    Map<String, Integer> counts = new TreeMap<>();
    columns.forEach((role, at) -> counts.put(role, at.size()));
    // The sum of three terms has two gates.
    assertEquals(
        Map.of(
            "L ^", 1, "L +", 2, "h *", 1, "h +", 2, "h tanh", 1, "y *", 1, "y +", 2, "y tanh", 1),
        counts);
  }

  @Test
  void whatFramesBesideEachOtherHoldAlikeStandsInColumnsToo() {
    // Their numbers have unlike widths, in front of the frames and in them.
    Diagram diagram =
        Diagrams.unfolded(
            "a = 0.3; b = -1.7; y = tanh(a + 0.1); z = tanh(b - 0.6); f = y*z", Options.DEFAULT);
    List<Box> frames = List.copyOf(diagram.places().frames());
    assertEquals(2, frames.size());
    assertEquals(frames.get(0).width(), frames.get(1).width());
    Map<String, List<Double>> columns = new TreeMap<>();
    for (ScenePart part : diagram.blueprint().scene.parts()) {
      if (part.home() == null || !part.gate().isOperation()) continue;
      Box box = diagram.places().box(part);
      Box frame = frames.stream().filter(box::overlaps).findFirst().orElseThrow();
      columns
          .computeIfAbsent(part.gate().op().name(), name -> new ArrayList<>())
          .add(box.centre().x() - frame.x());
    }
    assertEquals(Set.of("+", "-", "/", "exp", "neg"), columns.keySet());
    columns.forEach((name, at) -> {
      List<Double> sorted = at.stream().sorted().toList();
      for (int i = 0; i < sorted.size(); i += 2) {
        assertEquals(sorted.get(i), sorted.get(i + 1), 0.01, name);
      }
    });
  }

  @Test
  void framesOfAColumnBeginInLine() {
    Diagram diagram =
        Diagrams.unfolded(
            "a = 0.3; b = -1.7; y = sigmoid(a*1 + 0); z = sigmoid(b*1 + 0); f = y*z",
            Options.DEFAULT);
    List<Box> frames = List.copyOf(diagram.places().frames());
    assertEquals(2, frames.size());
    assertEquals(frames.get(0).x(), frames.get(1).x(), 0.01);
  }

  @Test
  void rowsAreChosenForWhatThePictureIsToFill() {
    String chain = "x = 1; f = tanh(tanh(tanh(tanh(tanh(tanh(tanh(tanh(tanh(tanh(x))))))))))";
    List<Integer> rows = new ArrayList<>();
    for (double aspect : List.of(10.0, 16.0 / 9, 0.5)) {
      Diagram diagram = diagram(chain, Options.DEFAULT.withScreen(Options.Screen.of(aspect)));
      rows.add(diagram.blueprint().arrangement.cuts().size() + 1);
    }
    assertEquals(List.of(1, 2, 3), rows);
  }

  @Test
  void roundsThatFitIntoARowStayWhole() {
    String text = "x = 0.5\nh = x\nrepeat 12 { h = sigmoid(2*h + 1) }\nf = h*h";
    Diagram diagram = diagram(text);
    Blueprint plan = diagram.blueprint();
    assertTrue(plan.arrangement.cuts().size() > 0);
    assertEquals(12, diagram.places().frames().size());
    for (ScenePart part : plan.scene.parts()) {
      for (ScenePart other : plan.scene.parts()) {
        if (part.home() != null && part.home() == other.home()) {
          assertEquals(part.row(), other.row());
        }
      }
    }
  }

  @Test
  void whatInputsAloneLeadToStandsInTheRowOfItsUse() {
    ComputationGraph graph =
        Texts.build(
                """
                h = 1; a = 2; b = 3
                f = tanh(tanh(tanh(h)*a) + a*b)
                """)
            .graph();
    Cuts cuts = new Cuts(graph, Arrangement.WHOLE);
    List<Integer> depths =
        graph.gates().stream().filter(Gate::isOperation).map(cuts::depth).toList();
    assertEquals(List.of(1, 2, 3, 4, 4, 5), depths.stream().sorted().toList());
  }

  @Test
  void aTrunkThatGoesOnInTwoWaysHasADot() {
    Diagram diagram = diagram(RESIDUAL);
    Figure end = diagram.still(diagram.steps().last());
    long dots = all(end, Figure.Disc.class).stream().filter(d -> d.r() < 5).count();
    // x₀, w, v and b part, and x₁ and x₂ do so where they go on.
    assertEquals(6, dots);
  }

  @Test
  void wiresOfAValueThatRunTogetherAgainHaveADotWhereEachJoinsAndWhereItLeaves() {
    Diagram diagram = diagram(Examples.named("deep").orElseThrow().program(), "jgraphx");
    Scene scene = diagram.blueprint().scene;
    List<Point> dots = diagram.knots(scene.part(named(scene.graph(), "w")).orElseThrow());
    double right = dots.stream().mapToDouble(Point::x).max().orElseThrow();
    double left = dots.stream().mapToDouble(Point::x).min().orElseThrow();
    // Five wires go on in the second row: the second to the fifth join the first one at the right,
    // and all but the last leave it at the left.
    assertEquals(4, dots.stream().filter(p -> p.x() == right).count());
    assertEquals(4, dots.stream().filter(p -> p.x() == left).count());
    assertEquals(9, dots.size());
  }

  private static Diagram on(double width, double height, String program) {
    return diagram(program, Options.DEFAULT.withScreen(new Options.Screen(width, height)));
  }

  /// How many gates stand in each row.
  private static List<Integer> gates(Diagram diagram) {
    TreeMap<Integer, Integer> rows = new TreeMap<>();
    for (ScenePart part : diagram.blueprint().scene.parts()) {
      if (part.gate().isOperation()) rows.merge(part.row(), 1, Integer::sum);
    }
    return List.copyOf(rows.values());
  }

  @Test
  void aRowHasThreeGatesAndTwoOnlyWhereNumbersWereElseSmall() {
    String net = Examples.named("tanh-net").orElseThrow().program();
    String layers = Examples.named("three-layer").orElseThrow().program();
    assertEquals(List.of(3, 8, 3), gates(on(850, 740, net)));
    assertEquals(List.of(2, 3), gates(on(720, 680, layers)));
    assertEquals(List.of(5), gates(on(1920, 1080, layers)));
  }

  @Test
  void noRowIsOneGate() {
    int broken = 0;
    for (String name : List.of("tanh-net", "three-layer", "sigmoid", "staged", "hinge")) {
      String program = Examples.named(name).orElseThrow().program();
      for (double width : List.of(425.0, 720.0, 1016.0, 240.0)) {
        List<Integer> gates = gates(on(width, 600, program));
        assertTrue(gates.size() == 1 || Collections.min(gates) >= 2, name + width + gates);
        if (gates.size() > 1) broken++;
      }
    }
    assertEquals(14, broken);
  }

  @Test
  void breaksAreNotMadeWhereTheyWouldLeaveTooFewGates() {
    Cuts cuts =
        new Cuts(
            Texts.build("x = 1; f = tanh(tanh(tanh(tanh(tanh(x)))))").graph(), Arrangement.WHOLE);
    double[] widths = {0, 100, 10, 10, 10, 10};
    assertEquals(List.of(List.of(1)), cuts.into(2, 1, true, true, widths));
    assertEquals(List.of(List.of(2)), cuts.into(2, 2, true, true, widths));
    assertEquals(List.of(), cuts.into(2, 3, true, true, widths));
    assertEquals(List.of(List.of(2)), cuts.into(3, 2, true, true, widths));
    assertEquals(List.of(List.of(1), List.of(1, 3)), cuts.into(3, 1, true, true, widths));
    assertEquals(0.97 * 0.85, cuts.worth(List.of(2)), 1e-12);
    Cuts more =
        new Cuts(
            Texts.build("x = 1; f = tanh(tanh(tanh(tanh(tanh(tanh(x))))))").graph(),
            Arrangement.WHOLE);
    assertEquals(0.97, more.worth(List.of(3)), 1e-12);
    assertEquals(0.97 * 0.85, more.worth(List.of(4)), 1e-12);
  }

  @Test
  void aPathIsBroadWhereItLeavesARowAndFromWhereItGoesOnOrItsInputIsDrawnOnceMore() {
    Diagram diagram = diagram(RESIDUAL);
    Scene scene = diagram.blueprint().scene;
    Places places = diagram.places();
    ScenePart x1 = scene.part(named(scene.graph(), "x1")).orElseThrow();
    List<SceneLine> on = scene.from(x1);
    assertEquals(2, on.size());
    List<List<Double>> broad = broad(diagram, on);
    // Its way out once, though two wires go on from it.
    assertEquals(3, broad.size());
    Point end = places.leaving(x1).getLast();
    assertEquals(List.of(end.x(), end.y()), broad.getFirst().reversed().subList(0, 2).reversed());
    assertTrue(broad.getFirst().getFirst() <= places.box(x1).right() + 1);
    SceneLine ghost = scene.from(scene.part(named(scene.graph(), "w")).orElseThrow()).get(1);
    Point name = new Point(places.ghostBox(ghost).right(), places.ghostBox(ghost).centre().y());
    List<Double> beside = broad(diagram, List.of(ghost)).getFirst();
    assertEquals(List.of(name.x(), name.y()), beside.subList(0, 2));
  }

  private static List<List<Double>> broad(Diagram diagram, List<SceneLine> lines) {
    Figure trail = diagram.trail(lines.stream().map(SceneLine::wire).toList());
    return all(trail, Figure.Polyline.class).stream().map(Figure.Polyline::points).toList();
  }

  /// Where lines bear no numbers, rows end with a name alone.
  @Test
  void aChainOfHundredsOfGatesStandsInRows() {
    StringBuilder text = new StringBuilder("x0 = 1\n");
    for (int i = 1; i <= 260; i++) {
      text.append("x%d = sin(x%d)*x%d%n".formatted(i, i - 1, i - 1));
    }
    Diagram diagram = diagram(text.toString());
    Blueprint plan = diagram.blueprint();
    assertFalse(plan.scene.isLabelled());
    List<Integer> cuts = plan.arrangement.cuts();
    assertEquals(List.of(46, 94, 142, 190, 238, 286, 334, 382, 428, 474), cuts);
    assertTrue(diagram.width() < 3 * diagram.height(), diagram.width() + "×" + diagram.height());
    Figure end = diagram.still(diagram.steps().last());
    assertEquals(2, Collections.frequency(texts(end, Ink.TEXT), "x₂₃"));
    assertEquals(2 * cuts.size(), Collections.frequency(texts(end, Ink.MUTED), "▸"));
    List<Box> boxes = plan.scene.parts().stream().map(diagram.places()::box).toList();
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertFalse(boxes.get(i).overlaps(boxes.get(j)), i + " on " + j);
      }
    }
    Blueprint more = new Blueprint(chain(1001), Options.DEFAULT, Arrangement.PLAIN);
    assertFalse(Tryouts.isArranged(more, LayoutEngines.standard()));
    Blueprint most = new Blueprint(chain(1000), Options.DEFAULT, Arrangement.PLAIN);
    assertTrue(Tryouts.isArranged(most, LayoutEngines.standard()));
  }

  /// What lies twice on itself looks bolder.
  @Test
  void aLineThatManyGatesTapIsDrawnOnce() {
    Diagram diagram = diagram("x = 0.5; w = 0.9; h = 0.1\nrepeat 170 { h = tanh(w*h + x) }");
    assertFalse(diagram.blueprint().scene.isLabelled());
    assertTrue(diagram.blueprint().arrangement.cuts().size() > 5);
    Map<Long, List<double[]>> level = new TreeMap<>();
    for (Figure.Polyline wire : all(diagram.still(0), Figure.Polyline.class)) {
      if (wire.ink() != Ink.WIRE) continue;
      List<Double> at = wire.points();
      for (int k = 2; k < at.size(); k += 2) {
        if (Math.abs(at.get(k + 1) - at.get(k - 1)) > 0.01) continue;
        double[] piece = {Math.min(at.get(k - 2), at.get(k)), Math.max(at.get(k - 2), at.get(k))};
        level.computeIfAbsent(Math.round(10 * at.get(k + 1)), y -> new ArrayList<>()).add(piece);
      }
    }
    assertTrue(level.size() > 15, "" + level.size());
    level.forEach((y, pieces) -> {
      for (int i = 0; i < pieces.size(); i++) {
        for (int j = 0; j < i; j++) {
          double from = Math.max(pieces.get(i)[0], pieces.get(j)[0]);
          double to = Math.min(pieces.get(i)[1], pieces.get(j)[1]);
          assertTrue(to - from < 1, "at " + y / 10.0 + " from " + from + " to " + to);
        }
      }
    });
  }

  private static Trace chain(int gates) {
    StringBuilder text = new StringBuilder("x0 = 1\n");
    for (int i = 1; i <= gates; i++) {
      text.append("x%d = sin(x%d)%n".formatted(i, i - 1));
    }
    return Trace.of(Texts.build(text.toString()).graph());
  }
}
