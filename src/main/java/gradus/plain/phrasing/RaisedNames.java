package gradus.plain.phrasing;

import gradus.lang.Scripts;
import gradus.plain.token.KnownNames;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Names with something raised, `z^1 = …`, `σ² = …`, `w^* = …`: where one stands on the left of an
/// equals sign it is that name everywhere. A number raised is none where its base has a value, of
/// which it is a power.
public final class RaisedNames {
  private final List<Token> in;
  private final Set<String> functions;
  private Set<String> values;
  private final Set<String> names = new HashSet<>();

  /// What is raised at the letter of each such name, brackets included.
  private final Map<String, Set<String>> marks = new HashMap<>();

  private RaisedNames(List<Token> in, Set<String> functions) {
    this.in = in;
    this.functions = functions;
  }

  /// The tokens with each such name as one.
  public static List<Token> joined(List<Token> tokens, Set<String> functions) {
    RaisedNames raised = new RaisedNames(tokens, functions);
    raised.survey();
    return raised.names.isEmpty() ? tokens : raised.joined();
  }

  private TokenKind kind(int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  private boolean isFirst(int i) {
    return i == 0 || kind(i - 1).endsStatement() || kind(i - 1) == TokenKind.OPEN_BLOCK;
  }

  /// Whether a name is given a value; looked for where a number is raised at one.
  private boolean isValue(String name) {
    if (values == null) find();
    return values.contains(name);
  }

  private void find() {
    values = new HashSet<>();
    for (int i = 0; i < in.size(); i++) {
      if (kind(i) != TokenKind.NAME || !isFirst(i)) continue;
      boolean value = kind(i + 1) == TokenKind.EQUALS;
      if (value || KnownNames.headerEnd(in, i) > 0) values.add(in.get(i).text());
    }
  }

  private void survey() {
    for (int i = 0; i < in.size(); i++) {
      boolean left = isFirst(i) && kind(i + length(i)) == TokenKind.EQUALS;
      String name = left ? name(i) : null;
      boolean power = name != null && isPower(i) && isValue(in.get(i).text());
      if (name == null || power || functions.contains(in.get(i).text())) continue;
      names.add(name);
      marks.computeIfAbsent(in.get(i).text(), base -> new HashSet<>()).add(mark(i));
    }
  }

  private String mark(int i) {
    Token last = in.get(i + length(i) - 1);
    boolean number = last.kind() == TokenKind.SUPERSCRIPT || last.kind() == TokenKind.NUMBER;
    return number ? last.text() : last.kind().name();
  }

  /// What a name is called: σ² where nothing else is raised at its letter, so that no row of
  /// numbers is counted.
  private String called(int i, String name) {
    Set<String> all = marks.get(in.get(i).text());
    return all.size() == 1 && Scripts.isSquare(mark(i)) ? Scripts.asPower(name) : name;
  }

  private List<Token> joined() {
    List<Token> all = new ArrayList<>(in.size());
    for (int i = 0; i < in.size(); i++) {
      String name = name(i);
      if (name != null && names.contains(name)) {
        Token last = in.get(i + length(i) - 1);
        all.add(new Token(TokenKind.NAME, in.get(i).start(), last.end(), called(i, name), null));
        i += length(i) - 1;
      } else {
        all.add(in.get(i));
      }
    }
    return all;
  }

  /// How many tokens a name at this place has.
  private int length(int i) {
    return kind(i + 1) == TokenKind.SUPERSCRIPT ? 2 : isMarked(i) ? 5 : 3;
  }

  /// Whether a layer's number is raised in brackets: `W^(1)`, `W^[1]`.
  private boolean isMarked(int i) {
    TokenKind open = kind(i + 2);
    TokenKind close = kind(i + 4);
    boolean round = open == TokenKind.OPEN && close == TokenKind.CLOSE;
    boolean square = open == TokenKind.OPEN_SQUARE && close == TokenKind.CLOSE_SQUARE;
    return kind(i + 1) == TokenKind.CARET && (round || square) && kind(i + 3) == TokenKind.NUMBER;
  }

  private boolean isPower(int i) {
    return kind(i + 1) == TokenKind.SUPERSCRIPT
        || kind(i + 2) == TokenKind.NUMBER
        || kind(i + 2) == TokenKind.OPEN;
  }

  /// The name with something raised that begins here; null where none does.
  private String name(int i) {
    if (kind(i) != TokenKind.NAME || in.get(i).problem() != null) return null;
    String base = in.get(i).text();
    if (kind(i + 1) == TokenKind.SUPERSCRIPT) {
      String digits = in.get(i + 1).text();
      return digits.startsWith("-") ? null : Scripts.name(base, "", digits);
    }
    if (kind(i + 1) != TokenKind.CARET) return null;
    if (isMarked(i)) {
      Token number = in.get(i + 3);
      boolean whole = number.text().matches("[0-9]{1,3}") && number.problem() == null;
      return whole ? Scripts.name(base, "", number.text()) : null;
    }
    Token above = in.get(i + 2);
    return switch (above.kind()) {
      case STAR -> Scripts.name(base, "", "star");
      case PLUS -> Scripts.name(base, "", "+");
      case NUMBER ->
          above.text().matches("[0-9]{1,3}") && above.problem() == null
              ? Scripts.name(base, "", above.text())
              : null;
      default -> null;
    };
  }
}
