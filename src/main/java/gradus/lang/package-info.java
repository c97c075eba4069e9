/// The language as a tree: a [Program] of statements, with a [Problem] for each mistake and its
/// place in the text, and the sentences of all messages; [Printer] writes a tree back as text.
/// Imports nothing of Gradus: `plain` and `latex` read texts.
package gradus.lang;
