package gradus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lesson.Example;
import gradus.lesson.Examples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What each command prints, and with what status it ends. Long, and one idea: the command line run
/// as people run it.
class CommandLineTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  record Ran(int status, String out, String err) {}

  static Ran run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        GradusCommand.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args);
    String errors = err.toString(StandardCharsets.UTF_8);
    assertFalse(errors.contains("\tat "), errors);
    assertFalse(errors.contains("internal error"), errors);
    return new Ran(status, out.toString(StandardCharsets.UTF_8), errors);
  }

  static List<Example> examples() {
    assertTrue(Examples.all().size() >= 14, "examples: " + Examples.all().size());
    return Examples.all();
  }

  @Test
  void evalJsonHasTheShapeOfTheContract() {
    String program = "f(x,y,z) = (x+y)*z\nx = -2\ny = 5\nz = -4";
    Ran ran = run("eval", "--json", "-e", program);
    assertEquals(0, ran.status());
    JsonNode json = JSON.readTree(ran.out());
    assertEquals("f", json.get("output").asString());
    assertEquals(-12.0, json.get("value").asDouble());
    assertEquals(0, json.get("shape").size());
    JsonNode x = json.get("names").get("x");
    assertEquals("input", x.get("kind").asString());
    assertEquals(-4.0, x.get("grad").asDouble());
    JsonNode sum = json.get("gates").get(0);
    assertEquals("+", sum.get("op").asString());
    assertEquals("[\"x\",\"y\"]", sum.get("operands").toString());
    int start = sum.get("span").get(0).asInt();
    assertEquals("x+y", program.substring(start, sum.get("span").get(1).asInt()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void checkAgreesWithEveryExample(Example example) {
    Ran ran = run("check", "--json", example.name());
    if (example.expected().isEmpty()) {
      assertEquals(1, ran.status());
      assertTrue(
          ran.err().contains("the function f is not defined, so there are no numbers"), ran.err());
      return;
    }
    assertEquals(0, ran.status(), ran.out());
    JsonNode json = JSON.readTree(ran.out());
    assertTrue(json.get("ok").asBoolean());
    for (JsonNode entry : json.get("entries")) {
      if (entry.get("kink").asBoolean() || entry.get("numeric").isNull()) continue;
      assertTrue(entry.get("error").asDouble() <= 1e-6, entry.toString());
    }
    Ran table = run("check", example.name());
    assertEquals(0, table.status());
    assertTrue(table.out().contains("agrees"));
  }

  @Test
  void tablesShowNoSignOfZeroAndNoGradientOfAClassLabel() {
    assertFalse(Pattern.compile("-0(?![.\\d])").matcher(run("check", "two-layer").out()).find());
    assertFalse(Pattern.compile("-0(?![.\\d])").matcher(run("eval", "three-layer").out()).find());
    String table = run("eval", "hinge").out();
    assertTrue(Pattern.compile("(?m)^y +0 *$").matcher(table).find(), table);
  }

  @Test
  void checkNamesAKinkAndRefusesWhatCannotBeChecked() {
    Ran kink = run("check", "-e", "x = 0; f = relu(x)");
    assertEquals(0, kink.status());
    assertTrue(kink.out().contains("one-sided slopes 0 and 1, the convention here gives 0"));
    Ran korean = run("check", "--lang", "ko", "-e", "x = 0; f = relu(x)");
    assertTrue(korean.out().contains("꺾인 점"), korean.err());
    assertEquals(1, run("check", "-e", "f = x*2").status());
    assertEquals(2, run("check").status());
  }

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
  void deriveIsWrittenInTheSignsChosen() {
    String text = "x0 = 2; w1 = 3; f = w1*x0^2*sin(x0)";
    String textbook = run("derive", "-e", text, "--wrt", "x0").out();
    assertTrue(textbook.contains("d/dx₀ (x₀²) = 2 x₀\n"), textbook);
    assertTrue(textbook.contains("\ndf/dx₀ = w₁ · (2 x₀ · sin(x₀) + x₀² · cos(x₀))\n"), textbook);
    String[] notes = {"derive", "-e", text, "--wrt", "x0", "--notation", "notes"};
    String line = run(notes).out();
    assertTrue(line.contains("d/dx₀ (x₀^2) = 2 ∗ x₀\n"), line);
    assertTrue(line.contains("\ndf/dx₀ = w₁ ∗ (2 ∗ x₀ ∗ sin(x₀) + x₀^2 ∗ cos(x₀))\n"), line);
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

  @Test
  void deriveLatexIsOneAlignedBlock() {
    Ran ran = run("derive", "--latex", "sigmoid-fused", "--wrt", "x0");
    assertEquals(0, ran.status(), ran.err());
    assertTrue(ran.out().startsWith("\\begin{aligned}"), ran.out());
    assertTrue(ran.out().strip().endsWith("\\end{aligned}"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsDerivedOrSaysWhyNot(Example example) {
    Ran ran = run("derive", example.name());
    boolean told = ran.status() == 0 || ran.status() == 1 && ran.err().contains("error:");
    assertTrue(told, ran.err());
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
    assertTrue(tensor.err().contains("shape 1×2: formulas are derived"), tensor.err());
  }

  @Test
  void theSeedCanBeGiven() {
    String program = "q = W @ x, W = [[1,2],[3,4]], x = [1, -1]";
    Ran ran = run("eval", "-e", program, "--seed-grad", "[1, 0.5]", "--json");
    assertEquals("", ran.err());
    JsonNode json = JSON.readTree(ran.out());
    assertEquals("[1.0,0.5]", json.get("seed").toString());
    assertEquals("[2.5,4.0]", json.get("names").get("x").get("grad").toString());
    Ran steps = run("steps", "-e", program, "--seed-grad", "[1, 0.5]");
    assertTrue(
        steps.out().contains("Seed: the gradient given for q arrives: ∂L/∂q = [1.00, 0.50].\n"),
        steps.out());
    assertFalse(steps.out().contains("∂Σ"), steps.out());
    Ran check = run("check", "-e", program, "--seed-grad", "[1, 0.5]");
    assertEquals(0, check.status());
    Ran wrong = run("eval", "-e", program, "--seed-grad", "[1, 2, 3]");
    assertEquals(1, wrong.status());
    assertTrue(wrong.err().contains("does not fit the output 'q'"), wrong.err());
    Ran unread = run("eval", "-e", program, "--seed-grad", "half");
    assertEquals(2, unread.status());
    assertTrue(unread.err().contains("'half' is no gradient"), unread.err());
  }

  @Test
  void settingsAndOutputAreObeyed() {
    Ran ran =
        run("eval", "-e", "x = 1; q = 2*x; f = q*q", "--set", "x=3", "--output", "q", "--json");
    JsonNode json = JSON.readTree(ran.out());
    assertEquals("q", json.get("output").asString());
    assertEquals(6.0, json.get("value").asDouble());
    assertEquals(2.0, json.get("names").get("x").get("grad").asDouble());
    assertTrue(json.get("names").get("f").get("grad").asDouble() == 0);
    Ran blank = run("eval", "-e", "(x+y)*z", "--set", "x=1", "--set", "y=2", "--set", "z=3");
    assertEquals(0, blank.status());
    assertTrue(blank.out().contains("9"));
    Ran words =
        run("eval", "-e", "apple_yen = 100; f = 2*apple_yen", "--set", "apple yen=3", "--json");
    assertEquals(0, words.status(), words.err());
    assertTrue(words.out().contains("\"value\":6.0"), words.out());
    Ran matrix = run("eval", "-e", "sum(W)", "--set", "W=[[1,2],[3,4]]", "--json");
    assertEquals(10.0, JSON.readTree(matrix.out()).get("value").asDouble());
  }

  @Test
  void nanAndInfinityAreStringsAndTheGateIsNamed() {
    Ran ran = run("eval", "--json", "-e", "x = -1\nf = log(x) + 1/0");
    assertEquals(0, ran.status());
    JsonNode json = JSON.readTree(ran.out());
    assertEquals("NaN", json.get("value").asString());
    assertEquals(2, json.get("notices").size());
    assertTrue(ran.err().contains("<text>:2:5: notice: log(−1) is not a number"), ran.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = sigmod(x), x = 1 | 1:5",
        "f = x + y, x = 1 | 1:9",
        "f = (x + 1, x = 1 | 1:5",
        "f = [1,2] + [1,2,3] | 1:5",
        "W = [[1,2],[3]]; f = sum(W) | 1:12",
        "x = 1; x = 2; f = x | 1:8",
        "x = y; y = x | 1:12",
        "s = [1,2]; f = s[2] | 1:16",
        "s = [1,2]; f = hinge(s, 5) | 1:16",
      })
  void wrongProgramsAreNamedWithTheirPlace(String program, String place) {
    Ran ran = run("eval", "-e", program);
    assertEquals(1, ran.status(), ran.err());
    assertTrue(ran.err().startsWith("<text>:" + place + ": error: "), ran.err());
    assertTrue(ran.err().lines().count() >= 3, ran.err());
    assertEquals("", ran.out());
    Ran korean = run("eval", "-e", program, "--lang", "ko");
    assertTrue(korean.err().codePoints().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3), korean.err());
  }

  @Test
  void hugeAndBrokenInputsGetASentence() throws Exception {
    Path file = folder.resolve("p.gradus");
    for (String text :
        List.of(
            "",
            "# nothing",
            "(".repeat(50_000),
            "-".repeat(100_000),
            "x".repeat(1_000_000) + "+")) {
      Files.writeString(file, text);
      Ran ran = run("eval", file.toString());
      assertEquals(1, ran.status(), ran.err());
      assertTrue(ran.err().contains(": error: "), ran.err());
      assertTrue(ran.err().length() < 2000, "too long: " + ran.err().length());
    }
    Files.write(file, new byte[] {0, 1, 2, (byte) 0xFF});
    assertEquals(1, run("eval", file.toString()).status());
    assertEquals(1, run("eval", folder.toString()).status());
    assertEquals(1, run("eval", folder.resolve("nothing.gradus").toString()).status());
    assertEquals(1, run("export", "xyz", "-o", folder.resolve("no/x.png").toString()).status());
  }

  @Test
  void wrongUseIsStatusTwo() {
    assertEquals(2, run("eval").status());
    assertEquals(2, run("eval", "xyz", "-e", "1").status());
    assertEquals(2, run("export", "xyz").status());
    assertEquals(2, run("export", "xyz", "-o", "x.bmp").status());
    assertEquals(2, run("export", "xyz", "-o", "x.png", "--size", "12").status());
    assertEquals(2, run("export", "xyz", "-o", "x.png", "--step", "some").status());
    assertEquals(2, run("steps", "xyz", "--grain", "coarse").status());
    assertEquals(2, run("--nonsense").status());
    assertEquals(1, run("examples", "sigmoyd").status());
    assertTrue(run("examples", "sigmoyd").err().contains("'sigmoid'"));
  }

  @Test
  void batchAnswersEveryLineInOrder() throws Exception {
    Path file = folder.resolve("b.jsonl");
    Files.writeString(
        file,
        """
        {"id": "a", "program": "x = 2\\nf = x*x"}
        {"id": "b", "program": "f = sigmod(2)"}
        not json
        {"id": 4, "program": "(x+y)*z"}
        {"id": "e", "program": "x = 3; x^2"}
        """);
    Ran ran = run("eval", "--batch", file.toString());
    assertEquals(0, ran.status());
    List<JsonNode> answers = ran.out().lines().map(JSON::readTree).toList();
    assertEquals(5, answers.size());
    assertEquals(4.0, answers.get(0).get("names").get("x").get("grad").asDouble());
    JsonNode problem = answers.get(1).get("problems").get(0);
    assertEquals(5, problem.get("column").asInt());
    assertEquals(6, problem.get("length").asInt());
    assertTrue(answers.get(2).get("id").isNull());
    assertEquals(3, answers.get(3).get("problems").size());
    assertEquals(9.0, answers.get(4).get("value").asDouble());
    for (String[] beside :
        List.of(new String[] {"xyz"}, new String[] {"-e", "x"}, new String[] {"--set", "x=3"})) {
      List<String> line = new ArrayList<>(List.of("eval", "--batch", file.toString()));
      line.addAll(List.of(beside));
      Ran refused = run(line.toArray(String[]::new));
      assertEquals(2, refused.status(), line.toString());
      assertEquals("", refused.out());
      assertTrue(refused.err().contains("--batch reads its programs from a file"), refused.err());
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsPrintedEvaluatedSteppedAndExported(Example example) throws Exception {
    assertEquals(example.program().strip(), run("examples", example.name()).out().strip());
    assertEquals(example.expected().isEmpty() ? 1 : 0, run("eval", example.name()).status());
    for (String language : List.of("en", "ko")) {
      for (String grain : List.of("pass", "gate", "wire", "part")) {
        Ran steps = run("steps", example.name(), "--lang", language, "--grain", grain);
        assertEquals(0, steps.status());
        assertTrue(steps.out().lines().noneMatch(String::isBlank), steps.out());
      }
    }
    Path png = folder.resolve("x.png");
    assertEquals(0, run("export", example.name(), "-o", png.toString()).status());
    assertTrue(ImageIO.read(png.toFile()).getWidth() > 200);
  }

  @Test
  void everyFunctionOfABlankInputIsDrawnByItsPartsOrSaysWhyNot() throws Exception {
    Path one = folder.resolve("one.png");
    Path parts = folder.resolve("parts.png");
    run("export", "-e", "f = sigmoid(x)", "-o", one.toString());
    Ran ran = run("export", "--unfold-all", "-e", "f = sigmoid(x)", "-o", parts.toString());
    assertEquals("", ran.err());
    int width = ImageIO.read(one.toFile()).getWidth();
    assertTrue(ImageIO.read(parts.toFile()).getWidth() > 2 * width, "drawn by its parts");
    Ran whole = run("steps", "--unfold-all", "-e", "f = softmax(x)");
    assertEquals(0, whole.status());
    String notice = "<text>:1:5: notice: softmax stays one gate: its parts depend on the shape";
    assertTrue(whole.err().startsWith(notice), whole.err());
    assertEquals("", run("steps", "--unfold-all", "-e", "x = [1, 2]; f = sum(softmax(x))").err());
    assertEquals(
        "", run("steps", "--unfold-all", "--fold", "softmax", "-e", "f = softmax(x)").err());
  }

  @Test
  void stepsTellTheLecturesNumbers() {
    String out = run("steps", "-e", "f(x,y,z) = (x+y)z, x = -2, y = 5, z = -4").out();
    assertTrue(out.contains("× : 3 × −4 = −12"), out);
    assertTrue(out.contains("to x: upstream −4 · local 1 = −4"), out);
    JsonNode json = JSON.readTree(run("steps", "xyz", "--json", "--grain", "wire").out());
    assertEquals("compute", json.get(0).get("kind").asString());
    assertEquals(1, json.get(0).get("n").asInt());
    assertEquals("seed", json.get(2).get("kind").asString());
    assertEquals("pull", json.get(3).get("kind").asString());
    assertEquals(0, json.get(3).get("operand").asInt());
  }

  @Test
  void anExampleStatesItsDecimalsUnlessOthersAreAskedFor() {
    assertTrue(run("steps", "norm").out().contains("= 0.116  (f)"), run("steps", "norm").out());
    assertTrue(run("steps", "norm", "--digits", "2").out().contains("= 0.12  (f)"));
    assertTrue(run("steps", "-e", "x = 0.3; f = x^2").out().contains("= 0.09  (f)"));
  }

  @Test
  void theChainOfNamedWiresIsKeptUnlessAllIsToBePutIn() {
    String net = "x = 1; w = 2; s = w*x; z = tanh(s); L = (1 - z)^2";
    List<String> lines = run("derive", "-e", net, "--wrt", "w").out().lines().toList();
    assertEquals("∂L/∂w = ∂L/∂z · ∂z/∂s · ∂s/∂w", lines.get(0));
    assertEquals("power of a function, difference rule  ∂L/∂z = −2 · (1 − z)", lines.get(1));
    assertEquals("∂L/∂w = −2 · (1 − z) · (1 − z²) x", lines.get(4));
    assertEquals("∂L/∂w = −0.072 · 0.071 · 1.000 = −0.005", lines.get(5));
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
    assertTrue(matrix.startsWith("∂f/∂W = 2 q xᵀ\nsquared norm             ∂f/∂q = 2 q\n"), matrix);
    assertTrue(matrix.endsWith("\n∂f/∂W = [[0.088, 0.176], [0.104, 0.208]]\n"), matrix);
    assertEquals(matrix, run("derive", "norm", "--wrt", "W").out());
    JsonNode tensor = JSON.readTree(run("derive", "norm", "--wrt", "x", "--json").out());
    assertEquals("2*transpose(W) @ q", tensor.get("result").asString());
    assertEquals("squared_norm", tensor.get("steps").get(0).get("rules").get(0).asString());
    assertEquals("2*q", tensor.get("steps").get(0).get("result").asString());
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

  @Test
  void picturesHaveTheSizeAndBackgroundAskedFor() throws Exception {
    Path png = folder.resolve("a.png");
    run("export", "xyz", "-o", png.toString());
    BufferedImage one = ImageIO.read(png.toFile());
    run("export", "xyz", "-o", png.toString(), "--scale", "2", "--transparent");
    BufferedImage two = ImageIO.read(png.toFile());
    assertEquals(2.0 * one.getWidth(), two.getWidth(), 2);
    assertEquals(0xFFFFFFFF, one.getRGB(0, 0));
    assertEquals(0, two.getRGB(0, 0) >>> 24);
    run("export", "xyz", "-o", png.toString(), "--size", "1920x1080");
    BufferedImage fitted = ImageIO.read(png.toFile());
    assertTrue(fitted.getWidth() == 1920 || fitted.getHeight() == 1080);
    assertTrue(fitted.getWidth() <= 1920 && fitted.getHeight() <= 1080);
    Ran large = run("export", "xyz", "-o", png.toString(), "--size", "99999x99999");
    assertEquals(1, large.status());
    assertEquals(fitted.getWidth(), ImageIO.read(png.toFile()).getWidth());
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "forward", "end", "0", "2"})
  void stepsDiffer(String step) throws Exception {
    Path png = folder.resolve("s.png");
    assertEquals(0, run("export", "xyz", "-o", png.toString(), "--step", step).status());
    byte[] once = Files.readAllBytes(png);
    run("export", "xyz", "-o", png.toString(), "--step", step);
    assertArrayEquals(once, Files.readAllBytes(png));
    run("export", "xyz", "-o", png.toString(), "--step", "4");
    assertFalse(Arrays.equals(once, Files.readAllBytes(png)));
  }

  @Test
  void aStepBeyondTheLastIsRefused() {
    Ran ran = run("export", "xyz", "-o", folder.resolve("x.png").toString(), "--step", "99");
    assertEquals(1, ran.status());
    assertTrue(ran.err().contains("the last one is 5"), ran.err());
  }
}
