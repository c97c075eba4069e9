package gradus.diagram;

import static gradus.diagram.Diagrams.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.scene.Arrangement;
import gradus.diagram.scene.Cuts;
import gradus.diagram.scene.SceneFrame;
import gradus.diagram.scene.ScenePart;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.place.Group;
import gradus.layout.Box;
import gradus.layout.LayoutEngines;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Rows of pictures with frames: a break leads through a frame only where it must be.
class FramesInRowsTest {
  private static final Folding HINGE = new Folding(false, Set.of("hinge"), Set.of());

  private static ComputationGraph graph(String program, Folding folding) {
    return GraphBuilder.build(ProgramReader.read(program), Map.of(), null, folding, () -> false)
        .graph();
  }

  private static Diagram unfolded(String name, Folding folding) {
    Example example = Examples.named(name).orElseThrow();
    Steps steps = Steps.of(Trace.of(graph(example.program(), folding)), Grain.GATE);
    Options options = Options.DEFAULT.withDigits(example.digits());
    return Diagram.of(steps, options, LayoutEngines.named("elk").orElseThrow(), () -> false);
  }

  /// The height of the numbers on a slide.
  private static double text(Diagram diagram) {
    return 16 * Math.min(1920 / diagram.width(), 1080 / diagram.height());
  }

  /// Broken rounds would make the numbers a fourteenth larger.
  @Test
  void roundsStayWholeWhereTheNumbersAreAlmostAsLarge() {
    Diagram rounds =
        Diagrams.diagram(
            "w=0.5; b=0.1; x=2; h=1; repeat 12 { u = w*h + x; h = sigmoid(u + b) }; L=(h-1)^2");
    List<SceneFrame> pieces = rounds.blueprint().pieces;
    assertEquals(12, pieces.size());
    assertTrue(pieces.stream().noneMatch(piece -> piece.comes() || piece.goes()), "" + pieces);
    assertTrue(text(rounds) >= 14, "text of " + text(rounds));
  }

  @Test
  void aFrameTooLongForARowHasAPieceInEachWithItsTitleAndTheValueThatGoesOnInside() {
    Diagram diagram = unfolded("hinge", HINGE);
    assertTrue(text(diagram) >= 22, "text of " + text(diagram));
    Blueprint plan = diagram.blueprint();
    Group hinge = plan.pieces.getFirst().group();
    assertEquals(
        List.of(new SceneFrame(hinge, 0, false, true), new SceneFrame(hinge, 1, true, false)),
        plan.pieces);
    assertEquals(
        List.of("hinge ▸", "▸ hinge"), plan.pieces.stream().map(Blueprint::title).toList());
    Figure end = diagram.still(diagram.steps().last());
    List<String> quiet = texts(end, Ink.MUTED);
    assertEquals(1, Collections.frequency(quiet, "hinge ▸"));
    assertEquals(1, Collections.frequency(quiet, "▸ hinge"));
    List<Box> frames = diagram.places().frames();
    assertEquals(2, frames.size());
    assertTrue(frames.getFirst().bottom() < frames.getLast().y());
    for (Box frame : frames) {
      assertEquals(hinge, diagram.frame(frame.x() + 6, frame.y() + 6).orElseThrow());
    }
    PartPlan passing =
        plan.scene.parts().stream()
            .map(plan::spot)
            .filter(s -> !s.tags.isEmpty())
            .findFirst()
            .orElseThrow();
    assertTrue(frames.getFirst().contains(diagram.places().nodeBox(passing.leave).centre()));
    Box tag = diagram.places().nodeBox(passing.tags.getFirst().node());
    assertTrue(frames.getLast().contains(tag.centre()));
  }

  /// Of a program in one row, all unfolded: in how many frames the numbers of a gate's wire stand.
  private static long framesAroundNumbers(String program, Predicate<Gate> which) {
    Steps steps = Steps.of(Trace.of(graph(program, Folding.UNFOLDED)), Grain.GATE);
    Options wide = Options.DEFAULT.withScreen(new Options.Screen(3000, 150));
    Diagram diagram =
        Diagram.of(steps, wide, LayoutEngines.named("elk").orElseThrow(), () -> false);
    assertTrue(diagram.blueprint().arrangement.cuts().isEmpty());
    Box numbers =
        diagram
            .places()
            .labelBox(
                diagram
                    .blueprint()
                    .scene
                    .part(
                        steps.trace().graph().gates().stream()
                            .filter(which)
                            .findFirst()
                            .orElseThrow())
                    .orElseThrow())
            .orElseThrow();
    List<Box> frames = diagram.places().frames();
    assertEquals(2, frames.size());
    return frames.stream().filter(frame -> frame.overlaps(numbers)).count();
  }

  @Test
  void numbersOfAWireBetweenTwoFunctionsStandBetweenTheirFramesAndOfRoundsInTheNext() {
    String functions = "x = 0.5; a = sigmoid(2*x); f = sigmoid(a)";
    assertEquals(0, framesAroundNumbers(functions, g -> "a".equals(g.name())));
    String rounds = "w = 2; h = 1; repeat 2 { h = exp(w*h) }";
    assertEquals(
        1, framesAroundNumbers(rounds, g -> g.isOperation() && g.op().name().equals("exp")));
  }

