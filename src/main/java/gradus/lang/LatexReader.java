package gradus.lang;

import gradus.lang.LatexWord.Type;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Turns the words of a LaTeX text into the tokens of the language: `\frac{a}{b}` becomes
/// `((a)/(b))`, every token with the place it comes from.
final class LatexReader {
  /// The deepest nesting of braces that is read.
  static final int NESTING = 300;

  /// Most tokens of a text, sums written out.
  private static final int MOST_TOKENS = 2_000_000;

  private final String text;
  private final List<LatexWord> words;
  private final LatexNames names;
  private final LatexScripts scripts;
  private List<Token> out = new ArrayList<>();

  /// Statements that braces under a formula add: `h = W₁x`.
  private final List<Token> hoisted = new ArrayList<>();

  private final Map<Token, String> free = new IdentityHashMap<>();
  private int bars;
  private int term;
  private int probing;

  /// The name the statement defines.
  private String left = "";

  /// How often a sum may still be written out, in tokens.
  private int budget = 200_000;

  private int at;
  private int depth;

  /// How many braces and environments hold this place: a new line is white space there.
  private int held;

  private boolean display;

  LatexReader(String text, List<LatexWord> words, LatexNames names) {
    this.text = text;
    this.words = new ArrayList<>(words);
    this.names = names;
    this.scripts = new LatexScripts(this, names);
  }

  List<Token> tokens() {
    while (!word().is(Type.END, "") && out.size() < MOST_TOKENS) {
      item();
    }
    if (out.size() >= MOST_TOKENS) {
      bad(word(), "latex.long", MOST_TOKENS);
    }
    out.add(new Token(Kind.END, text.length(), text.length()));
    return withoutFreeLetters(out);
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

  void emit(Kind kind, int start, int end) {
    out.add(new Token(kind, start, end));
  }

  void emit(Kind kind, LatexWord at) {
    emit(kind, at.start(), at.end());
  }

  void name(String name, int start, int end) {
    out.add(new Token(Kind.NAME, start, end, name, null));
  }

  void number(String digits, int start, int end) {
    out.add(new Token(Kind.NUMBER, start, end, digits, null));
  }

  void bad(LatexWord word, String key, Object... args) {
    bad(word.start(), word.end(), key, args);
  }

  void bad(int start, int end, String key, Object... args) {
    Problem problem = Problem.error(new Span(start, end), key, args);
    out.add(new Token(Kind.BAD, start, end, null, problem));
  }

  Kind before() {
    return out.isEmpty() ? Kind.SEPARATOR : out.getLast().kind();
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
      emit(Kind.OPEN, Math.min(start, open.start()), open.end());
      held++;
      until(() -> word().isSign("}"));
      held--;
      closeBrace(open, close);
    } else if (isOperandSign(open)) {
      emit(Kind.OPEN, Math.min(start, open.start()), open.start());
      one();
      emit(Kind.CLOSE, end(), Math.max(close, end()));
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
    if (word.isKind(Kind.NUMBER) && length > 1 && word.text().matches("\\d{" + length + "}")) {
      number(word.text().substring(0, 1), word.start(), word.start() + 1);
      Token rest =
          new Token(Kind.NUMBER, word.start() + 1, word.end(), word.text().substring(1), null);
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

  private boolean isOperandSign(LatexWord word) {
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
      emit(Kind.CLOSE, word().start(), Math.max(close, word().end()));
      at++;
    } else {
      bad(open, "syntax.unclosed", "{", "}");
    }
  }

  void skipSpace() {
    while (word().type() == Type.NEWLINE
        || word().isSign("~")
        || isSpacing(word()) && !LatexSigns.isSize(word())) {
      at++;
    }
  }

  /// Skips a command's argument in braces, if it has one; the words inside mean nothing.
  String skipArgument() {
    if (!word().isSign("{")) {
      return "";
    }
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
        newline(word);
      }
      case TOKEN -> {
        at++;
        if (word.isKind(Kind.EQUALS) && before() == Kind.NAME) {
          left = out.getLast().text();
        }
        out.add(scientific(word));
        if (word.token().kind().endsOperand()) {
          scripts.after();
        }
      }
      case LETTER -> letter();
      case SIGN -> sign(word);
      case COMMAND -> command(word);
    }
  }

