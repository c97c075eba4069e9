package gradus.network;

import java.util.List;
import java.util.Optional;

/// A neuron, or one of the numbers that the first neurons take.
///
/// @param shown the number it makes
/// @param sum its weighted sum before it is bent; empty of what is no neuron
/// @param connections what it adds up, in the order of the text
/// @param activation what bends the sum; empty where nothing does
public record Unit(
    WireEntry shown,
    Optional<WireEntry> sum,
    List<Connection> connections,
    Optional<Bias> bias,
    Optional<Activation> activation) {
  public Unit {
    connections = List.copyOf(connections);
  }

  /// A number that the first neurons take.
  static Unit input(WireEntry shown) {
    return new Unit(shown, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
  }
}
