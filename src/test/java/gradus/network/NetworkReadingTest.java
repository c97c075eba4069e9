package gradus.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Lowering;
import gradus.latex.Signs;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NetworkReadingTest {
  private static final String BATCH =
      """
      X = [[0.5, -1, 2], [1, 0.3, -0.4], [0.2, 0.1, 0.9], [-1, 1, 0.5]]
      W1 = [[0.5, -1], [0.3, 0.8], [-0.2, 0.4]]
      b1 = [0.1, -0.2]
      W2 = [[1, -1, 0.5], [0.5, 0.2, -0.7]]
      b2 = [0.1, 0, -0.1]
      y = [0, 2, 1, 1]
      H = relu(X @ W1 + b1)
      S = H @ W2 + b2
      L = cross_entropy(S, y)
      """;

  private static ComputationGraph graph(String program) {
    Lowering lowering = Texts.build(program);
    assertFalse(lowering.hasErrors(), program + " " + lowering.problems());
    return lowering.graph();
  }

  private static Network network(String program) {
    return network(program, 0);
  }

  private static Network network(String program, int example) {
    NetworkReading reading = NetworkReading.of(graph(program), example);
    return assertInstanceOf(Network.class, reading, program + reading);
  }

  private static String reason(String program, Locale locale) {
    NetworkReading reading = NetworkReading.of(graph(program));
    return assertInstanceOf(NoNetwork.class, reading, program).reason().message(locale);
  }

  private static String reason(String program) {
    return reason(program, Locale.ENGLISH);
  }

  /// `2 → 2 tanh → 1 tanh | L`.
  private static String told(NetworkReading reading) {
    return switch (reading) {
      case NoNetwork no -> no.reason().message(Locale.ENGLISH);
      case Network net ->
          net.columns().stream()
                  .map(c -> (c.size() + " " + c.activation(Signs.TEXTBOOK)).strip())
                  .collect(Collectors.joining(" → "))
              + net.stages().stream()
                  .map(s ->
                      " | " + Optional.ofNullable(s.gate().name()).orElse(s.gate().op().name()))
                  .collect(Collectors.joining());
    };
  }

  private static String told(String program) {
    return told(NetworkReading.of(graph(program)));
  }

  @Test
  void aConvolutionIsNoFullyConnectedLayer() {
    String images = "X = [[1, 2, 0], [3, 1, 2], [0, 1, 4]]\nK = [[1, -1], [0.5, 2]]\n";
    assertEquals(
        "'conv2d(X, K)' is a convolution: all places share the weights of its kernel, so it is no"
            + " fully connected layer, which has a weight of its own for every connection.",
        reason(images + "Y = relu(conv2d(X, K))"));
    assertTrue(reason(images + "Y = conv2d(X, K)", Locale.KOREAN).startsWith("'Y': 합성곱입니다."));
  }

  @Test
  void everyExampleIsANetworkOrSaysWhyNot() {
    String unclear =
        "in '%s' nothing says which of '%s' and '%s' is the weight: call weights w, W or θ, or give"
            + " the text an update rule for them.";
    String plain = "'%s' is no weighted sum: no weight multiplies '%s'.";
    String none = "'%s' adds up no products of weights and inputs, so it makes no neuron.";
    String ten = " → 1 σ".repeat(10);
    List<String> expected =
        List.of(
            "xyz: " + plain.formatted("x + y", "x"),
            "gate: the program has inputs without a value or a function that nobody defined: there"
                + " are no numbers that weights could multiply.",
            "apples: " + unclear.formatted("apple_yen * apples", "apple_yen", "apples"),
            "oranges: " + unclear.formatted("apple_yen * apples", "apple_yen", "apples"),
            "sigmoid: 2 → 1 σ",
            "sigmoid-fused: 2 → 1 σ",
            "max: " + unclear.formatted("x*y", "x", "y"),
            "staged: " + plain.formatted("x + sigy", "sigy"),
            "norm: 2 → 2 | f",
            "linear: 4 → 3",
            "scores: 4 → 3",
            "logistic: 2 → 1 σ | L",
            "hinge: 2 → 3 | L_data | L",
            "fully-connected: 3 → 2 σ",
            "two-layer: 2 → 3 max(0, ·) → 2",
            "three-layer: 2 → 3 max(0, ·) → 2 max(0, ·) → 1",
            "softmax-loss: 'L' is a function drawn as one gate, which is no layer: unfold it where"
                + " layers are inside.",
            "cross-entropy: " + none.formatted("L"),
            "tanh-net: 2 → 2 tanh → 1 tanh | L",
            "sigmoid-chain: 1" + ten,
            "micrograd: " + plain.formatted("a + b", "a"),
            "swish: " + plain.formatted("-x", "x"),
            "deep: 1" + ten + " | L",
            "step-by-step: 2 → 2 σ → 2 σ | E_o1 | E_o2 | E",
            "classifier: 'H @ W2' multiplies 'H', which is a function drawn as one gate: unfold it"
                + " first.",
            "strokes-net: 'W flatten(P)' multiplies 'flatten(P)', which is neither an input nor a"
                + " column of neurons.",
            "alexnet: the program gives shapes and no numbers, which weights of a drawn net are.");
    List<String> found = Examples.all().stream().map(NetworkReadingTest::line).toList();
    assertEquals(String.join("\n", expected), String.join("\n", found));
  }

  private static String line(Example example) {
    return example.name() + ": " + told(example.program());
  }

  @Test
  void layersAreReadHoweverTheyAreWritten() {
    String x = "x = [1, 2]\nW = [[3, 4], [5, 6], [7, 8]]\nb = [1, 2, 3]\n";
    assertEquals("2 → 3 σ", told(x + "f = σ(W x + b)"));
    assertEquals("2 → 3 tanh", told(x + "s = W x - b\nf = tanh(s)"));
    assertEquals("2 → 3 | f", told(x + "f = ‖W x‖²"));
    assertEquals("3 → 2", told(x.replace("x =", "u =") + "v = [1, 2, 3]\nf = Wᵀ b"));
    assertEquals("2 → 1 σ", told("w = [1, 2]\nx = [3, 4]\nb = 1\nf = σ(dot(w, x) + b)"));
    assertEquals("2 → 1 σ", told("w = [1, 2]\nx = [3, 4]\nb = 1\nf = σ(sum(w*x) + b)"));
    assertEquals(
        "1 → 1 | L", told("x = [1, 2, 3]\nw = 2\nb = 1\nt = [3, 5, 8]\nL = mean((w*x + b - t)^2)"));
    assertEquals(
        "2 → 1 σ | L",
        told(
            "X = [[1, 2], [3, 4], [1, 1]]\n"
                + "w = [3, 4]\n"
                + "b = 1\n"
                + "t = [1, 0, 1]\n"
                + "p = σ(X w + b)\n"
                + "L = mse(p, t)"));
    assertEquals("1 → 1 | L", told("x = 1\nw = 2\nb = 1\nt = 3\nL = (t - (w*x + b))^2"));
    assertEquals("1 → 1 | L", told("x = 1\nw = 2\nt = 3\nL = (w*x - t)^2"));
    assertEquals(
        "2 → 1 ReLU | L",
        told(
            "a = 1, c = 2, p = 3, q = 4, t = 1\n"
                + "h = relu(a*p + c*q)\n"
                + "L = (h - t)^2\n"
                + "p := p - 0.1*grad(L, p)\n"
                + "q := q - 0.1*grad(L, q)"));
    assertEquals(
        "2 → 2 tanh → 1",
        told(
            """
            x = [1, 2], w = [[0.1, 0.2], [0.3, 0.4]], b = [1, 2], v = [3, 4]
            h0 = tanh(w[0, 0]*x[0] + w[0, 1]*x[1] + b[0])
            h1 = tanh(w[1, 0]*x[0] + w[1, 1]*x[1] + b[1])
            f = v[0]*h0 + v[1]*h1
            """));
    assertEquals("3 → 2 ReLU → 3 | L", told(BATCH));
  }

  @Test
  void whatIsNotSurelyANetworkIsRefusedWithTheGateAndTheReason() {
    String net = "x = [1, 2]\nW = [[3, 4], [5, 6]]\nU = [[1, 0], [0, 1]]\n";
    assertEquals("'f' is no weighted sum: no weight multiplies 'x'.", reason(net + "f = x + W x"));
    assertEquals(
        "'h*g' multiplies 'h' and 'g', which are both computed: a layer multiplies what it takes by"
            + " weights that are inputs.",
        reason(net + "h = tanh(W x)\ng = σ(U x)\nf = h*g"));
    assertEquals(
        "'U g' multiplies 'g', which is neither an input nor a column of neurons.",
        reason(net + "h = tanh(W x)\ng = h^2\nf = tanh(U g)"));
    assertEquals(
        "'U h + W x' takes 'x' past a column of neurons: in a network each column takes the one"
            + " before it.",
        reason(net + "h = tanh(W x)\nf = tanh(U h + W x)"));
    assertEquals(
        "in 'a*b' nothing says which of 'a' and 'b' is the weight: call weights w, W or θ, or give"
            + " the text an update rule for them.",
        reason("a = 1, b = 2\nf = tanh(a*b)"));
    assertEquals(
        "'a*b': 'a'과(와) 'b' 가운데 어느 쪽이 가중치인지 알 수 없습니다. 가중치를 w, W, θ로 부르거나" + " 갱신 규칙을 적어 주세요.",
        reason("a = 1, b = 2\nf = tanh(a*b)", Locale.KOREAN).replace("\u2060", ""));
    assertEquals(
        "'x*x' multiplies 'x' by itself: a neuron multiplies what it takes by weights.",
        reason("x = 3\nf = tanh(x*x)"));
    assertEquals(
        "'2*x' has only numbers of the text for weights: a neuron's weights are inputs.",
        reason("x = 3\nf = tanh(2*x)"));
    String layer = "layer(W, x) = tanh(W x)\n" + net;
    assertEquals(
        "'U h' multiplies 'h', which is a function drawn as one gate: unfold it first.",
        reason(layer + "h = layer(W, x)\nf = tanh(U h)"));
    assertEquals(
        "'f' is a function drawn as one gate, which is no layer: unfold it where layers are"
            + " inside.",
        reason(layer + "f = layer(W, x)"));
    // The loss of a support vector machine looks like a rectified neuron whose weight is the label.
    assertEquals(
        "2 → 1 | L", told("w = [1, 2]\nx = [3, 4]\ny = 1\ns = dot(w, x)\nL = max(0, 1 - y*s)"));
  }

  private static final String TWO =
      "x = [1, 2]\nu = [3]\nW = [[1, 2], [3, 4]]\nU = [[0.5], [-1]]\n";

  /// `W x + U u` is `[W U][x; u]`.
  @Test
  void twoInputsOfOneSumAreOneColumn() {
    String bent = TWO + "h = tanh(W x + U u)\n";
    assertEquals("3 → 2 tanh", told(bent));
    assertEquals("3 → 2", told(TWO + "h = W x - U u"));
    assertEquals("3 → 2 tanh → 1", told(bent + "w = [1, -1]\ny = w·h"));
    Network net = network(bent);
    assertEquals(
        List.of("0 W0", "1 W1", "2 U0"),
        net.columns().get(1).unit(0).connections().stream()
            .map(c -> c.from() + " " + c.weight().gate().name() + c.weight().entry())
            .toList());
    assertEquals("u", net.columns().getFirst().unit(2).shown().gate().name());
    assertEquals(2, checked(bent, 0));
    assertEquals(
        "3 → 4 tanh → 1",
        told(
            TWO
                + """
                h = tanh(W x)
                g = tanh(U u)
                w = [1, -1]
                v = [2, 5]
                y = w·h + v·g
                """));
  }

  @Test
  void aProductThatNoColumnShowsIsRefusedByItself() {
    String start = TWO + "a = 2\nc = 3\nk = [4, 5]\n";
    String unclear =
        "in 'a*c' nothing says which of 'a' and 'c' is the weight: call weights w, W or θ, or give"
            + " the text an update rule for them.";
    List<String> before =
        List.of(
            "h = tanh(W x + a*c)",
            "h = W x - a*c",
            "h = (a*c)*(W x)",
            "h = 2*(W x) + a*c",
            "h = sin(W x) + a*c",
            // What follows is not to blame.
            "h = tanh(W x + a*c)\nw = [1, -1]\ny = w·h");
    for (String text : before) {
      assertEquals(unclear, reason(start + text), text);
    }
    assertEquals(
        "'2u' multiplies entry by entry: in a layer every neuron takes a weighted sum.",
        reason(start + "h = tanh(W x + 2u)"));
    assertEquals(
        "'k*k' multiplies 'k' by itself: a neuron multiplies what it takes by weights.",
        reason(start + "h = tanh(W x + k*k)"));
    assertEquals(
        "'a*(2c)' multiplies '2c', which is neither an input nor a column of neurons.",
        reason(start + "h = tanh(W x + a*(2c))"));
    // Beside a loss it is another thing.
    assertEquals("2 → 2 | L", told(start + "L = sum((W x - k)^2) + a*c"));
    assertEquals("2 → 2 σ | L", told(start + "p = σ(W x)\nL = -log(p[1]) + a*c"));
  }

  @Test
  void aMatrixTimesAVectorIsALayerWhateverItIsCalled() {
    String start = "x = [1, 2]\nA = [[1, 2], [3, 4], [5, 6]]\nB = [[1, -2, 3]]\na = [1, 2, 3]\n";
    assertEquals("2 → 3 ReLU → 1", told(start + "h = relu(A x)\nf = B h"));
    assertEquals(
        "2 → 3 tanh → 1 tanh", told(start + "c = 1\nh = tanh(A x + a)\nf = tanh(B h + c)"));
    assertEquals("2 → 3 tanh", told(start + "f = tanh(x Aᵀ)"));
    assertEquals("3 → 2 tanh", told(start + "f = tanh(a A)"));
    assertEquals("2 → 3 tanh → 1", told(start + "T = [[1, 2, 3]]\nh = tanh(A x)\nf = T h"));
    assertEquals("1 → 3", told(start + "M = [[1], [2], [4]]\nu = [2]\nf = M u"));
    assertEquals(4, checked(start + "h = relu(A x - a)\nf = B h", 0));
    // Names say more where rows are examples.
    assertEquals("2 → 1", told("X = [[1, 2], [3, 4], [5, 6]]\nw = [1, 2]\nf = X w"));
    assertEquals("2 → 1", told("A = [[1, 2], [3, 4], [5, 6]]\nw = [1, 2]\nf = A w"));
    assertEquals("2 → 1 | L", told(start + "p = [1, 2]\nL = sum(A p)\np := p - 0.1*grad(L, p)"));
    String unclear =
        "in '%1$s' nothing says which of '%2$s' and '%3$s' is the weight: call weights w, W or θ,"
            + " or give the text an update rule for them.";
    assertEquals(
        unclear.formatted("X beta", "X", "beta"),
        reason("X = [[1, 2], [3, 4], [5, 6]]\nbeta = [1, 2]\nf = X beta"));
    assertEquals(unclear.formatted("A y", "A", "y"), reason(start + "y = [1, 2]\nf = A y"));
    assertEquals(
        unclear.formatted("A C", "A", "C"), reason(start + "C = [[1, 2], [3, 4]]\nf = A C"));
    assertEquals(unclear.formatted("a·c", "a", "c"), reason(start + "c = [1, 2, 3]\nf = a·c"));
  }

  @Test
  void theFirstGateThatIsNoLayerIsNamed() {
    String start = "X = [[1, 2], [3, 4], [5, 6]]\nbeta = [1, 2]\nB = [[1, -2, 3]]\n";
    assertEquals(
        "in 'X beta' nothing says which of 'X' and 'beta' is the weight: call weights w, W or θ,"
            + " or give the text an update rule for them.",
        reason(start + "h = relu(X beta)\nf = B h"));
    assertEquals(
        "'beta*beta' multiplies 'beta' by itself: a neuron multiplies what it takes by weights.",
        reason(start + "k = beta*beta\nh = relu(X k)"));
    // A difference or a number of the text meant no layer.
    assertEquals(
        "'B g' multiplies 'g', which is neither an input nor a column of neurons.",
        reason("x = [1, 2, 3]\nm = [1, 1, 0]\nB = [[1, -2, 3]]\ng = x - m\nf = tanh(B g)"));
    assertEquals(
        "'B g' multiplies 'g', which is neither an input nor a column of neurons.",
        reason("x = [1, 2, 3]\nB = [[1, -2, 3]]\ng = 2x\nf = tanh(B g)"));
  }

  /// Every neuron's sum is made of what its connections say.
  @Test
  void weightsTimesNumbersAndTheBiasAreTheSum() {
    int sums = 0;
    for (Example example : Examples.all()) {
      sums += checked(example.program(), 0);
    }
    for (int i = 0; i < 4; i++) {
      sums += checked(BATCH, i);
    }
    sums +=
        checked(
            "X = [[1, 2, 0.5], [3, 4, 0.2]]\n"
                + "W = [[1, 2], [3, -1], [0.5, 1]]\n"
                + "b = [[1], [2], [3]]\n"
                + "f = tanh(W X - b)",
            2);
    sums += checked("x = [1, 2, 3]\nW = [[3, 4], [5, 6], [7, 8]]\nb = 2\nf = tanh(Wᵀ x - b)", 0);
    sums +=
        checked(
            "x = [1, 2, 3]\nh = 0.5, w = 3, u = -2, v = 2\nf = tanh(b - w*h - (u*h))\nb = 0.25", 0);
    sums +=
        checked(
            "x = [1, 2], w = [[0.1, 0.2], [0.3, 0.4]], b = [1, 2]\n"
                + "h0 = tanh(w[0, 0]*x[0] + w[0, 1]*x[1] + b[0])\n"
                + "h1 = tanh(w[1, 1]*x[1] - w[1, 0]*x[0] - b[1])\n"
                + "L = (h0 - h1)^2",
            0);
    assertEquals(82, sums);
  }

  private static int checked(String program, int example) {
    ComputationGraph graph = graph(program);
    if (!(NetworkReading.of(graph, example) instanceof Network net)) return 0;
    return WeightedSums.check(net, Trace.of(graph), Integer.MAX_VALUE, 1e-12);
  }

  @Test
  void aNumberThatANeuronIsComparedWithIsNoBias() {
    String start = "x = [1, 2], W = [[1, -0.5], [0.2, 0.3]], b = [1, 2]\n";
    Map<String, String> last =
        Map.of(
            "y = W x\nL = sum((y - 1)^2)", "y",
            "y = W x\nL = sum((1 - y)^2)", "y",
            "y = W x + b\nL = sum((y - 1)^2)", "y with bias",
            // What has a name itself, what is bent, and what nobody called y.
            "y = W x\nz = y - 1\nL = sum(z)", "z with bias",
            "y = W x\nL = sum(relu(y - 1))", "null with bias",
            "L = sum((W x - 1)^2)", "null with bias");
    last.forEach((end, expected) -> {
      NeuronColumn column = network(start + end).columns().getLast();
      String bias = column.unit(1).bias().isPresent() ? " with bias" : "";
      assertEquals(expected, column.shown().getFirst().name() + bias, end);
    });
  }

  @Test
  void anExampleOfABatchIsChosen() {
    Network second = network(BATCH, 1);
    assertEquals(1, second.example());
    assertEquals(4, second.examples());
    assertEquals(3, second.columns().getFirst().unit(0).shown().entry());
    assertEquals(5, second.columns().get(1).unit(1).connections().get(2).weight().entry());
    assertEquals(3, network(BATCH, 9).example());
    assertEquals(1, network("x = [1, 2]\nW = [[1, 2]]\nf = W x").examples());
  }

  @Test
  void aWideLayerIsReadWithoutItsConnections() {
    Map<String, Tensor> given =
        Map.of(
            "x", Tensor.ones(Shape.vector(3072)),
            "W", Tensor.ones(Shape.matrix(100, 3072)),
            "V", Tensor.ones(Shape.matrix(10, 100)));
    ComputationGraph graph =
        Texts.build("x = 1, W = 1, V = 1\nh = relu(W @ x)\nf = V @ h", given, null).graph();
    Network wide = assertInstanceOf(Network.class, NetworkReading.of(graph));
    assertEquals(List.of(3072, 100, 10), wide.columns().stream().map(NeuronColumn::size).toList());
    assertEquals(3072, wide.columns().get(1).unit(99).connections().size());
  }
}
