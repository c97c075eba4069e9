/// The command line: one class per command, each with the engine and the picture of the window. May
/// import every room above it; only [WindowCommand] reaches the window.
package gradus.cli;
