package gradus.ui.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.descent.Neuron;
import gradus.graph.GraphBuilder;
import gradus.lang.Messages;
import gradus.reading.ProgramReader;
import gradus.trace.Trace;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of the signs of the inputs of weighted sums.
class NeuronsViewTest {
  private static String told(String text, Locale locale) {
    Trace trace = Trace.of(GraphBuilder.build(ProgramReader.read(text)).graph(), () -> false);
    return NeuronsView.told(Neuron.of(trace), (key, args) -> Messages.text(locale, key, args));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x = [1, 2] | In 1 of 1 all inputs have one sign, so all weight gradients have one sign, too. | 1개 중 1개는 입력의 부호가 모두 같으므로, 가중치의 기울기도 부호가 모두 같습니다.
          x = [1, 0] | In 1 of 1 all inputs that are not 0 have one sign, so all weight gradients that are not 0 have one sign, too. | 1개 중 1개는 0이 아닌 입력의 부호가 모두 같으므로, 0이 아닌 가중치의 기울기도 부호가 모두 같습니다.
          x = [0, 0] | In 1 of 1 all inputs are 0, so no weight moves. | 1개 중 1개는 입력이 모두 0이므로, 어떤 가중치도 움직이지 않습니다.
          x = [1, -2] | None of 1 has inputs of one sign only: their weights may rise and fall at once. | 1개 중 입력의 부호가 모두 같은 것은 없습니다(0개). 가중치가 한꺼번에 커지고 작아질 수 있습니다.
          """)
  void ofOneSumItIsTrueForEveryKindOfInputs(String inputs, String english, String korean) {
    String text = inputs + "; w = [0.3, -0.8]; f = w·x";
    assertEquals(english, told(text, Locale.ENGLISH));
    assertEquals(korean, told(text, Locale.KOREAN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x = [0, 0]; y = [1, -1] | In 1 of 2 there are inputs of both signs: their weights may rise and fall at once. In 1 of 2 all inputs are 0, so no weight moves. | 2개 중 1개는 입력의 부호가 섞여 있습니다. 가중치가 한꺼번에 커지고 작아질 수 있습니다. 2개 중 1개는 입력이 모두 0이므로, 어떤 가중치도 움직이지 않습니다.
          x = [0, 0]; y = [-3, -1] | In 1 of 2 all inputs have one sign, so all weight gradients have one sign, too. In 1 of 2 all inputs are 0, so no weight moves. | 2개 중 1개는 입력의 부호가 모두 같으므로, 가중치의 기울기도 부호가 모두 같습니다. 2개 중 1개는 입력이 모두 0이므로, 어떤 가중치도 움직이지 않습니다.
          x = [2, -1]; y = [-3, -1] | In 1 of 2 all inputs have one sign, so all weight gradients have one sign, too. | 2개 중 1개는 입력의 부호가 모두 같으므로, 가중치의 기울기도 부호가 모두 같습니다.
          """)
  void ofSeveralItTellsThemApart(String inputs, String english, String korean) {
    String text = inputs + "; w = [0.3, -0.8]; v = [1, 2]; L = w·x + v·y";
    assertEquals(english, told(text, Locale.ENGLISH));
    assertEquals(korean, told(text, Locale.KOREAN));
  }
}
