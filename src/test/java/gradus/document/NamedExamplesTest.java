package gradus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.CarriedKeys;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.lang.Program;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.op.Origin;
import gradus.reading.Notation;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Every wire of every example that the text leaves without a name is given the one it goes by: the
/// same gates, values and gradients are there afterwards, the wire is called so, and all keys are
/// carried there and, as by undoing it, back.
class NamedExamplesTest {
  private int named;

  private void nameAll(String text, boolean keys) {
    Program program = ProgramReader.read(text);
    ComputationGraph graph = GraphBuilder.build(program).graph();
    for (Gate gate : graph.gates()) {
      if (!gate.isOperation() || gate.name() != null) continue;
      String name = graph.called(gate).orElseThrow();
      name(program, graph, gate, name, keys);
    }
  }

  private void name(Program program, ComputationGraph graph, Gate gate, String name, boolean keys) {
    Grouping.Result result = NamedWire.of(program, gate.key(), name, ProgramReader::read);
    String text =
        assertInstanceOf(
                Grouping.Result.Done.class,
                result,
                () -> gate + ": " + result + "\n" + program.text())
            .text();
    Program after = ProgramReader.read(text);
    ComputationGraph now = GraphBuilder.build(after).graph();
    Gate there = now.names().get(called(now, gate, name));
    check(graph, gate, now, there);
    if (keys) checkKeys(program, graph, after, now, l -> layer(gate, l, there));
    if (keys) {
      CarriedKeys carried = CarriedKeys.between(program, after);
      assertEquals(there.key(), carried.key(gate.key()).orElse("gone"), text);
    }
    named++;
  }

  private static void check(ComputationGraph graph, Gate gate, ComputationGraph now, Gate there) {
    Trace before = Trace.of(graph, () -> false);
    Trace after = Trace.of(now, () -> false);
    UnaryOperator<String> renamed = l -> layer(gate, l, there);
    assertEquals(renamed.apply(line(before, gate)), line(after, there), now.text());
    assertEquals(
        renamed.apply(line(before, graph.output())), line(after, now.output()), now.text());
    Map<String, Integer> lines = new TreeMap<>();
    lines(before).forEach((line, times) -> lines.put(renamed.apply(line), times));
    assertEquals(lines, lines(after), now.text());
  }

  /// A layer of a net of shapes is called as its wire.
  private static String layer(Gate gate, String line, Gate there) {
    boolean layer = gate.isOperation() && gate.op().origin() instanceof Origin.NetLayer;
    String before = layer ? gate.op().name() + " " : " ";
    return layer && line.startsWith(before)
        ? there.op().name() + " " + line.substring(before.length())
        : line;
  }

  private static void checkKeys(
      Program program,
      ComputationGraph graph,
      Program after,
      ComputationGraph now,
      UnaryOperator<String> renamed) {
    Trace trace = Trace.of(graph, () -> false);
    Trace traceNow = Trace.of(now, () -> false);
    CarriedKeys keys = CarriedKeys.between(program, after);
    CarriedKeys back = CarriedKeys.between(after, program);
    Map<String, Gate> byKey = new HashMap<>();
    now.gates().forEach(g -> byKey.put(g.key(), g));
    for (Gate g : graph.gates()) {
      if (!g.isOperation()) continue;
      String key = keys.key(g.key()).orElse("gone");
      String line = renamed.apply(line(trace, g));
      assertEquals(line, line(traceNow, byKey.get(key)), () -> g + " " + after.text());
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

  /// What the gates do, and how often.
  private static Map<String, Integer> lines(Trace trace) {
    Map<String, Integer> lines = new TreeMap<>();
    trace.graph().gates().forEach(g -> lines.merge(line(trace, g), 1, Integer::sum));
    return lines;
  }

  private static String line(Trace trace, Gate gate) {
    String op = gate.op() == null ? "" : gate.op().name();
    return op + " " + digits(trace.value(gate)) + " | " + digits(trace.gradient(gate));
  }

  /// Gates that came to be in another order add up their gradients in another one: eight decimals.
  private static String digits(Optional<Tensor> tensor) {
    return tensor.map(t -> t.map(x -> Math.rint(x * 1e8) / 1e8 + 0.0).toString()).orElse("none");
  }

  @Test
  void everyUnnamedWireOfEveryExampleCanBeNamed() {
    for (Example example : Examples.all()) {
      nameAll(example.program(Locale.ENGLISH), true);
      String korean = example.program(Locale.KOREAN);
      if (!korean.equals(example.program(Locale.ENGLISH))) nameAll(korean, true);
    }
    assertTrue(named >= 70, "wires: " + named);
  }

  @Test
  void soItIsWhereTheExamplesAreCopiedAsLatex() {
    int latex = 0;
    for (Example example : Examples.all()) {
      String text = Notation.LATEX.text(ProgramReader.read(example.program(Locale.ENGLISH)));
      if (Notation.of(text) == Notation.LATEX) latex++;
      nameAll(text, true);
    }
    assertTrue(latex >= 19, "texts: " + latex);
    assertTrue(named >= 65, "wires: " + named);
  }

  @Test
  void soItIsInEveryFourthProgramComputedElsewhere() throws IOException {
    JsonMapper mapper = new JsonMapper();
    try (InputStream in =
        NamedExamplesTest.class.getResourceAsStream("/reference/gradients.jsonl")) {
      String[] all = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
      for (int i = 0; i < all.length; i += 4) {
        nameAll(mapper.readTree(all[i]).get("program").stringValue(), false);
      }
    }
    assertEquals(647, named);
  }

  @Test
  void everyNameOfEveryExampleCanBeChanged() {
    for (Example example : Examples.all()) {
      Program program = ProgramReader.read(example.program(Locale.ENGLISH));
      ComputationGraph graph = GraphBuilder.build(program).graph();
      for (Gate gate : graph.gates()) {
        if (NamedWire.isWritten(program, gate)) {
          name(program, graph, gate, "another", gate.isOperation());
        }
      }
    }
    assertTrue(named >= 136, "names: " + named);
  }
}
