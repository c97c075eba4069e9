package gradus.plain;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.Glyphs;
import gradus.plain.token.KnownNames;
import gradus.plain.token.LastOperand;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts in order how people phrase their statements: words between formulas, names of several
/// words, several names given values at once, `y = f(x) = …`; and refuses those of Python.
final class Phrasing {
  private static final Set<String> CONNECTING =
      Set.of("where", "with", "and", "let", "for", "given", "when", "여기서", "단", "그리고");

  /// What ends a noun in a sentence.
  private static final Set<String> PARTICLES =
      Set.of("의", "을", "를", "은", "는", "이", "가", "에서", "로", "으로", "와", "과", "에");

  /// Most words of a name.
  private static final int MOST_WORDS = 6;

  /// Most names that are given values together, and most names of several words.
  private static final int MOST_NAMES = 50;

  private final String text;
  private final Set<String> functions;
  private final Set<String> defined = new HashSet<>();
  private final Map<String, List<List<String>>> phrases = new HashMap<>();
  private final List<Token> out = new ArrayList<>();
  private List<Token> in;

  private Phrasing(String text, List<Token> in, Set<String> functions) {
    this.text = text;
    this.in = in;
    this.functions = functions;
    for (int i = 0; i + 1 < in.size(); i++) {
      boolean name = in.get(i).kind() == TokenKind.NAME;
      boolean first = i == 0 || in.get(i - 1).kind().endsStatement() || starts(in.get(i - 1));
      if (!name || !first) continue;
      if (kind(i + 1) == TokenKind.EQUALS || KnownNames.headerEnd(in, i) > 0) {
        defined.add(in.get(i).text());
      }
    }
  }

  private static boolean starts(Token before) {
    return before.kind() == TokenKind.OPEN_BLOCK;
  }

  /// The tokens as if every statement had been written in the language's own way.
  static List<Token> ordered(String text, List<Token> tokens, Set<String> functions) {
    Phrasing phrasing = new Phrasing(text, tokens, functions);
    phrasing.statements();
    phrasing.in = List.copyOf(phrasing.out);
    return phrasing.phrases.isEmpty() ? phrasing.in : phrasing.joined();
  }

