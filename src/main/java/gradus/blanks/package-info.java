/// What inputs without a value need: the shapes that a program decides for them, and small numbers
/// of those shapes. May import `tensor`, `lang`, `op`, `op.catalogue`, `reading`, `graph` and
/// `trace`.
package gradus.blanks;
