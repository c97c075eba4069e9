package gradus.ui.canvas;

import java.math.BigDecimal;
import java.util.Optional;

/// A number under the mouse that follows it sideways, by its last digit. Immutable.
///
/// @param value what the number is now
/// @param digit one of its last digit
record Scrub(BigDecimal value, BigDecimal digit) {
  private static final int MOST_DECIMALS = 12;

  /// How much one notch of the mouse is.
  enum Pace {
    /// A tenth of the last digit.
    FINE(-1),
    USUAL(0),
    /// Ten of the last digit.
    COARSE(1);

    private final int tens;

    Pace(int tens) {
      this.tens = tens;
    }
  }

  /// The number that a literal is; empty where it is none, such as a tensor or a fraction.
  static Optional<Scrub> of(String literal) {
    try {
      BigDecimal value = new BigDecimal(literal.replace('−', '-'));
      boolean readable = Math.abs(value.scale()) <= MOST_DECIMALS;
      return readable ? Optional.of(new Scrub(value, value.ulp())) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// So many notches on.
  Scrub moved(int notches, Pace pace) {
    BigDecimal by = digit.scaleByPowerOfTen(pace.tens).multiply(BigDecimal.valueOf(notches));
    return new Scrub(value.add(by), digit);
  }

  /// As it is written: with the digits it had, and more only where it has them.
  String literal() {
    BigDecimal least = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    int decimals = Math.max(0, Math.max(digit.scale(), least.scale()));
    return least.setScale(decimals).toPlainString();
  }
}
