/// Threads for work that needs another stack than its caller's. Imports nothing of Gradus.
package gradus.thread;
