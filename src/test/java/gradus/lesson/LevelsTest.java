package gradus.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.scene.Scene;
import gradus.diagram.scene.ScenePart;
import gradus.explain.Manner;
import gradus.explain.Sentences;
import gradus.explain.term.GateSign;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Folding.Level;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.Wire;
import gradus.graph.place.Group;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.op.catalogue.Ops;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Gates on vectors and matrices drawn row by row and number by number.
class LevelsTest {
  private static final String NORM = "W = [[1, 2], [3, 4]]; x = [5, 6]; q = W x; f = norm(q)^2";

  /// Three examples of a layer of two neurons.
  private static final String BATCH =
      "X = [[1, 2], [3, 4], [0, -1]]; W = [[1, -1], [2, 0]]; b = [1, 0]; H = relu(X @ W + b); s ="
          + " sum(H)";

  private static Lowering build(String text, Folding folding) {
    return GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false);
  }

  private static List<String> told(ComputationGraph graph) {
    Steps steps = Steps.of(Trace.of(graph), Grain.GATE);
    Manner manner = new Manner(Locale.ENGLISH, steps.trace().numbers(2));
    return IntStream.rangeClosed(1, steps.last())
        .mapToObj(n -> Sentences.of(steps, n, manner).strip())
        .toList();
  }

  private static ComputationGraph graph(String text, Level level) {
    return build(text, Folding.FOLDED.at(level, 0)).graph();
  }

  /// Each operation with its operands by name or place, as `q = concat(2, 3)`.
  private static List<String> gates(ComputationGraph graph) {
    return graph.gates().stream()
        .filter(Gate::isOperation)
        .map(g ->
            (g.name() == null ? "" + g.id() : g.name())
                + " = "
                + g.op().name()
                + graph.operands(g).stream()
                    .map(Wire::source)
                    .map(s -> s.name() == null ? "" + s.id() : s.name())
                    .collect(Collectors.joining(" ", "(", ")"))
                + (g.attributes().length == 0 ? "" : List.of(g.attributes()[0]).toString()))
        .toList();
  }

  @Test
  void aProgramHasLevelsWhereOneChangesIt() throws IOException {
    int with = 0;
    int without = 0;
    for (Map.Entry<String, String> each : programs().entrySet()) {
      List<ComputationGraph> drawn =
          Stream.of(Level.values()).map(level -> graph(each.getValue(), level)).toList();
      Set<List<String>> ways = drawn.stream().map(LevelsTest::gates).collect(Collectors.toSet());
      boolean changes = ways.size() > 1;
      List<Boolean> has = drawn.stream().map(Folding::hasLevels).distinct().toList();
      assertEquals(List.of(changes), has, each.getKey());
      if (changes) {
        with++;
      } else {
        without++;
      }
    }
    assertTrue(with > 200 && without > 40, with + " " + without);
  }

  private static Map<String, String> programs() throws IOException {
    Map<String, String> programs = new LinkedHashMap<>();
    Examples.all().forEach(e -> programs.put(e.name(), e.program()));
    try (InputStream in = LevelsTest.class.getResourceAsStream("/reference/gradients.jsonl")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> JsonMapper.shared().readTree(line))
          .forEach((JsonNode n) ->
              programs.put(n.get("id").stringValue(), n.get("program").stringValue()));
    }
    return programs;
  }

  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"NEURON", "SCALAR"})
  void everyNamedWireKeepsItsValueAndGradient(Level level) throws IOException {
    int opened = 0;
    for (Map.Entry<String, String> program : programs().entrySet()) {
      Lowering whole = build(program.getValue(), Folding.FOLDED);
      if (whole.hasErrors()) continue;
      ComputationGraph parts = graph(program.getValue(), level);
      if (parts.gates().size() > whole.graph().gates().size()) opened++;
      Trace one = Trace.of(whole.graph());
      Trace other = Trace.of(parts);
      assertEquals(whole.graph().names().keySet(), parts.names().keySet(), program.getKey());
      whole
          .graph()
          .names()
          .forEach((name, gate) -> {
            Gate twin = parts.named(name).orElseThrow();
            String what = program.getKey() + ": " + name;
            assertEquals(gate.shape(), twin.shape(), what);
            Alike.near(one.value(gate), other.value(twin), what);
            Alike.near(one.gradient(gate), other.gradient(twin), "∂" + what);
          });
      Starts.knowTheirWholeGradients(other, program.getKey());
    }
    assertTrue(opened > (level == Level.NEURON ? 90 : 130), opened + " programs opened");
  }

  @Test
  void aMatrixGateBecomesOneDotProductARow() {
    ComputationGraph graph = graph(NORM, Level.NEURON);
    assertEquals(
        List.of(
            "2 = index(W)[0]",
            "3 = dot(2 x)",
            "4 = index(W)[1]",
            "5 = dot(4 x)",
            "q = concat(3 5)",
            "f = squared_norm(q)"),
        gates(graph));
    Group frame = graph.named("q").orElseThrow().group();
    assertEquals("W x", frame.title());
    assertEquals("q", frame.key());
    assertEquals(null, graph.gates().get(2).group(), "what is picked stands before the frame");
  }

  @Test
  void aDotProductBecomesProductsAndTheirSum() {
    assertEquals(
        List.of(
            "2 = index(w)[0]",
            "3 = index(x)[0]",
            "4 = *(2 3)",
            "5 = index(w)[1]",
            "6 = index(x)[1]",
            "7 = *(5 6)",
            "s = +(4 7)"),
        gates(graph("w = [1, 2]; x = [3, 4]; s = w · x", Level.SCALAR)).stream().toList());
  }

  /// Windows of 1×2 on 2×3: four sums of two products.
  @Test
  void aConvolutionBecomesProductsAndTheirSumsAtNumbersAlone() {
    String text = "X = [[1, 2, 3], [4, 5, 6]]; K = [[10, -1]]; Y = conv2d(X, K); s = sum(Y)";
    assertEquals(List.of("Y = conv2d(X K)", "s = sum(Y)"), gates(graph(text, Level.NEURON)));
    ComputationGraph graph = graph(text, Level.SCALAR);
    Map<String, Long> ops =
        graph.gates().stream()
            .filter(Gate::isOperation)
            .collect(Collectors.groupingBy(g -> g.op().name(), Collectors.counting()));
    assertEquals(8, ops.get("*"));
    assertEquals(4 + 3, ops.get("+"), "one in each window, three in the sum of all");
    assertEquals(1, ops.get("stack"));
    assertTrue(
        told(graph).contains("+ : Y₀₁ = X₀₁K₀₀ + X₀₂K₀₁ = 20 + (−3) = 17"), "" + told(graph));
    // Where the kernel would lie outside there is no window, and more than 64 products are none.
    String many =
        text.replace("[[10, -1]]", "[[1]]")
            .replace("4, 5, 6]]", "4, 5, 6]" + ", [7, 8, 9]".repeat(20) + "]");
    assertEquals(List.of("Y", "s"), large(many, Level.SCALAR));
    assertEquals(List.of(), large(many, Level.NEURON));
  }

  /// The largest of each window of 2×2, of three that are equal a third each.
  @Test
  void aPoolingBecomesTheLargestOfEachWindowAtNumbersAlone() {
    String text = "X = [[1, 7, 2, 9], [7, 7, 5, 0], [1, 1, 1, 1]]; Y = maxpool(X, 2); s = sum(Y)";
    assertEquals(List.of("Y = maxpool(X)[2]", "s = sum(Y)"), gates(graph(text, Level.NEURON)));
    ComputationGraph graph = graph(text, Level.SCALAR);
    assertEquals(
        List.of("7.00", "9.00"),
        told(graph).stream()
            .filter(s -> s.startsWith("max"))
            .map(s -> s.substring(s.lastIndexOf(' ') + 1))
            .toList());
    Trace trace = Trace.of(graph);
    double third = 1 / 3.0;
    double[] gradient = trace.gradient(graph.named("X").orElseThrow()).orElseThrow().toArray();
    assertArrayEquals(
        new double[] {0, third, 0, 1, third, third, 0, 0, 0, 0, 0, 0}, gradient, 1e-15);
  }

  @Test
  void aLayerIsOneNeuronARow() {
    String text = "W = [[1, 2], [3, 4]]; x = [5, 6]; b = [1, 0]; h = max(0, W x + b)";
    List<String> ops =
        graph(text, Level.NEURON).gates().stream()
            .filter(Gate::isOperation)
            .filter(g -> g.group() != null)
            .map(g -> g.op().name())
            .toList();
    assertEquals(List.of("dot", "dot", "+", "+", "max", "max", "concat"), ops);
  }

  @Test
  void onlyTheGateThatIsUnfoldedOpens() {
    ComputationGraph whole = build(NORM, Folding.FOLDED).graph();
    assertTrue(Folding.canUnfold(whole, whole.named("q").orElseThrow()));
    Folding open = Folding.FOLDED.unfold(whole, whole.named("q").orElseThrow());
    ComputationGraph rows = build(NORM, open).graph();
    assertEquals(gates(graph(NORM, Level.NEURON)), gates(rows));
    Folding deeper = open.unfold(rows, rows.gates().get(3));
    List<String> some = gates(build(NORM, deeper).graph());
    // the row that stays closed takes the entries of x together, so that each has all it is handed
    assertTrue(some.contains("10 = concat(3 6)"), some.toString());
    assertTrue(some.contains("11 = dot(9 10)"), some.toString());
    assertTrue(some.contains("q = concat(8 11)"), some.toString());
    Folding closed = deeper.fold(rows.named("q").orElseThrow().group());
    assertEquals(gates(whole), gates(build(NORM, closed).graph()));
    assertEquals(
        gates(whole),
        gates(build(NORM, new Folding(true, Set.of(), Set.of("norm", "squared_norm"))).graph()));
  }

  /// The names given to what is taken out of a program's vectors and matrices.
  private static List<String> taken(String text) {
    ComputationGraph graph = graph(text, Level.SCALAR);
    return graph.gates().stream()
        .filter(g -> g.isOperation() && g.op().name().equals("index"))
        .map(g -> TypesetName.text(graph.called(g).orElseThrow()))
        .toList();
  }

  @Test
  void anEntryIsCalledAsInLectures() {
    assertEquals(List.of("W₀₀", "x₀", "W₀₁", "x₁", "W₁₀", "W₁₁", "q[0]", "q[1]"), taken(NORM));
    assertEquals(
        List.of("W₀⁽²⁾", "h₀⁽¹⁾", "W₁⁽²⁾", "h₁⁽¹⁾"),
        taken("W2 = [1, 2]; h1 = [3, 4]; s = W2 · h1"));
    // a name of the text is given to nothing else
    assertEquals(
        List.of("w[0]", "x₀", "w₁", "x₁"),
        taken("w = [1, 2]; x = [3, 4]; w_0 = 5; s = (w · x) * w_0"));
  }

  /// What the wires of all operations are called, in order.
  private static List<String> called(String text, Level level) {
    ComputationGraph graph = graph(text, level);
    return graph.gates().stream()
        .filter(g -> g.isOperation() && !g.isTakenOut())
        .map(g -> TypesetName.text(graph.called(g).orElseThrow()))
        .toList();
  }

  @Test
  void whatAGateOpenedIntoIsCalledByItsPlace() {
    assertEquals(
        List.of(
            "W₀₀x₀", "W₀₁x₁", "q₀", "W₁₀x₀", "W₁₁x₁", "q₁", "q", "q[0]", "p₀", "q[1]", "p₁", "f"),
        called(NORM, Level.SCALAR));
    assertEquals(List.of("q₀", "q₁", "q", "f"), called(NORM, Level.NEURON));
    // what has no name is lent a letter, and its entries have numbers
    String layer = "W = [[1, 2], [3, 4]]; x = [5, 6]; b = [1, 0]; h = tanh(W x + b); s = sum(h)";
    assertEquals(
        List.of("q₀", "q₁", "p₀", "p₁", "h₀", "h₁", "h", "s"), called(layer, Level.NEURON));
    // in a matrix a row, or a row and a column
    String batch = "X = [[1, 2], [3, 4]]; c = [5, 6]; H = X * c; s = sum(H)";
    assertEquals(List.of("H₀", "H₁", "H", "s"), called(batch, Level.NEURON));
    assertEquals(
        List.of("H₀₀", "H₀₁", "H₁₀", "H₁₁", "H", "H[0,0]", "H[0,1]", "H[1,0]", "H[1,1]"),
        called(batch, Level.SCALAR).subList(0, 9));
    String words = "weight = [1, 2]; apple = [3, 4]; s = weight · apple";
    assertEquals(List.of("weight_0 apple_0", "weight_1 apple_1", "s"), called(words, Level.SCALAR));
  }

  @Test
  void stepsSpeakOfEntriesAndProductsByTheirNames() {
    List<String> told = told(graph(NORM, Level.SCALAR));
    assertEquals(
        List.of("W₀₀ = 1", "x₀ = 5", "× : W₀₀x₀ = 1 × 5 = 5", "W₀₁ = 2", "x₁ = 6"),
        told.subList(0, 5));
    assertTrue(told.contains("+ : q₁ = W₁₀x₀ + W₁₁x₁ = 15 + 24 = 39"), told.toString());
    assertTrue(told.contains("[⋮] : q = [q₀, q₁] = [17, 39]"), told.toString());
    assertTrue(told.contains("[0] : q[0] = [17, 39][0] = 17"), told.toString());
  }

  @Test
  void whatIsTakenOutOfAnInputIsDrawnAsTheStartOfAWire() {
    Scene scene = new Scene(Trace.of(graph(NORM, Level.SCALAR)));
    List<ScenePart> starts =
        scene.parts().stream().filter(p -> p.isStart() && p.gate().isOperation()).toList();
    assertEquals(6, starts.size());
    for (ScenePart start : starts) {
      assertEquals(List.of(), scene.to(start));
      assertTrue(!scene.from(start).isEmpty());
    }
    ComputationGraph graph = scene.graph();
    // each of them ends in a sign that it goes on so
    assertTrue(graph.isTakenApart(graph.named("W").orElseThrow()));
    assertTrue(graph.isTakenApart(graph.named("x").orElseThrow()));
    assertFalse(graph.isTakenApart(graph.named("q").orElseThrow()));
    ComputationGraph layers = graph(NORM, Level.LAYER);
    assertTrue(layers.inputs().stream().noneMatch(layers::isTakenApart));
    assertEquals(List.of(), scene.from(scene.part(graph.named("W").orElseThrow()).orElseThrow()));
    assertEquals(2, scene.from(scene.part(graph.named("q").orElseThrow()).orElseThrow()).size());
  }

  @Test
  void rowsOfABatchAreOneMatrixAgainWithoutAGateThatOnlyArrangesThem() {
    ComputationGraph graph = graph(BATCH, Level.NEURON);
    assertEquals(
        List.of("[⋮] : H = [H₀, H₁, H₂] = [[6, 0], [12, 0], [0, 0]]"),
        told(graph).stream().filter(s -> s.startsWith("[⋮]")).toList());
    assertTrue(graph.gates().stream().noneMatch(g -> g.isOperation() && g.op() == Ops.RESHAPE));
    String back = "to H₀: ∂s/∂H₀ = (∂s/∂H)[0] = [1, 1]; to H₁: ∂s/∂H₁ = (∂s/∂H)[1] = [1, 1];";
    assertTrue(told(graph).stream().anyMatch(s -> s.startsWith(back)), () -> "" + told(graph));
    ComputationGraph entries =
        graph("A = [[1, 2], [3, 4]]; B = A * A; s = sum(B[1])", Level.SCALAR);
    assertEquals(
        List.of("[⋮] : B = [[B₀₀, B₀₁], [B₁₀, B₁₁]] = [[1, 4], [9, 16]]"),
        told(entries).stream().filter(s -> s.startsWith("[⋮]")).toList());
    assertTrue(
        told(entries).stream().anyMatch(s -> s.contains("∂s/∂B₁₀ = (∂s/∂B)[1, 0] = 1")),
        () -> "" + told(entries));
  }

  @Test
  void entriesArePutTogetherUnderTheSignOfAColumn() {
    ComputationGraph graph = graph(NORM, Level.NEURON);
    Gate q = graph.named("q").orElseThrow();
    assertEquals("[⋮]", GateSign.of(graph, q, Signs.TEXTBOOK).line());
    ComputationGraph batch = graph(BATCH, Level.NEURON);
    Gate rows = batch.named("H").orElseThrow();
    assertEquals("[⋮]", GateSign.of(batch, rows, Signs.TEXTBOOK).line());
    ComputationGraph own = graph("a = 1; b = 2; f = concat(a, b)", Level.LAYER);
    assertEquals("concat", GateSign.of(own, own.output(), Signs.TEXTBOOK).line());
  }

  @Test
  void whatAddsUpTooManyNumbersStaysWhole() {
    String text = "x = ones(65); V = ones(2, 65); q = V x; s = sum(x); f = s + sum(q)";
    assertEquals(List.of("q/entries/0", "s"), large(text, Level.SCALAR));
    assertEquals(List.of(), large(text, Level.NEURON));
    assertEquals(List.of(), large(text, Level.LAYER));
    assertEquals(List.of(), large(text.replace("65", "64"), Level.SCALAR));
  }

  private static List<String> large(String text, Level level) {
    Folding folding = Folding.FOLDED.at(level, 0);
    return folding.large(build(text, folding).graph()).stream().map(Gate::key).toList();
  }

  @Test
  void whatIsFoldedStaysOneGateAtEveryLevel() {
    Folding folding = new Folding(false, Set.of(), Set.of("q")).at(Level.SCALAR, 0);
    assertTrue(gates(build(NORM, folding).graph()).contains("q = @(W x)"));
  }
}
