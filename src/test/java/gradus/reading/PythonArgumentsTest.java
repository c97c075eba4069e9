package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.Texts;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What PyTorch, TensorFlow and NumPy are told in brackets beside a value.
class PythonArgumentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = torch.ones(2, 3, requires_grad=True); f = sum(x*x)       | 6 | [[1, 1, 1], [1, 1, 1]]",
        "x = torch.zeros(3, dtype=torch.float32); f = sum(x + 1)      | 3 | [0, 0, 0]",
        "x = np.ones((2, 2), dtype=float); f = sum(x*x)               | 4 | [[1, 1], [1, 1]]",
        "x = tf.constant(3.0); f = x*x                                | 9 | 3.0",
        "x = tf.Variable(3.0, trainable=True); f = x*x                | 9 | 3.0",
        "x = tf.constant([[1.0, 2.0]], dtype=tf.float32); f = sum(x*x) | 5 | [[1.0, 2.0]]",
        "x = nn.Parameter([1.0, 2.0], requires_grad=True); f = sum(x*x) | 5 | [1.0, 2.0]",
      })
  void whatChangesNoValueIsLeftWithANotice(String text, String value, String spelled) {
    Outcomes.assertGives(text, value);
    assertEquals(List.of(spelled), edits(text));
  }

  private static List<String> edits(String text) {
    return Texts.build(text).notices().stream()
        .filter(p -> p.key().equals("notice.spelling"))
        .map(p -> p.fix())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = -2; f = x.clamp(min=0)                      | 0  | max(x, 0)",
        "x = 3; f = 1 + torch.clamp(x*2, min=0, max=1)*3 | 4  | min(max(x*2, 0), 1)",
        "x = 3; f = np.clip(x, 0, 1)                     | 1  | min(max(x, 0), 1)",
        "x = 3; f = np.clip(x, a_min=0, a_max=1)         | 1  | min(max(x, 0), 1)",
        "x = 0.5; f = np.clip(2x - 1, -1, 1)             | 0  | min(max(2x - 1, -1), 1)",
        "x = 0.5; f = torch.clamp(x, 0, 1)               | 0.5 | min(max(x, 0), 1)",
        "x = -3; f = (x+1).clip(-1, 1)                   | -1 | min(max((x+1), -1), 1)",
        "x = 3; f = torch.clamp(x, max=2)                | 2  | min(x, 2)",
        "x = 3; f = np.clip(x, None, 2)                  | 2  | min(x, 2)",
        "x = 3; f = torch.clamp(x, max=2, min=1)         | 2  | min(max(x, 1), 2)",
      })
  void aValueIsKeptBetweenItsBounds(String text, String value, String spelled) {
    Outcomes.assertGives(text, value);
    assertEquals(List.of(spelled), edits(text));
    int at = text.indexOf("f = ");
    boolean whole = !text.contains("1 +");
    if (whole) Outcomes.assertGives(text.substring(0, at + 4) + spelled, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = 3; f = torch.clamp(x)",
        "x = 3; y = 1; f = torch.clamp(x, out=y)",
        "x = 3; f = torch.clamp(x, min=0, 1)",
        "x = 3; f = torch.clamp(x, min=0, min=1)",
        "x = 3; f = x.clamp(1, 2, 3)",
        "x = 3; f = clip(x, 0, 1, 2)",
        "x = torch.ones(2, dtype=torch.int32); f = sum(x)",
        "x = tf.constant(3.5, dtype=tf.int32); f = x*x",
        "x = tf.Variable(3.0, trainable=False); f = x*x",
        "x = tf.Variable(); f = 2",
        "x = constant(3); f = x*x",
      })
  void whatMayChangeAValueIsRefused(String text) {
    assertFalse(Texts.build(text).errors().isEmpty(), text);
  }
}
