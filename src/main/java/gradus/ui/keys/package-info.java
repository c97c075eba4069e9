/// The keys of the window: what each does, and which of them belongs to what has the focus. May
/// import `ui.work`, `ui.piece`, `ui.editor`, `ui.canvas`, `ui.chart` and `ui.panel`.
package gradus.ui.keys;
