package gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.cli.CommandLineTest.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `gradus descend` as people run it.
class DescendCommandTest {
  private static final String LINE = "x = 3; t = 2; w = 1; L = (w*x - t)^2";

  @TempDir Path folder;

  private static Ran descend(String program, String... more) {
    String[] args = new String[5 + more.length];
    System.arraycopy(new String[] {"descend", "--lang", "en", "-e", program}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    return CommandLineTest.run(args);
  }

  @Test
  void theRuleOfTheTextIsFollowedARowAStep() {
    Ran ran = descend(LINE + "; w := w - 0.0625*grad(L, w)", "--steps", "2");
    assertEquals(
        "step,loss,norm,w\n0,1,6,1\n1,0.015625,0.75,0.625\n2,0.000244140625,0.09375,0.671875\n",
        ran.out());
    assertEquals("", ran.err());
    assertEquals(0, ran.status());
  }

  @Test
  void aRateThatTheTextLeavesOpenIsNamed() {
    String open = LINE + "; w := w - eta*grad(L, w)";
    Ran ran = descend(open, "--steps", "0");
    assertEquals(
        "notice: the rate of the update rule has no value in the text: 0.1 is taken here, and"
            + " --rate sets another.\n",
        ran.err());
    assertEquals("", descend(open, "--steps", "0", "--rate", "0.2").err());
    assertEquals("", descend(LINE, "--params=w", "--steps", "0").err());
  }

  @Test
  void thePublishedExampleIsDescendedByItsOwnRule() {
    Ran ran = CommandLineTest.run("descend", "step-by-step", "--steps", "1");
    assertEquals(0, ran.status(), ran.err());
    String[] rows = ran.out().split("\n");
    assertEquals("step,loss,norm,w1,w2,w3,w4,w5,w6,w7,w8", rows[0]);
    assertEquals(0.298371109, Double.parseDouble(rows[1].split(",")[1]), 5e-10);
    String[] after = rows[2].split(",");
    assertEquals(0.291027774, Double.parseDouble(after[1]), 5e-10);
    assertEquals(0.149780716, Double.parseDouble(after[3]), 5e-10);
    assertEquals(0.35891648, Double.parseDouble(after[7]), 5e-9);
  }

  @Test
  void twoProgramsDescendSideBySideAtOneRate() throws IOException {
    Path other = folder.resolve("other.gradus");
    Files.writeString(
        other, "x = 3; t = 2; w = 1; b = 0; L = (w*x + b - t)^2; w := w - 0.5*grad(L, w)");
    String own = LINE + "; w := w - 0.0625*grad(L, w)";
    Ran ran = descend(own, "--steps", "1", "--against", other.toString());
    assertEquals(
        "step,loss,norm,grad w,against loss,against norm,against grad w\n"
            + "0,1,6,6,1,6,6\n1,0.015625,0.75,0.75,0.015625,0.75,0.75\n",
        ran.out());
    assertEquals(
        "notice: " + other + " states the rate 0.5; both descend with 0.0625 here.\n", ran.err());
    assertEquals(0, ran.status());
    // without rules, what is called as what moves in the first moves
    Files.writeString(other, "w = [1, 2]; L = sum(w^2)/2");
    Ran json = descend(own, "--steps=0", "--against", other.toString(), "--json");
    double length = Math.sqrt(5);
    assertEquals(
        "[{\"step\":0,\"loss\":1.0,\"norm\":6.0,\"grad w\":6.0,\"against loss\":2.5,"
            + "\"against norm\":%s,\"against grad w\":%s}]\n".formatted(length, length),
        json.out());
  }

  @Test
  void ofTwoProgramsOneGoesOnWhereTheOtherEndsAndWordsSayWhereNothingCanBeCompared()
      throws IOException {
    Path other = folder.resolve("other.gradus");
    Files.writeString(other, "w = 1; L = w^2/8");
    String own = "w = 1; L = w^2; w := w - 5*grad(L, w)";
    Ran ran = descend(own, "--steps=400", "--against", other.toString());
    String[] rows = ran.out().split("\n");
    assertEquals(402, rows.length);
    assertTrue(rows[401].startsWith("400,,,,"), rows[401]);
    assertTrue(!rows[401].endsWith(","), rows[401]);
    assertEquals(1, ran.status());
    assertTrue(ran.err().startsWith("gradus: <text>: at step "), ran.err());

    Ran apart = descend(own, "--against", "xyz");
    assertEquals(2, apart.status());
    assertTrue(
        apart
            .err()
            .contains(
                "xyz has no update rule, and none of its inputs is called as what moves in the"
                    + " first program: w. It has: x, y, z."),
        apart.err());
    assertEquals("", apart.out());
    Files.writeString(other, "w = [1, 2]; y = w^2");
    Ran wide = descend(own, "--against", other.toString());
    assertEquals(1, wide.status());
    assertTrue(wide.err().contains(other + ": only one number can be descended"), wide.err());
    assertEquals(1, descend(own, "--against", folder + "/none.gradus").status());
  }

  @Test
  void theCommandLineHasTheLastWord() {
    Ran ran =
        descend(
            LINE + "; w := w - 0.0625*grad(L, w)",
            "--steps=1",
            "--rate=0.5",
            "--params=t",
            "--json");
    assertEquals(
        "[{\"step\":0,\"loss\":1.0,\"norm\":2.0,\"t\":2.0},"
            + "{\"step\":1,\"loss\":0.0,\"norm\":0.0,\"t\":3.0}]\n",
        ran.out().replace("\r", ""));
    assertEquals(0, ran.status());
  }

  @Test
  void numbersHaveSeventeenDigitsAndEntriesTheirIndices() {
    Ran ran = descend("w_1 = [[0.1, 2]]; L = sum(w_1^2)", "--params", "w_1", "--steps", "0");
    assertEquals(
        "step,loss,norm,\"w_1[0,0]\",\"w_1[0,1]\"\n"
            + "0,4.0099999999999998,4.0049968789001573,0.10000000000000001,2\n",
        ran.out());
  }

  @Test
  void withoutARuleNothingIsGuessed() {
    Ran ran = descend(LINE);
    assertEquals(2, ran.status());
    assertEquals("", ran.out());
    assertEquals(
        "gradus: the text has no update rule, so it does not say which inputs move and which are"
            + " data: name them with --params. There are: x, t, w.\n",
        ran.err().replace("\r", ""));
  }

  @Test
  void aRateTooLargeEndsWithTheStepThatOverflows() {
    Ran ran = descend("w = 1; L = w^2", "--params=w", "--rate=5", "--steps=1000");
    assertEquals(1, ran.status());
    assertEquals(1 + 162, ran.out().lines().count());
    assertEquals(
        "gradus: at step 162 the loss L is no longer a finite number (∞): the descent ends."
            + " The rate 5 is too large here; try a smaller one.\n",
        ran.err().replace("\r", ""));
  }

  @Test
  void aWrongRuleIsShownAtItsPlace() {
    Ran ran = descend(LINE + "; v := v - 0.1*grad(L, v)");
    assertEquals(1, ran.status());
    assertTrue(
        ran.err().startsWith("<text>:1:39: error: this rule moves v, which is no input"),
        ran.err());
  }

  @Test
  void examplesComeFromAFile() throws IOException {
    Path file = folder.resolve("rows.csv");
    Files.writeString(file, "x,t,note\n1,2,a\n2,4,b\n");
    Ran ran = descend(LINE, "--params=w", "--rate=0.2", "--steps=1", "--data", file.toString());
    // (1 − 2)² and (2 − 4)², gradients −2 and −8
    assertEquals("step,loss,norm,w\n0,2.5,5,1\n1,0,0,2\n", ran.out());
    assertEquals(
        "notice: the program has no input for these columns, which are left: note.\n",
        ran.err().replace("\r", ""));
    Files.writeString(file, "x,t\n1,2\n2,\n");
    Ran missing = descend(LINE, "--params=w", "--data", file.toString());
    assertEquals(1, missing.status());
    assertEquals(
        "gradus: " + file + ": line 3 has no number for t.\n", missing.err().replace("\r", ""));
    Files.writeString(file, "x,t\n1,\"2\"x\n");
    assertEquals(1, descend(LINE, "--params=w", "--data", file.toString()).status());
    assertEquals(1, descend(LINE, "--params=w", "--data", folder + "/none.csv").status());
  }

  @Test
  void whatTheLossDoesNotKnowStaysWhereItIs() {
    Ran ran = descend(LINE + "; u = 7", "--params=w,u", "--steps=0");
    assertTrue(ran.err().contains("notice: L does not depend on u"), ran.err());
    assertEquals(0, ran.status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rate=0             | --rate takes a number above 0.",
        "--rate=NaN           | --rate takes a number above 0.",
        "--steps=-1           | --steps takes a whole number from 0 to 1000000.",
        "--momentum=1         | --momentum takes a number from 0 to below 1.",
        "--batch=2            | --batch says how many examples a step looks at",
        "--params=w,q         | --params: no input with a value is called 'q'. There are: x, t, w.",
        "--optimiser=adam --momentum=0.5 | adam has no momentum to choose",
        "--optimiser=newton   | --optimiser takes one of sgd, momentum, nesterov, rmsprop, adam"
      })
  void wrongUseIsTold(String options, String sentence) {
    Ran ran = descend(LINE, options.split(" "));
    assertEquals(2, ran.status(), ran.out());
    assertTrue(ran.err().contains(sentence), ran.err());
  }

  @Test
  void aLossOfSeveralNumbersIsRefused() {
    Ran ran = descend("w = [1, 2]; y = w^2", "--params=w");
    assertEquals(1, ran.status());
    assertTrue(
        ran.err().contains("only one number can be descended, and y has the shape"), ran.err());
  }

  @Test
  void aMomentumMakesThePlainStepRoll() {
    String[] rolling = {"--params=w", "--steps=3", "--momentum=0.5"};
    assertEquals(
        descend(LINE, "--params=w", "--steps=3", "--momentum=0.5", "--optimiser=momentum").out(),
        descend(LINE, rolling).out());
  }

  @Test
  void whatWasLearnedIsSaidOfExamplesHeldBackToo() {
    Ran ran =
        CommandLineTest.run(
            "descend",
            "strokes-net",
            "--lang=en",
            "--data=strokes",
            "--batch=8",
            "--seed=1",
            "--steps=300",
            "--hold-back=0.2");
    assertEquals(
        "240 examples: loss 1.148 before, 0.04815 after; accuracy 29.2 % before, 98.8 % after.\n"
            + "60 examples held back: loss 1.103 before, 0.02178 after; accuracy 30 % before,"
            + " 100 % after.\n",
        ran.err());
    assertEquals(0, ran.status());
    Ran line = descend(LINE, "--params=w", "--data=line", "--steps=0", "--hold-back=0.25");
    String loss = "[0-9]+[.][0-9]+";
    String told = "25 examples held back: loss (" + loss + ") before, \\1 after[.]\n";
    assertTrue(line.err().matches(told), line.err());
  }

  @Test
  void aShareThatLeavesNothingIsRefused() {
    String[] few = {"--params=w", "--data=line", "--hold-back=0.001"};
    assertEquals(
        "gradus: of 100 examples, this share leaves none to learn from or none to hold back.\n",
        descend(LINE, few).err());
    assertEquals(
        "gradus: --hold-back takes a number between 0 and 1: the share of the examples.\n",
        descend(LINE, "--params=w", "--data=line", "--hold-back=1").err());
    assertEquals(
        "gradus: --hold-back keeps a share of the examples from being learned: give them with"
            + " --data FILE.csv.\n",
        descend(LINE, "--params=w", "--hold-back=0.5").err());
  }

  /// Rows of X and targets, columns by name; how many are answered right is said before and after.
  @Test
  void examplesMayBeRowsAndAClassifierIsExamined() throws IOException {
    Path file = folder.resolve("키.csv");
    Files.writeString(file, "키;몸무게;답\n2;0;1\n-1;1;0\n3;1;1\n-2;-1;0\n1;0;1\n");
    String program =
        "X = [[0, 0], [1, 1]]; t = [0, 1]; w = [-1, 0]; p = sigmoid(X @ w);"
            + "L = -mean(t*log(p) + (1 - t)*log(1 - p))";
    String[] more = {
      "--params=w",
      "--data",
      file.toString(),
      "--columns",
      "X=키,몸무게",
      "--columns",
      "t=답",
      "--rate=2",
      "--steps=20"
    };
    Ran ran = descend(program, more);
    // w = (-1, 0): (2 ln(1 + e²) + 2 ln(1 + e) + ln(1 + e³)) / 5
    assertEquals(
        "5 examples: loss 1.986 before, 0.01513 after; accuracy 0 % before, 100 % after.\n",
        ran.err());
    assertEquals(22, ran.out().lines().count());
    String[] held = Arrays.copyOf(more, more.length + 2);
    held[more.length] = "--hold-back=0.4";
    held[more.length + 1] = "--batch=2";
    Ran back = descend(program, held);
    assertTrue(
        back.err()
            .matches(
                "3 examples: .*; accuracy 0 % before, 100 % after[.]\n"
                    + "2 examples held back: .*; accuracy 0 % before, 100 % after[.]\n"),
        back.err());
    assertEquals(back.out(), descend(program, held).out());
    assertEquals(
        "gradus: L is no mean over the rows: with every row twice it is another number, so a part"
            + " of the rows does not tell of all. Write the loss as a mean, or take all rows at"
            + " each step.\n",
        descend(program.replace("mean", "sum"), held).err());
    Ran none = descend(program, "--params=w", "--columns", "t=답");
    assertEquals(
        "--columns is about examples: give them with --data FILE.csv.",
        none.err().lines().findFirst().orElseThrow().replaceFirst("^gradus: ", ""));
    assertEquals(2, none.status());
  }
}
