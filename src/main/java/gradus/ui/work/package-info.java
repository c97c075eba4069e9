/// The window without its controls: the document and its history, the picture and its step,
/// problems, and the workshop where everything slow happens. Of JavaFX it knows properties and
/// collections alone; of this wing nothing.
package gradus.ui.work;
