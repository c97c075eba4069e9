/// A vector or matrix edited cell by cell, in a card over the window. May import `grid`, `layout`,
/// `picture`, `ui.work` and `ui.piece`.
package gradus.ui.grid;
