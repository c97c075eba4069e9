package gradus.diagram.scene;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ToilTest {
  @Test
  void whatIsSpentIsMeasuredByThePictureInOneRow() {
    Toil toil = new Toil();
    toil.spend(100, false);
    assertTrue(toil.allows(150, 2.5));
    assertFalse(toil.allows(151, 2.5));
    toil.spend(60, false);
    assertTrue(toil.allows(90, 2.5));
    assertFalse(toil.allows(91, 2.5));
  }

  @Test
  void whatIsPlacedRoughlyTakesHalf() {
    Toil toil = new Toil();
    toil.spend(100, true);
    toil.spend(40, true);
    assertTrue(toil.allows(180, 2.5));
    assertFalse(toil.allows(181, 2.5));
  }
}
