package gradus.latex;

import gradus.latex.LatexScripts.Indexed;
import gradus.plain.Token;
import gradus.plain.TokenKind;
import java.util.List;

/// Sums of two factors that are products in matrix form: Σᵢ wᵢxᵢ is w·x, and Σⱼ Wᵢⱼxⱼ is the i-th
/// entry of W·x.
final class Contraction {
  private final LatexReader reader;
  private final List<String> letters;

  Contraction(LatexReader reader, List<String> letters) {
    this.reader = reader;
    this.letters = letters;
  }

  /// Writes the product; false, and nothing written, when the body has another form.
  boolean emit(List<Token> body) {
    boolean signed =
        body.size() == 3
            && (body.get(1).kind() == TokenKind.DOT
                || body.get(1).kind() == TokenKind.STAR
                || body.get(1).kind() == TokenKind.CROSS);
    if (letters.size() != 1 || !(body.size() == 2 || signed)) return false;
    Token first = body.getFirst();
    Token last = body.getLast();
    Indexed a = reader.scripts().indexed(first);
    Indexed b = reader.scripts().indexed(last);
    if (a == null || b == null) return false;
    String running = letters.getFirst();
    String left = a.index().replace(",", "");
    String right = b.index().replace(",", "");
    if (left.equals(running) && right.equals(running)) {
      product(first, false, last, "");
    } else if (left.length() == 2 && left.contains(running) && right.equals(running)) {
      product(first, left.startsWith(running), last, left.replace(running, ""));
    } else if (right.length() == 2 && right.contains(running) && left.equals(running)) {
      product(last, right.startsWith(running), first, right.replace(running, ""));
    } else {
      return false;
    }
    return true;
  }

  private void product(Token first, boolean transposed, Token second, String free) {
    reader.emit(TokenKind.OPEN, first.start(), first.start());
    reader.out().add(first);
    if (transposed) reader.emit(TokenKind.PRIME, first.end(), first.end());
    reader.emit(TokenKind.DOT, first.end(), first.end());
    reader.out().add(second);
    reader.emit(TokenKind.CLOSE, second.end(), Math.max(second.end(), reader.end()));
    reader.scripts().protect(reader.out().getLast());
    if (!free.isEmpty()) reader.lines().free(reader.out().getLast(), free);
  }
}
