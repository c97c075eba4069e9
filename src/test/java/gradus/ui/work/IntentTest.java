package gradus.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import gradus.diagram.Diagram;
import gradus.diagram.Hit;
import gradus.diagram.Options;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.layout.Box;
import gradus.layout.LayoutEngines;
import gradus.layout.Point;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a drop means, without a window.
class IntentTest {
  private static final Point NOWHERE = new Point(-500, -500);

  private static Diagram drawn(String program, Folding folding) {
    var graph =
        GraphBuilder.build(ProgramReader.read(program), Map.of(), null, folding, () -> false)
            .graph();
    return Diagram.of(
        Steps.of(Trace.of(graph), Grain.GATE),
        Options.DEFAULT,
        LayoutEngines.standard(),
        () -> false);
  }

  private final Diagram diagram =
      drawn("swish(t) = t*sigmoid(t)\nx = 2, y = 3\ng = x + y\nf = swish(g)", Folding.FOLDED);
  private final Gate sum = named(diagram, "g");
  private final Gate call = named(diagram, "f");
  private final Gate input = named(diagram, "x");

  private static Gate named(Diagram diagram, String name) {
    return diagram.steps().trace().graph().named(name).orElseThrow();
  }

  private Point middle(Gate gate) {
    return diagram.box(gate).orElseThrow().centre();
  }

  private Intent click(Point at, boolean shift, boolean twice) {
    return Intent.of(new Drop.Click(at, shift, twice), diagram);
  }

  @Test
  void aClickOnAGateAsksAboutIt() {
    Hit hit = assertInstanceOf(Intent.Ask.class, click(middle(sum), false, false)).hit();
    assertEquals(sum, hit.gate());
    assertEquals(Hit.Aspect.GATE, hit.part());
    assertEquals(
        call, assertInstanceOf(Intent.Ask.class, click(middle(call), false, false)).hit().gate());
  }

  @Test
  void aDoubleClickUnfoldsASumOfFourTermsAndFoldsItsFrame() {
    String text = "a = 1, b = 2, c = 3, d = 4\nf = a + b + c + d";
    Diagram folded = drawn(text, Folding.FOLDED);
    Point at = folded.box(named(folded, "f")).orElseThrow().centre();
    assertEquals(
        new Intent.Unfold(named(folded, "f")), Intent.of(new Drop.Click(at, false, true), folded));
    Diagram unfolded = drawn(text, new Folding(false, Set.of("f"), Set.of()));
    Box gate = unfolded.box(named(unfolded, "f")).orElseThrow();
    Point beside = new Point(gate.centre().x(), gate.y() - 8);
    Intent.FoldFrame intent =
        assertInstanceOf(
            Intent.FoldFrame.class, Intent.of(new Drop.Click(beside, false, true), unfolded));
    assertEquals("f", intent.frame().key());
  }

  @Test
  void aDoubleClickUnfoldsWhatHasPartsAndAsksAboutWhatHasNone() {
    assertEquals(new Intent.Unfold(call), click(middle(call), false, true));
    assertEquals(
        sum, assertInstanceOf(Intent.Ask.class, click(middle(sum), false, true)).hit().gate());
  }

  @Test
  void withShiftAGateIsChosenAndTheGroundMeansNothing() {
    assertEquals(new Intent.Toggle(sum), click(middle(sum), true, false));
    assertEquals(new Intent.Toggle(call), click(middle(call), true, true));
    assertEquals(new Intent.None(), click(NOWHERE, true, false));
  }

  @Test
  void theGroundLeavesWhatIsChosenAndTwiceFits() {
    assertEquals(new Intent.Leave(), click(NOWHERE, false, false));
    assertEquals(new Intent.FitAll(), click(NOWHERE, false, true));
  }

  @Test
  void aDoubleClickOnAFrameFoldsIt() {
    Diagram open = drawn("swish(t) = t*sigmoid(t)\nx = 2\nf = swish(x)", Folding.UNFOLDED);
    Point corner = null;
    for (double y = 0; y < open.height() && corner == null; y += 2) {
      for (double x = 0; x < open.width() && corner == null; x += 2) {
        boolean frame = open.frame(x, y).filter(g -> g.title().equals("swish")).isPresent();
        corner = frame && open.hit(x, y).isEmpty() ? new Point(x, y) : null;
      }
    }
    Intent twice = Intent.of(new Drop.Click(corner, false, true), open);
    assertEquals("swish", assertInstanceOf(Intent.FoldFrame.class, twice).frame().title());
    assertEquals(new Intent.Leave(), Intent.of(new Drop.Click(corner, false, false), open));
  }

  @Test
  void aRectangleChoosesTheOperationsWhoseMiddleItHolds() {
    Box everything = new Box(-10, -10, diagram.width() + 20, diagram.height() + 20);
    assertEquals(
        new Intent.Choose(List.of(sum, call)), Intent.of(new Drop.Rectangle(everything), diagram));
    Box half = diagram.box(sum).orElseThrow();
    assertEquals(new Intent.Choose(List.of(sum)), Intent.of(new Drop.Rectangle(half), diagram));
    assertEquals(
        new Intent.Choose(List.of()),
        Intent.of(new Drop.Rectangle(diagram.box(input).orElseThrow()), diagram));
    Box edge = new Box(half.x(), half.y(), half.width() / 2 - 1, half.height());
    assertEquals(new Intent.Choose(List.of()), Intent.of(new Drop.Rectangle(edge), diagram));
  }

  @Test
  void movingThePictureMeansNothing() {
    assertEquals(new Intent.None(), Intent.of(new Drop.Nothing(), diagram));
  }
}
