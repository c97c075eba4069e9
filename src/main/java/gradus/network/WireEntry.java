package gradus.network;

import gradus.graph.Gate;

/// One number of the value of a gate.
///
/// @param entry counted row by row
public record WireEntry(Gate gate, int entry) {}
