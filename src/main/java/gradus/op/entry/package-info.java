/// Single entries, as the families of operations share them: which meets which, which wins, and at
/// which the gradients are checked. May import `tensor` and `op`.
package gradus.op.entry;
