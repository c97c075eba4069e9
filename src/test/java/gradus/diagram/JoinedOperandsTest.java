package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.scene.Scene;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What leads into a gate leads into its parts.
class JoinedOperandsTest {
  private static Scene unfolded(String text) {
    return scene(text, Folding.UNFOLDED);
  }

  private static Scene scene(String text, Folding folding) {
    Lowering lowering =
        GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false);
    assertEquals(List.of(), lowering.errors(), text);
    return new Scene(Trace.of(lowering.graph()));
  }

  private static String call(Op op, Op.Sample sample) {
    List<String> arguments = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Tensor operand : sample.operands()) {
      String name = "a_" + (arguments.size() + 1);
      text.append(name + " = " + Numbers.exact(operand) + "\n");
      arguments.add(name);
    }
    for (Expr attribute : op.written(sample.attributes())) {
      boolean axis = op.attributes().getFirst().isAxis();
      arguments.add((axis ? "axis=" : "") + Printer.text(attribute));
    }
    return text + "f = " + op.name() + "(" + String.join(", ", arguments) + ")";
  }

  @Test
  void noOperandOfAnUnfoldedGateIsLeftHanging() {
    int unfolded = 0;
    int labels = 0;
    for (Op op : Ops.all()) {
      if (op.unfolding().isEmpty() || op.isInfix()) continue;
      for (Op.Sample sample : op.samples()) {
        String text = call(op, sample);
        Scene scene = unfolded(text);
        for (ScenePart part : scene.parts()) {
          if (part.gate().isInput()) assertTrue(!scene.from(part).isEmpty(), text);
        }
        unfolded++;
        labels += (int) scene.lines().stream().filter(SceneLine::chooses).count();
      }
    }
    assertTrue(unfolded > 20, "" + unfolded);
    // One of each loss of one row, two of those of two.
    assertEquals(6, labels);
  }

  private static List<String> choices(Scene scene) {
    return scene.lines().stream()
        .filter(SceneLine::chooses)
        .map(l -> {
          Gate to = l.to().gate();
          List<Integer> at = Arrays.stream(to.attributes()).boxed().toList();
          return l.from().gate().name() + " > " + to.op().name() + " " + at + " at " + l.port();
        })
        .toList();
  }

  @Test
  void aLabelLeadsToTheGateThatTakesItsEntry() {
    String scores = "s = [3.2, 5.1, -1.7]; y = 2; ";
    assertEquals(
        List.of("y > index [2] at 1"), choices(unfolded(scores + "f = cross_entropy(s, y)")));
    assertEquals(List.of("y > index [2] at 1"), choices(unfolded(scores + "f = s[y]")));
    // Also where the label is defined later, and where a function has it from the program.
    assertEquals(
        List.of("y > index [2] at 1"), choices(unfolded("f = s[y]; s = [3.2, 5.1, -1.7]; y = 2")));
    assertEquals(
        List.of("y > index [2] at 1"), choices(unfolded(scores + "g(t) = t[y]; f = g(s)")));
    assertEquals(
        List.of("y > g [] at 1"),
        choices(scene(scores + "g(t) = 2*t[y]; f = g(s)", Folding.FOLDED)));
    assertEquals(
        List.of("k > index [0, 1] at 1", "k > index [1, 0] at 1"),
        choices(unfolded("s = [[1, 2], [3, 4]]; k = [1, 0]; f = hinge(s, k)")));
    // A text may say which entry of a label is meant.
    assertEquals(
        List.of("k > index [1, 2] at 1"),
        choices(unfolded("s = [[1, 2, 3], [3, 4, 5]]; k = [0, 2]; f = s[1, k[1]]")));
    // A number of the text is no label.
    assertEquals(List.of(), choices(unfolded(scores + "f = s[1] + y")));
  }

  /// Also where nothing comes back along them, because the output does not depend on the gate.
  @Test
  void aGateThatTakesOneValueTwiceHasTwoWires() {
    Diagram diagram = Diagrams.diagram("x = 2; u = x*x; v = tanh(x - x); f = x + 1");
    Scene scene = diagram.blueprint().scene;
    int twice = 0;
    for (ScenePart part : scene.parts()) {
      List<SceneLine> lines = scene.to(part);
      if (lines.size() != 2) continue;
      twice++;
      double one = diagram.places().path(lines.getFirst()).getLast().y();
      double other = diagram.places().path(lines.getLast()).getLast().y();
      assertTrue(other - one > 8, one + " " + other);
      // There is nothing that they hand back.
      assertTrue(lines.stream().allMatch(l -> diagram.blueprint().way(l).branch == Label.NONE));
    }
    assertEquals(2, twice);
  }

  @Test
  void aLabelThatOnlyChoosesHasNoDecimalsAndNoGradient() {
    String text = "s = [3.25, 5.1]; y = 1; f = s[y]^2";
    Diagram diagram = Diagrams.diagram(text);
    Gate label = diagram.steps().trace().graph().named("y").orElseThrow();
    assertTrue(diagram.steps().trace().graph().isLabel(label));
    Figure end = diagram.figure(diagram.steps().last(), 1);
    assertEquals(List.of("3.25", "5.10", "1", "5.10", "26.01"), Diagrams.texts(end, Ink.VALUE));
    assertEquals(List.of("0", "10.20", "10.20", "1.00"), Diagrams.texts(end, Ink.GRADIENT));
    // Its line is dashed, so that nobody takes it for a wire.
    assertEquals(
        1,
        Diagrams.all(end, Figure.Polyline.class).stream()
            .filter(l -> l.dash() == Figure.Dash.DASHED && l.ink() == Ink.WIRE && l.arrow())
            .count());
  }

  @Test
  void whatAnOperandIsCopiedFromIsALabelToo() {
    Scene scene = scene("s = [1, 2]; k = 1; y = k; f = hinge(s, y)", Folding.FOLDED);
    assertTrue(scene.graph().isLabel(scene.graph().named("k").orElseThrow()));
  }

  @Test
  void aWireBearsAllItsNamesAndItsNumbersOnce() {
    Diagram square = Diagrams.diagram("x = 3; a = 3*x; f = a");
    Figure end = square.figure(square.steps().last(), 1);
    // Longer than the numbers, the names stand above them.
    assertEquals(List.of("a = f"), Diagrams.texts(end, Ink.MUTED));
    assertEquals(List.of("3", "9"), Diagrams.texts(end, Ink.VALUE));
    assertEquals(List.of("3", "1"), Diagrams.texts(end, Ink.GRADIENT));
    Diagram alone = Diagrams.diagram("x = 3; f = x");
    // The output has its gradient before the input has: it is the same number.
    int seeded = alone.steps().forwardEnd() + 1;
    assertEquals(List.of("3"), Diagrams.texts(alone.figure(0, 1), Ink.VALUE));
    assertEquals(List.of(), Diagrams.texts(alone.figure(seeded - 1, 1), Ink.GRADIENT));
    assertEquals(List.of("1"), Diagrams.texts(alone.figure(seeded, 1), Ink.GRADIENT));
    assertEquals(List.of(), Diagrams.texts(alone.figure(0, 1), Ink.MUTED));
    assertEquals(List.of("x", "f"), Diagrams.texts(alone.figure(0, 1), Ink.TEXT));
    // While a step only names the value, nothing blinks.
    assertEquals(List.of("3"), Diagrams.texts(alone.figure(seeded - 1, 0.5), Ink.VALUE));
    assertEquals(List.of("1"), Diagrams.texts(alone.figure(seeded + 1, 0.5), Ink.GRADIENT));
  }

  /// Also where nothing is handed back yet, for want of a value.
  @Test
  void aValueTakenTwiceComesInOnTwoWiresWhileAnInputIsBlank() {
    Diagram blank = Diagrams.diagram("x = 2; f = (x*x)*b");
    Gate square =
        blank.steps().trace().graph().gates().stream()
            .filter(g -> g.isOperation() && g.name() == null)
            .findFirst()
            .orElseThrow();
    double left = blank.box(square).orElseThrow().x();
    List<Double> heights =
        Diagrams.all(blank.figure(0, 1), Figure.Polyline.class).stream()
            .filter(Figure.Polyline::arrow)
            .map(Figure.Polyline::points)
            .filter(p -> Math.abs(p.get(p.size() - 2) - left) < 10)
            .map(List::getLast)
            .sorted()
            .toList();
    assertEquals(2, heights.size());
    assertTrue(heights.getLast() - heights.getFirst() > 6.6, heights.toString());
  }
}
