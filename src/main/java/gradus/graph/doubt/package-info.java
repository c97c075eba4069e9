/// What the shapes of operands make doubtful: readings that are taken with a notice, and others
/// that are refused. May import `tensor`, `lang`, `op` and `op.catalogue`.
package gradus.graph.doubt;
