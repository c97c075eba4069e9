/// Threads for work that needs another stack than its caller's or both processors, and work that
/// waits until it is asked for. Imports nothing of Gradus.
package gradus.thread;
