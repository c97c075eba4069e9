package gradus.ui.work;

import gradus.lang.Problem;
import java.util.ArrayList;
import java.util.List;

/// What would put a problem right, on a button.
public record Remedy(String id, String label, Runnable action) {
  /// What a label quotes at length is shortened: a million letters take a window minutes to lay
  /// out.
  public Remedy {
    label = Problem.shortened(label);
  }

  /// All that is known for a problem; empty where a person has to think.
  static List<Remedy> of(Problem problem, DocumentModel document, InputModel inputs, Words words) {
    List<Remedy> remedies = new ArrayList<>();
    for (String edit : problem.edits()) {
      String label = words.say("ui.problem.fix", edit);
      String id = remedies.isEmpty() ? "fix" : "fix-" + (remedies.size() + 1);
      remedies.add(new Remedy(id, label, () -> document.replace(problem.span(), edit)));
    }
    switch (problem.key()) {
      case "syntax.defined.twice" -> {
        String free = document.freeName(problem.args().getFirst().toString());
        String label = words.say("ui.problem.rename", free);
        remedies.add(new Remedy("rename", label, () -> document.replace(problem.span(), free)));
      }
      case ProblemModel.BLANK_ONE -> {
        String name = problem.args().getFirst().toString();
        remedies.add(
            new Remedy("give", words.say("ui.problem.give", name), () -> inputs.give(name)));
        remedies.add(fill(inputs, words));
      }
      case ProblemModel.BLANK_MANY, "indices.blank" -> remedies.add(fill(inputs, words));
      default -> {}
    }
    return remedies;
  }

  private static Remedy fill(InputModel inputs, Words words) {
    return new Remedy("fill", words.say("ui.edit.fill"), inputs::fillBlanks);
  }
}
