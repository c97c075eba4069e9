package gradus.diagram;

import static gradus.diagram.Diagrams.all;
import static gradus.diagram.Diagrams.box;
import static gradus.diagram.Diagrams.diagram;
import static gradus.diagram.Diagrams.flat;
import static gradus.diagram.Diagrams.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.latex.Signs;
import gradus.layout.Box;
import gradus.layout.LayoutEngines;
import gradus.layout.Point;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Moment;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DiagramTest {
  @ParameterizedTest
  @MethodSource("gradus.diagram.Diagrams#examples")
  void whatIsNotComputedShowsNoNumber(Example example) {
    Diagram diagram = diagram(example.program());
    Trace trace = diagram.steps().trace();
    for (int step = 0; step <= diagram.steps().last(); step++) {
      int n = step;
      Moment moment = diagram.steps().moment(n);
      long values =
          trace.graph().gates().stream()
              .filter(g -> !g.isConstant() && trace.isComputed(g, moment))
              .filter(g -> g.isOperation() || g.isShaped() || !trace.isSymbolic())
              .count();
      long shown =
          trace.graph().gates().stream().filter(g -> hasText(diagram, g, moment, n, true)).count();
      assertEquals(values, shown, example.name() + " values at step " + n);
      long gradients =
          trace.graph().gates().stream()
              .filter(g -> !g.isConstant() && !trace.graph().isLabel(g))
              .filter(g -> trace.hasGradient(g, moment))
              .count();
      long below =
          trace.graph().gates().stream().filter(g -> hasText(diagram, g, moment, n, false)).count();
      assertEquals(gradients, below, example.name() + " gradients at step " + n);
    }
  }

  private static boolean hasText(
      Diagram diagram, Gate gate, Moment moment, int step, boolean value) {
    Box label = diagram.labelBox(gate).orElse(null);
    if (label == null) return false;
    Ink ink = value ? Ink.VALUE : Ink.GRADIENT;
    return flat(diagram.figure(step, 1)).stream()
        .anyMatch(f ->
            f instanceof Figure.Text t
                && Diagrams.isIn(t, ink)
                && label.grown(1).contains(box(t).centre()));
  }

  @Test
  void theSigmoidNeuronReadsAsOnTheSlides() {
    Diagram diagram = diagram(Examples.named("sigmoid").orElseThrow().program());
    Figure end = diagram.still(diagram.steps().last());
    assertEquals(
        "0.37 0.73 1.00 1.37 2.00 4.00 6.00 −1.00 −1.00 −2.00 −2.00 −3.00 −3.00",
        texts(end, Ink.VALUE).stream().sorted().collect(Collectors.joining(" ")));
    assertEquals(
        "0.20 0.20 0.20 0.20 0.20 0.39 1.00 −0.20 −0.20 −0.39 −0.53 −0.53 −0.59",
        texts(end, Ink.GRADIENT).stream().sorted().collect(Collectors.joining(" ")));
    ComputationGraph graph = diagram.steps().trace().graph();
    assertEquals(
        List.of("×", "×", "+", "+", "×(−1)", "exp", "+1", "1/·"), signs(graph, Signs.TEXTBOOK));
    assertEquals(List.of("∗", "∗", "+", "+", "∗−1", "exp", "+1", "1/x"), signs(graph, Signs.NOTES));
  }

  @Test
  void vectorsAndMatricesHaveBoldNames() {
    Diagram diagram =
        diagram("W = [[1, 2], [3, 4]]; x = [5, 6]; k = 2; c = x[0]; h = W x; f = k*sum(h)*c");
    Map<String, Boolean> bold = new TreeMap<>();
    for (Figure.Text text : all(diagram.still(diagram.steps().last()), Figure.Text.class)) {
      if (text.style().serif()) bold.put(text.text(), text.style().bold());
    }
    assertEquals(Map.of("W", true, "x", true, "h", true, "k", false, "c", false, "f", false), bold);
  }

  @Test
  void aLongNameStandsInTwoLinesWithItsWireBetween() {
    Diagram diagram = diagram("average_loss_per_sample = 2; f = 3*average_loss_per_sample");
    List<Figure.Text> lines =
        all(diagram.still(0), Figure.Text.class).stream()
            .filter(t -> t.text().equals("average loss") || t.text().equals("per sample"))
            .toList();
    Gate input = diagram.steps().trace().graph().gates().getFirst();
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).y() < lines.get(1).y());
    Hit hit = diagram.hit(lines.get(1).x(), lines.get(1).y() - 3).orElseThrow();
    assertEquals(input, hit.gate());
  }

  @ParameterizedTest
  @CsvSource({
    "'A = [[1, 2], [3, 4]]; f = A^T', (·), T",
    "'x = 3; f = x^2', (·), 2",
    "'x = 3; f = 2^x', 2, (·)",
    "'x = 3, y = 2; f = x^y', (·), (·)",
    "'x = 3; f = x^2.5', (·), 2.5"
  })
  void aSignAndWhatIsRaisedBehindItStandInTheMiddleOfTheirGateTogether(
      String program, String line, String raised) {
    Diagram diagram = diagram(program);
    Box gate = diagram.box(diagram.steps().trace().graph().output()).orElseThrow();
    List<Figure.Text> sign =
        all(diagram.still(0), Figure.Text.class).stream()
            .filter(t -> gate.contains(new Point(t.x(), gate.centre().y())))
            .filter(t -> t.ink() == Ink.TEXT && t.y() < gate.bottom())
            .toList();
    assertEquals(List.of(line, raised), sign.stream().map(Figure.Text::text).toList());
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Figure.Text text : sign) {
      assertEquals(Figure.Anchor.LEFT, text.anchor());
      Figure.Area ink = Lettering.ink(text.text(), text.style());
      left = Math.min(left, text.x() + ink.x());
      right = Math.max(right, text.x() + ink.x() + ink.width());
      top = Math.min(top, text.y() + ink.y());
      bottom = Math.max(bottom, text.y() + ink.y() + ink.height());
    }
    assertEquals(gate.centre().x(), (left + right) / 2, 0.1);
    assertEquals(gate.centre().y(), (top + bottom) / 2, 0.1);
  }

  /// What stands in the gates, a raised part after a caret.
  private static List<String> signs(ComputationGraph graph, Signs signs) {
    return graph.gates().stream()
        .filter(Gate::isOperation)
        .map(g -> Glyph.of(graph, g, signs))
        .map(g -> g.raised().isEmpty() ? g.text() : g.text() + "^" + g.raised())
        .toList();
  }

  @Test
  void aConstantLivesInItsGateAndADotIsTheOperandsPlace() {
    Map<String, List<String>> byText =
        Map.of(
            "f = x^2", List.of("(·)^2", "^2"),
            "f = 2^x", List.of("2^(·)", "2^·"),
            "f = x^x", List.of("(·)^(·)", "^"),
            "f = 4 - x", List.of("4−·", "4−·"),
            "f = 3/x", List.of("3/·", "3/·"),
            "f = 1/x", List.of("1/·", "1/x"),
            "f = x/3", List.of("÷3", "/3"),
            "f = 2*x", List.of("×2", "∗2"),
            "f = max(0, x)", List.of("max(0, ·)", "max(0, ·)"),
            "s = [1, 2, 3]; f = cross_entropy(s, 1)", List.of("CE(·, 1)", "CE(·, 1)"));
    byText.forEach((text, expected) -> {
      ComputationGraph graph = Texts.build(text.startsWith("s") ? text : "x = 2; " + text).graph();
      assertEquals(List.of(expected.get(0)), signs(graph, Signs.TEXTBOOK), text);
      assertEquals(List.of(expected.get(1)), signs(graph, Signs.NOTES), text);
    });
    assertEquals(10, byText.size());
  }

  @Test
  void noSignOfTheTextbookHasALetterForItsOperand() {
    List<Op> unary = Ops.all().stream().filter(op -> op.operands().size() == 1).toList();
    assertTrue(unary.size() > 25, "only " + unary.size());
    for (Op op : unary) {
      String letter = "(.*\\W)?" + op.operand(0).name() + "(\\W.*)?";
      assertFalse(op.symbol(Signs.TEXTBOOK).matches(letter), op.symbol());
    }
  }

  @Test
  void aNameThatWasGivenStandsWhileTheStepSpeaksOfItsWire() {
    String text = "f(x,y,z) = (x+y)z, x = -2, y = 5, z = -4";
    Diagram plain = Diagrams.diagram(text, Options.DEFAULT);
    Diagram spoken = Diagrams.diagram(text, Options.DEFAULT.withNaming(WireNaming.SPOKEN));
    Diagram always = Diagrams.diagram(text, Options.DEFAULT.withNaming(WireNaming.ALWAYS));
    List<List<String>> names = new ArrayList<>();
    for (int n = 0; n <= spoken.steps().last(); n++) {
      assertEquals(List.of(), texts(plain.figure(n, 1), Ink.MUTED));
      assertEquals(List.of("q"), texts(always.figure(n, 1), Ink.MUTED));
      names.add(texts(spoken.figure(n, 1), Ink.MUTED));
    }
    List<String> given = List.of("q");
    List<String> none = List.of();
    assertEquals(List.of(none, given, given, none, given, given), names);
    assertEquals(none, texts(spoken.still(spoken.steps().last()), Ink.MUTED));
  }

  @Test
  void aGivenNameIsSmallerThanOneOfTheText() {
    Diagram diagram =
        Diagrams.diagram(
            "x = 2; w_1 = x + 1; f = exp(w_1)*3", Options.DEFAULT.withNaming(WireNaming.ALWAYS));
    List<String> sizes =
        all(diagram.still(0), Figure.Text.class).stream()
            .filter(t -> t.ink() == Ink.MUTED)
            .map(t -> t.text() + " " + t.style().size())
            .toList();
    assertEquals(List.of("w₁ 16.0", "q 13.0"), sizes);
  }

  @Test
  void wholeNumbersStandAsOnTheSlideOfXyz() {
    Diagram diagram = diagram("f(x,y,z) = (x+y)z, x = -2, y = 5, z = -4");
    Figure end = diagram.figure(diagram.steps().last(), 1);
    assertTrue(texts(end, Ink.VALUE).containsAll(List.of("−12", "3", "−2", "5", "−4")));
    assertTrue(texts(end, Ink.GRADIENT).containsAll(List.of("1", "−4", "3")));
  }

  @Test
  void nothingMovesWhileStepping() {
    Diagram diagram = diagram(Examples.named("staged").orElseThrow().program());
    List<Box> first = discs(diagram, 0);
    for (int n = 1; n <= diagram.steps().last(); n++) {
      assertEquals(first, discs(diagram, n));
    }
  }

  @Test
  void aNameStandsCloseToItsWireBeforeTheValueIsThere() {
    Diagram diagram = diagram("W = [[1, 2], [3, 4], [5, 6]]; x = [1, 2]; h = W*x; f = sum(h)");
    double before = baseline(diagram, 0);
    double after = baseline(diagram, 1);
    // Two lines of numbers lower.
    assertTrue(before - after > 30, before + " " + after);
    assertEquals(after, baseline(diagram, 2));
  }

  private static double baseline(Diagram diagram, int step) {
    return all(diagram.figure(step, 1), Figure.Text.class).stream()
        .filter(t -> t.text().equals("h"))
        .findFirst()
        .orElseThrow()
        .y();
  }

  @Test
  void aMatrixOfDigitsIsReadUpToSixBySix() {
    String rows = "[1,0,2,1,0],[0,1,3,0,1],[2,1,0,1,2],[1,0,-1,2,0],[0,2,1,0,1]";
    Diagram digits = diagram("X = [" + rows + "]; L = sum(X)");
    Figure start = digits.still(0);
    assertEquals(List.of(), all(start, Figure.Heat.class));
    assertEquals(25, texts(start, Ink.VALUE).size());
    // Of numbers with decimals nothing would be read, and of seven columns neither.
    Diagram longer = diagram("X = [" + rows.replace("-1", "0.25") + "]; L = sum(X)");
    assertEquals(1, all(longer.still(0), Figure.Heat.class).size());
    Diagram wider = diagram("X = [[1, 0, 1, 0, 1, 0, 1], [1, 0, 1, 0, 1, 0, 1]]; L = sum(X)");
    assertEquals(1, all(wider.still(0), Figure.Heat.class).size());
  }

  @Test
  void aTileOfAVectorSaysWhichSpaceItIsFrom() {
    Diagram diagram = diagram("x = [1,2,3,4,5,6,7,8,9,10,11,12]; f = sum(sin(x))");
    List<String> texts =
        all(diagram.still(0), Figure.Text.class).stream().map(Figure.Text::text).toList();
    assertTrue(texts.contains("ℝ¹²"), "" + texts);
    assertFalse(texts.contains("12"));
  }

  private static List<Box> discs(Diagram diagram, int step) {
    List<Box> boxes = new ArrayList<>();
    for (Figure.Disc d : all(diagram.figure(step, 1), Figure.Disc.class)) {
      if (d.r() == Glyph.RADIUS) boxes.add(new Box(d.cx(), d.cy(), d.r(), d.r()));
    }
    return boxes;
  }

  @Test
  void aForkShowsItsSumGrow() {
    Diagram diagram = diagram("x = 3\nf = x*x + 2*x");
    Figure half = diagram.figure(6, 1);
    assertTrue(texts(half, Ink.MUTED).contains(Label.MORE));
    Figure end = diagram.figure(7, 1);
    assertFalse(texts(end, Ink.MUTED).contains(Label.MORE));
    assertTrue(texts(end, Ink.GRADIENT).contains("8"));
  }

  @Test
  void aChangedNumberKeepsTheLayoutAndALongOneDoesNot() {
    Diagram diagram = diagram("x = 2.5\nf = x*x");
    Steps near = Steps.of(Trace.of(Texts.build("x = 2.6\nf = x*x").graph()), Grain.GATE);
    Steps far = Steps.of(Trace.of(Texts.build("x = 123456.789\nf = x*x").graph()), Grain.GATE);
    assertEquals(diagram.width(), diagram.with(near, Options.DEFAULT).orElseThrow().width());
    assertTrue(diagram.with(far, Options.DEFAULT).isEmpty());
  }

  @Test
  void aBlankInputShowsAnEmptySlotAndNothingBehindIt() {
    Diagram diagram = diagram("x = 2\nf = (x+y)*z");
    Figure end = diagram.figure(diagram.steps().last(), 1);
    assertEquals(List.of("2"), texts(end, Ink.VALUE));
    assertEquals(List.of(), texts(end, Ink.GRADIENT));
  }

  @Test
  void everyPartAnswersWhenPointedAt() {
    Diagram diagram = diagram("x = 3\ny = 4\nq = x*y\nf = q + x");
    Trace trace = diagram.steps().trace();
    for (Gate gate : trace.graph().gates()) {
      Point c = diagram.box(gate).orElseThrow().centre();
      Hit hit = diagram.hit(c.x(), c.y()).orElseGet(() -> fail("nothing at " + gate));
      assertEquals(gate, hit.gate());
      assertEquals(Hit.Aspect.GATE, hit.part());
      Box label = diagram.labelBox(gate).orElseThrow();
      assertEquals(
          Hit.Aspect.GRADIENT,
          diagram.hit(label.centre().x(), label.bottom() - 2).orElseThrow().part());
    }
    assertTrue(diagram.hit(-5, -5).isEmpty());
  }

  @Test
  void aForkAnswersAtItsSignAndAlongItsWires() {
    Diagram diagram = diagram("x = 3\ny = 4\nq = x*y\nf = q + x");
    Gate x = diagram.steps().trace().graph().named("x").orElseThrow();
    Gate y = diagram.steps().trace().graph().named("y").orElseThrow();
    Box sign = diagram.fork(x).orElseThrow();
    for (double aside : new double[] {-6, 0, 6}) {
      Hit hit = diagram.hit(sign.centre().x(), sign.centre().y() + aside).orElseThrow();
      assertEquals(new Hit(x, null, Hit.Aspect.FORK, sign), hit);
    }
    Point entry = diagram.places().path(diagram.blueprint().scene.lines().getFirst()).getLast();
    assertEquals(
        new Hit(x, null, Hit.Aspect.FORK, sign),
        diagram.hit(entry.x() - 6, entry.y() - 3).orElseThrow());
    assertTrue(diagram.fork(y).isEmpty());
    Box plain = diagram.box(y).orElseThrow();
    assertTrue(diagram.hit(plain.right() + 1, plain.centre().y() + 1).isEmpty());
  }

  @Test
  void whereNothingComesBackOnTwoBranchesThereIsNoFork() {
    Diagram constant = diagram("x = 3\nf = x*2 + x^2*2");
    assertEquals(
        List.of("x"),
        constant.steps().trace().graph().gates().stream()
            .filter(g -> constant.fork(g).isPresent())
            .map(Gate::key)
            .toList());
    Diagram copied = diagram("x = 3\ny = x\nf = y*sin(y)");
    assertTrue(copied.fork(copied.steps().trace().graph().named("y").orElseThrow()).isPresent());
  }

  @Test
  void aGateThatMadeNaNIsMarked() {
    Diagram diagram = diagram("x = -1\nf = log(x)");
    List<String> texts =
        all(diagram.figure(diagram.steps().last(), 1), Figure.Text.class).stream()
            .map(Figure.Text::text)
            .toList();
    assertTrue(texts.contains("!"), texts.toString());
    Diagram kink = diagram("x = 0\nf = relu(x)");
    assertTrue(
        all(kink.figure(kink.steps().last(), 1), Figure.Text.class).stream()
            .anyMatch(t -> t.text().equals("∠")));
  }

  @Test
  void aHugeMatrixIsOneSmallTile() {
    String row = "[" + "1, ".repeat(199) + "-2]";
    Diagram diagram = diagram("W = [" + (row + ", ").repeat(199) + row + "]; f = sum(W)");
    List<Figure.Heat> tiles = all(diagram.figure(diagram.steps().last(), 1), Figure.Heat.class);
    assertEquals(2, tiles.size());
    assertTrue(tiles.getFirst().cells().size() <= 48 * 48);
    assertEquals(-1, tiles.getFirst().cells().get(47));
    assertEquals(0.5, tiles.getFirst().cells().getFirst());
  }

  @Test
  void besideATileStandTheLargestEntryTheShapeAndTheSmallest() {
    Diagram diagram =
        diagram("W = [[1, 2.5, 3, 4, 5], [-6, 7, 8, 9, 0], [1, 1, 1, 1, 1]]; f = sum(W)");
    Figure start = diagram.still(0);
    Figure.Heat tile = all(start, Figure.Heat.class).getFirst();
    List<Figure.Text> beside =
        all(start, Figure.Text.class).stream().filter(t -> t.style().size() == 11).toList();
    assertEquals(
        List.of("max 9.00", "3×5", "min −6.00"), beside.stream().map(Figure.Text::text).toList());
    Figure equal = diagram("W = 2 * ones(7, 8); f = sum(W)").still(0);
    List<String> all =
        all(equal, Figure.Text.class).stream()
            .filter(t -> t.style().size() == 11)
            .map(Figure.Text::text)
            .toList();
    assertEquals(List.of("7×8", "= 1"), all);
    for (Figure.Text text : beside) {
      assertTrue(text.x() > tile.x() + tile.w(), "beside, not below");
      assertEquals(Ink.VALUE, text.ink());
    }
    Gate w = diagram.steps().trace().graph().named("W").orElseThrow();
    Box last = diagram.entryBox(w, 14).orElseThrow();
    assertEquals(tile.x() + tile.w(), last.right(), 1e-6);
    assertEquals(tile.y() + tile.h(), last.bottom(), 1e-6);
  }

  @Test
  void aClassLabelHasNoGradientInThePicture() {
    String program = "s = [1.5, 2, 3]; y = 0\nL = hinge(s, y)";
    Diagram one = diagram(program);
    assertEquals(
        List.of("-2.00", "1.00", "1.00", "1.00"), gradients(one.still(one.steps().last())));
    Diagram two = diagram(program + " + 2*hinge(3*s, y)");
    Gate y = two.steps().trace().graph().named("y").orElseThrow();
    Box label = two.labelBox(y).orElseThrow();
    long under =
        all(two.still(two.steps().last()), Figure.Text.class).stream()
            .filter(t -> Diagrams.isIn(t, Ink.GRADIENT) && label.contains(box(t).centre()))
            .count();
    assertEquals(0, under);
    assertFalse(gradients(two.still(two.steps().last())).contains("0.00"));
  }

  private static List<String> gradients(Figure figure) {
    return texts(figure, Ink.GRADIENT).stream().map(t -> t.replace('−', '-')).sorted().toList();
  }

  @Test
  void aThousandGatesAreDrawnWithoutLabels() {
    StringBuilder program = new StringBuilder("x = 1\nf = x");
    for (int i = 0; i < 1000; i++) {
      program.append(" + sin(x)");
    }
    Diagram diagram = diagram(program.toString(), "sketch");
    assertTrue(all(diagram.figure(0, 1), Figure.Disc.class).size() >= 1000);
  }

  @Test
  void aCommonPowerOfTenStandsBeforeTheBracketAndTouchesNothing() {
    Diagram small = diagram("x = [0.0012, 0.00003, -0.004]; y = 2; f = x*y");
    List<Figure.Text> texts = all(small.figure(small.steps().last(), 1), Figure.Text.class);
    List<String> values =
        texts.stream().filter(t -> t.ink() == Ink.VALUE).map(t -> t.text()).toList();
    assertEquals(
        List.of("10⁻³ ×", "1.20", "0.03", "−4.00", "2.00", "10⁻³ ×", "2.40", "0.06", "−8.00"),
        values);
    for (Figure.Text a : texts) {
      for (Figure.Text b : texts) {
        assertTrue(a == b || !box(a).overlaps(box(b)), a.text() + " on " + b.text());
      }
    }
  }

  @Test
  void aFoldedRepeatIsAFrameAroundWhatOneRoundDoes() {
    String text = "h = 1; w = 0.5; b = 2; repeat 10 { h = tanh(w*h + b) }; f = h^2";
    Folding folding = new Folding(false, Set.of(), Set.of("h"));
    ComputationGraph graph =
        GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false).graph();
    Diagram folded =
        Diagram.of(
            Steps.of(Trace.of(graph), Grain.GATE),
            Options.DEFAULT,
            LayoutEngines.standard(),
            () -> false);
    Figure end = folded.figure(folded.steps().last(), 1);
    assertTrue(texts(end, Ink.MUTED).contains("⟳ 10"), texts(end, Ink.MUTED).toString());
    assertEquals(
        List.of("h", "w", "b", "h = tanh(w h + b)", "(·)", "2", "f"), texts(end, Ink.TEXT));
    Gate repeat = graph.gates().stream().filter(Gate::isOperation).findFirst().orElseThrow();
    Box frame = folded.box(repeat).orElseThrow();
    for (Figure.Text t : all(end, Figure.Text.class)) {
      boolean inside = t.text().startsWith("⟳") || t.text().startsWith("h =");
      assertEquals(inside, frame.overlaps(box(t)), t.text());
      if (inside) assertTrue(frame.grown(-4).contains(box(t).centre()), t.text());
    }
    // It is no circle and no capsule, which are gates that have a sign.
    assertEquals(
        1,
        all(end, Figure.Plate.class).stream()
            .filter(p -> p.w() == frame.width() && p.arc() == 12)
            .count());
  }

  @Test
  void aLogarithmIsCalledAsTheTextHasIt() {
    List<String> texts = texts(diagram("x = 2; f = ln(x) + log(x)").still(0), Ink.TEXT);
    assertEquals(1, Collections.frequency(texts, "ln"));
    assertEquals(1, Collections.frequency(texts, "log"));
  }

  /// Of the last step of a product of matrices its operands with names and gradients come before
  /// what came in, of a step forward what comes out before the operands.
  @Test
  void aStepIsAboutItsGateAndWhatItMakesBeforeTheRest() {
    Diagram d = diagram("A = [[1,2],[3,4]]; B = [[0.5,-1],[2,0.25]]; C = A@B; f = sum(C^T*A)");
    Map<String, Gate> gates =
        d.steps().trace().graph().gates().stream()
            .filter(g -> g.name() != null)
            .collect(Collectors.toMap(Gate::name, g -> g));
    List<Box> back = d.focus(d.steps().last());
    assertEquals(d.box(gates.get("C")).orElseThrow(), back.getFirst());
    assertEquals(d.labelBox(gates.get("C")).orElseThrow(), back.getLast());
    Box seen = back.subList(0, back.size() - 1).stream().reduce(Box::union).orElseThrow();
    for (String name : List.of("A", "B")) {
      Box input = d.box(gates.get(name)).orElseThrow();
      Box numbers = d.labelBox(gates.get(name)).orElseThrow();
      assertEquals(seen, seen.union(input).union(numbers), name);
    }
    List<Box> forward = d.focus(1);
    assertEquals(d.labelBox(gates.get("C")).orElseThrow(), forward.get(1));
    assertEquals(forward.get(0).union(forward.get(1)), d.work(d.steps().last()).orElseThrow());
    assertEquals(List.of(), d.focus(0));
  }

  /// One level gives way to the other as rows do, though both have none.
  @Test
  void aPictureWhoseGatesOpenedIsArrangedAnew() {
    String text = "W = [[1, 2], [3, 4]]; x = [1, 2]; q = W x; f = sum(q)";
    List<Diagram> levels = new ArrayList<>();
    for (Folding.Level level : Folding.Level.values()) {
      ComputationGraph graph =
          GraphBuilder.build(
                  ProgramReader.read(text),
                  Map.of(),
                  null,
                  Folding.FOLDED.at(level, 0),
                  () -> false)
              .graph();
      Steps steps = Steps.of(Trace.of(graph), Grain.GATE);
      levels.add(Diagram.of(steps, Options.DEFAULT, LayoutEngines.standard(), () -> false));
    }
    assertTrue(levels.get(1).isArrangedUnlike(levels.get(0)));
    assertTrue(levels.get(2).isArrangedUnlike(levels.get(1)));
    assertFalse(levels.get(1).isArrangedUnlike(levels.get(1)));
  }
}
