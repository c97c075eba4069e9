/// How people phrase the statements of our own text: words around formulas, values that sentences
/// give, chains of equals signs, each put as the language has it before any formula is read. May
/// import `lang`, `plain.token` and `plain.python`.
package gradus.plain.phrasing;
