package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.calculus.Derivation;
import gradus.calculus.tensors.TensorDerivation;
import gradus.calculus.tensors.TensorLine;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The formulas that stand in the rows of `slides.md` beside the numbers are what the program
/// derives and computes.
class LectureFormulasTest {
  /// `W = 2q xᵀ [[` says of whom and what, `y - t = [` what alone.
  private static final Pattern STATED =
      Pattern.compile("(?:(\\S+) = )?([^\\s\\[\\]=,;][^\\[\\]=,;]*?)(?: =)? \\[");

  private static Slide row(String begins) {
    return Slide.all().stream().filter(s -> s.name().startsWith(begins)).findFirst().orElseThrow();
  }

  private static ComputationGraph graph(String example) {
    return Texts.build(Examples.named(example).orElseThrow().program()).graph();
  }

  /// The formulas of a row's gradients, each behind the name of its wire.
  private static List<String> stated(Slide row, String unnamed) {
    List<String> all = new ArrayList<>();
    STATED
        .matcher(row.gradients())
        .results()
        .forEach(
            m -> all.add((m.group(1) == null ? unnamed : m.group(1)) + ": " + close(m.group(2))));
    return all;
  }

  private static String close(String formula) {
    return formula.replace(" ", "").replace('−', '-');
  }

  /// All that the derivation for a variable says a gradient is, on its way and in the end.
  private static List<String> derived(String example, String wrt) {
    Program program = ProgramReader.read(Examples.named(example).orElseThrow().program());
    ComputationGraph graph =
        GraphBuilder.build(program, Map.of(), null, Derivation.folding(program), () -> false)
            .graph();
    TensorDerivation derivation = TensorDerivation.of(graph, wrt, Signs.TEXTBOOK).orElseThrow();
    List<String> said = new ArrayList<>();
    said.add(wrt + ": " + close(derivation.resultText()));
    for (TensorLine line : derivation.lines()) {
      String[] sides = line.equation().split(" = ");
      if (!sides[0].matches("∂\\S+/∂\\S+")) continue;
      said.add(sides[0].substring(sides[0].indexOf("/∂") + 2) + ": " + close(sides[1]));
    }
    return said;
  }

  @Test
  void theGradientsOfTheNormHaveTheFormulasOfTheSlide() {
    List<String> stated = stated(row("‖W·x‖²"), "");
    assertEquals(List.of("q: 2q", "W: 2qxᵀ", "x: 2Wᵀq"), stated);
    assertEquals(stated.get(1), derived("norm", "W").getFirst());
    assertEquals(stated.get(2), derived("norm", "x").getFirst());
    for (String wrt : List.of("W", "x")) {
      assertEquals(
          List.of(stated.get(0)),
          derived("norm", wrt).stream().filter(said -> said.startsWith("q: ")).toList());
    }
  }

  @Test
  void theGradientOfTheScoresHasTheFormulaOfTheSlide() {
    List<String> stated = stated(row("softmax with loss"), "a");
    assertEquals(List.of("a: y-t"), stated.subList(0, 1));
    assertEquals(stated.getFirst(), derived("softmax-loss", "a").getFirst());
  }

  /// `s = W x, L = data loss + λ R(W)`: the regulariser's gate of the example holds its factor.
  @Test
  void theLossHasTheFormulasOfItsSlide() {
    TreeMap<String, String> stated = new TreeMap<>();
    for (String definition : row("SVM loss").values().split(", ")) {
      String[] sides = definition.split(" = ");
      stated.put(sides[0], sides[1]);
    }
    assertEquals("{L=data loss + λ R(W), s=W x}", stated.toString());
    String inputs = "W = [[1, 1], [0.5, 2], [0.3, -1]]; x = [1, 2]; λ = 0.1; ";
    String rest = "R(W) = ‖W‖²; data = max(0, s[1] - s[0] + 1) + max(0, s[2] - s[0] + 1); ";
    String text =
        inputs
            + rest.replace("; data", "; s = " + stated.get("s") + "; data")
            + "L = "
            + stated.get("L").replace("data loss", "data");
    ComputationGraph slide = Texts.build(text).graph();
    ComputationGraph example = graph("hinge");
    for (String wire : List.of("s", "L", "W", "x")) {
      assertEquals(
          numbers(slide, wire, false), numbers(example, wire, false), "the value of " + wire);
      assertEquals(
          numbers(slide, wire, true), numbers(example, wire, true), "the gradient of " + wire);
    }
    List<String> addends =
        example.operands(example.output()).stream()
            .map(o -> example.called(o.source()).orElseThrow() + " " + o.source().op().name())
            .toList();
    assertEquals(List.of("L_data hinge", "q R"), addends);
  }

  private static String numbers(ComputationGraph graph, String wire, boolean backward) {
    Trace trace = Trace.of(graph);
    Gate gate =
        graph.gates().stream()
            .filter(g -> graph.called(g).filter(wire::equals).isPresent())
            .findFirst()
            .orElseThrow();
    Tensor tensor = (backward ? trace.gradient(gate) : trace.value(gate)).orElseThrow();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < tensor.size(); i++) {
      all.add("%.12f".formatted(tensor.get(i)));
    }
    return tensor.shape() + " " + all;
  }
}
