/// Places in a program: the path to what makes a gate, the group that it is drawn in, the round of
/// a repeat. May import nothing but the library.
package gradus.graph.place;
