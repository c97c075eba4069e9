package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.scene.Sight;
import org.junit.jupiter.api.Test;

class SightTest {
  private static Sight slide(int parts) {
    return new Sight(1920, 1080, 1, 16, parts);
  }

  @Test
  void aPictureFillsTheSlideUpToTheLargestScale() {
    assertEquals(32, slide(9).text(960, 100));
    assertEquals(16, slide(9).text(960, 1080));
    assertEquals(59.2, slide(9).text(100, 100), 1e-9);
    assertEquals(2, slide(9).high(960, 1080));
  }

  @Test
  void theMoreThereIsTheSmallerItsNumbersMayBe() {
    assertEquals(30, slide(16).goal());
    assertEquals(22, slide(17).goal());
    assertEquals(22, slide(40).goal());
    assertEquals(15, slide(41).goal());
    assertEquals(14, slide(41).least());
    assertEquals(11, slide(101).least());
    assertFalse(slide(40).isLarge());
    assertTrue(slide(41).isLarge());
  }

  @Test
  void onASmallScreenTheyAreToBeReadAtEaseAndAtTheLeastAtAll() {
    Sight canvas = new Sight(1920, 1080, 0.5, 16, 30);
    assertEquals(30, canvas.goal());
    assertEquals(22, canvas.readable());
    assertEquals(22, canvas.least());
    assertEquals(44, new Sight(1920, 1080, 0.25, 16, 30).least());
    assertEquals(59.2, new Sight(1920, 1080, 0.1, 16, 30).goal(), 1e-9);
  }

  @Test
  void whatIsHigherThanASlideHasRoomForMoreRows() {
    assertEquals(4, slide(16).rows());
    assertEquals(8, slide(41).rows());
    assertEquals(8, new Sight(720, 1620, 1, 16, 16).rows());
    assertEquals(3, slide(16).filling(1600, 100));
  }

  /// In a hall the screen is larger and looked at from farther away.
  @Test
  void whatIsLargerThanASlideIsJudgedAsASlide() {
    Sight slide = new Sight(1920, 1080, 1, 16, 80);
    Sight hall = new Sight(1920, 1080, 2, 16, 80);
    assertEquals(15, slide.goal());
    assertEquals(slide.goal(), hall.goal());
    assertEquals(slide.least(), hall.least());
    assertEquals(11, hall.readable());
  }
}
