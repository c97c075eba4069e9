package gradus;

import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import java.util.Map;

/// From text to graph, as tests write their programs.
public final class Texts {
  private Texts() {}

  public static Lowering build(String text) {
    return GraphBuilder.build(ProgramReader.read(text));
  }

  /// As [GraphBuilder#build], never cancelled.
  public static Lowering build(String text, Map<String, Tensor> overrides, String output) {
    return GraphBuilder.build(ProgramReader.read(text), overrides, output, () -> false);
  }

  /// The text after the edit of a problem in it, which has one.
  public static String mended(String text, Problem problem) {
    if (problem.fix() == null) throw new AssertionError("no edit for " + problem + " in " + text);
    return text.substring(0, problem.span().start())
        + problem.fix()
        + text.substring(problem.span().end());
  }
}
