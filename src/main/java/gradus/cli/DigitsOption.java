package gradus.cli;

import gradus.tensor.Decimals;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/// How many decimals are shown.
final class DigitsOption {
  private static final int MOST = 15;

  /// Null for those of the program.
  @Option(names = "--digits", paramLabel = "N")
  private Integer digits;

  @Option(names = "--plain-integers")
  private boolean plainIntegers;

  Optional<String> misuse(Console console) {
    boolean wrong = digits != null && (digits < 0 || digits > MOST);
    return wrong ? Optional.of(console.say("cli.digits")) : Optional.empty();
  }

  /// As asked for; where nothing is, as an example states them.
  Decimals of(Decimals stated) {
    OptionalInt count = digits == null ? OptionalInt.empty() : OptionalInt.of(digits);
    return new Decimals(count, plainIntegers).over(stated);
  }
}
