/// Failures that nobody expected: written down in a file, and said once. Of JavaFX it knows
/// nothing, and of this wing it imports nothing.
package gradus.ui.fault;
