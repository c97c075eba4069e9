/// Touching one entry of a tensor in the picture: what it is made of, what it feeds, and how one
/// goes from entry to entry by keys; and what exactly stands where one points. Without controls;
/// may import `ui.work`.
package gradus.ui.touch;
