package gradus.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Printer;
import gradus.lang.Program;
import gradus.latex.LatexProgram;
import gradus.latex.TypesetName;
import gradus.reading.ProgramReader;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every example and every reference program, written out and read back.
class RoundTripTest {
  private static Map<String, String> programs() throws IOException {
    Map<String, String> programs = new LinkedHashMap<>();
    Examples.all().forEach(e -> programs.put(e.name(), e.program()));
    try (InputStream in = RoundTripTest.class.getResourceAsStream("/reference/gradients.jsonl")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> JsonMapper.shared().readTree(line))
          .forEach((JsonNode n) ->
              programs.put(n.get("id").stringValue(), n.get("program").stringValue()));
    }
    programs.put(
        "functions",
        "swish(x) = x*sigmoid(x)\nf = swish(a) - -3^2 - (a - (b - c))/-(d*e') + e^(x*2) + 1e-3*y");
    programs.put("repeat", "repeat 3 { h = tanh(w*h) }\nh = 1\nL = h^2, w = 2");
    programs.put("korean", "손실 = (예측 - w_11)^2 + x1*alpha, 예측 = 2, w_11 = 1, x1 = 2, alpha = 3");
    programs.put("forms", "f = (x+y)*z = x*z + y*z, x = 1, y = 2, z = 3");
    // 14 examples, 248 programs of the reference and these four.
    assertTrue(programs.size() >= 14 + 248 + 4, "programs: " + programs.size());
    return programs;
  }

  @TestFactory
  Stream<DynamicTest> textReadsBackAsTheSameTree() throws IOException {
    return programs().entrySet().stream()
        .map(e ->
            dynamicTest(
                e.getKey(),
                () -> {
                  String once = Printer.text(ProgramReader.read(e.getValue()));
                  Program again = ProgramReader.read(once);
                  assertFalse(again.hasErrors());
                  assertEquals(once, Printer.text(again));
                  sameGraph(e.getValue(), once);
                }));
  }

  @TestFactory
  Stream<DynamicTest> latexReadsBackAsTheSameGraph() throws IOException {
    return programs().entrySet().stream()
        .map(e ->
            dynamicTest(
                e.getKey(),
                () -> {
                  String latex = "$" + LatexProgram.text(ProgramReader.read(e.getValue())) + "$";
                  sameGraph(e.getValue(), latex);
                  assertEquals(latex, "$" + LatexProgram.text(ProgramReader.read(latex)) + "$");
                }));
  }

  /// The same gates in the same order with the same values; names in their typeset form.
  private static void sameGraph(String text, String other) {
    ComputationGraph a = Texts.build(text).graph();
    ComputationGraph b = Texts.build(other).graph();
    assertEquals(a == null, b == null, () -> text + "\n" + other);
    if (a == null) return;
    assertEquals(a.gates().size(), b.gates().size(), other);
    Trace one = Trace.of(a);
    Trace two = Trace.of(b);
    for (int i = 0; i < a.gates().size(); i++) {
      Gate g = a.gates().get(i);
      Gate h = b.gates().get(i);
      assertEquals(g.kind(), h.kind(), other);
      if (g.op() != null) assertEquals(g.op().name(), h.op().name(), other);
      if (g.name() != null) assertEquals(TypesetName.of(g.name()), TypesetName.of(h.name()));
      assertEquals(one.value(g).map(Object::toString), two.value(h).map(Object::toString), other);
    }
  }
}
