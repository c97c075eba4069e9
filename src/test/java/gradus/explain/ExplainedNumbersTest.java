package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.graph.Lowering;
import gradus.graph.Wire;
import gradus.op.Op;
import gradus.op.Programs;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import gradus.trace.Grain;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The numbers in the formulas of an explanation are those of the trace.
class ExplainedNumbersTest {
  private static final Numbers EXACT = new Numbers(15, false);

  private static Trace trace(String program) {
    Lowering lowering = Texts.build(program);
    assertFalse(lowering.hasErrors(), () -> program + lowering.problems());
    return Trace.of(lowering.graph());
  }

  private static List<Passage.Line> lines(Explanation explanation) {
    return explanation.blocks().stream()
        .filter(Passage.Line.class::isInstance)
        .map(Passage.Line.class::cast)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> numbersOfTheLineAreThoseOfTheTrace() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Op op : Ops.all()) {
      for (Op.Sample sample : op.samples()) {
        String program = Programs.of(op, sample);
        tests.add(dynamicTest(program.strip().replace('\n', ' '), () -> numbersAgree(program)));
      }
    }
    assertTrue(tests.size() >= 100, "" + tests.size());
    return tests.stream();
  }

  @Test
  void whatAVectorJacobianProductMultipliesByIsNotCalledLocal() {
    Steps steps = Steps.of(trace("W = [[1, 2], [3, 4]]; x = [1, 2]; f = W x"), Grain.WIRE);
    int told = 0;
    for (int n = 0; n <= steps.last(); n++) {
      if (!(steps.step(n) instanceof Step.Pull)) continue;
      List<String> captions =
          lines(Explanation.of(steps, n, new Manner(Locale.ENGLISH, EXACT))).stream()
              .flatMap(l -> l.pieces().stream())
              .map(Piece::caption)
              .toList();
      assertFalse(captions.contains("local"), captions.toString());
      assertTrue(captions.contains("VJP factor"), captions.toString());
      told++;
    }
    assertEquals(2, told);
  }

  /// The loss makes the upstream gradient something else than 1.
  private static void numbersAgree(String program) {
    Trace trace = trace(program + "loss = sum(square(0.7*v))");
    Steps steps = Steps.of(trace, Grain.WIRE);
    int compared = 0;
    for (int n = 0; n <= steps.last(); n++) {
      if (!(steps.step(n) instanceof Step.Pull pull)) continue;
      Wire wire = pull.wires().getFirst();
      if (Telling.isLabel(wire)) continue;
      boolean scalar = wire.source().shape().isScalar() && pull.gate().shape().isScalar();
      Explanation explanation = Explanation.of(steps, n, new Manner(Locale.ENGLISH, EXACT));
      if (!scalar) {
        String result = new AmountWriter(EXACT).latex(Amount.of(trace.contribution(wire), false));
        String row = new AmountWriter(EXACT).latex(Amount.of(trace.contribution(wire), true));
        boolean there =
            lines(explanation).stream()
                .flatMap(l -> l.pieces().stream())
                .anyMatch(p ->
                    p.role() == Role.DOWNSTREAM
                        && (p.latex().equals(result) || p.latex().equals(row)));
        assertTrue(there, result);
        compared++;
        continue;
      }
      double up = captioned(explanation, "upstream", Role.UPSTREAM);
      double local = captioned(explanation, "local", Role.LOCAL);
      double down = captioned(explanation, "downstream", Role.DOWNSTREAM);
      near(trace.gradient(pull.gate()).orElseThrow().item(), up);
      near(trace.local(wire), local);
      near(trace.contribution(wire).item(), down);
      near(up * local, down);
      compared++;
    }
    assertTrue(compared >= 2, program + compared);
  }

  private static void near(double expected, double shown) {
    assertEquals(expected, shown, 2e-14 * (1 + Math.abs(expected)));
  }

  private static double captioned(Explanation explanation, String caption, Role role) {
    List<Piece> found =
        lines(explanation).stream()
            .flatMap(l -> l.pieces().stream())
            .filter(p -> p.caption().equals(caption) && p.latex().matches("[-(\\d].*"))
            .toList();
    assertFalse(found.isEmpty(), caption);
    assertEquals(role, found.getFirst().role());
    String text = found.getFirst().latex().replaceAll("[()]", "");
    return Double.parseDouble(text.replace("\\mathord{\\cdot}10^{", "e").replace("}", ""));
  }
}
