package gradus.export;

import gradus.picture.Figure;

/// A figure and where its origin stands on a sheet.
record Standing(double x, double y, Figure figure) {}
