/// A vector or matrix of the text as rows of cells: read, edited and written back in its place,
/// with its lines and comments. May import `tensor`, `lang`, `graph` and `reading`.
package gradus.grid;
