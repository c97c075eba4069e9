/// A line cut into rows as cheaply as can be, whatever stands in it. May import nothing but the
/// library.
package gradus.layout.split;