  private TokenKind kind(int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  private boolean isName(int i, String name) {
    return kind(i) == TokenKind.NAME && in.get(i).text().equals(name);
  }

  private void statements() {
    int start = 0;
    while (start < in.size()) {
      int end = end(start);
      int next = together(start, end);
      if (next < 0) {
        int from = start;
        while (from < end) {
          from = statement(from, end);
        }
        next = end;
      }
      if (next < in.size()) out.add(in.get(next));
      start = next + 1;
    }
  }

  /// The token that ends the statement which begins here.
  private int end(int start) {
    int i = start;
    while (i < in.size() && !kind(i).endsStatement() && kind(i) != TokenKind.OPEN_BLOCK) {
      i++;
    }
    return i;
  }

  /// Reads one statement; where the next one begins, which is the end when no other follows.
  private int statement(int from, int end) {
    if (python(from, end)) return end;
    int start = from;
    while (start + 1 < end && isConnecting(start) && kind(start + 1) == TokenKind.NAME) {
      start++;
    }
    if (conditional(start, end)) return end;
    if (named(start, end) || copied(start, end) || listed(start, end)) return end;
    int equals = words(start, end);
    int depth = 0;
    for (int i = equals; i < end; i++) {
      Token token = in.get(i);
      depth += LastOperand.level(token.kind());
      boolean between = depth == 0 && i > start && isConnecting(i) && begins(i + 1, end);
      if (between) {
        out.add(token.as(TokenKind.SEPARATOR));
        return i + 1;
      }
      int next = depth == 0 && isUnit(i) ? behindCondition(i, end) : -1;
      if (next >= 0) {
        out.add(token.as(TokenKind.SEPARATOR));
        return next;
      }
      if (depth == 1 && token.kind() == TokenKind.OPEN && i > start && isRemark(i, end)) {
        remark(i, end);
        return end;
      }
      out.add(isUnit(i) ? unit(i) : isKept(i) ? kept(token) : token);
    }
    return end;
  }

  /// Where the statement behind `x = 2일 때` begins; -1 when no such words stand here.
  private int behindCondition(int i, int end) {
    String word = in.get(i).text();
    if (word.equals("일") && kind(i + 1) == TokenKind.NAME) {
      boolean when = i + 1 < end && in.get(i + 1).text().matches("때(에|는|의)?");
      return when ? i + 2 : -1;
    }
    return word.matches("일때(에|는|의)?|이고|이며|이면|라면|이라면") ? i + 1 : -1;
  }

  /// Whether a bracket is the last of its statement and gives values: `(단, x = 2, y = 3)`.
  private boolean isRemark(int open, int end) {
    if (kind(end - 1) != TokenKind.CLOSE || !in.get(open - 1).kind().endsOperand()) return false;
    int first = open + 1;
    boolean word = isConnecting(first);
    if (word) first += kind(first + 1) == TokenKind.COMMA ? 2 : 1;
    boolean apart =
        word
            || in.get(open - 1).end() < in.get(open).start()
                && !(kind(open - 1) == TokenKind.NAME
                    && functions.contains(in.get(open - 1).text()));
    return apart && kind(first) == TokenKind.NAME && kind(first + 1) == TokenKind.EQUALS;
  }

  /// The values in a bracket as statements of their own.
  private void remark(int open, int end) {
    int first = open + 1;
    if (isConnecting(first)) first += kind(first + 1) == TokenKind.COMMA ? 2 : 1;
    out.add(in.get(open).as(TokenKind.SEPARATOR));
    int depth = 0;
    for (int i = first; i < end - 1; i++) {
      depth += LastOperand.level(kind(i));
      boolean comma = depth == 0 && kind(i) == TokenKind.COMMA;
      out.add(comma ? in.get(i).as(TokenKind.SEPARATOR) : in.get(i));
    }
  }

  /// Refuses Python's `a if c else b`.
  private boolean conditional(int start, int end) {
    int from = start;
    int when = -1;
    int other = -1;
    int depth = 0;
    for (int i = start; i < end; i++) {
      depth += LastOperand.level(kind(i));
      if (depth != 0) continue;
      if (kind(i) == TokenKind.EQUALS && when < 0) from = i + 1;
      if (isName(i, "if") && !defined.contains("if") && i > from && when < 0) when = i;
      if (isName(i, "else") && when >= 0 && i > when + 1 && other < 0) other = i;
    }
    if (other < 0 || other + 1 >= end) return false;
    Span span = in.get(from).span().union(in.get(end - 1).span());
    String edit =
        "where("
            + between(when + 1, other)
            + ", "
            + between(from, when)
            + ", "
            + between(other + 1, end)
            + ")";
    Problem problem = Problem.error(span, "syntax.python.if", Token.shown(edit, 0, edit.length()));
    boolean nested = in.subList(other + 1, end).stream().anyMatch(t -> "if".equals(t.text()));
    out.addAll(in.subList(start, from));
    refuse(nested ? problem : problem.withFix(edit));
    return true;
  }

  private String between(int from, int to) {
    return text.substring(in.get(from).start(), in.get(to - 1).end());
  }

  private boolean isConnecting(int i) {
    return kind(i) == TokenKind.NAME
        && CONNECTING.contains(in.get(i).text())
        && !defined.contains(in.get(i).text())
        && kind(i + 1) != TokenKind.OPEN
        && kind(i + 1) != TokenKind.EQUALS;
  }

  private boolean begins(int i, int end) {
    int first = i;
    while (first + 1 < end && first < i + MOST_WORDS && isConnecting(first)) {
      first++;
    }
    return first + 1 < end
        && kind(first) == TokenKind.NAME
        && (kind(first + 1) == TokenKind.EQUALS || KnownNames.headerEnd(in, first) > 0);
  }

  /// Words before an equals sign as one name; where the rest of the statement begins.
  private int words(int start, int end) {
    int i = start;
    while (i < end && kind(i) == TokenKind.NAME) {
      i++;
    }
    int count = i - start;
    if (phrases.values().stream().mapToInt(List::size).sum() >= MOST_NAMES) return start;
    if (count < 2 || count > MOST_WORDS || kind(i) != TokenKind.EQUALS) return start;
    List<String> words = in.subList(start, i).stream().map(Token::text).toList();
    boolean known = words.stream().allMatch(w -> defined.contains(w) || w.length() == 1);
    if (known || words.stream().anyMatch(functions::contains)) return start;
    phrases.computeIfAbsent(words.getFirst(), w -> new ArrayList<>()).add(words);
    out.add(one(start, i));
    return i;
  }

  private Token one(int start, int end) {
    List<Token> words = in.subList(start, end);
    String name = String.join("_", words.stream().map(Token::text).toList());
    return new Token(TokenKind.NAME, words.getFirst().start(), words.getLast().end(), name, null);
  }

  /// Every name of several words as one token.
  private List<Token> joined() {
    List<Token> all = new ArrayList<>();
    int i = 0;
    while (i < in.size()) {
      List<String> longest = List.of();
      if (kind(i) == TokenKind.NAME) {
        for (List<String> words : phrases.getOrDefault(in.get(i).text(), List.of())) {
          if (words.size() > longest.size() && stands(words, i)) longest = words;
        }
      }
      List<String> whole = longest.isEmpty() ? lastOf(i) : List.of();
      all.add(
          !longest.isEmpty()
              ? one(i, i + longest.size())
              : whole.isEmpty() ? in.get(i) : part(in.get(i), String.join(" ", whole)));
      i += Math.max(1, longest.size());
    }
    return all;
  }

  /// The name of several words whose last one stands here alone and has no value of its own; empty
  /// when there is none.
  private List<String> lastOf(int i) {
    if (kind(i) != TokenKind.NAME || defined.contains(in.get(i).text())) return List.of();
    if (kind(i + 1) == TokenKind.OPEN || functions.contains(in.get(i).text())) return List.of();
    for (List<List<String>> named : phrases.values()) {
      for (List<String> words : named) {
        if (words.getLast().equals(in.get(i).text())) return words;
      }
    }
    return List.of();
  }

  private Token part(Token name, String whole) {
    boolean number = name.start() > 0 && Character.isDigit(text.charAt(name.start() - 1));
    Problem problem =
        Problem.error(name.span(), "syntax.words", name.shown(text), whole)
            .withFix(number ? " " + whole : whole);
    return new Token(TokenKind.BAD, name.start(), name.end(), null, problem);
  }

  private boolean stands(List<String> words, int from) {
    for (int k = 0; k < words.size(); k++) {
      if (!isName(from + k, words.get(k))) return false;
    }
    return true;
  }

  /// `100원`: Hangul close behind a number.
  private boolean isUnit(int i) {
    if (i == 0 || kind(i) != TokenKind.NAME || kind(i - 1) != TokenKind.NUMBER) return false;
    return in.get(i - 1).end() == in.get(i).start() && isHangul(in.get(i));
  }

  /// Whether a name is a word of Korean that nothing is called by.
  private boolean isHangul(Token name) {
    int first = name.text().codePointAt(0);
    return Character.UnicodeScript.of(first) == Character.UnicodeScript.HANGUL
        && !defined.contains(name.text());
  }

  /// `keepdims=True` of NumPy, `keepdim` of PyTorch.
  private boolean isKept(int i) {
    return (isName(i, "keepdims") || isName(i, "keepdim")) && kind(i + 1) == TokenKind.EQUALS;
  }

  private Token kept(Token name) {
    Problem problem = Problem.error(name.span(), "syntax.python.keepdims", name.shown(text));
    return new Token(TokenKind.BAD, name.start(), name.end(), null, problem);
  }

  private Token unit(int i) {
    Token name = in.get(i);
    boolean particle = PARTICLES.contains(name.text());
    int last = i;
    while (particle && kind(last + 1) == TokenKind.NAME && isHangul(in.get(last + 1))) {
      last++;
    }
    Span span = name.span().union(in.get(last).span());
    String key = particle ? "syntax.particle" : "syntax.unit";
    String shown = Token.shown(text, span.start(), span.end());
    Problem problem = Problem.error(span, key, shown).withFix("");
    return new Token(TokenKind.BAD, name.start(), name.end(), null, problem);
  }

  /// `y = f(x) = x^2` gives f its formula, and y the value of f.
  private boolean named(int start, int end) {
    boolean call =
        kind(start) == TokenKind.NAME
            && kind(start + 1) == TokenKind.EQUALS
            && kind(start + 2) == TokenKind.NAME;
    if (!call) return false;
    int second = KnownNames.headerEnd(in, start + 2);
    String function = in.get(start + 2).text();
    if (second < 0 || second >= end || functions.contains(function)) return false;
    if (defined.contains(function) || function.equals(in.get(start).text())) return false;
    for (int i = start + 4; i < second - 1; i++) {
      if (kind(i) != TokenKind.NAME && kind(i) != TokenKind.COMMA) return false;
    }
    out.addAll(in.subList(start + 2, end));
    int place = in.get(end - 1).end();
    out.add(new Token(TokenKind.SEPARATOR, place, place));
    out.addAll(in.subList(start, second));
    return true;
  }

  /// `v = x = 2` gives x the number where nothing else does, and v what x is.
  private boolean copied(int start, int end) {
    int last = start;
    while (kind(last) == TokenKind.NAME
        && kind(last + 1) == TokenKind.EQUALS
        && (last == start || !defined.contains(in.get(last).text()))
        && last + 2 < end) {
      last += 2;
    }
    if (last < start + 4) return false;
    for (int i = last; i < end; i++) {
      if (kind(i) == TokenKind.EQUALS) return false;
    }
    for (int i = last - 2; i >= start; i -= 2) {
      boolean first = i == last - 2;
      out.addAll(in.subList(i, first ? end : i + 3));
      if (i == start) break;
      int place = in.get(end - 1).end();
      out.add(new Token(TokenKind.SEPARATOR, place, place));
    }
    return true;
  }

  /// `[a, b] = [1, -2]`.
  private boolean listed(int start, int end) {
    boolean round = kind(start) == TokenKind.OPEN && kind(end - 1) == TokenKind.CLOSE;
    if (!round
        && (kind(start) != TokenKind.OPEN_SQUARE || kind(end - 1) != TokenKind.CLOSE_SQUARE)) {
      return false;
    }
    int close = start;
    while (close < end && kind(close) != (round ? TokenKind.CLOSE : TokenKind.CLOSE_SQUARE)) {
      close++;
    }
    boolean lists = kind(close + 1) == TokenKind.EQUALS && kind(close + 2) == kind(start);
    if (!lists) return false;
    List<List<Token>> names = parts(start + 1, close);
    List<List<Token>> values = parts(close + 3, end - 1);
    boolean fit =
        names.size() == values.size()
            && names.size() > (round ? 1 : 0)
            && names.stream().allMatch(n -> n.size() == 1 && n.getFirst().kind() == TokenKind.NAME)
            && values.stream().noneMatch(List::isEmpty);
    if (fit) give(names, values, in.get(close + 1));
    return fit;
  }

  private List<List<Token>> parts(int from, int to) {
    List<List<Token>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    int depth = 0;
    for (int i = from; i < to; i++) {
      depth += LastOperand.level(kind(i));
      if (depth < 0) return List.of();
      if (depth == 0 && kind(i) == TokenKind.COMMA) {
        parts.add(new ArrayList<>());
      } else {
        parts.getLast().add(in.get(i));
      }
    }
    return parts;
  }

  private void give(List<List<Token>> names, List<List<Token>> values, Token equals) {
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) out.add(new Token(TokenKind.SEPARATOR, equals.start(), equals.start()));
      out.addAll(names.get(i));
      out.add(equals);
      out.addAll(values.get(i));
    }
  }

  /// `a, b = 1, -2`: the end of the last value; -1 where as many values do not follow.
  private int together(int from, int firstEnd) {
    List<List<Token>> names = new ArrayList<>();
    int start = from;
    int end = firstEnd;
    while (end == start + 1
        && kind(start) == TokenKind.NAME
        && isComma(end)
        && names.size() < MOST_NAMES) {
      names.add(List.of(in.get(start)));
      start = end + 1;
      end = end(start);
    }
    boolean equals = kind(start) == TokenKind.NAME && kind(start + 1) == TokenKind.EQUALS;
    if (names.isEmpty() || !equals || end == start + 2) return -1;
    names.add(List.of(in.get(start)));
    Token sign = in.get(start + 1);
    List<List<Token>> values = new ArrayList<>();
    start += 2;
    while (true) {
      List<Token> value = in.subList(start, end);
      boolean plain = value.stream().noneMatch(t -> t.kind() == TokenKind.EQUALS);
      if (value.isEmpty() || !plain) break;
      values.add(value);
      if (!isComma(end) || values.size() > names.size()) break;
      if (values.size() == names.size() && isDefinition(end + 1)) break;
      start = end + 1;
      end = end(start);
    }
    if (values.size() != names.size()) return -1;
    give(names, values, sign);
    return end;
  }

  private boolean isDefinition(int start) {
    return in.subList(start, end(start)).stream().anyMatch(t -> t.kind() == TokenKind.EQUALS);
  }

  private boolean isComma(int i) {
    return kind(i) == TokenKind.SEPARATOR
        && in.get(i).end() > in.get(i).start()
        && Glyphs.plain(text.charAt(in.get(i).start())) == ',';
  }

  /// Refuses a statement of Python.
  private boolean python(int start, int end) {
    if (kind(start) != TokenKind.NAME || start + 1 >= end) return false;
    String word = in.get(start).text();
    if (kind(start + 1) == TokenKind.EQUALS) return false;
    Span whole = in.get(start).span().union(in.get(end - 1).span());
    boolean name = kind(start + 1) == TokenKind.NAME;
    String key =
        switch (word) {
          case "def" -> name ? "syntax.python.def" : null;
          case "import", "from" -> name ? "syntax.python.import" : null;
          case "print" -> kind(start + 1) == TokenKind.OPEN ? "syntax.python.print" : null;
          case "for" -> name && isName(start + 2, "in") ? "syntax.python.for" : null;
          default -> null;
        };
    if (key != null && !defined.contains(word)) {
      refuse(problem(key, whole, start, end));
      return true;
    }
    boolean update =
        switch (kind(start + 1)) {
          case PLUS, MINUS, STAR, SLASH -> kind(start + 2) == TokenKind.EQUALS;
          default -> false;
        };
    if (!update || start + 3 >= end) return false;
    String sign = text.substring(in.get(start + 1).start(), in.get(start + 1).end());
    String rest = text.substring(in.get(start + 3).start(), whole.end());
    String edit = word + "2 = " + word + " " + sign + " (" + rest + ")";
    Problem problem =
        Problem.error(whole, "syntax.python.update", word, Token.shown(edit, 0, edit.length()));
    // what is given again in each round has no name of its own
    boolean round = in.subList(0, start).stream().anyMatch(t -> t.kind() == TokenKind.OPEN_BLOCK);
    refuse(round || defined.contains(word + "2") ? problem : problem.withFix(edit));
    return true;
  }

  private Problem problem(String key, Span whole, int start, int end) {
    Problem problem = Problem.error(whole, key, in.get(start).shown(text));
    return switch (key) {
      case "syntax.python.import", "syntax.python.print" -> problem.withFix("");
      case "syntax.python.def" -> {
        for (int i = start + 2; i + 2 < end; i++) {
          boolean body = kind(i) == TokenKind.CLOSE && isName(i + 2, "return");
          if (!body) continue;
          String header = text.substring(in.get(start + 1).start(), in.get(i).end());
          String formula = text.substring(in.get(i + 2).end(), whole.end()).strip();
          yield problem.withFix(header + " = " + formula);
        }
        yield problem;
      }
      default -> problem;
    };
  }

  private void refuse(Problem problem) {
    out.add(new Token(TokenKind.BAD, problem.span().start(), problem.span().end(), null, problem));
  }
}
