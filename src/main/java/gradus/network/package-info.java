/// Layers and neurons read off a graph: which gates make a column of neurons, which entry of a wire
/// is the weight of a connection. What is not surely a network is refused with the reason. Knows no
/// values and no picture. May import `tensor`, `lang`, `latex`, `op`, `op.catalogue` and `graph`.
package gradus.network;
