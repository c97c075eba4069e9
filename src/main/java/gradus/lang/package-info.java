/// The language: text becomes a [Program] of statements, with a [Problem] for each mistake and its
/// place in the text; [Printer] writes a tree back as text. Imports nothing of Gradus, and knows no
/// other notation: `latex` stands on top.
package gradus.lang;
