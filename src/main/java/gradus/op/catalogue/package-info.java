/// The catalogue of operations, a file a family. Parser names, help, picture and tests all read
/// [Ops]. May import `tensor`, `lang`, `op`, `op.entry`, `op.image` and, for signs, `latex`.
package gradus.op.catalogue;
