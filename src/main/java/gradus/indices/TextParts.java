package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.LatexMarks;
import gradus.lang.Span;
import java.util.List;

/// What a program's text says of a formula, and what could stand there in its notation.
public final class TextParts {
  private final String text;
  private final boolean latex;

  public TextParts(String text) {
    this.text = text;
    latex = LatexMarks.in(text);
  }

  /// A part as it is written.
  String at(Span span) {
    return text.substring(span.start(), span.end());
  }

  /// A formula as an end of a range.
  String end(String formula) {
    return latex ? "{" + formula + "}" : formula;
  }

  /// The entry of a tensor that indices tell: `y_i`, `A_{ij}`, `y[i]`.
  String entry(Expr tensor, List<String> indices) {
    String written = at(tensor.span());
    boolean bare = tensor instanceof Expr.Name && !(latex && written.contains("_"));
    String base = bare ? written : "(" + written + ")";
    if (!latex) return base + "[" + String.join(", ", indices) + "]";
    boolean letters = indices.stream().allMatch(i -> i.codePointCount(0, i.length()) == 1);
    String low = String.join(letters ? "" : ",", indices);
    return base + (low.length() == 1 ? "_" + low : "_{" + low + "}");
  }
}
