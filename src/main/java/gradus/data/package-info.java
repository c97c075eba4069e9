/// Examples: tables of numbers, which inputs of a graph they fill, and in which order they come.
/// May import `tensor`, `lang`, `latex`, `graph`, `trace` and `pen`.
package gradus.data;
