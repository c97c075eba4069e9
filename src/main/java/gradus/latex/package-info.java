/// Everything that reads or writes LaTeX: formulas of papers to the words of `lang`, and its syntax
/// tree to formulas and lines for people, in the signs they chose. It may import `tensor`, `lang`
/// and `plain.token`, which do not know it.
package gradus.latex;
