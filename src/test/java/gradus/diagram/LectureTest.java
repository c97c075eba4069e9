package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.LatexProgram;
import gradus.latex.Signs;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.reading.ProgramReader;
import gradus.tensor.Decimals;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The exhibits of the lecture (CS231n lecture 4 and its notes; "Deep Learning from Scratch",
/// chapter 5), row by row as `slides.md` lists them: the gates in their order and every number to
/// the digits printed there, from the example's text and from its LaTeX.
class LectureTest {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:,\\d{3})*(?:\\.\\d+)?");

  /// Of a number by itself, not of a factor of a formula as in 2q.
  private static final Pattern PRINTED = Pattern.compile(NUMBER.pattern() + "(?![\\d.]*\\p{L})");

  /// What the second prediction of the row gives.
  private static final String ALMOST_RIGHT = "y 0.01 0.99 0";

  private static final String ALMOST_NOTHING = "a 0.01 -0.01 0";

  /// Rows that are pictures of another kind: a matrix drawn, neurons in columns.
  private static final List<String> DRAWN =
      List.of("Jacobian that nobody forms", "fully connected");

  /// Numbers of a row that no exhibit claims, in their order, and why.
  private record Unclaimed(String row, List<String> numbers, String why) {}

  private static final List<Unclaimed> UNCLAIMED =
      List.of(
          new Unclaimed(
              "sigmoid as one gate",
              List.of("0.73", "1", "0.73"),
              "factors of the local gradient, of the value beside it; what it comes to is claimed"),
          new Unclaimed("σ layer in one gate", List.of("1"), "of the formula y (1 − y)"),
          new Unclaimed(
              "Jacobian that nobody forms",
              List.of("4096", "100", "409,600", "409,600", "0", "1"),
              "a matrix of 4096 entries a side is not drawn yet"),
          new Unclaimed(
              "scores, two layers, three layers",
              List.of("3072", "100", "10"),
              "the sketch of shapes is not drawn yet"),
          new Unclaimed(
              "fully connected",
              List.of("3", "-4", "-2", "3", "-4", "-4", "-1"),
              "neurons in columns are not drawn yet"));

  /// What stands in a cell of a row, by its place: 2 the values, 3 the gradients.
  private static List<String> printed(String row, int cell) {
    String[] cells = row.replace('−', '-').split("\\|");
    return PRINTED.matcher(cells[cell + 1]).results().map(MatchResult::group).toList();
  }

  private static List<String> numbers(List<String> stated) {
    return stated.stream().flatMap(s -> Stream.of(s.split(" ")).skip(1)).toList();
  }

  /// The table turned round: a number that somebody adds to it asks to be held by an exhibit.
  @Test
  void everyNumberOfARowIsClaimedByAnExhibitOrItIsSaidWhyNot() throws IOException {
    int printed = 0;
    for (Map.Entry<String, String> row : rows().entrySet()) {
      List<String> left = new ArrayList<>();
      for (int cell = 2; cell <= 3; cell++) {
        List<String> claimed = new ArrayList<>();
        for (Exhibit exhibit : Exhibit.ALL) {
          if (!row(exhibit).equals(row.getKey())) continue;
          claimed.addAll(numbers(cell == 2 ? exhibit.values() : exhibit.gradients()));
        }
        boolean softmax = row.getKey().equals("softmax with loss");
        if (softmax && cell == 3) claimed.addAll(numbers(List.of(ALMOST_RIGHT, ALMOST_NOTHING)));
        for (String number : printed(row.getValue(), cell)) {
          printed++;
          if (!claimed.remove(number)) left.add(number);
        }
      }
      List<String> excused =
          UNCLAIMED.stream()
              .filter(u -> u.row.equals(row.getKey()))
              .flatMap(u -> u.numbers.stream())
              .toList();
      assertEquals(excused, left, row.getKey());
    }
    assertEquals(134, printed);
    assertTrue(UNCLAIMED.stream().noneMatch(u -> u.why.isBlank()));
  }

  @Test
  void aNumberThatNobodyClaimsIsSeen() {
    String row = "| x | + | x −2, q = 2q [0.3, 7] | 409,600 · 1.1 |";
    assertEquals(List.of("-2", "0.3", "7"), printed(row, 2));
    assertEquals(List.of("409,600", "1.1"), printed(row, 3));
  }

  /// The rows of the table by how they begin.
  private static Map<String, String> rows() throws IOException {
    try (InputStream in = LectureTest.class.getResourceAsStream("/lecture/slides.md")) {
      Map<String, String> rows = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
          .skip(1)
          .forEach(line -> rows.put(line.substring(2, line.indexOf(" |")), line));
      return rows;
    }
  }

  @Test
  void everyRowIsAnExhibitOrAPictureOfAnotherKind() throws IOException {
    TreeSet<String> known = new TreeSet<>(DRAWN);
    for (Exhibit exhibit : Exhibit.ALL) {
      known.add(row(exhibit));
    }
    assertEquals(new TreeSet<>(rows().keySet()), known);
    assertEquals(15, rows().size());
  }

  private static String row(Exhibit exhibit) throws IOException {
    return rows().keySet().stream()
        .filter(row -> row.equals(exhibit.row()) || row.startsWith(exhibit.row() + " "))
        .min(String::compareTo)
        .orElseThrow(() -> new AssertionError("no row " + exhibit.row()));
  }

  @TestFactory
  Stream<DynamicTest> everyExhibitHasItsGatesAndNumbers() {
    assertEquals(16, Exhibit.ALL.size());
    List<DynamicTest> tests = new ArrayList<>();
    for (Exhibit exhibit : Exhibit.ALL) {
      Example example = Examples.named(exhibit.example()).orElseThrow();
      String text = example.program();
      String latex = "$" + LatexProgram.text(ProgramReader.read(text)) + "$";
      tests.add(dynamicTest(exhibit.example(), () -> shows(exhibit, text, text)));
      tests.add(dynamicTest(exhibit.example() + " in LaTeX", () -> shows(exhibit, text, latex)));
    }
    return tests.stream();
  }

  private static void shows(Exhibit exhibit, String text, String written) throws IOException {
    ComputationGraph own = Texts.build(text).graph();
    ComputationGraph graph = Texts.build(written).graph();
    Trace trace = Trace.of(graph);
    List<String> signs =
        graph.gates().stream()
            .filter(Gate::isOperation)
            .map(g -> Glyph.of(graph, g, Signs.TEXTBOOK))
            .map(g -> g.raised().isEmpty() ? g.text() : g.text() + "^" + g.raised())
            .toList();
    assertEquals(exhibit.signs(), String.join(" ", signs));
    String row = rows().get(row(exhibit)).replace('−', '-');
    for (String value : exhibit.values()) {
      holds(value, row, own, graph, trace::value);
    }
    for (String gradient : exhibit.gradients()) {
      holds(gradient, row, own, graph, trace::gradient);
    }
  }

  private interface Reading {
    Optional<Tensor> of(Gate gate);
  }

  /// Names are those of the text; in LaTeX the same gate stands at the same place.
  private static void holds(
      String stated, String row, ComputationGraph own, ComputationGraph graph, Reading reading) {
    String[] words = stated.split(" ");
    Gate there =
        own.gates().stream()
            .filter(g -> own.called(g).equals(Optional.of(words[0])))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no wire " + words[0]));
    Tensor tensor = reading.of(graph.gates().get(there.id())).orElseThrow();
    assertEquals(words.length - 1, tensor.size(), stated);
    for (int i = 0; i < tensor.size(); i++) {
      BigDecimal printed = new BigDecimal(words[i + 1]);
      double half = printed.ulp().doubleValue() / 2 * (1 + 1e-9);
      assertTrue(Math.abs(tensor.get(i) - printed.doubleValue()) <= half, stated + ", " + tensor);
      assertTrue(isIn(row, words[i + 1]), words[i + 1] + " is not in the row " + row);
    }
  }

  private static boolean isIn(String row, String number) {
    return NUMBER.matcher(row).results().anyMatch(m -> m.group().equals(number));
  }

  @Test
  void thePictureOfTheNormHasTheDecimalsOfTheSlide() {
    Example norm = Examples.named("norm").orElseThrow();
    Options options = Options.DEFAULT.withDigits(norm.digits());
    Diagram diagram = Diagrams.diagram(norm.program(), options);
    Figure end = diagram.still(diagram.steps().last());
    List<String> values = Diagrams.texts(end, Ink.VALUE);
    List<String> gradients = Diagrams.texts(end, Ink.GRADIENT);
    assertTrue(values.contains("0.116"), "" + values);
    assertTrue(gradients.containsAll(List.of("0.088", "0.176", "0.104", "0.208")), "" + gradients);
    assertEquals(Decimals.AS_NEEDED, Examples.named("sigmoid").orElseThrow().digits());
  }

  @ParameterizedTest
  @CsvSource({
    "apples, '1.1 100 2 200 220', '1 1.1 110 2.2 200'",
    "oranges, '1.1 100 150 2 200 3 450 650 715', '1 1.1 1.1 1.1 110 165 2.2 3.3 650'"
  })
  void thePictureOfThePurchasesHasTheDigitsOfTheSlide(String name, String values, String grads) {
    Example example = Examples.named(name).orElseThrow();
    for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      Options options = Options.DEFAULT.withDigits(example.digits());
      Diagram diagram = Diagrams.diagram(example.program(locale), options);
      Figure end = diagram.still(diagram.steps().last());
      assertEquals(values, sorted(Diagrams.texts(end, Ink.VALUE)));
      assertEquals(grads, sorted(Diagrams.texts(end, Ink.GRADIENT)));
    }
  }

  private static String sorted(List<String> numbers) {
    return numbers.stream().sorted().collect(Collectors.joining(" "));
  }

  @Test
  void theNormTypedByHandHasThemToo() {
    for (String text :
        List.of(
            "W = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]\nf = ‖W x‖²",
            "\\| W x \\|^2, W = \\begin{pmatrix} 0.1 & 0.5 \\\\ -0.3 & 0.8 \\end{pmatrix}, "
                + "x = \\begin{pmatrix} 0.2 \\\\ 0.4 \\end{pmatrix}")) {
      Diagram diagram = Diagrams.diagram(text, Options.DEFAULT);
      Figure end = diagram.still(diagram.steps().last());
      assertTrue(Diagrams.texts(end, Ink.VALUE).contains("0.116"), text);
      List<String> gradients = Diagrams.texts(end, Ink.GRADIENT);
      assertTrue(gradients.containsAll(List.of("0.088", "0.176", "0.104", "0.208")), text);
    }
  }

  /// The second numbers of the row, from scores that give them without a logarithm of 0.
  @Test
  void aPredictionThatIsAlmostRightHandsBackAlmostNothing() throws IOException {
    String scores = "a = [-4.605170186, -0.010050336, -30]; t = [0, 1, 0]; ";
    for (String text :
        List.of(
            scores + "CE(y, t) = -sum(t*log(y)); y = softmax(a); L = CE(y, t)",
            scores + "y = softmax(a); L = cross_entropy(a, 1)")) {
      ComputationGraph graph = Texts.build(text).graph();
      Trace trace = Trace.of(graph);
      String row = rows().get("softmax with loss").replace('−', '-');
      holds(ALMOST_RIGHT, row, graph, graph, trace::value);
      holds(ALMOST_NOTHING, row, graph, graph, trace::gradient);
    }
  }

  @Test
  void aNumberOfTheSlideThatIsWrongIsNoticed() throws IOException {
    String row = rows().get("apples").replace('−', '-');
    assertTrue(isIn(row, "2.2"));
    assertFalse(isIn(row, "2.3"));
  }

  @Test
  void theNetHasTheNamesOfTheNotes() {
    String net = Examples.named("tanh-net").orElseThrow().program();
    String latex = LatexProgram.text(ProgramReader.read(net));
    for (String name :
        List.of(
            "w_{11}^{(1)}",
            "w_{21}^{(1)}",
            "w_{12}^{(1)}",
            "w_{22}^{(1)}",
            "w_{11}^{(2)}",
            "w_{21}^{(2)}",
            "s_{1}^{(1)}",
            "z_{2}^{(1)}",
            "z^{(2)}")) {
      assertTrue(latex.contains(name), name + " in " + latex);
    }
  }
}
