package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.LatexProgram;
import gradus.latex.TypesetName;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.reading.ProgramReader;
import gradus.tensor.Decimals;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
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
  /// A row, or a part of one, that is a picture of another kind and comes later.
  private record Later(String row, boolean whole, String why) {}

  private static final List<Later> LATER =
      List.of(
          new Later("Jacobian that nobody forms", true, "a matrix of 4096 entries a side drawn"),
          new Later("fully connected", true, "neurons in columns"),
          new Later(
              "scores, two layers, three layers",
              false,
              "the sketch of shapes 3072 → 100 → 10; the gates are held"));

  /// Numbers that are no wire's, in their order.
  private record Unclaimed(String row, List<String> numbers, String why) {}

  private static final List<Unclaimed> UNCLAIMED =
      List.of(
          new Unclaimed("sigmoid as one gate", List.of("1"), "of the formula y (1 − y)"),
          new Unclaimed("σ layer in one gate", List.of("1"), "of the formula y (1 − y)"),
          new Unclaimed(
              "scores, two layers, three layers",
              List.of("3072", "100", "10"),
              "the sketch of shapes comes later"));

  private static final Map<String, ComputationGraph> GRAPHS = new HashMap<>();
  private static final Map<ComputationGraph, Trace> TRACES = new HashMap<>();

  private static ComputationGraph graph(String text) {
    return GRAPHS.computeIfAbsent(text, t -> Texts.build(t).graph());
  }

  private static Trace trace(ComputationGraph graph) {
    return TRACES.computeIfAbsent(graph, Trace::of);
  }

  private static boolean isOf(String row, Slide slide) {
    return slide.name().equals(row) || slide.name().startsWith(row + " (");
  }

  private static boolean comesLater(Slide slide) {
    return LATER.stream().anyMatch(l -> l.whole && isOf(l.row, slide));
  }

  private static List<Exhibit> exhibits(Slide slide) {
    return Exhibit.ALL.stream().filter(e -> isOf(e.row(), slide)).toList();
  }

  @TestFactory
  Stream<DynamicTest> everyRowIsHeldOrComesLater() {
    List<Slide> slides = Slide.all();
    assertEquals(15, slides.size());
    assertEquals(3, LATER.size());
    for (Later later : LATER) {
      assertEquals(1, slides.stream().filter(s -> isOf(later.row, s)).count(), later.why);
    }
    for (Exhibit exhibit : Exhibit.ALL) {
      assertEquals(1, slides.stream().filter(s -> isOf(exhibit.row(), s)).count(), exhibit.row());
    }
    int printed = 0;
    for (Slide slide : slides) {
      printed += Slide.printed(slide.values()).size() + Slide.printed(slide.gradients()).size();
    }
    assertEquals(134, printed);
    return slides.stream()
        .map(s ->
            dynamicTest(
                s.name(),
                () -> {
                  assertEquals(comesLater(s), exhibits(s).isEmpty());
                  if (!comesLater(s)) assertHeld(s);
                }));
  }

  /// By the examples as they are written, and as LaTeX.
  private static void assertHeld(Slide slide) {
    List<Slide.Form> forms = slide.forms();
    Set<Integer> shown = new TreeSet<>();
    List<String> left = new ArrayList<>();
    for (Exhibit exhibit : exhibits(slide)) {
      shown.add(exhibit.form());
      String text = exhibit.text();
      String latex = "$" + LatexProgram.text(ProgramReader.read(text)) + "$";
      for (String written : List.of(text, latex)) {
        ComputationGraph graph = graph(written);
        SlideGates.hold(slide, forms.get(exhibit.form()), graph);
        Wires wires = new Wires(graph(text), graph);
        wires.hold(Slide.printed(slide.values()), exhibit.values(), false);
        wires.hold(Slide.printed(slide.gradients()), exhibit.gradients(), true);
      }
    }
    assertEquals(forms.size(), shown.size(), "pictures of " + slide.name());
    for (boolean backward : new boolean[] {false, true}) {
      String cell = backward ? slide.gradients() : slide.values();
      List<Slide.Printed> numbers = Slide.printed(cell);
      Set<Integer> claimed = new TreeSet<>();
      for (Exhibit exhibit : exhibits(slide)) {
        ComputationGraph graph = graph(exhibit.text());
        String slots = backward ? exhibit.gradients() : exhibit.values();
        claimed.addAll(new Wires(graph, graph).hold(numbers, slots, backward));
      }
      for (int i = 0; i < numbers.size(); i++) {
        if (!claimed.contains(i)) left.add(numbers.get(i).number());
      }
    }
    List<String> excused =
        UNCLAIMED.stream()
            .filter(u -> isOf(u.row, slide))
            .flatMap(u -> u.numbers.stream())
            .toList();
    assertEquals(excused, left, slide.name());
  }

  /// The wires of a program by the names in its text; in LaTeX the same gate stands at the same
  /// place.
  private record Wires(ComputationGraph own, ComputationGraph graph) {
    /// The places of the numbers that are a wire's.
    Set<Integer> hold(List<Slide.Printed> printed, String slots, boolean backward) {
      Set<Integer> claimed = new TreeSet<>();
      int at = 0;
      for (String slot : slots.isEmpty() ? List.<String>of() : List.of(slots.split(" "))) {
        if (slot.equals("_")) {
          at++;
          continue;
        }
        boolean value = slot.startsWith("=");
        String name = value ? slot.substring(1) : slot;
        Gate gate = graph.gates().get(named(name).orElseThrow().id());
        Optional<Tensor> found =
            value || !backward ? trace(graph).value(gate) : trace(graph).gradient(gate);
        Tensor tensor = found.orElseThrow();
        for (int i = 0; i < tensor.size(); i++) {
          assertTrue(at < printed.size(), "no number of " + slot);
          holds(printed.get(at), tensor.get(i), name);
          claimed.add(at++);
        }
      }
      assertEquals(at, printed.size(), "numbers of " + slots);
      return claimed;
    }

    private Optional<Gate> named(String name) {
      return own.gates().stream().filter(g -> own.called(g).equals(Optional.of(name))).findFirst();
    }

    private void holds(Slide.Printed printed, double number, String name) {
      BigDecimal stated = new BigDecimal(printed.number());
      double half = stated.ulp().doubleValue() / 2 * (1 + 1e-9);
      assertTrue(
          Math.abs(number - stated.doubleValue()) <= half, name + " " + number + ", " + stated);
      Optional<Gate> labelled =
          printed
              .label()
              .flatMap(l ->
                  own.gates().stream()
                      .filter(g -> own.called(g).map(TypesetName::text).equals(Optional.of(l)))
                      .findFirst());
      labelled.ifPresent(gate -> assertEquals(named(name), Optional.of(gate)));
    }
  }

  /// The table with one thing in it changed no longer holds, whichever it is.
  @TestFactory
  Stream<DynamicTest> aGateOrNumberThatIsChangedIsNoticed() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Slide slide : Slide.all()) {
      if (comesLater(slide)) continue;
      List<Slide> changed = new ArrayList<>();
      otherDigits(slide.values()).forEach(v -> changed.add(slide.withValues(v)));
      otherDigits(slide.gradients()).forEach(g -> changed.add(slide.withGradients(g)));
      String[] words = slide.gates().split(" ");
      for (int i = 0; i < words.length; i++) {
        Optional<String> other = Optional.ofNullable(OTHER.get(words[i]));
        if (other.isEmpty()) continue;
        String[] mutant = words.clone();
        mutant[i] = other.get();
        changed.add(slide.withGates(String.join(" ", mutant)));
      }
      for (Slide other : changed) {
        tests.add(
            dynamicTest(
                other.toString(),
                () -> assertThrows(AssertionError.class, () -> assertHeld(other))));
      }
    }
    assertEquals(163, tests.size());
    return tests.stream();
  }

  private static final Map<String, String> OTHER =
      Map.ofEntries(
          Map.entry("×", "+"),
          Map.entry("+", "×"),
          Map.entry("×(−1)", "×(−2)"),
          Map.entry("exp", "log"),
          Map.entry("+1", "+2"),
          Map.entry("1/·", "÷"),
          Map.entry("σ", "tanh"),
          Map.entry("max", "min"),
          Map.entry("×2", "×3"),
          Map.entry("L2,", "L1,"),
          Map.entry("two", "three"),
          Map.entry("hinge", "CE"),
          Map.entry("R(W)", "Q(W)"),
          Map.entry("W", "W +"),
          Map.entry("max(0,", "max(1,"),
          Map.entry("Wᵀx,", "W + x,"),
          Map.entry("tanh", "exp"),
          Map.entry("s⁽²⁾,", "s⁽³⁾,"),
          Map.entry("(y", "2(y"),
          Map.entry("softmax", "exp"),
          Map.entry("CE,", "hinge,"),
          Map.entry("-sum(t*log(y))`", "-sum(log(y))`"),
          Map.entry("entropy)", "product)"));

  /// The cell with the last digit of one of its numbers changed, for each of them that is a wire's.
  private static List<String> otherDigits(String cell) {
    List<String> all = new ArrayList<>();
    for (MatchResult number : Slide.numbers(cell)) {
      int last = number.end() - 1;
      int digit = (cell.charAt(last) - '0' + 5) % 10;
      all.add(cell.substring(0, last) + digit + cell.substring(last + 1));
    }
    return all;
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
