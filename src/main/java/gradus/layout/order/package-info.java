/// In which order nodes stand below each other in the columns of a graph. May import nothing but
/// the library and ELK.
package gradus.layout.order;
