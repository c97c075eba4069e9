package gradus.network;

/// What a neuron adds to its weighted sum.
///
/// @param isNegative whether it is taken away
public record Bias(WireEntry number, boolean isNegative) {}
