package gradus.diagram;

import static gradus.diagram.Diagrams.all;
import static gradus.diagram.Diagrams.diagram;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.scene.Scene;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.layout.Box;
import gradus.lesson.Examples;
import gradus.picture.Figure;
import gradus.picture.Ink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The local gradients at the gates' operands, in numbers, in symbols, and of a gate that is no
/// gate in particular.
class LocalGradientsTest {
  private static final String XYZ = "f(x,y,z) = (x+y)z, x = -2, y = 5, z = -4";

  private static List<String> written(Diagram diagram, int step) {
    return all(diagram.figure(step, 1), Figure.Text.class).stream()
        .filter(t -> t.ink() == Ink.TEXT && t.style().italic() && t.style().size() == 13)
        .map(Figure.Text::text)
        .toList();
  }

  private static Diagram with(String program, LocalGradients locals) {
    return diagram(program, Options.DEFAULT.withLocals(locals));
  }

  @Test
  void numbersStandThereAsSoonAsTheGateHasComputed() {
    Diagram diagram = with(XYZ, LocalGradients.NUMBERS);
    assertEquals(List.of(), written(diagram, 0));
    assertEquals(List.of("1", "1"), written(diagram, 1));
    assertEquals(List.of("1", "1", "−4", "3"), written(diagram, 2));
    assertEquals(List.of("1", "1", "−4", "3"), written(diagram, diagram.steps().last()));
  }

  @Test
  void withoutTheOptionThereAreNone() {
    Diagram diagram = with(XYZ, LocalGradients.NONE);
    assertEquals(List.of(), written(diagram, diagram.steps().last()));
  }

  @Test
  void symbolsSayWhatTheyAreWhereThatIsShort() {
    Diagram diagram = with(XYZ, LocalGradients.SYMBOLS);
    assertEquals(
        List.of(
            "∂q", "∂x", "=", "1", "∂q", "∂y", "=", "1", "∂f", "∂q", "=", "z", "∂f", "∂z", "=", "q"),
        written(diagram, diagram.steps().last()));
    assertEquals(
        List.of("∂f", "∂x₁", "=", "f · (1 − f)"),
        written(with("x_1 = 2; f = sigmoid(x_1)", LocalGradients.SYMBOLS), 1));
  }

  @Test
  void symbolsOfTensorsSayWhatTheirEntriesAre() {
    Diagram norm =
        with("W = [[1, 2], [3, 4]]; x = [1, 2]; q = W x; f = ‖q‖²", LocalGradients.SYMBOLS);
    assertEquals(
        List.of(
            "∂q_k",
            "∂W_ij",
            "=",
            "1[k = i] x_j",
            "∂q_k",
            "∂x_i",
            "=",
            "W_ki",
            "∂f",
            "∂q_i",
            "=",
            "2 q_i"),
        written(norm, norm.steps().last()));
    Diagram marked = with("s = 2; z⁽¹⁾ = tanh(s); f = 3z⁽¹⁾", LocalGradients.SYMBOLS);
    List<String> written = written(marked, marked.steps().last());
    assertTrue(written.contains("1 − (z⁽¹⁾)²"), written.toString());
  }

  /// The class label has none, and what was asked for in symbols is not answered in numbers.
  @Test
  void aClassLabelHasNoneAndSymbolsAreNoNumbers() {
    String entropy = "a = [-1, 2, 0.5]; k = 1; L = cross_entropy(a, k)";
    Diagram symbols = with(entropy, LocalGradients.SYMBOLS);
    assertEquals(
        List.of("∂L", "∂a_i", "=", "softmax(", "a", ")_i − 1[i = k]"),
        written(symbols, symbols.steps().last()));
    assertEquals(
        List.of("∂L", "∂s_i", "=", "Σ_{j≠0} 1[s_j + 1 > s_{0}] · (1[i = j] − 1[i = 0])"),
        weighed(with("s = [1, 2]; L = hinge(s, 0)", LocalGradients.SYMBOLS)));
    Diagram numbers = with("s = [1, 2, 3, 4, 5, 6]; L = hinge(s, 0)", LocalGradients.NUMBERS);
    List<String> entries = written(numbers, numbers.steps().last());
    assertEquals(6, entries.size(), entries.toString());
    assertEquals("−5", entries.getFirst());
  }

