package gradus.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.layout.Box;
import gradus.layout.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewportTest {
  @Test
  void aPictureThatWouldBeTooSmallIsSeenInPart() {
    assertEquals(new Viewport(0.8, 12, 220), Viewport.legible(2000, 200, 824, 600));
    assertEquals(Viewport.fitting(1000, 200, 824, 600), Viewport.legible(1000, 200, 824, 600));
    assertEquals(new Viewport(0.8, 212, 12), Viewport.legible(500, 2000, 824, 600));
  }

  @Test
  void lettersTakeAsMuchOfALargeScreenAsOfASlide() {
    Viewport slide = Viewport.fitting(100, 100, 1920, 1080);
    assertEquals(new Viewport(3.7, 775, 355), slide);
    assertEquals(new Viewport(7.4, 1550, 710), Viewport.fitting(100, 100, 3840, 2160));
    assertEquals(3.7, Viewport.fitting(100, 100, 960, 540).scale());
    assertEquals(2160 / 400.0, Viewport.fitting(300, 400, 3840, 2160).scale());
  }

  @Test
  void whatHasAnotherPlaceInThePictureIsSeenWhereItWas() {
    Viewport view = new Viewport(0.8, 12, 220);
    Viewport carried = view.carried(new Point(100, 50), new Point(300, 0));
    assertEquals(new Viewport(0.8, -148, 260), carried);
    assertEquals(view.onScreen(new Point(100, 50)), carried.onScreen(new Point(300, 0)));
    assertEquals(view, view.carried(new Point(7, 8), new Point(7, 8)));
  }

  @Test
  void aViewMovesNoFurtherThanTheStepNeeds() {
    Viewport view = new Viewport(0.8, 12, 220);
    Box gate = new Box(1000, 50, 40, 40);
    assertEquals(new Viewport(0.8, -20, 220), view.showing(List.of(gate), 824, 600));
    assertEquals(view, view.showing(List.of(new Box(100, 50, 40, 40)), 824, 600));
    // What is wanted beside it is shown too where there is room for both.
    Box both = new Box(900, 50, 300, 40);
    assertEquals(new Viewport(0.8, -148, 220), view.showing(List.of(gate, both), 824, 600));
    Box all = new Box(0, 50, 1200, 40);
    assertEquals(new Viewport(0.8, -20, 220), view.showing(List.of(gate, all), 824, 600));
    assertEquals(view, view.showing(List.of(), 824, 600));
    // What has no room beside that is left out, and what has some after it is not.
    assertEquals(new Viewport(0.8, -148, 220), view.showing(List.of(gate, all, both), 824, 600));
    // What fits though with less room around it is shown from edge to edge.
    Box close = new Box(100, 50, 1020, 40);
    assertEquals(new Viewport(0.8, -76, 220), view.showing(List.of(close), 824, 600));
    Viewport far = new Viewport(0.8, -1000, 220);
    assertEquals(new Viewport(0.8, -788, 220), far.showing(List.of(gate), 824, 600));
  }

  @Test
  void whatIsLookedAtMovesNoFurtherAsideThanWhatLiesOverItReaches() {
    Viewport view = new Viewport(2, 100, 50);
    Box bar = new Box(500, 10, 300, 60);
    Box notice = new Box(200, 540, 400, 40);
    List<Box> covers = List.of(bar, notice);
    assertEquals(view, view.clearOf(covers, new Box(50, 100, 40, 40), 824, 600));
    // On the screen from 560, 60 to 640, 140: 3 px below the bar.
    Box under = new Box(230, 5, 40, 40);
    assertEquals(new Viewport(2, 100, 63), view.clearOf(covers, under, 824, 600));
    // From 300, 510: 3 px above the notice.
    assertEquals(
        new Viewport(2, 100, 50 - 53), view.clearOf(covers, new Box(100, 230, 40, 40), 824, 600));
    // To the left of the bar, where neither above nor below is room.
    assertEquals(
        new Viewport(2, 100 - 23, 50),
        view.clearOf(List.of(bar), new Box(190, -15, 20, 285), 824, 600));
    // Larger than all that is free.
    Box large = new Box(-40, -20, 400, 290);
    assertEquals(view, view.clearOf(covers, large, 824, 600));
    assertEquals(view, view.clearOf(List.of(), under, 824, 600));
  }
}
