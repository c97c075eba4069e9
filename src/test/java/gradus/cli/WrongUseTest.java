package gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// What options answer to what they do not take.
class WrongUseTest {
  @TempDir Path folder;

  private record Ran(int status, String out, String err) {}

  private static Ran run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        GradusCommand.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args);
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8).strip());
  }

  private static void refused(String sentence, String... args) {
    Ran ran = run(args);
    assertEquals("gradus: " + sentence, ran.err());
    assertEquals(2, ran.status());
    assertEquals("", ran.out());
  }

  @Test
  void aRowIsOneOfThoseThatCanOpen() {
    refused(
        "--row says which row --level neuron or --level scalar opens: give it with one of them.",
        "steps",
        "norm",
        "--row",
        "1");
    refused(
        "--row에는 0부터 센 행의 번호를 적습니다.",
        "--lang",
        "ko",
        "steps",
        "norm",
        "--level",
        "neuron",
        "--row",
        "-1");
    String small = "--row 1 chooses among more than 64 entries: here all rows are drawn.";
    Ran all = run("steps", "norm", "--level", "neuron", "--row", "1");
    assertTrue(all.err().contains(small), all.err());
    assertEquals(1, all.status());
    String row = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]";
    String rows = String.join(", ", Collections.nCopies(6, row));
    String large = "W = [" + rows + "]; x = " + row + "; f = sum(W x)";
    Ran none = run("steps", "-e", large, "--level", "scalar", "--row", "99");
    String only = "nothing here has a row 99: the rows to choose from are 0 to 5.";
    // the text is not at fault
    assertEquals("gradus: " + only, none.err());
    assertEquals(1, none.status());
    Ran last = run("steps", "-e", large, "--level", "neuron", "--row", "5");
    assertEquals(0, last.status(), last.err());
    assertTrue(last.out().contains("· x = 506"), last.out());
    Ran idle = run("steps", "xyz", "--level", "neuron");
    assertEquals(0, idle.status());
    String nothing = "--level neuron changes nothing here";
    assertTrue(idle.err().contains(nothing), idle.err());
  }

  @Test
  void aDerivationIsJsonOrLatex() {
    refused(
        "A derivation is written as JSON or as LaTeX: --json and --latex do not go together.",
        "derive",
        "sigmoid",
        "--wrt",
        "w0",
        "--json",
        "--latex");
    refused(
        "미분 과정은 JSON이나 LaTeX 가운데 하나로 씁니다. --json과 --latex는 함께 쓸 수 없습니다.",
        "--lang",
        "ko",
        "derive",
        "sigmoid",
        "--wrt",
        "w0",
        "--json",
        "--latex");
  }

  @Test
  void anInputIsSetOnce() {
    Ran twice = run("eval", "xyz", "--set", "x=1", "--set", "x=2");
    assertEquals("gradus: --set gives x a value twice.", twice.err());
    assertEquals(1, twice.status());
    assertEquals("", twice.out());
    assertEquals(0, run("eval", "xyz", "--set", "x=1", "--set", "y=2").status());
  }

  /// Every option of every command that takes one of a few words, `--step` but for its numbers.
  @TestFactory
  Stream<DynamicTest> everyOptionOfAFewWordsSaysThemInItsLabelAndToAWrongOne() {
    List<DynamicTest> tests = new ArrayList<>();
    CommandLine all = GradusCommand.line(System.out, System.err, Locale.ENGLISH);
    all.getSubcommands()
        .forEach((name, command) -> {
          for (OptionSpec option : command.getCommandSpec().options()) {
            List<String> words = Choices.of(option);
            if (words.isEmpty()) continue;
            String what = name + " " + option.longestName();
            tests.add(DynamicTest.dynamicTest(what, () -> says(name, option, words)));
          }
        });
    assertTrue(tests.size() >= 6 + 1 + 4, "options of a few words: " + tests.size());
    return tests.stream();
  }

  private void says(String command, OptionSpec option, List<String> words) {
    String flag = option.longestName();
    assertTrue(option.paramLabel().endsWith(String.join("|", words)), option.paramLabel());
    List<String> args = new ArrayList<>(List.of(command, "xyz", flag, "nonsense"));
    if (command.equals("export")) args.addAll(List.of("-o", folder.resolve("x.png").toString()));
    for (String language : List.of("en", "ko")) {
      if (flag.equals("--lang") && language.equals("ko")) continue;
      List<String> spoken = new ArrayList<>(args);
      if (!flag.equals("--lang")) spoken.addAll(List.of("--lang", language));
      Ran ran = run(spoken.toArray(String[]::new));
      assertEquals(2, ran.status(), ran.err());
      assertEquals(1, ran.err().lines().count(), ran.err());
      assertTrue(ran.err().contains(flag), ran.err());
      assertTrue(ran.err().contains(String.join(", ", words)), ran.err());
      assertTrue(ran.err().contains("'nonsense'"), ran.err());
      boolean korean = ran.err().codePoints().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3);
      assertEquals(language.equals("ko"), korean, ran.err());
    }
    assertFalse(Files.exists(folder.resolve("x.png")));
  }

  @Test
  void aWrongWordIsAnsweredWithTheRightOnes() {
    refused(
        "--theme takes one of light, dark, print, not 'neon'.",
        "export",
        "xyz",
        "-o",
        "x.png",
        "--theme",
        "neon",
        "--lang",
        "en");
    refused(
        "--theme에는 'neon'이(가) 아니라 light, dark, print 중 하나를 적어야 합니다.",
        "export",
        "xyz",
        "-o",
        "x.png",
        "--theme",
        "neon",
        "--lang",
        "ko");
    refused(
        "--engine takes one of elk, jgraphx, not 'sketch'.",
        "export",
        "xyz",
        "-o",
        "x.png",
        "--engine=sketch",
        "--lang",
        "en");
    refused(
        "--step takes a number or one of start, forward, end, not 'middle'.",
        "export",
        "xyz",
        "-o",
        "x.png",
        "--step",
        "middle",
        "--lang",
        "en");
    refused(
        "--grain takes one of pass, gate, wire, part, not 'round'.",
        "steps",
        "xyz",
        "--grain",
        "round",
        "--lang",
        "en");
  }

  @Test
  void aWordWhereANumberStandsIsAnsweredInTheLanguageAskedFor() {
    refused(
        "--digits takes a number, not 'two'.", "steps", "xyz", "--digits", "two", "--lang", "en");
    refused(
        "--digits에는 'two'이(가) 아니라 수를 적어야 합니다.", "steps", "xyz", "--lang", "ko", "--digits", "two");
    refused(
        "--scale takes a number, not 'big'.",
        "export",
        "xyz",
        "-o",
        "x.png",
        "--scale",
        "big",
        "--lang",
        "en");
  }

  @Test
  void ofScaleAndSizeOnlyOneIsTaken() {
    Path file = folder.resolve("x.png");
    String both = "--scale and --size both say how large the picture is: give one of them.";
    refused(
        both,
        "export",
        "xyz",
        "-o",
        file.toString(),
        "--scale",
        "1",
        "--size",
        "30x20",
        "--lang",
        "en");
    refused(
        "--scale과 --size는 둘 다 그림의 크기를 정합니다. 하나만 적으세요.",
        "export",
        "xyz",
        "-o",
        file.toString(),
        "--size",
        "30x20",
        "--scale",
        "3",
        "--lang",
        "ko");
    assertFalse(Files.exists(file));
    assertEquals(0, run("export", "xyz", "-o", file.toString(), "--size", "30x20").status());
  }

  private static void unknown(String sentence, String... args) {
    Ran ran = run(args);
    assertEquals(1, ran.status(), ran.err());
    assertEquals("", ran.out());
    assertEquals("gradus: " + sentence, ran.err().lines().findFirst().orElse(""));
  }

  private static final String SWISH = "swish(t) = t*sigmoid(t); x = 2; f = swish(x)";

  @Test
  void aNameThatNothingCouldBeUnfoldedByIsRefused() {
    unknown(
        "there is no function, call or repeat called 'nosuch' for --unfold."
            + " Those of this program: f, swish.",
        "eval",
        "-e",
        SWISH,
        "--unfold",
        "nosuch",
        "--lang",
        "en");
    unknown(
        "there is no function, call or repeat called 'swihs' for --fold: did you mean 'swish'?",
        "steps",
        "-e",
        SWISH,
        "--unfold-all",
        "--fold",
        "swihs",
        "--lang",
        "en");
    unknown(
        "there is no function, call or repeat called 'q' for --unfold, and none in this program.",
        "check",
        "-e",
        "x = 2; q = x*x",
        "--unfold",
        "q",
        "--lang",
        "en");
    unknown(
        "--unfold에 적은 'sigmod'(이)라는 함수나 호출, 반복은 없습니다. 혹시 'sigmoid'입니까?",
        "derive",
        "-e",
        SWISH,
        "--unfold",
        "sigmod",
        "--lang",
        "ko");
    unknown(
        "--fold에 적은 'nosuch'(이)라는 함수나 호출, 반복은 없습니다. 이 프로그램에 있는 것: f, swish.",
        "eval",
        "-e",
        SWISH,
        "--fold",
        "nosuch",
        "--lang",
        "ko");
  }

  @Test
  void eachUnknownNameIsSaid() {
    Ran ran =
        run(
            "eval",
            "-e",
            SWISH,
            "--unfold",
            "one",
            "--unfold",
            "two",
            "--fold",
            "nine",
            "--lang",
            "en");
    assertEquals(3, ran.err().lines().filter(line -> line.startsWith("gradus: ")).count());
    for (String name : List.of("'one' for --unfold", "'two' for --unfold", "'nine' for --fold")) {
      assertTrue(ran.err().contains(name), ran.err());
    }
  }

  @Test
  void whatCanBeUnfoldedOrFoldedIs() {
    String repeat = "h = 1; w = 2; repeat 3 { h = sigmoid(w*h) }; f = h*2";
    List<List<String>> taken =
        List.of(
            List.of(SWISH, "--unfold", "swish"),
            List.of(SWISH, "--unfold", "f"),
            List.of(SWISH, "--unfold", "f", "--fold", "sigmoid"),
            List.of(SWISH, "--unfold-all", "--fold", "f"),
            List.of("f = x*2; x = 3", "--unfold", "softmax"),
            List.of("f = x*2; x = 3", "--unfold", "+"),
            List.of("f = a*b*a*b; a = 3; b = 1", "--unfold", "f"),
            List.of("f = a*b*a*b; a = 3; b = 1", "--unfold-all", "--fold", "*"),
            List.of(repeat, "--fold", "h"),
            List.of(repeat, "--fold", "h", "--unfold", "sigmoid"));
    for (List<String> each : taken) {
      for (String command : List.of("steps", "derive")) {
        List<String> args = new ArrayList<>(List.of(command, "-e"));
        args.addAll(each);
        Ran ran = run(args.toArray(String[]::new));
        assertEquals(0, ran.status(), each + ran.err());
      }
    }
  }

  @Test
  void aMistakeUnderUnfoldAllIsSaidLikeAnyOther() {
    Ran ran = run("steps", "--unfold-all", "-e", "f = sigmoid(", "--lang", "en");
    assertEquals(1, ran.status());
    assertTrue(ran.err().startsWith("<text>:1:12: error: '(' is never closed"), ran.err());
  }
}
