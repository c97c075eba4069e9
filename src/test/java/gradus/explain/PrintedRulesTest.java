package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.tensor.Numbers;
import gradus.trace.Grain;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The catalogue's formulas hold as they are printed, for the shapes at hand.
class PrintedRulesTest {
  private static final Manner MANNER = new Manner(Locale.ENGLISH, new Numbers(2, false));

  private static Steps steps(String program) {
    Lowering lowering = Texts.build(program);
    assertFalse(lowering.hasErrors(), () -> program + lowering.problems());
    return Steps.of(Trace.of(lowering.graph()), Grain.GATE);
  }

  /// The number of the step that pulls through the gate called `wire`.
  private static int pull(Steps steps, String wire) {
    for (int n = 0; n <= steps.last(); n++) {
      if (steps.step(n) instanceof Step.Pull p
          && steps.trace().graph().called(p.gate()).filter(wire::equals).isPresent()) {
        return n;
      }
    }
    throw new AssertionError("no gate " + wire);
  }

  private static List<String> formulas(Explanation explanation) {
    return explanation.blocks().stream()
        .filter(Passage.Line.class::isInstance)
        .map(b -> ((Passage.Line) b).latex().replaceAll(" +", " "))
        .toList();
  }

  /// What is handed back from the gate called `wire`.
  private static List<String> back(String program, String wire) {
    Steps steps = steps(program);
    return formulas(Explanation.of(steps, pull(steps, wire), MANNER));
  }

  private static void assertBack(String program, String wire, String formula) {
    List<String> all = back(program, wire);
    assertTrue(all.contains(formula), () -> formula + "\n" + String.join("\n", all));
  }

  private static String sentence(String program, String wire) {
    Steps steps = steps(program);
    return Sentences.of(steps, pull(steps, wire), MANNER);
  }

  @Test
  void aSumOrALeadingMinusStandsInBracketsAsAFactor() {
    assertBack(
        "h = [1, -2]; q = max(0, h); f = sum(q)",
        "q",
        "\\frac{\\partial f}{\\partial h} = \\frac{\\partial f}{\\partial q} \\odot"
            + " \\left(\\mathbf{1}[h > 0] + \\tfrac{1}{2} \\, \\mathbf{1}[h = 0]\\right)");
    assertBack(
        "A = [1, -2]; b = [2, 4]; q = A/b; f = sum(q)",
        "q",
        "\\frac{\\partial f}{\\partial b} = \\frac{\\partial f}{\\partial q} \\odot"
            + " \\left(-\\frac{A}{b^{2}}\\right)");
    assertBack(
        "h = [1, -2]; q = h^(-2); f = sum(q)",
        "q",
        "\\frac{\\partial f}{\\partial h} = \\frac{\\partial f}{\\partial q} \\odot"
            + " \\left(-2 \\, h^{-3}\\right)");
    assertBack(
        "h = [1, -2]; q = sin(h); f = sum(q)",
        "q",
        "\\frac{\\partial f}{\\partial h} = \\frac{\\partial f}{\\partial q} \\odot \\cos h");
  }
}
