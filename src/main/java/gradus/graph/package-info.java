/// The computation graph: gates joined by wires. [GraphBuilder] lowers a program to it. The only
/// room that knows JGraphT's core. May import `tensor`, `lang`, `indices`, `plain.token`, `latex`,
/// `op`, `op.catalogue`, `graph.place` and `graph.doubt`.
package gradus.graph;
