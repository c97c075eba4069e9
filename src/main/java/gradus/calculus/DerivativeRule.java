package gradus.calculus;

import gradus.lang.Messages;
import gradus.op.Op;
import java.util.Locale;

/// The rule that a line of a derivation applies.
public sealed interface DerivativeRule {
  /// In JSON: `quotient`, `sin`.
  String id();

  /// What it is called in a language.
  String called(Locale locale);

  /// The rules of every textbook.
  enum Textbook implements DerivativeRule {
    CONSTANT,
    IDENTITY,
    POWER,
    CONSTANT_MULTIPLE,
    SUM,
    DIFFERENCE,
    PRODUCT,
    TRIPLE_PRODUCT,
    QUOTIENT,
    CHAIN,
    POWER_OF_FUNCTION,
    EXPONENTIAL,
    GENERAL_POWER,
    /// Only says what a name stands for.
    ABBREVIATION,
    /// Only rewrites.
    SIMPLIFY;

    @Override
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String called(Locale locale) {
      return Messages.text(locale, "rule." + id());
    }
  }

  /// The derivative of one function of the catalogue, as its entry gives it.
  record OfFunction(Op op) implements DerivativeRule {
    @Override
    public String id() {
      return op.name();
    }

    @Override
    public String called(Locale locale) {
      return op.called(locale);
    }
  }
}
