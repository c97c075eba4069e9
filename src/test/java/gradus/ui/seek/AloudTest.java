package gradus.ui.seek;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradus.ui.work.Subject.Question;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The picture in words: the step's sentence, and the gate that was asked about.
class AloudTest extends Unseen {
  private final Aloud aloud = new Aloud(model.picture(), attention, model.words());

  private void asked(String name, String said) throws Exception {
    assertEquals(
        said,
        on(() -> {
          attention.ask(named(name));
          return aloud.text().getValue();
        }));
  }

  @Test
  void aGateIsToldAsFarAsTheStepKnows() throws Exception {
    program("x = -2, y = 5, z = -4\nq = x + y\nf = swish(q)*z\nswish(t) = t*sigmoid(t)");
    asked("q", "q: addition, no value yet, no gradient yet");
    act(() -> model.picture().player().go(1));
    asked("q", "q: addition, value 3.00, no gradient yet");
    act(() -> model.picture().player().end());
    asked("q", "q: addition, value 3.00, gradient −4.35");
    asked("x", "x: input, value −2.00, gradient −4.35");
    act(() -> settings.locale().set(Locale.KOREAN));
    asked("x", "x: 입력, 값 −2.00, 기울기 −4.35");
    asked("f", "f: 곱셈, 값 −11.43, 기울기 1.00");
  }

  @Test
  void aForkIsToldWithItsBranchesAndTheSum() throws Exception {
    program("x = -2, y = 5\nq = x + y\nf = q*x + q");
    act(() -> {
      attention.ask(Question.aboutFork(named("q")));
      assertEquals("fork of q: used 2 times, no gradient yet", aloud.text().getValue());
      model.picture().player().end();
      attention.ask(Question.aboutFork(named("q")));
      assertEquals("fork of q: used 2 times, sum of the gradients −1", aloud.text().getValue());
      settings.locale().set(Locale.KOREAN);
      assertEquals("q의 갈림점: 2번 쓰임, 기울기의 합 −1", aloud.text().getValue());
    });
  }

  @Test
  void withoutAQuestionItIsTheSentenceOfTheStep() throws Exception {
    program("x = -2, y = 5\nf = x*y");
    act(() -> {
      var said = aloud.text();
      model.picture().player().go(1);
      String first = said.getValue();
      assertEquals(model.picture().sentence().get(), first);
      attention.ask(named("x"));
      assertEquals("x: input, value −2, no gradient yet", said.getValue());
      attention.release();
      assertEquals(first, said.getValue());
      attention.ask(named("x"));
      model.picture().player().go(2);
      assertEquals(model.picture().sentence().get(), said.getValue());
      assertNotEquals(first, said.getValue());
    });
  }
}
