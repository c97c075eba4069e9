package gradus.latex;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.LatexWord.Type;
import gradus.plain.Token;
import gradus.plain.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Turns the words of a LaTeX text into the tokens of the language: `\frac{a}{b}` becomes
/// `((a)/(b))`, every token with the place it comes from. Long, and one idea: a single walk over
/// the words whose parts share what stands before and behind them; a reader that builds the tree
/// itself takes its place.
final class LatexReader {
  /// The deepest nesting of braces that is read.
  static final int NESTING = 300;

  /// Most tokens of a text, sums written out.
  private static final int MOST_TOKENS = 2_000_000;

  private final String text;
  private final List<LatexWord> words;
  private final LatexNames names;
  private final LatexScripts scripts;
  private final LatexLines lines;
  private List<Token> out = new ArrayList<>();

  /// Statements that braces under a formula add: `h = W₁x`.
  private final List<Token> hoisted = new ArrayList<>();

  private int bars;
  private int term;
  private int probing;

  /// The name the statement defines.
  private String left = "";

  /// How often a sum may still be written out, in tokens.
  private int budget = 200_000;

  private int at;
  private int depth;

  LatexReader(String text, List<LatexWord> words, LatexNames names) {
    this.text = text;
    this.words = new ArrayList<>(words);
    this.names = names;
    this.scripts = new LatexScripts(this, names);
    this.lines = new LatexLines(this);
  }

  List<Token> tokens() {
    while (!word().is(Type.END, "") && out.size() < MOST_TOKENS) {
      item();
    }
    if (out.size() >= MOST_TOKENS) bad(word(), "latex.long", MOST_TOKENS);
    out.add(new Token(TokenKind.END, text.length(), text.length()));
    return lines.withoutFreeLetters(out);
  }

  // What the parts of this reader share.

  LatexWord word() {
    return words.get(Math.min(at, words.size() - 1));
  }

  LatexWord word(int ahead) {
    return words.get(Math.min(at + ahead, words.size() - 1));
  }

  int at() {
    return at;
  }

  void go(int to) {
    at = to;
  }

  void step(int words) {
    at += words;
  }

  /// The word at an index, END behind the last.
  LatexWord at(int index) {
    return words.get(Math.min(index, words.size() - 1));
  }

  int size() {
    return words.size();
  }

  LatexLines lines() {
    return lines;
  }

  List<Token> out() {
    return out;
  }

  String text() {
    return text;
  }

  LatexNames names() {
    return names;
  }

  LatexScripts scripts() {
    return scripts;
  }

  boolean isOver() {
    return word().type() == Type.END;
  }

  void emit(TokenKind kind, int start, int end) {
    out.add(new Token(kind, start, end));
  }

  void emit(TokenKind kind, LatexWord at) {
    emit(kind, at.start(), at.end());
  }

  void name(String name, int start, int end) {
    out.add(new Token(TokenKind.NAME, start, end, name, null));
  }

  void number(String digits, int start, int end) {
    out.add(new Token(TokenKind.NUMBER, start, end, digits, null));
  }

  void bad(LatexWord word, String key, Object... args) {
    bad(word.start(), word.end(), key, args);
  }

  void bad(int start, int end, String key, Object... args) {
    Problem problem = Problem.error(new Span(start, end), key, args);
    out.add(new Token(TokenKind.BAD, start, end, null, problem));
  }

  TokenKind before() {
    return out.isEmpty() ? TokenKind.SEPARATOR : out.getLast().kind();
  }

  /// What is emitted meanwhile, apart from the rest.
  List<Token> apart(Runnable reading) {
    List<Token> kept = out;
    out = new ArrayList<>();
    reading.run();
    List<Token> apart = out;
    out = kept;
    return apart;
  }

  /// Where the last word read ends.
  int end() {
    return at == 0 ? 0 : words.get(at - 1).end();
  }

  /// Reads on until a stop, inside something nested.
  void until(BooleanSupplier stop) {
    while (!isOver() && !stop.getAsBoolean()) {
      item();
    }
  }

  /// A group in braces, or one word, as an operand in brackets; its first bracket spans from
  /// `start`.
  void argument(int start, int close) {
    skipSpace();
    LatexWord open = word();
    if (open.isSign("{")) {
      at++;
      emit(TokenKind.OPEN, Math.min(start, open.start()), open.end());
      lines.hold(1);
      until(() -> word().isSign("}"));
      lines.hold(-1);
      closeBrace(open, close);
    } else if (isOperandSign(open)) {
      emit(TokenKind.OPEN, Math.min(start, open.start()), open.start());
      one();
      emit(TokenKind.CLOSE, end(), Math.max(close, end()));
    } else {
      bad(
          open.start() == open.end() ? words.get(Math.max(0, at - 1)) : open,
          "latex.argument",
          Token.shown(
              text, words.get(Math.max(0, at - 1)).start(), words.get(Math.max(0, at - 1)).end()));
    }
  }

  /// One word without its scripts; a number gives its first digit, as in `\frac12`.
  private void one() {
    LatexWord word = word();
    int length = word.end() - word.start();
    if (word.isKind(TokenKind.NUMBER) && length > 1 && word.text().matches("\\d{" + length + "}")) {
      number(word.text().substring(0, 1), word.start(), word.start() + 1);
      Token rest =
          new Token(TokenKind.NUMBER, word.start() + 1, word.end(), word.text().substring(1), null);
      words.set(at, new LatexWord(Type.TOKEN, rest.start(), rest.end(), rest.text(), rest));
    } else if (word.type() == Type.LETTER) {
      at++;
      scripts.bare(word.text(), word.start());
    } else {
      int size = out.size();
      item();
      if (out.size() == size) {
        bad(word, "latex.argument", Token.shown(text, word.start(), word.end()));
      }
    }
  }

