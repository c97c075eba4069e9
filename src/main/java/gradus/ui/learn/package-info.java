/// How one begins: the examples as pictures, where nothing is written yet. May import `ui.work` and
/// `ui.piece`.
package gradus.ui.learn;
