/// What happens here: the panel and its tabs, one file a tab. May import `ui.work`, `ui.piece`,
/// `ui.chart`, `ui.descent`, `ui.editor` and `ui.canvas`.
package gradus.ui.panel;
