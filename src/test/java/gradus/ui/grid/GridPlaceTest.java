package gradus.ui.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.layout.Box;
import gradus.layout.Point;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Where a card goes that must not cover what is edited.
class GridPlaceTest {
  private static final Box ROOM = new Box(0, 60, 1000, 640);

  private static Box place(Box about, List<Box> seen) {
    Point at = GridPlace.of(ROOM, 360, 240, about, seen);
    return new Box(at.x(), at.y(), 360, 240);
  }

  @Test
  void itNeverCoversWhatIsEditedWhereThereIsAnotherPlace() {
    Random random = new Random(2);
    for (int run = 0; run < 300; run++) {
      Box about =
          new Box(random.nextInt(880), 60 + random.nextInt(560), 20 + random.nextInt(100), 60);
      Box card = place(about, List.of());
      assertFalse(card.overlaps(about), about + " " + card);
      assertTrue(card.x() >= 0 && card.x() + 360 <= 1000, card.toString());
      assertTrue(card.y() >= 60 && card.y() + 240 <= 700, card.toString());
    }
  }

  @Test
  void itStandsNearAndBesideWhatIsLookedAtToo() {
    Box about = new Box(400, 300, 120, 60);
    List<Box> seen = List.of(new Box(540, 60, 440, 640), new Box(0, 60, 30, 640));
    Box card = place(about, seen);
    assertFalse(card.overlaps(about), card.toString());
    assertTrue(seen.stream().noneMatch(card::overlaps), card.toString());
    assertTrue(Math.abs(card.centre().y() - about.centre().y()) < 260, card.toString());
  }

  @Test
  void whereThereIsNoRoomItStaysInTheWindow() {
    Point at = GridPlace.of(new Box(0, 0, 300, 200), 400, 300, new Box(10, 10, 50, 50), List.of());
    assertEquals(new Point(8, 8), at);
  }
}
