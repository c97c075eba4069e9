/// What Python, NumPy and PyTorch spell in another way, turned into our own words before any
/// formula is read. May import `lang` and `plain.token`.
package gradus.plain.python;
