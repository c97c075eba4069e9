/// The window: menus, keys, dialogs, over the rooms of its wing (`ui.work`, `ui.piece`,
/// `ui.editor`, `ui.canvas`, `ui.panel`, `ui.keys`, `ui.present`), all of which it may import. The
/// only wing that knows JavaFX, FXGraphics2D, RichTextFX, AtlantaFX and Ikonli; it may import every
/// room above it. All work on programs happens in [gradus.ui.work.Workshop], off the thread that
/// paints.
package gradus.ui;
