package gradus.tally;

import gradus.tensor.Shape;
import java.util.OptionalLong;

/// What one named wire of a net costs.
///
/// @param name the wire's
/// @param shape of its value
/// @param parameters the entries of all weights that its formula is the first to use; empty where
///   it cannot be told which inputs are weights
/// @param multiplications of one forward pass through its formula
public record LayerSize(String name, Shape shape, OptionalLong parameters, long multiplications) {}
