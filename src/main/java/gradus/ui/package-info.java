/// The window: views over a model that knows no controls. The only room that knows JavaFX,
/// FXGraphics2D, RichTextFX, AtlantaFX and Ikonli; it may import every room above it. All work on
/// programs happens in [gradus.ui.Workshop], off the thread that paints.
package gradus.ui;
