package gradus.op;

import java.util.Locale;

/// What a gate does with the upstream gradient, in a lecturer's word (CS231n notes, Backprop,
/// "Patterns in backward flow").
public enum GatePattern {
  /// Hands the upstream gradient to every operand alike: `+`.
  DISTRIBUTOR("⇉"),
  /// Hands each operand the upstream gradient times the other's value: `∗`.
  SWITCHER("⇄"),
  /// Hands the gradient on to both, to what is taken away with its sign turned: `−`.
  SUBTRACTER("±"),
  /// Scales what is above by 1/b and what is below by −a/b²: `/`.
  DIVIDER("∕"),
  /// Hands the whole gradient to the operand or entry that decided the result: `max`.
  ROUTER("↱"),
  /// Multiplies by a constant.
  SCALER("∗"),
  /// Hands the gradient on untouched.
  PASSER("→"),
  /// Multiplies by the slope of a curve at x.
  CURVE("∿"),
  /// Multiplies by a slope that dies where the curve saturates.
  SQUASHER("∫"),
  /// Lets nothing through.
  BLOCKER("⊘"),
  /// Lets the value through and, on purpose, no gradient: `detach`.
  STOPPER("⊣"),
  /// Gives one number to every entry.
  SPREADER("⇶"),
  /// Divides one number equally among the entries.
  SHARER("÷"),
  /// Divides the gradient among entries that compete for a fixed total.
  NORMALIZER("%"),
  /// Sends the gradient to one entry's place.
  SELECTOR("◎"),
  /// Puts entries back where they came from.
  REARRANGER("↻"),
  /// Pulls a prediction and its target together.
  COMPARER("≠"),
  /// A function of the program: a backward pass of its own.
  FUNCTION("ƒ"),
  /// A value used more than once: what comes back is added up.
  ADDER("Σ");

  private final String glyph;

  GatePattern(String glyph) {
    this.glyph = glyph;
  }

  /// One character for a badge.
  public String glyph() {
    return glyph;
  }

  /// The key of its name in the message bundles; `.why` and the numbers give the reason.
  public String key() {
    return "pattern." + name().toLowerCase(Locale.ROOT);
  }
}
