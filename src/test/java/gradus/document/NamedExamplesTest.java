package gradus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import gradus.graph.CarriedKeys;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Grouping;
import gradus.lang.Program;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.reading.Notation;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Every wire of every example that the text leaves without a name is given the one it goes by: the
/// same gates, values and gradients are there afterwards, the wire is called so, and all keys are
/// carried there and, as by undoing it, back.
class NamedExamplesTest {
  private int named;

  private void nameAll(String text) {
    Program program = ProgramReader.read(text);
    ComputationGraph graph = GraphBuilder.build(program).graph();
    for (Gate gate : graph.gates()) {
      if (!gate.isOperation() || gate.name() != null) continue;
      String name = graph.called(gate).orElseThrow();
      Grouping.Result result = NamedWire.of(program, gate.key(), name, ProgramReader::read);
      String after =
          assertInstanceOf(
                  Grouping.Result.Done.class, result, () -> gate + ": " + result + "\n" + text)
              .text();
      check(program, graph, gate, name, ProgramReader.read(after));
      named++;
    }
  }

  private static void check(
      Program program, ComputationGraph graph, Gate gate, String name, Program after) {
    ComputationGraph now = GraphBuilder.build(after).graph();
    Gate there = now.names().get(called(now, gate, name));
    Trace before = Trace.of(graph, () -> false);
    Trace trace = Trace.of(now, () -> false);
    assertEquals(line(before, gate), line(trace, there), after.text());
    assertEquals(line(before, graph.output()), line(trace, now.output()), after.text());
    assertEquals(lines(before), lines(trace), after.text());
    CarriedKeys keys = CarriedKeys.between(program, after);
    CarriedKeys back = CarriedKeys.between(after, program);
    Map<String, Gate> byKey = new HashMap<>();
    now.gates().forEach(g -> byKey.put(g.key(), g));
    assertEquals(there.key(), keys.key(gate.key()).orElse("gone"), after.text());
    for (Gate g : graph.gates()) {
      if (!g.isOperation()) continue;
      String key = keys.key(g.key()).orElse("gone");
      assertEquals(line(before, g), line(trace, byKey.get(key)), () -> g + " " + after.text());
      assertEquals(g.key(), back.key(key).orElse("gone"), after.text());
    }
  }

  /// In LaTeX q_1 is q₁, and in a repeat it is that of a round.
  private static String called(ComputationGraph now, Gate gate, String name) {
    String marks =
        gate.round() == null ? "" : gate.round().text().substring(gate.round().name().length());
    return now.names().keySet().stream()
        .filter(n -> Notation.LATEX.name(n).equals(Notation.LATEX.name(name + marks)))
        .findFirst()
        .orElseThrow();
  }

  /// What the gates do, with all digits, and how often.
  private static Map<String, Integer> lines(Trace trace) {
    Map<String, Integer> lines = new TreeMap<>();
    trace.graph().gates().forEach(g -> lines.merge(line(trace, g), 1, Integer::sum));
    return lines;
  }

  private static String line(Trace trace, Gate gate) {
    String op = gate.op() == null ? "" : gate.op().name();
    String value = trace.value(gate).map(Tensor::toString).orElse("none");
    return op + " " + value + " | " + trace.gradient(gate).map(Tensor::toString).orElse("none");
  }

  @Test
  void everyUnnamedWireOfEveryExampleCanBeNamed() {
    for (Example example : Examples.all()) {
      nameAll(example.program(Locale.ENGLISH));
      String korean = example.program(Locale.KOREAN);
      if (!korean.equals(example.program(Locale.ENGLISH))) nameAll(korean);
    }
    assertEquals(75, named);
  }

  @Test
  void soItIsWhereTheExamplesAreCopiedAsLatex() {
    int latex = 0;
    for (Example example : Examples.all()) {
      String text = Notation.LATEX.text(ProgramReader.read(example.program(Locale.ENGLISH)));
      if (Notation.of(text) == Notation.LATEX) latex++;
      nameAll(text);
    }
    assertEquals(19, latex);
    assertEquals(73, named);
  }
}
