/// Tables whose texts are never cut: what finds no room as a column stands as a line below another.
/// May import `ui.work` and `ui.piece`.
package gradus.ui.table;
