/// The program as a document: its text, where it is kept, whether it is saved, undo and redo,
/// reading and writing it without ever losing what was there, what a crash left behind, what is
/// noted below it, such as its examples, and names of wires and functions that are written into it.
/// May import `tensor`, `lang`, `plain.token`, `latex`, `op`, `op.catalogue`, `reading`,
/// `graph.place`, `graph`, `data` and `export`.
package gradus.document;
