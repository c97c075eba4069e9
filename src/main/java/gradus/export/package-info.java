/// A diagram or trace as a file: the picture as PNG, the numbers as JSON, a table as CSV. May
/// import `tensor`, `lang`, `op`, `graph`, `trace`, `explain`, `picture`, `layout` and `diagram`.
package gradus.export;
