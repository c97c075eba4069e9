package gradus.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.trace.Agreement;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Formulas as they stand in lecture notes, pasted with their values, and the numbers the notes
/// give (CS231n notes, Backprop and Linear classification).
class NotesTest {
  /// @param wires a wire's value and gradient as the notes print them, `-` for none
  /// @param operations the gates in order, empty where it does not matter
  record Row(String pasted, Map<String, String[]> wires, String operations) {
    @Override
    public String toString() {
      return pasted;
    }
  }

  private static String[] is(String value, String gradient) {
    return new String[] {value, gradient};
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row(
            "f(x, y, z) = (x + y)z\nx = -2, y = 5, z = -4",
            Map.of(
                "f", is("-12", "1"), "x", is("-2", "-4"), "y", is("5", "-4"), "z", is("-4", "3")),
            "+ *"),
        new Row(
            "2(xy + \\max(z, w))\nx = 3, y = -4, z = 2, w = -1",
            Map.of(
                "f", is("-20", "1"),
                "x", is("3", "-8"),
                "y", is("-4", "6"),
                "z", is("2", "2"),
                "w", is("-1", "0")),
            "* max + *"),
        new Row(
            "$f(w,x) = \\frac{1}{1+e^{-(w_0x_0+w_1x_1+w_2)}}$\n"
                + "w_0 = 2, x_0 = -1, w_1 = -3, x_1 = -2, w_2 = -3",
            Map.of(
                "f", is("0.73", "1.00"),
                "w₀", is("2.00", "-0.20"),
                "x₀", is("-1.00", "0.39"),
                "w₁", is("-3.00", "-0.39"),
                "x₁", is("-2.00", "-0.59"),
                "w₂", is("-3.00", "0.20")),
            "* * + + neg exp + /"),
        new Row(
            "\\sigma(x) = \\frac{1}{1 + e^{-x}}\nx = 1",
            Map.of("σ", is("0.7311", "1"), "x", is("1", "0.1966")), ""),
        new Row(
            "f(x; W) = \\|W \\cdot x\\|^2 = \\sum_{i=1}^n (W \\cdot x)_i^2\n"
                + "W = [[0.1,0.5],[-0.3,0.8]], x = [0.2,0.4]",
            Map.of(
                "f", is("0.116", "1"),
                "W", is("[[0.1, 0.5], [-0.3, 0.8]]", "[[0.088, 0.176], [0.104, 0.208]]"),
                "x", is("[0.2, 0.4]", "[-0.112, 0.636]")),
            "@ squared_norm"),
        new Row(
            "f = W_2 \\max(0, \\underbrace{W_1 x}_h)\n"
                + "W_1 = [[1, -1], [2, 0]], x = [1, 3], W_2 = [[1, 2]]",
            Map.of("h", is("[-2, 2]", "-"), "f", is("[4]", "[1]")),
            "@ max @"),
        new Row(
            "s_1^{(1)} = w_{11}^{(1)}x_1 + w_{21}^{(1)}x_2, z_1^{(1)} = \\tanh(s_1^{(1)}), "
                + "s_2^{(1)} = w_{12}^{(1)}x_1 + w_{22}^{(1)}x_2, z_2^{(1)} = \\tanh(s_2^{(1)}), "
                + "s^{(2)} = w_{12}^{(2)}z_1^{(1)} + w_{22}^{(2)}z_2^{(1)}, "
                + "z^{(2)} = \\tanh(s^{(2)}), L = (y - z^{(2)})^2\n"
                + "x_1 = 0, x_2 = 1, w_{11}^{(1)} = 3, w_{21}^{(1)} = 0, w_{12}^{(1)} = 1, "
                + "w_{22}^{(1)} = 0, w_{12}^{(2)} = 1, w_{22}^{(2)} = 1, y = 2",
            Map.of("L", is("4", "1"), "z⁽²⁾", is("0", "-4"), "w₂₁⁽¹⁾", is("0", "-4")),
            "* * + tanh * * + tanh * * + tanh - ^"),
        new Row(
            "L_i = \\sum_{j \\neq y_i} \\max(0, s_j - s_{y_i} + 1)\ns = [3.2, 5.1, -1.7], y = 0",
            Map.of("Lᵢ", is("2.9", "1"), "s", is("[3.2, 5.1, -1.7]", "[-1, 1, 0]")),
            "hinge"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theNotesNumbersComeOut(Row row) {
    for (String pasted : List.of(row.pasted(), row.pasted().replace("$", ""))) {
      Lowering lowering = Texts.build(pasted);
      assertEquals(List.of(), lowering.errors(), pasted);
      assertEquals(List.of(), lowering.graph().blanks(), pasted);
      Trace trace = Trace.of(lowering.graph());
      row.wires()
          .forEach((name, numbers) -> {
            Gate gate = lowering.graph().named(name).orElseThrow(() -> new AssertionError(name));
            near(numbers[0], Numbers.exact(trace.value(gate).orElseThrow()), name);
            if (!numbers[1].equals("-")) {
              near(numbers[1], Numbers.exact(trace.gradient(gate).orElseThrow()), name);
            }
          });
      if (!row.operations().isEmpty()) {
        List<String> ops =
            lowering.graph().gates().stream()
                .filter(Gate::isOperation)
                .map(g -> g.op().name())
                .toList();
        assertEquals(row.operations(), String.join(" ", ops));
      }
    }
  }

  /// Every printed number agrees to half a unit of its last digit.
  private static void near(String printed, String exact, String what) {
    String[] said = printed.split("[^-0-9.e]+");
    String[] got = exact.split("[^-0-9.e]+");
    assertEquals(said.length, got.length, what + ": " + exact);
    for (int i = 0; i < said.length; i++) {
      if (said[i].isEmpty()) continue;
      int point = said[i].indexOf('.');
      int digits = point < 0 ? 0 : said[i].length() - point - 1;
      double half = point < 0 ? 1e-9 : 0.5 * Math.pow(10, -digits) + 1e-9;
      assertEquals(Double.parseDouble(said[i]), Double.parseDouble(got[i]), half, what);
    }
  }

  private static Problem only(String text) {
    Lowering lowering = Texts.build(text);
    List<Problem> found =
        Agreement.of(ProgramReader.read(text), Map.of(), Trace.of(lowering.graph()), () -> false);
    assertEquals(1, found.size());
    return found.getFirst();
  }

  @Test
  void theSecondFormOfTheNormIsCheckedToAgree() {
    String norm = "f(x; W) = \\|W \\cdot x\\|^2 = \\sum_{i=1}^n (W \\cdot x)_i^2\n";
    String values = "W = [[0.1,0.5],[-0.3,0.8]], x = [0.2,0.4]";
    assertEquals("notice.form.agrees", only(norm + values).key());
    assertEquals("notice.form.differs", only("f = (x+y)z = xz + 2yz, x=1, y=2, z=3").key());
    assertTrue(
        only("f = (x+y)z = xz + 2yz, x=1, y=2, z=3").message(Locale.ENGLISH).contains("gives 15"));
  }

  @Test
  void anUpdateOfAParameterIsNamedForWhatItIs() {
    for (String update : List.of("W ← W − η∇L", "W \\leftarrow W - \\eta \\nabla L")) {
      List<Problem> notices = Texts.build("x = 1\n" + update).notices();
      assertEquals(List.of("notice.update"), notices.stream().map(Problem::key).toList());
      assertEquals(List.of("W", "L"), notices.getFirst().args().subList(0, 2));
    }
  }
}
