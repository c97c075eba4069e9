package gradus.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BoxTest {
  private final Box box = new Box(10, 20, 30, 40);

  @Test
  void touchingIsNotOverlapping() {
    assertFalse(box.overlaps(new Box(40, 20, 5, 5)));
    assertTrue(box.overlaps(new Box(39, 59, 5, 5)));
  }

  @Test
  void aLineThroughTheInsideIntersects() {
    assertTrue(box.intersects(new Point(0, 0), new Point(60, 80)));
    assertTrue(box.intersects(new Point(15, 25), new Point(16, 26)));
  }

  @Test
  void aLineAlongAnEdgeOrBesideDoesNot() {
    assertFalse(box.intersects(new Point(0, 20), new Point(60, 20)));
    assertFalse(box.intersects(new Point(0, 30), new Point(10, 30)));
    assertFalse(box.intersects(new Point(0, 70), new Point(60, 70)));
  }

  @Test
  void unionHoldsBoth() {
    assertEquals(new Box(0, 20, 40, 80), box.union(new Box(0, 90, 5, 10)));
  }
}
