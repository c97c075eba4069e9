/// Where counting starts: whether the first entry of a tensor is numbered 0 or 1. May import
/// `lang`.
package gradus.indices.start;
