package gradus.op;

import java.util.List;

/// Where an operation comes from.
public sealed interface Origin {
  /// It is an entry of the catalogue.
  record Catalogue() implements Origin {}

  /// A program made it: it has no operands and samples of its own, and unfolds into a part of the
  /// text.
  sealed interface Own extends Origin {
    /// What the op is called, in the picture too.
    String name();
  }

  /// A function that the program calls and nobody defines: only its place in the chain rule is
  /// known.
  record Undefined(String name) implements Origin {}

  /// A function of the program.
  ///
  /// @param arguments how many of its operands a call writes; those behind are names of the program
  ///   that its formula speaks of
  record Function(String name, int arguments) implements Own {}

  /// The formula of a wire as one gate, as a net that is given by shapes alone is drawn.
  ///
  /// @param name the wire's
  record NetLayer(String name) implements Own {}

  /// All rounds of a `repeat` as one gate.
  ///
  /// @param rounds how many
  /// @param defined the names its block defines
  record Repeat(int rounds, List<String> defined) implements Own {
    public Repeat {
      defined = List.copyOf(defined);
    }

    @Override
    public String name() {
      return "⟳" + rounds;
    }
  }
}
