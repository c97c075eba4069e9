package gradus.diagram.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gradus.layout.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Where wires of one value go different ways.
class BranchingsTest {
  private static List<Point> way(double... xy) {
    List<Point> way = new ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      way.add(new Point(xy[i], xy[i + 1]));
    }
    return way;
  }

  @Test
  void waysPartOnce() {
    List<Point> up = way(0, 0, 100, 0, 150, -50, 300, -50);
    List<Point> down = way(0, 0, 100, 0, 150, 50, 300, 50);
    assertEquals(List.of(new Point(100, 0)), Branchings.of(List.of(up, down)));
    assertEquals(List.of(), Branchings.of(List.of(up)));
  }

  @Test
  void waysThatRunTogetherAgainMeetAndPartOnceMore() {
    List<Point> over = way(0, 0, 50, 0, 50, -30, 200, -30, 200, 80, 0, 80, 0, 100, 90, 100);
    List<Point> under = way(0, 0, 50, 0, 50, 30, 200, 30, 200, 80, 0, 80, 0, 140, 90, 140);
    assertEquals(
        List.of(new Point(50, 0), new Point(0, 100), new Point(200, 30)),
        Branchings.of(List.of(over, under)));
  }

  @Test
  void whatNobodySeesIsNoBranching() {
    List<Point> up = way(0, 0, 90, 0, 93, -0.05, 120, -40);
    List<Point> down = way(0, 0, 93, 0, 120, 40);
    assertEquals(List.of(new Point(93, -0.05)), Branchings.of(List.of(up, down)));
    assertEquals(List.of(new Point(93, -0.05)), Branchings.of(List.of(down, up)));
    List<Point> knots = Branchings.of(List.of(up, down));
    List<Point> trunk = Branchings.split(up, knots).getFirst();
    assertEquals(true, Branchings.isSame(trunk, Branchings.split(down, knots).getFirst()));
    assertEquals(false, Branchings.isSame(trunk, down));
  }

  @Test
  void whereTheyOnlyCrossOrTurnTogetherIsNoBranching() {
    List<Point> up = way(0, 0, 50, 0, 50, -40, 100, -40, 100, 60, 200, 60);
    List<Point> level = way(0, 0, 50, 0, 300, 0);
    assertEquals(List.of(new Point(50, 0)), Branchings.of(List.of(up, level)));
    List<Point> same = way(0, 0, 50, 0, 50, 70, 90, 70);
    List<Point> on = way(0, 0, 50, 0, 50, 70, 90, 70, 120, 90);
    List<Point> apart = way(0, 0, 50, 0, 50, 70, 90, 70, 120, 40);
    assertEquals(List.of(new Point(90, 70)), Branchings.of(List.of(on, apart)));
    assertEquals(List.of(new Point(90, 70)), Branchings.of(List.of(same, on)));
  }

  @Test
  void aValueThatGoesToHundredsOfGatesPartsWithoutEveryTwoOfItsWaysBeingCompared() {
    List<List<Point>> ways = new ArrayList<>();
    List<Point> parting = new ArrayList<>();
    for (int i = 1; i <= 400; i++) {
      double x = 100 * i;
      List<Point> way = way(0, 0, x, 0);
      for (int k = 1; k <= 40; k++) {
        way.add(new Point(x + 2 * k, 10 * (k / 2 + 1)));
      }
      ways.add(way);
      // The last one turns where the others have left.
      if (i < 400) parting.add(new Point(x, 0));
    }
    Supplier<List<Point>> found = () -> Branchings.of(ways);
    assertEquals(parting, assertTimeoutPreemptively(Duration.ofSeconds(10), found::get));
  }
}
