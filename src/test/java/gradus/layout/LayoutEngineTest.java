package gradus.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutEngineTest {
  private static final LayoutEngine ELK = LayoutEngines.named("elk").orElseThrow();

  static Stream<LayoutEngine> engines() {
    assertTrue(LayoutEngines.all().size() >= 3, "engines: " + LayoutEngines.all().size());
    return LayoutEngines.all().stream();
  }

  static Stream<LayoutEngine> routingEngines() {
    return Stream.of(ELK, LayoutEngines.named("jgraphx").orElseThrow());
  }

  private static List<Plan> plans() {
    return List.of(
        Draft.neuron(),
        Draft.layers(3),
        Draft.layers(10),
        Draft.chain(30, true),
        Draft.random(1, 5),
        Draft.random(2, 20),
        Draft.random(3, 60),
        Draft.random(4, 90),
        Draft.random(5, 130));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void noTwoBoxesOverlapAndAllAreInside(LayoutEngine engine) {
    for (Plan plan : plans()) {
      Layout layout = engine.layout(plan, () -> false);
      List<Box> boxes = layout.boxes();
      assertEquals(plan.nodes().size(), boxes.size());
      Box page = new Box(0, 0, layout.width(), layout.height());
      for (int i = 0; i < boxes.size(); i++) {
        Box box = boxes.get(i);
        assertEquals(plan.nodes().get(i).width(), box.width());
        assertEquals(plan.nodes().get(i).height(), box.height());
        assertTrue(page.contains(new Point(box.x(), box.y())), () -> box + " outside");
        assertTrue(page.contains(new Point(box.right(), box.bottom())), () -> box + " outside");
        for (Box other : boxes.subList(0, i)) {
          assertFalse(box.overlaps(other), () -> box + " on " + other);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void wiresStartAndEndExactlyAtTheirPorts(LayoutEngine engine) {
    for (Plan plan : plans()) {
      Layout layout = engine.layout(plan, () -> false);
      assertEquals(plan.wires().size(), layout.wires().size());
      for (int i = 0; i < plan.wires().size(); i++) {
        Plan.Lead wire = plan.wires().get(i);
        Box from = layout.boxes().get(wire.from());
        Box to = layout.boxes().get(wire.to());
        Point start = layout.wires().get(i).getFirst();
        Point end = layout.wires().get(i).getLast();
        double out = plan.nodes().get(wire.from()).outPort();
        double in = plan.nodes().get(wire.to()).inPorts().get(wire.port());
        assertEquals(from.right(), start.x(), 1e-9);
        assertEquals(from.y() + out, start.y(), 1e-9);
        assertEquals(to.x(), end.x(), 1e-9);
        assertEquals(to.y() + in, end.y(), 1e-9);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("routingEngines")
  void noWirePassesThroughABox(LayoutEngine engine) {
    for (Plan plan : plans()) {
      Layout layout = engine.layout(plan, () -> false);
      for (List<Point> wire : layout.wires()) {
        for (int i = 1; i < wire.size(); i++) {
          Point a = wire.get(i - 1);
          Point b = wire.get(i);
          for (Box box : layout.boxes()) {
            assertFalse(
                box.grown(-0.5).intersects(a, b),
                () -> engine.name() + ": " + a + " to " + b + " through " + box);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theSamePlanTwiceGivesTheSameLayout(LayoutEngine engine) {
    for (Plan plan : plans()) {
      assertEquals(engine.layout(plan, () -> false), engine.layout(plan, () -> false));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void anEmptyPlanIsAnEmptyLayout(LayoutEngine engine) {
    Layout layout = engine.layout(new Plan(List.of(), List.of()), () -> false);
    assertEquals(List.of(), layout.boxes());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aLonelyInputStandsAlone(LayoutEngine engine) {
    Draft draft = new Draft(false);
    draft.input();
    Layout layout = engine.layout(draft.plan(), () -> false);
    assertTrue(layout.width() >= 30 && layout.height() >= 24);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aCycleIsRefused(LayoutEngine engine) {
    var node = new Plan.Item(Plan.Purpose.GATE, 40, 40, List.of(20.0), 20);
    var plan =
        new Plan(List.of(node, node), List.of(new Plan.Lead(0, 1, 0), new Plan.Lead(1, 0, 0)));
    assertThrows(IllegalArgumentException.class, () -> engine.layout(plan, () -> false));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void whatIsCancelledBeforehandIsNotLaidOut(LayoutEngine engine) {
    Plan plan = Draft.random(6, 60);
    assertThrows(CancellationException.class, () -> engine.layout(plan, () -> true));
  }

  @Test
  void cancellingHalfWayIsSeenAtOnce() {
    Plan plan = Draft.random(7, 1500);
    AtomicInteger asked = new AtomicInteger();
    assertThrows(
        CancellationException.class, () -> ELK.layout(plan, () -> asked.incrementAndGet() > 20));
    assertTrue(asked.get() <= 25, "asked " + asked + " times");
  }

  @Test
  void aChainOfFiveThousandGatesIsLaidOut() {
    Plan plan = Draft.chain(5000, false);
    assertEquals(5001, ELK.layout(plan, () -> false).boxes().size());
  }

  @Test
  void theSketchTakesAHundredThousandGates() {
    Plan plan = Draft.chain(100_000, false);
    assertEquals(100_001, LayoutEngines.sketch().layout(plan, () -> false).boxes().size());
  }

  @Test
  void aboveItsLimitAnEngineRefuses() {
    LayoutEngine engine = LayoutEngines.named("jgraphx").orElseThrow();
    Plan plan = Draft.chain(engine.limit() + 1, false);
    assertThrows(IllegalArgumentException.class, () -> engine.layout(plan, () -> false));
  }

  @Test
  void theNeuronHasNoCrossings() {
    for (LayoutEngine engine : routingEngines().toList()) {
      Plan plan = Draft.neuron();
      assertEquals(0, crossings(plan, engine.layout(plan, () -> false)), engine.name());
    }
  }

  @Test
  void theFirstOperandStandsAboveTheSecond() {
    for (Plan plan : List.of(Draft.neuron(), Draft.layers(3))) {
      Layout layout = ELK.layout(plan, () -> false);
      for (Plan.Lead first : plan.wires()) {
        for (Plan.Lead second : plan.wires()) {
          if (first.to() == second.to() && first.port() < second.port()) {
            assertTrue(
                layout.boxes().get(first.from()).y() < layout.boxes().get(second.from()).y());
          }
        }
      }
    }
  }

  @Test
  void whatIsMadeInTheSameWayStandsInTheOrderOfTheText() {
    for (int count = 2; count <= 3; count++) {
      Draft draft = new Draft(true);
      List<Integer> inputs = List.of(draft.input(), draft.input());
      int bias = draft.input();
      List<Integer> sums = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int first = draft.gate(draft.input(), inputs.getFirst());
        int second = draft.gate(draft.input(), inputs.getLast());
        sums.add(draft.gate(draft.gate(draft.gate(first, second), bias)));
      }
      assertBelowEachOther(draft, sums);
    }
  }

  @Test
  void forksAndWhatTheyBecomeStandInTheOrderOfTheText() {
    Draft draft = new Draft(true);
    int x = draft.input();
    int y = draft.input();
    int a = draft.gate(x, y);
    int b = draft.gate(x, y);
    int c = draft.gate(a, b);
    int d = draft.gate(a, b);
    assertBelowEachOther(draft, List.of(x, y), List.of(a, b), List.of(c, d));
  }

  @SafeVarargs
  private static void assertBelowEachOther(Draft draft, List<Integer>... columns) {
    List<Box> boxes = ELK.layout(draft.plan(), () -> false).boxes();
    for (List<Integer> column : columns) {
      List<Integer> order = new ArrayList<>(column);
      order.sort(Comparator.comparing(node -> boxes.get(node).centre().y()));
      assertEquals(column, order);
    }
  }

  @Test
  void aLateInputStandsNearItsGate() {
    Plan plan = Draft.neuron();
    Layout layout = ELK.layout(plan, () -> false);
    int w2 = 8;
    assertEquals(Plan.Purpose.INPUT, plan.nodes().get(w2).kind());
    assertTrue(layout.boxes().get(w2).x() > layout.boxes().get(0).x() + 150);
  }

  @Test
  void theTailOfTheNeuronIsOneLevelLine() {
    Plan plan = Draft.neuron();
    Layout layout = ELK.layout(plan, () -> false);
    int level = 0;
    for (List<Point> wire : layout.wires()) {
      level += wire.size() == 2 && wire.getFirst().y() == wire.getLast().y() ? 1 : 0;
    }
    // Each of the 13 labels is reached by a level wire, and three gates in the tail are.
    assertTrue(level >= 17, "level wires: " + level);
  }

  private static int crossings(Plan plan, Layout layout) {
    int count = 0;
    for (int i = 0; i < plan.wires().size(); i++) {
      for (int j = 0; j < i; j++) {
        Plan.Lead a = plan.wires().get(i);
        Plan.Lead b = plan.wires().get(j);
        if (a.from() != b.from() && a.to() != b.to()) {
          count += cross(layout.wires().get(i), layout.wires().get(j)) ? 1 : 0;
        }
      }
    }
    return count;
  }

  private static boolean cross(List<Point> a, List<Point> b) {
    for (int i = 1; i < a.size(); i++) {
      for (int j = 1; j < b.size(); j++) {
        Point p = a.get(i - 1);
        Point q = a.get(i);
        Point r = b.get(j - 1);
        Point s = b.get(j);
        if (Line2D.linesIntersect(p.x(), p.y(), q.x(), q.y(), r.x(), r.y(), s.x(), s.y())) {
          return true;
        }
      }
    }
    return false;
  }
}
