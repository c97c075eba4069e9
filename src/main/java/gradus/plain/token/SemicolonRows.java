package gradus.plain.token;

import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.List;

/// `[a, b; c, d]`, rows with semicolons between them as other notations write a matrix; of one
/// entry each they are a vector or a column.
public final class SemicolonRows {
  private SemicolonRows() {}

  /// A row.
  ///
  /// @param text what stands between two semicolons
  /// @param isEntry whether no comma parts it
  /// @param isBracketed whether brackets stand around it already
  public record RowText(String text, boolean isEntry, boolean isBracketed) {}

  /// What to write for them.
  ///
  /// @param whole the brackets
  public static Problem problem(Span whole, List<RowText> rows) {
    String vector = "[" + String.join(", ", rows.stream().map(RowText::text).toList()) + "]";
    if (rows.stream().allMatch(RowText::isBracketed)) {
      return Problem.error(whole, "syntax.rows", vector).withFix(vector);
    }
    String matrix = "[[" + String.join("], [", rows.stream().map(RowText::text).toList()) + "]]";
    return rows.stream().allMatch(RowText::isEntry)
        ? Problem.error(whole, "syntax.column", vector, matrix).withEdits(vector, matrix)
        : Problem.error(whole, "syntax.rows", matrix).withFix(matrix);
  }
}
