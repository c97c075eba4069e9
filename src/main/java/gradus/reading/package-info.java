/// Text to program: the one place that decides which notation a text is in. May import `tensor`,
/// `lang`, `indices.start`, `plain`, `plain.token`, `plain.python`, `latex`, `latex.meaning`, `op`
/// and `op.catalogue`.
package gradus.reading;
