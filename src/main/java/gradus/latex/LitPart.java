package gradus.latex;

import gradus.lang.Span;

/// A part of a formula on a ground of its own, where the formula is looked at.
///
/// @param span of the part in the text
/// @param ground its colour, `#rrggbb`
public record LitPart(Span span, String ground) {
  String opening() {
    return "\\bgcolor{" + ground + "}{";
  }
}
