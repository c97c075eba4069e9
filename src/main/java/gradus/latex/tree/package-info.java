/// LaTeX as it is written: a text becomes a tree of its signs, in which nothing is dropped. May
/// import `lang`, `plain.token` and `latex`.
package gradus.latex.tree;
