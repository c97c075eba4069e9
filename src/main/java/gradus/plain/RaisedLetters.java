package gradus.plain;

import gradus.plain.token.KnownNames;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Takes `x^Tz` apart: a transpose and a name, where the program has no T and no Tz.
final class RaisedLetters {
  private RaisedLetters() {}

  static List<Token> apart(List<Token> tokens, KnownNames names) {
    if (names.isNamed("T", Set.of())) return tokens;
    List<Token> apart = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean raised = i > 0 && tokens.get(i - 1).kind() == TokenKind.CARET;
      if (raised && isBoth(token, names)) {
        int middle = token.start() + 1;
        apart.add(new Token(TokenKind.NAME, token.start(), middle, "T", null));
        String rest = token.text().substring(1);
        apart.add(new Token(TokenKind.NAME, middle, token.end(), rest, null));
      } else {
        apart.add(token);
      }
    }
    return apart;
  }

  private static boolean isBoth(Token token, KnownNames names) {
    String text = token.text();
    boolean name = token.kind() == TokenKind.NAME && token.problem() == null;
    if (!name || text.length() < 2 || text.charAt(0) != 'T') return false;
    if (names.isDefined(text) || text.length() != token.end() - token.start()) return false;
    String rest = text.substring(1);
    return names.isValue(rest, Set.of()) || !names.letters(rest, Set.of()).isEmpty();
  }
}
