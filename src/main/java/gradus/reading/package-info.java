/// Text to program: the one place that decides which notation a text is in. Above `lang`, `latex`
/// and the catalogue; it may import nothing else but `tensor`.
package gradus.reading;
