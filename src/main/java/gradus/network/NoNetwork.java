package gradus.network;

import gradus.lang.Problem;

/// A graph that is not surely a network.
///
/// @param reason which gate is no layer, and why
public record NoNetwork(Problem reason) implements NetworkReading {}
