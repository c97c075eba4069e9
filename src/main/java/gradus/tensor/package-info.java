/// Numbers with a shape: scalars, vectors and matrices of 64-bit floats, arithmetic with NumPy
/// broadcasting, the matrix product, and how a number is written. Imports nothing of Gradus.
package gradus.tensor;
