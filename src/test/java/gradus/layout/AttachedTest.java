package gradus.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is one line is placed without an engine.
class AttachedTest {
  private static Plan.Item node(double width, double height, double in, double out) {
    return new Plan.Item(Plan.Purpose.GATE, width, height, List.of(in), out);
  }

  private static final Plan.Item START =
      new Plan.Item(Plan.Purpose.INPUT, 30, 20, List.of(), List.of(10.0));

  @Test
  void eachWireIsLevelAndEachNodeOneGapBehindTheOneBefore() {
    // Not in the order of the line.
    Plan plan =
        new Plan(
            List.of(node(40, 60, 50, 30), START, node(50, 20, 5, 15)),
            List.of(new Plan.Lead(2, 0, 0), new Plan.Lead(1, 2, 0)));
    Layout layout = new Attached(plan).line().orElseThrow();
    assertEquals(
        List.of(new Box(148, 16, 40, 60), new Box(16, 46, 30, 20), new Box(72, 51, 50, 20)),
        layout.boxes());
    assertEquals(
        List.of(
            List.of(new Point(122, 66), new Point(148, 66)),
            List.of(new Point(46, 56), new Point(72, 56))),
        layout.wires());
    assertEquals(204, layout.width());
    assertEquals(92, layout.height());
  }

  @Test
  void oneNodeIsALineToo() {
    Layout layout = new Attached(new Plan(List.of(START), List.of())).line().orElseThrow();
    assertEquals(List.of(new Box(16, 16, 30, 20)), layout.boxes());
  }

  @Test
  void whatForksJoinsOrIsInPiecesIsNoLine() {
    Plan.Item two = new Plan.Item(Plan.Purpose.GATE, 40, 40, List.of(13.0, 27.0), 20);
    Plan.Item one = node(40, 40, 20, 20);
    Plan.Lead first = new Plan.Lead(0, 1, 0);
    Plan fork = new Plan(List.of(START, one, one), List.of(first, new Plan.Lead(0, 2, 0)));
    Plan join = new Plan(List.of(START, two, START), List.of(first, new Plan.Lead(2, 1, 1)));
    Plan twice = new Plan(List.of(START, two), List.of(first, new Plan.Lead(0, 1, 1)));
    Plan pieces = new Plan(List.of(START, one, START), List.of(first));
    for (Plan plan : List.of(fork, join, twice, pieces, new Plan(List.of(), List.of()))) {
      assertEquals(Optional.empty(), new Attached(plan).line());
    }
  }

  /// A round gate with two entries at its middle.
  private static Plan.Item round() {
    return new Plan.Item(
        Plan.Purpose.GATE, 28, 28, List.of(13.5, 14.5), List.of(14.0), 14, 14, "*");
  }

  @Test
  void anInputStandsLevelRightBeforeItsGateWhereTheOtherWireHasRoom() {
    Plan.Item low = new Plan.Item(Plan.Purpose.INPUT, 30, 18, List.of(), List.of(9.0));
    Plan plan =
        new Plan(
            List.of(low, START, round()), List.of(new Plan.Lead(0, 2, 0), new Plan.Lead(1, 2, 1)));
    Attached attached = Attached.level(plan.withEntriesApart());
    // The other operand is too far along the wire to stand here: one place, one input.
    assertEquals(List.of(2, -1, -1), Arrays.stream(attached.holder).boxed().toList());
    assertEquals(-54, attached.dx[0]);
    assertEquals(-2, attached.dy[0]);
    assertEquals(List.of(9.0, 23.0), attached.rest().nodes().get(1).inPorts());
    assertEquals(30, attached.rest().nodes().get(1).height());
  }

  @Test
  void anInputWithNumbersUnderItsWireStandsByItself() {
    Plan.Item high = new Plan.Item(Plan.Purpose.INPUT, 30, 40, List.of(), List.of(20.0));
    Plan plan =
        new Plan(
            List.of(high, START, round()), List.of(new Plan.Lead(0, 2, 0), new Plan.Lead(1, 2, 1)));
    Attached attached = Attached.level(plan.withEntriesApart());
    // START leaves the first operand's wire room: 10 px above its own, 14 to the other.
    assertEquals(List.of(-1, 2, -1), Arrays.stream(attached.holder).boxed().toList());
    assertEquals(11, attached.dy[1]);
  }

  /// START on the left, a gate on the right and another above it, the wire with a step in it.
  private static Layout stepped(double step, double other) {
    Plan plan = pair();
    List<Box> boxes =
        List.of(
            new Box(16, 106, 30, 20), new Box(150, 96 + step, 40, 40), new Box(150, other, 40, 40));
    List<Point> way =
        List.of(
            new Point(46, 116),
            new Point(90, 116),
            new Point(90, 116 + step),
            new Point(150, 116 + step));
    return Nearer.upright(plan, new Layout(300, 300, boxes, List.of(way)));
  }

  private static Plan pair() {
    Plan.Item one = node(40, 40, 20, 20);
    return new Plan(List.of(START, one, one), List.of(new Plan.Lead(0, 1, 0)));
  }

  @Test
  void aSmallStepInAWireIsTakenOutAndALargeOneStays() {
    assertEquals(2, stepped(6, 16).wires().getFirst().size());
    assertEquals(4, stepped(12, 16).wires().getFirst().size());
    // Another wire is not to be run along: the input stays, so the gate moves to it.
    Plan plan = pair();
    Plan two =
        new Plan(
            List.of(START, plan.nodes().get(1), START, plan.nodes().get(1)),
            List.of(new Plan.Lead(0, 1, 0), new Plan.Lead(2, 3, 0)));
    List<Box> boxes =
        List.of(
            new Box(16, 106, 30, 20),
            new Box(150, 102, 40, 40),
            new Box(16, 138, 30, 20),
            new Box(250, 108, 40, 40));
    List<Point> own =
        List.of(new Point(46, 116), new Point(90, 116), new Point(90, 122), new Point(150, 122));
    List<Point> near =
        List.of(
            new Point(46, 148),
            new Point(70, 148),
            new Point(70, 125),
            new Point(80, 125),
            new Point(80, 160),
            new Point(230, 160),
            new Point(230, 128),
            new Point(250, 128));
    Layout layout = Nearer.upright(two, new Layout(300, 300, boxes, List.of(own, near)));
    List<Point> now = layout.wires().getFirst();
    assertEquals(2, now.size());
    double input = layout.boxes().get(2).y() - layout.boxes().get(0).y();
    assertEquals(32, input);
  }

  @Test
  void aStepStaysWhereAnotherNodeIsInTheWay() {
    // Neither end can move: what stands above the gate, and the input, are in the way.
    Plan.Item one = node(40, 40, 20, 20);
    Plan plan = new Plan(List.of(START, one, one, START), List.of(new Plan.Lead(0, 1, 0)));
    List<Box> boxes =
        List.of(
            new Box(16, 106, 30, 20),
            new Box(150, 102, 40, 40),
            new Box(150, 58, 40, 40),
            new Box(16, 130, 30, 20));
    List<Point> way =
        List.of(new Point(46, 116), new Point(90, 116), new Point(90, 122), new Point(150, 122));
    Layout layout = new Layout(300, 300, boxes, List.of(way));
    assertEquals(layout, Nearer.upright(plan, layout));
  }
}
