package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The first gradient that is no number is told, as the first such value is.
class SpoiledGradientTest {
  private static Trace trace(String text) {
    return Trace.of(Texts.build(text).graph());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = sqrt(x)^2; x = 0 | 4-11 | 0 · ∞ at this gate: the gradient is not a number from here"
            + " on.",
        "f = sqrt(x); x = 0   | 4-11 | 1 · ∞ at this gate: the gradient is infinite from here on.",
        "f = -sqrt(x); x = 0  | 5-12 | −1 · ∞ at this gate: the gradient is infinite from here on.",
        "f = sum(sqrt(x)); x = [0, 4] | 8-15 | 1 · ∞ at this gate: the gradient is infinite from"
            + " here on.",
        "f = sum(3*x^[2, 0.5]); x = 0 | 10-20 | 3 · ∞ at this gate: the gradient is infinite from"
            + " here on.",
        "f = y + 1; y = 2sqrt(x)*x; x = 0 | 16-23 | 0 · ∞ at this gate: the gradient is not a"
            + " number from here on.",
      })
  void itsGateIsNamed(String text, String place, String sentence) {
    List<Problem> remarks = Remarks.of(trace(text));
    assertEquals(1, remarks.size(), remarks.toString());
    Problem remark = remarks.getFirst();
    assertEquals(sentence, remark.message(Locale.ENGLISH));
    assertEquals(place, remark.span().start() + "-" + remark.span().end());
    String korean = remark.message(Locale.KOREAN);
    assertTrue(korean.contains("기울기"), korean);
  }

  @Test
  void aPowerOfTenStandsInBracketsBeforeItsExponent() {
    assertEquals(
        "(10²⁰⁰)² is infinite: this gate made it.",
        Remarks.of(trace("f = x^2; x = 1e200")).getFirst().message(Locale.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = sqrt(x^2); x = 0               | notice.gradient.infinite notice.gradient.nan | 9-12",
        "f = sqrt(sum(x^2)); x = [0, 0]     | notice.gradient.infinite notice.gradient.nan | 13-16",
        "f = sqrt(3*sin(x)*x); x = 0        | notice.gradient.infinite notice.gradient.nan | 9-19",
        "f = sqrt(x) - sqrt(x); x = 0       | notice.gradient.infinite notice.gradient.infinite"
            + " notice.gradient.sum | 27-28",
        "f = exp(-1/x^2); x = 0             | step.infinite notice.gradient.nan | 8-14",
        "f = log(1 + exp(x)); x = 1000      | step.infinite notice.gradient.nan | 12-18",
        "g = exp(x); f = g/(1 + g); x = 1000 | step.infinite step.gradient.nan | 16-25",
        "f = sum(exp(-1/x^2)); x = [0, 1]   | step.infinite notice.gradient.nan | 12-18",
        "f = log(x); x = 0                  | step.infinite notice.gradient.infinite | 4-10",
        "f = log(1 - sigmoid(x)); x = 100   | step.infinite notice.gradient.infinite | 4-23",
        "f = sum(log(x)); x = [1, 0]        | step.infinite notice.gradient.infinite | 8-14",
        "f = sqrt(x); x = -1                | step.nan | 4-11",
        "f = sqrt(x) + sqrt(x); x = 0       | notice.gradient.infinite notice.gradient.infinite |"
            + " 4-11",
      })
  void theFirstThatIsNoNumberAfterAnInfiniteOneIsNamedToo(String text, String keys, String place) {
    List<Problem> remarks = Remarks.of(trace(text));
    assertEquals(keys, String.join(" ", remarks.stream().map(Problem::key).toList()));
    Span span = remarks.getLast().span();
    assertEquals(place, span.start() + "-" + span.end());
  }

  @ParameterizedTest
  @CsvSource({
    "f = sqrt(x^2); x = 4",
    "f = sqrt(x)^2; x = 4",
    "f = abs(x); x = 0",
    "f = norm(x); x = [0; 0]",
    "f = x^2; x = 0",
    "f = sqrt(x)",
  })
  void whatIsANumberIsNoNews(String text) {
    assertEquals(List.of(), Remarks.of(trace(text.replace("0; 0", "0, 0"))));
  }

  @Test
  void aValueThatIsNotANumberIsToldOnceAndAnInfiniteOneWithItsGradient() {
    List<Problem> nan = Remarks.of(trace("f = log(x); x = -1"));
    assertEquals(List.of("step.nan"), nan.stream().map(Problem::key).toList());
    List<Problem> infinite = Remarks.of(trace("f = sum(log(x)); x = [1, 0]"));
    assertEquals(
        "1 · ∞ at this gate: the gradient is infinite from here on.",
        infinite.getLast().message(Locale.ENGLISH));
    assertEquals("이 게이트에서 1 · ∞입니다. 여기서부터 기울기가 무한대입니다.", infinite.getLast().message(Locale.KOREAN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = -sqrt(x); x = 0    | −1 · ∞ at this gate: the gradient is infinite from here on.",
        "f = sqrt(x)^2; x = 0   | 0 · ∞ at this gate: the gradient is not a number from here on.",
        "f = sum(sqrt(x)); x = [0, 4] | 1 · ∞ at this gate: the gradient is infinite from here on.",
      })
  void thePanelHasTheFactorsToo(String text, String sentence) {
    Trace trace = trace(text);
    Manner manner = new Manner(Locale.ENGLISH, trace.numbers(2));
    Gate root =
        trace.forward().stream()
            .filter(g -> g.isOperation() && g.op().name().equals("sqrt"))
            .findFirst()
            .orElseThrow();
    assertTrue(
        words(trace, root, manner).contains(sentence), words(trace, root, manner).toString());
  }

  @Test
  void whatIsNotChosenSaysSo() {
    Manner manner = new Manner(Locale.ENGLISH, trace("f = 1").numbers(2));
    Trace one = trace("f = where(x > 0, sqrt(x), 3); x = -1");
    assertEquals(List.of("step.nan"), Remarks.of(one).stream().map(Problem::key).toList());
    Steps steps = Steps.of(one, Grain.GATE);
    Gate root = one.forward().get(1);
    assertTrue(
        steps(steps, manner).contains("to x: not chosen: 0, the first of 2 branches of x"),
        () -> steps(steps, manner).toString());
    assertTrue(
        words(one, root, manner)
            .contains(
                "Not chosen: 0. Only a branch that was not chosen reads p, so nothing flows back,"
                    + " whatever the local gradient is."));
    Trace some = trace("f = where([1, 0], sqrt(x), 3); x = [4, -1]");
    assertTrue(
        steps(Steps.of(some, Grain.GATE), manner)
            .contains("to x: ∂Σf/∂x = ∂Σf/∂q / (2 q) = [0.25, 0], where not chosen: 0"));
    assertTrue(
        words(some, some.forward().getFirst(), manner)
            .contains(
                "Entries of q that only a branch reads that was not chosen hand back 0, whatever"
                    + " their local gradient is."));
  }

  private static List<String> steps(Steps steps, Manner manner) {
    return IntStream.rangeClosed(0, steps.last())
        .mapToObj(n -> Sentences.of(steps, n, manner))
        .toList();
  }

  private static List<String> words(Trace trace, Gate gate, Manner manner) {
    return Explanation.of(trace, gate, trace.end(), manner).blocks().stream()
        .filter(Passage.Prose.class::isInstance)
        .map(b -> ((Passage.Prose) b).text())
        .toList();
  }

  @Test
  void stepAndPanelSaySoAtTheGate() {
    Trace trace = trace("f = sqrt(x)^2; x = 0");
    Steps steps = Steps.of(trace, Grain.GATE);
    Manner manner = new Manner(Locale.ENGLISH, trace.numbers(2));
    assertEquals(
        "to x: upstream 0 · local ∞ = NaN; the gradient is not a number from this gate on",
        Sentences.of(steps, steps.last(), manner));
    Gate root =
        trace.forward().stream()
            .filter(g -> g.span().start() == 4 && g.span().end() == 11)
            .findFirst()
            .orElseThrow();
    assertTrue(
        Explanation.of(trace, root, trace.end(), manner).blocks().stream()
            .anyMatch(b ->
                b instanceof Passage.Prose prose
                    && prose
                        .text()
                        .equals("0 · ∞ at this gate: the gradient is not a number from here on.")));
  }
}