  /// `1.5 \times 10^{-3}` is one number.
  private Token scientific(LatexWord word) {
    boolean ten =
        word.isKind(Kind.NUMBER)
            && (word().isCommand("times") || word().isCommand("cdot"))
            && word(1).isKind(Kind.NUMBER)
            && word(1).text().equals("10")
            && word(2).isSign("^");
    if (!ten) {
      return word.token();
    }
    int from = at;
    at += 3;
    String exponent = scripts.flat();
    if (!exponent.matches("[+-]?\\d{1,3}") || word.text().matches(".*[eE].*")) {
      at = from;
      return word.token();
    }
    String digits = word.text() + "e" + exponent;
    if (Double.isInfinite(Double.parseDouble(digits))) {
      at = from;
      return word.token();
    }
    return new Token(Kind.NUMBER, word.start(), end(), digits, null);
  }

  /// A line ends a statement unless something holds it or the formula goes on.
  private void newline(LatexWord word) {
    if (before() == Kind.NEWLINE || before() == Kind.SEPARATOR) {
      return;
    }
    boolean waits =
        switch (before()) {
          case PLUS, MINUS, STAR, SLASH, AT, DOT, EQUALS, CARET -> true;
          default -> false;
        };
    if (held == 0 && !display && !waits && !continues()) {
      emit(Kind.NEWLINE, word);
    }
  }

  /// Whether the next words go on with the formula: `&= …`, `= …`, `+ …`.
  private boolean continues() {
    int i = at;
    while (words.get(i).type() == Type.NEWLINE
        || words.get(i).isSign("&")
        || isSpacing(words.get(i))) {
      i++;
    }
    LatexWord next = words.get(i);
    return next.isKind(Kind.EQUALS)
        || next.isKind(Kind.PLUS)
        || next.isKind(Kind.STAR)
        || next.isKind(Kind.DOT)
        || next.isCommand("cdot")
        || next.isCommand("times")
        || next.isKind(Kind.MINUS) && i > at;
  }

  private static boolean isSpacing(LatexWord word) {
    return word.isSign("~")
        || word.type() == Type.COMMAND && LatexSigns.NOTHING.contains(word.text());
  }

  private void letter() {
    LatexWord first = word();
    int run = at;
    int end = first.start();
    StringBuilder letters = new StringBuilder();
    int spelledEnd = -1;
    int functionEnd = -1;
    while (run < words.size() && words.get(run).start() == end && run - at < names.longest()) {
      LatexWord next = words.get(run);
      boolean part =
          next.type() == Type.LETTER
              || run > at
                  && (next.isKind(Kind.NUMBER) && next.text().matches("\\d+") || next.isSign("_"));
      if (!part) {
        break;
      }
      letters.append(text, next.start(), next.end());
      end = next.end();
      run++;
      String word = letters.toString();
      if (names.isSpelled(word)) {
        spelledEnd = run;
      }
      boolean last =
          run >= words.size()
              || words.get(run).start() != end
              || words.get(run).type() != Type.LETTER;
      if (last
          && run - at > 1
          && names.function(word) != null
          && (word.length() > 2 || words.get(run).isSign("("))) {
        functionEnd = run;
      }
    }
    if (isRepeat(letters.toString(), run)) {
      at = run;
      name(Parser.REPEAT, first.start(), end);
      repeat();
    } else if (spelledEnd > 0) {
      at = spelledEnd;
      int stop = words.get(spelledEnd - 1).end();
      scripts.name(Lexer.nameIn(text, first.start(), stop), first.start());
    } else if (functionEnd > 0) {
      at = functionEnd;
      String word = text.substring(first.start(), words.get(functionEnd - 1).end());
      new LatexCall(this).read(names.function(word), first.start());
    } else {
      at++;
      scripts.name(first.text(), first.start());
    }
  }

  private boolean isRepeat(String letters, int next) {
    LatexWord after = words.get(Math.min(next, words.size() - 1));
    boolean counted = after.isKind(Kind.NUMBER) || after.isSign("{");
    return letters.equals(Parser.REPEAT) && counted;
  }

