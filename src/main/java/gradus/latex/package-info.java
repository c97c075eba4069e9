/// Everything that reads or writes LaTeX: formulas of papers to the words of `lang`, and its syntax
/// tree to formulas and lines for people, in the signs they chose. It may import `tensor` and
/// `lang`, which does not know it.
package gradus.latex;
