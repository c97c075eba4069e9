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
      String why =
          example.name().equals("gate")
              ? "the function f is not defined, so there are no numbers"
              : "'X' is given by its shape, 3×227×227, and has no numbers";
      assertTrue(ran.err().contains(why), ran.err());
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

  @Test
  void aBatchComesOutAlikeInOrderHoweverManyAreWorkedOnAtOnce() throws Exception {
    Path file = folder.resolve("many.jsonl");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      // Every seventh takes far longer than its neighbours, every eleventh has a mistake.
      String text =
          i % 7 == 0
              ? "x = " + i + "; h = x; repeat 400 { h = tanh(h*0.9 + 0.1) }"
              : i % 11 == 0 ? "f = sigmod(" + i + ")" : "x = " + i + "; f = x*x + 1";
      lines.append("{\"id\": ").append(i).append(", \"program\": \"").append(text).append("\"}\n");
    }
    Files.writeString(file, lines);
    String alone = run("eval", "--batch", file.toString(), "--jobs", "1").out();
    List<JsonNode> answers = alone.lines().map(JSON::readTree).toList();
    assertEquals(300, answers.size());
    for (int i = 0; i < 300; i++) {
      assertEquals(i, answers.get(i).get("id").asInt());
      assertEquals(i % 7 != 0 && i % 11 == 0, answers.get(i).has("problems"), "" + i);
    }
    assertEquals(170.0, answers.get(13).get("value").asDouble());
    for (String jobs : List.of("2", "5")) {
      assertEquals(alone, run("eval", "--batch", file.toString(), "--jobs", jobs).out());
    }
    assertEquals(alone, run("eval", "--batch", file.toString()).out());
  }

  @Test
  void aLineOfABatchThatIsNoTextIsToldInItsPlace() throws Exception {
    Path file = folder.resolve("odd.jsonl");
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        "\uFEFF{\"id\": 1, \"program\": \"x = 2; x^2\"}\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {'{', (byte) 0xC0, '}', '\n'});
    bytes.writeBytes("{\"id\": 3, \"program\": \"x = 3; x^2\"}".getBytes(StandardCharsets.UTF_8));
    Files.write(file, bytes.toByteArray());
    Ran ran = run("eval", "--batch", file.toString());
    assertEquals(0, ran.status(), ran.err());
    List<JsonNode> answers = ran.out().lines().map(JSON::readTree).toList();
    assertEquals(3, answers.size());
    assertEquals(4.0, answers.get(0).get("value").asDouble());
    assertTrue(answers.get(1).get("id").isNull());
    assertEquals(
        "line 3 is not UTF-8 text: its byte 2 cannot be read.",
        answers.get(1).get("problems").get(0).get("message").asString());
    assertEquals(9.0, answers.get(2).get("value").asDouble());
    Ran missing = run("eval", "--batch", folder.resolve("none.jsonl").toString());
    assertEquals(1, missing.status());
    assertEquals("", missing.out());
    assertTrue(missing.err().contains("There is no file"), missing.err());
    Ran kind = run("eval", "--batch", folder.toString());
    assertEquals(1, kind.status());
    assertTrue(kind.err().contains("is a folder, not a program"), kind.err());
  }

  @Test
  void howManyAreWorkedOnAtOnceIsSaidOfABatchAlone() {
    Ran alone = run("eval", "xyz", "--jobs", "2");
    assertEquals(2, alone.status());
    assertEquals("gradus: --jobs goes with --batch.", alone.err().strip());
    for (String none : List.of("0", "-3", "257")) {
      Ran refused = run("eval", "--batch", "b.jsonl", "--jobs=" + none);
      assertEquals(2, refused.status());
      assertEquals(
          "gradus: --jobs says how many programs are worked on at once, from 1 to 256.",
          refused.err().strip());
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsPrintedEvaluatedSteppedAndExported(Example example) throws Exception {
    assertEquals(example.program().strip(), run("examples", example.name()).out().strip());
    assertEquals(example.name().equals("gate") ? 1 : 0, run("eval", example.name()).status());
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
  void aLongSumIsOneStepUnlessItIsUnfoldedAndItsGatesStayInTheNumbers() {
    String text = "f = a + b - c + d; a = 1; b = 2; c = 3; d = 4";
    assertEquals(
        List.of(
            "Start: a = 1, b = 2, c = 3, d = 4.",
            "+ : f = a + b − c + d = 1 + 2 − 3 + 4 = 4",
            "Seed: the gradient of f with respect to itself is 1.",
            "to a, b, d: upstream 1 · local 1 = 1; to c: upstream 1 · local (−1) = −1"),
        run("steps", "-e", text).out().lines().toList());
    for (String name : List.of("f", "+")) {
      Ran parts = run("steps", "--unfold", name, "-e", text);
      assertEquals(8, parts.out().lines().count());
      assertEquals(parts, run("steps", "--unfold-all", "-e", text));
    }
    assertEquals(8, run("steps", "--unfold", "*", "-e", text).out().lines().count() + 4);
    assertEquals(
        run("eval", "--json", "--unfold-all", "-e", text), run("eval", "--json", "-e", text));
    assertEquals(
        run("steps", "--json", "--unfold-all", "--grain", "wire", "-e", text),
        run("steps", "--json", "--grain", "wire", "-e", text));
    assertTrue(
        run("steps", "--json", "-e", text)
            .out()
            .startsWith("[{\"n\":1,\"kind\":\"compute\",\"gate\":\"f\",\"operand\":null,"));
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
    assertTrue(out.contains("× : f = q z = 3 × (−4) = −12\n"), out);
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
    assertTrue(run("steps", "norm").out().contains("² = 0.116\n"), run("steps", "norm").out());
    assertTrue(run("steps", "norm", "--digits", "2").out().contains("² = 0.12\n"));
    String apples = run("steps", "apples").out();
    assertTrue(apples.contains("× : total yen = price yen × tax = 200 × 1.1 = 220"), apples);
    assertTrue(apples.contains("to apples: upstream 1.1 · local 100 = 110"), apples);
    assertFalse(apples.contains(".0"), apples);
    assertTrue(run("steps", "-e", "x = 0.3; f = x^2").out().contains("x² = 0.30² = 0.09\n"));
    String plain = run("steps", "staged", "--plain-integers").out();
    assertTrue(plain.startsWith("Start: x = 3, y = −4."), plain);
    String more = run("steps", "norm", "--plain-integers").out();
    assertTrue(more.contains("² = 0.116\n"), more);
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
    // In one row it would be a fourth as high as it is wide.
    run("export", "sigmoid", "-o", png.toString(), "--size", "600x500");
    fitted = ImageIO.read(png.toFile());
    assertEquals(600, fitted.getWidth());
    assertTrue(fitted.getHeight() > 300);
    run("export", "xyz", "-o", png.toString(), "--size", "1920x1080");
    fitted = ImageIO.read(png.toFile());
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
