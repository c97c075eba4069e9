package gradus.graph;

import gradus.lang.Problem;
import java.util.List;

/// What became of a program: its graph (null when there is an error) and everything to be said.
public record Lowering(ComputationGraph graph, List<Problem> problems) {
  public boolean hasErrors() {
    return graph == null;
  }

  public List<Problem> errors() {
    return problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
  }

  public List<Problem> notices() {
    return problems.stream().filter(p -> p.severity() == Problem.Severity.NOTICE).toList();
  }
}
