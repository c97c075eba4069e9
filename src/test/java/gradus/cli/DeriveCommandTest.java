package gradus.cli;

import static gradus.cli.CommandLineTest.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.cli.CommandLineTest.Ran;
import gradus.lesson.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `derive` prints: the rules, the chain along the named wires, and the answer.
class DeriveCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void deriveWritesARuleALineAndTheResult() {
    Ran ran = run("derive", "-e", "x = 2; f = x^2*sin(x)");
    assertEquals(0, ran.status(), ran.err());
    List<String> lines = ran.out().lines().toList();
    assertTrue(lines.getFirst().matches("power rule +d/dx \\(x²\\) = 2 x"), lines.getFirst());
    assertEquals("df/dx = 2 x · sin(x) + x² · cos(x)", lines.get(lines.size() - 2));
    assertEquals("df/dx = 1.97", lines.getLast());
    Ran korean = run("derive", "--lang", "ko", "-e", "x = 2; f = x^2*sin(x)");
    assertTrue(korean.out().contains("곱의 규칙"), korean.out());
  }

  @Test
  void aDerivativeOfOneFactorIsSaidInTheNamesOfTheText() {
    assertEquals(
        List.of("constant multiple  ∂total yen/∂tax = price yen", "∂total yen/∂tax = 200"),
        run("derive", "apples", "--wrt", "tax").out().lines().toList());
    assertEquals(
        List.of("constant multiple  ∂total yen/∂tax = price yen", "∂total yen/∂tax = 650"),
        run("derive", "oranges", "--wrt", "tax").out().lines().toList());
    assertEquals(
        List.of("power of a function, difference rule  ∂L/∂y = 2 · (y − z⁽²⁾)", "∂L/∂y = 0.97"),
        run("derive", "tanh-net", "--wrt", "y").out().lines().toList());
    List<String> factor = run("derive", "hinge", "--wrt", "λ").out().lines().toList();
    assertEquals("∂L/∂λ = ‖W‖²", factor.getFirst());
    assertEquals("∂L/∂λ = 7.34", factor.getLast());
    String whole = run("derive", "hinge", "--wrt", "λ", "--expand").out();
    assertTrue(whole.contains("∂L/∂λ = W₀₀² + W₀₁² + W₁₀² + W₁₁² + W₂₀² + W₂₁²\n"), whole);
  }

  @Test
  void deriveIsWrittenInTheSignsChosen() {
    String text = "x0 = 2; w1 = 3; f = w1*x0^2*sin(x0)";
    String textbook = run("derive", "-e", text, "--wrt", "x0").out();
    assertTrue(textbook.contains("∂/∂x₀ (x₀²) = 2 x₀\n"), textbook);
    assertTrue(textbook.contains("\n∂f/∂x₀ = w₁ · (2 x₀ · sin(x₀) + x₀² · cos(x₀))\n"), textbook);
    String[] notes = {"derive", "-e", text, "--wrt", "x0", "--notation", "notes"};
    String line = run(notes).out();
    assertTrue(line.contains("∂/∂x₀ (x₀^2) = 2 ∗ x₀\n"), line);
    assertTrue(line.contains("\n∂f/∂x₀ = w₁ ∗ (2 ∗ x₀ ∗ sin(x₀) + x₀^2 ∗ cos(x₀))\n"), line);
    String latex = run("derive", "-e", text, "--latex", "--notation", "notes").out();
    assertTrue(latex.contains("2 \\ast x_{0} \\ast \\sin\\left(x_{0}\\right)"), latex);
    String json = run("derive", "-e", text, "--json", "--notation", "notes").out();
    assertEquals("w1*(2*x0*sin(x0) + x0^2*cos(x0))", JSON.readTree(json).get("result").asString());
    assertTrue(JSON.readTree(json).get("latex").asString().contains("\\ast"), json);
    assertFalse(run("derive", "-e", text, "--json").out().contains("\\ast"));
    assertEquals(2, run("derive", "-e", text, "--notation", "lecture").status());
  }

  @Test
  void deriveJsonHasTheShapeOfTheContract() {
    Ran ran = run("derive", "--json", "--wrt", "x", "-e", "w = 3; x = 2; f = sin(x)/(w*x)");
    JsonNode json = JSON.readTree(ran.out());
    assertEquals("f", json.get("output").asString());
    assertEquals("x", json.get("wrt").asString());
    List<String> rules = new ArrayList<>();
    for (JsonNode step : json.get("steps")) {
      rules.add(step.get("rule").asString());
      for (String side : List.of("before", "after")) {
        String formula = step.get(side).asString();
        Ran value = run("eval", "-e", "w = 3; x = 2; f = 1; part_ = " + formula);
        assertEquals(0, value.status(), formula + value.err());
      }
    }
    assertTrue(
        rules.containsAll(List.of("sin", "identity", "constant-multiple", "quotient")), "" + rules);
    assertFalse(json.get("result").asString().isBlank());
    assertTrue(json.get("latex").asString().startsWith("\\frac{"));
  }

  /// What a step of a whole tensor starts from and comes to is evaluated at each of its entries.
  @Test
  void derivationsOfTensorsHaveStepsThatCanBeEvaluated() {
    String program =
        "W = [[1, 2], [3, 4], [5, 7]]; b = [1, -1, 2]; x = [1, -2]; V = [[1, 2, -1]]; y = 1; h = W"
            + " x + b; ";
    List<String> ends =
        List.of(
            "L = ‖h‖²",
            "L = hinge(h, y) + 0.1*‖W‖²",
            "L = cross_entropy(h, y)",
            "L = V tanh(h)",
            "L = sum(softmax(h)*b)",
            "L = h");
    Map<String, JsonNode> values = new HashMap<>();
    int steps = 0;
    for (String end : ends) {
      for (String wrt : List.of("W", "x", "b")) {
        String text = program + end;
        JsonNode json = JSON.readTree(run("derive", "--json", "--wrt", wrt, "-e", text).out());
        for (JsonNode step : json.get("steps")) {
          boolean equal = !step.get("rules").toString().matches(".*(local-der|\"shapes).*");
          assertEquals(step.get("rules").get(0), step.get("rule"));
          assertEquals(step.has("wire"), step.has("result"), "" + step);
          for (int i = 0; i < 2; i++) {
            String at = text + "; i = " + i + "; j = " + (1 - i) + "; k = " + (1 + i) + "; side = ";
            List<Object> sides = new ArrayList<>();
            for (String side : List.of("before", "after")) {
              // what one step comes to, the next starts from
              String formula = at + step.get(side).asString();
              sides.add(values.computeIfAbsent(formula, DeriveCommandTest::evaluated));
              steps++;
            }
            if (equal) assertEquals(sides.get(0), sides.get(1), "" + step);
          }
        }
      }
    }
    assertTrue(steps > 300, "" + steps);
  }

  private static JsonNode evaluated(String text) {
    Ran value = run("eval", "--json", "--output", "side", "-e", text);
    assertEquals(0, value.status(), text + value.err());
    return JSON.readTree(value.out()).get("value");
  }

  @Test
  void deriveLatexIsOneAlignedBlock() {
    Ran ran = run("derive", "--latex", "sigmoid-fused", "--wrt", "x0");
    assertEquals(0, ran.status(), ran.err());
    assertTrue(ran.out().startsWith("\\begin{aligned}"), ran.out());
    assertTrue(ran.out().strip().endsWith("\\end{aligned}"));
  }

  @ParameterizedTest
  @MethodSource("gradus.cli.CommandLineTest#examples")
  void everyExampleIsDerivedOrSaysWhyNot(Example example) {
    Ran ran = run("derive", example.name());
    boolean told = ran.status() == 0 || ran.status() == 1 && ran.err().contains("error:");
    assertTrue(told, ran.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"w0", "w_0", "w₀", "w_{0}", " w0 "})
  void aNameIsFoundHoweverItIsSpelt(String wrt) {
    String text = "h = w0*x; f = h*w1 + w0; w0 = 2; w1 = 3; x = 5";
    Ran ran = run("derive", "-e", text, "--wrt", wrt);
    assertEquals(0, ran.status(), ran.err());
    assertEquals("∂f/∂w₀ = 3 · 5 + 1 = 16", ran.out().lines().toList().getLast());
    Ran other = run("derive", "-e", text, "--wrt", "w_2");
    assertEquals(1, other.status());
    assertTrue(other.err().contains("there is no input w"), other.err());
    String vector = "W_1 = [[1,2],[3,4]]; x = [1,2]; f = norm(W_1 @ x)^2";
    String whole = run("derive", "-e", vector, "--wrt", "W_1").out();
    assertEquals(whole, run("derive", "-e", vector, "--wrt", "W₁").out());
    assertTrue(whole.lines().toList().getLast().startsWith("∂f/∂W₁ = [["), whole);
  }

  @Test
  void deriveRefusesWhatItCannotDo() {
    Ran unknown = run("derive", "--wrt", "y", "-e", "x = 1; f = x");
    assertEquals(1, unknown.status());
    assertTrue(
        unknown.err().contains("no input y to derive for. The inputs are: x."), unknown.err());
    assertEquals(1, run("derive", "-e", "x = (1").status());
    assertEquals(2, run("derive").status());
    Ran tensor = run("derive", "-e", "x = [[1,2]]; f = x*2");
    assertTrue(tensor.out().startsWith("∂Σf/∂x = 2 𝟏\n"), tensor.out());
    Ran product = run("derive", "--wrt", "x", "-e", "x = [1, 2]; f = x*prod(x)");
    assertEquals(1, product.status());
    assertTrue(product.err().contains("'prod' hands back has no formula of whole"), product.err());
    Ran entry = run("derive", "--wrt", "x[0]", "-e", "x = [1, 2]; f = 2*x");
    assertTrue(entry.err().contains("for an entry formulas are derived of an output"), entry.err());
  }

  @Test
  void whatMeetsAVectorWithoutAValueOfItsOwnIsAskedFor() {
    String text = "f = mean((w*x + b - t)^2); x=[1,2]; t=[3,4]";
    Ran ran = CommandLineTest.run("derive", "--lang", "en", "-e", text, "--wrt", "b");
    assertEquals(1, ran.status());
    assertEquals("", ran.out());
    assertEquals(
        "<text>:1:5: error: vectors or matrices are at work here, and without values it is not"
            + " clear what each letter is. Give values to w, b.\n"
            + text
            + "\n    "
            + "^".repeat("mean((w*x + b - t)^2)".length())
            + "\n",
        ran.err());
  }

  @Test
  void roundsThatAreTooLongWrittenOutAreNoJson() {
    String many =
        "W = [[0.1, 0.5], [-0.3, 0.8]]; h = [0.2, 0.4]; repeat 150 { h = tanh(W h) }; f = sum(h)";
    Ran json = run("derive", "--lang", "en", "--json", "--wrt", "h", "-e", many);
    assertEquals(1, json.status());
    assertEquals("", json.out());
    assertTrue(json.err().contains("names of single rounds, which no program can say"), json.err());
    assertEquals(0, run("derive", "--wrt", "h", "-e", many).status());
  }

  @Test
  void theNumbersOfAVectorHoldAsPrintedOrAreAbout() {
    String exact = "v = [0.2, 0.4]; w = [-0.028, 0.612]; g = sum(v*w); f = g + 1/3";
    String rows = run("derive", "--wrt", "v", "-e", exact).out();
    assertTrue(rows.endsWith("\n∂f/∂v = [−0.028, 0.612]\n"), rows);
    String about = "v = [0.2, 0.4]; f = sum(v)/3";
    String other = run("derive", "--wrt", "v", "-e", about).out();
    assertTrue(other.endsWith("\n∂f/∂v ≈ [0.33, 0.33]\n"), other);
  }

  @Test
  void withoutValuesTheLettersSayWhatIsAMatrix() {
    Ran ran = run("derive", "-e", "L = ‖W x - y‖²", "--wrt", "W");
    assertEquals(0, ran.status());
    assertTrue(ran.out().startsWith("∂L/∂W = 2 · (W x − y) xᵀ\n"), ran.out());
    assertTrue(ran.err().contains("Matrices: W. Vectors: x, y. Numbers: –."), ran.err());
    Ran unclear = run("derive", "-e", "f = norm(A B c)", "--wrt", "q");
    assertTrue(unclear.err().contains("there is no input q"), unclear.err());
    Ran misfit = run("derive", "-e", "f = norm(outer(A, b))", "--wrt", "A");
    assertEquals(1, misfit.status());
    assertTrue(misfit.err().contains("Give values to "), misfit.err());
  }

  @Test
  void theChainOfNamedWiresIsKeptUnlessAllIsToBePutIn() {
    String net = "x = 1; w = 2; s = w*x; z = tanh(s); L = (1 - z)^2";
    List<String> lines = run("derive", "-e", net, "--wrt", "w").out().lines().toList();
    assertEquals("∂L/∂w = ∂L/∂z · ∂z/∂s · ∂s/∂w", lines.get(0));
    assertEquals("power of a function, difference rule  ∂L/∂z = −2 · (1 − z)", lines.get(1));
    assertEquals("∂L/∂w = −2 · (1 − z) · (1 − z²) x", lines.get(4));
    assertEquals("∂L/∂w = −0.072 · 0.071 · 1.00 = −0.0051", lines.get(5));
    assertEquals(6, lines.size());
    String whole = run("derive", "-e", net, "--wrt", "w", "--expand").out();
    assertTrue(whole.startsWith("constant"), whole);
    JsonNode json = JSON.readTree(run("derive", "-e", net, "--wrt", "w", "--json").out());
    assertEquals("∂z/∂s", json.get("chain").get(0).get(1).get("factor").asString());
    assertEquals("tanh", json.get("chain").get(0).get(1).get("rules").get(0).asString());
    assertEquals("x", json.get("chain").get(0).get(2).get("result").asString());
    String latex = run("derive", "-e", net, "--wrt", "w", "--latex").out();
    assertTrue(latex.contains("\\frac{\\partial L}{\\partial z} \\cdot"), latex);
    assertEquals(latex, run("derive", "-e", net, "--wrt", "w", "--latex", "--chain").out());
    String expanded = run("derive", "-e", net, "--wrt", "w", "--latex", "--expand").out();
    assertFalse(expanded.contains("\\partial z"), expanded);
    Ran none = run("derive", "-e", "x = 2; f = x^2", "--chain");
    assertEquals(1, none.status());
    assertTrue(none.err().contains("no other wire stands between the output and x."), none.err());
    String slide = run("derive", "xyz", "--wrt", "x", "--chain").out();
    assertTrue(slide.startsWith("∂f/∂x = ∂f/∂q · ∂q/∂x\n"), slide);
    assertTrue(slide.endsWith("\n∂f/∂x = z · 1 = z\n∂f/∂x = −4 · 1 = −4\n"), slide);
    String scores = run("derive", "linear", "--wrt", "x").out();
    assertTrue(scores.startsWith("∂s/∂x = W\n"), scores);
    assertTrue(scores.contains("\n∂s/∂x = [[0.20, −0.50, 0.10, 2.00], "), scores);
    String call = run("derive", "swish", "--chain").out();
    assertTrue(call.startsWith("∂f/∂x = ∂f/∂q · ∂q/∂x + ∂f/∂u · ∂u/∂p · ∂p/∂x\n"), call);
    String entry = run("derive", "norm", "--wrt", "W[0, 0]").out();
    assertTrue(entry.startsWith("∂f/∂W₀₀ = ∂f/∂q₀ · ∂q₀/∂W₀₀\n"), entry);
    assertTrue(entry.contains("\nsum rule, power rule         ∂f/∂q₀ = 2 q₀\n"), entry);
    assertTrue(entry.endsWith("\n∂f/∂W₀₀ = 0.440 · 0.200 = 0.088\n"), entry);
    assertEquals(entry, run("derive", "norm", "--wrt", "W₀₀").out());
    String matrix = run("derive", "norm").out();
    String begins =
        "∂f/∂W = 2 q xᵀ\n"
            + "definition               f = Σ_i q_i²\n"
            + "squared norm             ∂f/∂q = 2 q\n";
    assertTrue(matrix.startsWith(begins), matrix);
    assertTrue(matrix.endsWith("\n∂f/∂W = [[0.088, 0.176], [0.104, 0.208]]\n"), matrix);
    assertEquals(matrix, run("derive", "norm", "--wrt", "W").out());
    JsonNode tensor = JSON.readTree(run("derive", "norm", "--wrt", "x", "--json").out());
    assertEquals("2*transpose(W) @ q", tensor.get("result").asString());
    assertEquals("definition", tensor.get("steps").get(0).get("rules").get(0).asString());
    assertEquals("squared-norm", tensor.get("steps").get(1).get("rules").get(0).asString());
    assertEquals("2*q", tensor.get("steps").get(1).get("result").asString());
    String rounds = run("derive", "deep").out();
    assertTrue(rounds.startsWith("∂L/∂h = ∂L/∂h⁽¹⁰⁾ · ∂h⁽¹⁰⁾/∂h⁽⁹⁾ · "), rounds);
    String board = run("derive", "tanh-net", "--wrt", "w_{11}^{(1)}").out();
    assertTrue(board.startsWith("∂L/∂w₁₁⁽¹⁾ = ∂L/∂z⁽²⁾ · "), board);
    assertEquals(2, run("derive", "-e", net, "--chain", "--expand").status());
    assertTrue(
        run("--lang", "ko", "derive", "-e", net, "--chain", "--expand")
            .err()
            .contains("함께 쓸 수 없습니다"));
  }

  @Test
  void aChainOfTooManyWaysIsNotPutInWithoutAWord() {
    String many =
        "x = 1; a = 2*x; b = 3*x; c = a*b; d = a + b; e = c*d; g = c - d; k = e + g; l = e*g;"
            + " L = k*l";
    Ran plain = run("derive", "-e", many);
    assertEquals(0, plain.status());
    assertTrue(plain.out().contains("product rule"), plain.out());
    assertTrue(
        plain.err().contains("notice: more than 12 ways lead from the output to x"), plain.err());
    assertEquals("", run("derive", "-e", many, "--expand").err());
    Ran asked = run("derive", "-e", many, "--chain");
    assertEquals(1, asked.status());
    assertTrue(asked.err().contains("--chain: more than 12 ways lead"), asked.err());
  }
}
