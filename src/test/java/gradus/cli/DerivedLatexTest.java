package gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What `derive --latex` prints is LaTeX: groups close, nothing has two superscripts, and in words
/// no sign is left that LaTeX reads.
class DerivedLatexTest {
  private static Optional<String> derived(List<String> more, String... program) {
    List<String> args = new ArrayList<>(List.of("derive", "--latex"));
    args.addAll(List.of(program));
    args.addAll(more);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        GradusCommand.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args.toArray(String[]::new));
    return status == 0 ? Optional.of(out.toString(StandardCharsets.UTF_8)) : Optional.empty();
  }

  /// Why LaTeX would not take it; empty where it would.
  private static String objection(String latex) {
    Deque<String> open = new ArrayDeque<>();
    // Which of ^ and _ stand at the last base, group by group.
    Deque<String> scripts = new ArrayDeque<>(List.of(""));
    boolean script = false;
    for (int at = 0; at < latex.length(); at++) {
      char c = latex.charAt(at);
      if (Character.isWhitespace(c)) continue;
      if (c == '^' || c == '_') {
        String have = scripts.pop();
        if (script || have.indexOf(c) >= 0) return "second " + c + " at " + latex.substring(at);
        scripts.push(have + c);
        script = true;
        continue;
      }
      if (c == '}') {
        if (!"{".equals(open.poll())) return "a } at " + latex.substring(at);
        scripts.pop();
        continue;
      }
      // What follows a script sign is no new base.
      if (!script) {
        scripts.pop();
        scripts.push("");
      }
      script = false;
      if (c == '{') {
        open.push("{");
        scripts.push("");
        continue;
      }
      if (c != '\\') {
        if (c > 126) return "the letter " + c;
        continue;
      }
      int end = at + 1;
      while (end < latex.length() && Character.isLetter(latex.charAt(end))) {
        end++;
      }
      String command = latex.substring(at + 1, Math.max(end, at + 2));
      at += command.length();
      switch (command) {
        case "text" -> {
          int close = latex.indexOf('}', at);
          String words = latex.substring(at + 2, close);
          if (words.matches(".*(?<!\\\\)[_^&%#${].*")) return "in words: " + words;
          at = close;
        }
        case "left", "begin" -> open.push(command);
        case "right" -> {
          if (!"left".equals(open.poll())) return "a \\right at " + latex.substring(at);
        }
        case "end" -> {
          if (!"begin".equals(open.poll())) return "an \\end at " + latex.substring(at);
        }
        default -> {}
      }
    }
    return open.isEmpty() ? "" : "open: " + open;
  }

  @Test
  void whatLatexRefusesIsFound() {
    assertEquals(
        "", objection("1 - \\left(z^{(2)}\\right)^{2} + x_{1}^{2} + \\text{cross\\_entropy}"));
    assertTrue(objection("1 - z^{(2)}^{2}").startsWith("second ^"));
    assertTrue(objection("z_{1}^{(1)}^{2}").startsWith("second ^"));
    assertTrue(objection("W_{1}_{ij}").startsWith("second _"));
    assertTrue(objection("\\text{cross_entropy}").startsWith("in words"));
    assertTrue(objection("\\left(x").startsWith("open"));
    assertTrue(objection("\\frac{1}{2}}").startsWith("a }"));
    assertTrue(objection("½ x").startsWith("the letter"));
  }

  @Test
  void everyDerivativeOfEveryExampleIsLatex() {
    int checked = 0;
    List<List<String>> ways =
        List.of(List.of(), List.of("--notation", "notes", "--chain"), List.of("--expand"));
    for (Example example : Examples.all()) {
      List<String> inputs = inputs(example.program());
      for (String input : inputs.subList(0, Math.min(2, inputs.size()))) {
        for (List<String> way : ways) {
          Optional<String> latex = derived(way, example.name(), "--wrt", input);
          if (latex.isEmpty()) continue;
          assertEquals("", objection(latex.get()), example.name() + " " + input + " " + way);
          checked++;
        }
      }
    }
    assertEquals(155, checked);
  }

  private static List<String> inputs(String program) {
    return Texts.build(program).graph().inputs().stream().map(g -> g.name()).toList();
  }

  @Test
  void theAnswerAndTheNumbersStandInIt() {
    List<String> norm = lines("norm");
    assertEquals(
        "\\frac{\\partial f}{\\partial \\boldsymbol{W}} &= 2 \\, \\boldsymbol{q} \\,"
            + " \\boldsymbol{x}^{\\top} \\\\",
        norm.get(1));
    assertEquals(
        "\\frac{\\partial f}{\\partial \\boldsymbol{W}} &= \\begin{bmatrix} 0.088 & 0.176 \\\\"
            + " 0.104 & 0.208 \\end{bmatrix}",
        norm.get(norm.size() - 2));
    List<String> xyz = lines("xyz");
    assertEquals("\\frac{\\partial f}{\\partial x} &= z \\\\", xyz.get(xyz.size() - 3));
    assertEquals(" &= -4", xyz.get(xyz.size() - 2));
    List<String> net = lines("apples");
    assertEquals(" &= 1.1 {} \\cdot 2 = 2.2", net.get(net.size() - 2));
  }

  private static List<String> lines(String name) {
    return derived(List.of(), name).orElseThrow().lines().toList();
  }
}
