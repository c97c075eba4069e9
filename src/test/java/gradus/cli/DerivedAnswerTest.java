package gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lesson.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The answer of `derive` is the last thing that its way comes to, letter by letter.
class DerivedAnswerTest {
  @Test
  void theAnswerOfEveryExampleIsTheLastLineOfItsWay() {
    int derived = 0;
    for (Example example : CommandLineTest.examples()) {
      CommandLineTest.Ran ran = CommandLineTest.run("derive", example.name());
      if (ran.status() != 0) continue;
      // of a Jacobian the gradient in the picture is said behind it
      List<String> lines =
          ran.out().lines().filter(l -> !l.isBlank() && !l.startsWith("∂Σ")).toList();
      String slope = lines.getLast().split(" [=≈] ")[0];
      // Whole tensors and chains begin with what all else explains.
      boolean rules = !lines.getFirst().startsWith(slope + " = ");
      boolean chain = lines.getFirst().startsWith(slope + " = ∂") && !rules;
      boolean entries = lines.getFirst().contains("_ij = ");
      if (chain || entries) continue;
      int at = rules ? lines.size() - 2 : 0;
      String equation = lines.get(at);
      assertTrue(equation.startsWith(slope + " = "), example.name() + ": " + ran.out());
      String side = equation.substring(slope.length());
      boolean last =
          rules
              ? lines.get(at - 1).endsWith(side)
              : lines.subList(1, lines.size()).stream().anyMatch(l -> l.endsWith(side));
      assertTrue(last, example.name() + ": " + ran.out());
      derived++;
    }
    assertTrue(derived >= 11, "derived: " + derived);
  }

  @Test
  void theSigmoidNeuronEndsInTheNameOfItsOutputAndSaysWhatThatIs() {
    List<String> lines = CommandLineTest.run("derive", "sigmoid").out().lines().toList();
    List<String> last = lines.subList(lines.size() - 4, lines.size());
    assertEquals("with               f = 1/(1 + e^(−(w₀ x₀ + w₁ x₁ + w₂)))", last.get(0));
    assertTrue(last.get(1).endsWith(" = f · (1 − f) x₀"), last.get(1));
    assertEquals("∂f/∂w₀ = f · (1 − f) x₀", last.get(2));
    assertEquals("∂f/∂w₀ = −0.20", last.get(3));
  }

  @Test
  void theExponentialKeepsItsNameWhereTheProgramHasAnEOfItsOwn() {
    String out =
        CommandLineTest.run("derive", "--wrt", "x", "-e", "e = 3; f = exp(x) + e; x = 1").out();
    assertTrue(out.contains("∂/∂x (exp(x)) = exp(x)"), out);
    assertTrue(!out.contains("eˣ"), out);
    assertTrue(
        CommandLineTest.run("derive", "-e", "f = exp(x) + 1; x = 1").out().contains("(eˣ) = eˣ"));
  }

  @Test
  void factorsOfAChainHaveOneSignBetweenThemNumbersToo() {
    String out = CommandLineTest.run("derive", "staged").out();
    assertTrue(out.contains("· 1 · 2 · xpy · 1 = "), out);
    assertTrue(!out.contains("×"), out);
  }
}
