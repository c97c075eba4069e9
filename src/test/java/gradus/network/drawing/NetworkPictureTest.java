package gradus.network.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.Options;
import gradus.graph.Gate;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.network.Network;
import gradus.network.NetworkReading;
import gradus.network.WireEntry;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Grain;
import gradus.trace.InputEntry;
import gradus.trace.Moment;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkPictureTest {
  private static Optional<NetworkPicture> of(String program) {
    Trace trace = Trace.of(Texts.build(program).graph());
    return picture(trace);
  }

  private static Optional<NetworkPicture> picture(Trace trace) {
    return NetworkReading.of(trace.graph()) instanceof Network network
        ? Optional.of(
            NetworkPicture.of(
                network, Steps.of(trace, Grain.GATE), Options.DEFAULT, Locale.ENGLISH))
        : Optional.empty();
  }

  private static NetworkPicture example(String name) {
    return of(Examples.named(name).orElseThrow().program()).orElseThrow();
  }

  /// With the paleness of what is new left aside.
  private static Stream<Figure> all(Figure figure) {
    return switch (figure) {
      case Figure.Several s -> s.parts().stream().flatMap(NetworkPictureTest::all);
      case Figure.Faded f -> all(f.figure());
      default -> Stream.of(figure);
    };
  }

  private static List<String> texts(Figure figure, Ink ink) {
    return all(figure)
        .filter(f -> f instanceof Figure.Text t && t.ink() == ink)
        .map(f -> ((Figure.Text) f).text())
        .toList();
  }

  /// The numbers of every picture at every step are those of the trace, in their places.
  @Test
  void theNumbersAreThoseOfTheTrace() {
    int numbers = 0;
    int pictures = 0;
    for (Example example : Examples.all()) {
      NetworkPicture picture = of(example.program()).orElse(null);
      if (picture == null) continue;
      pictures++;
      Trace trace = picture.steps().trace();
      for (int step = 0; step <= picture.steps().last(); step++) {
        Moment now = picture.steps().moment(step);
        List<String> values = new ArrayList<>();
        List<String> gradients = new ArrayList<>();
        for (NetworkNode node : picture.nodes()) {
          Gate gate = node.number().gate();
          int entry = node.number().entry();
          trace.value(gate, now).ifPresent(v -> values.add(picture.numbers().show(v.get(entry))));
          trace
              .gradient(gate, now)
              .ifPresent(g -> gradients.add(picture.numbers().show(g.get(entry))));
        }
        Figure figure = picture.figure(step, 1);
        assertEquals(values, texts(figure, Ink.VALUE), example.name() + " " + step);
        assertEquals(gradients, texts(figure, Ink.GRADIENT), example.name() + " " + step);
        numbers += values.size() + gradients.size();
      }
    }
    assertEquals(14, pictures);
    assertTrue(numbers > 1500, numbers + " numbers");
  }

  /// What works entry by entry behind the neurons is made of one neuron a number, a softmax of all.
  @Test
  void behindTheNeuronsALineStandsWhereOneNumberIsMadeOfAnother() {
    String net = "W = [[1, 2], [3, 1]]\nx = [0.5, 0.25]\nq = W x\n";
    assertEquals("q0-h0 q1-h1 h0-L0 h1-L0", behind(net + "h = tanh(2*q)\nL = sum(h)"));
    assertEquals("q0-h0 q1-h1 h0-L0 h1-L0", behind(net + "h = log(q)\nL = sum(h)"));
    assertEquals("q0-p0 q1-p0 q0-p1 q1-p1 p1-L0", behind(net + "p = softmax(q)\nL = -log(p[1])"));
    assertEquals("q0-L0 q1-L0", behind(net + "L = max(q)"));
  }

  private static final String WIDE =
      """
      x = ones(30)
      W1 = ones(20, 30)
      W2 = ones(%d, 20)
      b1 = ones(20)
      h = relu(W1 x + b1)
      p = softmax(W2 h)
      """;

  /// Of ten numbers the few that a loss reads are drawn, or its line would come from nowhere.
  @Test
  void whatTheLossReadsIsAmongTheNeuronsThatAreDrawn() {
    String ten = WIDE.formatted(10);
    assertEquals("0 1 2 3 8 9 from 3, 1 dots", read(ten + "L = -log(p[3])"));
    assertEquals("0 1 2 3 4 8 9 from 4, 1 dots", read(ten + "L = -log(p[4])"));
    assertEquals("0 1 2 5 8 9 from 5, 2 dots", read(ten + "L = -log(p[5])"));
    assertEquals("0 1 2 8 9 from 8, 1 dots", read(ten + "L = -log(p[8])"));
    assertEquals("0 1 2 8 9 from 0 1 2 8 9, 1 dots", read(ten + "L = sum(p^2)"));
    String hundred = WIDE.formatted(100);
    assertEquals(
        "0 1 2 40 70 98 99 from 40 70, 3 dots", read(hundred + "L = -log(p[40]) - log(p[70])"));
    assertEquals(
        "0 1 2 20 98 99 from 20, 2 dots",
        read(hundred + "L = -log(p[20]) - log(p[30]) - log(p[40]) - log(p[50])"),
        "of more than three the first");
    // Without a softmax it is the neurons of the last column.
    assertEquals(
        List.of(0, 1, 2, 5, 8, 9),
        indices(of(ten.replace("softmax(W2 h)", "W2 h") + "L = p[5]^2").orElseThrow(), 2));
  }

  private static List<Integer> indices(NetworkPicture picture, int column) {
    return picture.plan().slots.get(column).nodes().stream().map(NetworkNode::index).toList();
  }

  private static String read(String program) {
    NetworkPicture picture = of(program).orElseThrow();
    String from =
        picture.plan().lines.stream()
            .filter(l -> l.to().column() == 4)
            .map(l -> "" + l.from().orElseThrow().index())
            .collect(Collectors.joining(" "));
    String drawn =
        indices(picture, 3).stream().map(String::valueOf).collect(Collectors.joining(" "));
    return drawn + " from " + from + ", " + picture.plan().slots.get(3).dots().size() + " dots";
  }

  private static String behind(String program) {
    return of(program).orElseThrow().plan().lines.stream()
        .filter(l -> l.weight().isEmpty())
        .map(l -> name(l.from().orElseThrow()) + "-" + name(l.to()))
        .collect(Collectors.joining(" "));
  }

  private static String name(NetworkNode node) {
    return node.number().gate().name() + node.number().entry();
  }

  /// Two weights from one number to one neuron are two lines, each met by itself.
  @Test
  void twoWeightsBetweenTheSameStandBesideEachOther() {
    NetworkPicture picture =
        of("W = [[0.1, 0.5], [-0.3, 0.8]]\nV = [[1, 0], [2, 1]]\nx = [1, 2]\n"
                + "h = tanh(W x + V x)\nL = sum(h)")
            .orElseThrow();
    List<NetworkLine> lines = picture.lines();
    assertEquals(8, lines.size());
    Set<String> met = new LinkedHashSet<>();
    for (NetworkLine line : lines) {
      double x = line.x1() + 0.3 * (line.x2() - line.x1());
      double y = line.y1() + 0.3 * (line.y2() - line.y1());
      WireEntry weight = picture.line(x, y).orElseThrow().weight().orElseThrow();
      assertEquals(line.weight().orElseThrow(), weight);
      met.add(weight.gate().name() + weight.entry());
    }
    assertEquals("[W0, W1, V0, V1, W2, W3, V2, V3]", met.toString());
  }

  /// The ground of a marked line lies over that of the column at work.
  @Test
  void aMarkedLineIsSeenToItsEndAlsoWhereItsColumnIsAtWork() {
    NetworkPicture picture = example("two-layer");
    int step = 0;
    while (picture.atWork(step).isEmpty()) {
      step++;
    }
    List<Figure> parts = all(picture.figure(step, 1, List.of(0))).toList();
    int mark = -1;
    int band = -1;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Figure.Polyline l && l.ink() == Ink.LIT_EDGE) mark = i;
      if (parts.get(i) instanceof Figure.Plate p && p.edge() == Ink.NONE && p.arc() == 16) band = i;
    }
    assertTrue(band >= 0 && mark > band, band + " " + mark);
  }

  /// The nodes of the columns that are filled, forward in green, backward in red.
  private static String filled(NetworkPicture picture, int step) {
    Figure figure = picture.figure(step, 1);
    return texts(figure, Ink.VALUE).size() + "/" + texts(figure, Ink.GRADIENT).size();
  }

  @Test
  void stepsFillColumnAfterColumnAndComeBack() {
    NetworkPicture picture = example("three-layer");
    List<String> told = new ArrayList<>();
    for (int step = 0; step <= picture.steps().last(); step++) {
      told.add(filled(picture, step));
    }
    // x 2, h1 3, h2 2, f 1; a column is filled when its activation is computed
    assertEquals(
        List.of("2/0", "2/0", "5/0", "5/0", "7/0", "8/0", "8/1", "8/3", "8/3", "8/6", "8/6", "8/8"),
        told);
  }

  @Test
  void theColumnAtWorkIsLitAndNoneInAStill() {
    NetworkPicture picture = example("three-layer");
    assertEquals(3, lit(picture.figure(1, 1)));
    assertEquals(3, lit(picture.figure(2, 1)));
    assertEquals(2, lit(picture.figure(3, 1)));
    assertEquals(1, lit(picture.figure(picture.steps().forwardEnd() + 1, 1)));
    assertEquals(0, lit(picture.figure(0, 1)));
    assertEquals(0, lit(picture.still(2)));
    assertEquals(texts(picture.still(2), Ink.VALUE), texts(picture.figure(2, 1), Ink.VALUE));
    // of neurons written one by one each is lit by itself
    assertEquals(1, lit(example("tanh-net").figure(1, 1)));
  }

  private static long lit(Figure figure) {
    return all(figure)
        .filter(f ->
            f instanceof Figure.Disc d && d.edge() == Ink.LIT_EDGE
                || f instanceof Figure.Plate p && p.edge() == Ink.LIT_EDGE)
        .count();
  }

  /// Its size is a weight's size, its colour and dash the sign.
  @Test
  void aLineShowsItsWeight() {
    NetworkPicture picture = example("tanh-net");
    List<Figure.Polyline> lines =
        all(picture.still(0))
            .filter(f ->
                f instanceof Figure.Polyline l
                    && (l.ink() == Ink.WEIGHT_ABOVE || l.ink() == Ink.WEIGHT_BELOW))
            .map(f -> (Figure.Polyline) f)
            .limit(6)
            .toList();
    assertEquals(6, picture.lines().size());
    // 0.8 is the largest; from the thinnest on
    List<Double> sizes = List.of(-0.2, 0.3, 0.4, -0.5, -0.6, 0.8);
    for (int i = 0; i < 6; i++) {
      double weight = sizes.get(i);
      assertEquals(0.6 + 4.4 * Math.abs(weight) / 0.8, lines.get(i).width(), 1e-12);
      assertEquals(weight < 0 ? Ink.WEIGHT_BELOW : Ink.WEIGHT_ABOVE, lines.get(i).ink());
      assertEquals(weight < 0 ? Figure.Dash.DASHED : Figure.Dash.SOLID, lines.get(i).dash());
    }
    assertEquals(
        List.of("weight", "2", "2", "tanh", "1", "tanh", "(y − z⁽²⁾)²").stream().sorted().toList(),
        texts(picture.still(0), Ink.MUTED).stream().sorted().toList());
  }

  @Test
  void wideLayersShowTheFirstAndTheLastWithTheirCount() {
    Map<String, Tensor> given =
        Map.of(
            "x", Tensor.ones(Shape.vector(3072)),
            "W", Tensor.ones(Shape.matrix(100, 3072)),
            "b", Tensor.ones(Shape.vector(100)),
            "V", Tensor.ones(Shape.matrix(8, 100)));
    String program = "x = 1, W = 1, V = 1, b = 1\nh = relu(W @ x + b)\nf = V @ h";
    Trace trace = Trace.of(Texts.build(program, given, null).graph());
    NetworkPicture picture = picture(trace).orElseThrow();
    assertEquals(
        List.of(0, 1, 2, 3070, 3071, 0, 1, 2, 98, 99, 0, 1, 2, 3, 4, 5, 6, 7),
        picture.nodes().stream().map(NetworkNode::index).toList());
    assertEquals(5 * 5 + 5 + 8 * 5, picture.lines().size());
    List<String> words = texts(picture.still(0), Ink.MUTED);
    assertTrue(words.containsAll(List.of("3\u2009072", "100", "8", "+1")), words.toString());
  }

  /// The neurons show one example of a batch, and what stands behind them is of all.
  @Test
  void ofABatchItIsSaidWhatIsOfAllExamples() {
    String batch = "X = [[1, -2], [0.3, 1]]; W = [[0.2, -0.4], [0.1, 0.3]]; S = X W; ";
    Map.of(
            "L = cross_entropy(S, [0, 1])", "L: mean of all 2 examples",
            "L = mean(S)", "L: mean of all 2 examples",
            "L = sum(S)", "L: sum over all 2 examples",
            "L = sum(S^2)/2", "L: of all 2 examples")
        .forEach((loss, said) -> {
          NetworkPicture picture = of(batch + loss).orElseThrow();
          List<String> words = texts(picture.still(0), Ink.MUTED);
          assertTrue(words.containsAll(List.of("example 1 of 2", said)), words.toString());
        });
    NetworkPicture one = of("x = [1, -2]; W = [[0.2, -0.4]]; s = W x; L = sum(s)").orElseThrow();
    assertTrue(texts(one.still(0), Ink.MUTED).stream().noneMatch(w -> w.contains("example")));
  }

  /// Nothing is drawn outside, no node on another, and every step has the same size.
  @Test
  void everythingHasItsPlace() {
    for (Example example : Examples.all()) {
      NetworkPicture picture = of(example.program()).orElse(null);
      if (picture == null) continue;
      for (int step = 0; step <= picture.steps().last(); step += 3) {
        Figure.Area area = picture.still(step).area();
        assertTrue(area.x() >= 15.9 && area.y() >= 15.9, example.name() + area);
        assertTrue(area.x() + area.width() <= picture.width() - 15.9, example.name());
        assertTrue(area.y() + area.height() <= picture.height() - 15.9, example.name());
      }
      List<NetworkNode> nodes = picture.nodes();
      for (NetworkNode one : nodes) {
        for (NetworkNode other : nodes) {
          boolean apart =
              one == other
                  || Math.abs(one.x() - other.x()) > 2 * picture.plan().half
                  || Math.abs(one.y() - other.y()) > 2 * NetworkPlan.RADIUS;
          assertTrue(apart, example.name() + one + other);
        }
        assertEquals(Optional.of(one), picture.node(one.x() + 5, one.y() - 5));
      }
    }
  }

  @Test
  void aLineIsFoundWhereItIs() {
    NetworkPicture picture = example("tanh-net");
    List<NetworkNode> nodes = picture.nodes();
    NetworkNode x1 = nodes.get(0);
    NetworkNode z1 = nodes.get(2);
    NetworkLine line = picture.line((x1.x() + z1.x()) / 2, (x1.y() + z1.y()) / 2 + 2).orElseThrow();
    assertEquals("w₁₁⁽¹⁾", line.weight().orElseThrow().gate().name());
    assertEquals(Optional.empty(), picture.line(x1.x(), x1.y()));
    assertEquals(Optional.empty(), picture.line(1, 1));
  }

  @Test
  void aStepOfPartsHasTheSamePlaces() {
    NetworkPicture picture = example("tanh-net");
    NetworkPicture parts = picture.in(Grain.PART);
    assertNotEquals(picture.steps().last(), parts.steps().last());
    assertEquals(picture.nodes(), parts.nodes());
    assertEquals(picture.still(picture.steps().last()), parts.still(parts.steps().last()));
    assertFalse(picture.still(0).equals(parts.still(parts.steps().last())));
    assertInstanceOf(Figure.Several.class, parts.figure(3, 0.5));
  }

  /// No word and no number lies on another, or on a node that is not its own.
  @Test
  void noTextLiesOnAnother() {
    List<String> programs = new ArrayList<>(Examples.all().stream().map(Example::program).toList());
    programs.add(
        """
        features = [0.5, -1]
        W1 = [[0.5, -1], [0.3, 0.8], [0.1, 0.2]]
        W2 = [[1, -1, 0.5], [0.2, 0.4, 0.1]]
        hidden_units = relu(W1 features)
        scores_of_classes = W2 hidden_units
        target_distribution = [0, 1]
        probabilities = softmax(scores_of_classes)
        cross_entropy_loss = -sum(target_distribution*log(probabilities))
        weighted_loss = 0.5*cross_entropy_loss
        """);
    List<String> wrong = new ArrayList<>();
    int pictures = 0;
    for (String program : programs) {
      NetworkPicture picture = of(program).orElse(null);
      if (picture == null) continue;
      pictures++;
      List<Figure> texts =
          all(picture.still(picture.steps().last())).filter(f -> f instanceof Figure.Text).toList();
      for (int i = 0; i < texts.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (texts.get(i).bounds().createIntersection(texts.get(j).bounds()).getWidth() > 0
              && texts.get(i).bounds().createIntersection(texts.get(j).bounds()).getHeight() > 2) {
            wrong.add(texts.get(i) + " on " + texts.get(j));
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(15, pictures);
  }

  /// In forward mode the tangents stand below the values, as soon as these are there.
  @Test
  void tangentsStandBelowTheValuesInForwardMode() {
    Trace both = Trace.of(Texts.build(Examples.named("tanh-net").orElseThrow().program()).graph());
    InputEntry moving = new InputEntry(both.graph().named("x₁").orElseThrow(), 0);
    NetworkPicture picture = picture(both.forwardMode(moving, () -> false)).orElseThrow();
    Figure end = picture.still(picture.steps().last());
    // ∂L/∂x₁ is what the backward pass finds
    double back = both.gradient(moving.input()).orElseThrow().item();
    List<String> tangents = texts(end, Ink.TANGENT);
    assertEquals(6, tangents.size());
    assertEquals(List.of("1.00", "0"), tangents.subList(0, 2));
    assertEquals(picture.numbers().show(back), tangents.getLast());
    assertEquals(List.of(), texts(end, Ink.GRADIENT));
    assertEquals(List.of("1.00", "0"), texts(picture.still(0), Ink.TANGENT));
  }
}
