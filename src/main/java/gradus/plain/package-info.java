/// The language's own notation: text becomes a [gradus.lang.Program] of statements, with a problem
/// for each mistake and its place in the text. Imports `lang`, `plain.token`, `plain.python` and
/// `plain.phrasing`, and knows no other notation: `latex` stands on top.
package gradus.plain;
