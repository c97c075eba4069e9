package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.Options.Screen;
import gradus.diagram.Tryouts.Tryout;
import gradus.diagram.scene.Arrangement;
import gradus.diagram.scene.Repeats;
import gradus.diagram.scene.RowIdea;
import gradus.layout.Layout;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.layout.Plan;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// How large the numbers are in the window: never below 11 px while some other number of rows gives
/// so much.
class LegibleCanvasTest {
  private static final double LEAST = 11;

  /// The canvas of windows of several sizes; that of 1024 × 700 and of 1366 × 768 with the panel
  /// beside it.
  private static final List<Screen> CANVASES =
      List.of(
          new Screen(480, 270),
          new Screen(750, 520),
          new Screen(664, 500),
          new Screen(1006, 568),
          new Screen(1920, 1080));

  private static Arranger arranger(String program, Screen screen) {
    Steps steps = Steps.of(Trace.of(Texts.build(program).graph()), Grain.GATE);
    Options options = Options.DEFAULT.withScreen(screen);
    return new Arranger(steps, options, LayoutEngines.standard(), () -> false);
  }

  /// The height of the numbers of a picture that fills a canvas, in px.
  private static double text(Tryout tryout, Screen screen) {
    double w = tryout.layout().width() - 12;
    double h = tryout.layout().height();
    return 16 * Math.min(screen.width() / w, screen.height() / h);
  }

  private static Map<String, String> programs() throws IOException {
    Map<String, String> programs = new LinkedHashMap<>();
    for (Example example : Diagrams.examples()) {
      programs.put(example.name(), example.program());
    }
    for (String name : LegibilityTest.PROGRAMS) {
      programs.put(name, LegibilityTest.resource(name + ".gradus"));
    }
    return programs;
  }

  /// By how many rows, how large the numbers become in them at the most.
  private static List<String> better(Arranger arranger, Screen screen) {
    Tryout plain = arranger.tryouts().with(Arrangement.PLAIN);
    Tryout one = arranger.tryouts().repeating(plain, Repeats.FAR);
    List<String> better = new ArrayList<>();
    for (Tryout each : List.of(plain, one)) {
      if (text(each, screen) >= LEAST) better.add("1: " + text(each, screen));
    }
    for (RowIdea idea : arranger.ideas(one, 1, 8)) {
      double text = text(arranger.broken(one, idea), screen);
      if (text >= LEAST) better.add(idea.cuts() + ": " + text);
    }
    return better;
  }

  @Test
  void numbersAreNeverTooSmallWhereOtherRowsWouldMakeThemLargeEnough() throws IOException {
    List<String> small = new ArrayList<>();
    int unread = 0;
    for (Map.Entry<String, String> program : programs().entrySet()) {
      for (Screen screen : CANVASES) {
        Arranger arranger = arranger(program.getValue(), screen);
        Tryout best = arranger.best();
        assertFalse(best.rough(), "not finished: " + program.getKey());
        double text = text(best, screen);
        if (text >= LEAST) continue;
        unread++;
        List<String> better = better(arranger, screen);
        if (better.isEmpty()) continue;
        small.add("%s at %s: %.1f but %s".formatted(program.getKey(), screen, text, better));
      }
    }
    assertEquals(List.of(), small, () -> String.join("\n", small));
    assertTrue(unread > 0, "nothing was compared");
  }

  /// A row that is wider than the others decides how large all becomes.
  @Test
  void rowsAreOfEvenWidthWhereThatCostsNothing() throws IOException {
    String program = LegibilityTest.resource("batchnorm.gradus");
    Screen screen = new Screen(1140, 800);
    Tryout best = arranger(program, screen).best();
    assertEquals(List.of(4), best.blueprint().arrangement.cuts());
    assertTrue(text(best, screen) >= 18, "" + text(best, screen));
  }

  /// Numbers of 4 px in one row are no picture, so many values as may pass from row to row.
  @Test
  void whatIsTangledBreaksIntoRowsWhereNothingCouldBeReadInOne() throws IOException {
    String program = LegibilityTest.resource("tangled.gradus");
    Arranger arranger = arranger(program, Screen.SLIDE);
    Tryout best = arranger.best();
    assertEquals(List.of(6, 13, 28), best.blueprint().arrangement.cuts());
    assertTrue(text(best, Screen.SLIDE) >= 8, "" + text(best, Screen.SLIDE));
    // In all it takes no more than to place it in one row so many times.
    assertTrue(arranger.tryouts().toil().allows(0, 2.5));
    assertFalse(arranger.tryouts().toil().allows(0, 1));
    Tryout one =
        arranger.tryouts().repeating(arranger.tryouts().with(Arrangement.PLAIN), Repeats.FAR);
    assertTrue(text(one, Screen.SLIDE) < 4.5, "" + text(one, Screen.SLIDE));
  }

  @Test
  void aFewGatesInTwoRowsArePlacedInTheseAlone() throws IOException {
    String program = LegibilityTest.resource("batchnorm.gradus");
    Tryouts tries = arranger(program, Screen.SLIDE).tryouts();
    List<Integer> placed = new ArrayList<>();
    LayoutEngine counting =
        new LayoutEngine() {
          @Override
          public String name() {
            return tries.engine().name();
          }

          @Override
          public int limit() {
            return tries.engine().limit();
          }

          @Override
          public Layout layout(Plan plan, BooleanSupplier cancelled) {
            placed.add(plan.gates());
            return tries.placing().layout(plan, cancelled);
          }
        };
    Tryout best =
        new Arranger(
                new Tryouts(
                    tries.graph(),
                    tries.options(),
                    tries.labels(),
                    tries.engine(),
                    counting,
                    tries.sight(),
                    tries.toil(),
                    () -> false))
            .best();
    assertEquals(List.of(4), best.blueprint().arrangement.cuts());
    assertEquals(List.of(4, 7), placed);
  }

  @Test
  void theNetHasTwoRowsInASmallWindow() {
    Screen screen = new Screen(750, 520);
    Tryout net = arranger(Examples.named("tanh-net").orElseThrow().program(), screen).best();
    assertEquals(1, net.blueprint().arrangement.cuts().size());
    assertTrue(text(net, screen) >= 12, "" + text(net, screen));
  }
}
