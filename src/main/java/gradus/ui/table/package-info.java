/// Tables whose texts are never cut: what finds no room as a column stands as a line below another;
/// and the rows of examples. May import `ui.work`, `ui.descent` and `ui.piece`.
package gradus.ui.table;
