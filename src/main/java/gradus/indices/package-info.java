/// Formulas with indices: where counting starts, what an index runs over, and the formula of whole
/// tensors, or of entries, that a sum over an index comes to. May import `tensor` and `lang`.
package gradus.indices;
