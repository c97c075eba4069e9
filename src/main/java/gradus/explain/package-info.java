/// A step in words: what happened, with the numbers in it, in English and Korean. May import
/// `tensor` to `trace`.
package gradus.explain;
