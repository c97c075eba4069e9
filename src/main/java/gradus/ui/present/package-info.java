/// What a class sees while someone presents, and what the presenter has for it. May import
/// `ui.work`, `ui.piece` and `ui.canvas`.
package gradus.ui.present;
