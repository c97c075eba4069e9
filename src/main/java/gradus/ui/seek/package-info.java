/// Finding one's way in the picture without a mouse: gates by what is typed, gates along wires, and
/// how a gate is told to who does not see it. Without controls; may import `ui.work`.
package gradus.ui.seek;
