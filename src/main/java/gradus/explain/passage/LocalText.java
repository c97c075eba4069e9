package gradus.explain.passage;

import java.util.Optional;

/// A local gradient in a line of text, of tensors entry by entry: `∂q_k/∂W_ij = 1[k = i] x_j`.
///
/// @param rule what it is; empty where that is long
public record LocalText(String above, String below, Optional<String> rule) {}
