package gradus.explain.term;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.Signs;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateSignTest {
  private static List<String> signs(String text, Signs signs) {
    ComputationGraph graph = Texts.build(text).graph();
    return graph.gates().stream()
        .filter(Gate::isOperation)
        .map(gate -> GateSign.of(graph, gate, signs).line())
        .toList();
  }

  /// A matrix product and one entry by entry are told apart, as in the sentences.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a = [1, 2]; b = [3, 4]; f = a*b                | ⊙     | ⊙
          A = [[1, 2], [3, 4]]; b = [3, 4]; f = A*b      | ⊙     | ⊙
          A = [[1, 2], [3, 4]]; b = [3, 4]; f = A @ b    | ×     | ∗
          a = [1, 2]; c = 3; f = c*a                     | ×     | ∗
          a = [1, 2]; f = 3*a                            | ×3    | ∗3
          a = 2; b = 3; f = a*b                          | ×     | ∗
          """)
  void aProductEntryByEntryHasASignOfItsOwn(String text, String textbook, String notes) {
    assertEquals(List.of(textbook), signs(text, Signs.TEXTBOOK));
    assertEquals(List.of(notes), signs(text, Signs.NOTES));
  }

  /// The letters that Unicode raises are small: they stand apart, where a gate has them large.
  @ParameterizedTest
  @CsvSource({
    "'A = [[1, 2], [3, 4]]; f = A^T', (·), T, ^T",
    "'x = 3; f = square(x)', (·), 2, ^2",
    "'x = 3; f = sqrt(x)', √·, '', √"
  })
  void whatIsRaisedStandsApart(String text, String line, String raised, String notes) {
    ComputationGraph graph = Texts.build(text).graph();
    GateSign sign = GateSign.of(graph, graph.output(), Signs.TEXTBOOK);
    assertEquals(line, sign.text());
    assertEquals(raised, sign.raised());
    assertEquals(List.of(notes), signs(text, Signs.NOTES));
  }

  /// A gate is narrow: no air between the factors of a number.
  @ParameterizedTest
  @CsvSource({
    "'x = 3; f = x*sqrt(2*pi)', ×√(2π), ∗√(2π)",
    "'x = 3; f = x^(2*pi)', (·)^(2π), ^(2π)",
    "'x = 3; f = 2*pi*x', ×2π, ∗2π",
    "'x = 3; f = max(x, 2500)', 'max(·, 2 500)', 'max(·, 2 500)'"
  })
  void theFactorsOfANumberStandCloseTogether(String text, String textbook, String notes) {
    assertEquals(List.of(textbook), signs(text, Signs.TEXTBOOK));
    assertEquals(List.of(notes), signs(text, Signs.NOTES));
  }

  /// An axis is no operand, and a minus behind another sign has brackets.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A = [[1, 2], [3, 4]]; f = max(A, axis=1)  | max axis 1  | max axis 1
          A = [[1, 2], [3, 4]]; f = sum(A, axis=0)  | Σ axis 0    | Σ axis 0
          A = [[1, 2], [3, 4]]; f = mean(A, axis=0) | mean axis 0 | mean axis 0
          x = 3; f = max(x, 1)                      | max(·, 1)   | max(·, 1)
          x = 3; f = x*(-0.5)                       | ×(−0.5)     | ∗−0.5
          x = 3; f = x/(-4)                         | ÷(−4)       | /−4
          x = 3; f = x + (-2)                       | +(−2)       | +−2
          x = 3; f = -4/x                           | −4/·        | −4/·
          """)
  void whatStandsBehindASignIsNotMistaken(String text, String textbook, String notes) {
    assertEquals(List.of(textbook), signs(text, Signs.TEXTBOOK));
    assertEquals(List.of(notes), signs(text, Signs.NOTES));
  }
}
