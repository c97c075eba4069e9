package gradus.blanks;

import gradus.tensor.Shape;

/// An input without a value, and the shape that a value for it has.
///
/// @param shape decided by the program, or proposed where it decides too little
/// @param isDecided whether the program leaves no choice
/// @param label how many entries or classes it may point at, counted from 0; 0 where it is no label
public record Blank(String name, Shape shape, boolean isDecided, int label) {}
