package gradus.diagram.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.layout.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossingsTest {
  private static final List<Point> LEVEL = List.of(new Point(0, 0), new Point(200, 0));
  private static final List<Point> STEEP = List.of(new Point(100, -50), new Point(100, 50));
  private static final List<Point> UNDER = List.of(new Point(0, 60), new Point(200, 60));

  private static Gaps.Course of(int source, List<Point> way) {
    return new Gaps.Course(source, way, List.of());
  }

  @Test
  void waysOfOneValueDoNotCount() {
    assertEquals(1, Crossings.count(List.of(of(0, LEVEL), of(1, STEEP), of(2, UNDER))));
    assertEquals(0, Crossings.count(List.of(of(0, LEVEL), of(0, STEEP), of(2, UNDER))));
    // Twice by the same two ways is once.
    List<Point> back =
        List.of(new Point(50, 50), new Point(60, -50), new Point(70, -50), new Point(80, 50));
    assertEquals(1, Crossings.count(List.of(of(0, LEVEL), of(1, back))));
  }

  @Test
  void whatOnlyTouchesDoesNotCross() {
    assertTrue(Crossings.isOne(LEVEL, STEEP));
    assertFalse(Crossings.isOne(LEVEL, UNDER));
    assertFalse(Crossings.isOne(LEVEL, List.of(new Point(0, 0), new Point(200, 50))));
  }
}
