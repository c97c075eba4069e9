package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static List<Problem> notices(String text, Map<String, Tensor> set) {
    Program program = ProgramReader.read(text);
    Lowering lowering = GraphBuilder.build(program, set, null, () -> false);
    assertFalse(lowering.hasErrors(), () -> text + lowering.problems());
    return Agreement.of(program, set, Trace.of(lowering.graph()), () -> false);
  }

  /// What is said of every further form, with its numbers.
  private static List<String> said(String text) {
    return notices(text, Map.of()).stream().map(p -> p.key() + " " + p.args()).toList();
  }

  @Test
  void everyFurtherFormHasItsNoticeInTheOrderOfTheProgram() {
    assertEquals(
        List.of(
            "notice.form.agrees [g, 6]",
            "notice.form.differs [g, 5, 6]",
            "notice.form.agrees [f, 7]"),
        said("x = 2, y = 3\ng = x*y = y*x = x + y\nf = g + 1 = 1 + g"));
    assertEquals(List.of(), said("x = 2, y = 3\nf = x*y"));
  }

  @Test
  void aNoticeStandsAtItsForm() {
    String text = "x = 2, y = 3\nf = x*y = x + y";
    Problem notice = notices(text, Map.of()).getFirst();
    assertEquals("x + y", text.substring(notice.span().start(), notice.span().end()));
  }

  @Test
  void formsAreComparedAtTheValuesThatAreSet() {
    String text = "x = 2, y = 3\nf = x*y = x + y";
    Map<String, Tensor> twos = Map.of("y", Tensor.scalar(2));
    assertEquals(List.of("f", "4"), notices(text, twos).getFirst().args());
    assertEquals("notice.form.agrees", notices(text, twos).getFirst().key());
  }

  @Test
  void formsOfUnequalShapeDiffer() {
    assertEquals(List.of("notice.form.differs [f, [1, 1], 1]"), said("x = [1, 1]\nf = x[0] = x"));
    assertEquals(List.of("notice.form.agrees [f, [2, 4]]"), said("x = [1, 2]\nf = x + x = 2*x"));
    assertEquals(
        List.of("notice.form.differs [f, [2, 5], [2, 4]]"),
        said("x = [1, 2]\nf = 2*x = 2*x + [0, 1]"));
  }

  @Test
  void roundingIsNoDifferenceAndABillionthIsTheEdge() {
    assertEquals("notice.form.agrees", key("f = 1*x = x + 0.0000000005", 1));
    assertEquals("notice.form.differs", key("f = 1*x = x + 0.000000002", 1));
    // below 1 the billionth is one of 1
    assertEquals("notice.form.agrees", key("f = 1*x = x + 0.0000000005", 0.001));
    // above 1 it is one of the larger number, whichever form that is
    assertEquals("notice.form.agrees", key("f = 1*x = x + 0.0000005", 1000));
    assertEquals("notice.form.differs", key("f = 1*x = x + 0.000002", 1000));
    assertEquals("notice.form.differs", key("f = 1*x = 0*x", 1000));
    assertEquals("notice.form.differs", key("f = 0*x = x", 1000));
    assertEquals("notice.form.differs", key("f = 1*x = -x", 1000));
  }

  @Test
  void aNumberBehindAKnownFunctionChecksItAndNeverRedefinesIt() {
    String sigmoid = "notice.form.digits [y, 0.7310585786300049, 0.731]";
    for (String left : List.of("y = σ(x)", "y = \\sigma(x)", "y = Sigmoid(x)", "y = sigmoid(x)")) {
      assertEquals(List.of(sigmoid), said(left + " = 0.731, x = 1"), left);
    }
    assertEquals(
        List.of("notice.form.digits [outₕ₁, 0.5932699921071872, 0.593269992]"),
        said("out_{h1} = \\sigma(net_{h1}) = 0.593269992, net_{h1} = 0.3775"));
    for (String relu : List.of("ReLU(z)", "\\mathrm{ReLU}(z)", "\\text{relu}(z)")) {
      assertEquals(
          List.of("notice.form.differs [h, 3, 2]"), said("h = " + relu + " = 3, z = 2"), relu);
    }
    assertEquals(
        List.of("notice.form.agrees [y, [0.5, 0.5]]"),
        said("y = Softmax(z) = [0.5, 0.5], z = [1, 1]"));
  }

  @Test
  void furtherFormsBehindAFunctionOfTheTextCheckItsValue() {
    for (String text : List.of("y = f(x) = x^2 = 10, x = 3", "$y = f(x) = x^2 = 10$, $x = 3$")) {
      assertEquals(List.of("notice.form.differs [y, 10, 9]"), said(text), text);
    }
    assertEquals(
        List.of("notice.form.agrees [y, 9]"),
        said("y = f(x) = sum(i=1..3, x) = x*3 = 9, x = 3").stream().distinct().toList());
  }

  private static String key(String forms, double x) {
    return notices("x = 3\n" + forms, Map.of("x", Tensor.scalar(x))).getFirst().key();
  }

  @Test
  void infinityAndNaNAreEqualToThemselvesAlone() {
    assertEquals("notice.form.agrees", key("f = 1/x = 2/x", 0));
    assertEquals("notice.form.differs", key("f = 1/x = -1/x", 0));
    assertEquals("notice.form.differs", key("f = 1/x = x + 5", 0));
    assertEquals("notice.form.differs", key("f = x + 5 = 1/x", 0));
    assertEquals("notice.form.agrees", key("f = log(x) = 2*log(x)", -1));
    assertEquals("notice.form.differs", key("f = log(x) = x", -1));
    assertEquals("notice.form.differs", key("f = 1*x = log(x)", -1));
  }

  @Test
  void aFormThatCannotBeBuiltSaysWhyAndIsNoError() {
    List<Problem> found = notices("x = [1, 2, 3], y = [1, 2]\nf = sum(x) = sum(x + y)", Map.of());
    assertEquals(1, found.size());
    assertEquals(Problem.Severity.NOTICE, found.getFirst().severity());
    assertFalse(found.getFirst().key().startsWith("notice.form"), found.getFirst().key());
  }

  @Test
  void aBlankFormSaysSoAndABlankFirstFormSaysNothing() {
    assertEquals(List.of("notice.form.blank [f]"), said("x = 2\nf = 3*x = x*y"));
    assertEquals(List.of(), said("x = 2\nf = x*y = 3*x"));
  }

  @Test
  void comparingEndsWhereItIsCancelled() {
    Program program = ProgramReader.read("x = 2\nf = 2*x = x + x");
    Trace trace = Trace.of(GraphBuilder.build(program).graph());
    assertThrows(
        CancellationException.class, () -> Agreement.of(program, Map.of(), trace, () -> true));
  }
}
