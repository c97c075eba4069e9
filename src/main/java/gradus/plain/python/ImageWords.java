package gradus.plain.python;

import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words that arguments of convolutions and poolings are told by, `conv2d(X, K, stride=2,
/// padding=1, bias=b)`: each goes to its place, a bias behind the kernels and before both numbers.
final class ImageWords {
  private static final String STRIDE = "stride";
  private static final String PADDING = "padding";
  private static final String BIAS = "bias";
  private static final String SIZE = "size";

  /// The words of a function behind its operands, in their order.
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "conv2d", List.of(STRIDE, PADDING),
          "maxpool", List.of(SIZE, STRIDE),
          "avgpool", List.of(SIZE, STRIDE));

  private final String text;
  private final List<Token> tokens;

  private ImageWords(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = new ArrayList<>(tokens);
  }

  /// The tokens with such arguments at their places.
  ///
  /// @param most so many calls
  static List<Token> placed(String text, List<Token> tokens, int most) {
    ImageWords words = new ImageWords(text, tokens);
    int done = 0;
    // the innermost first
    for (int i = tokens.size() - 2; i >= 0 && done < most; i--) {
      boolean call =
          words.kind(i) == TokenKind.NAME
              && WORDS.containsKey(words.tokens.get(i).text())
              && words.kind(i + 1) == TokenKind.OPEN;
      if (call && words.place(i)) done++;
    }
    return done == 0 ? tokens : words.tokens;
  }

  private TokenKind kind(int i) {
    return i < tokens.size() ? tokens.get(i).kind() : TokenKind.END;
  }

  /// Puts the arguments of a call at their places; whether it could.
  private boolean place(int name) {
    int close = new ArgumentPlaces(text, tokens).closing(name + 1);
    if (close < 0) return false;
    List<List<Token>> plain = new ArrayList<>();
    Map<String, List<Token>> told = new HashMap<>();
    for (List<Token> argument : arguments(name + 2, close)) {
      boolean word =
          argument.size() > 2
              && argument.getFirst().kind() == TokenKind.NAME
              && argument.get(1).kind() == TokenKind.EQUALS;
      if (!word && !told.isEmpty()) return false;
      if (!word) {
        plain.add(argument);
      } else if (told.put(argument.getFirst().text(), argument.subList(2, argument.size()))
          != null) {
        return false;
      }
    }
    List<String> words = WORDS.get(tokens.get(name).text());
    int operands = words.contains(PADDING) ? 2 : 1;
    List<Token> bias = operands == 2 ? told.remove(BIAS) : null;
    int at = tokens.get(close).start();
    boolean known = words.containsAll(told.keySet());
    if (told.isEmpty() && bias == null || !known || plain.size() < operands) return false;
    for (int k = plain.size() - operands; k < words.size(); k++) {
      // behind a bias both are written, so that it is none of them
      if (told.isEmpty() && bias == null) break;
      List<Token> next = told.remove(words.get(k));
      // what is left out before another is as if it were not there
      if (next == null && words.get(k).equals(SIZE)) return false;
      String otherwise = words.get(k).equals(PADDING) ? "0" : "1";
      plain.add(
          next == null ? List.of(new Token(TokenKind.NUMBER, at, at, otherwise, null)) : next);
    }
    if (!told.isEmpty()) return false;
    if (bias != null) plain.add(operands, bias);
    write(name, close, plain);
    return true;
  }

  private List<List<Token>> arguments(int from, int close) {
    List<List<Token>> all = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; i <= close; i++) {
      switch (kind(i)) {
        case OPEN, OPEN_SQUARE -> depth++;
        case CLOSE, CLOSE_SQUARE -> depth--;
        default -> {}
      }
      if (depth < 0 || depth == 0 && kind(i) == TokenKind.COMMA) {
        all.add(List.copyOf(tokens.subList(start, i)));
        start = i + 1;
      }
    }
    return all;
  }

  private void write(int name, int close, List<List<Token>> arguments) {
    Token called = tokens.get(name);
    Token last = tokens.get(close);
    List<Token> call = new ArrayList<>(List.of(called, tokens.get(name + 1)));
    for (int i = 0; i < arguments.size(); i++) {
      int at = arguments.get(i).getFirst().start();
      if (i > 0) call.add(new Token(TokenKind.COMMA, at, at));
      call.addAll(arguments.get(i));
    }
    call.add(last);
    tokens.subList(name, close + 1).clear();
    tokens.addAll(name, call);
  }
}