  /// `repeat 3 { … }` keeps its braces; new lines end the statements inside.
  private void repeat() {
    if (word().isKind(Kind.NUMBER)) {
      out.add(word().token());
      at++;
    }
    skipSpace();
    if (!word().isSign("{")) {
      return;
    }
    emit(Kind.OPEN_BRACE, word());
    at++;
    int before = held;
    held = 0;
    until(() -> word().isSign("}"));
    held = before;
    if (word().isSign("}")) {
      emit(Kind.CLOSE_BRACE, word());
      at++;
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
      case "(" -> plain(Kind.OPEN, word);
      case "[" -> plain(Kind.OPEN_SQUARE, word);
      case ")" -> {
        plain(Kind.CLOSE, word);
        scripts.after();
      }
      case "]" -> {
        plain(Kind.CLOSE_SQUARE, word);
        scripts.after();
      }
      case "|" -> new LatexBars(this).read();
      case "$" -> dollar(word);
      case "." -> dot(word);
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

  private void plain(Kind kind, LatexWord word) {
    at++;
    emit(kind, word);
  }

  private void dollar(LatexWord word) {
    at++;
    if (word().isSign("$") && word().start() == word.end()) {
      at++;
      display = !display;
    }
    emit(Kind.NEWLINE, word);
  }

  /// The full stop of a sentence; anywhere else it is a mistake.
  private void dot(LatexWord word) {
    at++;
    LatexWord next = word();
    boolean last =
        next.type() == Type.END
            || next.type() == Type.NEWLINE
            || next.isSign("$")
            || next.isSign("&")
            || next.isCommand("\\")
            || next.isCommand("end")
            || next.isCommand("]");
    boolean delimiter = at > 1 && isSized(words.get(at - 2));
    if (!last && !delimiter) {
      bad(word, "syntax.character", ".");
    }
  }

  private static boolean isSized(LatexWord word) {
    return word.isCommand("left") || word.isCommand("right");
  }

  private void command(LatexWord word) {
    String name = word.text();
    at++;
    if (LatexSigns.isSize(word) && word().isSign("[")) {
      square();
    } else if (name.equals("[") || name.equals("]")) {
      display = name.equals("[");
      emit(Kind.NEWLINE, word);
    } else if (LatexSigns.NOTHING.contains(name)) {
      if ((name.equals("quad") || name.equals("qquad")) && startsStatement()) {
        emit(Kind.NEWLINE, word);
      }
    } else if (LatexSigns.SIGNS.containsKey(name)) {
      Kind kind = LatexSigns.SIGNS.get(name);
      if (kind != Kind.NEWLINE) {
        emit(kind, word);
      } else if (!continues()) {
        emit(kind, word);
      }
    } else if (LatexSigns.SKIPPED.contains(name)) {
      skipArgument();
    } else if (LatexSigns.LETTERS.containsKey(name)) {
      letter(LatexSigns.LETTERS.get(name), word);
    } else if (LatexSigns.FUNCTIONS.containsKey(name)) {
      new LatexCall(this).read(LatexSigns.FUNCTIONS.get(name), word.start());
    } else {
      structure(word);
    }
  }

  private void letter(String letter, LatexWord word) {
    boolean applied =
        letter.equals(Builtins.SIGMA)
            && !names.isDefined(letter)
            && !word().isSign("_")
            && !word().isSign("^")
            && startsOperand(word())
            && !word().isSign("|");
    if (applied) {
      new LatexCall(this).read(letter, word.start());
    } else {
      scripts.name(letter, word.start());
    }
  }

  /// `\left[ … \right]`: brackets as on paper, unless a comma makes them a vector.
  private void square() {
    LatexWord open = word();
    at++;
    List<Token> inside = apart(() -> until(() -> word().isSign("]") || word().isSign("}")));
    boolean vector = hasComma(inside);
    emit(vector ? Kind.OPEN_SQUARE : Kind.OPEN, open);
    out.addAll(inside);
    if (word().isSign("]")) {
      emit(vector ? Kind.CLOSE_SQUARE : Kind.CLOSE, word());
      at++;
      scripts.after();
    }
  }

  private static boolean hasComma(List<Token> tokens) {
    int level = 0;
    for (Token token : tokens) {
      switch (token.kind()) {
        case OPEN, OPEN_SQUARE -> level++;
        case CLOSE, CLOSE_SQUARE -> level--;
        case COMMA -> {
          if (level == 0) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  /// Whether `name =` comes next.
  private boolean startsStatement() {
    int i = at;
    while (isSpacing(words.get(i))) {
      i++;
    }
    LatexWord first = words.get(i);
    boolean letter =
        first.type() == Type.LETTER
            || first.type() == Type.COMMAND && LatexSigns.LETTERS.containsKey(first.text());
    for (i++; letter && i < words.size() && i < at + 24; i++) {
      LatexWord next = words.get(i);
      if (next.isKind(Kind.EQUALS)) {
        return true;
      }
      boolean script =
          next.type() == Type.LETTER || next.isKind(Kind.NUMBER) || "_^{}()".contains(next.text());
      if (!script || next.text().isEmpty()) {
        return false;
      }
    }
    return false;
  }

  private void structure(LatexWord word) {
    String name = word.text();
    switch (name) {
      case "frac", "dfrac", "tfrac", "cfrac", "nicefrac" -> new LatexFraction(this).read(word);
      case "sqrt" -> root(word);
      case "sum", "prod" -> new LatexSum(this).read(word);
      case "underbrace", "overbrace" -> new LatexBrace(this).read(word);
      case "|", "lVert", "Vert", "lvert", "vert", "rVert", "rvert" -> {
        at--;
        new LatexBars(this).read();
      }
      case "{", "lbrace", "lparen" -> emit(Kind.OPEN, word);
      case "}", "rbrace", "rparen" -> {
        emit(Kind.CLOSE, word);
        scripts.after();
      }
      case "lbrack" -> emit(Kind.OPEN_SQUARE, word);
      case "rbrack" -> emit(Kind.CLOSE_SQUARE, word);
      case "begin" -> new LatexEnvironment(this).begin(word);
      case "end" -> new LatexEnvironment(this).end();
      case "mathcal" -> {
        String letters = skipArgument().strip();
        if (letters.matches("\\p{L}+")) {
          scripts.name(letters.equals("L") ? "ℒ" : letters, word.start());
        } else {
          bad(word, "latex.argument", Token.shown(text, word.start(), word.end()));
        }
      }
      case "textcolor" -> {
        skipArgument();
        argument(word.start(), word.start());
      }
      case "gets", "leftarrow", "longleftarrow", "Leftarrow" -> bad(word, "latex.update");
      case "partial", "nabla", "mathrm{d}" -> bad(word, "latex.derivative", "\\" + name);
      case "dots", "ldots", "cdots", "vdots", "ddots" -> bad(word, "latex.dots");
      case "in" -> {
        if (!dropStatement()) {
          bad(word, "latex.in");
        }
      }
      case "approx", "simeq" -> skipStatement();
      default -> {
        if (LatexSigns.STYLES.contains(name)) {
          styled(word);
        } else if (LatexSigns.WORDS.contains(name)) {
          new LatexCall(this).word(word);
        } else if (LatexSigns.ACCENTS.containsKey(name)) {
          accent(word);
        } else {
          bad(word, "syntax.command", Token.shown(text, word.start(), word.end()));
        }
      }
    }
  }

  /// Takes back the names of a statement that only tells their shape, `W \in \mathbb{R}^{2}`.
  private boolean dropStatement() {
    int from = out.size();
    while (from > 0
        && (out.get(from - 1).kind() == Kind.NAME || out.get(from - 1).kind() == Kind.COMMA)) {
      from--;
    }
    boolean whole = from == 0 || out.get(from - 1).kind() == Kind.NEWLINE;
    if (whole) {
      out.subList(from, out.size()).clear();
      skipStatement();
    }
    return whole;
  }

  private void skipStatement() {
    int level = 0;
    while (!isOver()) {
      LatexWord word = word();
      level += word.isSign("{") ? 1 : word.isSign("}") ? -1 : 0;
      boolean over =
          word.type() == Type.NEWLINE
              || word.isSign("$")
              || word.isKind(Kind.COMMA)
              || word.isKind(Kind.SEMICOLON)
              || word.isCommand("\\")
              || word.isCommand("end");
      if (level < 0 || level == 0 && over) {
        return;
      }
      at++;
    }
  }

  /// `\mathbf{W}` is the name W; `\boxed{a + b}` is its content.
  private void styled(LatexWord word) {
    skipSpace();
    boolean single =
        word().isSign("{")
            && word(2).isSign("}")
            && (word(1).type() == Type.LETTER
                || word(1).type() == Type.COMMAND
                    && LatexSigns.LETTERS.containsKey(word(1).text()));
    if (single) {
      LatexWord letter = word(1);
      at += 3;
      boolean greek = letter.type() == Type.COMMAND;
      scripts.name(greek ? LatexSigns.LETTERS.get(letter.text()) : letter.text(), word.start());
    } else if (word().isSign("{") && word(1).isKind(Kind.AT) && word(2).isSign("}")) {
      out.add(word(1).token());
      at += 3;
    } else if (word().isSign("{")) {
      argument(word.start(), word.end());
      scripts.after();
    }
  }

  /// `\hat{\mathbf{y}}_1`: the letter with its mark, as a name.
  private void accent(LatexWord word) {
    int open = 0;
    while (isSpacing(word()) || word().isSign("{") || isStyle(word())) {
      open += word().isSign("{") ? 1 : 0;
      at++;
    }
    LatexWord letter = word();
    String base =
        letter.type() == Type.LETTER
            ? letter.text()
            : letter.type() == Type.COMMAND ? LatexSigns.LETTERS.get(letter.text()) : null;
    if (base == null) {
      bad(word, "latex.argument", Token.shown(text, word.start(), word.end()));
      return;
    }
    at++;
    open -= closed(open);
    String mark = LatexSigns.ACCENTS.get(word.text());
    scripts.name(base.charAt(0) + mark + base.substring(1), word.start());
    if (open > 0 && closed(open) < open) {
      bad(word, "syntax.unclosed", "{", "}");
    }
    scripts.after();
  }

  /// Skips up to so many closing braces.
  private int closed(int most) {
    int count = 0;
    while (count < most && word().isSign("}")) {
      at++;
      count++;
    }
    return count;
  }

  private static boolean isStyle(LatexWord word) {
    return word.type() == Type.COMMAND && LatexSigns.STYLES.contains(word.text());
  }

  private void root(LatexWord word) {
    List<Token> degree = List.of();
    if (word().isSign("[")) {
      at++;
      degree = apart(() -> until(() -> word().isSign("]") || word().isSign("}")));
      at += word().isSign("]") ? 1 : 0;
    }
    skipSpace();
    if (!word().isSign("{") && !isOperandSign(word())) {
      bad(word, "latex.argument", Token.shown(text, word.start(), word.end()));
    } else if (degree.isEmpty()) {
      name("sqrt", word.start(), word.end());
      argument(word.end(), word.end());
    } else {
      argument(word.start(), word.end());
      emit(Kind.CARET, word);
      emit(Kind.OPEN, word);
      number("1", word.start(), word.end());
      emit(Kind.SLASH, word);
      emit(Kind.OPEN, word);
      out.addAll(degree);
      emit(Kind.CLOSE, word);
      emit(Kind.CLOSE, word);
    }
    scripts.after();
  }

  /// Enters or leaves what holds lines together.
  void hold(int change) {
    held = Math.max(0, held + change);
  }

  /// Adds a statement of its own, to stand before all others.
  void hoist(String name, LatexWord place, List<Token> body) {
    hoisted.add(new Token(Kind.NAME, place.start(), place.end(), name, null));
    hoisted.add(new Token(Kind.EQUALS, place.start(), place.end()));
    hoisted.addAll(body);
    hoisted.add(new Token(Kind.NEWLINE, place.start(), place.end()));
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

  /// Notes that the statement around a token holds for every value of a letter, as in `h_i = \sum_j
  /// W_{ij} x_j`: there the letter is dropped.
  void free(Token token, String letter) {
    free.put(token, letter);
  }

  private List<Token> withoutFreeLetters(List<Token> tokens) {
    if (free.isEmpty()) {
      return tokens;
    }
    List<Token> result = new ArrayList<>(tokens);
    int start = 0;
    int level = 0;
    String letter = null;
    for (int i = 0; i < result.size(); i++) {
      Token token = result.get(i);
      level += token.kind() == Kind.OPEN || token.kind() == Kind.OPEN_SQUARE ? 1 : 0;
      level -= token.kind() == Kind.CLOSE || token.kind() == Kind.CLOSE_SQUARE ? 1 : 0;
      letter = free.getOrDefault(token, letter);
      boolean over =
          switch (token.kind()) {
            case NEWLINE, SEMICOLON, END -> true;
            case COMMA -> level <= 0;
            default -> false;
          };
      if (over) {
        for (int j = start; letter != null && j < i; j++) {
          LatexScripts.Indexed name = scripts.indexed(result.get(j));
          if (name != null && name.index().equals(letter)) {
            Token old = result.get(j);
            result.set(j, new Token(Kind.NAME, old.start(), old.end(), name.stem(), null));
          }
        }
        start = i + 1;
        letter = null;
        level = 0;
      }
    }
    return result;
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
