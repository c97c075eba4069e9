package gradus.op;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The sample of the README's "Adding a gate": what it shows builds, and is right.
class NewGateTest {
  // What the README shows begins here.
  private static final Op SOFTSIGN =
      Op.named("softsign")
          .doc("x/(1+|x|): squashes x to between −1 and 1.", "x/(1+|x|): x를 −1과 1 사이로 누릅니다.")
          .curve(
              x -> x / (1 + Math.abs(x)),
              "#g / (1 + |#x|)²",
              (x, y) -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))))
          .unfolds("x/(1+abs(x))")
          .back(
              GatePattern.SQUASHER,
              "Its slope is 1 at the origin and falls off slowly on both sides.",
              "기울기는 원점에서 1이고 양쪽으로 천천히 줄어듭니다.")
          .latex("\\frac{#x}{1 + |#x|}", "\\frac{1}{(1 + |#x|)^{2}}")
          .slope("1/(1+abs(x))^2")
          .sample(scalar(0.6))
          .sample(matrix(new double[] {1, -2, 0.3}, new double[] {-0.5, 4, -7}))
          .build();

  // And ends here.

  private static String plain(String code) {
    return code.replaceAll("\\s+", "");
  }

  @Test
  void theReadmeShowsTheCodeThatIsTriedHere() throws IOException {
    String code = Files.readString(Path.of("src/test/java/gradus/op/NewGateTest.java"));
    String shown = code.substring(code.indexOf("begins here.") + 12, code.indexOf("// And ends"));
    String readme = Files.readString(Path.of("README.md"));
    int from = readme.indexOf("### Adding a gate");
    String section = readme.substring(from, readme.indexOf("\n## ", from));
    assertTrue(plain(section).contains(plain(shown)));
  }

  @Test
  void theReadmeNamesEveryFamilyAndEverySlot() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int from = readme.indexOf("### Adding a gate");
    String section = readme.substring(from, readme.indexOf("\n## ", from));
    for (Slot.Common slot : Slot.Common.values()) {
      assertTrue(section.contains("`#" + slot.word() + "`"), slot.word());
    }
    String ops = Files.readString(Path.of("src/main/java/gradus/op/catalogue/Ops.java"));
    List<String> families =
        Pattern.compile("(\\w+)\\.all\\(\\)").matcher(ops).results().map(m -> m.group(1)).toList();
    assertEquals(16, families.size(), families.toString());
    for (String family : families) {
      assertTrue(section.contains("`" + family + "`"), family);
    }
  }

  @Test
  void valueGradientSlopeAndUnfoldingAgree() {
    for (Op.Sample sample : SOFTSIGN.samples()) {
      Tensor x = sample.operands().getFirst();
      Tensor y = SOFTSIGN.value(sample.operands());
      Local local = new Local(List.of(x), y, Tensor.ones(y.shape()), new int[0]);
      Tensor pulled = SOFTSIGN.pull(0, local);
      for (int i = 0; i < x.size(); i++) {
        assertEquals(Gradients.measured(SOFTSIGN, local, 0, i), pulled.get(i), 1e-8);
        assertEquals(pulled.get(i), formula(SOFTSIGN.slope().orElseThrow(), x.get(i)), 1e-12);
        assertEquals(y.get(i), formula(SOFTSIGN.unfolding().orElseThrow(), x.get(i)), 1e-12);
      }
    }
    assertEquals("softsign", SOFTSIGN.called(Locale.KOREAN));
  }

  private static double formula(Expr formula, double x) {
    var graph = Texts.build("x = " + x + "\nf = " + Printer.text(formula)).graph();
    return Trace.of(graph).value(graph.output()).orElseThrow().item();
  }
}
