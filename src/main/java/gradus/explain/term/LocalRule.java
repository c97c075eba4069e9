package gradus.explain.term;

/// The local gradient of a gate with respect to one operand, as far as it is known without numbers.
public sealed interface LocalRule {
  /// A number whatever comes in: `1`, `-1`, or a constant of the program.
  record Known(Amount.Literal number) implements LocalRule {}

  /// A formula in the gate's symbols.
  record Formula(FilledRule rule) implements LocalRule {}

  /// Nothing but ∂y/∂x itself, of a function of the program's own, or one that nobody defined.
  record Partial() implements LocalRule {}
}
