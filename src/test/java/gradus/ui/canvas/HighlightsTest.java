package gradus.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Diagram;
import gradus.diagram.Diagram.DrawnEntry;
import gradus.diagram.Options;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Wire;
import gradus.layout.Box;
import gradus.layout.LayoutEngines;
import gradus.picture.Figure;
import gradus.picture.Look;
import gradus.picture.Painter;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import gradus.ui.touch.EntryBlock;
import gradus.ui.touch.Touch;
import gradus.ui.work.Selection;
import gradus.ui.work.Subject;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HighlightsTest {
  private static final String LAYERS =
      """
      x = [1, -2]
      U = [[0.5, -0.5], [1, 1], [-1, -1.5]]
      V = [[1, -1, 0.5], [2, 0.5, -1]]
      W = [[1, -2]]
      q = max(0, U x)
      f = W max(0, V q)
      """;

  private static Diagram drawn(String program) {
    Trace trace = Trace.of(GraphBuilder.build(ProgramReader.read(program)).graph());
    return Diagram.of(
        Steps.of(trace, Grain.GATE), Options.DEFAULT, LayoutEngines.sketch(), () -> false);
  }

  private static BufferedImage painted(Diagram diagram, List<Wire> trail) {
    Highlights highlights = new Highlights(() -> {});
    highlights.follow(trail);
    int width = (int) diagram.width();
    int height = (int) diagram.height();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D surface = image.createGraphics();
    Rectangle2D seen = new Rectangle2D.Double(0, 0, width, height);
    Look look = diagram.options().look();
    highlights.paintUnder(diagram, look, surface, seen, 1);
    Painter.paint(diagram.figure(diagram.steps().last(), 1), look, surface, seen, 1);
    highlights.paintInFrames(diagram, look, surface, seen, 1);
    surface.dispose();
    return image;
  }

  @Test
  void aPathIsSeenInsideTheFramesThatItPasses() {
    Diagram diagram = drawn("h = 1, w = 1.5\nrepeat 3 { h = sigmoid(w*h) }\nf = h^2");
    List<Wire> wires = new ArrayList<>();
    for (Gate gate : diagram.steps().trace().graph().gates()) {
      wires.addAll(diagram.steps().trace().graph().operands(gate));
    }
    BufferedImage plain = painted(diagram, List.of());
    BufferedImage lit = painted(diagram, wires);
    int seen = 0;
    for (Wire wire : wires) {
      if (wire.source().group() == null || wire.source().group() != wire.target().group()) continue;
      Box from = diagram.box(wire.source()).orElseThrow();
      Box to = diagram.box(wire.target()).orElseThrow();
      int changed = 0;
      for (int x = (int) from.right(); x < to.x(); x++) {
        int y = (int) from.centre().y();
        if (plain.getRGB(x, y) != lit.getRGB(x, y)) changed++;
      }
      assertTrue(changed > 10, wire + ": " + changed);
      seen++;
    }
    assertEquals(3, seen);
  }

  @Test
  void aPathIsSeenUpToTheNameUnderWhichItGoesOnInTheNextRow() {
    Trace trace = Trace.of(GraphBuilder.build(ProgramReader.read(LAYERS)).graph());
    Options options = Options.DEFAULT.withScreen(new Options.Screen(720, 680));
    Steps steps = Steps.of(trace, Grain.GATE);
    Diagram diagram = Diagram.of(steps, options, LayoutEngines.standard(), () -> false);
    assertTrue(diagram.passesRows());
    Gate last =
        trace.graph().gates().stream().filter(g -> "q".equals(g.name())).findFirst().orElseThrow();
    BufferedImage plain = painted(diagram, List.of());
    BufferedImage lit = painted(diagram, trace.graph().consumers(last));
    Box gate = diagram.box(last).orElseThrow();
    int y = (int) gate.centre().y() + 3;
    int from = (int) gate.right() + 2;
    int x = from;
    while (x < lit.getWidth() && plain.getRGB(x, y) != lit.getRGB(x, y)) {
      x++;
    }
    assertTrue(x - from > 50, x - from + " px");
  }

  @Test
  void theBadgesOfARingedGateStandOnItsRing() {
    Trace trace =
        Trace.of(GraphBuilder.build(ProgramReader.read("x = 0; f = max(x, 0) + 2*x")).graph());
    Options options = Options.DEFAULT.withPatterns(true);
    Diagram diagram =
        Diagram.of(Steps.of(trace, Grain.GATE), options, LayoutEngines.standard(), () -> false);
    Gate asked = trace.graph().gates().stream().filter(Gate::isOperation).findFirst().orElseThrow();
    assertTrue(trace.atKink(asked));
    Highlights highlights = new Highlights(() -> {});
    highlights.ask(Subject.Question.about(asked));
    int step = diagram.steps().last();
    BufferedImage plain = drawn(diagram, step, null);
    BufferedImage ringed = drawn(diagram, step, highlights);
    List<Figure.Disc> badges =
        ((Figure.Several) diagram.badges(asked, step))
            .parts().stream()
                .map(badge -> (Figure.Disc) ((Figure.Several) badge).parts().getFirst())
                .toList();
    // Of its kink and of its pattern; the kink is known when the value is.
    assertEquals(2, badges.size());
    assertEquals(1, ((Figure.Several) diagram.badges(asked, 0)).parts().size());
    Box gate = diagram.box(asked).orElseThrow();
    int besides = 0;
    for (int y = (int) gate.y() - 12; y < gate.bottom() + 12; y++) {
      for (int x = (int) gate.x() - 12; x < gate.right() + 12; x++) {
        boolean changed = plain.getRGB(x, y) != ringed.getRGB(x, y);
        double px = x + 0.5;
        double py = y + 0.5;
        for (Figure.Disc badge : badges) {
          boolean on = Math.hypot(px - badge.cx(), py - badge.cy()) < badge.r() - 1;
          assertFalse(on && changed, "the ring is on a badge at " + x + ", " + y);
        }
        if (changed) besides++;
      }
    }
    assertTrue(besides > 300, besides + " px of ring");
  }

  private static BufferedImage drawn(Diagram diagram, int step, Highlights over) {
    int width = (int) diagram.width();
    int height = (int) diagram.height();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D surface = image.createGraphics();
    Look look = diagram.options().look();
    Painter.paint(diagram.figure(step, 1), look, surface);
    if (over != null) over.paintOver(diagram, step, new Selection(), look, surface, 1);
    surface.dispose();
    return image;
  }

  /// Its ring is broad, that of what it is made of thinner, and that of what it feeds has gaps: no
  /// colour is needed to tell them.
  @Test
  void anEntryWhatItIsMadeOfAndWhatItFeedsAreRingedEachInItsWay() {
    Diagram diagram = drawn("q = W @ x\nf = sum(q*q)\nW = [[1, 2], [3, 4]]\nx = [5, 6]");
    Gate q = diagram.steps().trace().graph().named("q").orElseThrow();
    int step = diagram.steps().last();
    Touch touch =
        Touch.of(diagram, step, new DrawnEntry(q, 0, false), Locale.ENGLISH).orElseThrow();
    Highlights highlights = new Highlights(() -> {});
    BufferedImage plain = drawn(diagram, step, highlights);
    highlights.touch(touch);
    BufferedImage ringed = drawn(diagram, step, highlights);
    double own = changed(plain, ringed, diagram.entryBox(touch.entry()).orElseThrow());
    List<EntryBlock> rowAndColumn = EntryBlock.of(touch.made());
    assertEquals(2, rowAndColumn.size());
    for (EntryBlock made : rowAndColumn) {
      double part = changed(plain, ringed, made.boxes(diagram).getFirst());
      assertTrue(part < 0.8 * own && part > 0.3 * own, part + " of " + own);
    }
    assertEquals(1, touch.fed().size());
    double fed = changed(plain, ringed, diagram.entryBox(touch.fed().getFirst()).orElseThrow());
    assertTrue(fed < 0.4 * own && fed > 0.05 * own, fed + " of " + own);
    DrawnEntry other = new DrawnEntry(q, 1, true);
    assertEquals(0, changed(plain, ringed, diagram.entryBox(other).orElseThrow()));
    highlights.touch(null);
    assertEquals(0, changed(plain, drawn(diagram, step, highlights), whole(diagram)));
  }

  private static Box whole(Diagram diagram) {
    return new Box(1, 1, diagram.width() - 4, diagram.height() - 4);
  }

  /// How many pixels of a box and its rim are another, for each px of its outline.
  private static double changed(BufferedImage before, BufferedImage after, Box box) {
    int changed = 0;
    for (int y = (int) box.y() - 1; y <= box.bottom() + 1; y++) {
      for (int x = (int) box.x() - 1; x <= box.right() + 1; x++) {
        if (before.getRGB(Math.max(0, x), Math.max(0, y))
            != after.getRGB(Math.max(0, x), Math.max(0, y))) {
          changed++;
        }
      }
    }
    return changed / (2 * (box.width() + box.height()));
  }
}
