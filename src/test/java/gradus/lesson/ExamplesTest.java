package gradus.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.graph.Wire;
import gradus.lang.Messages;
import gradus.lang.Problem;
import gradus.tensor.Decimals;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ExamplesTest {
  private static Trace trace(String name) {
    Lowering lowering = Texts.build(Examples.named(name).orElseThrow().program());
    assertFalse(lowering.hasErrors(), name + " " + lowering.problems());
    return Trace.of(lowering.graph());
  }

  /// All of them, of which there were once so many.
  private static Stream<Example> examples() {
    assertTrue(Examples.all().size() >= 14, "examples: " + Examples.all().size());
    return Examples.all().stream();
  }

  @TestFactory
  Stream<DynamicTest> exampleBuildsWithNothingToRemark() {
    return examples()
        .map(example ->
            dynamicTest(
                example.name(),
                () -> {
                  Lowering lowering = Texts.build(example.program());
                  // An output with a shape is worth a remark: it is seeded with ones. So is a rule
                  // of descent, which is no gate.
                  List<Problem> surprising =
                      lowering.problems().stream()
                          .filter(p -> !p.key().equals("notice.seed"))
                          .filter(p -> !p.key().equals("notice.update"))
                          .toList();
                  boolean symbolic = lowering.graph().isSymbolic();
                  boolean shapes = lowering.graph().isOfShapes();
                  assertEquals(
                      symbolic && !shapes ? List.of("syntax.function.open") : List.of(),
                      surprising.stream().map(Problem::key).toList());
                  assertEquals(symbolic, !lowering.graph().blanks().isEmpty());
                  assertEquals(example.name().equals("alexnet"), shapes);
                  assertEquals(List.of(), Trace.of(lowering.graph()).problems());
                }));
  }

  @TestFactory
  Stream<DynamicTest> exampleStandsInAGroupThatHasWords() {
    return examples()
        .map(example ->
            dynamicTest(
                example.name(),
                () -> {
                  String key = "ui.examples." + example.group();
                  for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
                    assertFalse(Messages.text(language, key).isBlank(), key);
                  }
                  assertTrue(Examples.byGroup().get(example.group()).contains(example));
                }));
  }

  /// A name with other letters could lead out of the folder.
  @Test
  void oneExampleReadAloneIsTheOneOfTheList() {
    for (Example example : Examples.all()) {
      String name = example.name();
      assertEquals(Optional.of(example.program()), Examples.program(name));
      for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN, Locale.FRENCH)) {
        assertEquals(Optional.of(example.program(language)), Examples.program(name, language));
      }
      assertEquals(example.digits(), Examples.decimals(name));
    }
    assertEquals(new Decimals(OptionalInt.of(1), true), Examples.decimals("apples"));
    assertEquals(Decimals.of(3), Examples.decimals("norm"));
    assertEquals(Decimals.AS_NEEDED, Examples.decimals("sigmoid"));
    for (String other : List.of("", "none", "../examples/norm", "norm.ko", "index", "Norm")) {
      assertEquals(Optional.empty(), Examples.program(other, Locale.KOREAN), other);
    }
  }

  @Test
  void groupsStandWhereTheirFirstExampleDoesAndHoldEachExampleOnce() {
    List<String> groups = List.copyOf(Examples.byGroup().keySet());
    List<String> first = List.of("scalars", "neurons", "matrices", "networks");
    assertTrue(groups.containsAll(first), groups.toString());
    assertEquals(examples().map(Example::group).distinct().toList(), groups);
    List<Example> grouped = Examples.byGroup().values().stream().flatMap(List::stream).toList();
    assertEquals(Examples.all().size(), grouped.size());
    assertEquals(Set.copyOf(Examples.all()), Set.copyOf(grouped));
  }

  @TestFactory
  Stream<DynamicTest> exampleGivesItsNumbers() {
    return examples().map(example -> dynamicTest(example.name(), () -> givesItsNumbers(example)));
  }

  private static void givesItsNumbers(Example example) {
    Trace trace = trace(example.name());
    ComputationGraph graph = trace.graph();
    assertEquals(graph.isSymbolic(), example.expected().isEmpty());
    example
        .expected()
        .forEach((name, expected) -> {
          Gate gate = graph.named(name).orElseThrow(() -> new AssertionError("no " + name));
          expected.value().ifPresent(s -> holds(name, s, trace.value(gate).orElseThrow()));
          expected.grad().ifPresent(s -> holds("∂" + name, s, trace.gradient(gate).orElseThrow()));
        });
    if (graph.isSymbolic()) return;
    String output = graph.output().name();
    assertTrue(example.expected().containsKey(output), "nothing is stated of the output " + output);
  }

  @Test
  void theRegulariserOfTheHingeLossIsOneGateThatUnfolds() {
    ComputationGraph graph = trace("hinge").graph();
    assertEquals(List.of("@", "hinge", "R", "+"), operations(graph));
    Trace trace = Trace.of(graph);
    Gate r =
        graph.gates().stream()
            .filter(g -> g.op() != null && g.op().name().equals("R"))
            .findFirst()
            .orElseThrow();
    assertEquals(0.734, trace.value(r).orElseThrow().get(0), 1e-15);
    assertEquals(1, trace.gradient(r).orElseThrow().get(0));
  }

  private static List<String> operations(ComputationGraph graph) {
    return graph.gates().stream().filter(Gate::isOperation).map(g -> g.op().name()).toList();
  }

  private static void holds(String what, Stated stated, Tensor result) {
    assertTrue(stated.holds(result), what + " is " + result + ", stated " + stated);
  }

  @Test
  void anEditionInAnotherLanguageHasTheSameNumbersUnderOtherNamesOrOtherCommentsAlone() {
    int editions = 0;
    int renamed = 0;
    for (Example example : Examples.all()) {
      for (String language : example.editions().keySet()) {
        editions++;
        String edition = example.program(Locale.of(language));
        if (uncommented(edition).equals(uncommented(example.program()))) continue;
        renamed++;
        Trace there = Trace.of(Texts.build(example.program(Locale.of(language))).graph());
        Trace here = trace(example.name());
        List<Gate> own = List.copyOf(here.graph().names().values());
        List<Gate> other = List.copyOf(there.graph().names().values());
        assertEquals(own.size(), other.size(), example.name());
        for (int i = 0; i < own.size(); i++) {
          assertEquals(here.value(own.get(i)), there.value(other.get(i)), example.name());
          assertEquals(here.gradient(own.get(i)), there.gradient(other.get(i)), example.name());
          assertFalse(own.get(i).name().equals(other.get(i).name()), own.get(i).name());
        }
      }
      assertEquals(example.program(), example.program(Locale.ENGLISH));
    }
    assertEquals(2, renamed);
    assertTrue(editions >= 19, "editions: " + editions);
  }

  private static String uncommented(String program) {
    return program.replaceAll("#.*", "");
  }

  @Test
  void noCommentOfAnExampleIsEnglishInKorean() {
    int comments = 0;
    for (Example example : Examples.all()) {
      for (String line : example.program(Locale.KOREAN).lines().toList()) {
        if (line.indexOf('#') < 0) continue;
        comments++;
        String comment = line.substring(line.indexOf('#') + 1);
        boolean formula = comment.strip().matches("[(]x [+] y[)]·z|2[(]xy [+] max[(]z, w[)][)]");
        assertTrue(formula || comment.matches(".*[가-힣].*"), example.name() + ": " + comment);
      }
    }
    assertTrue(comments >= Examples.all().size(), "comments: " + comments);
  }

  @Test
  void sigmoidWiresReadAsOnTheSlide() {
    Trace trace = trace("sigmoid");
    ComputationGraph graph = trace.graph();
    List<Gate> inputs = Stream.of("w0", "x0", "w1", "x1", "w2").map(graph.names()::get).toList();
    List<Gate> gates = graph.gates().stream().filter(Gate::isOperation).toList();
    Function<Gate, String> value = g -> Numbers.SLIDES.show(trace.value(g).orElseThrow());
    Function<Gate, String> gradient = g -> Numbers.SLIDES.show(trace.gradient(g).orElseThrow());

    assertEquals(List.of("*", "*", "+", "+", "neg", "exp", "+", "/"), symbols(gates));
    assertEquals("2.00 −1.00 −3.00 −2.00 −3.00", line(inputs, value));
    assertEquals("−2.00 6.00 4.00 1.00 −1.00 0.37 1.37 0.73", line(gates, value));
    assertEquals("−0.20 0.39 −0.39 −0.59 0.20", line(inputs, gradient));
    assertEquals("0.20 0.20 0.20 0.20 −0.20 −0.53 −0.53 1.00", line(gates, gradient));
  }

  private static List<String> symbols(List<Gate> gates) {
    return gates.stream().map(g -> g.op().name()).toList();
  }

  private static String line(List<Gate> gates, Function<Gate, String> text) {
    return String.join(" ", gates.stream().map(text).toList());
  }

  @Test
  void fusedSigmoidIsOneGateWithTheSameGradients() {
    Trace fused = trace("sigmoid-fused");
    Trace gates = trace("sigmoid");
    assertEquals("sigmoid", fused.graph().output().op().name());
    for (String name : List.of("w0", "x0", "w1", "x1", "w2", "f")) {
      double a = fused.gradient(fused.graph().names().get(name)).orElseThrow().item();
      double b = gates.gradient(gates.graph().names().get(name)).orElseThrow().item();
      assertEquals(b, a, 1e-15, name);
    }
  }

  @Test
  void sumOfTheOpeningExampleReadsThreeAndMinusFour() {
    Trace trace = trace("xyz");
    Gate sum = trace.graph().operands(trace.graph().output()).getFirst().source();
    assertEquals("+", sum.op().name());
    assertEquals(3, trace.value(sum).orElseThrow().item());
    assertEquals(-4, trace.gradient(sum).orElseThrow().item());
    assertEquals("−12", trace.numbers(2).show(trace.value(trace.graph().output()).orElseThrow()));
  }

  @Test
  void maxExampleReadsAsOnTheSlideInside() {
    Trace trace = trace("max");
    for (Gate gate : trace.graph().gates()) {
      if (!gate.isOperation() || gate == trace.graph().output()) continue;
      double value =
          switch (gate.op().name()) {
            case "*" -> -12;
            case "max" -> 2;
            default -> -10;
          };
      assertEquals(value, trace.value(gate).orElseThrow().item(), gate.key());
      assertEquals(2, trace.gradient(gate).orElseThrow().item(), gate.key());
    }
  }

  @Test
  void chainToTheFirstWeightHasFiveFactors() {
    Trace trace = trace("tanh-net");
    ComputationGraph graph = trace.graph();
    double product = 1;
    Gate at = graph.named("w₁₁⁽¹⁾").orElseThrow();
    // On this path the difference y − z and the square are the two gates of the loss.
    Set<String> seen = new HashSet<>();
    while (at != graph.output()) {
      Wire wire = graph.consumers(at).getFirst();
      product *= trace.local(wire);
      at = wire.target();
      if (at.name() != null) seen.add(at.name());
    }
    assertEquals(Set.of("s₁⁽¹⁾", "z₁⁽¹⁾", "s⁽²⁾", "z⁽²⁾", "L"), seen);
    double gradient = trace.gradient(graph.named("w₁₁⁽¹⁾").orElseThrow()).orElseThrow().item();
    assertEquals(gradient, product, 1e-15);
  }

  @Test
  void gradientDiesAlongTheSigmoidChain() {
    Trace trace = trace("sigmoid-chain");
    double after = 1;
    for (int k = 9; k >= 1; k--) {
      Gate layer = trace.graph().named("h" + k).orElseThrow();
      double size = trace.gradient(layer).orElseThrow().item();
      assertTrue(size < after / 4, "h" + k + " " + size);
      after = size;
    }
  }

  @Test
  void noGateOfAnExampleStandsAtAKinkOrBreaks() {
    for (Example example : Examples.all()) {
      Trace trace = trace(example.name());
      for (Gate gate : trace.graph().gates()) {
        // windows in which relu left nothing but zeros tie, and hand nothing back
        boolean zeros = example.name().equals("strokes-net") && "P".equals(gate.name());
        assertEquals(zeros, trace.atKink(gate), example.name() + " " + gate);
        assertFalse(trace.breaks(gate), example.name() + " " + gate);
      }
    }
  }

  @Test
  void titlesAndNotesExistInBothLanguages() {
    for (Example example : Examples.all()) {
      String title = example.title(Locale.ENGLISH);
      assertFalse(title.isBlank() || example.title(Locale.KOREAN).isBlank(), example.name());
      assertTrue(title.length() <= 40, title);
      String note = example.note(Locale.ENGLISH);
      String korean = example.note(Locale.KOREAN);
      assertTrue(note.endsWith(".") && korean.endsWith("."), example.name());
      assertTrue(
          korean
              .codePoints()
              .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL));
      assertEquals(note, example.note(Locale.of("tlh")));
    }
  }

  @Test
  void programsBeginWithATitleAndStayNarrow() {
    for (Example example : Examples.all()) {
      String program = example.program();
      assertTrue(program.startsWith("# "), example.name());
      assertTrue(program.endsWith("\n") && !program.contains("\r"), example.name());
      assertTrue(program.lines().allMatch(l -> l.length() <= 60 && l.equals(l.stripTrailing())));
    }
  }

  @Test
  void namesAreShortTypeableAndUnique() {
    Set<String> names = new HashSet<>();
    for (Example example : Examples.all()) {
      assertTrue(example.name().matches("[a-z][a-z-]{1,15}"), example.name());
      assertTrue(names.add(example.name()), example.name());
      assertEquals(example, Examples.named(example.name()).orElseThrow());
    }
    assertEquals("xyz", Examples.all().getFirst().name());
    assertTrue(Examples.named("Sigmoid").isEmpty());
  }

  @Test
  void programIsReadByNameAlone() {
    for (Example example : Examples.all()) {
      assertEquals(example.program(), Examples.program(example.name()).orElseThrow());
    }
    assertTrue(Examples.program("nope").isEmpty());
    assertTrue(Examples.program("").isEmpty());
    assertTrue(Examples.program("../examples/xyz").isEmpty());
  }

  @Test
  void nearbyNameIsSuggested() {
    assertEquals("sigmoid", Examples.suggest("sigmod").orElseThrow());
    assertEquals("sigmoid", Examples.suggest("Simgoid").orElseThrow());
    assertEquals("two-layer", Examples.suggest("two_layer").orElseThrow());
    assertEquals("two-layer", Examples.suggest("twolayer").orElseThrow());
    assertEquals("micrograd", Examples.suggest("micro").orElseThrow());
    assertTrue(Examples.suggest("unrelated").isEmpty());
    assertTrue(Examples.suggest("").isEmpty());
    assertTrue(Examples.suggest("x".repeat(1_000_000)).isEmpty());
  }

  @Test
  void statedNumbersHoldToTheirPrintedDigitsOnly() {
    Stated printed = new Stated(Tensor.scalar(0.73), 0.005);
    assertTrue(printed.holds(Tensor.scalar(0.7349)));
    assertFalse(printed.holds(Tensor.scalar(0.7351)));
    assertFalse(printed.holds(Tensor.scalar(Double.NaN)));
    assertFalse(printed.holds(Tensor.vector(0.73)));
    Stated exact = new Stated(Tensor.scalar(1e-6), 0);
    assertTrue(exact.holds(Tensor.scalar(1e-6)));
    assertFalse(exact.holds(Tensor.scalar(1.0001e-6)));
  }
}
