package gradus.plain.token;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// A share or a quotient in brackets, as it stands behind the number it is: `0.5 (50%)`.
///
/// @param value what it comes to
public record Restated(double value) {
  /// What brackets and what is between them come to; null where they hold anything else.
  public static Restated of(String text, List<Token> bracket) {
    List<Token> inside = new ArrayList<>();
    boolean minus = false;
    for (Token token : bracket) {
      switch (token.kind()) {
        case OPEN, CLOSE -> {}
        case MINUS -> {
          if (minus || !inside.isEmpty()) return null;
          minus = true;
        }
        default -> inside.add(token);
      }
    }
    Double size = size(text, inside);
    return size == null ? null : new Restated(minus ? -size : size);
  }

  private static Double size(String text, List<Token> inside) {
    if (inside.size() < 2 || inside.getFirst().kind() != TokenKind.NUMBER) return null;
    double first = Double.parseDouble(inside.getFirst().text());
    if (inside.size() == 3
        && inside.get(1).kind() == TokenKind.SLASH
        && inside.get(2).kind() == TokenKind.NUMBER) {
      return first / Double.parseDouble(inside.get(2).text());
    }
    int from = inside.getFirst().end();
    boolean share = text.substring(from, inside.getLast().end()).strip().equals("\\%");
    return share ? first / 100 : null;
  }

  /// Whether a number says the same, to the digits it has.
  public boolean isSaidBy(Token number, boolean minus) {
    BigDecimal said = new BigDecimal(number.text());
    double step = Math.pow(10, -said.scale());
    double signed = minus ? -said.doubleValue() : said.doubleValue();
    return Math.abs(signed - value) <= step / 2 * (1 + 1e-9);
  }
}
