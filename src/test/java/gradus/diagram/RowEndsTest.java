package gradus.diagram;

import static gradus.diagram.Diagrams.all;
import static gradus.diagram.Diagrams.diagram;
import static gradus.diagram.Diagrams.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.scene.Arrangement;
import gradus.diagram.scene.Cuts;
import gradus.diagram.scene.ScenePart;
import gradus.graph.Gate;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.trace.Moment;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Where values leave their rows and go on, and what forks and columns of numbers take.
class RowEndsTest {
  private static String program(String name) throws IOException {
    try (InputStream in = RowEndsTest.class.getResourceAsStream("/legible/" + name + ".gradus")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ScenePart named(Diagram diagram, String name) {
    return diagram.blueprint().scene.parts().stream()
        .filter(part -> name.equals(part.gate().name()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theWireOfAConstantBeginsLevel() {
    Diagram diagram =
        diagram("x = [1, 2, 4, -1]; b = [1, 1, 2, 2]; L = sum((x + b)*[1, -1, 2, 3])");
    ScenePart constant =
        diagram.blueprint().scene.parts().stream()
            .filter(part -> part.gate().isConstant())
            .findFirst()
            .orElseThrow();
    List<Point> way = diagram.places().path(diagram.blueprint().scene.from(constant).getFirst());
    Box box = diagram.places().box(constant);
    assertEquals(box.right(), way.getFirst().x(), 0.01);
    assertEquals(way.getFirst().y(), way.get(1).y(), 0.01);
    assertTrue(way.get(1).x() - box.right() >= Blueprint.CONSTANT_RUN, "" + way);
    assertTrue(way.get(2).y() < way.get(1).y(), "it bends behind that: " + way);
  }

  @Test
  void aValueThatOneGateTakesInALaterRowHasTheShareOfThatBranchThere() throws IOException {
    Diagram diagram = diagram(program("batchnorm"));
    assertEquals(List.of(4), diagram.blueprint().arrangement.cuts());
    Figure end = diagram.still(diagram.steps().last());
    // The value at both ends, its gradient where it is made, what one branch hands back where it
    // leaves, beside the other, and where it goes on.
    assertEquals(2, Collections.frequency(texts(end, Ink.VALUE), "−2.50"));
    List<String> gradients = texts(end, Ink.GRADIENT);
    assertEquals(2, Collections.frequency(gradients, "14.14"));
    // Twice in d's, twice in the share of x that it has whole.
    assertEquals(4, Collections.frequency(gradients, "0.66"));
    Figure half = diagram.still(diagram.steps().forwardEnd());
    assertEquals(0, Collections.frequency(texts(half, Ink.GRADIENT), "14.14"));
    // v has one use, which is no branch: its whole gradient at both ends, and the same once more
    // behind the gate that adds a constant.
    assertEquals(3, Collections.frequency(texts(end, Ink.VALUE), "3.25"));
    assertEquals(3, Collections.frequency(gradients, "−2.49"));
  }

  @Test
  void theShareThatStandsWhereABranchLeavesItsRowIsThatOfTheBranch() throws IOException {
    Diagram diagram = diagram(program("batchnorm"));
    ScenePart d = named(diagram, "d");
    Box share = diagram.places().shareBox(d).orElseThrow();
    Hit hit = diagram.hit(share.centre().x(), share.bottom() - 4).orElseThrow();
    assertEquals(Hit.Aspect.BRANCH, hit.part());
    assertEquals(d.gate(), hit.gate());
    assertEquals("/", hit.wire().target().op().name());
    // What has one use has no share, wherever it goes on.
    assertTrue(diagram.places().shareBox(named(diagram, "v")).isEmpty());
  }

  /// By hand: d = 0.9⁸ p + 1 − 0.9⁸ = 0.785, ∂f/∂d = p + 1 = 1.5, so that 1.5 · 0.9⁸ = 0.65 come
  /// through the branch that stays and d + 1 = 1.78 through both that leave.
  @Test
  void branchesThatLeaveTheirRowTogetherHaveTheirSumThere() {
    StringBuilder text = new StringBuilder("x = 0.25; y = 0.25; p = x + y; a0 = p\n");
    for (int i = 0; i < 8; i++) {
      text.append("a%d = 0.9 a%d + 0.1%n".formatted(i + 1, i));
    }
    Diagram diagram = diagram(text + "f = a8 p + (a8 + p)");
    ScenePart p = named(diagram, "p");
    assertEquals(2, diagram.blueprint().spot(p).shared.size());
    int last = diagram.steps().last();
    // Where they leave and where they go on; the whole of p stands at p and the x and y it is the
    // sum of.
    List<String> end = texts(diagram.still(last), Ink.GRADIENT);
    assertEquals(2, Collections.frequency(end, "1.78"));
    assertEquals(3, Collections.frequency(end, "2.43"));
    assertTrue(end.contains("0.65"));
    // Not before both have come back; p's own sum is the same then, and grows on.
    for (int step = 0; step <= last; step++) {
      Trace trace = diagram.steps().trace();
      Moment now = diagram.steps().moment(step);
      long back =
          diagram.blueprint().spot(p).shared.stream().filter(w -> trace.isAdded(w, now)).count();
      boolean there = texts(diagram.still(step), Ink.GRADIENT).contains("1.78");
      assertEquals(back == 2, there, "step " + step);
      // The sum where p goes on grows as p's own does, of which it is the part that comes first.
      Predicate<Gate> grows = gate -> trace.isPartial(gate, now);
      long own = trace.graph().gates().stream().filter(grows).count();
      int growing = Collections.frequency(texts(diagram.still(step), Ink.MUTED), Label.MORE);
      assertEquals(own + (back == 1 ? 1 : 0), growing, "step " + step);
    }
    Box share = diagram.places().shareBox(p).orElseThrow();
    boolean one =
        diagram
            .hit(share.centre().x(), share.bottom() - 4)
            .filter(hit -> hit.part() == Hit.Aspect.BRANCH)
            .isPresent();
    assertFalse(one, "two branches are none that can be asked about");
  }

  @Test
  void whatLeavesARowGoesAboveTheBranchThatStays() throws IOException {
    Diagram diagram = diagram(program("batchnorm"));
    ScenePart d = named(diagram, "d");
    double wire = diagram.places().trunk(d).getLast().y();
    double leaves = diagram.places().leaving(d).getLast().y();
    double stays =
        diagram.places().path(diagram.blueprint().scene.from(d).getFirst()).getLast().y();
    assertTrue(leaves < wire && wire < stays, leaves + " " + wire + " " + stays);
  }

  @Test
  void aWireThatLeavesItsRowIsNamedAtItsEndAndNotAboveItsValueToo() throws IOException {
    for (WireNaming naming : WireNaming.values()) {
      Diagram diagram = diagram(program("batchnorm"), Options.DEFAULT.withNaming(naming));
      for (String name : List.of("d", "v")) {
        int ends = 0;
        for (int step = 0; step <= diagram.steps().last(); step++) {
          Figure figure = diagram.figure(step, 1);
          assertEquals(0, Collections.frequency(texts(figure, Ink.MUTED), name), name + step);
          ends += Collections.frequency(texts(figure, Ink.TEXT), name);
        }
        assertEquals(2 * (diagram.steps().last() + 1), ends, name);
      }
    }
  }

  @Test
  void aNameThatComesWithItsStepIsInThePicture() {
    Options options = Options.DEFAULT.withNaming(WireNaming.SPOKEN);
    int highest = 0;
    for (String text :
        List.of(
            "A = [[1, 2], [3, 4], [5, 6]]; f = sum(tanh(exp(A)*0.01))",
            "A = [[1, 2], [3, 4]]; b = [1, 2]; f = sum(relu(A*3)*(A b))",
            "x = 2; f = exp(sin(x)*3)")) {
      Diagram diagram = diagram(text, options);
      for (int step = 0; step <= diagram.steps().last(); step++) {
        for (Figure.Text name : all(diagram.figure(step, 1), Figure.Text.class)) {
          double top = name.y() - Lettering.ascent(name.style());
          assertTrue(top > 1 && name.y() < diagram.height() - 1, text + step + name);
          if (top < 12) highest++;
        }
      }
    }
    assertTrue(highest > 0, "no name comes near the edge");
  }

  @Test
  void whatFollowsASumThatStillGrowsHasItsRoomBehindTheNumbersOnly() {
    Diagram diagram = diagram("x = 3\nf = x*x + 2*x");
    Figure half = diagram.figure(6, 1);
    Figure.Text more =
        all(half, Figure.Text.class).stream()
            .filter(text -> text.text().equals(Label.MORE))
            .findFirst()
            .orElseThrow();
    ScenePart x = named(diagram, "x");
    Label label = diagram.blueprint().spot(x).label;
    Box box = diagram.places().labelBox(x).orElseThrow();
    assertEquals(label.width(), box.width(), 1e-9);
    double end = more.x() + Lettering.width(Label.MORE, Label.GRADIENT);
    assertTrue(box.right() < end && end <= box.x() + label.whole(), box + " " + end);
    Diagram once = diagram("x = 3\nf = 2*x");
    assertEquals(0, once.blueprint().spot(named(once, "x")).label.more());
    Figure.Text three =
        all(half, Figure.Text.class).stream()
            .filter(text -> text.text().equals("3"))
            .findFirst()
            .orElseThrow();
    double middle = three.x() + Lettering.width("3", Label.VALUE) / 2;
    assertEquals(box.centre().x(), middle, 1e-9);
  }

  @Test
  void aLongColumnHasNarrowerLinesThanOneOfTwo() {
    Diagram two = diagram("x = [1, 2]; f = sum(x)");
    Diagram four = diagram("x = [1, 2, 3, 4]; f = sum(x)");
    assertEquals(2 * 20 + 2, two.blueprint().spot(named(two, "x")).label.value().height());
    assertEquals(4 * 18 + 2, four.blueprint().spot(named(four, "x")).label.value().height());
  }

  @Test
  void rowsGiveGatesToTheirNeighboursUntilTheNumbersAreLargeEnough() throws IOException {
    Diagram diagram = diagram(program("residual-6"));
    assertEquals(List.of(6, 15, 21), diagram.blueprint().arrangement.cuts());
  }

  @Test
  void theWidestRowGivesToTheNarrowerNeighbourFirst() {
    String chain = "x = 1; f = " + "tanh(".repeat(9) + "x" + ")".repeat(9);
    Cuts cuts = new Cuts(Texts.build(chain).graph(), Arrangement.WHOLE);
    List<Integer> at = List.of(3, 6);
    assertEquals(
        List.of(List.of(3, 5), List.of(4, 6)), cuts.narrower(at, new double[] {200, 300, 100}));
    assertEquals(
        List.of(List.of(4, 6), List.of(3, 5)), cuts.narrower(at, new double[] {100, 300, 200}));
    assertEquals(List.of(List.of(2, 6)), cuts.narrower(at, new double[] {300, 200, 100}));
    assertEquals(List.of(List.of(3, 7)), cuts.narrower(at, new double[] {100, 200, 300}));
    // A row keeps two gates.
    assertEquals(List.of(), cuts.narrower(List.of(2, 4), new double[] {300, 100, 100}));
  }

  @Test
  void anInputOfSeveralUsesStandsNearWhereItsWireParts() throws IOException {
    for (var input : Map.of("logistic-loss", "y", "lstm-two-steps", "x2").entrySet()) {
      Diagram diagram = diagram(program(input.getKey()));
      ScenePart part = named(diagram, input.getValue());
      double end = diagram.places().nodeBox(diagram.blueprint().spot(part).node).right();
      double dot = diagram.knots(part).getFirst().x();
      assertTrue(dot - end > 10 && dot - end < 20, input + " " + (dot - end));
    }
  }
}
