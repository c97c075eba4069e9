/// What outlives a window, without its controls: unsaved text that is kept on disk, files that
/// other programs change, and what is remembered for a person. Of JavaFX it knows properties and
/// collections alone; of this wing it imports `ui.work`.
package gradus.ui.keep;
