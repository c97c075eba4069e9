package gradus.ui.piece;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.explain.Manner;
import gradus.explain.StepFormula;
import gradus.explain.term.Excerpt;
import gradus.graph.GraphBuilder;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Look;
import gradus.picture.Palette;
import gradus.picture.Theme;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import gradus.ui.piece.TwoLines.Share;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Every step of tensors or at a fork can be typeset, in about the height foretold.
class TwoLinesTest {
  private static final Look LOOK = new Look(Theme.LIGHT, Palette.CLASSIC);
  private static final double SIZE = 20;

  private final Typesetter typesetter = new Typesetter();

  private Optional<TwoLines> lines(StepFormula step, Share share, double room) {
    return TwoLines.of(step, share, typesetter, LOOK, SIZE, room);
  }

  private static Optional<StepFormula> formula(Steps steps, int n, Excerpt excerpt) {
    Manner manner = new Manner(Locale.ENGLISH, steps.trace().numbers(2)).within(excerpt);
    return StepFormula.of(steps, n, manner);
  }

  private static Steps steps(String program) {
    return Steps.of(Trace.of(GraphBuilder.build(ProgramReader.read(program)).graph()), Grain.GATE);
  }

  @Test
  void everyStepOfTheExamplesIsTypesetInTheHeightForetold() {
    int typeset = 0;
    for (Example example : Examples.all()) {
      Steps steps = steps(example.program());
      for (int n = 0; n <= steps.last(); n++) {
        Optional<StepFormula> step = formula(steps, n, new Excerpt(6, 6));
        if (step.isEmpty()) continue;
        TwoLines all = lines(step.get(), Share.ALL, Double.MAX_VALUE).orElseThrow();
        TwoLines results = lines(step.get(), Share.RESULTS, Double.MAX_VALUE).orElseThrow();
        String where = example.name() + " " + n;
        assertTrue(results.prefHeight(-1) <= all.prefHeight(-1), where);
        // exp(f) has a row of fractions of its own: the formula is higher than a fraction.
        double foretold = TwoLines.height(step.get(), SIZE);
        boolean higher = where.equals("softmax-loss 1");
        assertTrue(higher || all.prefHeight(-1) <= 1.12 * foretold, where + " " + foretold);
        typeset++;
      }
    }
    assertTrue(typeset >= 80, "" + typeset);
  }

  @Test
  void whatHasNoRoomIsLeftOutOrRefused() {
    Steps steps = steps("W = [[1, 2], [3, 4]]; x = [5, 6]; f = W x");
    StepFormula step = formula(steps, steps.last(), Excerpt.WHOLE).orElseThrow();
    double all = lines(step, Share.ALL, Double.MAX_VALUE).orElseThrow().prefWidth(-1);
    double results = lines(step, Share.RESULTS, Double.MAX_VALUE).orElseThrow().prefWidth(-1);
    assertTrue(results < all, results + " " + all);
    assertTrue(lines(step, Share.ALL, all).isPresent());
    assertEquals(Optional.empty(), lines(step, Share.ALL, all - 20));
    assertEquals(Optional.empty(), lines(step, Share.RESULTS, results - 20));
    TwoLines some = lines(step, Share.SOME, results - 20).orElseThrow();
    assertTrue(some.prefWidth(-1) <= results - 20, "" + some.prefWidth(-1));
    assertEquals(Optional.empty(), lines(step, Share.SOME, 30));
  }

  @Test
  void inLettersHalfAsLargeItIsAboutHalfAsWide() {
    Steps steps = steps("W = [[1, 2], [3, 4]]; x = [5, 6]; f = W x");
    TwoLines lines =
        lines(formula(steps, 1, Excerpt.WHOLE).orElseThrow(), Share.ALL, Double.MAX_VALUE)
            .orElseThrow();
    double width = lines.prefWidth(-1);
    double height = lines.prefHeight(-1);
    assertTrue(lines.mayFit(SIZE / 2, width / 2, height / 2));
    assertFalse(lines.mayFit(SIZE / 2, width / 3, height));
    assertFalse(lines.mayFit(SIZE / 2, width, height / 3));
  }
}