  /// What is written in bold between stars.
  private static List<String> weighed(Diagram diagram) {
    return all(diagram.still(diagram.steps().last()), Figure.Text.class).stream()
        .filter(t -> t.ink() == Ink.TEXT && t.style().italic() && t.style().size() == 13)
        .map(t -> t.style().bold() ? "*" + t.text() + "*" : t.text())
        .toList();
  }

  /// Through one operand alone it is one of entries too: as a whole it would be a matrix.
  @Test
  void whereAnOperandStandsTwiceEachHasItsEntries() {
    assertEquals(
        "∂q_i ∂x_i |₁ = x_i ∂q_i ∂x_i |₂ = x_i ∂f ∂q_i = 1",
        String.join(
            " ",
            weighed(with("x = [1, 2, 3, 4, 5]; q = x * x; f = sum(q)", LocalGradients.SYMBOLS))));
    assertEquals(
        "∂p ∂s_i = 1[i = 0] ∂u_i ∂s_i |₁ = 1 ∂u_i ∂p = −1 ∂f ∂u_i = 1",
        String.join(
            " ",
            weighed(with("s = [1, 2]; p = s[0]; u = s - p; f = sum(u)", LocalGradients.SYMBOLS))));
  }

  @Test
  void theGateOfTheLectureMultipliesInTheSignsOfThePicture() {
    String gate = Examples.named("gate").orElseThrow().program();
    for (Signs signs : Signs.values()) {
      Diagram diagram = Diagrams.diagram(gate, Options.DEFAULT.withSigns(signs));
      List<String> texts = Diagrams.texts(diagram.still(diagram.steps().last()), Ink.DERIVATIVE);
      assertEquals(2, texts.stream().filter(signs.factor()::equals).count(), "" + texts);
    }
  }

  @Test
  void anEntryOfANameWithAnIndexIsNotBold() {
    String text = "W1 = [[1, 2], [3, 4]]; x = [1, 2]; f = sum(W1 x)";
    assertEquals(
        "∂q_k ∂(W₁)_ij = 1[k = i] x_j ∂q_k ∂x_i = (W₁)_ki ∂f ∂q_i = 1",
        String.join(" ", weighed(with(text, LocalGradients.SYMBOLS))));
  }

  @Test
  void vectorsAndMatricesAreBoldWhereTheyStandWhole() {
    String product = "a = [1, 2]; b = [3, 4]; c = [5, 6]; d = [1, 3]; q = a*b*c*d; f = sum(q)";
    String factors = String.join(" ", weighed(with(product, LocalGradients.SYMBOLS)));
    assertEquals(
        "∂q_i ∂a_i = b_i · c_i · d_i ∂q_i ∂b_i = a_i · c_i · d_i"
            + " ∂q_i ∂c_i = a_i · b_i · d_i ∂q_i ∂d_i = a_i · b_i · c_i ∂f ∂q_i = 1",
        factors);
  }

  /// Entries are light, and so are letters that only look like a name.
  @Test
  void theNamesOfARuleHaveTheWeightOfTheirWires() {
    assertEquals(
        "∂f ∂ *W* = 2 λ  *W* ∂f ∂λ = ‖ *W* ‖²",
        String.join(
            " ",
            weighed(
                with(
                    "λ = 0.1; R(M) = λ ‖M‖²; W = [[1, 2], [3, 4]]; f = R(W)",
                    LocalGradients.SYMBOLS))));
    assertEquals(
        "∂L ∂a_i = softmax( *a* )_i − 1[i = k]",
        String.join(
            " ",
            weighed(
                with("a = [-1, 2, 0.5]; k = 1; L = cross_entropy(a, k)", LocalGradients.SYMBOLS))));
  }

  @Test
  void symbolsCallWiresByNamesThatThePictureShows() {
    Diagram diagram = with(XYZ, LocalGradients.SYMBOLS);
    assertTrue(Diagrams.texts(diagram.still(0), Ink.MUTED).contains("q"));
    Diagram numbers = with(XYZ, LocalGradients.NUMBERS);
    assertFalse(Diagrams.texts(numbers.still(0), Ink.MUTED).contains("q"));
  }

