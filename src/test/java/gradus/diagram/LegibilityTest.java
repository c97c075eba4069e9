package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lesson.Example;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// How large the numbers of a picture are when it fills a slide of 1920 × 1080 px, for every
/// example and for thirty programs more. `table.txt` holds what they are, so that a change is seen.
class LegibilityTest {
  static final List<String> PROGRAMS =
      List.of(
          "attention-2x2",
          "batchnorm",
          "chain-20",
          "chain-60",
          "convolution-5x5",
          "fractions",
          "gaussian",
          "gru",
          "korean-names",
          "least-squares",
          "logistic-loss",
          "long-names",
          "lstm-scalars",
          "lstm-two-steps",
          "lstm-vectors",
          "net-3-3-3",
          "net-3-matrices",
          "neuron-8",
          "polynomial",
          "product-6",
          "quadratic-roots",
          "residual-3",
          "residual-6",
          "rnn-5",
          "six-uses",
          "softmax-entropy",
          "softmax-scalars",
          "sum-40",
          "tiny-and-huge",
          "xor-net");

  /// The largest a picture is shown.
  private static final double MOST_SCALE = 3.7;

  /// A picture on the slide.
  ///
  /// @param parts inputs and gates, as `eval --json` lists them
  /// @param text the height of its numbers, in px
  private record Row(String name, int parts, double width, double height, double text) {
    static Row of(String name, Diagram diagram) {
      Trace trace = diagram.steps().trace();
      int parts = (int) trace.graph().gates().stream().filter(g -> !g.isConstant()).count();
      double w = diagram.width();
      double h = diagram.height();
      double scale = Math.min(MOST_SCALE, Math.min(1920 / w, 1080 / h));
      return new Row(name, parts, w, h, 16 * scale);
    }

    double goal() {
      return parts <= 16 ? 30 : parts <= 40 ? 22 : parts <= 100 ? 14 : 0;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%-16s %3d %5.0f × %4.0f %5.1f", name, parts, width, height, text);
    }
  }

  static String resource(String name) throws IOException {
    try (InputStream in = LegibilityTest.class.getResourceAsStream("/legible/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Row> rows() throws IOException {
    Map<String, Diagram> diagrams = new LinkedHashMap<>();
    for (Example example : Diagrams.examples()) {
      Options options = Options.DEFAULT.withDigits(example.digits());
      diagrams.put(example.name(), Diagrams.diagram(example.program(), options));
    }
    for (String name : PROGRAMS) {
      diagrams.put(name, Diagrams.diagram(resource(name + ".gradus"), Options.DEFAULT));
    }
    List<Row> rows = new ArrayList<>();
    diagrams.forEach((name, diagram) -> rows.add(Row.of(name, diagram)));
    return rows;
  }

  @Test
  void numbersAreAsLargeOnASlideAsTheTableSays() throws IOException {
    List<Row> rows = rows();
    String table = String.join("\n", rows.stream().map(Row::toString).toList());
    System.out.println(table);
    assertEquals(30, PROGRAMS.size());
    // Hangul has the face of the system, so what it takes differs from machine to machine.
    assertEquals(portable(resource("table.txt")), portable(table), table);
  }

  private static List<String> portable(String table) {
    return table.lines().filter(line -> !line.startsWith("korean")).map(String::strip).toList();
  }

  @Test
  void theGoalsHoldButForThoseNamed() throws IOException {
    TreeSet<String> missed = new TreeSet<>();
    for (Row row : rows()) {
      if (row.text < row.goal()) missed.add(row.name);
    }
    // Each with the reason why nothing better was found.
    TreeSet<String> known = new TreeSet<>();
    resource("missed.txt").lines().forEach(line -> known.add(line.split(": ", 2)[0]));
    assertEquals(known, missed);
    assertTrue(missed.size() <= 3, "" + missed);
  }
}
