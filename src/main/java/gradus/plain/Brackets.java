package gradus.plain;

import gradus.lang.Builtins;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;

/// Finds where statements end and what bars and braces are, in one pass over the tokens. A newline
/// inside brackets is white space, unless the line after it begins a statement: then the bracket
/// was forgotten, and the statements below it must not be lost.
final class Brackets {
  private final String text;
  private final List<Token> tokens;

  /// Tokens that are open now, bars among them.
  private final int[] stack;

  private int height;

  /// For each open block, how high it stands.
  private final List<Integer> blockHeights = new ArrayList<>();

  /// How many open brackets, bars not counted, stand above the innermost block.
  private int depth;

  private final List<Integer> blockDepths = new ArrayList<>();
  private int statement;
  private TokenKind before = TokenKind.SEPARATOR;

  private Brackets(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
    this.stack = new int[tokens.size()];
  }

  /// The tokens without white space, statements ended by separators, bars and blocks told apart.
  static List<Token> resolved(String text, List<Token> tokens) {
    Brackets brackets = new Brackets(text, tokens);
    for (int i = 0; i < tokens.size(); i++) {
      brackets.see(i);
      TokenKind kind = tokens.get(i).kind();
      brackets.before = kind == TokenKind.SPACE ? brackets.before : kind;
    }
    List<Token> result = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      if (token.kind() != TokenKind.SPACE) result.add(token);
    }
    return result;
  }

  private TokenKind kind(int i) {
    return tokens.get(i).kind();
  }

  private void turn(int i, TokenKind kind) {
    tokens.set(i, tokens.get(i).as(kind));
  }

  private void see(int i) {
    switch (kind(i)) {
      case OPEN, OPEN_SQUARE -> open(i);
      case OPEN_BRACE -> brace(i);
      case CLOSE, CLOSE_SQUARE, CLOSE_BRACE -> close(i);
      case BAR -> bar(i);
      case DOUBLE_BAR -> doubleBar(i);
      case COMMA -> {
        dropBars();
        if (depth == 0) separate(i);
      }
      case SEMICOLON -> {
        dropBars();
        if (depth == 0 || startsStatement(i + 1)) separate(i);
      }
      case NEWLINE -> newline(i);
      case END -> dropTo(0, i);
      case NUMBER, NAME, PLUS, MINUS, STAR, CROSS, SLASH, AT, CARET, DOT, ROOT, SUPERSCRIPT -> {}
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, SAME, UNEQUAL, RANGE, COLON -> {}
      case MEMBER, AXIS, ORDER -> {}
      case PRIME, EQUALS, OPEN_BLOCK, CLOSE_BLOCK, OPEN_ABS, CLOSE_ABS, OPEN_NORM -> {}
      case CLOSE_NORM, SEPARATOR, SPACE, BAD -> {}
    }
  }

  private void open(int i) {
    stack[height++] = i;
    depth++;
  }

  private void brace(int i) {
    boolean block = depth == 0 && isRepeat(statement) && statement < i;
    if (!block && isExtreme(i)) turn(i, TokenKind.OPEN);
    if (!block) {
      open(i);
      return;
    }
    dropBars();
    turn(i, TokenKind.OPEN_BLOCK);
    stack[height++] = i;
    blockHeights.add(height);
    blockDepths.add(depth);
    depth = 0;
    statement = i + 1;
  }

  /// Whether a set in braces follows max or min, as in `max{0, x}`.
  private boolean isExtreme(int brace) {
    if (brace == 0 || kind(brace - 1) != TokenKind.NAME) return false;
    String name = tokens.get(brace - 1).text();
    return name.equals("max") || name.equals("min");
  }

  private boolean isRepeat(int i) {
    return kind(i) == TokenKind.NAME && tokens.get(i).text().equals(Builtins.REPEAT);
  }

  private void close(int i) {
    dropBars();
    int floor = floor();
    boolean set =
        height > floor
            && kind(stack[height - 1]) == TokenKind.OPEN
            && text.startsWith("{", tokens.get(stack[height - 1]).start());
    if (set && kind(i) == TokenKind.CLOSE_BRACE) turn(i, TokenKind.CLOSE);
    if (height > floor && fits(stack[height - 1], i)) {
      pop();
    } else if (height > floor + 1 && fits(beneath(floor), i)) {
      // the inner bracket was forgotten
      pop();
      dropBars();
      pop();
    } else if (kind(i) == TokenKind.CLOSE_BRACE && !blockHeights.isEmpty()) {
      dropTo(floor, i);
      closeBlock(i);
    } else if (height > floor) {
      pop();
    }
  }

  /// The bracket that holds the innermost one; the innermost one itself when there is none.
  private int beneath(int floor) {
    int j = height - 2;
    while (j > floor && isBar(stack[j])) {
      j--;
    }
    return stack[j];
  }

  private boolean isBar(int token) {
    return kind(token) == TokenKind.OPEN_ABS || kind(token) == TokenKind.OPEN_NORM;
  }

  private boolean fits(int opener, int closer) {
    return switch (kind(closer)) {
      case CLOSE -> kind(opener) == TokenKind.OPEN;
      case CLOSE_SQUARE -> kind(opener) == TokenKind.OPEN_SQUARE;
      case CLOSE_BRACE -> kind(opener) == TokenKind.OPEN_BRACE;
      default -> throw new IllegalStateException("not a closing bracket: " + kind(closer));
    };
  }

  private void pop() {
    height--;
    depth--;
  }

  private void closeBlock(int i) {
    turn(i, TokenKind.CLOSE_BLOCK);
    blockHeights.removeLast();
    depth = blockDepths.removeLast();
    height--;
    statement = i + 1;
  }

  private int floor() {
    return blockHeights.isEmpty() ? 0 : blockHeights.getLast();
  }

  private void dropBars() {
    while (height > floor() && isBar(stack[height - 1])) {
      height--;
    }
  }

  private void separate(int i) {
    if (depth > 0) dropTo(floor(), i);
    turn(i, TokenKind.SEPARATOR);
    statement = i + 1;
  }

  private void newline(int i) {
    if (depth > 0 && !startsStatement(i + 1)) {
      turn(i, TokenKind.SPACE);
      return;
    }
    if (depth == 0
        && statement < i
        && isRepeat(statement)
        && kind(afterNewlines(i)) == TokenKind.OPEN_BRACE) {
      for (int j = i; kind(j) == TokenKind.NEWLINE; j++) {
        turn(j, TokenKind.SPACE);
      }
      return;
    }
    dropBars();
    separate(i);
  }

  private int afterNewlines(int i) {
    int j = i;
    while (kind(j) == TokenKind.NEWLINE) {
      j++;
    }
    return j;
  }

  /// Whether a statement that can be told from a continued formula begins here: `name =`, a header
  /// `f(x, y) =`, or a `repeat`.
  private boolean startsStatement(int i) {
    if (kind(i) != TokenKind.NAME) return false;
    if (kind(i + 1) == TokenKind.EQUALS) return true;
    int j = i + 1;
    if (isRepeat(i) && kind(j) == TokenKind.NUMBER) return true;
    if (kind(j) != TokenKind.OPEN) return false;
    j++;
    while (kind(j) == TokenKind.NAME
        || kind(j) == TokenKind.COMMA
        || kind(j) == TokenKind.SEMICOLON) {
      j++;
    }
    return kind(j) == TokenKind.CLOSE && kind(j + 1) == TokenKind.EQUALS;
  }

  /// Gives up brackets that were never closed; statements that follow inside them are set free.
  private void dropTo(int level, int stop) {
    int first = -1;
    for (int j = height - 1; j >= level; j--) {
      first = isBar(stack[j]) || kind(stack[j]) == TokenKind.OPEN_BLOCK ? first : stack[j];
    }
    height = level;
    depth = 0;
    if (first < 0) return;
    for (int j = first + 1; j < stop; j++) {
      if (kind(j) == TokenKind.COMMA && startsAssignment(j + 1)) turn(j, TokenKind.SEPARATOR);
    }
  }

  private boolean startsAssignment(int i) {
    return kind(i) == TokenKind.NAME && kind(i + 1) == TokenKind.EQUALS;
  }

  private void bar(int i) {
    boolean pair = kind(i + 1) == TokenKind.BAR && tokens.get(i + 1).start() == tokens.get(i).end();
    int top = height > floor() ? stack[height - 1] : -1;
    boolean inAbs = top >= 0 && kind(top) == TokenKind.OPEN_ABS;
    boolean inNorm = top >= 0 && kind(top) == TokenKind.OPEN_NORM && isAscii(top);
    if (!before.endsOperand() || !(inAbs || inNorm)) {
      turn(i, pair ? TokenKind.OPEN_NORM : TokenKind.OPEN_ABS);
      stack[height++] = i;
      swallow(i, pair);
    } else if (inAbs) {
      turn(i, TokenKind.CLOSE_ABS);
      height--;
    } else if (pair) {
      turn(i, TokenKind.CLOSE_NORM);
      height--;
      swallow(i, true);
    } else {
      // `||x| + 1|` began as two bars after all
      Token both = tokens.get(top);
      tokens.set(top, new Token(TokenKind.OPEN_ABS, both.start(), both.start() + 1));
      turn(top + 1, TokenKind.OPEN_ABS);
      turn(i, TokenKind.CLOSE_ABS);
    }
  }

  private boolean isAscii(int token) {
    return text.startsWith("|", tokens.get(token).start());
  }

  /// Makes two bars one token.
  private void swallow(int i, boolean pair) {
    if (pair) {
      Token first = tokens.get(i);
      tokens.set(i, new Token(first.kind(), first.start(), first.end() + 1));
      turn(i + 1, TokenKind.SPACE);
    }
  }

  private void doubleBar(int i) {
    int top = height > floor() ? stack[height - 1] : -1;
    boolean closes = top >= 0 && kind(top) == TokenKind.OPEN_NORM && !isAscii(top);
    if (before.endsOperand() && closes) {
      turn(i, TokenKind.CLOSE_NORM);
      height--;
    } else {
      turn(i, TokenKind.OPEN_NORM);
      stack[height++] = i;
    }
  }
}
