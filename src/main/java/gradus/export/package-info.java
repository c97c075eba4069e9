/// A diagram or trace as a file: the picture as PNG, the numbers as JSON, a table as CSV. May
/// import `tensor`, `lang`, `latex`, `op`, `graph`, `trace`, `tally`, `data`, `descent`,
/// `explain.term`, `explain`, `picture`, `layout` and `diagram.path`, `diagram.scene`, `diagram`,
/// `network`, `network.drawing`.
package gradus.export;