  @Test
  void aPieceHoldsWhatOfItsGroupStandsInItsRow() {
    Diagram diagram = unfolded("hinge", HINGE);
    List<List<Integer>> gates = List.of(new ArrayList<>(), new ArrayList<>());
    for (ScenePart part : diagram.blueprint().scene.parts()) {
      if (part.home() == null) continue;
      for (int row = 0; row < 2; row++) {
        if (diagram.places().frames().get(row).contains(diagram.places().box(part).centre())) {
          gates.get(row).add(part.row());
        }
      }
    }
    assertEquals(List.of(List.of(0, 0), List.of(1, 1, 1, 1)), gates);
  }

  @Test
  void framesStayWholeWhereTheNumbersAreLargeEnoughAnyway() {
    // In hinge the frame around R(W) is half as high as the slide; in tanh-net two values would
    // pass a break before the first two frames.
    Map<String, Integer> heights = Map.of("hinge", 20, "tanh-net", 17, "micrograd", 22);
    for (String example : heights.keySet()) {
      Diagram diagram = unfolded(example, Folding.UNFOLDED);
      assertTrue(diagram.blueprint().arrangement.cuts().size() > 0, example);
      assertTrue(text(diagram) >= heights.get(example), example + " " + text(diagram));
      for (SceneFrame piece : diagram.blueprint().pieces) {
        assertTrue(!piece.comes() && !piece.goes(), example + " " + piece);
      }
    }
  }

  @Test
  void aBreakThroughAFrameCostsALittleMoreThanOneBetweenFrames() {
    String text = "g(t) = tanh(tanh(tanh(tanh(t)))); x = 1; f = g(exp(exp(exp(exp(x)))))";
    Cuts cuts = new Cuts(graph(text, new Folding(false, Set.of("g"), Set.of())), Arrangement.WHOLE);
    assertEquals(0.97, cuts.worth(List.of(4)), 1e-12);
    assertEquals(0.97 * 0.9, cuts.worth(List.of(5)), 1e-12);
    double[] widths = {0, 100, 100, 100, 100, 100, 100, 100, 300};
    assertEquals(List.of(List.of(4)), cuts.into(2, 1, true, true, widths));
    assertEquals(List.of(List.of(4)), cuts.into(2, 1, false, true, widths));
    widths[8] = 600;
    assertEquals(List.of(List.of(4)), cuts.into(2, 1, true, true, widths));
    assertEquals(List.of(List.of(6)), cuts.into(2, 1, false, true, widths));
  }

  @Test
  void aFrameThatInputsAloneLeadToStandsInTheRowOfItsUse() {
    ComputationGraph graph =
        graph(
            "h = 1; a = 2; b = 3; f = tanh(tanh(tanh(h)*a) + relu(a - b))",
            new Folding(false, Set.of("relu"), Set.of()));
    Cuts cuts = new Cuts(graph, Arrangement.WHOLE);
    List<Integer> framed =
        graph.gates().stream().filter(g -> graph.frame(g) != null).map(cuts::depth).toList();
    assertEquals(List.of(4), framed.stream().distinct().toList());
  }

  @Test
  void rowsOfRoundsHaveTheirGatesBelowEachOtherAndTheirFramesAtOneHeight() {
    Diagram diagram = Diagrams.diagram(Examples.named("deep").orElseThrow().program());
    TreeMap<Integer, List<Long>> columns = new TreeMap<>();
    for (ScenePart part : diagram.blueprint().scene.parts()) {
      if (!part.gate().isOperation() || !part.gate().op().name().equals("*")) continue;
      long middle = Math.round(diagram.places().box(part).centre().x());
      columns.computeIfAbsent(part.row(), row -> new ArrayList<>()).add(middle);
    }
    assertEquals(List.of(2, 3, 3, 2), columns.values().stream().map(List::size).toList());
    assertEquals(columns.get(1), columns.get(2));
    assertEquals(columns.get(1).subList(0, 2), columns.get(3));
    long period = columns.get(1).get(1) - columns.get(1).get(0);
    assertEquals(period, columns.get(0).get(1) - columns.get(0).get(0));
    Set<Long> tops = new TreeSet<>();
    diagram.places().frames().forEach(frame -> tops.add(Math.round(frame.y())));
    assertEquals(4, tops.size(), "" + tops);
  }

  @Test
  void arrowsThatComeIntoAFrameDoNotTouchAtItsFirstGate() {
    Diagram diagram = Diagrams.diagram(Examples.named("deep").orElseThrow().program());
    ScenePart first =
        diagram.blueprint().scene.parts().stream()
            .filter(part -> part.gate().key().equals("h⁽¹⁾/0"))
            .findFirst()
            .orElseThrow();
    List<Double> tips =
        diagram.blueprint().scene.to(first).stream()
            .map(line -> diagram.places().path(line).getLast().y())
            .toList();
    assertEquals(2, tips.size());
    assertTrue(tips.get(1) - tips.get(0) >= 20, "" + tips);
  }
}
