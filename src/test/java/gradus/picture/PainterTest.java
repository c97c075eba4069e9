package gradus.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.picture.Figure.Anchor;
import gradus.picture.Figure.Dash;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PainterTest {
  private static final TextStyle STYLE = TextStyle.plain(16);

  private static final Figure SAMPLE =
      new Figure.Several(
          new Figure.Polyline(
              List.of(20.0, 30.0, 80.0, 30.0, 110.0, 60.0), Ink.WIRE, 1.4, Dash.SOLID, true, 8),
          new Figure.Disc(130, 70, 20, Ink.GATE_FILL, Ink.GATE_EDGE, 1.4),
          new Figure.Text(130, 76, "×", STYLE, Ink.TEXT, Anchor.CENTRE),
          new Figure.Plate(20, 90, 60, 24, 6, Ink.INPUT_FILL, Ink.INPUT_EDGE, 1),
          new Figure.Heat(160, 10, 30, 20, 2, 3, List.of(-1.0, 0.0, 1.0, 0.5, -0.5, 0.2)),
          new Figure.Faded(new Figure.Text(50, 24, "−2.00", STYLE, Ink.VALUE, Anchor.CENTRE), 0.5));

  private static BufferedImage canvas() {
    return new BufferedImage(400, 160, BufferedImage.TYPE_INT_ARGB);
  }

  private static BufferedImage painted(Figure figure, Look look) {
    BufferedImage image = canvas();
    Graphics2D g = image.createGraphics();
    g.scale(2, 2);
    Painter.paint(figure, look, g);
    g.dispose();
    return image;
  }

  private static BufferedImage clipped(Figure figure, Rectangle2D clip, double scale) {
    BufferedImage image = canvas();
    Graphics2D g = image.createGraphics();
    Painter.paint(figure, Look.LIGHT, g, clip, scale);
    g.dispose();
    return image;
  }

  /// The pixels that anything was painted on; empty if none.
  private static Rectangle ink(BufferedImage image) {
    Rectangle all = new Rectangle(-1, -1);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) >>> 24 != 0) all.add(new Rectangle(x, y, 1, 1));
      }
    }
    return all;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void paintingTwiceGivesTheSamePixels() {
    assertArrayEquals(pixels(painted(SAMPLE, Look.DARK)), pixels(painted(SAMPLE, Look.DARK)));
  }

  @Test
  void themesPaintDifferently() {
    assertNotEquals(
        List.of(painted(SAMPLE, Look.LIGHT).getRGB(260, 100)),
        List.of(painted(SAMPLE, Look.DARK).getRGB(260, 100)));
  }

  @Test
  void everythingPaintedLiesWithinTheBounds() {
    Rectangle seen = ink(painted(SAMPLE, Look.LIGHT));
    Rectangle2D told = SAMPLE.bounds();
    assertTrue(seen.getMinX() / 2 >= told.getMinX() - 0.5);
    assertTrue(seen.getMinY() / 2 >= told.getMinY() - 0.5);
    assertTrue(seen.getMaxX() / 2 <= told.getMaxX() + 0.5);
    assertTrue(seen.getMaxY() / 2 <= told.getMaxY() + 0.5);
  }

  @Test
  void measuredWidthIsPaintedWidth() {
    for (String text : List.of("HHHHHH", "00000000", "H가나다H", "‖000‖")) {
      var figure = new Figure.Text(10, 40, text, STYLE, Ink.TEXT, Anchor.LEFT);
      Rectangle seen = ink(painted(figure, Look.LIGHT));
      Rectangle2D outline = Lettering.outline(text, STYLE).getBounds2D();
      assertEquals(10 + outline.getMinX(), seen.getMinX() / 2, 1, text);
      assertEquals(10 + outline.getMaxX(), seen.getMaxX() / 2, 1, text);
      // Side bearings of upright letters are within a tenth of their size.
      assertEquals(Lettering.width(text, STYLE), seen.getWidth() / 2, 0.25 * STYLE.size(), text);
    }
  }

  @Test
  void anchorsPutTheTextLeftOverAndRightOfItsPoint() {
    var left =
        ink(painted(new Figure.Text(90, 40, "HH", STYLE, Ink.TEXT, Anchor.LEFT), Look.LIGHT));
    var mid =
        ink(painted(new Figure.Text(90, 40, "HH", STYLE, Ink.TEXT, Anchor.CENTRE), Look.LIGHT));
    var right =
        ink(painted(new Figure.Text(90, 40, "HH", STYLE, Ink.TEXT, Anchor.RIGHT), Look.LIGHT));
    assertTrue(left.getMinX() >= 180 && right.getMaxX() <= 181);
    assertEquals(180, mid.getCenterX(), 1.5);
  }

  @Test
  void whatIsOutsideTheClipIsNotPainted() {
    var clip = new Rectangle2D.Double(200, 100, 50, 50);
    assertTrue(ink(clipped(SAMPLE, clip, 1)).isEmpty());
    assertFalse(ink(clipped(SAMPLE, new Rectangle2D.Double(0, 0, 50, 50), 1)).isEmpty());
  }

  @Test
  void aLevelHairlineIsNotTakenForNothing() {
    Figure line = Figure.Polyline.line(Ink.WIRE, 1, 10, 30, 90, 30);
    assertFalse(ink(clipped(line, new Rectangle2D.Double(20, 20, 20, 20), 1)).isEmpty());
  }

  @Test
  void textBelowFivePixelsIsLeftOut() {
    var text = new Figure.Text(10, 40, "HHH", STYLE, Ink.TEXT, Anchor.LEFT);
    var all = new Rectangle2D.Double(0, 0, 400, 160);
    assertTrue(ink(clipped(text, all, 0.3)).isEmpty());
    assertFalse(ink(clipped(text, all, 0.32)).isEmpty());
  }

  @Test
  void printUnderlinesGradientsOnly() {
    var value = new Figure.Text(10, 40, "00", STYLE, Ink.VALUE, Anchor.LEFT);
    var gradient = new Figure.Text(10, 40, "00", STYLE, Ink.GRADIENT, Anchor.LEFT);
    assertTrue(
        ink(painted(gradient, Look.PRINT)).getMaxY() > ink(painted(value, Look.PRINT)).getMaxY());
    assertEquals(
        ink(painted(gradient, Look.LIGHT)).getMaxY(), ink(painted(value, Look.LIGHT)).getMaxY());
  }

  @Test
  void fadingIsMultipliedAndNothingIsLeftAtZero() {
    Figure disc = new Figure.Disc(40, 40, 20, Ink.TEXT, Ink.NONE, 0);
    Figure twice = new Figure.Faded(new Figure.Faded(disc, 0.5), 0.5);
    assertEquals(64, new Color(painted(twice, Look.LIGHT).getRGB(80, 80), true).getAlpha(), 1);
    assertTrue(ink(painted(new Figure.Faded(disc, 0), Look.LIGHT)).isEmpty());
  }

  @Test
  void anArrowsTipStandsOnTheLastPoint() {
    var arrow =
        new Figure.Polyline(List.of(20.0, 40.0, 100.0, 40.0), Ink.WIRE, 1.4, Dash.SOLID, true, 0);
    assertEquals(200, ink(painted(arrow, Look.LIGHT)).getMaxX(), 1);
  }

  @Test
  void inPrintZeroIsWhiteAndWhatIsNegativeIsHatched() {
    var heat = new Figure.Heat(10, 10, 60, 20, 1, 3, List.of(-1.0, 0.0, 1.0));
    BufferedImage image = painted(heat, Look.PRINT);
    int white = Look.PRINT.colour(Ink.BACKGROUND).getRGB();
    int dark = Look.PRINT.colour(Ink.HEAT_HIGH).getRGB();
    Set<Integer> hatched = new HashSet<>();
    // Two pixels to a px.
    for (int y = 24; y < 56; y++) {
      for (int x = 24; x < 136; x++) {
        int pixel = image.getRGB(x, y);
        if (x < 56) hatched.add(pixel);
        if (x > 64 && x < 96) assertEquals(white, pixel, x + ", " + y);
        if (x > 104) assertEquals(dark, pixel, x + ", " + y);
      }
    }
    assertTrue(hatched.contains(white), "between the lines");
    assertTrue(hatched.size() > 2, "lines");
    assertFalse(Look.LIGHT.hatches(-1));
    // All around it, also around white.
    assertTrue(image.getRGB(80, 20) != white);
  }

  @Test
  void aHeatMapHasNoSeams() {
    var heat = new Figure.Heat(10.3, 10.3, 50, 50, 7, 7, Collections.nCopies(49, 1.0));
    BufferedImage image = painted(heat, Look.LIGHT);
    for (int i = 30; i < 110; i++) {
      assertEquals(Look.LIGHT.colour(Ink.HEAT_HIGH).getRGB(), image.getRGB(i, i));
    }
  }

  @Test
  void figuresThatLookAlikeAreEqual() {
    assertEquals(
        Figure.Polyline.line(Ink.WIRE, 1, 0, 0, 5, 5),
        Figure.Polyline.line(Ink.WIRE, 1, 0, 0, 5, 5));
  }

  @Test
  void theSurfaceIsLeftAsItWas() {
    Graphics2D g = canvas().createGraphics();
    g.setPaint(Color.PINK);
    var stroke = g.getStroke();
    Painter.paint(SAMPLE, Look.LIGHT, g);
    assertEquals(Color.PINK, g.getPaint());
    assertEquals(stroke, g.getStroke());
  }
}
