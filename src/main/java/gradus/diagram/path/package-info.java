/// Lines of a picture and what moves along them. Knows no gates: points, distances and figures
/// only.
///
/// May import `layout` and `picture`.
package gradus.diagram.path;
