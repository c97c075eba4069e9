package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Cross entropy of what its values show to be probabilities.
class ProbabilitiesTest {
  private static List<Problem> told(String text) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors(), text);
    return Remarks.of(Trace.of(lowering.graph())).stream()
        .filter(p -> p.key().equals(Reading.PROBABILITIES.key()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s = [1, 2, 3]; p = exp(s)/sum(exp(s)); L = 2*cross_entropy(p, 2)"
            + "| p | -log(p[2]) | 0.8152118",
        "s = [1, 2, 3]; L = cross_entropy(exp(s)/sum(exp(s)), 0)"
            + "| exp(s)/sum(exp(s)) | -log((exp(s)/sum(exp(s)))[0]) | 2.4076060",
        "a = [1, 3]; y = 1; p = a/4; L = cross_entropy(p, y)| p | -log(p[y]) | 0.2876821",
      })
  void theyAreToldWithTheOtherReading(String text, String shown, String edit, double value) {
    Problem notice = told(text).getFirst();
    assertEquals(shown, notice.args().getFirst());
    assertEquals(edit, notice.fix());
    String edited =
        text.substring(0, notice.span().start()) + edit + text.substring(notice.span().end());
    Trace trace = Trace.of(Texts.build(edited).graph());
    assertEquals(value, trace.value(trace.graph().output()).orElseThrow().item(), 1e-6);
    assertEquals(List.of(), told(edited));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p_i = \\frac{e^{z_i}}{\\sum_j e^{z_j}}, L = \\operatorname{cross\\_entropy}(p, 1),"
            + " z = [1, 2, 3]",
        "A = [[1, 3], [2, 2]]; P = A/4; L = cross_entropy(P, [0, 1])",
      })
  void theyAreToldInLatexAndOfMatricesToo(String text) {
    assertEquals(1, told(text).size());
  }

  /// Softmax is told of by the text itself.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s = [1, 2, 3]; L = cross_entropy(s, 0)",
        "s = [1, 2, 3]; L = cross_entropy(s/7, 0)",
        "s = [-1, 2]; L = cross_entropy(1*s, 0)",
        "s = [[0.5, 0.5], [1, 2]]; L = cross_entropy(1*s, [0, 1])",
        "s = [1, 2, 3]; L = cross_entropy(softmax(s), 0)",
      })
  void scoresAreNot(String text) {
    assertTrue(told(text).isEmpty(), text);
  }

  private static List<String> unmoved(String text) {
    return Remarks.of(Trace.of(Texts.build(text).graph())).stream()
        .filter(p -> p.key().equals("notice.softmax.whole"))
        .map(p -> p.message(Locale.ENGLISH))
        .toList();
  }

  @Test
  void whyNothingGoesBackThroughAllOfASoftmaxIsSaid() {
    String sentence =
        "no gradient goes back through this softmax to s: its entries always add up to 1, so their"
            + " sum does not move with s.";
    assertEquals(List.of(sentence), unmoved("s = [1, 2, 3]; p = softmax(s)"));
    assertEquals(List.of(sentence), unmoved("s = [1, 2, 3]; p = softmax(s); L = 3*sum(p)"));
    assertEquals(List.of(), unmoved("s = [1, 2, 3]; p = softmax(s); L = p[0]"));
    assertEquals(List.of(), unmoved("s = [1, 2, 3]; p = softmax(s); L = 0*sum(p)"));
    assertEquals(List.of(), unmoved("p = softmax([1, 2, 3]); a = 2; L = a*sum(p)"));
  }
}
