/// Graph, layout, step and options to a [gradus.picture.Figure]. Knows no toolkit. May import all
/// rooms above it in the ladder: `tensor` to `layout`.
package gradus.diagram;
