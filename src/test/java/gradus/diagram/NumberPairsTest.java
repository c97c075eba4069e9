package gradus.diagram;

import static gradus.diagram.Diagrams.all;
import static gradus.diagram.Diagrams.box;
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
import gradus.picture.Lettering;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A wire's value and gradient stand below each other like the lines of a table.
class NumberPairsTest {
  private static Figure end(String example) {
    Example shown = Examples.named(example).orElseThrow();
    Diagram diagram = diagram(shown.program(), Options.DEFAULT.withDigits(shown.digits()));
    return diagram.still(diagram.steps().last());
  }

  /// The nth number of this ink that reads so.
  private static Figure.Text number(Figure figure, Ink ink, String text, int n) {
    return all(figure, Figure.Text.class).stream()
        .filter(t -> t.ink() == ink && t.text().equals(text))
        .skip(n)
        .findFirst()
        .orElseThrow();
  }

  private static double point(Figure.Text number) {
    String whole = number.text().substring(0, number.text().indexOf('.'));
    return number.x() + Lettering.width(whole, number.style());
  }

  @Test
  void decimalPointsOfAPairStandBelowEachOther() {
    Figure sigmoid = end("sigmoid");
    assertEquals(
        point(number(sigmoid, Ink.VALUE, "2.00", 0)),
        point(number(sigmoid, Ink.GRADIENT, "−0.20", 0)),
        1e-9);
    assertEquals(
        point(number(sigmoid, Ink.VALUE, "−1.00", 0)),
        point(number(sigmoid, Ink.GRADIENT, "0.39", 0)),
        1e-9);
  }

  private static List<List<Double>> brackets(Figure figure, Ink ink) {
    List<List<Double>> brackets = new ArrayList<>();
    for (Figure.Polyline line : all(figure, Figure.Polyline.class)) {
      if (line.ink() == ink && line.points().size() == 8) {
        brackets.add(List.of(line.points().get(0), line.points().get(2)));
      }
    }
    return brackets;
  }

  @Test
  void aGradientHasTheBracketAndTheColumnsOfItsVariable() {
    for (String example : List.of("norm", "hinge", "two-layer")) {
      Diagram diagram = diagram(Examples.named(example).orElseThrow().program());
      Figure forward = diagram.still(diagram.steps().forwardEnd());
      Figure end = diagram.still(diagram.steps().last());
      List<List<Double>> values = brackets(forward, Ink.VALUE);
      assertTrue(values.size() >= 6, example);
      assertTrue(brackets(end, Ink.GRADIENT).containsAll(values), example);
    }
    Figure norm = end("norm");
    assertEquals(
        point(number(norm, Ink.VALUE, "−0.300", 0)),
        point(number(norm, Ink.GRADIENT, "0.104", 0)),
        1e-9);
    assertEquals(
        point(number(norm, Ink.VALUE, "0.800", 0)),
        point(number(norm, Ink.GRADIENT, "0.208", 0)),
        1e-9);
  }

  private static void assertCentred(Figure.Text above, Figure.Text below) {
    assertEquals(box(above).centre().x(), box(below).centre().x(), 1e-9);
  }

  @Test
  void whatWouldReachFarToOneSideStandsInTheMiddle() {
    Figure oranges = end("oranges");
    assertCentred(number(oranges, Ink.VALUE, "200", 0), number(oranges, Ink.GRADIENT, "1.1", 0));
    Figure chain = end("sigmoid-chain");
    assertCentred(number(chain, Ink.VALUE, "1.00", 0), number(chain, Ink.GRADIENT, "2.8·10⁻⁷", 0));
  }

  @Test
  void whatIsStillToComeFollowsTheLastDigitOfASum() {
    Diagram fork = diagram("x = 1000; f = x*0.5 + x*(-1200)");
    Figure half = fork.still(fork.steps().last() - 1);
    Figure.Text more = number(half, Ink.MUTED, Label.MORE, 0);
    List<Figure.Text> sums =
        all(half, Figure.Text.class).stream()
            .filter(t -> t.ink() == Ink.GRADIENT && t.y() == more.y() && t.x() < more.x())
            .toList();
    assertEquals(1, sums.size(), sums.toString());
    assertEquals(box(sums.getFirst()).right(), more.x(), 1e-9);
    assertEquals(point(number(half, Ink.VALUE, "1\u2009000.00", 0)), point(sums.getFirst()), 1e-9);
  }

  /// The map of a gradient right above the map of another wire's value would be one with it.
  @Test
  void mapsOfTwoWiresKeepApart() {
    Diagram loss =
        diagram("z=[1,2,0.5,3,0.1,-1]; t=[0,0,0,1,0,0]; s = softmax(z); L = -sum(t*log(s))");
    List<Figure.Heat> maps = all(loss.still(loss.steps().last()), Figure.Heat.class);
    double least = Double.POSITIVE_INFINITY;
    for (Figure.Heat above : maps) {
      for (Figure.Heat below : maps) {
        boolean beside =
            above.x() + above.w() < below.x() - 30 || below.x() + below.w() < above.x();
        double gap = below.y() - above.y() - above.h();
        // Those of one wire have the wire between them.
        if (!beside && gap > 11.5) least = Math.min(least, gap);
      }
    }
    assertEquals(16, least, 0.5);
  }

