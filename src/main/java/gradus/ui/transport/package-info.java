/// The bar below the picture: where we are, how far a step goes, which way derivatives go, and how
/// fast it plays. May import `ui.work` and `ui.piece`.
package gradus.ui.transport;
