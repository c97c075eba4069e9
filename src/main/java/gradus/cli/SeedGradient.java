package gradus.cli;

import gradus.blanks.WrittenGradient;
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
    return Optional.ofNullable(written).flatMap(WrittenGradient::read);
  }
}
