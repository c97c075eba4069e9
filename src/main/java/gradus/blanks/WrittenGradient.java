package gradus.blanks;

import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import java.util.Optional;

/// A gradient that a person writes outside of a program: `2`, `[1, 0.5]`.
public final class WrittenGradient {
  private WrittenGradient() {}

  /// Its numbers; empty where it is no number, vector or matrix.
  public static Optional<Tensor> read(String written) {
    Lowering lowering = GraphBuilder.build(ProgramReader.read("g = " + written.strip()));
    if (lowering.hasErrors() || lowering.graph().gates().size() != 1) return Optional.empty();
    return Optional.ofNullable(lowering.graph().output().literal()).filter(Tensor::isFinite);
  }
}
