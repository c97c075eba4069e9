package gradus.diagram.path;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.layout.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where a wire that another crosses is interrupted.
class GapsTest {
  private static List<Point> way(double... xy) {
    List<Point> way = new ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      way.add(new Point(xy[i], xy[i + 1]));
    }
    return way;
  }

  private static Gaps.Course of(int source, List<Point> points, Point... knots) {
    return new Gaps.Course(source, points, List.of(knots));
  }

  /// To a tenth of a px.
  private static List<List<Point>> left(Gaps gaps, int source, List<Point> piece) {
    return gaps.pieces(source, piece).stream()
        .map(rest -> rest.stream().map(p -> new Point(tenth(p.x()), tenth(p.y()))).toList())
        .toList();
  }

  private static double tenth(double number) {
    return Math.round(10 * number) / 10.0;
  }

  @Test
  void theSteeperOneIsCutAndTheOtherStaysWhole() {
    List<Point> level = way(0, 0, 200, 0);
    List<Point> steep = way(100, -50, 100, 50);
    Gaps gaps = new Gaps(List.of(of(0, level), of(1, steep)));
    assertEquals(List.of(level), gaps.pieces(0, level));
    assertEquals(List.of(way(100, -50, 100, -4.6), way(100, 4.6, 100, 50)), left(gaps, 1, steep));
  }

  /// Without a dot no value branches, and without a gap one would look for the dot.
  @Test
  void ofTwoWaysOfOneValueOneIsCutAloneWhereTheyCross() {
    Point knot = new Point(20, 40);
    List<Point> up = way(0, 40, 20, 40, 60, 0, 200, 0);
    List<Point> down = way(0, 40, 20, 40, 100, -60, 120, 60, 200, 60);
    Gaps own = new Gaps(List.of(of(0, up, knot), of(0, down, knot)));
    assertEquals(List.of(up), own.pieces(0, up));
    List<List<Point>> left = left(own, 0, down);
    assertEquals(2, left.size(), "" + left);
    // Beside (110, 0), where it comes down through the level piece of the other.
    assertEquals(way(0, 40, 20, 40, 100, -60, 109.2, -4.6), left.getFirst());
    assertEquals(way(110.8, 4.6, 120, 60, 200, 60), left.getLast());
  }

  @Test
  void whereWaysOfOneValuePartNoneIsCut() {
    Point knot = new Point(50, 0);
    List<Point> on = way(0, 0, 100, 0);
    List<Point> off = way(0, 0, 50, 0, 80, 40, 100, 40);
    Gaps own = new Gaps(List.of(of(0, on, knot), of(0, off, knot)));
    assertEquals(List.of(on), own.pieces(0, on));
    assertEquals(List.of(off), own.pieces(0, off));
  }

  @Test
  void twoGapsThatLieNearAreOne() {
    List<Point> steep = way(100, -50, 100, 60);
    Gaps gaps =
        new Gaps(List.of(of(0, way(0, 0, 200, 0)), of(1, way(0, 12, 200, 12)), of(2, steep)));
    assertEquals(List.of(way(100, -50, 100, -4.6), way(100, 16.6, 100, 60)), left(gaps, 2, steep));
    Gaps apart =
        new Gaps(List.of(of(0, way(0, 0, 200, 0)), of(1, way(0, 24, 200, 24)), of(2, steep)));
    assertEquals(
        List.of(way(100, -50, 100, -4.6), way(100, 4.6, 100, 19.4), way(100, 28.6, 100, 60)),
        left(apart, 2, steep));
  }

  @Test
  void noDashIsLeftBetweenTwoGaps() {
    // 10.8 px would be left of the steep one: so it passes over the second.
    List<Point> steep = way(100, -50, 100, 60);
    List<Point> second = way(0, 20, 200, 20);
    Gaps gaps = new Gaps(List.of(of(0, way(0, 0, 200, 0)), of(1, second), of(2, steep)));
    assertEquals(List.of(way(100, -50, 100, -4.6), way(100, 4.6, 100, 60)), left(gaps, 2, steep));
    assertEquals(List.of(way(0, 20, 95.4, 20), way(104.6, 20, 200, 20)), left(gaps, 1, second));
    // Where the second cannot be cut none is.
    List<Point> brief = way(90, 20, 110, 20);
    Gaps none = new Gaps(List.of(of(0, way(0, 0, 200, 0)), of(1, brief), of(2, steep)));
    assertEquals(2, none.pieces(2, steep).size());
    assertEquals(List.of(brief), none.pieces(1, brief));
    // The gap of another branch is none of this way.
    List<Point> branch = way(100, -50, 140, -50, 140, 60);
    Gaps two =
        new Gaps(
            List.of(
                of(0, way(110, 20, 200, 20)),
                of(2, branch),
                of(1, way(0, 0, 120, 0)),
                of(2, steep)));
    assertEquals(2, two.pieces(2, steep).size());
    assertEquals(2, two.pieces(2, branch).size());
  }

  @Test
  void noTipNoBendAndNoDotLosesItsWire() {
    List<Point> level = way(0, 0, 200, 0);
    // 14 px from the tip, and what the gap takes: there the level one gives way.
    List<Point> ends = way(100, -50, 100, 18);
    Gaps tip = new Gaps(List.of(of(0, level), of(1, ends)));
    assertEquals(List.of(ends), tip.pieces(1, ends));
    assertEquals(2, tip.pieces(0, level).size());
    List<Point> bends = way(40, -12, 100, -12, 100, 50);
    Gaps bend = new Gaps(List.of(of(0, level), of(1, bends)));
    assertEquals(List.of(bends), bend.pieces(1, bends));
    assertEquals(2, bend.pieces(0, level).size());
    List<Point> steep = way(100, -50, 100, 50);
    Gaps dot = new Gaps(List.of(of(0, level), of(1, steep, new Point(100, 10))));
    assertEquals(List.of(steep), dot.pieces(1, steep));
    // Where both would lose something both stay.
    List<Point> brief = way(90, 0, 110, 0);
    Gaps none = new Gaps(List.of(of(0, brief), of(1, ends)));
    assertEquals(List.of(ends), none.pieces(1, ends));
    assertEquals(List.of(brief), none.pieces(0, brief));
  }

  @Test
  void whatPassesOverAGapIsThere() {
    // The slanted one is cut where the level one passes; where the steep one passes near by it may
    // not have been cut as well.
    List<Point> level = way(0, 0, 200, 0);
    List<Point> slanted = way(60, -50, 140, 50);
    List<Point> steep = way(104, -60, 104, 60);
    Gaps gaps = new Gaps(List.of(of(0, level), of(1, slanted), of(2, steep)));
    assertEquals(2, gaps.pieces(1, slanted).size());
    assertEquals(2, gaps.pieces(2, steep).size());
    assertEquals(List.of(level), gaps.pieces(0, level));
  }
}
