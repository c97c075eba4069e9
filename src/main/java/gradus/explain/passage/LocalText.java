package gradus.explain.passage;

import java.util.Optional;
import java.util.OptionalInt;

/// A local gradient in a line of text, of tensors entry by entry: `∂q_k/∂W_ij = 1[k = i] x_j`.
///
/// @param through the operand, counted from 1, that it is through alone where another is the same
/// @param rule what it is; empty where that is long
public record LocalText(String above, String below, OptionalInt through, Optional<String> rule) {}
