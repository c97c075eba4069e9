/// A diagram or trace as a file: the picture as PNG, the numbers as JSON. May import every room
/// above it in the ladder: `tensor` to `diagram`.
package gradus.export;
