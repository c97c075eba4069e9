package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Every program that the tests and the examples have, written by both printers and read again: the
/// same gates, values and gradients.
class WrittenBackTest {
  private static final double NEAR = 1e-9;

  /// Left sides that the printer does not typeset: a raised sign in a name.
  private static final List<String> REFUSED = List.of("w⁺");

  private static List<String> programs() throws IOException, URISyntaxException {
    List<String> programs =
        new ArrayList<>(
            List.of(
                "step = 2; y = step(x); x = 3",
                "σ² = 4; y = (x - 1)^2/(2σ²) + σ²^2; x = 3",
                "\\sigma_1^2 = 4, y = \\frac{x}{\\sigma_1^2} - {\\sigma_1^2}^2, x = 3",
                "sg = 2; y = sg(x)*x; x = 3",
                "c = [[1, 2], [3, 5]]; y = sum(c - max(c, axis=1))",
                "c = [[1, 2], [3, 5]]; y = sum(c*mean(c, axis=0))"));
    for (String rows : List.of("/people.jsonl", "/advice.jsonl", "/textbooks/textbooks.jsonl")) {
      for (String line : Files.readAllLines(at(rows))) {
        programs.add(JsonMapper.shared().readTree(line).get("program").stringValue());
      }
    }
    for (String line : Files.readAllLines(at("/indices.tsv"))) {
      String[] cells = line.split("\t");
      programs.add(cells[0]);
      programs.add(cells[3]);
    }
    for (String folder : List.of("/gradus/examples", "/legible")) {
      try (Stream<Path> files = Files.list(at(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".gradus")).sorted().toList()) {
          programs.add(Files.readString(file));
        }
      }
    }
    return programs;
  }

  private static Path at(String resource) throws URISyntaxException {
    URI place = WrittenBackTest.class.getResource(resource).toURI();
    return Path.of(place);
  }

  @Test
  void everyProgramIsTheSameWhenItIsWrittenAndReadAgain() throws Exception {
    List<String> different = new ArrayList<>();
    int walked = 0;
    for (String text : programs()) {
      Program program = ProgramReader.read(text);
      Lowering before = GraphBuilder.build(program);
      boolean exempt = REFUSED.stream().anyMatch(text::contains);
      if (before.hasErrors() || exempt) continue;
      walked++;
      Notation turn = Notation.values()[walked % Notation.values().length];
      // One notation in turn every day, all of them at night.
      for (Notation notation : Notation.values()) {
        if (notation != turn && !Nightly.isOn()) continue;
        String written = notation.text(program);
        Lowering after = GraphBuilder.build(ProgramReader.read(written));
        String off = difference(before, after, hasSeveralIndices(program));
        if (off != null) different.add(off + ":\n" + text + "\n→\n" + written);
      }
    }
    assertEquals("", String.join("\n\n", different));
    assertTrue(walked > 1000, Integer.toString(walked));
  }

  /// LaTeX has a sign for each index, whose sum is gathered one after the other.
  private static boolean hasSeveralIndices(Program program) {
    return Stream.of(program.statements())
        .flatMap(List::stream)
        .flatMap(WrittenBackTest::formulas)
        .flatMap(f -> f.all().stream())
        .anyMatch(part -> part instanceof Expr.Over o && o.binders().size() > 1);
  }

  private static Stream<Expr> formulas(Statement statement) {
    return switch (statement) {
      case Statement.Definition d -> Stream.of(d.body());
      case Statement.Bare b -> Stream.of(b.body());
      case Statement.Repeat r -> r.body().stream().flatMap(WrittenBackTest::formulas);
    };
  }

  /// What differs; null where nothing does.
  private static String difference(Lowering before, Lowering after, boolean regrouped) {
    if (after.hasErrors()) return after.errors().getFirst().toString();
    ComputationGraph a = before.graph();
    ComputationGraph b = after.graph();
    if (!regrouped && !ops(a).equals(ops(b))) return ops(a) + " and " + ops(b);
    Trace first = Trace.of(a);
    Trace second = Trace.of(b);
    if (!same(first.value(a.output()), second.value(b.output()))) return "value";
    List<Gate> inputs = b.inputs();
    if (a.inputs().size() != inputs.size()) return a.inputs() + " and " + inputs;
    for (int i = 0; i < inputs.size(); i++) {
      if (!same(first.gradient(a.inputs().get(i)), second.gradient(inputs.get(i)))) {
        return "gradient of " + inputs.get(i);
      }
    }
    return null;
  }

  private static List<String> ops(ComputationGraph graph) {
    return graph.gates().stream().filter(Gate::isOperation).map(g -> g.op().name()).toList();
  }

  private static boolean same(Optional<Tensor> one, Optional<Tensor> other) {
    if (one.isEmpty() || other.isEmpty()) return one.isEmpty() == other.isEmpty();
    Tensor a = one.get();
    Tensor b = other.get();
    if (!a.shape().equals(b.shape())) return false;
    for (int i = 0; i < a.size(); i++) {
      double x = a.get(i);
      double y = b.get(i);
      boolean near = Math.abs(x - y) <= NEAR * (1 + Math.abs(x));
      if (!near && Double.compare(x, y) != 0) return false;
    }
    return true;
  }
}
