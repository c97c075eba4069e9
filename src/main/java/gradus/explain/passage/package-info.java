/// What an explanation is made of: paragraphs, and lines of pieces of formulas. Imports nothing of
/// the house.
package gradus.explain.passage;
