/// The text: the editor with its completion and help, the fields of the inputs, the typeset
/// preview. May import `ui.work` and `ui.piece`.
package gradus.ui.editor;
