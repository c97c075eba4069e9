/// The size of a net that is given by shapes: parameters and multiplications, layer by layer. Knows
/// nothing of numbers. May import `tensor`, `lang`, `op`, `op.catalogue` and `graph`.
package gradus.tally;