  private static List<Double> dividers(String program) {
    Diagram sum = diagram(program);
    return all(sum.still(sum.steps().last()), Figure.Plate.class).stream()
        .filter(plate -> plate.w() == 0 && plate.edge() == Ink.FRAME_EDGE)
        .map(Figure.Plate::h)
        .toList();
  }

  /// A minus level with the sign of the sum would be read as the first of two signs.
  @Test
  void whatIsTakenAwayIsMarkedLeftOfALine() {
    String letters = "a = 1; b = 2; c = 3; d = 4; e = 5; ";
    assertEquals(List.of(96.0), dividers(letters + "f = a + b - c + d - e"));
    assertEquals(List.of(96.0), dividers(letters + "f = 2*a*b*c*d"));
    assertEquals(List.of(), dividers(letters + "f = a + b + c + d + e"));
  }

  @Test
  void labelsThatAreWrittenInTheCallHaveNoDecimals() {
    Diagram diagram = diagram("Y = [[2.9, 0.7], [0.1, 0.3]]; L = cross_entropy(Y, [0, 1])");
    Figure end = diagram.still(diagram.steps().last());
    List<String> numbers =
        Diagrams.texts(end, Ink.TEXT).stream().filter(text -> text.matches("[0-9.]+")).toList();
    assertEquals(List.of("0", "1"), numbers);
  }

  /// As an input's name stands at the start of its wire.
  @Test
  void anOutputsNameStandsAtTheEndOfItsWire() {
    Diagram diagram = diagram(Examples.named("sigmoid").orElseThrow().program());
    Figure end = diagram.still(diagram.steps().last());
    Figure.Text name = number(end, Ink.TEXT, "f", 0);
    Figure.Polyline wire =
        all(end, Figure.Polyline.class).stream()
            .max(Comparator.comparingDouble(line -> line.points().get(line.points().size() - 2)))
            .orElseThrow();
    List<Double> points = wire.points();
    double stops = points.get(points.size() - 2);
    assertEquals(stops + Label.TAIL_GAP, box(name).x(), 0.1);
    assertTrue(box(name).right() > diagram.width() - 2 * Diagram.margin(), name.toString());
    double y = points.getLast();
    assertTrue(box(name).y() < y && y < box(name).bottom() + 4, name + " " + y);
    Point middle = box(name).centre();
    Hit hit = diagram.hit(middle.x(), middle.y()).orElseThrow();
    assertEquals(Hit.Aspect.NAME, hit.part());
    assertEquals("f", hit.gate().name());
    // One that is longer than the numbers takes less room above them.
    Diagram named = diagram("x = 2; loss_of_all_samples = x^2");
    Figure far = named.still(named.steps().last());
    assertEquals(List.of("loss of", "all samples"), Diagrams.texts(far, Ink.MUTED));
  }

  @Test
  void aBadgeKeepsFromTheGroundOfANewNumber() {
    Diagram diagram = diagram(Examples.named("sigmoid").orElseThrow().program());
    int grounds = 0;
    for (int n = 1; n <= diagram.steps().last(); n++) {
      for (Figure.Plate ground : all(diagram.figure(n, 1), Figure.Plate.class)) {
        if (ground.fill() != Ink.VALUE_TINT && ground.fill() != Ink.GRADIENT_TINT) continue;
        grounds++;
        Box box = new Box(ground.x(), ground.y(), ground.w(), ground.h());
        for (ScenePart part : diagram.blueprint().scene.parts()) {
          if (!part.gate().isOperation()) continue;
          Point badge = diagram.rims().pattern(part);
          double x = Math.clamp(badge.x(), box.x(), box.right());
          double y = Math.clamp(badge.y(), box.y(), box.bottom());
          assertTrue(badge.distance(new Point(x, y)) > Rims.PATTERN, part.gate().key() + " " + n);
        }
      }
    }
    assertTrue(grounds > 15, "" + grounds);
  }

  @Test
  void heatMapsOfAValueAndItsGradientBeginAtOneEdge() {
    String row = "[1, -20, 3, 4, 5.5, 6, 7]";
    String rows = String.join(", ", Collections.nCopies(7, row));
    Diagram diagram = diagram("X = [" + rows + "]; f = 1000*sum(X^2)");
    List<Figure.Heat> maps = all(diagram.still(diagram.steps().last()), Figure.Heat.class);
    assertEquals(4, maps.size());
    for (int i = 0; i < 4; i += 2) {
      assertEquals(maps.get(i).x(), maps.get(i + 1).x(), 1e-9);
      assertTrue(maps.get(i).y() + maps.get(i).h() < maps.get(i + 1).y());
    }
  }
}
