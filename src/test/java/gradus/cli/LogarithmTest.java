package gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.Explanation;
import gradus.explain.Manner;
import gradus.explain.passage.Passage;
import gradus.latex.Signs;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The natural logarithm is called ln or log as the text has it, wherever it is spoken of.
class LogarithmTest {
  private static final String TEXT = "x = 2; f = %s(3*x)";

  private static List<String> said(String program, String... command) {
    List<String> arguments = new ArrayList<>(Arrays.asList(command));
    arguments.addAll(List.of("-e", program));
    CommandLineTest.Ran ran = CommandLineTest.run(arguments.toArray(String[]::new));
    assertEquals(0, ran.status(), ran.err());
    return ran.out().lines().toList();
  }

  private static List<String> said(String program) {
    List<String> all = new ArrayList<>();
    all.addAll(said(program, "steps"));
    all.addAll(said(program, "steps", "--lang", "ko"));
    all.addAll(said(program, "derive"));
    all.addAll(said(program, "derive", "--latex"));
    return all;
  }

  private static String told(String program) {
    Trace trace = Trace.of(Texts.build(program).graph());
    Steps steps = Steps.of(trace, Grain.GATE);
    StringBuilder all = new StringBuilder();
    for (Signs signs : Signs.values()) {
      for (int n = 0; n <= steps.last(); n++) {
        Manner manner = new Manner(Locale.ENGLISH, trace.numbers(2), signs);
        Explanation explanation = Explanation.of(steps, n, manner);
        all.append(explanation.title()).append("\n");
        for (Passage passage : explanation.blocks()) {
          if (passage instanceof Passage.Line line) all.append(line.latex()).append("\n");
        }
      }
    }
    return all.toString();
  }

  @Test
  void sentencesAndDerivationsSpellItAsTheTextDoes() {
    List<String> ln = said(TEXT.formatted("ln"));
    assertEquals("ln : f = ln(q) = ln(6.00) = 1.79", ln.get(2));
    assertTrue(ln.contains("chain rule (ln)    d/dx (ln(3 x)) = 1/(3 x) · 3"), ln::toString);
    assertTrue(ln.stream().anyMatch(line -> line.contains("\\ln\\left(3")), ln::toString);
    assertFalse(ln.stream().anyMatch(line -> line.contains("log")), ln::toString);
    List<String> log = said(TEXT.formatted("log"));
    assertEquals("log : f = log(q) = log(6.00) = 1.79", log.get(2));
    assertTrue(log.stream().anyMatch(line -> line.contains("\\log\\left(3")), log::toString);
    assertFalse(log.stream().anyMatch(line -> line.contains("ln")), log::toString);
  }

  @Test
  void textOfLatexKeepsItToo() {
    String text = "f = \\ln(3x), x = 2";
    assertEquals("ln : f = ln(q) = ln(6.00) = 1.79", said(text, "steps").get(2));
    assertEquals(
        "log : f = log(q) = log(6.00) = 1.79", said(text.replace("ln", "log"), "steps").get(2));
  }

  @Test
  void thePanelTypesetsItAsTheTextHasIt() {
    String ln = told(TEXT.formatted("ln"));
    assertTrue(ln.contains("\\ln"), ln);
    assertFalse(ln.contains("log"), ln);
    String log = told(TEXT.formatted("log"));
    assertTrue(log.contains("\\log"), log);
    assertFalse(log.contains("ln"), log);
  }

  @Test
  void bothHaveTheSameValueSlopeAndEnd() {
    List<String> both = said("x = 2; f = ln(x) + log(x)", "derive");
    assertEquals("df/dx = 2/x", both.get(both.size() - 2));
    assertEquals("df/dx = 1.00", both.getLast());
    assertTrue(said("x = 2; f = x*ln(1)", "derive").contains("simplify           ln(1) · 1 = 0"));
  }
}
