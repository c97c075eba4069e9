package gradus.cli;

import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The gradient that arrives at the output, where it is not ones.
final class SeedGradient {
  @Option(names = "--seed-grad", paramLabel = "NUMBERS")
  private String written;

  /// What is wrong with it, as a sentence; empty when nothing is.
  Optional<String> misuse(Console console) {
    return written == null || value().isPresent()
        ? Optional.empty()
        : Optional.of(console.say("cli.seed", written));
  }

  /// As it is written, `[1, 0.5]`; empty where none is given, or it is no number, vector or matrix.
  Optional<Tensor> value() {
    if (written == null) return Optional.empty();
    Lowering lowering = GraphBuilder.build(ProgramReader.read("g = " + written));
    if (lowering.hasErrors() || lowering.graph().gates().size() != 1) return Optional.empty();
    return Optional.ofNullable(lowering.graph().output().literal()).filter(Tensor::isFinite);
  }
}
