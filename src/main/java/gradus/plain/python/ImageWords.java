package gradus.plain.python;

import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words that arguments of convolutions and poolings are told by, `conv2d(X, K, stride=2,
/// padding=1, bias=b)`: stride and padding go to their places, and a bias is added to each channel.
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
    int operands = words.size() == 2 && words.contains(PADDING) ? 2 : 1;
    List<Token> bias = operands == 2 ? told.remove(BIAS) : null;
    boolean known = words.containsAll(told.keySet());
    if (told.isEmpty() && bias == null || !known || plain.size() < operands) return false;
    for (int k = plain.size() - operands; k < words.size() && !told.isEmpty(); k++) {
      List<Token> next = told.remove(words.get(k));
      int at = tokens.get(close).start();
      // what is left out before another is as if it were not there
      if (next == null && words.get(k).equals(SIZE)) return false;
      plain.add(next == null ? List.of(new Token(TokenKind.NUMBER, at, at, "1", null)) : next);
    }
    if (!told.isEmpty()) return false;
    write(name, close, plain, bias);
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

  private void write(int name, int close, List<List<Token>> arguments, List<Token> bias) {
    Token called = tokens.get(name);
    Token last = tokens.get(close);
    List<Token> call = new ArrayList<>(List.of(called, tokens.get(name + 1)));
    for (int i = 0; i < arguments.size(); i++) {
      int at = arguments.get(i).getFirst().start();
      if (i > 0) call.add(new Token(TokenKind.COMMA, at, at));
      call.addAll(arguments.get(i));
    }
    call.add(last);
    if (bias != null) {
      int a = called.start();
      int b = last.end();
      String shown = Token.shown(text, bias.getFirst().start(), bias.getLast().end());
      String own = "conv2d(…) + reshape(" + shown + ", -1, 1, 1)";
      Span span = new Span(bias.getFirst().start(), bias.getLast().end());
      Problem notice = Reading.SPELLING.notice(span, own, BIAS + "=" + shown, own);
      call.addFirst(new Token(TokenKind.OPEN, a, a));
      call.add(new Token(TokenKind.PLUS, b, b));
      call.add(new Token(TokenKind.NAME, b, b, "reshape", notice));
      call.add(new Token(TokenKind.OPEN, b, b));
      call.addAll(bias);
      for (int k = 0; k < 3; k++) {
        call.add(new Token(TokenKind.COMMA, b, b));
        if (k == 0) call.add(new Token(TokenKind.MINUS, b, b));
        call.add(new Token(TokenKind.NUMBER, b, b, "1", null));
      }
      call.add(new Token(TokenKind.CLOSE, b, b));
      call.add(new Token(TokenKind.CLOSE, b, b));
    }
    tokens.subList(name, close + 1).clear();
    tokens.addAll(name, call);
  }
}