  boolean isOperandSign(LatexWord word) {
    return switch (word.type()) {
      case LETTER -> true;
      case COMMAND -> startsOperand(word);
      case TOKEN -> word.token().kind().startsOperand();
      case SIGN -> false;
      case NEWLINE, END -> false;
    };
  }

  void closeBrace(LatexWord open, int close) {
    if (word().isSign("}")) {
      emit(TokenKind.CLOSE, word().start(), Math.max(close, word().end()));
      at++;
    } else {
      bad(open, "syntax.unclosed", "{", "}");
    }
  }

  void skipSpace() {
    while (word().type() == Type.NEWLINE
        || word().isSign("~")
        || LatexSigns.isSpacing(word()) && !LatexSigns.isSize(word())) {
      at++;
    }
  }

  /// Skips a command's argument in braces, if it has one; the words inside mean nothing.
  String skipArgument() {
    if (!word().isSign("{")) return "";
    int start = word().end();
    int level = 0;
    do {
      level += word().isSign("{") ? 1 : word().isSign("}") ? -1 : 0;
      at++;
    } while (level > 0 && !isOver());
    int end = level == 0 ? words.get(at - 1).start() : text.length();
    return text.substring(start, Math.max(start, end));
  }

  /// Whether an operand can begin with this word, signs aside.
  boolean startsOperand(LatexWord word) {
    return switch (word.type()) {
      case LETTER -> true;
      case NEWLINE, END -> false;
      case TOKEN -> word.token().kind().startsOperand();
      case SIGN -> "([{|".contains(word.text());
      case COMMAND -> {
        String name = word.text();
        yield LatexSigns.LETTERS.containsKey(name)
            || LatexSigns.FUNCTIONS.containsKey(name)
            || LatexSigns.STYLES.contains(name)
            || LatexSigns.WORDS.contains(name)
            || LatexSigns.ACCENTS.containsKey(name)
            || isStructure(name);
      }
    };
  }

  private static boolean isStructure(String name) {
    return switch (name) {
      case "frac", "dfrac", "tfrac", "cfrac", "sqrt", "sum", "prod", "underbrace", "overbrace" ->
          true;
      case "begin", "|", "lVert", "Vert", "lvert", "vert", "{", "lbrace", "mathcal" -> true;
      default -> false;
    };
  }

  // One item after another.

  void item() {
    if (depth >= NESTING) {
      bad(word(), "syntax.nesting", NESTING);
      at = words.size() - 1;
      return;
    }
    depth++;
    read(word());
    depth--;
  }

  private void read(LatexWord word) {
    switch (word.type()) {
      case END -> {}
      case NEWLINE -> {
        at++;
        lines.newline(word);
      }
      case TOKEN -> {
        at++;
        if (word.isKind(TokenKind.EQUALS) && before() == TokenKind.NAME) {
          left = out.getLast().text();
        }
        out.add(new LatexParts(this).scientific(word));
        if (word.token().kind().endsOperand()) scripts.after();
      }
      case LETTER -> new LatexLetters(this).run();
      case SIGN -> sign(word);
      case COMMAND -> new LatexCommands(this).read(word);
    }
  }

  private void sign(LatexWord word) {
    switch (word.text()) {
      case "{" -> {
        if (isEmptyGroup()) {
          at += 2;
          scripts.after();
        } else {
          argument(word.start(), word.end());
          scripts.after();
        }
      }
      case "}" -> {
        at++;
        bad(word, "syntax.unmatched", "}");
      }
      case "(" -> plain(TokenKind.OPEN, word);
      case "[" -> {
        if (before().endsOperand()) {
          plain(TokenKind.OPEN_SQUARE, word);
        } else {
          new LatexParts(this).square();
        }
      }
      case ")" -> {
        plain(TokenKind.CLOSE, word);
        scripts.after();
      }
      case "]" -> {
        plain(TokenKind.CLOSE_SQUARE, word);
        scripts.after();
      }
      case "|" -> new LatexBars(this).read();
      case "$" -> lines.dollar(word);
      case "." -> lines.dot(word);
      case "^", "_" -> {
        at++;
        if (before().endsOperand()) {
          at--;
          scripts.after();
        } else {
          bad(word, "latex.script", word.text());
        }
      }
      default -> at++;
    }
  }

  private boolean isEmptyGroup() {
    return word(1).isSign("}");
  }

  private void plain(TokenKind kind, LatexWord word) {
    at++;
    emit(kind, word);
  }

  /// Adds a statement of its own, to stand before all others.
  void hoist(String name, LatexWord place, List<Token> body) {
    hoisted.add(new Token(TokenKind.NAME, place.start(), place.end(), name, null));
    hoisted.add(new Token(TokenKind.EQUALS, place.start(), place.end()));
    hoisted.addAll(body);
    hoisted.add(new Token(TokenKind.NEWLINE, place.start(), place.end()));
  }

  /// Whether this reading only looks which names there are.
  boolean isDry() {
    return !names.isKnowing() || probing > 0;
  }

  void probe(int change) {
    probing += change;
  }

  String left() {
    return left;
  }

  boolean inBars() {
    return bars > 0;
  }

  /// Whether the argument of a function without brackets is read.
  boolean inTerm() {
    return term > 0;
  }

  void term(int change) {
    term += change;
  }

  void bars(int change) {
    bars += change;
  }

  List<Token> hoisted() {
    return hoisted;
  }

  /// Takes from what may still be written out; false when it is used up.
  boolean spend(int tokens) {
    budget -= tokens;
    return budget > 0;
  }
}
