/// What a LaTeX tree means: its statements are told apart, its scripts and indices resolved, and
/// each becomes one of `lang`. May import `thread`, `lang`, `plain`, `plain.token`, `latex` and
/// `latex.tree`.
package gradus.latex.meaning;
