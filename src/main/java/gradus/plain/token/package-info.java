/// Characters and words of our own text: what a text is cut into, the signs that stand for others,
/// and the names a program gives. May import `lang`, and knows no formulas.
package gradus.plain.token;
