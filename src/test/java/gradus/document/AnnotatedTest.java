package gradus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is noted below a program, and that it never becomes part of it.
class AnnotatedTest {
  private static String written(String text) {
    return Annotated.written(
        text,
        new NamedValues.Listing()
            .add("step", 7)
            .add("open", List.of("q", "‖ \"v\" ‖"))
            .add("x", 1.5));
  }

  @Test
  void aProgramIsFollowedByMarkedCommentLines() {
    assertEquals(
        """
        x = 2
        f = x^2

        # ---- Gradus keeps this for its window; these lines can be deleted ----
        # step = 7
        # open = ["q", "‖ \\"v\\" ‖"]
        # x = 1.5
        """,
        written("x = 2\nf = x^2\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x = 2", "x = 2\n", "x = 2\n\n\n", "", "\n", "x = 2 # 글"})
  void theProgramComesBackToTheLetter(String text) {
    Annotated read = Annotated.of(written(text));
    assertEquals(text, read.text());
    assertEquals(OptionalInt.of(7), read.notes().count("step"));
    assertEquals(List.of("q", "‖ \"v\" ‖"), read.notes().texts("open"));
    assertEquals(OptionalDouble.of(1.5), read.notes().number("x"));
    assertEquals(Optional.empty(), read.notes().text("step"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x = 2", "", "# step = 7\n", "x = 2\n# a remark\n# step = 7\n"})
  void aProgramWithoutTheMarkIsWhole(String text) {
    assertEquals(new Annotated(text, NamedValues.NONE), Annotated.of(text));
    assertEquals(text, Annotated.written(text, new NamedValues.Listing()));
  }

  @Test
  void whatWasWrittenBelowTheNotesKeepsEverything() {
    String whole = written("x = 2\n") + "f = x^2\n";
    assertEquals(new Annotated(whole, NamedValues.NONE), Annotated.of(whole));
  }

  @Test
  void damagedNotesAreLeftAsTheCommentsTheyAre() {
    String whole = written("x = 2\n").replace("step = 7", "step = ");
    assertEquals(new Annotated(whole, NamedValues.NONE), Annotated.of(whole));
  }

  @Test
  void aMarkInTheMiddleOfALineIsNone() {
    String whole = "x = 2 " + Annotated.MARK + "\n# step = 7\n";
    assertEquals(new Annotated(whole, NamedValues.NONE), Annotated.of(whole));
  }
}
