package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.graph.Gate;
import gradus.lang.Messages;
import gradus.tensor.Numbers;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What is told of an input that was asked about.
class InputStoryTest {
  private static List<String> told(String text, String input, int step, Locale locale) {
    Steps steps = Steps.of(Trace.of(Texts.build(text).graph()), Grain.GATE);
    Gate gate = steps.trace().graph().named(input).orElseThrow();
    int n = step < 0 ? steps.last() : step;
    Manner manner = new Manner(locale, Numbers.SLIDES);
    return Explanation.of(steps.trace(), gate, steps.moment(n), manner).blocks().stream()
        .map(block ->
            switch (block) {
              case Passage.Heading heading -> "# " + heading.text();
              case Passage.Prose prose -> prose.text();
              case Passage.Line line -> line.text();
            })
        .toList();
  }

  private static String meaning(String text, String input) {
    List<String> told = told(text, input, -1, Locale.ENGLISH);
    int at = told.indexOf("# " + Messages.text(Locale.ENGLISH, "explain.input.gradient"));
    return told.get(at + 2);
  }

  @Test
  void itsGradientWhatThatMeansAndItsPath() {
    assertEquals(
        List.of(
            "# Input",
            "x = −2.00",
            "# Gradient",
            "∂f/∂x = −4.00",
            "+0.01 on x changes f by −0.04.",
            "# Its path to f",
            "f → q → x",
            "f → q → x = −4.00",
            "q = x + y",
            "f = q z"),
        told("x = -2, y = 5, z = -4\nf = (x + y)*z", "x", -1, Locale.ENGLISH));
  }

  /// A gradient of 0 would say that no other label does anything.
  @Test
  void anIndexHasNone() {
    List<String> none =
        List.of(
            "# Input",
            "y = 1",
            "# No gradient",
            "y says which entry counts: it is an index, and an index has none. Between one entry"
                + " and the next there is nothing that y could be moved to a little; another index"
                + " is another L.");
    for (String loss : List.of("cross_entropy(s, y)", "hinge(s, y)", "-log(softmax(s)[y])")) {
      assertEquals(none, told("s = [1, 2, 0]; y = 1; L = " + loss, "y", -1, Locale.ENGLISH), loss);
    }
    List<String> used = told("s = [1, 2, 0]; y = 1; L = s[y]*y", "y", -1, Locale.ENGLISH);
    assertEquals("∂L/∂y = 2.00", used.get(3));
  }

  @Test
  void beforeTheBackwardPassItIsSaidThatItIsToCome() {
    List<String> told = told("x = -2, y = 5, z = -4\nf = (x + y)*z", "x", 0, Locale.ENGLISH);
    assertEquals("# Gradient, once the backward pass has come here", told.get(2));
    assertEquals("∂f/∂x = −4.00", told.get(3));
  }

  @Test
  void onlyTheDigitsThatHoldAreWritten() {
    // 3² → 3.01²: 0.0601 where 0.06 is promised.
    assertEquals("+0.01 on x changes f by about 0.06.", meaning("x = 3; f = x^2", "x"));
    assertEquals("+0.01 on x changes f by about 0.002.", meaning("x = 1; f = sigmoid(x)", "x"));
    assertEquals("+0.01 on x changes f by about 0.00105.", meaning("x = 2; f = sigmoid(x)", "x"));
    // Larger steps bend too much: −0.5 where −1 is promised.
    assertEquals("+0.0001 on x changes f by about −0.01.", meaning("x = 0.01; f = 0.01/x", "x"));
  }

  @Test
  void whatBendsTooSharplyIsSaidSo() {
    assertEquals(
        "The gradient promises a change of 0.005 for +0.01 on x, yet f changes by 0: it bends too"
            + " sharply here.",
        meaning("x = 0; f = min(x, 0)", "x").replace("−", "-"));
  }

  @Test
  void theStrongestEntryOfATensorStandsForIt() {
    assertEquals(
        "+0.01 on x[1] changes f by 0.05.", meaning("x = [1, 2]; w = [3, 5]; f = sum(w*x)", "x"));
    assertEquals(
        "+0.01 on w[1] changes Σf by 0.02.", meaning("x = [1, 2]; w = [3, 5]; f = w*x", "w"));
  }

  @Test
  void whatTheOutputDoesNotReactToIsToldSo() {
    assertEquals(
        "A small change of x does not change f here.", meaning("x = -2; f = relu(x)", "x"));
    List<String> apart = told("x = 1; y = 2; f = y^2", "x", -1, Locale.ENGLISH);
    assertTrue(
        apart.contains("No path: the output does not depend on x, so its gradient is 0."),
        "" + apart);
  }

  @Test
  void ofManyPathsTheStrongestAreShownAndTheOthersCounted() {
    List<String> told = told("x = 2\nf = x*x*x*x + x", "x", -1, Locale.ENGLISH);
    assertTrue(told.contains("# Its 5 paths to f"), "" + told);
    assertTrue(told.contains("And 2 more: see the tab Paths."), "" + told);
  }

  @Test
  void itIsSaidInKorean() {
    List<String> told = told("x = -2, y = 5, z = -4\nf = (x + y)*z", "x", -1, Locale.KOREAN);
    assertEquals("# 기울기", told.get(2));
    assertEquals("x를 0.01만큼 늘리면 f는 −0.04만큼 변합니다.", told.get(4));
    assertEquals("# f까지의 경로", told.get(5));
  }

  @Test
  void aBlankInputHasNone() {
    assertEquals(
        List.of(
            "# Input",
            "x",
            "x has no value yet: type one in its field, and everything that depends on it is"
                + " computed."),
        told("f = x^2", "x", 0, Locale.ENGLISH));
  }
}
