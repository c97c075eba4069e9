/// The picture: what is drawn, where the view stands, what the mouse does. May import `ui.work`,
/// `ui.piece` and `ui.editor`.
package gradus.ui.canvas;
