/// Forward and backward pass over a graph, and the passes told step by step. May import `tensor`,
/// `lang`, `latex`, `op`, `op.catalogue` and `graph`.
package gradus.trace;
