package gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A result that standard output does not take is no result.
class FullOutputTest {
  private static final String EVAL = "eval xyz";

  /// A device that takes so many bytes.
  private static final class Full extends OutputStream {
    private int room;

    Full(int room) {
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      if (room-- <= 0) throw new IOException("full");
    }
  }

  private record Ended(int status, String errors) {}

  private static Ended run(int room, String command) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
    int status =
        GradusCommand.run(
            new PrintStream(new Full(room), true, StandardCharsets.UTF_8), err, command.split(" "));
    return new Ended(status, errors.toString(StandardCharsets.UTF_8));
  }

  /// Of every command that answers on standard output one.
  static List<String> commands() {
    return List.of(
        "--help",
        "--version",
        EVAL,
        EVAL + " --json",
        "steps xyz",
        "check xyz",
        "derive xyz --wrt x",
        "descend step-by-step --steps 1",
        "examples");
  }

  @Test
  void everyCommandThatAnswersThereIsWalked() {
    Set<String> walked = new TreeSet<>();
    commands().stream()
        .map(c -> c.split(" ")[0])
        .filter(c -> !c.startsWith("-"))
        .forEach(walked::add);
    Set<String> all =
        new TreeSet<>(
            GradusCommand.line(System.out, System.err, Locale.ENGLISH).getSubcommands().keySet());
    assertTrue(all.remove("export"), "it answers in a file");
    assertEquals(all, walked);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aResultThatIsNotTakenEndsWithASentence(String command) {
    assertEquals(
        new Ended(
            1,
            "gradus: not all of the result could be written: standard output is full, or was"
                + " closed.\n"),
        run(2, command));
    assertEquals(0, run(1_000_000, command).status());
    assertEquals("", run(1_000_000, command).errors());
  }

  @Test
  void theSentenceIsInTheLanguageAskedFor() {
    assertEquals(
        "gradus: 결과를 모두 쓰지 못했습니다. 표준 출력이 가득 찼거나 닫혔습니다.\n", run(0, EVAL + " --lang ko").errors());
  }

  @Test
  void whatWentWrongBeforeKeepsItsStatus() {
    assertEquals(2, run(0, "eval --bogus").status());
    Ended none = run(0, "eval nothing-of-the-kind");
    assertEquals(1, none.status());
    assertEquals("gradus: There is no file nothing-of-the-kind.\n", none.errors());
  }
}
