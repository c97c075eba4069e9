/// Images of pen strokes, made from a seed. May import nothing.
package gradus.pen;
