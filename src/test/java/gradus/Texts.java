package gradus;

import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
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
}
