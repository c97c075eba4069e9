package gradus.ui.work;

import gradus.lang.Problem;
import java.util.ArrayList;
import java.util.List;

/// What would put a problem right, on a button.
public record Remedy(String id, String label, Runnable action) {

  /// All that is known for a problem; empty where a person has to think.
  public static List<Remedy> of(Problem problem, WindowModel model) {
    Words words = model.words();
    List<Remedy> remedies = new ArrayList<>();
    if (problem.fix() != null) {
      String label = words.say("ui.problem.fix", problem.fix());
      remedies.add(new Remedy("fix", label, () -> model.fix(problem)));
    }
    switch (problem.key()) {
      case "syntax.defined.twice" -> {
        String free = model.freeName(problem.args().getFirst().toString());
        String label = words.say("ui.problem.rename", free);
        remedies.add(new Remedy("rename", label, () -> model.replace(problem.span(), free)));
      }
      case WindowModel.BLANK_ONE -> {
        String name = problem.args().getFirst().toString();
        remedies.add(
            new Remedy("give", words.say("ui.problem.give", name), () -> model.give(name)));
        remedies.add(fill(model));
      }
      case WindowModel.BLANK_MANY -> remedies.add(fill(model));
      default -> {}
    }
    return remedies;
  }

  private static Remedy fill(WindowModel model) {
    return new Remedy("fill", model.words().say("ui.edit.fill"), model::fillBlanks);
  }
}
