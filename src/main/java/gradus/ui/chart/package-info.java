/// Curves, bars and maps of numbers that tabs of the panel show. May import `ui.work`, `ui.piece`
/// and `ui.descent`.
package gradus.ui.chart;
