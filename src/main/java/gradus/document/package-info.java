/// The program as a document: its text, where it is kept, whether it is saved, undo and redo, and
/// reading and writing it without ever losing what was there. May import `lang`, for its messages.
package gradus.document;