  @Test
  void vectorsAreNumbersEntryByEntryAndMatrixProductsStaySymbols() {
    String program = "W = [[1, 2], [3, 4]]; x = [0.5, -1]; f = sum(tanh(W@x))";
    List<String> written = written(with(program, LocalGradients.NUMBERS), 3);
    assertEquals(
        List.of(
            "∂q_k",
            "∂W_ij",
            "=",
            "1[k = i] x_j",
            "∂q_k",
            "∂x_i",
            "=",
            "W_ki",
            "0.18",
            "0.03",
            "1.00",
            "1.00"),
        written);
  }

  @Test
  void aConstantInItsGateHasNone() {
    Diagram diagram = with("x = 3; f = 2*x^2", LocalGradients.NUMBERS);
    assertEquals(List.of("6", "2"), written(diagram, 2));
  }

  @Test
  void theFirstStandsAboveItsWireAndTheSecondBelow() {
    Diagram diagram = with(XYZ, LocalGradients.NUMBERS);
    Scene scene = diagram.blueprint().scene;
    ScenePart output = scene.part(scene.graph().output()).orElseThrow();
    List<SceneLine> lines = scene.to(output);
    Box first = diagram.places().localBox(lines.get(0)).orElseThrow();
    Box second = diagram.places().localBox(lines.get(1)).orElseThrow();
    assertTrue(first.bottom() < diagram.places().path(lines.get(0)).getLast().y());
    assertTrue(second.y() > diagram.places().path(lines.get(1)).getLast().y());
    Box gate = diagram.places().box(output);
    assertTrue(first.right() < gate.x() && second.right() < gate.x());
  }

  @Test
  void theGateOfTheLectureIsSteppedThroughInSymbols() {
    Diagram diagram = diagram("z = f(x, y)");
    List<String> values = List.of("z");
    List<String> upstream = List.of("∂L", "∂z");
    List<String> x = List.of("∂L", "∂x", "=", "∂L", "∂z", "·", "∂z", "∂x");
    List<String> y = List.of("∂L", "∂y", "=", "∂L", "∂z", "·", "∂z", "∂y");
    assertEquals(3, diagram.steps().last());
    assertEquals(List.of(), Diagrams.texts(diagram.figure(0, 1), Ink.VALUE));
    assertEquals(values, Diagrams.texts(diagram.figure(1, 1), Ink.VALUE));
    assertEquals(List.of("∂z", "∂x", "∂z", "∂y"), written(diagram, 1));
    assertEquals(List.of(), Diagrams.texts(diagram.figure(1, 1), Ink.GRADIENT));
    assertEquals(upstream, Diagrams.texts(diagram.figure(2, 1), Ink.GRADIENT));
    List<String> all = new ArrayList<>(x);
    all.addAll(y);
    all.addAll(upstream);
    assertEquals(all, Diagrams.texts(diagram.figure(3, 1), Ink.GRADIENT));
  }

  @Test
  void aLossOfTheProgramIsWhatTheGradientsAreOf() {
    Diagram diagram = diagram("E = g(f(x), t)");
    List<String> texts = Diagrams.texts(diagram.still(diagram.steps().last()), Ink.GRADIENT);
    assertEquals(
        List.of("∂E", "∂x", "=", "∂E", "∂q", "·", "∂q", "∂x", "∂E", "∂q", "∂E", "∂t", "1"), texts);
  }

  /// The weights of a layer stand below each other, behind the forks that their wires need not
  /// cross.
  @Test
  void weightsStandBeforeTheirLocalGradients() {
    String program = Examples.named("tanh-net").orElseThrow().program();
    Diagram diagram = with(program, LocalGradients.SYMBOLS);
    Scene scene = diagram.blueprint().scene;
    List<Double> weights = new ArrayList<>();
    double forks = 0;
    for (ScenePart part : scene.parts()) {
      if (!part.gate().isInput()) continue;
      if (scene.from(part).size() > 1) {
        forks = Math.max(forks, diagram.knots(part).getFirst().x());
      } else if (TypesetName.text(part.gate().name()).endsWith("⁽¹⁾")) {
        weights.add(diagram.labelBox(part.gate()).orElseThrow().right());
      }
    }
    assertEquals(4, weights.size(), "weights: " + weights);
    double first = Collections.min(weights);
    assertTrue(first > forks + 40, weights + " behind " + forks);
    assertEquals(first, Collections.max(weights), 20);
  }
}
