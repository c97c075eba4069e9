/// What is done to images: convolution and pooling, a part of the catalogue. May import `tensor`,
/// `lang`, `op` and `op.entry`.
package gradus.op.image;
