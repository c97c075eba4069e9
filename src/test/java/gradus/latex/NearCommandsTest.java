package gradus.latex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Commands that LaTeX has not, and what is offered instead.
class NearCommandsTest {
  /// By command, what is offered; empty for none.
  private static final Map<String, String> OFFERED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("\\alhpa", "\\alpha"),
              Map.entry("\\cdto", "\\cdot"),
              Map.entry("\\fracc", "\\frac"),
              Map.entry("\\tahn", "\\tanh"),
              Map.entry("\\sigmod", "\\operatorname{sigmoid}"),
              Map.entry("\\softmax", "\\operatorname{softmax}"),
              Map.entry("\\ReLU", "\\operatorname{ReLU}"),
              Map.entry("\\oint", ""),
              Map.entry("\\foo", ""),
              Map.entry("\\R", ""),
              Map.entry("\\Var", "")));

  @Test
  void whatIsASlipAwayIsOfferedAndNothingElse() {
    Map<String, String> offered = new TreeMap<>();
    for (String command : OFFERED.keySet()) {
      List<String> fixes = new ArrayList<>();
      for (Problem problem : Texts.build("f(x) = " + command + "(x)").problems()) {
        if (problem.fix() != null && problem.key().equals("latex.command")) {
          fixes.add(problem.fix());
        }
      }
      offered.put(command, String.join(" ", fixes));
    }
    assertEquals(OFFERED, offered);
  }
}
